//! The words of `explain`.

use std::borrow::Cow;

/// Headings and columns.
pub mod heading {
    /// Rule costs.
    pub const COSTS: &str = "What each rule costs (the impact that the same money would have without it)";
    /// Prices on both sides.
    pub const SIDES: &str = "What changes if a limit moves by one unit, or a share by one percentage point, and up to which limit that holds";
    /// All rows, also those that do not bind.
    pub const ALL: &str = "The rules, and what one more unit of each limit would bring";
    /// The rows of one rule.
    pub const ROWS: &str = "Its limits, and what one more unit of each would bring";
    /// Next in line.
    pub const NEXT: &str = "Next in line (what a further yuan would bring, and what it must bring)";
    /// Just inside.
    pub const INSIDE: &str = "Just inside";
    /// Parts of a price.
    pub const PRICE: &str = "What a yuan must bring here, rule by rule";
    /// Rules that alone decide.
    pub const WEIGHS: &str =
        "What a rule would have to weigh for the next yuan, if nothing else changed (per unit of its limit)";
    /// A curve.
    pub const CURVE: &str = "What a yuan brings here";
    /// A conflict.
    pub const REPAIRS: &str = "What would mend it (each was tried)";
}

/// The sum of the parts of a price.
pub const TOGETHER: &str = "together";

/// A limit cannot move to this side.
pub const NO_ROOM: &str = "-";

/// How far a price holds is open.
pub const NOT_KNOWN: &str = "not known";

/// A share in per cent.
pub fn per_cent(figure: &str) -> String {
    format!("{figure} %")
}

/// A price holds as far as one likes.
pub const ANY: &str = "any";

/// Beyond this limit nothing keeps every rule.
pub fn no_further(limit: &str) -> String {
    format!("{limit} (no further)")
}

/// The price holds at least to here.
pub fn at_least_to(limit: &str) -> String {
    format!("{limit} or further")
}

/// What stops the next yuan.
pub mod left {
    /// The heading.
    pub fn heading(yuan: &str) -> String {
        format!("What stops the next yuan ({yuan} yuan are left)")
    }

    /// So many cooperatives stand so.
    pub fn reason(cooperatives: &str, reason: &str) -> String {
        format!("cooperatives {reason}: {cooperatives}")
    }

    /// At their limits.
    pub const AT_THEIR_LIMIT: &str = "that have all that they may get";
    /// Nothing more to bring.
    pub const NOTHING_MORE: &str = "to which a further yuan would not bring anything";
    /// Fixed grants.
    pub const FIXED: &str = "whose grant was fixed in advance";

    /// Rules that make a yuan cost more than it brings.
    pub fn held_by_rules(rules: &[String]) -> String {
        format!("to which a further yuan brings less than it costs elsewhere, by {}", named(rules))
    }

    /// No room for a step.
    pub fn no_room(rules: &[String]) -> String {
        format!(
            "to which a further yuan is worth what it costs, but {} no room for a whole step",
            match rules {
                [] => "there is".to_owned(),
                rules => format!("with {} there is", named(rules)),
            }
        )
    }

    fn named(rules: &[String]) -> String {
        match rules {
            [] => "the rules".to_owned(),
            [one] => format!("the rule {one}"),
            all => format!("the rules {}", all.join(", ")),
        }
    }
}

/// Nobody is next or inside.
pub const NOBODY: &str = "nobody";

/// Why a cooperative got what it got: a paragraph for a letter.
#[derive(Clone)]
pub struct Letter<'a> {
    /// Its name, else its id.
    pub who: &'a str,
    /// Yuan, grouped.
    pub grant: &'a str,
    /// What the next yuan brings, and what it must bring.
    pub brings: &'a str,
    /// Likewise.
    pub price: &'a str,
    /// Why its grant is fixed.
    pub reason: Option<Cow<'a, str>>,
}

impl Letter<'_> {
    /// Fixed by `locked`.
    pub fn fixed(&self) -> String {
        let why = self.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        format!("{} receives {} yuan, because its grant was fixed in advance{why}.", self.who, self.grant)
    }

    /// At its limit.
    pub fn at_its_limit(&self) -> String {
        format!("{} receives {} yuan, which is all that it may receive.", self.who, self.grant)
    }

    /// Nothing more to bring.
    pub fn nothing_more(&self) -> String {
        format!(
            "{} receives {} yuan. A further yuan to it would not reduce poverty by the figures given.",
            self.who, self.grant
        )
    }

    /// Costs more than it brings.
    pub fn costs_more(&self) -> String {
        format!(
            "{} receives {} yuan. A further yuan to it would bring {}, while the same yuan, counting what the rules ask, brings {} elsewhere.",
            self.who, self.grant, self.brings, self.price
        )
    }

    /// No room for a whole step.
    pub fn no_room_for_a_step(&self, step: &str) -> String {
        format!(
            "{} receives {} yuan. A further yuan to it would bring {}, more than the {} that it brings elsewhere, but grants are whole multiples of {step} yuan, and the rules leave no room for another.",
            self.who, self.grant, self.brings, self.price
        )
    }

    /// At the margin.
    pub fn at_the_margin(&self) -> String {
        format!(
            "{} receives {} yuan. It is exactly at the margin: a further yuan to it would bring {}, as much as elsewhere, and the money ended here.",
            self.who, self.grant, self.brings
        )
    }
}

