//! A sheet that is filled line by line.

use std::borrow::Cow;

use rust_xlsxwriter::{ColNum, Format, Formula, RowNum, Workbook, Worksheet, XlsxError};

/// Characters that a cell holds, as UTF-16 counts them.
const MOST_CHARACTERS: usize = 32_767;
/// Width of a column, in characters.
const WIDTH: u16 = 18;
/// A4, as spreadsheets number it.
const A4: u8 = 9;

/// What stands in a cell.
pub(super) enum Cell<'a> {
    Nothing,
    Text(Cow<'a, str>),
    Bold(Cow<'a, str>),
    /// Money or a count.
    Whole(f64),
    /// Two places.
    Number(f64),
    /// A price: as many places as tell.
    Price(f64),
    /// Shown in per cent.
    Share(f64),
    /// A formula with its result, as money.
    Sum(String, f64),
    /// A formula with its result, in per cent.
    Part(String, f64),
}

/// A text, whether it is ours or not.
pub(super) fn text<'a>(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(text.into())
}

/// A figure that may be absent.
pub(super) fn known(value: Option<f64>, cell: fn(f64) -> Cell<'static>) -> Cell<'static> {
    value.map_or(Cell::Nothing, cell)
}

/// The sheet and how its cells look.
pub(super) struct Page<'a> {
    sheet: &'a mut Worksheet,
    line: RowNum,
    bold: Format,
    whole: Format,
    number: Format,
    price: Format,
    share: Format,
    total: Format,
}

impl<'a> Page<'a> {
    /// A new sheet at the end of the workbook.
    pub(super) fn add(book: &'a mut Workbook, name: &str, columns: usize) -> Result<Page<'a>, XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
        for column in 0..columns as ColNum {
            sheet.set_column_width(column, WIDTH)?;
        }
        let number = |code: &str| Format::new().set_num_format(code);
        Ok(Page {
            sheet,
            line: 0,
            bold: Format::new().set_bold(),
            whole: number("#,##0"),
            number: number("#,##0.00"),
            price: number("#,##0.0000####"),
            share: number("0.00%"),
            total: number("#,##0").set_bold(),
        })
    }

    /// Makes a column wider.
    pub(super) fn widen(&mut self, column: ColNum, characters: u16) -> Result<(), XlsxError> {
        self.sheet.set_column_width(column, characters).map(drop)
    }

    /// Where the next line goes.
    pub(super) fn line(&self) -> RowNum {
        self.line
    }

    /// Leaves a line empty.
    pub(super) fn skip(&mut self) {
        self.line += 1;
    }

    /// Writes a line.
    pub(super) fn add_line<'c>(
        &mut self,
        cells: impl IntoIterator<Item = Cell<'c>>,
    ) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            self.put(column, cell)?;
        }
        self.line += 1;
        Ok(())
    }

    fn put(&mut self, column: ColNum, cell: Cell<'_>) -> Result<(), XlsxError> {
        let (sheet, line) = (&mut *self.sheet, self.line);
        let formula = |formula: String, result: f64| Formula::new(formula).set_result(result.to_string());
        match cell {
            Cell::Nothing => return Ok(()),
            Cell::Text(text) => sheet.write_string(line, column, fitting(&text)),
            Cell::Bold(text) => sheet.write_string_with_format(line, column, fitting(&text), &self.bold),
            Cell::Whole(value) => sheet.write_number_with_format(line, column, value, &self.whole),
            Cell::Number(value) => sheet.write_number_with_format(line, column, value, &self.number),
            Cell::Price(value) => sheet.write_number_with_format(line, column, value, &self.price),
            Cell::Share(value) => sheet.write_number_with_format(line, column, value, &self.share),
            Cell::Sum(of, result) => {
                sheet.write_formula_with_format(line, column, formula(of, result), &self.total)
            }
            Cell::Part(of, result) => {
                sheet.write_formula_with_format(line, column, formula(of, result), &self.share)
            }
        }?;
        Ok(())
    }

    /// Writes headings; what is above the next line stays where it is, and is printed on every page.
    pub(super) fn headings<'c>(
        &mut self,
        titles: impl IntoIterator<Item = &'c str>,
    ) -> Result<(), XlsxError> {
        self.add_line(titles.into_iter().map(|title| Cell::Bold(title.into())))?;
        self.sheet.set_freeze_panes(self.line, 0)?;
        self.sheet.set_repeat_rows(0, self.line - 1)?;
        Ok(())
    }

    /// Puts filters on the lines from `heading` to the last.
    pub(super) fn filter(&mut self, heading: RowNum, columns: usize) -> Result<(), XlsxError> {
        let last = self.line.saturating_sub(1).max(heading);
        self.sheet.autofilter(heading, 0, last, columns as ColNum - 1).map(drop)
    }
}

/// The name of a column: A, B, … Z, AA, …
pub(super) fn column_name(column: usize) -> String {
    rust_xlsxwriter::utility::column_number_to_name(column as ColNum)
}

/// The text, cut to what a cell holds.
fn fitting(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS {
        return Cow::Borrowed(text);
    }
    let mut room = MOST_CHARACTERS - 1;
    let kept = text.chars().take_while(|character| {
        let fits = character.len_utf16() <= room;
        room = room.saturating_sub(character.len_utf16());
        fits
    });
    Cow::Owned(kept.chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::{MOST_CHARACTERS, fitting};

    #[test]
    fn a_text_longer_than_a_cell_is_cut() {
        let fits = "格".repeat(MOST_CHARACTERS);
        assert_eq!(fitting(&fits), fits);
        // Characters outside the first plane count twice: 16,383 of them and the dots.
        let long = "𠮷".repeat(MOST_CHARACTERS);
        assert_eq!(fitting(&long).chars().count(), 16_384);
        assert!(fitting(&long).ends_with('…'));
    }
}
