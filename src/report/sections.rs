//! What an answer says, part by part, for a terminal and for a document alike.

use comfy_table::Table;

use crate::words::column::Column;
use crate::words::foreign::visible;
use crate::words::summary::more_in_json;

use super::markdown;
use super::text;

/// One part of an answer. Its words are in the user's language.
pub(super) enum Section {
    /// A paragraph.
    Words(String),
    /// Lines that belong together.
    List {
        /// What they are.
        title: String,
        /// One after the other.
        lines: Vec<String>,
    },
    /// A table.
    Lines {
        /// What it is.
        title: String,
        /// Its columns.
        columns: Vec<Column>,
        /// A cell for every column, not yet made fit to be seen.
        lines: Vec<Vec<String>>,
        /// Lines that a terminal shows; the others are counted.
        shown: usize,
    },
}

/// Lines of a table that a document shows; the others are counted.
const IN_A_DOCUMENT: usize = 100;

impl Section {
    /// A table that a terminal shows wholly.
    pub(super) fn all(title: &str, columns: &[Column], lines: Vec<Vec<String>>) -> Section {
        Section::some(title, columns, lines, usize::MAX)
    }

    /// A table of which a terminal shows so many lines.
    pub(super) fn some(title: &str, columns: &[Column], lines: Vec<Vec<String>>, shown: usize) -> Section {
        Section::Lines { title: title.to_owned(), columns: columns.to_vec(), lines, shown }
    }

    /// For a terminal: an empty line, then what it says, without an end of line.
    pub(super) fn text(&self) -> String {
        match self {
            Section::Words(words) => format!("\n{words}"),
            Section::List { title, lines } => {
                lines.iter().fold(format!("\n{title}"), |out, line| format!("{out}\n  {line}"))
            }
            Section::Lines { title, columns, lines, shown } => {
                let mut table: Table = text::table(columns);
                for line in lines.iter().take(*shown) {
                    table.add_row(line.iter().map(|cell| visible(cell)));
                }
                let more = more(lines.len(), *shown).map(|more| format!("\n  {more}")).unwrap_or_default();
                format!("{}{more}", text::section(title, &table))
            }
        }
    }

    /// For a document.
    pub(super) fn markdown(&self) -> String {
        match self {
            Section::Words(words) => format!("\n{}\n", markdown::escaped(words)),
            Section::List { title, lines } => {
                let heading = format!("\n## {}\n\n", markdown::escaped(title));
                lines.iter().fold(heading, |out, line| format!("{out}- {}\n", below(line)))
            }
            Section::Lines { title, columns, lines, shown } => {
                let mut out = String::new();
                let headings: Vec<&str> = columns.iter().map(|column| column.title.text()).collect();
                let shown = shown.max(&IN_A_DOCUMENT);
                markdown::table(&mut out, title, &headings, lines.iter().take(*shown).cloned());
                if let Some(more) = more(lines.len(), *shown) {
                    out.push_str(&format!("\n{more}\n"));
                }
                out
            }
        }
    }
}

/// A line of a list for a document; what stands in it line by line becomes a list below it.
fn below(line: &str) -> String {
    let parts: Vec<String> = line.lines().map(|part| markdown::escaped(part.trim())).collect();
    parts.join("\n  - ")
}

/// Says that there are more lines.
fn more(lines: usize, shown: usize) -> Option<String> {
    lines.checked_sub(shown).filter(|more| *more > 0).map(more_in_json)
}
