//! Policies compared, for people: a line for each policy, a few measures a table, within 100 columns.

use std::fmt::Write;

use comfy_table::{CellAlignment, Table, presets::NOTHING};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::measure::{Better, Measure, Unit};
use crate::study::{Comparison, Judged, measures};
use crate::words::Message;
use crate::words::comparison as words;
use crate::words::foreign::visible;

use super::ComparisonReport;
use super::figures::{amount, grouped, padded, per_cent};

/// Measures of the three tables, unless others are asked for.
const TABLES: [&[&str]; 3] = [
    &["impact", "impact_effectiveness", "spending_effectiveness", "headcount", "gap", "squared_gap"],
    &["leakage", "shell_exposure", "coverage", "exclusion_error", "inclusion_error", "excess"],
    &["money", "recipients", "cgh", "concentration", "kappa", "income_gini"],
];
/// Measures in one table.
const A_TABLE: usize = 6;
/// Names are cut after so many columns.
const NAME: usize = 18;
/// Broken rows named of each policy.
const BROKEN: usize = 3;

/// Which measures stand in which table, by place.
pub(super) fn tables(report: &ComparisonReport) -> Vec<(&'static str, Vec<usize>)> {
    if report.chosen {
        return report.shown.chunks(A_TABLE).map(|places| ("", places.to_vec())).collect();
    }
    words::TABLES.map(Message::text).into_iter().zip(usual()).collect()
}

fn usual() -> [Vec<usize>; 3] {
    let place = |name: &&str| measures().position(|one| one.name == *name);
    TABLES.map(|names| names.iter().filter_map(place).collect())
}

/// Places of the measures that the tables show, unless others are asked for.
pub fn tabled_places() -> Vec<usize> {
    usual().concat()
}

/// Has any policy a value there?
pub(super) fn is_said(comparison: &Comparison, place: usize) -> bool {
    comparison.judged.iter().any(|judged| judged.values[place].is_some())
}

/// A value as people read it.
pub(super) fn shown(measure: &Measure, value: Option<f64>) -> String {
    let Some(value) = value else { return "-".to_owned() };
    match measure.unit {
        Unit::Impact | Unit::Yuan | Unit::YuanPerYear | Unit::People | Unit::Cooperatives => amount(value),
        Unit::ShareOfMoney | Unit::ShareOfPeople | Unit::Share => per_cent(value),
        Unit::ImpactPerYuan | Unit::Index => grouped(value, 4),
    }
}

/// The best value of a measure, if one is better than another.
pub(super) fn best(comparison: &Comparison, place: usize, better: Better) -> Option<f64> {
    let values = || comparison.judged.iter().filter_map(|judged| judged.values[place]);
    if values().count() < 2 {
        return None;
    }
    match better {
        Better::Higher => values().reduce(f64::max),
        Better::Lower => values().reduce(f64::min),
        Better::Neither => None,
    }
}

/// The name, cut if it is long.
pub(super) fn name(name: &str) -> String {
    cut(name, NAME)
}

/// A text of so many columns at most.
pub(super) fn cut(text: &str, most: usize) -> String {
    let text = visible(text);
    if text.width() <= most {
        return text.into_owned();
    }
    let mut room = most - 1;
    let fits = |letter: &char| {
        let left = room.checked_sub(letter.width().unwrap_or(0));
        room = left.unwrap_or(0);
        left.is_some()
    };
    text.chars().take_while(fits).collect::<String>() + "…"
}

