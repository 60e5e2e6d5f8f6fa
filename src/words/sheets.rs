//! The words of `allocation.xlsx`.

/// Names of the sheets.
pub mod name {
    /// What the money achieves.
    pub const SUMMARY: &str = "summary";
    /// Every cooperative.
    pub const ALLOCATION: &str = "allocation";
    /// By the instance's grouping.
    pub const GROUPS: &str = "by group";
    /// Limits and prices.
    pub const RULES: &str = "rules and prices";
    /// Policies.
    pub const COMPARISON: &str = "comparison";
    /// What was assumed.
    pub const ASSUMPTIONS: &str = "assumptions";
}

/// In front of totals.
pub const TOTAL: &str = "total";
/// In front of totals that follow the filters.
pub const TOTAL_SHOWN: &str = "total of the lines shown";
/// A cost.
pub const COSTS: &str =
    "What each rule costs: the impact that the same money would have in addition without it";
/// Where a limit has a price.
pub const BINDS: &str = "binds";
/// It does.
pub const YES: &str = "yes";
/// The instance.
pub const PROGRAMME: &str = "programme";
/// Its answer.
pub const STATUS: &str = "answer";
/// In what impact is counted.
pub const UNIT: &str = "impact is in";
/// Impact.
pub const IMPACT: &str = "impact";
/// Price of funds.
pub const NEXT_YUAN: &str = "one more yuan would bring";
/// How many there are.
pub const COOPERATIVES: &str = "cooperatives";
/// The limit of a share.
pub fn limit(of: &str) -> String {
    format!("{of}, limit")
}
/// Files.
pub const FILES: &str = "Files (SHA-256)";
/// The settings, line by line.
pub const SETTINGS: &str = "instance.toml";
/// What was run.
pub const COMMAND: &str = "Command";
