//! The words of `explain`.

use crate::words::language::{Message, said, text};
use std::borrow::Cow;

/// Headings and columns.
pub mod heading {
    use crate::words::language::Message;

    /// Rule costs.
    pub const COSTS: Message = Message("explain-heading-costs");
    /// Prices on both sides.
    pub const SIDES: Message = Message("explain-heading-sides");
    /// All rows, also those that do not bind.
    pub const ALL: Message = Message("explain-heading-all");
    /// The rows of one rule.
    pub const ROWS: Message = Message("explain-heading-rows");
    /// Next in line.
    pub const NEXT: Message = Message("explain-heading-next");
    /// Just inside.
    pub const INSIDE: Message = Message("explain-heading-inside");
    /// Parts of a price.
    pub const PRICE: Message = Message("explain-heading-price");
    /// Rules that alone decide.
    pub const WEIGHS: Message = Message("explain-heading-weighs");
    /// A curve.
    pub const CURVE: Message = Message("explain-heading-curve");
    /// A conflict.
    pub const REPAIRS: Message = Message("explain-heading-repairs");
}

/// The sum of the parts of a price.
pub const TOGETHER: Message = Message("explain-together");

/// A limit cannot move to this side.
pub const NO_ROOM: Message = Message("explain-no-room");

/// What a grant brings is enough, but it is held back all the same.
pub const HELD: Message = Message("explain-held");

/// How far a price holds is open.
pub const NOT_KNOWN: Message = Message("explain-not-known");

/// A share in per cent.
pub fn per_cent(figure: &str) -> String {
    format!("{figure} %")
}

/// A price holds as far as one likes.
pub const ANY: Message = Message("explain-any");

/// Beyond this limit nothing keeps every rule.
pub fn no_further(limit: &str) -> String {
    said!("explain-no-further", limit)
}

/// The price holds at least to here.
pub fn at_least_to(limit: &str) -> String {
    said!("explain-at-least-to", limit)
}

/// What stops the next yuan.
pub mod left {
    use crate::words::language::{Message, said, text};
    use crate::words::list::listed;

    /// The heading.
    pub fn heading(yuan: &str) -> String {
        said!("explain-left-heading", yuan)
    }

    /// So many cooperatives stand so.
    pub fn reason(cooperatives: &str, reason: &str) -> String {
        said!("explain-left-reason", reason, cooperatives)
    }

    /// At their limits.
    pub const AT_THEIR_LIMIT: Message = Message("explain-left-at-their-limit");
    /// Nothing more to bring.
    pub const NOTHING_MORE: Message = Message("explain-left-nothing-more");
    /// Fixed grants.
    pub const FIXED: Message = Message("explain-left-fixed");

    /// Rules that make a yuan cost more than it brings.
    pub fn held_by_rules(rules: &[String]) -> String {
        said!("explain-left-held-by-rules", rules = named(rules))
    }

    /// No room for a step.
    pub fn no_room(rules: &[String]) -> String {
        match rules {
            [] => text("explain-left-no-room").to_owned(),
            rules => said!("explain-left-no-room-with", rules = named(rules)),
        }
    }

    /// Rules by their names.
    pub(super) fn named(rules: &[String]) -> String {
        match rules {
            [] => text("explain-left-the-rules").to_owned(),
            [rule] => said!("explain-left-the-rule", rule),
            rules => said!("explain-left-the-rules-named", rules = listed(rules)),
        }
    }
}

/// Nobody is next or inside.
pub const NOBODY: Message = Message("explain-nobody");

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
    /// The next grant that it may get, where that is more than a step further; yuan, grouped.
    pub next: Option<&'a str>,
    /// Why its grant is fixed.
    pub reason: Option<Cow<'a, str>>,
}

impl Letter<'_> {
    /// Fixed by `locked`.
    pub fn fixed(&self) -> String {
        match self.reason.as_deref() {
            Some(reason) => said!("explain-fixed-because", who = self.who, grant = self.grant, reason),
            None => said!("explain-fixed", who = self.who, grant = self.grant),
        }
    }

    /// At its limit.
    pub fn at_its_limit(&self) -> String {
        said!("explain-at-its-limit", who = self.who, grant = self.grant)
    }

    /// Nothing more to bring.
    pub fn nothing_more(&self) -> String {
        said!("explain-nothing-more", who = self.who, grant = self.grant)
    }

    /// Costs more than it brings.
    pub fn costs_more(&self) -> String {
        let Letter { who, grant, brings, price, .. } = *self;
        match self.next {
            Some(next) => said!("explain-whole-costs-more", who, grant, next, brings, price),
            None => said!("explain-costs-more", who, grant, brings, price),
        }
    }

    /// No room for a whole step, or for the next grant that it may get.
    pub fn no_room_for_a_step(&self, step: &str, in_the_way: &[String]) -> String {
        let Letter { who, grant, brings, price, .. } = *self;
        match self.next {
            None if !in_the_way.is_empty() => {
                let rules = left::named(in_the_way);
                said!("explain-no-room-for-a-step-with", who, grant, brings, price, step, rules)
            }
            Some(next) => said!("explain-whole-no-room", who, grant, next, brings, price),
            None => said!("explain-no-room-for-a-step", who, grant, brings, price, step),
        }
    }

    /// At the margin.
    pub fn at_the_margin(&self) -> String {
        let Letter { who, grant, brings, .. } = *self;
        match self.next {
            Some(next) => said!("explain-whole-at-the-margin", who, grant, next, brings),
            None => said!("explain-at-the-margin", who, grant, brings),
        }
    }
}

