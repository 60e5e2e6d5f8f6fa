//! The summary as Markdown tables, for a document.

use std::fmt::Write;

use crate::words::summary::{heading, status};

use super::Summary;
use super::figures::{amount, grouped, per_cent, price};

/// The whole summary.
pub fn markdown(summary: &Summary) -> String {
    let mut out =
        format!("# {}\n\n{}\n", escaped(&summary.instance.name), status(summary.status, summary.proof.by));
    let funds = &summary.funds;
    let mut rows: Vec<(&str, Option<String>)> = vec![
        (summary.impact.unit, summary.impact.achieved.map(amount)),
        ("proved bound", summary.impact.bound.map(amount)),
        ("relative gap", summary.impact.relative_gap.map(|gap| format!("{gap:.1e}"))),
        ("budget", Some(grouped(funds.budget as f64, 0))),
        ("allocated", funds.allocated.map(|money| grouped(money as f64, 0))),
        ("recipients", funds.recipients.map(|count| grouped(count as f64, 0))),
        ("leakage", summary.accuracy.leakage.map(per_cent)),
        ("shell exposure", summary.accuracy.shell_exposure.map(per_cent)),
        ("coverage", summary.accuracy.coverage.map(per_cent)),
    ];
    if let Some(poverty) = &summary.poverty {
        rows.push(("poor members before", Some(per_cent(poverty.before.headcount))));
        rows.push(("poor members after", Some(per_cent(poverty.after.headcount))));
        rows.push(("poverty gap before", Some(per_cent(poverty.before.gap))));
        rows.push(("poverty gap after", Some(per_cent(poverty.after.gap))));
    }
    table(
        &mut out,
        heading::ACHIEVES,
        &["figure", "value"],
        rows.into_iter().filter_map(|(name, value)| Some(vec![name.to_owned(), value?])),
    );
    if let Some(groups) = &summary.groups {
        let lines = groups.groups.iter().map(|group| {
            let counts = [group.cooperatives, group.recipients].map(|count| grouped(count as f64, 0));
            let [all, funded] = counts;
            vec![group.name.clone(), all, funded, grouped(group.money as f64, 0), amount(group.impact)]
        });
        table(&mut out, heading::WHO, &[&groups.by, "cooperatives", "funded", "money", "impact"], lines);
    }
    let binding = summary.rules.iter().filter(|rule| rule.binding);
    let lines = binding.map(|rule| {
        vec![
            rule.row.clone(),
            rule.sense.to_owned(),
            amount(rule.limit),
            amount(rule.amount),
            price(rule.price),
        ]
    });
    table(&mut out, heading::BINDS, &["rule", "sense", "limit", "amount", "price"], lines);
    if let Some(conflict) = &summary.conflict {
        let lines =
            conflict.rows.iter().map(|row| vec![row.row.clone(), row.sense.to_owned(), amount(row.limit)]);
        table(&mut out, heading::CONFLICT, &["rule", "sense", "limit"], lines);
    }
    out
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
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '\\' | '<' | '*' | '_' | '`' | '[' | '#' => out.extend(['\\', character]),
            '\n' | '\r' => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}
