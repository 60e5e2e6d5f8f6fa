//! The summary on one screen, for people: what the money achieves, who gets it, how accurate it is, which
//! rules bind, how far from the proved bound.

use std::fmt::Write;

use comfy_table::{CellAlignment, Table, presets::NOTHING};

use crate::words::summary::{by_search, heading, next_step, search_bound, status};

use super::Summary;
use super::figures::{amount, grouped, per_cent, price};
use super::summary::{Conflict, Groups, RuleFigures};

/// At most so many binding rows are shown; the rest is counted.
const BINDING_SHOWN: usize = 12;
/// At most so many groups are shown; the rest is summed.
const GROUPS_SHOWN: usize = 20;

/// The whole summary.
pub fn text(summary: &Summary) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes every line");
    line(format!("{}\n{}", summary.instance.name, status(summary.status, summary.proof.by)));
    if let Some(conflict) = &summary.conflict {
        line(section(heading::CONFLICT, &conflict_table(conflict)));
        line(next_step(summary.status).to_owned());
    }
    if let Some(broken) = &summary.nearest_miss {
        let mut table = table(&["rule", "", "limit", "amount"]);
        for row in broken {
            table.add_row([row.row.clone(), row.sense.to_owned(), amount(row.limit), amount(row.amount)]);
        }
        line(section(heading::MISS, &table));
        line(next_step(summary.status).to_owned());
    }
    if let Some(reason) = &summary.reason {
        line(format!("\n{reason}"));
    }
    if summary.impact.achieved.is_some() {
        line(format!("\n{}", achieves(summary)));
        if let Some(groups) = &summary.groups {
            line(section(&format!("{} (by {})", heading::WHO, groups.by), &groups_table(groups)));
        }
        line(format!("\n{}", accuracy(summary)));
        line(binding(&summary.rules, summary.whole));
        line(format!("\n{}", proof(summary)));
    }
    out
}

pub(super) fn section(title: &str, table: &Table) -> String {
    format!("\n{title}\n{}", table.trim_fmt())
}

