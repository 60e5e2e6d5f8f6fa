//! `allocation.xlsx`: the allocation as one plain sheet, since that is what an officer opens.

use std::borrow::Cow;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::certify;
use crate::pipeline::Answer;

use super::table::each_columns;

/// Cooperatives that fit below the heading of a sheet: spreadsheets hold 1,048,576 lines.
pub const MOST_LINES: usize = 1_048_575;
/// Characters that a cell holds, as UTF-16 counts them.
const MOST_CHARACTERS: usize = 32_767;

/// One sheet: the columns of `allocation.csv`, with filters and a frozen heading. Equal bytes for equal answers.
///
/// Texts longer than a cell holds end in `…`. More than [`MOST_LINES`] cooperatives are an error.
pub fn sheet(answer: &Answer<'_>) -> Result<Vec<u8>, XlsxError> {
    let cooperatives = answer.problem.scene().instance.cooperatives();
    let columns = each_columns(answer);
    let labels: Vec<_> = columns.iter().filter_map(|name| cooperatives.label(name)).collect();
    let mut workbook = Workbook::new();
    // Otherwise the file would say when it was made.
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2020, 1, 1)?);
    workbook.set_properties(&properties);
    let sheet = workbook.add_worksheet();
    sheet.set_name("allocation")?;
    let bold = Format::new().set_bold();
    let (money, number) = (Format::new().set_num_format("#,##0"), Format::new().set_num_format("#,##0.00"));
    let heading = ["id"].into_iter().chain(cooperatives.has_names().then_some("name"));
    let reasons = cooperatives.has_reasons().then_some("reason");
    let heading: Vec<&str> = heading
        .chain(labels.iter().map(|label| label.name()))
        .chain(["grant", "impact"])
        .chain(reasons)
        .collect();
    for (column, title) in (0..).zip(&heading) {
        sheet.write_string_with_format(0, column, fitting(title), &bold)?;
        sheet.set_column_width(column, 18)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut last = 0;
    if let Some(allocation) = &answer.allocation {
        for (line, (position, grant)) in (1..).zip(allocation.grants().iter().enumerate()) {
            let who = [cooperatives.id(position)].into_iter().chain(cooperatives.name(position));
            let mut column = 0;
            for text in who.chain(labels.iter().map(|label| label.text(position))) {
                sheet.write_string(line, column, fitting(text))?;
                column += 1;
            }
            let impact = certify::impact(&answer.problem, position, *grant).to_f64();
            sheet.write_number_with_format(line, column, grant.get() as f64, &money)?;
            sheet.write_number_with_format(line, column + 1, impact, &number)?;
            if let Some(reason) = reasons.and(cooperatives.reason(position)) {
                sheet.write_string(line, column + 2, fitting(reason))?;
            }
            last = line;
        }
    }
    sheet.autofilter(0, 0, last, heading.len() as u16 - 1)?;
    workbook.save_to_buffer()
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
