//! What `frontier` says: a curve of impact over a limit, and what changes along it.

use serde::Serialize;

use crate::instance::Instance;
use crate::measure::objective;
use crate::study::{Frontier, NoFrontier, Options, Point, Varied};
use crate::units::{Decimal, in_threes};
use crate::words::Message;
use crate::words::column::{self, Column};
use crate::words::foreign::{as_cell, visible};
use crate::words::study::frontier::{self as words, heading};

use super::figures::{amount, grouped, price, whole};
use super::markdown::{self, titles};
use super::summary::{InstanceName, unit};
use super::text::{section, table};

/// The JSON of `frontier`, key by key.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON, described in the README")]
pub struct FrontierReport {
    pub format: u32,
    pub command: &'static str,
    pub allotment: &'static str,
    pub instance: InstanceName,
    pub unit: Message,
    /// `drawn`, `infeasible` or `unknown`.
    pub status: &'static str,
    /// Why there is no curve.
    pub reason: Option<String>,
    #[serde(flatten)]
    pub curve: Frontier,
}

impl FrontierReport {
    /// Of what was found, when asked so.
    pub fn of(
        instance: &Instance,
        varied: &Varied,
        options: &Options,
        found: Result<Frontier, NoFrontier>,
    ) -> FrontierReport {
        let is_part = options.from.is_some() || options.to.is_some();
        let none = || Frontier { vary: varied.name.clone(), ..Frontier::default() };
        let (status, reason, curve) = match found {
            Ok(curve) => ("drawn", None, curve),
            Err(NoFrontier::Unknown(reason)) => ("unknown", Some(words::unknown(&reason)), none()),
            Err(NoFrontier::Infeasible | NoFrontier::WholeGrants) => {
                let nothing = if is_part { words::nothing_within } else { words::nothing };
                ("infeasible", Some(nothing(&varied.name)), none())
            }
        };
        FrontierReport {
            format: 1,
            command: "frontier",
            allotment: env!("CARGO_PKG_VERSION"),
            instance: InstanceName::of(instance),
            unit: unit(objective(instance)),
            status,
            reason,
            curve,
        }
    }

    fn opening(&self) -> String {
        if let Some(reason) = &self.reason {
            return visible(reason).into_owned();
        }
        let points = &self.curve.points;
        let ends = points.first().zip(points.last()).map(|(first, last)| (first.limit, last.limit));
        let known = self.curve.error_holds.map(|holds| (holds.from, holds.to));
        let only = known.filter(|known| Some(*known) != ends).map(|(from, to)| [limit(from), limit(to)]);
        let only = only.as_ref().map(|[from, to]| [from.as_str(), to.as_str()]);
        let figure = |error: f64| if error < 1000.0 { price(error) } else { amount(error) };
        let error = self.curve.error.map(figure);
        let drawn = words::drawn(&visible(&self.curve.vary), points.len(), error.as_deref(), only);
        let most = |(error, of_steps): &(f64, f64)| *of_steps > 0.0 && 2.0 * of_steps >= *error;
        match self.curve.error.zip(self.curve.error_of_steps).filter(most) {
            Some((_, of_steps)) => format!("{drawn}\n{}", words::of_steps(&figure(of_steps))),
            None => drawn,
        }
    }
}

const COLUMNS: [Column; 7] = [
    column::LIMIT,
    column::IMPACT,
    column::PRICE,
    column::MONEY,
    column::FUNDED,
    column::ENTER,
    column::LEAVE,
];

/// Points whose groups are shown to people; JSON and CSV have all.
const GROUPS_AT: usize = 6;

fn cells(point: &Point) -> [String; 7] {
    [
        limit(point.limit),
        amount(point.impact),
        price(point.price),
        grouped(point.money, 0),
        whole(point.recipients as u64),
        whole(point.enter.len() as u64),
        whole(point.leave.len() as u64),
    ]
}

/// A limit as it could be written, its digits in threes.
pub(super) fn limit(number: Decimal) -> String {
    let text = number.to_string();
    match text.split_once('.') {
        Some((whole, rest)) => format!("{}.{rest}", in_threes(whole)),
        None => in_threes(&text),
    }
}

/// The limit, and the rows that begin or cease to bind there, for every point where any does.
fn turns(points: &[Point]) -> Vec<(String, String)> {
    let mut before: &[String] = &[];
    let mut turns = Vec::new();
    for point in points {
        let begins = point.binding.iter().filter(|row| !before.contains(row));
        let ceases = before.iter().filter(|row| !point.binding.contains(row));
        let begins = begins.map(|row| words::begins(&visible(row)));
        let changes: Vec<String> = begins.chain(ceases.map(|row| words::ceases(&visible(row)))).collect();
        turns.extend(changes.into_iter().map(|change| (limit(point.limit), change)));
        before = &point.binding;
    }
    turns
}

