//! A CSV table: headings, cells, and where each of them is.
//!
//! Places are worked out only for faults: the table keeps where each of its lines begins.

use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Place};
use crate::units::{Decimal, Decimals, parts};
use crate::words::fault as words;

use super::below::lines_below;
use super::cell;
use super::cells::Cells;
use super::faults::{Faults, listed, shown, slips};
use super::headings::{self, Named};
use super::number::Kind;
use super::renames::Renames;
use super::text::Text;

/// Columns of yuan, in which a wrong unit would go unseen.
const MONEY: [&str; 6] = ["min_grant", "max_grant", "locked", "grant", "poor_income", "income"];

/// Lines that one thread reads at a time.
pub(super) const PIECE: usize = 1 << 16;

/// A table with at least one line below its headings.
pub(super) struct Table<'f> {
    text: Text<'f>,
    cells: Cells,
    /// The names that the headings have for us.
    names: Vec<String>,
    /// By column, the power of ten of its unit.
    shifts: Vec<i8>,
}

impl<'f> Table<'f> {
    /// Reads a table; tells what is wrong with its shape.
    pub(super) fn read(text: Text<'f>, renames: &Renames<'_>, faults: &mut Faults) -> Option<Table<'f>> {
        let cells = Cells::of(text.as_str());
        let (names, shifts) = headings::names(text.file(), &cells.headings, renames)
            .into_iter()
            .map(|Named { name, shift }| (name, shift))
            .unzip();
        let mut table = Table { text, cells, names, shifts };
        table.leave_out_what_stands_below(faults);
        if table.len() == 0 {
            let place = Place { file: table.text.file().to_owned(), ..Place::default() };
            faults.push(Diagnostic::error("instance::table-empty").with("file", table.text.file()).at(place));
            return None;
        }
        if table.refuse_other_separators(faults) {
            return None;
        }
        table.refuse_odd_shapes(faults);
        table.refuse_units_of_titles(faults);
        Some(table)
    }

    /// Passes over totals and notes below the table, and says so.
    fn leave_out_what_stands_below(&mut self, faults: &mut Faults) {
        let Some(key) = ["id", "cooperative"].iter().find_map(|key| self.column(key)) else { return };
        let below = lines_below(&self.cells, self.text.as_str(), key);
        if below > 0 {
            let first = self.len() - below;
            let column = (0..self.names.len()).find(|column| !self.cell(first, *column).is_empty());
            let place = Place { field: None, ..self.place(first, column.unwrap_or(0)) };
            let warning = Diagnostic::warning("instance::below-the-table").with("count", below);
            let value = column.map(|column| shown(self.cell(first, column)));
            faults.push(warning.with("value", value.unwrap_or_default()).at(place));
            self.cells.truncate(first);
        }
    }

    /// Tells of money under a heading that says no unit where a title says one.
    fn refuse_units_of_titles(&self, faults: &mut Faults) {
        let Some(unit) = self.text.unit_of_titles() else { return };
        let columns = (0..self.names.len()).filter(|column| MONEY.contains(&self.names[*column].as_str()));
        for column in columns.filter(|column| !headings::says_unit(&self.cells.headings[*column])) {
            let heading = shown(&self.cells.headings[column]);
            let fault = Diagnostic::error("instance::unit-in-title").with("heading", heading);
            faults.push(fault.with("unit", unit).at(self.place_of_heading(column)));
        }
    }

    /// Tells if cells seem to be separated by something else than commas.
    fn refuse_other_separators(&self, faults: &mut Faults) -> bool {
        let [only] = self.cells.headings.as_slice() else { return false };
        let separator = [';', '\t', '，', '；'].into_iter().find(|separator| only.contains(*separator));
        if let Some(separator) = separator {
            let fault = Diagnostic::error("instance::separator").with("value", shown(&separator.to_string()));
            faults.push(fault.at(self.text.place(self.cells.heading_byte)));
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
        for line in parts::passing(self.len(), |line| !self.is_whole(line)) {
            let diagnostic = Diagnostic::error("instance::ragged")
                .with("cells", self.cells.count(line))
                .with("headings", self.cells.headings.len());
            faults.push(diagnostic.at(self.text.place(self.cells.byte(line))));
        }
        let last = self.cells.byte(self.len() - 1);
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
        self.cells.len()
    }

    /// The names of the columns, in the table's order.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The headings as written.
    pub(super) fn headings(&self) -> impl Iterator<Item = &str> {
        self.cells.headings.iter().map(String::as_str)
    }

    /// The column of that name.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|other| other == name)
    }

    /// The column of that name, else of that heading: a rule may use either.
    pub(super) fn column_or_heading(&self, name: &str) -> Option<usize> {
        self.column(name).or_else(|| self.cells.headings.iter().position(|heading| heading == name))
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
        self.cells.count(line) == self.cells.headings.len()
    }

    /// A cell, trimmed; empty if the line is too short.
    pub(super) fn cell(&self, line: usize, column: usize) -> &str {
        trim(self.cells.cell(self.text.as_str(), line, column))
    }

    /// The numbers of a column, `None` where a cell is empty or wrong.
    pub(super) fn numbers(&self, column: usize, kind: Kind, id: usize, faults: &mut Faults) -> Decimals {
        let read = |lines: Range<usize>| {
            let mut wrong = Vec::new();
            let number = |line| {
                let number = self.read_number(line, column, kind);
                wrong.extend(number.err().map(|code| (line, code)));
                number.ok().flatten()
            };
            let numbers: Decimals = lines.map(number).collect();
            (numbers, wrong)
        };
        let (numbers, wrong): (Vec<_>, Vec<_>) = parts::pieces(self.len(), PIECE, read).into_iter().unzip();
        for (line, code) in wrong.into_iter().flatten() {
            faults.push(self.spot(line, column, id).fault(code));
        }
        Decimals::joined(numbers)
    }

    fn read_number(&self, line: usize, column: usize, kind: Kind) -> Result<Option<Decimal>, &'static str> {
        if !self.is_whole(line) {
            return Ok(None);
        }
        let bytes = self.cells.bytes(self.text.as_str(), line, column);
        if let Some(number) = kind.read_plain(bytes).filter(|_| self.shifts[column] == 0) {
            return Ok(Some(number));
        }
        let text = self.cell(line, column);
        if text.is_empty() { Ok(None) } else { kind.read_in(text, self.shifts[column]).map(Some) }
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
        let fault = |code| faults.push(self.spot(line, column, id).fault(code));
        self.read_number(line, column, kind).map_err(fault).ok().flatten()
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
        self.place_of_cell(self.cells.byte(line), column)
    }

    /// Where the headings are.
    pub(super) fn place_of_headings(&self) -> Place {
        Place { column: None, ..self.text.place(self.cells.heading_byte) }
    }

    /// Where a heading is.
    pub(super) fn place_of_heading(&self, column: usize) -> Place {
        self.place_of_cell(self.cells.heading_byte, column)
    }

    fn place_of_cell(&self, line_byte: usize, column: usize) -> Place {
        let byte = cell::start(self.text.as_str(), line_byte, column);
        let field = self.cells.headings.get(column).map(|heading| words::column(heading));
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
        let otherwise =
            if self.table.names[self.column] == "max_grant" { words::OR_NO_LIMIT.text() } else { "" };
        diagnostic
            .with("otherwise", otherwise)
            .with("what", words::of_cooperative(&self.table.names[self.column], &cooperative))
            .with("id", cooperative)
            .with("value", shown(self.table.cell(self.line, self.column)))
            .at(self.table.place(self.line, self.column))
    }
}
