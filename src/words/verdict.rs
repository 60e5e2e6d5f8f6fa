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
