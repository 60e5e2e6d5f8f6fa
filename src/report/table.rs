//! `allocation.csv`: every cooperative with its grant and impact, in the table's order.
//!
//! Whoever opens it in a spreadsheet must not run what a cooperative wrote into its name, so a text that a
//! spreadsheet would take for a formula stands behind an apostrophe: `=1+1` becomes `'=1+1`. `verify` reads such
//! an id as what it was. `allocation.json` has every id as it is, and `allocation.xlsx` holds text as text.

use std::io::{self, Write};
use std::ops::Range;

use csv::WriterBuilder;

use crate::certify;
use crate::instance::{Allocation, Label};
use crate::pipeline::Answer;
use crate::units::parts;
use crate::words::foreign::as_cell;

/// UTF-8, LF; `id`, `name` if there is one, the columns that rules name in `each`, `grant`, `impact`, and where grants are
/// locked with reasons `reason`. Empty below its heading if there is no allocation.
pub fn allocation_csv(answer: &Answer<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_allocation_csv(answer, &mut bytes).expect("memory takes every line");
    bytes
}

/// The same, bit by bit, for a table too large to hold in memory.
pub fn write_allocation_csv(answer: &Answer<'_>, out: &mut dyn Write) -> io::Result<()> {
    let cooperatives = answer.problem.scene().instance.cooperatives();
    let columns = each_columns(answer);
    let labels: Vec<&Label> = columns.iter().filter_map(|name| cooperatives.label(name)).collect();
    let heading = ["id"].into_iter().chain(cooperatives.has_names().then_some("name"));
    let reason = cooperatives.has_reasons().then_some("reason");
    let figures = ["grant", "impact"].into_iter().chain(reason);
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    let heading = heading.chain(labels.iter().map(|label| label.name())).chain(figures);
    write_line(&mut writer, heading);
    out.write_all(&writer.into_inner().expect("memory takes every line"))?;
    let Some(allocation) = &answer.allocation else { return Ok(()) };
    let mut written = Ok(());
    let make = |positions: Range<usize>| lines(answer, allocation, &labels, reason.is_some(), positions);
    parts::stream(allocation.grants().len(), make, |lines| {
        if written.is_ok() {
            written = out.write_all(&lines);
        }
    });
    written
}

/// The lines of some cooperatives.
fn lines(
    answer: &Answer<'_>,
    allocation: &Allocation,
    labels: &[&Label],
    with_reasons: bool,
    positions: Range<usize>,
) -> Vec<u8> {
    let cooperatives = answer.problem.scene().instance.cooperatives();
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for position in positions {
        let grant = allocation.grant(position);
        let impact = certify::impact(&answer.problem, position, grant).to_f64().to_string();
        let grant = grant.get().to_string();
        let who = [cooperatives.id(position)].into_iter().chain(cooperatives.name(position));
        let labels = labels.iter().map(|label| label.text(position));
        let reason = with_reasons.then(|| cooperatives.reason(position).unwrap_or_default());
        write_line(&mut writer, who.chain(labels).chain([grant.as_str(), impact.as_str()]).chain(reason));
    }
    writer.into_inner().expect("memory takes every line")
}

fn write_line<'c>(writer: &mut csv::Writer<Vec<u8>>, cells: impl Iterator<Item = &'c str>) {
    for cell in cells {
        writer.write_field(as_cell(cell).as_bytes()).expect("memory takes every cell");
    }
    writer.write_record(None::<&[u8]>).expect("memory takes every line");
}

/// The columns that rules name in `each`, once each, in the rules' order.
pub(super) fn each_columns(answer: &Answer<'_>) -> Vec<String> {
    let mut columns = Vec::new();
    for each in answer.problem.scene().instance.rules().iter().filter_map(|clause| clause.each.as_ref()) {
        if !columns.contains(each) {
            columns.push(each.clone());
        }
    }
    columns
}
