//! The summary on one screen, for people: what the money achieves, who gets it, how accurate it is, which
//! rules bind, how far from the proved bound.

use std::fmt::Write;

use comfy_table::{CellAlignment, Table, presets::NOTHING};

use crate::words::column::{self, Column};
use crate::words::foreign::visible;
use crate::words::summary::{self as words, by_search, figure, heading, next_step, search_bound, status};

use super::Summary;
use super::figures::{amount, cut_to, grouped, padded, per_cent, price, relative_gap, whole};
use super::sections::Section;
use super::summary::{Broken, Conflict, Groups, OverrideFigures, RuleFigures};

/// At most so many binding rows are shown; the rest is counted.
const BINDING_SHOWN: usize = 12;
/// At most so many fixed grants are shown; the rest is counted.
const OVERRIDES_SHOWN: usize = 12;
/// At most so many groups are shown; the rest is summed.
const GROUPS_SHOWN: usize = 20;

/// The whole summary.
pub fn text(summary: &Summary) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes every line");
    line(format!("{}\n{}", visible(&summary.instance.name), status(summary.status, summary.proof.by)));
    if let Some(conflict) = &summary.conflict {
        line(section(heading::CONFLICT.text(), &conflict_table(conflict)));
        line(next_step(summary.status).to_owned());
    }
    if let Some(broken) = &summary.nearest_miss {
        line(nearest_miss(broken).text());
        line(next_step(summary.status).to_owned());
    }
    if let Some(reason) = &summary.reason {
        line(format!("\n{}", visible(reason)));
    }
    if summary.impact.achieved.is_some() {
        line(format!("\n{}", achieves(summary)));
        if let Some(groups) = &summary.groups {
            line(section(&words::who(&visible(&groups.by)), &groups_table(groups)));
        }
        if let Some(accuracy) = accuracy(summary) {
            line(format!("\n{accuracy}"));
        }
        line(binding(&summary.rules, summary.whole));
        if let Some(overrides) = overrides(&summary.overrides, summary.whole) {
            line(overrides.text());
        }
        line(format!("\n{}", proof(summary)));
    }
    out
}

/// What came closest.
pub(super) fn nearest_miss(broken: &[Broken]) -> Section {
    let line = |row: &Broken| {
        vec![row.row.clone(), column::side(row.sense).to_owned(), row.limit.grouped(), row.amount.grouped()]
    };
    let columns = [column::RULE, column::SIDE, column::LIMIT, column::AMOUNT];
    Section::all(heading::MISS.text(), &columns, broken.iter().map(line).collect())
}

pub(super) fn section(title: &str, table: &Table) -> String {
    format!("\n{title}\n{}", table.trim_fmt())
}

