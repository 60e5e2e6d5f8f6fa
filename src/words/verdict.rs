//! The words of `verify`.

/// The first line.
pub fn headline(rules_kept: bool) -> &'static str {
    if rules_kept { "every rule is kept" } else { "not every rule is kept" }
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
