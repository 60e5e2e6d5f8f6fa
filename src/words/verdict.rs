//! The words of `verify`.

use crate::words::column;
use crate::words::language::{Message, said, text};
use crate::words::list::listed_or;

/// The first line.
pub fn headline(rules_kept: bool) -> &'static str {
    if rules_kept { text("verdict-all-kept") } else { text("verdict-not-all-kept") }
}

/// The bound, what it comes from, and how much of it is reached by what keeps every rule.
pub fn bound(bound: &str, from: &str, reached: Option<&str>) -> String {
    let from = self::from(from);
    match reached {
        Some(reached) => said!("verdict-bound", bound, from, reached),
        None => said!("verdict-bound-of-what-keeps", bound, from),
    }
}

/// Where the prices of a bound come from, by its word.
pub fn from(word: &str) -> &'static str {
    match word {
        "prices" => text("verdict-from-prices"),
        "prices of another instance" => text("verdict-from-prices-elsewhere"),
        "solving" => text("verdict-from-solving"),
        _ => text("verdict-from-budget"),
    }
}

/// Nothing bounds what keeps every rule, since nothing does.
pub const NO_BOUND: Message = Message("verdict-no-bound");

/// What is paid.
pub fn paid(money: &str, cooperatives: &str) -> String {
    said!("verdict-paid", money, cooperatives)
}

/// The heading of rules that are not kept.
pub const BROKEN: Message = Message("verdict-broken");
/// The heading of grants that no rule could pay.
pub const NOT_ALLOWED: Message = Message("verdict-not-allowed");
/// What a bound comes from.
pub const FROM: Message = Message("verdict-from");

/// A rule that is not kept: its amount, its limit, and how far apart they are.
pub fn broken(row: &str, side: &str, [amount, limit, apart]: &[String; 3]) -> String {
    said!("verdict-broken-by", row, amount, side = column::side(side), limit, apart)
}

/// Whom a broken limit concerns.
pub fn affected(side: &str, cooperatives: &str, yuan: &str, foremost: &str) -> String {
    if foremost.is_empty() {
        return text("verdict-nobody-affected").to_owned();
    }
    match side {
        "at most" => {
            said!("verdict-affected-at-most", cooperatives, yuan, foremost)
        }
        _ => {
            said!("verdict-affected-at-least", cooperatives, foremost)
        }
    }
}

/// A grant that no rule could pay.
pub fn not_allowed(id: &str, grant: &str, why: &str) -> String {
    said!("verdict-grant-not-allowed", id, grant, why)
}

/// What a grant must be: between limits or fixed, and whole steps.
pub fn range(limit: Option<String>, step: &str) -> String {
    match limit {
        Some(limit) => said!("verdict-range-up-to", step, limit),
        None => said!("verdict-range", step),
    }
}

/// What a fixed grant must be.
pub fn fixed(grant: &str) -> String {
    said!("verdict-fixed", grant)
}

/// What a grant with a least amount must be; `range` says the rest.
pub fn nothing_below(least: &str, range: &str) -> String {
    said!("verdict-nothing-below", range, least)
}

/// What a grant of fixed sizes must be.
pub fn sizes(sizes: &[String]) -> String {
    match sizes {
        [] => text("verdict-only-nothing").to_owned(),
        sizes => said!("verdict-sizes", sizes = listed_or(sizes)),
    }
}
