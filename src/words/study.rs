//! The words of `frontier` and `target`.

/// `frontier`.
pub mod frontier {
    /// What it does.
    pub const ABOUT: &str = "Draw impact as a function of a limit, with a proved error";
    /// How it is called.
    pub const EXAMPLE: &str = "Examples:\n  allotment frontier instances/guangxi-2020\n  allotment frontier instances/guangxi-2020 --vary accuracy.max_leakage --points 20";
    /// `vary`.
    pub const VARY: &str =
        "The limit to vary: budget, accuracy.max_leakage, rule:NAME, … (an unknown one lists what there is)";
    /// `points`.
    pub const POINTS: &str = "So many points, evenly spread (default: as many as the tolerance asks for)";
    /// `from`.
    pub const FROM: &str = "Begin at this limit (default: the least at which anything keeps every rule)";
    /// `to`.
    pub const TO: &str = "End at this limit (default: the largest at which anything keeps every rule, or where more brings nothing)";
    /// `tolerance`.
    pub const TOLERANCE: &str = "Largest error, as a share of the curve's range";
    /// A number that is none.
    pub const A_NUMBER: &str = "write a number from 0 on, as 0.4 or 360000000";
    /// Points that are too few.
    pub const TWO_POINTS: &str = "write a whole number from 2 to 10000";
    /// A tolerance that is none.
    pub const A_TOLERANCE: &str = "write a number above 0 and up to 1, as 0.001 for a thousandth";

    /// The line below the title.
    pub fn drawn(vary: &str, points: usize, error: Option<&str>, only: Option<[&str; 2]>) -> String {
        let points = if points == 1 { "1 point".to_owned() } else { format!("{points} points") };
        let between = match only {
            Some([from, to]) => format!("from {from} to {to}"),
            None => "between them".to_owned(),
        };
        match error {
            Some(error) => format!(
                "frontier of {vary}: {points}; {between} the optimum is within {error} of the line that joins them, which is proved"
            ),
            None => format!(
                "frontier of {vary}: {points}; what lies between them is not bounded, since the rules leave no room for whole steps"
            ),
        }
    }

    /// The unit of impacts, and what they are.
    pub fn before_rounding(unit: &str) -> String {
        format!("Impact is before rounding to whole money, in {unit}.")
    }

    /// Nothing keeps every rule.
    pub fn nothing(vary: &str) -> String {
        format!(
            "no point: nothing keeps every rule, whatever {vary} is in this range. `allotment explain` names the rules that clash."
        )
    }

    /// Neither a point nor a proof that there is none.
    pub fn unknown(reason: &str) -> String {
        format!("no point was found: {reason}")
    }

    /// Headings.
    pub mod heading {
        /// The points.
        pub const POINTS: &str = "What more of it brings";
        /// Rules that begin or cease to bind.
        pub const BINDING: &str = "Which rules begin to bind, and which cease to";
        /// Money by group.
        pub const GROUPS: &str = "Who gets the money";
    }

    /// Rules that bind from here on.
    pub fn begins(row: &str) -> String {
        format!("+ {row}")
    }

    /// Rules that bind no longer.
    pub fn ceases(row: &str) -> String {
        format!("- {row}")
    }
}

/// `target`.
pub mod target {
    /// What it does.
    pub const ABOUT: &str = "Find the least budget that reaches a goal, and prove it";
    /// How it is called.
    pub const EXAMPLE: &str = "Examples:\n  allotment target instances/guangxi-2020 --gap-closed 0.05\n  allotment target instances/guangxi-2020 --coverage 0.7";
    /// `gap_closed`.
    pub const GAP_CLOSED: &str = "Close this share of the poverty gap (0 to 1)";
    /// `impact`.
    pub const IMPACT: &str = "Bring so much impact, in the unit of the instance's measure";
    /// `headcount`.
    pub const HEADCOUNT: &str = "Leave at most this share of members poor (0 to 1); found by search";
    /// `coverage`.
    pub const COVERAGE: &str = "Cover at least this share of poor members (0 to 1)";
    /// `leakage`.
    pub const LEAKAGE: &str = "Let at most this share of the money reach nobody poor (0 to 1)";
    /// `shell_exposure`.
    pub const SHELL_EXPOSURE: &str = "Let at most this share of the money go to shells (0 to 1)";
    /// A share that is none.
    pub const A_SHARE: &str = "write a number from 0 to 1, as 0.5 for one half";

    /// What is asked for.
    pub fn goal(word: &str, number: &str) -> String {
        match word {
            "impact" => format!("Goal: impact of {number}"),
            "gap_closed" => format!("Goal: {number} of the poverty gap closed"),
            "headcount" => format!("Goal: at most {number} of members poor"),
            "coverage" => format!("Goal: at least {number} of poor members covered"),
            "leakage" => format!("Goal: at most {number} of the money leaks"),
            _ => format!("Goal: at most {number} of the money to shells"),
        }
    }

    /// What it comes to in impact.
    pub fn asks_for(impact: &str, unit: &str) -> String {
        format!("That is {impact} {unit}.")
    }

    /// The least budget.
    pub fn least(budget: &str, currency: &str) -> String {
        format!("{budget} {currency} is the least budget that reaches it before rounding to whole money")
    }

    /// The proof.
    pub fn proof(step: &str, bound: Option<&str>, proved: bool) -> String {
        match (proved, bound) {
            (true, Some(bound)) => {
                format!("proved: with {step} less no division of the money brings more than {bound}")
            }
            (true, None) => format!("proved: with {step} less nothing keeps every rule"),
            (false, _) => "not proved: no bound was found at one step less".to_owned(),
        }
    }

    /// Nothing is needed.
    pub const NO_LESS: &str = "proved: there is no budget below it";

    /// The whole money.
    pub fn whole(budget: &str, currency: &str) -> String {
        format!("{budget} {currency} is the least budget found whose whole money reaches it")
    }

    /// No whole money.
    pub const NO_WHOLE: &str = "no budget was found whose whole money reaches it";

    /// Found without proof.
    pub const BY_SEARCH: &str =
        "found by solving and rounding at many budgets; that no smaller one does is not proved";

    /// None does.
    pub fn out_of_reach(looked_up_to: Option<&str>, most: Option<&str>, proved: bool) -> String {
        let mut out = match (looked_up_to, proved) {
            (Some(budget), true) => format!("no budget up to {budget} reaches it, which is proved"),
            (Some(budget), false) => format!("no budget up to {budget} was found to reach it"),
            (None, _) => "no budget reaches it, which is proved".to_owned(),
        };
        if let Some(most) = most {
            out.push_str(&format!("\nthe most that any brings is below {most}"));
        }
        out
    }

    /// All figures.
    pub const FIGURES: &str = "Figures";
    /// Neither.
    pub const UNKNOWN: &str = "not known: the solver gave up";
}
