//! `allocation.xlsx`: the allocation as one plain sheet, since that is what an officer opens.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::certify;
use crate::pipeline::Answer;

use super::table::each_columns;

/// One sheet: the columns of `allocation.csv`, with filters and a frozen heading. Equal bytes for equal answers.
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
    let heading: Vec<&str> =
        heading.chain(labels.iter().map(|label| label.name())).chain(["grant", "impact"]).collect();
    for (column, title) in (0..).zip(&heading) {
        sheet.write_string_with_format(0, column, *title, &bold)?;
        sheet.set_column_width(column, 18)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut last = 0;
    if let Some(allocation) = &answer.allocation {
        for (line, (position, grant)) in (1..).zip(allocation.grants().iter().enumerate()) {
            let who = [cooperatives.id(position)].into_iter().chain(cooperatives.name(position));
            let mut column = 0;
            for text in who.chain(labels.iter().map(|label| label.text(position))) {
                sheet.write_string(line, column, text)?;
                column += 1;
            }
            let impact = certify::impact(&answer.problem, position, *grant).to_f64_down();
            sheet.write_number_with_format(line, column, grant.get() as f64, &money)?;
            sheet.write_number_with_format(line, column + 1, impact, &number)?;
            last = line;
        }
    }
    sheet.autofilter(0, 0, last, heading.len() as u16 - 1)?;
    workbook.save_to_buffer()
}
