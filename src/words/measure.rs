//! What measures are called, and what they mean.

use crate::words::language::text;

/// As a column of a table says it.
pub fn heading(name: &str) -> &'static str {
    text(&id(name))
}

/// One line: numerator, denominator, convention.
pub fn meaning(name: &str) -> &'static str {
    text(&format!("{}.meaning", id(name)))
}

fn id(name: &str) -> String {
    format!("measure-{}", name.replace('_', "-"))
}
