//! Every limit with its amount and its price, and what each rule costs.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::words::Message;
use crate::words::column;
use crate::words::sheets::{self as words, name};
use crate::words::title;

use super::super::Dossier;
use super::super::text::{dearest, overrides_said};
use super::page::{Cell, Page, known, text};

pub(super) fn write(book: &mut Workbook, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let titles =
        [column::RULE, column::SENSE, column::LIMIT, column::AMOUNT, column::PRICE].map(|one| one.title);
    let mut page = Page::add(book, name::RULES.text(), titles.len() + 1)?;
    page.widen(0, 40)?;
    page.headings(titles.into_iter().chain([words::BINDS]).map(Message::text))?;
    for rule in &dossier.summary.rules {
        page.add_line([
            text(title::rule(&rule.row)),
            text(column::side(rule.sense)),
            Cell::Number(rule.limit.to_f64()),
            Cell::Number(rule.amount.to_f64()),
            Cell::Price(rule.price),
            text(if rule.binding { words::YES.text() } else { "" }),
        ])?;
    }
    if !dossier.studies.costs.is_empty() {
        page.skip();
        page.add_line([Cell::Bold(words::COSTS.text().into())])?;
        for cost in &dossier.studies.costs {
            page.add_line([text(title::rule(&cost.rule)), Cell::Number(cost.cost)])?;
        }
    }
    if !dossier.summary.overrides.is_empty() {
        let (title, cost) = overrides_said(dossier.summary.whole);
        page.skip();
        page.add_line([Cell::Bold(title.into())])?;
        let titles = [column::ID, column::REASON, column::GRANT, cost];
        page.add_line(titles.map(|one| Cell::Bold(one.title.text().into())))?;
        for one in dearest(&dossier.summary.overrides) {
            page.add_line([
                text(&one.id),
                one.reason.as_deref().map_or(Cell::Nothing, text),
                Cell::Whole(one.grant as f64),
                known(one.bound_rises_by, Cell::Number),
            ])?;
        }
    }
    Ok(())
}
