//! What `noise` says.

use crate::words::language::{Message, said, text};

/// How errors are drawn, and what is shown of them.
pub fn opening(repeats: usize, seed: u64) -> String {
    said!("noise-opening", repeats, seed)
}

/// What errors of a kind are, as a title; by the kind's word.
pub fn title(kind: &str) -> &'static str {
    match kind {
        "income" => text("noise-title-income"),
        "status" => text("noise-title-status"),
        _ => text("noise-title-shell-risk"),
    }
}

/// Why errors of a kind are left out; by the kind's word.
pub fn why_not(kind: &str) -> &'static str {
    match kind {
        "income" => text("noise-why-not-income"),
        "status" => text("noise-why-not-status"),
        _ => text("noise-why-not-shell-risk"),
    }
}

/// Headings of the table, but those of measures, which have their own.
pub mod heading {
    use crate::words::language::Message;

    /// The level of error.
    pub const LEVEL: Message = Message("noise-heading-level");
    /// Impact, of that without errors.
    pub const KEPT: Message = Message("noise-heading-kept");
    /// Ends of what is kept.
    pub const ENDS: [Message; 2] = [Message("noise-heading-low"), Message("noise-heading-high")];
    /// How often a rule is broken.
    pub const BREAKS: Message = Message("noise-heading-breaks");
    /// A rule that is broken.
    pub const RULE: Message = Message("noise-heading-rule");
}

/// At any level.
pub const ANY: Message = Message("noise-any");
/// What the columns are.
pub const LEGEND: Message = Message("noise-legend");

/// What the first policy keeps at the last level, and which has the most then.
pub fn finding(level: &str, first: &str, kept: &str, breaks: &str, most: Option<(&str, &str)>) -> String {
    match most {
        None => said!("noise-finding", level, first, kept, breaks),
        Some((other, impact)) => said!("noise-finding-other", level, first, kept, breaks, other, impact),
    }
}

/// Rules that a policy breaks, as a title.
pub fn broken_by(policy: &str) -> String {
    said!("noise-broken-by", policy)
}

/// Repeats in which a policy could not be followed.
pub fn not_followed(policy: &str, level: &str, failed: usize, repeats: usize) -> String {
    said!("noise-not-followed", policy, level, failed, repeats)
}

/// Why a policy is left out that could have been asked for.
pub const UNASKED: Message = Message("noise-unasked");
/// What is left out.
pub const LEFT_OUT: Message = Message("noise-left-out");