/// Some points, evenly spread, with the first and the last.
fn some(points: &[Point]) -> Vec<&Point> {
    let last = points.len().saturating_sub(1);
    let parts = GROUPS_AT.min(points.len()).saturating_sub(1).max(1);
    let mut at: Vec<usize> = (0..=parts).map(|part| last * part / parts).collect();
    at.dedup();
    at.into_iter().filter_map(|at| points.get(at)).collect()
}

/// For people.
pub fn frontier_text(report: &FrontierReport) -> String {
    let mut out = format!("{}\n{}\n", visible(&report.instance.name), report.opening());
    let points = &report.curve.points;
    if points.is_empty() {
        return out;
    }
    out.push_str(&format!("{}\n", words::before_rounding(report.unit.text())));
    let mut lines = table(&COLUMNS);
    for point in points {
        lines.add_row(cells(point));
    }
    out.push_str(&format!("{}\n", section(heading::POINTS.text(), &lines)));
    let mut lines = table(&[column::LIMIT, column::CHANGES]);
    for (limit, change) in turns(points) {
        lines.add_row([limit, change]);
    }
    out.push_str(&format!("{}\n", section(heading::BINDING.text(), &lines)));
    let shown = some(points);
    if shown.first().is_some_and(|point| !point.groups.is_empty()) {
        let limits: Vec<String> = shown.iter().map(|point| limit(point.limit)).collect();
        let mut lines = table(&vec![column::MONEY; shown.len() + 1]);
        lines.set_header([column::GROUP.title.text().to_owned()].into_iter().chain(limits));
        for group in 0..shown[0].groups.len() {
            let name = visible(&shown[0].groups[group].name).into_owned();
            let money = shown.iter().map(|point| grouped(point.groups[group].money, 0));
            lines.add_row([name].into_iter().chain(money));
        }
        out.push_str(&format!("{}\n", section(heading::GROUPS.text(), &lines)));
    }
    out
}

/// For documents.
pub fn frontier_markdown(report: &FrontierReport) -> String {
    let mut out = format!(
        "# {}\n\n{}\n",
        markdown::escaped(&report.instance.name),
        markdown::escaped(&report.opening())
    );
    let points = &report.curve.points;
    markdown::table(
        &mut out,
        heading::POINTS.text(),
        &titles(COLUMNS),
        points.iter().map(|point| cells(point).to_vec()),
    );
    let turns = turns(points).into_iter().map(|(limit, change)| vec![limit, change]);
    markdown::table(&mut out, heading::BINDING.text(), &titles([column::LIMIT, column::CHANGES]), turns);
    let shown = some(points);
    if let Some(first) = shown.first() {
        let limits: Vec<String> = shown.iter().map(|point| limit(point.limit)).collect();
        let headings: Vec<&str> =
            [column::GROUP.title.text()].into_iter().chain(limits.iter().map(String::as_str)).collect();
        let lines = first.groups.iter().enumerate().map(|(index, group)| {
            let money = shown.iter().map(|point| grouped(point.groups[index].money, 0));
            [group.name.clone()].into_iter().chain(money).collect()
        });
        markdown::table(&mut out, heading::GROUPS.text(), &headings, lines);
    }
    out
}

/// For spreadsheets: a line for every point; binding rows after one another, groups a column each.
pub fn frontier_csv(report: &FrontierReport) -> Vec<u8> {
    let points = &report.curve.points;
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut write = |line: Vec<String>| {
        writer
            .write_record(line.iter().map(|cell| as_cell(cell).into_owned()))
            .expect("memory takes every line");
    };
    let own = ["limit", "impact", "bound", "price", "money", "recipients", "enter", "leave", "binding"];
    let groups = points.first().map_or(&[][..], |point| &point.groups);
    let names = groups.iter().map(|group| format!("money {}", group.name));
    write(own.iter().map(|&name| name.to_owned()).chain(names).collect());
    for point in points {
        let figures = [point.impact, point.bound, point.price, point.money].map(|figure| figure.to_string());
        let counts = [point.recipients, point.enter.len(), point.leave.len()].map(|count| count.to_string());
        let money = point.groups.iter().map(|group| group.money.to_string());
        let line = [point.limit.to_string()].into_iter().chain(figures).chain(counts);
        write(line.chain([point.binding.join("; ")]).chain(money).collect());
    }
    writer.into_inner().expect("memory takes every line")
}
