//! `allocation.csv`: every cooperative with its grant and impact, in the table's order.
//!
//! Whoever opens it in a spreadsheet must not run what a cooperative wrote into its name, so a text that a
//! spreadsheet would take for a formula stands behind an apostrophe: `=1+1` becomes `'=1+1`. `verify` reads such
//! an id as what it was. `allocation.json` has every id as it is, and `allocation.xlsx` holds text as text.

use crate::certify;
use crate::pipeline::Answer;
use crate::words::foreign::as_cell;

/// UTF-8, LF; `id`, `name` if there is one, the columns that rules name in `each`, `grant`, `impact`, and where grants are
/// locked with reasons `reason`. Empty below its heading if there is no allocation.
pub fn allocation_csv(answer: &Answer<'_>) -> Vec<u8> {
    let instance = answer.problem.scene().instance;
    let cooperatives = instance.cooperatives();
    let columns = each_columns(answer);
    let labels: Vec<_> = columns.iter().filter_map(|name| cooperatives.label(name)).collect();
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let mut write = |line: Vec<&str>| {
        let cells = line.into_iter().map(|cell| as_cell(cell).into_owned());
        writer.write_record(cells).expect("memory takes every line");
    };
    let heading = ["id"].into_iter().chain(cooperatives.has_names().then_some("name"));
    let reasons = cooperatives.has_reasons().then_some("reason");
    let figures = ["grant", "impact"].into_iter().chain(reasons);
    write(heading.chain(labels.iter().map(|label| label.name())).chain(figures).collect());
    if let Some(allocation) = &answer.allocation {
        for (position, grant) in allocation.grants().iter().enumerate() {
            let impact = certify::impact(&answer.problem, position, *grant).to_f64().to_string();
            let grant = grant.get().to_string();
            let who = [cooperatives.id(position)].into_iter().chain(cooperatives.name(position));
            let labels = labels.iter().map(|label| label.text(position));
            let figures = [grant.as_str(), impact.as_str()];
            let reason = reasons.map(|_| cooperatives.reason(position).unwrap_or_default());
            write(who.chain(labels).chain(figures).chain(reason).collect());
        }
    }
    writer.into_inner().expect("memory takes every line")
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
