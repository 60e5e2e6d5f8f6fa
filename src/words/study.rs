//! The words of `frontier` and `target`.

/// `frontier`.
pub mod frontier {
    use crate::words::language::{Message, said};

    /// What it does.
    pub const ABOUT: Message = Message("study-frontier-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("study-frontier-example");
    /// `vary`.
    pub const VARY: Message = Message("study-frontier-vary");
    /// `points`.
    pub const POINTS: Message = Message("study-frontier-points");
    /// `from`.
    pub const FROM: Message = Message("study-frontier-from");
    /// `to`.
    pub const TO: Message = Message("study-frontier-to");
    /// `tolerance`.
    pub const TOLERANCE: Message = Message("study-frontier-tolerance");
    /// `exact`.
    pub const EXACT: Message = Message("study-frontier-exact");
    /// `by`.
    pub const BY: Message = Message("study-frontier-by");
    /// `plot`.
    pub const PLOT: Message = Message("study-frontier-plot");
    /// A number that is none.
    pub const A_NUMBER: Message = Message("study-frontier-a-number");
    /// Points that are too few.
    pub const TWO_POINTS: Message = Message("study-frontier-two-points");
    /// A tolerance that is none.
    pub const A_TOLERANCE: Message = Message("study-frontier-a-tolerance");

    /// The line below the title.
    pub fn drawn(vary: &str, points: usize, error: Option<&str>, only: Option<[&str; 2]>) -> String {
        match (error, only) {
            (Some(error), Some([from, to])) => {
                said!("study-frontier-drawn-only", vary, points, from, to, error)
            }
            (Some(error), None) => said!("study-frontier-drawn", vary, points, error),
            (None, _) => said!("study-frontier-drawn-unproved", vary, points),
        }
    }

    /// What limits in whole steps leave open.
    pub fn of_steps(error: &str) -> String {
        said!("study-frontier-of-steps", error)
    }

    /// The line below the title, for two limits.
    pub fn two_way(rows: &str, columns: &str) -> String {
        said!("study-frontier-two-way", rows, columns)
    }

    /// What the curves of a picture over two limits are.
    pub fn a_curve_for_each(rows: &str) -> String {
        said!("study-frontier-a-curve-for-each", rows)
    }

    /// Nothing keeps every rule here.
    pub const NONE: Message = Message("study-frontier-none");

    /// The unit of impacts, and what they are.
    pub fn before_rounding(unit: &str) -> String {
        said!("study-frontier-before-rounding", unit)
    }

    /// Nothing keeps every rule.
    pub fn nothing(vary: &str) -> String {
        said!("study-frontier-nothing", vary)
    }

    /// Nothing keeps every rule in the range that was asked for.
    pub fn nothing_within(vary: &str) -> String {
        said!("study-frontier-nothing-within", vary)
    }

    /// Neither a point nor a proof that there is none.
    pub fn unknown(reason: &str) -> String {
        said!("study-frontier-unknown", reason)
    }

    /// Headings.
    pub mod heading {
        use crate::words::language::Message;

        /// The table over two limits.
        pub const TWO_WAY: Message = Message("study-frontier-heading-two-way");
        /// The points.
        pub const POINTS: Message = Message("study-frontier-heading-points");
        /// Rules that begin or cease to bind.
        pub const BINDING: Message = Message("study-frontier-heading-binding");
        /// Money by group.
        pub const GROUPS: Message = Message("study-frontier-heading-groups");
    }

    /// Rules that bind from here on.
    pub fn begins(row: &str) -> String {
        said!("study-frontier-begins", row)
    }

    /// Rules that bind no longer.
    pub fn ceases(row: &str) -> String {
        said!("study-frontier-ceases", row)
    }
}

/// `target`.
pub mod target {
    use crate::words::language::{Message, said, text};

    /// What it does.
    pub const ABOUT: Message = Message("study-target-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("study-target-example");
    /// `gap_closed`.
    pub const GAP_CLOSED: Message = Message("study-target-gap-closed");
    /// `impact`.
    pub const IMPACT: Message = Message("study-target-impact");
    /// `headcount`.
    pub const HEADCOUNT: Message = Message("study-target-headcount");
    /// `coverage`.
    pub const COVERAGE: Message = Message("study-target-coverage");
    /// `leakage`.
    pub const LEAKAGE: Message = Message("study-target-leakage");
    /// `shell_exposure`.
    pub const SHELL_EXPOSURE: Message = Message("study-target-shell-exposure");
    /// A share that is none.
    pub const A_SHARE: Message = Message("study-target-a-share");

    /// What is asked for.
    pub fn goal(word: &str, number: &str) -> String {
        match word {
            "impact" => said!("study-target-goal-impact", number),
            "gap_closed" => said!("study-target-goal-gap-closed", number),
            "headcount" => said!("study-target-goal-headcount", number),
            "coverage" => said!("study-target-goal-coverage", number),
            "leakage" => said!("study-target-goal-leakage", number),
            _ => said!("study-target-goal-shell-exposure", number),
        }
    }

    /// What it comes to in impact.
    pub fn asks_for(impact: &str, unit: &str) -> String {
        said!("study-target-asks-for", impact, unit)
    }

    /// The least budget.
    pub fn least(budget: &str, currency: &str) -> String {
        said!("study-target-least", budget, currency = crate::words::currency(currency))
    }

    /// The proof.
    pub fn proof(step: &str, bound: Option<&str>, proved: bool) -> String {
        match (proved, bound) {
            (true, Some(bound)) => {
                said!("study-target-proof-of-bound", step, bound)
            }
            (true, None) => said!("study-target-proof-of-none", step),
            (false, _) => text("study-target-no-proof").to_owned(),
        }
    }

    /// Nothing is needed.
    pub const NO_LESS: Message = Message("study-target-no-less");

    /// The whole money.
    pub fn whole(budget: &str, currency: &str) -> String {
        said!("study-target-whole", budget, currency = crate::words::currency(currency))
    }

    /// No whole money.
    pub const NO_WHOLE: Message = Message("study-target-no-whole");

    /// Found without proof.
    pub const BY_SEARCH: Message = Message("study-target-by-search");

    /// None does.
    pub fn out_of_reach(looked_up_to: Option<&str>, most: Option<&str>, proved: bool) -> String {
        let mut out = match (looked_up_to, proved) {
            (Some(budget), true) => said!("study-target-none-up-to-proved", budget),
            (Some(budget), false) => said!("study-target-none-up-to", budget),
            (None, _) => text("study-target-none-proved").to_owned(),
        };
        if let Some(most) = most {
            out.push_str(&said!("study-target-most", most));
        }
        out
    }

    /// All figures.
    pub const FIGURES: Message = Message("study-target-figures");
    /// Neither.
    pub const UNKNOWN: Message = Message("study-target-unknown");
}
