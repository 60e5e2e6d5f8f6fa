//! Policies beside the optimum.

use crate::measure::Measure;
use crate::study::measures;
use crate::words::column;
use crate::words::comparison as said;
use crate::words::page::{heading, note};
use crate::words::title;

use super::super::comparison_text::{is_said, shown as value, tables};
use super::bars::{Bar, Bars, Cell, Heading, Table};
use super::{ComparisonReport, percent, shown};

/// The measure of the bars.
const IMPACT: &str = "impact";

/// Impact of every policy, and tables of all that is measured.
pub(super) fn policies(report: &ComparisonReport) -> Bars {
    let all: Vec<&Measure> = measures().collect();
    let comparison = &report.comparison;
    let place = all.iter().position(|one| one.name == IMPACT).expect("impact is a measure");
    let impact = |values: &[Option<f64>]| values[place].unwrap_or(0.0);
    let most = comparison.judged.iter().map(|judged| impact(&judged.values)).fold(0.0, f64::max);
    let bars = comparison.judged.iter().map(|judged| {
        let rows = judged.broken.len() + usize::from(judged.not_allowed > 0);
        Bar {
            name: shown(title::policy(&judged.name)),
            width: percent(impact(&judged.values), most),
            pale: rows > 0,
            value: value(all[place], judged.values[place]),
            note: note::breaks(rows),
        }
    });
    let table = |(title, places): (&str, Vec<usize>)| {
        let places: Vec<usize> = places.into_iter().filter(|place| is_said(comparison, *place)).collect();
        let heading = |title: &str, is_text| Heading { title: title.to_owned(), is_text };
        let measured = places.iter().map(|place| heading(all[*place].heading(), false));
        let headings = [heading(column::POLICY.title.text(), true)].into_iter().chain(measured).collect();
        let lines = comparison.judged.iter().map(|judged| {
            let figures = places.iter().map(|place| value(all[*place], judged.values[*place]));
            let cell = |text, is_text| Cell { text, is_text };
            [cell(shown(title::policy(&judged.name)), true)]
                .into_iter()
                .chain(figures.map(|text| cell(text, false)))
                .collect()
        });
        Table { caption: title.to_owned(), headings, lines: lines.collect() }
    };
    let mut tables = tables(report).into_iter().map(table).filter(|table| table.headings.len() > 1);
    let breaks = Table::of(&[column::POLICY, column::RULE]);
    let mut breaks = Table { caption: said::BROKEN.text().to_owned(), ..breaks };
    for judged in comparison.judged.iter().filter(|judged| !judged.broken.is_empty()) {
        for row in &judged.broken {
            breaks.add([shown(title::policy(&judged.name)), shown(title::rule(row))]);
        }
    }
    let left_out = comparison
        .absent
        .iter()
        .map(|absent| note::left_out(&shown(title::policy(&absent.name)), &shown(&absent.why)));
    let table = tables.next().unwrap_or_default();
    Bars {
        title: heading::POLICIES.text().to_owned(),
        notes: [note::POLICIES.text().to_owned()].into_iter().chain(left_out).collect(),
        drawn: bars.collect(),
        table,
        more: tables.chain(Some(breaks).filter(|breaks| !breaks.lines.is_empty())).collect(),
    }
}
