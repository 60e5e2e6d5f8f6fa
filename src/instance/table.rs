//! A CSV table: headings, cells, and where each of them is.
//!
//! Cells lie one after another in one text, so that a table costs no allocation a cell. Places are
//! worked out only for faults: the reader keeps where each line of the table begins.

use std::collections::HashSet;
use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::{Diagnostic, Place};

use crate::units::Decimal;
use crate::words::fault as words;

use super::cell;
use super::faults::{Faults, listed, shown, slips};
use super::number::Kind;
use super::renames::Renames;
use super::text::Text;

/// A table with at least one line below its headings.
pub(super) struct Table<'f> {
    text: Text<'f>,
    /// As written, trimmed.
    headings: Vec<String>,
    /// The names they have for us.
    names: Vec<String>,
    cells: String,
    /// Cell k is `cells[ends[k]..ends[k + 1]]`.
    ends: Vec<usize>,
    lines: Vec<Line>,
    heading_byte: usize,
}

/// One line of the table, which may be several of the file.
struct Line {
    byte: usize,
    first_cell: usize,
}

impl<'f> Table<'f> {
    /// Reads a table; tells what is wrong with its shape.
    pub(super) fn read(text: Text<'f>, renames: &Renames<'_>, faults: &mut Faults) -> Option<Table<'f>> {
        let mut table = Table {
            text,
            headings: Vec::new(),
            names: Vec::new(),
            cells: String::new(),
            ends: vec![0],
            lines: Vec::new(),
            heading_byte: 0,
        };
        table.fill();
        table.names = table.headings.iter().map(|heading| renames.name_of(heading).to_owned()).collect();
        if table.lines.is_empty() {
            let place = Place { file: table.text.file().to_owned(), ..Place::default() };
            faults.push(Diagnostic::error("instance::table-empty").with("file", table.text.file()).at(place));
            return None;
        }
        if table.refuse_other_separators(faults) {
            return None;
        }
        table.refuse_odd_shapes(faults);
        Some(table)
    }

    /// Takes the cells in.
    fn fill(&mut self) {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).from_reader(self.text.as_str().as_bytes());
        let mut record = StringRecord::new();
        self.cells.reserve(self.text.as_str().len());
        // A text in memory cannot fail to be read, and it is UTF-8 already.
        while reader.read_record(&mut record).unwrap_or(false) {
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let byte = record.position().map_or(0, |position| position.byte() as usize);
            let byte = cell::skip_line_ends(self.text.as_str(), byte);
            if self.headings.is_empty() {
                self.heading_byte = byte;
                self.headings = record.iter().map(|heading| heading.trim().to_owned()).collect();
                continue;
            }
            self.lines.push(Line { byte, first_cell: self.ends.len() - 1 });
            let before = self.cells.len();
            self.cells.push_str(record.as_slice());
            self.ends
                .extend((0..record.len()).filter_map(|at| record.range(at)).map(|range| before + range.end));
        }
    }

    /// Tells if cells seem to be separated by something else than commas.
    fn refuse_other_separators(&self, faults: &mut Faults) -> bool {
        let [only] = self.headings.as_slice() else { return false };
        let separator = [';', '\t', '，', '；'].into_iter().find(|separator| only.contains(*separator));
        if let Some(separator) = separator {
            let fault = Diagnostic::error("instance::separator").with("value", shown(&separator.to_string()));
            faults.push(fault.at(self.text.place(self.heading_byte)));
        }
        separator.is_some()
    }

    fn refuse_odd_shapes(&self, faults: &mut Faults) {
        let mut seen = HashSet::new();
        for (column, name) in self.names.iter().enumerate() {
            if !name.is_empty() && !seen.insert(name) {
                let diagnostic = Diagnostic::error("instance::column-twice").with("column", shown(name));
                faults.push(diagnostic.at(self.place_of_heading(column)));
            }
        }
        for (line, Line { byte, .. }) in self.lines.iter().enumerate() {
            if !self.is_whole(line) {
                let diagnostic = Diagnostic::error("instance::ragged")
                    .with("cells", self.cells_of(line).len())
                    .with("headings", self.headings.len());
                faults.push(diagnostic.at(self.text.place(*byte)));
            }
        }
        let last = self.lines.last().map_or(self.heading_byte, |line| line.byte);
        if let Some(quote) = cell::unclosed_quote(self.text.as_str(), last) {
            faults.push(Diagnostic::error("instance::quote-open").at(self.text.place(quote)));
        }
    }

    /// The file's name.
    pub(super) fn file(&self) -> &str {
        self.text.file()
    }

    /// How many lines below the headings.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The names of the columns, in the table's order.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The headings as written.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        self.headings.iter().map(String::as_str)
    }

    /// The column of that name.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|other| other == name)
    }

    /// The column of that name, else of that heading: a rule may use either.
    pub(super) fn column_or_heading(&self, name: &str) -> Option<usize> {
        self.column(name).or_else(|| self.headings.iter().position(|heading| heading == name))
    }

    /// The column of that name, which must be there.
    pub(super) fn required(&self, name: &str, faults: &mut Faults) -> Option<usize> {
        let column = self.column(name);
        if column.is_none() {
            let diagnostic = Diagnostic::error("instance::column-missing")
                .with("file", self.file())
                .with("column", name)
                .with("known", listed(self.headings()));
            faults.push(diagnostic.at(self.place_of_headings()));
        }
        column
    }

    /// Has the line as many cells as there are headings? What is in it means nothing if not.
    pub(super) fn is_whole(&self, line: usize) -> bool {
        self.cells_of(line).len() == self.headings.len()
    }

    /// Which cells are those of a line.
    fn cells_of(&self, line: usize) -> Range<usize> {
        let end = self.lines.get(line + 1).map_or(self.ends.len() - 1, |next| next.first_cell);
        self.lines[line].first_cell..end
    }

    /// A cell, trimmed; empty if the line is too short.
    pub(super) fn cell(&self, line: usize, column: usize) -> &str {
        let cells = self.cells_of(line);
        if column >= cells.len() {
            return "";
        }
        let at = cells.start + column;
        trim(&self.cells[self.ends[at]..self.ends[at + 1]])
    }

    /// The numbers of a column, `None` where a cell is empty or wrong.
    pub(super) fn numbers(
        &self,
        column: usize,
        kind: Kind,
        id: usize,
        faults: &mut Faults,
    ) -> Vec<Option<Decimal>> {
        (0..self.len()).map(|line| self.number(line, column, kind, id, faults)).collect()
    }

    /// The number in a cell of the cooperative that column `id` names.
    pub(super) fn number(
        &self,
        line: usize,
        column: usize,
        kind: Kind,
        id: usize,
        faults: &mut Faults,
    ) -> Option<Decimal> {
        let text = self.cell(line, column);
        if text.is_empty() || !self.is_whole(line) {
            return None;
        }
        kind.read(text).map_err(|code| faults.push(self.spot(line, column, id).fault(code))).ok()
    }

    /// A cell to speak of.
    pub(super) fn spot(&self, line: usize, column: usize, id: usize) -> Spot<'_> {
        Spot { table: self, line, column, id }
    }

    /// Warns of headings that are nearly spelt like one of `known`.
    pub(super) fn warn_of_misspelt_headings(&self, known: &[&str], faults: &mut Faults) {
        for (column, name) in self.names.iter().enumerate() {
            let near = |known: &str| slips(name, known) <= known.len().saturating_sub(2).min(6) / 3;
            if !known.contains(&name.as_str())
                && let Some(known) = known.iter().find(|known| near(known))
            {
                let warning = Diagnostic::warning("instance::column-near-known");
                let warning = warning.with("column", shown(name)).with("known", known);
                faults.push(warning.at(self.place_of_heading(column)));
            }
        }
    }

    /// Where a cell is.
    pub(super) fn place(&self, line: usize, column: usize) -> Place {
        self.place_of_cell(self.lines[line].byte, column)
    }

    /// Where the headings are.
    pub(super) fn place_of_headings(&self) -> Place {
        Place { column: None, ..self.text.place(self.heading_byte) }
    }

    /// Where a heading is.
    pub(super) fn place_of_heading(&self, column: usize) -> Place {
        self.place_of_cell(self.heading_byte, column)
    }

    fn place_of_cell(&self, line_byte: usize, column: usize) -> Place {
        let byte = cell::start(self.text.as_str(), line_byte, column);
        let field = self.headings.get(column).map(|heading| words::column(heading));
        Place { field, ..self.text.place(byte) }
    }
}

