//! What our own names are called on pages and sheets, whose readers never type them.

use crate::words::language::find;

/// A policy; one that is not ours is called what its user called it.
pub fn policy(name: &str) -> &str {
    find(&format!("title-policy-{name}")).unwrap_or(name)
}

/// A rule or one of its rows, likewise.
pub fn rule(name: &str) -> &str {
    find(&format!("title-rule-{}", name.replace('_', "-"))).unwrap_or(name)
}