pub(super) fn table(titles: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(titles);
    for (column, title) in table.column_iter_mut().zip(titles) {
        let text_column = ["", "rule", "group", "from"].contains(title);
        column.set_padding((if text_column { 2 } else { 1 }, 1));
        if !text_column {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn achieves(summary: &Summary) -> String {
    let (impact, funds) = (&summary.impact, &summary.funds);
    let mut out = heading::ACHIEVES.to_owned();
    write!(
        out,
        "\n  {} {}\n  with {} of {} {} to {} of {} cooperatives",
        amount(impact.achieved.unwrap_or(0.0)),
        impact.unit,
        grouped(funds.allocated.unwrap_or(0) as f64, 0),
        grouped(funds.budget as f64, 0),
        funds.currency,
        grouped(funds.recipients.unwrap_or(0) as f64, 0),
        grouped(funds.cooperatives as f64, 0),
    )
    .expect("a string takes every word");
    if let Some(poverty) = &summary.poverty {
        let of_people = |name: &str, before: f64, after: f64| {
            format!("\n  {name:<24}{:>10} → {:>10}", per_cent(before), per_cent(after))
        };
        out.push_str(&of_people("poor members", poverty.before.headcount, poverty.after.headcount));
        out.push_str(&of_people("poverty gap", poverty.before.gap, poverty.after.gap));
        out.push_str(&of_people(
            "squared poverty gap",
            poverty.before.squared_gap,
            poverty.after.squared_gap,
        ));
        let within = poverty.within_a_step.as_f64().unwrap_or(0.0);
        if within > 0.0 {
            write!(out, "\n  {} people are left short of the line by less than one step", grouped(within, 0))
                .expect("a string takes every word");
        }
    }
    out
}

fn groups_table(groups: &Groups) -> Table {
    let mut table = table(&["group", "cooperatives", "funded", "money", "share", "impact"]);
    let all: u64 = groups.groups.iter().map(|group| group.money).sum();
    let share = |money: u64| if all == 0 { 0.0 } else { money as f64 / all as f64 };
    for group in groups.groups.iter().take(GROUPS_SHOWN) {
        table.add_row([
            group.name.clone(),
            grouped(group.cooperatives as f64, 0),
            grouped(group.recipients as f64, 0),
            grouped(group.money as f64, 0),
            per_cent(share(group.money)),
            amount(group.impact),
        ]);
    }
    if let Some(rest) = groups.groups.get(GROUPS_SHOWN..).filter(|rest| !rest.is_empty()) {
        let money: u64 = rest.iter().map(|group| group.money).sum();
        table.add_row([
            format!("and {} more", rest.len()),
            grouped(rest.iter().map(|group| group.cooperatives as f64).sum(), 0),
            grouped(rest.iter().map(|group| group.recipients as f64).sum(), 0),
            grouped(money as f64, 0),
            per_cent(share(money)),
            amount(rest.iter().map(|group| group.impact).sum()),
        ]);
    }
    table
}

fn accuracy(summary: &Summary) -> String {
    let figures = [
        ("leakage", summary.accuracy.leakage, "of the money reaches nobody poor"),
        ("shell exposure", summary.accuracy.shell_exposure, "of the money is expected to go to shells"),
        ("coverage", summary.accuracy.coverage, "of poor members are covered"),
    ];
    let mut out = heading::ACCURACY.to_owned();
    for (name, share, meaning) in figures {
        if let Some(share) = share {
            write!(out, "\n  {name:<16}{:>10} {meaning}", per_cent(share))
                .expect("a string takes every word");
        }
    }
    out
}

fn binding(rules: &[RuleFigures], whole: bool) -> String {
    let mut binding: Vec<&RuleFigures> = rules.iter().filter(|rule| rule.binding).collect();
    if binding.is_empty() {
        return "\nNo rule binds.".to_owned();
    }
    let mut table = table(&["rule", "", "limit", "amount", "price"]);
    // The dearest first: what a limit costs is its price times its size.
    let weight = |rule: &RuleFigures| (rule.price * rule.limit).abs();
    binding.sort_by(|left, right| weight(right).total_cmp(&weight(left)));
    for rule in binding.iter().take(BINDING_SHOWN) {
        table.add_row([
            rule.row.clone(),
            rule.sense.to_owned(),
            amount(rule.limit),
            amount(rule.amount),
            price(rule.price),
        ]);
    }
    let mut out = section(if whole { heading::BINDS_BOUND } else { heading::BINDS }, &table);
    if binding.len() > BINDING_SHOWN {
        write!(out, "\n  and {} more (see --format json)", binding.len() - BINDING_SHOWN)
            .expect("a string takes every word");
    }
    out
}

fn proof(summary: &Summary) -> String {
    let impact = &summary.impact;
    let mut out = heading::PROOF.to_owned();
    if let (Some(bound), Some(gap)) = (impact.bound, impact.relative_gap) {
        write!(
            out,
            "\n  proved bound {} (any division of the money), gap {gap:.1e}\n  one more yuan of budget would {} {}",
            amount(bound),
            if summary.whole { "add to the bound" } else { "bring" },
            price(summary.funds.price.unwrap_or(0.0)),
        )
        .expect("a string takes every word");
        out.push_str(&search(summary));
        if let Some(tied) = summary.funds.tied.filter(|tied| *tied > 0) {
            write!(
                out,
                "\n  {} cooperatives tie at the margin; the money among them goes by id",
                grouped(tied as f64, 0)
            )
            .expect("a string takes every word");
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
    let mut table = table(&["rule", "", "limit"]);
    for row in &conflict.rows {
        table.add_row([row.row.clone(), row.sense.to_owned(), amount(row.limit)]);
    }
    table
}