/// What the figures of a letter count.
pub fn counted_in(unit: &str) -> String {
    said!("explain-counted-in", unit)
}

/// Said once where a sum named is no whole multiple of the step.
pub fn before_rounding(step: &str) -> String {
    said!("explain-before-rounding", step)
}

/// A threshold for the next yuan, or for the next grant where that is more than a step further, and what solving again
/// with it gives.
pub fn threshold(
    figure: &str,
    [now, needed]: [&str; 2],
    up: bool,
    next: Option<&str>,
    then: Option<&str>,
) -> String {
    let figure = match figure {
        "return" => text("explain-threshold-return"),
        "reach" => text("explain-threshold-reach"),
        _ => text("explain-threshold-shell-risk"),
    };
    let needed =
        if up { said!("explain-threshold-above", needed) } else { said!("explain-threshold-below", needed) };
    match (next, then) {
        (None, Some(then)) => said!("explain-threshold-then", figure, needed, now, then),
        (None, None) => said!("explain-threshold", figure, needed, now),
        (Some(next), Some(then)) => said!("explain-whole-threshold-then", figure, needed, now, next, then),
        (Some(next), None) => said!("explain-whole-threshold", figure, needed, now, next),
    }
}

/// A conflict that is a sum.
pub fn sums(asked: &str, allowed: &str, own_limits: Option<&str>) -> String {
    match own_limits {
        Some(own) => said!("explain-sums-with-own-limits", asked, allowed, own),
        None => said!("explain-sums", asked, allowed),
    }
}

/// A repair by more money.
pub fn repair_budget(budget: &str) -> String {
    said!("explain-repair-budget", budget)
}

/// The proof of a conflict that is no sum.
pub const CHECKED: Message = Message("explain-checked");

/// Changes other than of the budget alone.
pub mod repair {
    use crate::words::column;
    use crate::words::language::said;
    use crate::words::list::listed_and;

    /// Another number in a limit; `covered` members where it is coverage.
    pub fn limit(rule: &str, needed: &str, now: &str, covered: Option<&str>) -> String {
        match covered {
            Some(people) => said!("explain-repair-coverage", rule, needed, people, now),
            None => said!("explain-repair-limit", rule, needed, now),
        }
    }

    /// Other numbers in several limits.
    pub fn limits(parts: &[String]) -> String {
        said!("explain-repair-limits", parts = parts.join("\n    "))
    }

    /// Limits that give way together.
    pub fn together(yuan: &str, parts: &[String]) -> String {
        said!("explain-repair-together", yuan, parts = parts.join("\n    "))
    }

    /// One of them.
    pub fn part(row: &str, sense: &str, needed: &str, now: Option<&str>) -> String {
        let sense = column::side(sense);
        match now {
            Some(now) => said!("explain-repair-part-instead", row, sense, needed, now),
            None => said!("explain-repair-part", row, sense, needed),
        }
    }

    /// Fewer rules.
    pub fn without(rules: &[String]) -> String {
        match rules {
            [rule] => said!("explain-repair-without", rule),
            rules => said!("explain-repair-without-rules", rules = listed_and(rules)),
        }
    }
}

/// What stands between the sentences of a letter.
pub const BETWEEN_SENTENCES: Message = Message("explain-between-sentences");

/// No repair was found.
pub const NO_REPAIR: Message = Message("explain-no-repair");

/// The words of `explain --rule`.
pub mod one_rule {
    use crate::words::column;
    use crate::words::language::{Message, said, text};

    /// A rule and its limits.
    pub fn headline(rule: &str, limits: &[String]) -> String {
        said!("explain-one-rule-headline", rule, limits = limits.join(text("explain-one-rule-and")))
    }

    /// A limit as its user wrote it; `counts` says what the number counts.
    pub fn limit(sense: &str, counts: &str, number: &str, column: &str) -> String {
        let sense = column::side(sense);
        match counts {
            "budget" | "yuan" => said!("explain-one-rule-limit-yuan", sense, number),
            "share_of_money" | "share_of_allocated" => {
                said!("explain-one-rule-limit-share-of-money", sense, number)
            }
            "share_of_poor_members" => said!("explain-one-rule-limit-share-of-poor-members", sense, number),
            "recipients" => said!("explain-one-rule-limit-recipients", sense, number),
            "share_of_budget" => said!("explain-one-rule-limit-share-of-budget", sense, number),
            "times_share_of" => said!("explain-one-rule-limit-times-share-of", sense, number, column),
            "per" => said!("explain-one-rule-limit-per", sense, number, column),
            _ => format!("{sense} {number}"),
        }
    }

    /// A rule that changes nothing.
    pub const DOES_NOT_BIND: Message = Message("explain-one-rule-does-not-bind");

    /// What it costs.
    pub fn cost(impact: &str) -> String {
        said!("explain-one-rule-cost", impact)
    }

    /// Those that get more because of it.
    pub fn helped(cooperatives: &str, yuan: &str, wholly: &str) -> String {
        said!("explain-one-rule-helped", cooperatives, yuan, wholly)
    }

    /// Those that get less because of it.
    pub fn held_back(cooperatives: &str, yuan: &str, wholly: &str) -> String {
        said!("explain-one-rule-held-back", cooperatives, yuan, wholly)
    }

    /// An exception that breaks the other rules.
    pub const NOT_POSSIBLE: Message = Message("explain-one-rule-not-possible");
}
