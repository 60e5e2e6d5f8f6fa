//! What `frontier --by A --by B` says: impact over two limits.

use serde::Serialize;

use crate::instance::Instance;
use crate::measure::objective;
use crate::study::TwoWay;
use crate::words::Message;
use crate::words::column;
use crate::words::foreign::{as_cell, visible};
use crate::words::study::frontier::{self as words, heading};

use super::figures::amount;
use super::frontier::limit;
use super::markdown;
use super::summary::{InstanceName, unit};
use super::text::{section, table};

/// The JSON of `frontier --by A --by B`, key by key.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON, described in the README")]
pub struct TwoWayReport {
    pub format: u32,
    pub command: &'static str,
    pub allotment: &'static str,
    pub instance: InstanceName,
    pub unit: Message,
    #[serde(flatten)]
    pub table: TwoWay,
}

impl TwoWayReport {
    /// Of a table.
    pub fn of(instance: &Instance, table: TwoWay) -> TwoWayReport {
        TwoWayReport {
            format: 1,
            command: "frontier",
            allotment: env!("CARGO_PKG_VERSION"),
            instance: InstanceName::of(instance),
            unit: unit(objective(instance)),
            table,
        }
    }

    fn opening(&self) -> String {
        words::two_way(&visible(&self.table.by[0]), &visible(&self.table.by[1]))
    }

    fn headings(&self) -> Vec<String> {
        [String::new()].into_iter().chain(self.table.columns.iter().map(|number| limit(*number))).collect()
    }

    fn lines(&self) -> impl Iterator<Item = Vec<String>> {
        self.table.rows.iter().zip(&self.table.cells).map(|(number, cells)| {
            let cells = cells
                .iter()
                .map(|cell| cell.map_or(words::NONE.text().to_owned(), |cell| amount(cell.impact)));
            [limit(*number)].into_iter().chain(cells).collect()
        })
    }
}

/// For people.
pub fn two_way_text(report: &TwoWayReport) -> String {
    let mut out = format!("{}\n{}\n", visible(&report.instance.name), report.opening());
    out.push_str(&format!("{}\n", words::before_rounding(report.unit.text())));
    let mut lines = table(&vec![column::IMPACT; report.table.columns.len() + 1]);
    lines.set_header(report.headings());
    for line in report.lines() {
        lines.add_row(line);
    }
    out.push_str(&format!("{}\n", section(heading::TWO_WAY.text(), &lines)));
    out
}

/// For documents.
pub fn two_way_markdown(report: &TwoWayReport) -> String {
    let mut out = format!(
        "# {}\n\n{}\n",
        markdown::escaped(&report.instance.name),
        markdown::escaped(&report.opening())
    );
    let headings = report.headings();
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    markdown::table(&mut out, heading::TWO_WAY.text(), &headings, report.lines());
    out
}

/// For spreadsheets: a line for every pair of limits; nothing where nothing keeps every rule.
pub fn two_way_csv(report: &TwoWayReport) -> Vec<u8> {
    let table = &report.table;
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut write = |line: [String; 5]| {
        writer.write_record(line.map(|cell| as_cell(&cell).into_owned())).expect("memory takes every line");
    };
    let [rows, columns] = table.by.clone();
    write([rows, columns, "impact".to_owned(), "bound".to_owned(), "price".to_owned()]);
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        for (column, cell) in table.columns.iter().zip(cells) {
            let figure = |of: fn(&crate::study::Cell) -> f64| cell.as_ref().map(|cell| of(cell).to_string());
            let figures = [figure(|cell| cell.impact), figure(|cell| cell.bound), figure(|cell| cell.price)];
            let [impact, bound, price] = figures.map(Option::unwrap_or_default);
            write([row.to_string(), column.to_string(), impact, bound, price]);
        }
    }
    writer.into_inner().expect("memory takes every line")
}
