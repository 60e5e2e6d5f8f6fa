//! Words that are not ours, as a terminal may show them.
//!
//! Names come from whoever filled in a table. A control character in one could move the cursor or change colours, a
//! mark of writing direction could show digits in another order, and one without width could make two ids look alike.

use std::borrow::Cow;

/// One line in which everything can be seen: what acts or hides is written as `\n`, `\u{202e}` and so on.
pub fn visible(text: &str) -> Cow<'_, str> {
    escaped(text, |character| character.is_control() || is_hidden(character))
}

/// The same for a whole text, whose lines stay lines.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |character| character != '\n' && (character.is_control() || is_hidden(character)))
}

/// Would a spreadsheet run it? Numbers are no formulas.
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        && text.chars().nth(1).is_some()
        && text.parse::<f64>().is_err()
}

/// A cell of a CSV that somebody may open in a spreadsheet: what it would run stands behind an apostrophe.
pub fn as_cell(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`as_cell`] was given, if it put an apostrophe before it.
pub fn from_cell(cell: &str) -> Option<&str> {
    cell.strip_prefix('\'').filter(|text| is_formula(text.trim_start_matches('\'')))
}

fn escaped(text: &str, escapes: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&escapes) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if escapes(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    Cow::Owned(out)
}

/// Marks of direction, separators of lines, and characters without width: categories Cf, Zl and Zp of Unicode 16
/// as far as they change what is seen around them.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::{as_cell, from_cell, visible, visible_lines};

    #[test]
    fn what_acts_on_a_terminal_is_written_out_and_letters_of_any_script_stay() {
        assert_eq!(visible("\u{1b}[2Ja\r\nb\u{202e}c"), "\\u{1b}[2Ja\\r\\nb\\u{202e}c");
        assert_eq!(visible_lines("a\nb\u{9b}\u{2066}"), "a\nb\\u{9b}\\u{2066}");
        for name in ["广西合作社", "Zhuàng e\u{301}", "“quoted” 'it' \\ 甲", "قرية"] {
            assert_eq!(visible(name), name);
        }
    }

    #[test]
    fn formulas_stand_behind_an_apostrophe_and_come_back() {
        for formula in ["=1+1", "@SUM(A1)", "+a", "-a", "＝1", "'=1"] {
            assert_eq!(as_cell(formula), format!("'{formula}"));
            assert_eq!(from_cell(&as_cell(formula)), Some(formula));
        }
        for text in ["450102-0017", "-5", "+1e3", "-", "", "a=b", "'a"] {
            assert_eq!((as_cell(text).as_ref(), from_cell(text)), (text, None));
        }
    }
}
