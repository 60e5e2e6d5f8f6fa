//! The words of `allocation.xlsx`.

use crate::words::language::{Message, said};

/// Names of the sheets.
pub mod name {
    use crate::words::language::Message;

    /// What the money achieves.
    pub const SUMMARY: Message = Message("sheets-name-summary");
    /// Every cooperative.
    pub const ALLOCATION: Message = Message("sheets-name-allocation");
    /// By the instance's grouping.
    pub const GROUPS: Message = Message("sheets-name-groups");
    /// Limits and prices.
    pub const RULES: Message = Message("sheets-name-rules");
    /// Policies.
    pub const COMPARISON: Message = Message("sheets-name-comparison");
    /// What was assumed.
    pub const ASSUMPTIONS: Message = Message("sheets-name-assumptions");
}

/// In front of totals.
pub const TOTAL: Message = Message("sheets-total");
/// In front of totals that follow the filters.
pub const TOTAL_SHOWN: Message = Message("sheets-total-shown");
/// A cost.
pub const COSTS: Message = Message("sheets-costs");
/// Where a limit has a price.
pub const BINDS: Message = Message("sheets-binds");
/// It does.
pub const YES: Message = Message("sheets-yes");
/// The instance.
pub const PROGRAMME: Message = Message("sheets-programme");
/// Its answer.
pub const STATUS: Message = Message("sheets-status");
/// In what impact is counted.
pub const UNIT: Message = Message("sheets-unit");
/// Impact.
pub const IMPACT: Message = Message("sheets-impact");
/// Price of funds.
pub const NEXT_YUAN: Message = Message("sheets-next-yuan");
/// How many there are.
pub const COOPERATIVES: Message = Message("sheets-cooperatives");
/// The limit of a share.
pub fn limit(of: &str) -> String {
    said!("sheets-limit", of)
}
/// Files.
pub const FILES: Message = Message("sheets-files");
/// The settings, line by line.
pub const SETTINGS: Message = Message("sheets-settings");
/// What was run.
pub const COMMAND: Message = Message("sheets-command");
