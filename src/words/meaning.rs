//! What there is, a line each: the words of `list`.

/// Policies.
pub mod policy {
    use crate::words::language::Message;

    /// The optimum.
    pub const OPTIMAL: Message = Message("meaning-policy-optimal");
    /// The optimum without rules.
    pub const BUDGET_ALONE: Message = Message("meaning-policy-budget-alone");
    /// The factor method.
    pub const FACTOR: Message = Message("meaning-policy-factor");
    /// Equal.
    pub const EQUAL: Message = Message("meaning-policy-equal");
    /// Per member.
    pub const PER_MEMBER: Message = Message("meaning-policy-per-member");
    /// Per poor member.
    pub const PER_POOR_MEMBER: Message = Message("meaning-policy-per-poor-member");
    /// Poorest first.
    pub const POOREST_SHARE: Message = Message("meaning-policy-poorest-share");
    /// Poorest first.
    pub const POOREST_INCOME: Message = Message("meaning-policy-poorest-income");
    /// Geographic.
    pub const GEOGRAPHIC: Message = Message("meaning-policy-geographic");
    /// By tier.
    pub const BY_TIER: Message = Message("meaning-policy-by-tier");
    /// Greedy.
    pub const GREEDY: Message = Message("meaning-policy-greedy");
    /// Largest-min.
    pub const LARGEST_MIN: Message = Message("meaning-policy-largest-min");
    /// Lottery.
    pub const LOTTERY: Message = Message("meaning-policy-lottery");
}

/// Rules.
pub mod rule {
    use crate::words::language::Message;

    /// `budget`.
    pub const BUDGET: Message = Message("meaning-rule-budget");
    /// `max_leakage`.
    pub const LEAKAGE: Message = Message("meaning-rule-leakage");
    /// `max_shell_exposure`.
    pub const SHELL_EXPOSURE: Message = Message("meaning-rule-shell-exposure");
    /// `min_coverage`.
    pub const COVERAGE: Message = Message("meaning-rule-coverage");
    /// `max_recipients`.
    pub const MAX_RECIPIENTS: Message = Message("meaning-rule-max-recipients");
    /// `min_recipients`.
    pub const MIN_RECIPIENTS: Message = Message("meaning-rule-min-recipients");
    /// `[[rules]]`.
    pub const CLAUSE: Message = Message("meaning-rule-clause");
}

/// Formats.
pub mod format {
    use crate::words::language::Message;

    /// `text`.
    pub const TEXT: Message = Message("meaning-format-text");
    /// `json`.
    pub const JSON: Message = Message("meaning-format-json");
    /// `csv`.
    pub const CSV: Message = Message("meaning-format-csv");
    /// `markdown`.
    pub const MARKDOWN: Message = Message("meaning-format-markdown");
    /// `html`.
    pub const HTML: Message = Message("meaning-format-html");
    /// `xlsx`.
    pub const XLSX: Message = Message("meaning-format-xlsx");
    /// `proof`.
    pub const PROOF: Message = Message("meaning-format-proof");
    /// `junit`.
    pub const JUNIT: Message = Message("meaning-format-junit");
}

/// Solvers.
pub mod solver {
    use crate::words::language::Message;

    /// The own one.
    pub const ENGINE: Message = Message("meaning-solver-engine");
    /// microlp.
    pub const MICROLP: Message = Message("meaning-solver-microlp");
    /// HiGHS.
    pub const HIGHS: Message = Message("meaning-solver-highs");
}
