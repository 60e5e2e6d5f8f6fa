//! A sheet of a workbook as the text of a CSV, and the way from a place in it back to the sheet.
//!
//! Numbers have the 15 digits that spreadsheets keep. The sheet is that of the table's name, else
//! the first with a heading of ids, else the first; titles above the headings are passed over.

use std::io::Cursor;

use calamine::{Data, Range, Reader, open_workbook_auto_from_rs};

use super::as_text::{column, push_line};
use super::headings::{is_key, unit_of_title};

/// Endings of workbooks.
pub(super) const ENDINGS: [&str; 3] = ["xlsx", "ods", "xls"];
/// Headings are looked for in so many rows.
const TITLES: usize = 20;

/// Which sheet a text was, and where its first cell stood.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    first_row: usize,
    first_column: usize,
    /// The unit other than yuan that a title says.
    pub(super) unit: Option<&'static str>,
}

impl Sheet {
    /// The row and the column, from 1, of the character at `byte` of line `line`, from 1, of the text; the line starts
    /// at `start`.
    pub(super) fn place(&self, text: &str, line: usize, start: usize, byte: usize) -> (usize, usize) {
        (self.first_row + line - 1, self.first_column + column(text, start, byte))
    }
}

/// Is it a workbook by its name?
pub(super) fn is_workbook(file: &str) -> bool {
    file.rsplit_once('.')
        .is_some_and(|(_, ending)| ENDINGS.iter().any(|one| ending.eq_ignore_ascii_case(one)))
}

/// The sheet of a table as text; otherwise why the workbook cannot be read.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<(String, Sheet), String> {
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(|fault| fault.to_string())?;
    let names = book.sheet_names();
    let stem = file.rsplit(['/', '\\']).next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let mut range = |name: &str| book.worksheet_range(name).map_err(|fault| fault.to_string());
    let of_that_name = names.iter().find(|name| name.eq_ignore_ascii_case(stem));
    let (name, range) = match of_that_name {
        Some(name) => (name.clone(), range(name)?),
        None => with_key(&names, &mut range)?,
    };
    let (row, column) = range.start().unwrap_or_default();
    let titles = titles(&range);
    let mut above = range.rows().take(titles).flatten();
    let sheet = Sheet {
        name,
        first_row: row as usize + titles + 1,
        first_column: column as usize + 1,
        unit: above.find_map(|cell| unit_of_title(&written(cell))),
    };
    let mut text = String::new();
    for row in range.rows().skip(titles) {
        push_line(&mut text, row.iter().map(written));
    }
    Ok((text, sheet))
}

/// The first sheet with a heading of ids, else the first.
fn with_key(
    names: &[String],
    range: &mut impl FnMut(&str) -> Result<Range<Data>, String>,
) -> Result<(String, Range<Data>), String> {
    let mut first = None;
    for name in names {
        match range(name) {
            Ok(found) if key(&found).is_some() => return Ok((name.clone(), found)),
            found => first = first.or(Some((name.clone(), found))),
        }
    }
    // Without any sheet the workbook says so itself.
    let (name, found) = first.unwrap_or_else(|| (String::new(), range("")));
    Ok((name, found?))
}

/// Rows above the headings: those before the row with the ids' heading, else before the first with two cells.
fn titles(range: &Range<Data>) -> usize {
    let cells = |row: &[Data]| row.iter().filter(|cell| !written(cell).trim().is_empty()).count();
    key(range).or_else(|| range.rows().take(TITLES).position(|row| cells(row) > 1)).unwrap_or(0)
}

/// The row with the ids' heading.
fn key(range: &Range<Data>) -> Option<usize> {
    range.rows().take(TITLES).position(|row| row.iter().any(|cell| is_key(&written(cell))))
}

/// A cell as a person would type it.
fn written(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::Float(number) => digits(*number),
        Data::DateTime(moment) => digits(moment.as_f64()),
        other => other.to_string(),
    }
}

/// With the digits that spreadsheets keep.
fn digits(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().expect("what is printed as a number is one");
    kept.to_string()
}
