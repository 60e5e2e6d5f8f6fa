//! The words of the summary.

use crate::words::currency;
use crate::words::language::{Message, said, text};

/// The unit of a measure's impact.
pub fn unit(measure: &str) -> Message {
    Message(match measure {
        "gap" => "summary-unit-gap",
        "headcount" => "summary-unit-headcount",
        "squared-gap" => "summary-unit-squared-gap",
        _ => "summary-unit-other",
    })
}

/// What a status means, for the first line; `by` is what it rests on.
pub fn status(word: &str, by: &str) -> &'static str {
    match word {
        "optimal" if by == "search" => text("summary-status-optimal-by-search"),
        "optimal" => text("summary-status-optimal"),
        "feasible" => text("summary-status-feasible"),
        "infeasible" => text("summary-status-infeasible"),
        _ => text("summary-status-other"),
    }
}

/// What an optimum by search rests on.
pub fn by_search(solver: &str) -> String {
    said!("summary-by-search", solver)
}

/// What a search adds where it did not end.
pub fn search_bound(bound: &str, gap: &str, solver: &str) -> String {
    said!("summary-search-bound", bound, gap, solver)
}

/// Why a search ended before its own end.
pub fn stopped(by: &str) -> &'static str {
    match by {
        "time" => text("summary-stopped-time"),
        _ => text("summary-stopped-other"),
    }
}

/// What to do about an answer that is none.
pub fn next_step(word: &str) -> &'static str {
    match word {
        "infeasible" => text("summary-next-step-infeasible"),
        _ => text("summary-next-step-other"),
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
        let ([impact, unit], [allocated, budget, code]) = (self.impact, self.money);
        let currency = currency(code);
        let [recipients, cooperatives] = self.cooperatives;
        said!("summary-lines", impact, unit, allocated, budget, currency, recipients, cooperatives)
    }
}

/// Figures by name; a share of accuracy with what it is a share of.
pub mod figure {
    use crate::words::language::{Message, said};

    /// Headcount.
    pub const POOR_MEMBERS: Message = Message("summary-figure-poor-members");
    /// The gap.
    pub const POVERTY_GAP: Message = Message("summary-figure-poverty-gap");
    /// The squared gap.
    pub const SQUARED_GAP: Message = Message("summary-figure-squared-gap");
    /// Leakage.
    pub const LEAKAGE: [Message; 2] =
        [Message("summary-figure-leakage-1"), Message("summary-figure-leakage-2")];
    /// Shell exposure.
    pub const SHELL_EXPOSURE: [Message; 2] =
        [Message("summary-figure-shell-exposure-1"), Message("summary-figure-shell-exposure-2")];
    /// Coverage.
    pub const COVERAGE: [Message; 2] =
        [Message("summary-figure-coverage-1"), Message("summary-figure-coverage-2")];
    /// The bound.
    pub const BOUND: Message = Message("summary-figure-bound");
    /// The gap.
    pub const RELATIVE_GAP: Message = Message("summary-figure-relative-gap");
    /// The budget.
    pub const BUDGET: Message = Message("summary-figure-budget");
    /// The budget, with its currency.
    pub fn budget_in(code: &str) -> String {
        said!("summary-figure-budget-in", currency = crate::words::currency(code))
    }

    /// Everything allocated.
    pub const ALLOCATED: Message = Message("summary-figure-allocated");
    /// How many get anything.
    pub const RECIPIENTS: Message = Message("summary-figure-recipients");

    /// A figure as it was before any support.
    pub fn before(name: &str) -> String {
        said!("summary-figure-before", name)
    }

    /// A figure as it is afterwards.
    pub fn after(name: &str) -> String {
        said!("summary-figure-after", name)
    }
}

/// People nearly lifted.
pub fn within_a_step(people: &str) -> String {
    said!("summary-within-a-step", people)
}

/// Groups that are not shown one by one.
pub fn more_groups(count: usize) -> String {
    said!("summary-more-groups", count)
}

/// Lines that are not shown.
pub fn more_in_json(count: usize) -> String {
    said!("summary-more-in-json", count)
}

/// No limit has a price.
pub const NOTHING_BINDS: Message = Message("summary-nothing-binds");

/// The bound, how far from it, and what more money would bring: two lines.
pub fn proof(bound: &str, gap: &str, yuan: &str, whole: bool) -> String {
    if whole {
        said!("summary-proof-of-bound", bound, gap, yuan)
    } else {
        said!("summary-proof", bound, gap, yuan)
    }
}

/// Ties at the margin.
pub fn tied(cooperatives: &str) -> String {
    said!("summary-tied", cooperatives)
}

/// Who gets it, by which column.
pub fn who(by: &str) -> String {
    said!("summary-who", heading = heading::WHO, by)
}

/// Headings of the summary's parts.
pub mod heading {
    use crate::words::language::Message;

    /// What the money achieves.
    pub const ACHIEVES: Message = Message("summary-heading-achieves");
    /// Who gets it.
    pub const WHO: Message = Message("summary-heading-who");
    /// Accuracy.
    pub const ACCURACY: Message = Message("summary-heading-accuracy");
    /// Rules.
    pub const BINDS: Message = Message("summary-heading-binds");
    /// Rules, where grants are whole.
    pub const BINDS_BOUND: Message = Message("summary-heading-binds-bound");
    /// Fixed grants; what they cost is proved by the prices of the rules.
    pub const OVERRIDES: Message = Message("summary-heading-overrides");
    /// Fixed grants, where grants are whole.
    pub const OVERRIDES_BOUND: Message = Message("summary-heading-overrides-bound");
    /// Proof.
    pub const PROOF: Message = Message("summary-heading-proof");
    /// Conflict.
    pub const CONFLICT: Message = Message("summary-heading-conflict");
    /// Nearest miss.
    pub const MISS: Message = Message("summary-heading-miss");
}
