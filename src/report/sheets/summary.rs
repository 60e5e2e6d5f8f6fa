//! What the money achieves, figure by figure.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::words::column;
use crate::words::sheets::{self as words, name};
use crate::words::summary::{figure, status};

use super::super::Dossier;
use super::allocation::grants;
use super::page::{Cell, Page, known, text};

pub(super) fn write(book: &mut Workbook, dossier: &Dossier<'_>) -> Result<(), XlsxError> {
    let summary = dossier.summary;
    let (impact, funds) = (&summary.impact, &summary.funds);
    let mut page = Page::add(book, name::SUMMARY.text(), 2)?;
    page.widen(0, 44)?;
    page.widen(1, 28)?;
    page.headings([column::FIGURE.title.text(), column::VALUE.title.text()])?;
    let grants = grants(dossier.answer);
    let sum = |result: Option<f64>, formula: &str| match (result, &grants) {
        (Some(result), Some(grants)) => Cell::Sum(format!("={}", formula.replace("GRANTS", grants)), result),
        _ => Cell::Nothing,
    };
    let mut line = |name: &str, cell: Cell<'_>| page.add_line([text(name), cell]);
    line(words::PROGRAMME.text(), text(&summary.instance.name))?;
    line(words::STATUS.text(), text(status(summary.status, summary.proof.by)))?;
    line(words::IMPACT.text(), known(impact.achieved, Cell::Number))?;
    line(words::UNIT.text(), text(impact.unit.text()))?;
    line(figure::BOUND.text(), known(impact.bound, Cell::Number))?;
    line(figure::RELATIVE_GAP.text(), known(impact.relative_gap, Cell::Price))?;
    line(&figure::budget_in(&funds.currency), Cell::Whole(funds.budget as f64))?;
    line(figure::ALLOCATED.text(), sum(funds.allocated.map(|money| money as f64), "SUM(GRANTS)"))?;
    line(
        figure::RECIPIENTS.text(),
        sum(funds.recipients.map(|count| count as f64), "COUNTIF(GRANTS,\">0\")"),
    )?;
    line(words::COOPERATIVES.text(), Cell::Whole(funds.cooperatives as f64))?;
    line(words::NEXT_YUAN.text(), known(funds.price, Cell::Price))?;
    if let Some(poverty) = &summary.poverty {
        let (before, after) = (&poverty.before, &poverty.after);
        let indices = [
            (figure::POOR_MEMBERS, before.headcount, after.headcount),
            (figure::POVERTY_GAP, before.gap, after.gap),
            (figure::SQUARED_GAP, before.squared_gap, after.squared_gap),
        ];
        for (name, before, after) in indices {
            line(&figure::before(name.text()), Cell::Share(before))?;
            line(&figure::after(name.text()), Cell::Share(after))?;
        }
    }
    let limits = dossier.answer.problem.scene().instance.accuracy();
    let shares = [
        (figure::LEAKAGE, summary.accuracy.leakage, limits.max_leakage),
        (figure::SHELL_EXPOSURE, summary.accuracy.shell_exposure, limits.max_shell_exposure),
        (figure::COVERAGE, summary.accuracy.coverage, limits.min_coverage),
    ];
    for ([name, meaning], share, limit) in shares {
        if let Some(share) = share {
            line(&format!("{name} ({meaning})"), Cell::Share(share))?;
        }
        if let Some(limit) = limit {
            line(&words::limit(name.text()), Cell::Share(limit.to_f64()))?;
        }
    }
    Ok(())
}
