//! Money and poverty by the instance's grouping, with totals that are formulas.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::measure::{Fgt, Poverty};
use crate::words::column;
use crate::words::sheets::{TOTAL, name};
use crate::words::summary::figure;

use super::super::Dossier;
use super::page::{Cell, Page, known, text};

pub(super) fn write(book: &mut Workbook, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let Some(groups) = &dossier.summary.groups else { return Ok(()) };
    let poverty = &dossier.summary.poverty_by_group;
    let indices = [figure::POOR_MEMBERS, figure::POVERTY_GAP, figure::SQUARED_GAP];
    let known_poverty = poverty.iter().any(Option::is_some);
    let of_poverty = indices
        .iter()
        .filter(|_| known_poverty)
        .flat_map(|name| [figure::before(name.text()), figure::after(name.text())]);
    let own = [
        groups.by.as_str(),
        column::COOPERATIVES.title.text(),
        column::FUNDED.title.text(),
        column::MONEY.title.text(),
        column::SHARE.title.text(),
        column::IMPACT.title.text(),
    ];
    let titles: Vec<String> = own.into_iter().map(str::to_owned).chain(of_poverty).collect();
    let mut page = Page::add(book, name::GROUPS.text(), titles.len())?;
    page.headings(titles.iter().map(String::as_str))?;
    let (first, last) = (page.line() + 1, page.line() as usize + groups.groups.len());
    let all: u64 = groups.groups.iter().map(|group| group.money).sum();
    for (group, poverty) in groups.groups.iter().zip(poverty) {
        let line = page.line() + 1;
        let share = if all == 0 { 0.0 } else { group.money as f64 / all as f64 };
        let of_all = format!("=IF($D${}=0,0,D{line}/$D${})", last + 1, last + 1);
        let figures = [
            text(&group.name),
            Cell::Whole(group.cooperatives as f64),
            Cell::Whole(group.recipients as f64),
            Cell::Whole(group.money as f64),
            Cell::Part(of_all, share),
            Cell::Number(group.impact),
        ];
        page.add_line(
            figures.into_iter().chain(shares(poverty.as_ref()).map(|share| known(share, Cell::Share))),
        )?;
    }
    let sum = |column: &str, result: f64| Cell::Sum(format!("=SUM({column}{first}:{column}{last})"), result);
    let count = |of: fn(&super::super::summary::Group) -> f64| groups.groups.iter().map(of).sum::<f64>();
    page.add_line([
        Cell::Bold(TOTAL.text().into()),
        sum("B", count(|group| group.cooperatives as f64)),
        sum("C", count(|group| group.recipients as f64)),
        sum("D", all as f64),
        Cell::Nothing,
        sum("F", count(|group| group.impact)),
    ])
}

/// Each index before and after.
fn shares(poverty: Option<&Poverty>) -> [Option<f64>; 6] {
    let of = |index: fn(&Fgt) -> f64| {
        [poverty.map(|poverty| index(&poverty.before)), poverty.map(|poverty| index(&poverty.after))]
    };
    let [[a, b], [c, d], [e, f]] = [of(|fgt| fgt.headcount), of(|fgt| fgt.gap), of(|fgt| fgt.squared_gap)];
    [a, b, c, d, e, f]
}
