//! Explanations for people and programs.

use comfy_table::Table;
use serde::Serialize;

use crate::explain::{Conflict, Cooperative, Neighbour, Queue, Repair, RuleCost, Verdict};
use crate::words::explain::{self as words, heading};
use crate::words::summary;

use super::figures::{amount, grouped, price};
use super::summary::{InstanceName, RuleFigures};
use super::text::{section, table};

/// The JSON of `explain`, key by key; what was not asked for is null.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON, described in the README")]
pub struct Explanation {
    pub format: u32,
    pub command: &'static str,
    pub allotment: &'static str,
    pub instance: InstanceName,
    pub status: &'static str,
    /// What the status rests on: `duality` or `search`.
    pub by: &'static str,
    pub rules: Option<Vec<RuleFigures>>,
    pub costs: Option<Vec<RuleCost>>,
    pub queue: Option<Queue>,
    pub cooperative: Option<Cooperative>,
    pub conflict: Option<Conflict>,
}

/// Neighbours of the margin shown to people; JSON has them all.
const SHOWN: usize = 10;

/// For people.
pub fn explanation_text(found: &Explanation) -> String {
    let mut out = format!("{}\n{}\n", found.instance.name, summary::status(found.status, found.by));
    if let Some(one) = &found.cooperative {
        out.push_str(&cooperative(one));
    }
    if let Some(rules) = &found.rules {
        let mut lines = table(&["rule", "", "limit", "amount", "price"]);
        for rule in rules.iter().filter(|rule| rule.binding || rules.len() < SHOWN) {
            lines.add_row([
                rule.row.clone(),
                rule.sense.to_owned(),
                amount(rule.limit),
                amount(rule.amount),
                price(rule.price),
            ]);
        }
        out.push_str(&format!("{}\n", section(summary::heading::BINDS, &lines)));
    }
    if let Some(costs) = &found.costs {
        let mut lines = table(&["rule", "impact"]);
        for cost in costs {
            lines.add_row([cost.rule.clone(), amount(cost.cost)]);
        }
        out.push_str(&format!("{}\n", section(heading::COSTS, &lines)));
    }
    if let Some(queue) = &found.queue {
        out.push_str(&neighbours(heading::NEXT, &queue.next));
        out.push_str(&neighbours(heading::INSIDE, &queue.just_inside));
    }
    if let Some(conflict) = &found.conflict {
        out.push_str(&clash(conflict));
    }
    out
}

fn neighbours(title: &str, all: &[Neighbour]) -> String {
    if all.is_empty() {
        return format!("\n{title}\n  {}\n", words::NOBODY);
    }
    let mut lines: Table = table(&["group", "grant", "brings", "must bring"]);
    for one in all.iter().take(SHOWN) {
        lines.add_row([one.id.clone(), grouped(one.grant as f64, 0), price(one.brings), price(one.price)]);
    }
    format!("{}\n", section(title, &lines).replacen("group", "id   ", 1))
}

fn cooperative(one: &Cooperative) -> String {
    let grant = grouped(one.grant as f64, 0);
    let brings = one.next_brings.map(price).unwrap_or_default();
    let letter = words::Letter {
        who: one.name.as_deref().unwrap_or(&one.id),
        grant: &grant,
        brings: &brings,
        price: &price(one.price),
    };
    let why = match one.verdict {
        Verdict::Fixed => letter.fixed(),
        Verdict::AtItsLimit => letter.at_its_limit(),
        Verdict::NothingMoreToBring => letter.nothing_more(),
        Verdict::CostsMore => letter.costs_more(),
        Verdict::AtTheMargin => letter.at_the_margin(),
    };
    let thresholds = one.thresholds.iter().map(|threshold| {
        let up = threshold.needed > threshold.now;
        words::threshold(threshold.figure, &figure(threshold.now), &figure(threshold.needed), up)
    });
    let letter: Vec<String> = [why].into_iter().chain(thresholds).collect();
    let mut curve = table(&["from", "to", "brings"]);
    for piece in &one.curve {
        curve.add_row([grouped(piece.from as f64, 0), grouped(piece.to as f64, 0), price(piece.brings)]);
    }
    let mut parts = table(&["rule", "part"]);
    for part in &one.price_parts {
        parts.add_row([part.row.clone(), price(part.part)]);
    }
    parts.add_row(["together".to_owned(), price(one.price)]);
    format!(
        "\n{}\n{}\n{}\n",
        letter.join(" "),
        section(heading::CURVE, &curve),
        section(heading::PRICE, &parts)
    )
}

/// A threshold with the places that tell it from today's value.
fn figure(value: f64) -> String {
    let text = format!("{value:.6}");
    let trimmed = text.trim_end_matches('0');
    trimmed.strip_suffix('.').unwrap_or(trimmed).to_owned()
}

fn clash(conflict: &Conflict) -> String {
    let mut out = format!("\n{}\n", summary::heading::CONFLICT);
    for rule in &conflict.rules {
        out.push_str(&format!("  {rule}\n"));
    }
    if let Some(sums) = &conflict.sums {
        let own = (sums.own_limits > 0.0).then(|| amount(sums.own_limits));
        out.push_str(&format!(
            "{}\n",
            words::sums(&amount(sums.asked), &amount(sums.allowed), own.as_deref())
        ));
    }
    out.push_str(&format!("\n{}\n", heading::REPAIRS));
    for repair in &conflict.repairs {
        let words = match repair {
            Repair::Budget(budget) => words::repair_budget(&grouped(*budget as f64, 0)),
            Repair::WithoutRule(rule) => words::repair_without(rule),
        };
        out.push_str(&format!("  {words}\n"));
    }
    if conflict.repairs.is_empty() {
        out.push_str(&format!("  {}\n", words::NO_REPAIR));
    }
    out
}
