//! Every cooperative: the columns of `allocation.csv`, with totals of the lines shown above them.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::certify;
use crate::pipeline::Answer;
use crate::words::column;
use crate::words::sheets::{TOTAL_SHOWN, name};

use super::super::table::each_columns;
use super::page::{Cell, Page, column_name, text};

/// Cooperatives that fit below the headings of a sheet: spreadsheets hold 1,048,576 lines.
pub const MOST_LINES: usize = 1_048_574;
/// Lines above the first cooperative.
const ABOVE: usize = 2;

/// Where the grants stand in this sheet, for formulas of others; none without an allocation.
pub(super) fn grants(answer: &Answer<'_>) -> Option<String> {
    let count = answer.allocation.as_ref()?.grants().len();
    let column = column_name(words_of(answer).len());
    Some(format!("{}!${column}${}:${column}${}", name::ALLOCATION, ABOVE + 1, ABOVE + count))
}

/// Titles of the columns of text.
fn words_of(answer: &Answer<'_>) -> Vec<String> {
    let cooperatives = answer.problem.scene().instance.cooperatives();
    let own = [column::ID].into_iter().chain(cooperatives.has_names().then_some(column::NAME));
    own.map(|column| column.title.text().to_owned()).chain(each_columns(answer)).collect()
}

pub(super) fn write(book: &mut Workbook, answer: &Answer<'_>) -> Result<(), XlsxError> {
    let cooperatives = answer.problem.scene().instance.cooperatives();
    let labels: Vec<_> = each_columns(answer).iter().filter_map(|name| cooperatives.label(name)).collect();
    let words = words_of(answer);
    let figures = words.len();
    let reasons = cooperatives.has_reasons().then_some(());
    let columns = figures + 2 + usize::from(reasons.is_some());
    let mut page = Page::add(book, name::ALLOCATION.text(), columns)?;
    let allocation = answer.allocation.as_ref();
    let grants: Vec<u64> = allocation.iter().flat_map(|all| all.grants()).map(|grant| grant.get()).collect();
    let impacts: Vec<f64> = allocation.map_or(Vec::new(), |all| {
        let impact = |(position, grant)| certify::impact(&answer.problem, position, grant).to_f64();
        all.grants().iter().copied().enumerate().map(impact).collect()
    });
    let total = |column: usize, result: f64| {
        let (column, last) = (column_name(column), ABOVE + grants.len().max(1));
        Cell::Sum(format!("=SUBTOTAL(109,{column}{}:{column}{last})", ABOVE + 1), result)
    };
    let totals =
        [total(figures, grants.iter().sum::<u64>() as f64), total(figures + 1, impacts.iter().sum())];
    let before = (0..figures)
        .map(|column| if column == 0 { Cell::Bold(TOTAL_SHOWN.text().into()) } else { Cell::Nothing });
    page.add_line(before.chain(totals))?;
    let heading = page.line();
    let figures_of_each = [column::GRANT, column::IMPACT].map(|column| column.title.text());
    let reason = reasons.map(|()| column::REASON.title.text());
    page.headings(words.iter().map(String::as_str).chain(figures_of_each).chain(reason))?;
    for (position, (grant, impact)) in grants.iter().zip(&impacts).enumerate() {
        let who = [cooperatives.id(position)].into_iter().chain(cooperatives.name(position));
        let words = who.chain(labels.iter().map(|label| label.text(position))).map(text);
        let reason = reasons.and(cooperatives.reason(position)).map(text);
        page.add_line(words.chain([Cell::Whole(*grant as f64), Cell::Number(*impact)]).chain(reason))?;
    }
    page.filter(heading, columns)
}