pub(super) fn table<'h>(headings: impl Iterator<Item = &'h str>) -> Table {
    let mut table = Table::new();
    table.load_style(NOTHING).set_header(headings);
    for (place, column) in table.column_iter_mut().enumerate() {
        column.set_padding((if place == 0 { 2 } else { 1 }, 0));
        if place > 0 {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

/// Everything.
pub fn comparison_text(report: &ComparisonReport) -> String {
    let all: Vec<&Measure> = measures().collect();
    let comparison = &report.comparison;
    let mut out = format!("{}\n", visible(&report.instance.name));
    let mut line = |text: &str| writeln!(out, "{text}").expect("a string takes every line");
    if let Some(file) = &report.truth {
        line(&words::judged_by(&visible(file)));
    }
    if let Some(drawn) = &comparison.replicates {
        line(&words::sampled(drawn.count, drawn.seed, drawn.strata.as_deref(), drawn.failed));
    }
    let mut unsaid = Vec::new();
    for (number, (title, places)) in tables(report).into_iter().enumerate() {
        let (said, not): (Vec<usize>, Vec<usize>) =
            places.into_iter().partition(|place| is_said(comparison, *place));
        unsaid.extend(not.into_iter().map(|place| all[place].name));
        if said.is_empty() {
            continue;
        }
        line(&format!("\n{title}"));
        line(&values(comparison, &said, number == 0).trim_fmt());
        if comparison.replicates.is_some() {
            for &place in &said {
                line(&intervals(comparison, all[place], place));
            }
        }
    }
    line(&format!("\n{}\n{}", words::BEST, words::CONVENTION));
    if tables(report)
        .iter()
        .any(|(_, places)| places.iter().any(|at| all[*at].name.contains("effectiveness")))
    {
        line(words::AGAINST.text());
    }
    if !unsaid.is_empty() {
        line(&words::without(&unsaid));
    }
    line(&format!("\n{}", words::BROKEN));
    for judged in &comparison.judged {
        line(&format!("  {}  {}", padded(&name(&judged.name), NAME), broken(judged)));
    }
    if !comparison.absent.is_empty() {
        line(&format!("\n{}", words::LEFT_OUT));
    }
    for absent in &comparison.absent {
        line(&format!("  {}  {}", padded(&name(&absent.name), NAME), visible(&absent.why)));
    }
    if let Some(by) = &report.by {
        for (_, places) in tables(report) {
            line(&groups(report, by, &places));
        }
    }
    out
}

/// A line for every policy; the first table counts broken rows too.
fn values(comparison: &Comparison, places: &[usize], first: bool) -> Table {
    let all: Vec<&Measure> = measures().collect();
    let headings = places.iter().map(|place| all[*place].heading());
    let mut table = table(
        [words::POLICY.text()].into_iter().chain(headings).chain(first.then_some(words::BREAKS.text())),
    );
    for judged in &comparison.judged {
        let cell = |place: &usize| {
            let value = judged.values[*place];
            let is_best = value.is_some() && value == best(comparison, *place, all[*place].better);
            format!("{}{}", shown(all[*place], value), if is_best { "*" } else { " " })
        };
        let mut cells = vec![name(&judged.name)];
        cells.extend(places.iter().map(cell));
        cells.extend(first.then(|| judged.broken.len().to_string()));
        table.add_row(cells);
    }
    table
}

/// The rows that a policy breaks.
pub(super) fn broken(judged: &Judged) -> String {
    if judged.broken.is_empty() && judged.not_allowed == 0 {
        return words::NONE.text().to_owned();
    }
    let named: Vec<String> = judged.broken.iter().take(BROKEN).map(|row| visible(row).into_owned()).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    words::broken(&named, judged.broken.len().saturating_sub(BROKEN), judged.not_allowed)
}

/// Intervals of one measure, and of differences to the first policy.
fn intervals(comparison: &Comparison, measure: &Measure, place: usize) -> String {
    let first = comparison.judged.first().map_or("", |judged| judged.name.as_str());
    let mut table = table([words::POLICY].into_iter().chain(words::INTERVALS).map(Message::text));
    for (number, judged) in comparison.judged.iter().enumerate() {
        let interval = judged.intervals.get(place).copied().flatten();
        let difference = judged.differences.get(place).copied().flatten().filter(|_| number > 0);
        let figures = [
            judged.values[place],
            interval.map(|one| one.low),
            interval.map(|one| one.high),
            difference.map(|(value, _)| value),
            difference.map(|(_, interval)| interval.low),
            difference.map(|(_, interval)| interval.high),
        ];
        let cells = figures.into_iter().map(|figure| finely(measure, figure));
        table.add_row([name(&judged.name)].into_iter().chain(cells));
    }
    format!("\n{}\n{}", words::intervals(measure.heading(), &name(first)), table.trim_fmt())
}

/// A value with places enough to tell the ends of an interval apart.
pub(super) fn finely(measure: &Measure, value: Option<f64>) -> String {
    match (measure.unit, value) {
        (Unit::ImpactPerYuan | Unit::Index, Some(value)) => grouped(value, 6),
        _ => shown(measure, value),
    }
}

/// The values of every group, policy by policy.
fn groups(report: &ComparisonReport, by: &str, places: &[usize]) -> String {
    let all: Vec<&Measure> = measures().collect();
    let mut out = String::new();
    for judged in &report.comparison.judged {
        let said: Vec<usize> = places
            .iter()
            .copied()
            .filter(|place| judged.groups.iter().any(|group| group.values[*place].is_some()))
            .collect();
        let mut table = table([by].into_iter().chain(said.iter().map(|place| all[*place].heading())));
        for group in &judged.groups {
            let cells = said.iter().map(|place| shown(all[*place], group.values[*place]));
            table.add_row([name(&group.name)].into_iter().chain(cells));
        }
        out.push_str(&format!(
            "\n{}\n{}\n",
            words::by_group(&visible(by), &visible(&judged.name)),
            table.trim_fmt()
        ));
    }
    out
}
