//! Tables that are no text, as the text of a CSV: every row is one line, so that lines and rows differ by a constant.

use super::cell;

/// Adds a line; a line end within a cell becomes a space.
pub(super) fn push_line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        push(text, &cell);
    }
    text.push('\n');
}

fn push(text: &mut String, cell: &str) {
    let line: String = cell.chars().map(|one| if matches!(one, '\r' | '\n') { ' ' } else { one }).collect();
    if line.contains([',', '"']) {
        text.push('"');
        text.push_str(&line.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&line);
    }
}

/// Which cell, from 0, of the line that starts at `start` has the character at `byte`.
pub(super) fn column(text: &str, start: usize, byte: usize) -> usize {
    let mut column = 0;
    while cell::start(text, start, column + 1) <= byte
        && cell::start(text, start, column + 1) > cell::start(text, start, column)
    {
        column += 1;
    }
    column
}
