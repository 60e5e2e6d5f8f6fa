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
