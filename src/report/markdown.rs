//! The summary as Markdown tables, for a document.

use std::fmt::Write;

use crate::words::column::{self, Column};
use crate::words::foreign::visible;
use crate::words::summary::{figure, heading, status};

use super::Summary;
use super::figures::{amount, per_cent, price, relative_gap, whole};
use super::text::{dearest, overrides_said};

/// The whole summary.
pub fn markdown(summary: &Summary) -> String {
    let mut out =
        format!("# {}\n\n{}\n", escaped(&summary.instance.name), status(summary.status, summary.proof.by));
    let funds = &summary.funds;
    let mut rows: Vec<(String, Option<String>)> = vec![
        (summary.impact.unit.text().to_owned(), summary.impact.achieved.map(amount)),
        (figure::BOUND.text().to_owned(), summary.impact.bound.map(amount)),
        (figure::RELATIVE_GAP.text().to_owned(), summary.impact.relative_gap.map(relative_gap)),
        (figure::BUDGET.text().to_owned(), Some(whole(funds.budget))),
        (figure::ALLOCATED.text().to_owned(), funds.allocated.map(whole)),
        (figure::RECIPIENTS.text().to_owned(), funds.recipients.map(|count| whole(count as u64))),
        (figure::LEAKAGE[0].text().to_owned(), summary.accuracy.leakage.map(per_cent)),
        (figure::SHELL_EXPOSURE[0].text().to_owned(), summary.accuracy.shell_exposure.map(per_cent)),
        (figure::COVERAGE[0].text().to_owned(), summary.accuracy.coverage.map(per_cent)),
    ];
    if let Some(poverty) = &summary.poverty {
        let (before, after) = (&poverty.before, &poverty.after);
        for (name, before, after) in [
            (figure::POOR_MEMBERS, before.headcount, after.headcount),
            (figure::POVERTY_GAP, before.gap, after.gap),
        ] {
            rows.push((figure::before(name.text()), Some(per_cent(before))));
            rows.push((figure::after(name.text()), Some(per_cent(after))));
        }
    }
    table(
        &mut out,
        heading::ACHIEVES.text(),
        &[column::FIGURE.title.text(), column::VALUE.title.text()],
        rows.into_iter().filter_map(|(name, value)| Some(vec![name, value?])),
    );
    if let Some(groups) = &summary.groups {
        let lines = groups.groups.iter().map(|group| {
            let counts = [group.cooperatives, group.recipients].map(|count| whole(count as u64));
            let [all, funded] = counts;
            vec![group.name.clone(), all, funded, whole(group.money), amount(group.impact)]
        });
        let [all, funded, money, impact] =
            titles([column::COOPERATIVES, column::FUNDED, column::MONEY, column::IMPACT]);
        table(&mut out, heading::WHO.text(), &[&groups.by, all, funded, money, impact], lines);
    }
    let binding = summary.rules.iter().filter(|rule| rule.binding);
    let lines = binding.map(|rule| {
        vec![
            rule.row.clone(),
            column::side(rule.sense).to_owned(),
            rule.limit.grouped(),
            rule.amount.grouped(),
            price(rule.price),
        ]
    });
    table(
        &mut out,
        heading::BINDS.text(),
        &titles([column::RULE, column::SENSE, column::LIMIT, column::AMOUNT, column::PRICE]),
        lines,
    );
    let lines = dearest(&summary.overrides).into_iter().map(|one| {
        vec![
            one.id.clone(),
            one.reason.clone().unwrap_or_default(),
            whole(one.grant),
            one.bound_rises_by.map(amount).unwrap_or_default(),
        ]
    });
    let (title, cost) = overrides_said(summary.whole);
    table(&mut out, title, &titles([column::ID, column::REASON, column::GRANT, cost]), lines);
    if let Some(conflict) = &summary.conflict {
        let lines = conflict
            .rows
            .iter()
            .map(|row| vec![row.row.clone(), column::side(row.sense).to_owned(), row.limit.grouped()]);
        table(
            &mut out,
            heading::CONFLICT.text(),
            &titles([column::RULE, column::SENSE, column::LIMIT]),
            lines,
        );
    }
    out
}

/// The headings of columns.
pub(super) fn titles<const N: usize>(columns: [Column; N]) -> [&'static str; N] {
    columns.map(|column| column.title.text())
}

pub(super) fn table(
    out: &mut String,
    title: &str,
    headings: &[&str],
    lines: impl Iterator<Item = Vec<String>>,
) {
    let mut lines = lines.peekable();
    if lines.peek().is_none() {
        return;
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    write!(out, "\n## {title}\n\n").expect("a string takes every word");
    out.push_str(&line(headings.iter().map(|heading| escaped(heading)).collect()));
    out.push_str(&line(headings.iter().map(|_| "---".to_owned()).collect()));
    for cells in lines {
        out.push_str(&line(cells.iter().map(|cell| escaped(cell)).collect()));
    }
}

/// Text that stays text in a table.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in visible(&text.replace(['\n', '\r'], " ")).chars() {
        if matches!(character, '|' | '\\' | '<' | '*' | '_' | '`' | '[' | '#') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