/// Without white space around; quick where there is none, as in nearly every cell.
fn trim(cell: &str) -> &str {
    match cell.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => cell,
        [only] if only.is_ascii_graphic() => cell,
        _ => cell.trim(),
    }
}

/// A cell that a fault speaks of.
#[derive(Clone, Copy)]
pub(super) struct Spot<'t> {
    table: &'t Table<'t>,
    line: usize,
    column: usize,
    id: usize,
}

impl Spot<'_> {
    /// A fault of the cell, with the value seen.
    pub(super) fn fault(self, code: &'static str) -> Diagnostic {
        self.about(Diagnostic::error(code))
    }

    /// The id of the cooperative, as a sentence shows it.
    pub(super) fn id(self) -> String {
        shown(self.table.cell(self.line, self.id))
    }

    /// A warning about the cell, with the value seen.
    pub(super) fn warning(self, code: &'static str) -> Diagnostic {
        self.about(Diagnostic::warning(code))
    }

    fn about(self, diagnostic: Diagnostic) -> Diagnostic {
        let cooperative = self.id();
        let otherwise = if self.table.names[self.column] == "max_grant" { words::OR_NO_LIMIT } else { "" };
        diagnostic
            .with("otherwise", otherwise)
            .with("what", words::of_cooperative(&self.table.names[self.column], &cooperative))
            .with("id", cooperative)
            .with("value", shown(self.table.cell(self.line, self.column)))
            .at(self.table.place(self.line, self.column))
    }
}
