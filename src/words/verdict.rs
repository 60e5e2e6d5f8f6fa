//! The words of `verify`.

/// The first line.
pub fn headline(rules_kept: bool) -> &'static str {
    if rules_kept { "every rule is kept" } else { "not every rule is kept" }
}

/// The bound, what it comes from, and how much of it is reached by what keeps every rule.
pub fn bound(bound: &str, from: &str, reached: Option<&str>) -> String {
    match reached {
        Some(reached) => format!("  bound {bound} (from {from}), {reached} of it reached"),
        None => format!("  bound {bound} (from {from}) for what keeps every rule"),
    }
}

/// Where the prices of a bound come from.
pub const FROM_PRICES: &str = "prices";
/// Likewise, where they were found for other files.
pub const FROM_PRICES_ELSEWHERE: &str = "prices of another instance";
/// Likewise, where none were given.
pub const FROM_BUDGET: &str = "budget alone";

/// Likewise, where they were found for the occasion.
pub const FROM_SOLVING: &str = "solving";
/// Nothing bounds what keeps every rule, since nothing does.
pub const NO_BOUND: &str =
    "nothing keeps every rule of this instance: `explain` says why, and what would mend it";

/// What is paid.
pub fn paid(money: &str, cooperatives: &str) -> String {
    format!("  {money} yuan to {cooperatives} cooperatives")
}

/// The heading of rules that are not kept.
pub const BROKEN: &str = "Broken";
/// The heading of grants that no rule could pay.
pub const NOT_ALLOWED: &str = "Grants not allowed";
/// What such a grant is called where rules are named.
pub const GRANT: &str = "grant";
/// What a bound comes from.
pub const FROM: &str = "bound from";

/// A rule that is not kept: its amount, its limit, and how far apart they are.
pub fn broken(row: &str, side: &str, [amount, limit, apart]: &[String; 3]) -> String {
    format!("\n  broken: {row}: {amount} is not {side} {limit}; off by {apart}")
}

/// Whom a broken limit concerns.
pub fn affected(side: &str, cooperatives: &str, yuan: &str, foremost: &str) -> String {
    if foremost.is_empty() {
        return "    no grant of any cooperative could change that".to_owned();
    }
    match side {
        "at most" => {
            format!("    {cooperatives} cooperatives with {yuan} yuan carry it, most of all {foremost}")
        }
        _ => {
            format!("    {cooperatives} cooperatives could still get more towards it, most of all {foremost}")
        }
    }
}

/// A grant that no rule could pay.
pub fn not_allowed(id: &str, grant: &str, why: &str) -> String {
    format!("  not allowed: {id} gets {grant}: {why}")
}

/// What a grant must be: between limits or fixed, and whole steps.
pub fn range(limit: Option<String>, step: &str) -> String {
    match limit {
        Some(limit) => format!("it may get whole multiples of {step} up to {limit}"),
        None => format!("it may get whole multiples of {step}"),
    }
}

/// What a fixed grant must be.
pub fn fixed(grant: &str) -> String {
    format!("it is locked to {grant}")
}

/// What a grant with a least amount must be; `range` says the rest.
pub fn nothing_below(least: &str, range: &str) -> String {
    format!("{range}, and nothing or at least {least}")
}

/// What a grant of fixed sizes must be.
pub fn sizes(sizes: &[String]) -> String {
    match sizes {
        [] => "it may get nothing".to_owned(),
        sizes => format!("it may get nothing, or exactly {}", sizes.join(" or ")),
    }
}
