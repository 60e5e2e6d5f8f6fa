//! Lists within a sentence.

use crate::words::language::text;

/// All of them, one after another.
pub fn listed<T: AsRef<str>>(items: &[T]) -> String {
    items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(text("list-comma"))
}

/// All of them at once.
pub(super) fn listed_and<T: AsRef<str>>(items: &[T]) -> String {
    with_last(items, text("list-and"))
}

/// One of them.
pub(super) fn listed_or<T: AsRef<str>>(items: &[T]) -> String {
    with_last(items, text("list-or"))
}

fn with_last<T: AsRef<str>>(items: &[T], between: &str) -> String {
    match items {
        [] | [_] => listed(items),
        [first @ .., last] => format!("{}{between}{}", listed(first), last.as_ref()),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, listed_and, listed_or};

    #[test]
    fn the_last_of_several_is_told_apart() {
        assert_eq!(listed(&["a", "b", "c"]), "a, b, c");
        assert_eq!(listed_and(&["a"]), "a");
        assert_eq!(listed_or(&["a", "b"]), "a or b");
        assert_eq!(listed_and(&["a", "b", "c"]), "a, b and c");
    }
}