pub(super) fn table(columns: &[Column]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(columns.iter().map(|column| column.title));
    for (shown, column) in table.column_iter_mut().zip(columns) {
        shown.set_padding((if column.is_text { 2 } else { 1 }, 1));
        if !column.is_text {
            shown.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// A text that is not ours, which is not to push the figures beside it out of sight.
fn cell(text: &str) -> String {
    const WIDEST: usize = 80;
    cut_to(&visible(text), WIDEST)
}

fn achieves(summary: &Summary) -> String {
    let (impact, funds) = (&summary.impact, &summary.funds);
    let achieved = words::Achieved {
        impact: [&amount(impact.achieved.unwrap_or(0.0)), impact.unit.text()],
        money: [&whole(funds.allocated.unwrap_or(0)), &whole(funds.budget), &visible(&funds.currency)],
        cooperatives: [&whole(funds.recipients.unwrap_or(0) as u64), &whole(funds.cooperatives as u64)],
    };
    let mut out = format!("{}\n{}", heading::ACHIEVES, achieved.lines());
    if let Some(poverty) = &summary.poverty {
        let of_people = |name: &str, before: f64, after: f64| {
            format!("\n  {}{:>10} → {:>10}", padded(name, 24), per_cent(before), per_cent(after))
        };
        let (before, after) = (&poverty.before, &poverty.after);
        out.push_str(&of_people(figure::POOR_MEMBERS.text(), before.headcount, after.headcount));
        out.push_str(&of_people(figure::POVERTY_GAP.text(), before.gap, after.gap));
        out.push_str(&of_people(figure::SQUARED_GAP.text(), before.squared_gap, after.squared_gap));
        let within = poverty.within_a_step.as_f64().unwrap_or(0.0);
        if within > 0.0 {
            out.push_str(&format!("\n  {}", words::within_a_step(&grouped(within, 0))));
        }
    }
    out
}

fn groups_table(groups: &Groups) -> Table {
    let mut table = table(&[
        column::GROUP,
        column::COOPERATIVES,
        column::FUNDED,
        column::MONEY,
        column::SHARE,
        column::IMPACT,
    ]);
    let all: u64 = groups.groups.iter().map(|group| group.money).sum();
    let share = |money: u64| if all == 0 { 0.0 } else { money as f64 / all as f64 };
    for group in groups.groups.iter().take(GROUPS_SHOWN) {
        table.add_row([
            cell(&group.name),
            whole(group.cooperatives as u64),
            whole(group.recipients as u64),
            whole(group.money),
            per_cent(share(group.money)),
            amount(group.impact),
        ]);
    }
    if let Some(rest) = groups.groups.get(GROUPS_SHOWN..).filter(|rest| !rest.is_empty()) {
        let money: u64 = rest.iter().map(|group| group.money).sum();
        table.add_row([
            words::more_groups(rest.len()),
            whole(rest.iter().map(|group| group.cooperatives as u64).sum()),
            whole(rest.iter().map(|group| group.recipients as u64).sum()),
            whole(money),
            per_cent(share(money)),
            amount(rest.iter().map(|group| group.impact).sum()),
        ]);
    }
    table
}

/// Shares of the money; none where there is no money.
fn accuracy(summary: &Summary) -> Option<String> {
    let shares = &summary.accuracy;
    let figures = [
        (figure::LEAKAGE, shares.leakage),
        (figure::SHELL_EXPOSURE, shares.shell_exposure),
        (figure::COVERAGE, shares.coverage),
    ];
    figures.iter().any(|(_, share)| share.is_some()).then_some(())?;
    let mut out = heading::ACCURACY.text().to_owned();
    for ([name, meaning], share) in figures {
        if let Some(share) = share {
            write!(out, "\n  {}{:>10} {meaning}", padded(name.text(), 16), per_cent(share))
                .expect("a string takes every word");
        }
    }
    Some(out)
}

fn binding(rules: &[RuleFigures], whole: bool) -> String {
    let mut binding: Vec<&RuleFigures> = rules.iter().filter(|rule| rule.binding).collect();
    if binding.is_empty() {
        return format!("\n{}", words::NOTHING_BINDS);
    }
    let mut table = table(&[column::RULE, column::SIDE, column::LIMIT, column::AMOUNT, column::PRICE]);
    // The dearest first: what a limit costs is its price times its size.
    let weight = |rule: &RuleFigures| (rule.price * rule.limit.to_f64()).abs();
    binding.sort_by(|left, right| weight(right).total_cmp(&weight(left)));
    for rule in binding.iter().take(BINDING_SHOWN) {
        table.add_row([
            cell(&rule.row),
            column::side(rule.sense).to_owned(),
            rule.limit.grouped(),
            rule.amount.grouped(),
            price(rule.price),
        ]);
    }
    let mut out = section(if whole { heading::BINDS_BOUND.text() } else { heading::BINDS.text() }, &table);
    if binding.len() > BINDING_SHOWN {
        out.push_str(&format!("\n  {}", words::more_in_json(binding.len() - BINDING_SHOWN)));
    }
    out
}

/// The fixed grants, the dearest first; `None` without any.
pub(super) fn overrides(all: &[OverrideFigures], of_bound: bool) -> Option<Section> {
    let (title, cost) = overrides_said(of_bound);
    let line = |one: &OverrideFigures| {
        vec![
            cell(&one.id),
            cell(one.reason.as_deref().unwrap_or_default()),
            whole(one.grant),
            one.bound_rises_by.map(amount).unwrap_or_default(),
        ]
    };
    let lines: Vec<_> = dearest(all).into_iter().map(line).collect();
    let columns = [column::ID, column::REASON, column::GRANT, cost];
    (!all.is_empty()).then(|| Section::some(title, &columns, lines, OVERRIDES_SHOWN))
}

/// What a table of fixed grants is called, and the column of what they cost.
pub(super) fn overrides_said(of_bound: bool) -> (&'static str, column::Column) {
    if of_bound {
        (heading::OVERRIDES_BOUND.text(), column::ADDS_TO_BOUND)
    } else {
        (heading::OVERRIDES.text(), column::COSTS_AT_MOST)
    }
}

/// Those that cost most first; of equals in the table's order.
pub(super) fn dearest(all: &[OverrideFigures]) -> Vec<&OverrideFigures> {
    let mut all: Vec<&OverrideFigures> = all.iter().collect();
    let cost = |one: &OverrideFigures| one.bound_rises_by.unwrap_or(0.0);
    all.sort_by(|one, other| cost(other).total_cmp(&cost(one)));
    all
}

fn proof(summary: &Summary) -> String {
    let impact = &summary.impact;
    let mut out = heading::PROOF.text().to_owned();
    if let (Some(bound), Some(gap)) = (impact.bound, impact.relative_gap) {
        let yuan = price(summary.funds.price.unwrap_or(0.0));
        let words = words::proof(&amount(bound), &relative_gap(gap), &yuan, summary.whole);
        out.push_str(&format!("\n{words}{}", search(summary)));
        if let Some(by) = summary.proof.stopped_by {
            out.push_str(&format!("\n  {}", words::stopped(by)));
        }
        if let Some(tied) = summary.funds.tied.filter(|tied| *tied > 0) {
            out.push_str(&format!("\n  {}", words::tied(&whole(tied as u64))));
        }
    }
    out
}

/// What a search says besides what is proved.
fn search(summary: &Summary) -> String {
    let (Some(bound), Some(solver), Some(achieved)) =
        (summary.proof.search_bound, summary.proof.search_solver, summary.impact.achieved)
    else {
        return String::new();
    };
    if summary.proof.by == "search" {
        return format!("\n  {}", by_search(solver));
    }
    if summary.status == "optimal" || summary.impact.bound.is_none_or(|proved| bound >= proved) {
        return String::new();
    }
    format!("\n  {}", search_bound(&amount(bound), &format!("{:.1e}", (bound - achieved) / bound), solver))
}

fn conflict_table(conflict: &Conflict) -> Table {
    let mut table = table(&[column::RULE, column::SIDE, column::LIMIT]);
    for row in &conflict.rows {
        table.add_row([cell(&row.row), column::side(row.sense).to_owned(), row.limit.grouped()]);
    }
    table
}
