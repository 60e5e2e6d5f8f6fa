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

/// A unit by its word.
pub fn unit(word: &str) -> &'static str {
    text(&format!("measure-unit-{}", word.replace(' ', "-")))
}

fn id(name: &str) -> String {
    format!("measure-{}", name.replace('_', "-"))
}
