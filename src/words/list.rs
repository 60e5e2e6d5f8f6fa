//! Lists within a sentence.

use crate::words::language::text;

/// All of them, one after another.
pub fn listed<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, text("list-comma"))
}

/// All of them at once.
pub(super) fn listed_and<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, text("list-and"))
}

/// One of them.
pub(super) fn listed_or<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, text("list-or"))
}

fn joined<T: AsRef<str>>(items: &[T], between: &str) -> String {
    items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(between)
}
