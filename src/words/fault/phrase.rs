//! Parts of sentences: what a fault calls places, lists and words that are not ours.

use crate::words::language::{Message, said, text};
use crate::words::list::listed;
use std::io::ErrorKind;

/// It stops the work.
pub const ERROR: Message = Message("phrase-error");
/// It does not.
pub const WARNING: Message = Message("phrase-warning");

/// What is wrong, behind how bad it is.
pub fn headline(severity: &str, code: &str, message: &str) -> String {
    said!("phrase-headline", severity, code, message)
}

/// The field, behind the place.
pub fn field(field: &str) -> String {
    said!("phrase-field", field)
}

/// What to do next.
pub fn helped(help: &str) -> String {
    said!("phrase-helped", help)
}

/// What a value should have been.
pub const A_TEXT: Message = Message("phrase-a-text");
/// What a value should have been.
pub const A_NUMBER: Message = Message("phrase-a-number");
/// What a value should have been.
pub const A_TEXT_OR_NUMBER: Message = Message("phrase-a-text-or-number");

/// A cell, behind the name of its workbook.
pub fn cell(sheet: &str, row: usize, column: Option<usize>) -> String {
    let mut left = column.unwrap_or(0);
    let mut letters = Vec::new();
    while left > 0 {
        letters.push(char::from(b'A' + u8::try_from((left - 1) % 26).expect("a letter of 26")));
        left = (left - 1) / 26;
    }
    let cell: String = letters.into_iter().rev().collect();
    if cell.is_empty() {
        said!("phrase-row-of-sheet", sheet, row)
    } else {
        said!("phrase-cell-of-sheet", sheet, cell, row)
    }
}

/// Why a file or a folder cannot be had.
pub fn reason(kind: ErrorKind) -> String {
    match kind {
        ErrorKind::NotFound => text("phrase-reason-not-there").to_owned(),
        ErrorKind::PermissionDenied => text("phrase-reason-not-allowed").to_owned(),
        ErrorKind::IsADirectory => text("phrase-reason-a-folder").to_owned(),
        ErrorKind::NotADirectory => text("phrase-reason-a-file").to_owned(),
        other => other.to_string(),
    }
}

/// What else can be done about a limit in a cell.
pub const OR_NO_LIMIT: Message = Message("phrase-or-no-limit");

/// A word that is not ours.
pub fn quoted(word: &str) -> String {
    format!("`{word}`")
}

/// A list of words that are not ours, cut off where a reader would stop.
pub fn list(words: &[&str]) -> String {
    const MOST: usize = 20;
    let more = (words.len() > MOST).then(|| "…".to_owned());
    listed(&words.iter().take(MOST).map(|word| quoted(word)).chain(more).collect::<Vec<_>>())
}

/// A word that may have been meant, in brackets after what was written; nothing if there is none.
pub fn perhaps(word: Option<&str>) -> String {
    word.map_or_else(String::new, |word| said!("phrase-perhaps", word = quoted(word)))
}

/// A cell by its column and its cooperative.
pub fn of_cooperative(column: &str, id: &str) -> String {
    said!("phrase-of-cooperative", column, id)
}

/// All members of a cooperative.
pub fn people_of(id: &str) -> String {
    said!("phrase-people-of", id)
}

/// Everything promised and locked in.
pub const ALL_PROMISES: Message = Message("phrase-all-promises");
/// The grants of an allocation that have been read so far.
pub const GRANTS_SO_FAR: Message = Message("phrase-grants-so-far");

/// A column of a table.
pub fn column(heading: &str) -> String {
    said!("phrase-column", heading)
}

/// Where a key belongs that comes before all sections.
pub const AT_THE_TOP: Message = Message("phrase-at-the-top");
/// Where a section belongs.
pub const ANYWHERE: Message = Message("phrase-anywhere");

/// Where a key of that section belongs.
pub fn below(name: &str) -> String {
    said!("phrase-below", section = section(name))
}

/// A section of instance.toml; without a name, the file's top.
pub fn section(name: &str) -> String {
    match name {
        "" => "instance.toml".to_owned(),
        "rules" => "[[rules]]".to_owned(),
        _ => format!("[{name}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn long_lists_are_cut_off() {
        assert_eq!(list(&["a", "b"]), "`a`, `b`");
        assert!(list(&["a"; 21]).ends_with("`a`, …"));
    }
}
