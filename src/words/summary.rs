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

/// Why a search ended before its own end.
pub fn stopped(by: &str) -> &'static str {
    match by {
        "time" => {
            "stopped by --time-limit: a longer run may find better, and another run of the same time something else"
        }
        _ => "stopped by --relative-gap: a longer run may find better",
    }
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

/// What the money achieves.
pub struct Achieved<'a> {
    /// Impact, and its unit.
    pub impact: [&'a str; 2],
    /// Money out of the budget, and the currency.
    pub money: [&'a str; 3],
    /// Who gets some of it, and who is there.
    pub cooperatives: [&'a str; 2],
}

impl Achieved<'_> {
    /// Two lines.
    pub fn lines(&self) -> String {
        let ([impact, unit], [allocated, budget, currency]) = (self.impact, self.money);
        let [recipients, cooperatives] = self.cooperatives;
        format!(
            "  {impact} {unit}\n  with {allocated} of {budget} {currency} to {recipients} of {cooperatives} cooperatives"
        )
    }
}

/// Figures by name; a share of accuracy with what it is a share of.
pub mod figure {
    /// Headcount.
    pub const POOR_MEMBERS: &str = "poor members";
    /// The gap.
    pub const POVERTY_GAP: &str = "poverty gap";
    /// The squared gap.
    pub const SQUARED_GAP: &str = "squared poverty gap";
    /// Leakage.
    pub const LEAKAGE: [&str; 2] = ["leakage", "of the money reaches nobody poor"];
    /// Shell exposure.
    pub const SHELL_EXPOSURE: [&str; 2] = ["shell exposure", "of the money is expected to go to shells"];
    /// Coverage.
    pub const COVERAGE: [&str; 2] = ["coverage", "of poor members are covered"];
    /// The bound.
    pub const BOUND: &str = "proved bound";
    /// The gap.
    pub const RELATIVE_GAP: &str = "relative gap";
    /// The budget.
    pub const BUDGET: &str = "budget";
    /// Everything allocated.
    pub const ALLOCATED: &str = "allocated";
    /// How many get anything.
    pub const RECIPIENTS: &str = "recipients";

    /// A figure as it was before any support.
    pub fn before(name: &str) -> String {
        format!("{name} before")
    }

    /// A figure as it is afterwards.
    pub fn after(name: &str) -> String {
        format!("{name} after")
    }
}

/// People nearly lifted.
pub fn within_a_step(people: &str) -> String {
    format!("{people} people are left short of the line by less than one step")
}

/// Groups that are not shown one by one.
pub fn more_groups(count: usize) -> String {
    format!("and {count} more")
}

/// Lines that are not shown.
pub fn more_in_json(count: usize) -> String {
    format!("and {count} more (see --format json)")
}

/// No limit has a price.
pub const NOTHING_BINDS: &str = "No rule binds.";

/// The bound, how far from it, and what more money would bring: two lines.
pub fn proof(bound: &str, gap: &str, yuan: &str, whole: bool) -> String {
    let would = if whole { "add to the bound" } else { "bring" };
    format!(
        "  proved bound {bound} (any division of the money), gap {gap}\n  one more yuan of budget would {would} {yuan}"
    )
}

/// Ties at the margin.
pub fn tied(cooperatives: &str) -> String {
    format!("{cooperatives} cooperatives tie at the margin; the money among them goes by id")
}

/// Who gets it, by which column.
pub fn who(by: &str) -> String {
    format!("{} (by {by})", heading::WHO)
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
    /// Fixed grants; what they cost is proved by the prices of the rules.
    pub const OVERRIDES: &str = "Grants fixed by `locked`, and the impact that each costs at most";
    /// Fixed grants, where grants are whole.
    pub const OVERRIDES_BOUND: &str =
        "Grants fixed by `locked`, and by how much the proved bound would rise without each";
    /// Proof.
    pub const PROOF: &str = "How far from the best";
    /// Conflict.
    pub const CONFLICT: &str = "Rules that cannot hold together";
    /// Nearest miss.
    pub const MISS: &str = "What came closest breaks";
}