/// A threshold, and what solving again with it gives.
pub fn threshold(figure: &str, now: &str, needed: &str, up: bool, then: Option<&str>) -> String {
    let word = match figure {
        "return" => "its return (yearly member income per yuan)",
        "reach" => "the share of a yuan that reaches its poor members",
        _ => "its shell risk",
    };
    let than = if up { "above" } else { "below" };
    let then = then.map(|then| format!("; it would then receive {then} yuan")).unwrap_or_default();
    format!(
        "If nothing else changed, {word} would have to be {than} {needed} (now {now}) for the next yuan{then}."
    )
}

/// A conflict that is a sum.
pub fn sums(asked: &str, allowed: &str, own_limits: Option<&str>) -> String {
    let own =
        own_limits.map(|own| format!(" ({own} of it by the cooperatives' own limits)")).unwrap_or_default();
    format!("Together the rules ask for {asked} yuan; {allowed} yuan are allowed{own}.")
}

/// A repair by more money.
pub fn repair_budget(budget: &str) -> String {
    format!("a budget of {budget} yuan, all rules as they are")
}

/// The proof of a conflict that is no sum.
pub const CHECKED: &str =
    "No sum of yuan shows it; prices do, which were checked (`solve -o DIR` writes them to proof.json).";

/// Changes other than of the budget alone.
pub mod repair {
    /// Another number in a limit; `covered` members where it is coverage.
    pub fn limit(rule: &str, needed: &str, now: &str, covered: Option<&str>) -> String {
        let covered = covered.map(|people| format!(" ({people} people)")).unwrap_or_default();
        format!("the rule `{rule}`: {needed}{covered}, instead of {now}")
    }

    /// Limits that give way together.
    pub fn together(yuan: &str, parts: &[String]) -> String {
        format!("limits that give way by {yuan} yuan in all:\n    {}", parts.join("\n    "))
    }

    /// One of them.
    pub fn part(row: &str, sense: &str, needed: &str, now: Option<&str>) -> String {
        let now = now.map(|now| format!(", instead of {now}")).unwrap_or_default();
        format!("`{row}`: {sense} {needed} yuan{now}")
    }

    /// Fewer rules.
    pub fn without(rules: &[String]) -> String {
        match rules {
            [one] => format!("leaving out the rule {one}"),
            all => format!("leaving out the rules {}", all.join(" and ")),
        }
    }
}

/// No repair was found.
pub const NO_REPAIR: &str =
    "no single change of the budget or of one rule does; look at the rules above together";

/// The words of `explain --rule`.
pub mod one_rule {
    /// Between a floor and a cap.
    pub const AND: &str = ", and ";

    /// A limit as its user wrote it; `counts` says what the number counts.
    pub fn limit(sense: &str, counts: &str, number: &str, column: &str) -> String {
        match counts {
            "budget" | "yuan" => format!("{sense} {number} yuan"),
            "share_of_money" | "share_of_allocated" => format!("{sense} {number} of the money given out"),
            "share_of_poor_members" => format!("{sense} {number} of poor members covered"),
            "recipients" => format!("{sense} {number} cooperatives"),
            "share_of_budget" => format!("{sense} {number} of the budget"),
            "times_share_of" => format!("{sense} {number} times its share of `{column}`, of the budget"),
            "per" => format!("{sense} {number} for each unit of `{column}`"),
            _ => format!("{sense} {number}"),
        }
    }

    /// A rule that changes nothing.
    pub const DOES_NOT_BIND: &str =
        "It does not bind: without it nothing better could be done with the money.";

    /// What it costs.
    pub fn cost(impact: &str) -> String {
        format!("Without it the same money would have {impact} more impact.")
    }

    /// Those that get more because of it.
    pub fn helped(cooperatives: &str, yuan: &str, wholly: &str) -> String {
        format!(
            "Helped: {cooperatives} cooperatives get {yuan} yuan more than without it, {wholly} of them would get nothing"
        )
    }

    /// Those that get less because of it.
    pub fn held_back(cooperatives: &str, yuan: &str, wholly: &str) -> String {
        format!(
            "Held back: {cooperatives} cooperatives get {yuan} yuan less than without it, {wholly} of them get nothing"
        )
    }

    /// An exception that breaks the other rules.
    pub const NOT_POSSIBLE: &str = "not possible";
}
