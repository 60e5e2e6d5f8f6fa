//! What there is, a line each: the words of `list`.

/// Policies.
pub mod policy {
    /// The optimum.
    pub const OPTIMAL: &str = "the most impact that the money can have under all rules";
    /// The optimum without rules.
    pub const BUDGET_ALONE: &str =
        "the most impact that the money can have under the budget alone; breaks any rule";
    /// The factor method.
    pub const FACTOR: &str = "因素法: by weighted shares in the factors of [factor_method]";
    /// Equal.
    pub const EQUAL: &str = "every cooperative the same";
    /// Per member.
    pub const PER_MEMBER: &str = "the same for every member, poor or not";
    /// Per poor member.
    pub const PER_POOR_MEMBER: &str = "the same for every poor member";
    /// Poorest first.
    pub const POOREST_SHARE: &str =
        "those with the largest share of poor members first, until the money is gone";
    /// Poorest first.
    pub const POOREST_INCOME: &str = "those with the lowest mean income first, until the money is gone";
    /// Geographic.
    pub const GEOGRAPHIC: &str = "regions by their poverty gap, then per poor member inside";
    /// By tier.
    pub const BY_TIER: &str = "demonstration cooperatives first, tier by tier; the same within a tier";
    /// Greedy.
    pub const GREEDY: &str = "every next yuan where it brings the most impact";
    /// Largest-min.
    pub const LARGEST_MIN: &str = "raises the smallest support that reaches a poor member";
    /// Lottery.
    pub const LOTTERY: &str = "drawn by lot (--seed) until the money is gone";
}

/// Rules.
pub mod rule {
    /// `budget`.
    pub const BUDGET: &str = "all grants together are at most the budget";
    /// `max_leakage`.
    pub const LEAKAGE: &str = "at most this share of the money reaches nobody poor";
    /// `max_shell_exposure`.
    pub const SHELL_EXPOSURE: &str = "at most this share of the money is expected to go to shells";
    /// `min_coverage`.
    pub const COVERAGE: &str =
        "at least this share of poor members is funded to full_coverage, in proportion";
    /// `[[rules]]`.
    pub const CLAUSE: &str = "weighted grants or recipients over selected cooperatives, at least or at most a limit, once or for each value";
}

/// Formats.
pub mod format {
    /// `text`.
    pub const TEXT: &str = "a summary for people (the default)";
    /// `json`.
    pub const JSON: &str = "everything, for programs; stable keys";
    /// `csv`.
    pub const CSV: &str = "one line for every cooperative";
    /// `markdown`.
    pub const MARKDOWN: &str = "the summary as tables for a document";
    /// `html`.
    pub const HTML: &str = "report.html in the folder of `solve -o`, and what `report` prints";
    /// `xlsx`.
    pub const XLSX: &str = "allocation.xlsx in the folder of `solve -o`";
    /// `proof`.
    pub const PROOF: &str = "proof.json in the folder of `solve -o`: exact, for whoever checks the answer";
    /// `junit`.
    pub const JUNIT: &str = "`regress` for CI servers";
}

/// Solvers.
pub mod solver {
    /// The own one.
    pub const ENGINE: &str = "dual simplex with bound flipping on chains; made for this shape, any size";
    /// microlp.
    pub const MICROLP: &str = "simplex in pure Rust (microlp); a second opinion on small instances";
    /// HiGHS.
    pub const HIGHS: &str = "HiGHS, a general solver in C++; a second opinion on instances of any kind";
}
