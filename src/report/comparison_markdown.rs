//! Policies compared, as tables for a document.

use crate::measure::Measure;
use crate::study::{Interval, measures};
use crate::words::comparison as words;

use super::ComparisonReport;
use super::comparison_text::{best, broken, finely, is_said, shown, tables};
use super::markdown::{escaped, table};

/// Everything but groups, which CSV and JSON have.
pub fn comparison_markdown(report: &ComparisonReport) -> String {
    let all: Vec<&Measure> = measures().collect();
    let comparison = &report.comparison;
    let mut out = format!("# {}\n", escaped(&report.instance.name));
    if let Some(file) = &report.truth {
        out.push_str(&format!("\n{}\n", escaped(&words::judged_by(file))));
    }
    if let Some(drawn) = &comparison.replicates {
        let sampled = words::sampled(drawn.count, drawn.seed, drawn.strata.as_deref(), drawn.failed);
        out.push_str(&format!("\n{}\n", sampled.replace('\n', " ")));
    }
    for (title, places) in tables(report) {
        let said: Vec<usize> = places.into_iter().filter(|place| is_said(comparison, *place)).collect();
        let headings: Vec<&str> = [words::POLICY.text()]
            .into_iter()
            .chain(said.iter().map(|place| all[*place].heading()))
            .collect();
        let lines = comparison.judged.iter().map(|judged| {
            let cell = |place: &usize| {
                let value = judged.values[*place];
                let is_best = value.is_some() && value == best(comparison, *place, all[*place].better);
                let interval = judged.intervals.get(*place).copied().flatten();
                let interval = interval.map_or(String::new(), |one| between(all[*place], one));
                {
                    let shown = shown(all[*place], value);
                    format!("{}{interval}", if is_best { words::best(&shown) } else { shown })
                }
            };
            [judged.name.clone()].into_iter().chain(said.iter().map(cell)).collect()
        });
        table(&mut out, if title.is_empty() { words::TABLES[0].text() } else { title }, &headings, lines);
        if let Some((first, others)) =
            comparison.judged.split_first().filter(|_| comparison.replicates.is_some())
        {
            let lines = others.iter().map(|judged| {
                let cell = |place: &usize| match judged.differences.get(*place).copied().flatten() {
                    Some((value, interval)) => {
                        format!("{}{}", finely(all[*place], Some(value)), between(all[*place], interval))
                    }
                    None => "-".to_owned(),
                };
                [judged.name.clone()].into_iter().chain(said.iter().map(cell)).collect()
            });
            table(&mut out, &words::more_than(&first.name), &headings, lines);
        }
    }
    let lines = comparison.judged.iter().map(|judged| vec![judged.name.clone(), broken(judged)]);
    table(&mut out, words::BROKEN.text(), &[words::POLICY.text(), words::BREAKS.text()], lines);
    let lines = comparison.absent.iter().map(|absent| vec![absent.name.clone(), absent.why.clone()]);
    table(&mut out, words::LEFT_OUT.text(), &[words::POLICY.text(), ""], lines);
    out
}

fn between(measure: &Measure, interval: Interval) -> String {
    format!(" ({} – {})", finely(measure, Some(interval.low)), finely(measure, Some(interval.high)))
}
