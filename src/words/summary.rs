//! The words of the summary.

/// The unit of a measure's impact.
pub fn unit(measure: &str) -> &'static str {
    match measure {
        "gap" => "yuan of poverty gap closed per year",
        "headcount" => {
            "people lifted to the poverty line (expected: each counts by the chance that its cooperative is real)"
        }
        "squared-gap" => "yuan² of squared poverty gap closed (people × (yuan per person and year)²)",
        _ => "impact in the unit of the given curves",
    }
}

/// What a status means, for the first line; `by` is what it rests on.
pub fn status(word: &str, by: &str) -> &'static str {
    match word {
        "optimal" if by == "search" => {
            "optimal by search: every rule is kept, and a search to the end found nothing better"
        }
        "optimal" => "optimal: every rule is kept, and no division of the money does better",
        "feasible" => "feasible: every rule is kept, and how far from the best this can be is stated below",
        "infeasible" => "infeasible: no division of the money keeps every rule",
        _ => "unknown: no division in whole money was found that keeps every rule",
    }
}

/// What an optimum by search rests on.
pub fn by_search(solver: &str) -> String {
    format!(
        "prices rule out all but a core of grants, and {solver} says that it searched the core to the end: that nothing is better rests on its word"
    )
}

/// What a search adds where it did not end.
pub fn search_bound(bound: &str, gap: &str, solver: &str) -> String {
    format!("bound by search {bound}, gap {gap}, if the word of {solver} holds")
}

/// What to do about an answer that is none.
pub fn next_step(word: &str) -> &'static str {
    match word {
        "infeasible" => "Next: loosen one of the rules above, or raise the budget; then run `solve` again.",
        _ => {
            "Next: try a smaller `step`, or loosen the limits named above by one step; then run `solve` again."
        }
    }
}

/// Headings of the summary's parts.
pub mod heading {
    /// What the money achieves.
    pub const ACHIEVES: &str = "What the money achieves";
    /// Who gets it.
    pub const WHO: &str = "Who gets it";
    /// Accuracy.
    pub const ACCURACY: &str = "How accurate it is";
    /// Rules.
    pub const BINDS: &str = "Rules that bind, and what one more unit of each limit would bring";
    /// Rules, where grants are whole.
    pub const BINDS_BOUND: &str =
        "Rules that bind, and what one more unit of each limit would add to the bound";
    /// Proof.
    pub const PROOF: &str = "How far from the best";
    /// Conflict.
    pub const CONFLICT: &str = "Rules that cannot hold together";
    /// Nearest miss.
    pub const MISS: &str = "What came closest breaks";
}
