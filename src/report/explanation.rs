//! Explanations for people and programs.

use comfy_table::Table;
use serde::Serialize;

use crate::explain::{
    Conflict, Cooperative, MoneyLeft, Neighbour, OneRule, OneSide, Queue, RowPrice, RuleCost, Then, Verdict,
};
use crate::lp::tolerance::MEANT_WHOLE;
use crate::words::Message;
use crate::words::column::{self, Column};
use crate::words::explain::{self as words, heading};
use crate::words::foreign::visible;
use crate::words::summary;

use super::figures::{amount, price, whole};
use super::summary::{Broken, InstanceName, OverrideFigures, RuleFigures};
use super::text::{nearest_miss, overrides, section, table};
use super::{clash, one_rule};

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
    /// What one unit less and one unit more of each limit is worth.
    pub prices: Option<Vec<RowPrice>>,
    pub costs: Option<Vec<RuleCost>>,
    /// What stops the next yuan, where money is left.
    pub money_left: Option<MoneyLeft>,
    /// What impact is counted in.
    #[serde(skip)]
    pub unit: Message,
    /// Grants are whole in other ways than steps: prices speak of the bound.
    #[serde(skip)]
    pub whole: bool,
    /// Grants that `locked` fixes, and what each costs.
    pub overrides: Option<Vec<OverrideFigures>>,
    pub queue: Option<Queue>,
    pub cooperative: Option<Cooperative>,
    /// One rule: its limits as written, and whom it helps and holds back.
    pub rule: Option<OneRule>,
    pub conflict: Option<Conflict>,
    /// What came closest where neither an allocation nor a conflict was found.
    pub nearest_miss: Option<Vec<Broken>>,
}

/// Neighbours of the margin shown to people; JSON has them all.
const SHOWN: usize = 10;
/// Rows shown of a rule that was asked for; of more, only those that bind.
const ROWS_SHOWN: usize = 40;

/// For people.
pub fn explanation_text(found: &Explanation) -> String {
    let mut out = format!("{}\n{}\n", visible(&found.instance.name), summary::status(found.status, found.by));
    if let Some(one) = &found.cooperative {
        out.push_str(&cooperative(one, found.unit.text()));
    }
    if let Some(rule) = &found.rule {
        out.push_str(&one_rule::asked_for(rule));
    }
    if let Some(rules) = &found.rules {
        let mut lines = table(&[column::RULE, column::SIDE, column::LIMIT, column::AMOUNT, column::PRICE]);
        let few = rules.len() < SHOWN || found.rule.is_some() && rules.len() <= ROWS_SHOWN;
        for rule in rules.iter().filter(|rule| rule.binding || few) {
            lines.add_row([
                visible(&rule.row).into_owned(),
                column::side(rule.sense).to_owned(),
                rule.limit.grouped(),
                rule.amount.grouped(),
                price(rule.price),
            ]);
        }
        let title = match &found.rule {
            Some(_) => heading::ROWS,
            None if few => heading::ALL,
            None => summary::heading::BINDS,
        };
        if !lines.is_empty() {
            out.push_str(&format!("{}\n", section(title.text(), &lines)));
        }
    }
    if let Some(prices) = found.prices.as_ref().filter(|prices| !prices.is_empty()) {
        out.push_str(&format!("{}\n", section(heading::SIDES.text(), &both_sides(prices))));
    }
    if let Some(rule) = &found.rule {
        let cost = found.costs.as_ref().and_then(|costs| costs.first());
        out.push_str(&one_rule::consequences(rule, cost.map(|cost| cost.cost)));
    } else if let Some(costs) = found.costs.as_ref().filter(|costs| !costs.is_empty()) {
        let mut lines = table(&[column::RULE, column::IMPACT]);
        for cost in costs {
            lines.add_row([visible(&cost.rule).into_owned(), amount(cost.cost)]);
        }
        out.push_str(&format!("{}\n", section(heading::COSTS.text(), &lines)));
    }
    if let Some(left) = &found.money_left {
        out.push_str(&money_left(left));
    }
    if let Some(overrides) = found.overrides.as_ref().and_then(|all| overrides(all, found.whole)) {
        out.push_str(&format!("{overrides}\n"));
    }
    if let Some(queue) = &found.queue {
        out.push_str(&neighbours(heading::NEXT.text(), &queue.next, column::SHORT_BY));
        out.push_str(&neighbours(heading::INSIDE.text(), &queue.just_inside, column::TO_SPARE));
    }
    if let Some(conflict) = &found.conflict {
        out.push_str(&clash::clash(conflict));
    }
    if let Some(broken) = &found.nearest_miss {
        out.push_str(&format!("{}\n", nearest_miss(broken, found.status)));
    }
    out
}

/// One line for every limit: what one unit less costs and one unit more brings, and until where.
fn both_sides(prices: &[RowPrice]) -> Table {
    let mut lines = table(&[
        column::RULE,
        column::LIMIT,
        column::ONE_LESS,
        column::DOWN_TO,
        column::ONE_MORE,
        column::UP_TO,
    ]);
    for one in prices {
        // A share is shown in per cent, and its price by percentage point.
        let unit = if one.is_share { 0.01 } else { 1.0 };
        let limit = |value: f64| {
            if one.is_share { words::per_cent(&figure(100.0 * value)) } else { amount(meant(value)) }
        };
        let change = |side: &Option<OneSide>, sign: f64| {
            side.as_ref().map_or(words::NO_ROOM.text().to_owned(), |side| price(sign * unit * side.price))
        };
        let until = |side: &Option<OneSide>| match side.as_ref().map(|side| (side.until, side.then)) {
            Some((Some(until), Then::NothingKeepsEveryRule)) => words::no_further(&limit(until)),
            Some((Some(until), Then::NotFound)) => words::at_least_to(&limit(until)),
            Some((Some(until), _)) => limit(until),
            Some((None, Then::NotFound)) => words::NOT_KNOWN.text().to_owned(),
            Some((None, _)) => words::ANY.text().to_owned(),
            None => String::new(),
        };
        lines.add_row([
            visible(&one.row).into_owned(),
            limit(one.limit),
            change(&one.less, -1.0),
            until(&one.less),
            change(&one.more, 1.0),
            until(&one.more),
        ]);
    }
    lines
}

fn money_left(left: &MoneyLeft) -> String {
    let mut out = format!("\n{}\n", words::left::heading(&whole(left.yuan)));
    let rules: Vec<String> = left.rules.iter().map(|rule| format!("`{}`", visible(rule))).collect();
    let reasons = [
        (left.at_their_limit, words::left::AT_THEIR_LIMIT.text().to_owned()),
        (left.nothing_more, words::left::NOTHING_MORE.text().to_owned()),
        (left.held_by_rules, words::left::held_by_rules(&rules)),
        (left.no_room, words::left::no_room(&rules)),
        (left.fixed, words::left::FIXED.text().to_owned()),
    ];
    for (count, reason) in reasons.iter().filter(|(count, _)| *count > 0) {
        out.push_str(&format!("  {}\n", words::left::reason(&whole(*count as u64), reason)));
    }
    out
}

fn neighbours(title: &str, all: &[Neighbour], apart: Column) -> String {
    if all.is_empty() {
        return format!("\n{title}\n  {}\n", words::NOBODY);
    }
    let mut lines: Table = table(&[column::ID, column::GRANT, column::BRINGS, column::MUST_BRING, apart]);
    // As a share of the price, which tells more than its digits.
    let share = |one: &Neighbour| match one.price {
        cost if cost > 0.0 => words::per_cent(&figure(100.0 * one.apart / cost)),
        _ => price(one.apart),
    };
    for one in all.iter().take(SHOWN) {
        lines.add_row([
            visible(&one.id).into_owned(),
            whole(one.grant),
            price(one.brings),
            price(one.price),
            share(one),
        ]);
    }
    format!("{}\n", section(title, &lines))
}

fn cooperative(one: &Cooperative, unit: &str) -> String {
    let grant = whole(one.grant);
    let brings = one.next_brings.map(price).unwrap_or_default();
    let next = one.next_grant.map(whole);
    let letter = words::Letter {
        who: &visible(one.name.as_deref().unwrap_or(&one.id)),
        grant: &grant,
        brings: &brings,
        price: &price(one.price),
        next: next.as_deref(),
        reason: one.reason.as_deref().map(visible),
    };
    let why = match one.verdict {
        Verdict::Fixed => letter.fixed(),
        Verdict::AtItsLimit => letter.at_its_limit(),
        Verdict::NothingMoreToBring => letter.nothing_more(),
        Verdict::CostsMore => letter.costs_more(),
        Verdict::AtTheMargin => letter.at_the_margin(),
        Verdict::NoRoomForAStep => letter.no_room_for_a_step(&whole(one.step)),
    };
    let thresholds = one.thresholds.iter().map(|threshold| {
        let up = threshold.needed > threshold.now;
        let then = threshold.then.map(|yuan| whole(yuan.round() as u64));
        let [now, needed] = [threshold.now, threshold.needed].map(figure);
        words::threshold(threshold.figure, [&now, &needed], up, next.as_deref(), then.as_deref())
    });
    let speaks_of_impact =
        !matches!(one.verdict, Verdict::Fixed | Verdict::AtItsLimit | Verdict::NothingMoreToBring);
    let counted = speaks_of_impact.then(|| words::counted_in(unit));
    let between_steps = |yuan: f64| !(yuan.round() as u64).is_multiple_of(one.step);
    let rounded = one.thresholds.iter().filter_map(|threshold| threshold.then).any(between_steps);
    let rounded = rounded.then(|| words::before_rounding(&whole(one.step)));
    let letter: Vec<String> = [why].into_iter().chain(counted).chain(thresholds).chain(rounded).collect();
    let mut curve = table(&[column::FROM, column::TO, column::BRINGS]);
    for piece in &one.curve {
        curve.add_row([whole(piece.from), whole(piece.to), price(piece.brings)]);
    }
    let mut parts = table(&[column::RULE, column::PART]);
    for part in &one.price_parts {
        parts.add_row([visible(&part.row).into_owned(), price(part.part)]);
    }
    parts.add_row([words::TOGETHER.text().to_owned(), price(one.price)]);
    let mut out = format!(
        "\n{}\n{}\n{}\n",
        letter.join(words::BETWEEN_SENTENCES.text()),
        section(heading::CURVE.text(), &curve),
        section(heading::PRICE.text(), &parts)
    );
    if !one.rule_thresholds.is_empty() {
        let mut weighs = table(&[column::RULE, column::NOW, column::NEEDED]);
        for rule in &one.rule_thresholds {
            weighs.add_row([visible(&rule.row).into_owned(), price(rule.now), price(rule.needed)]);
        }
        out.push_str(&format!("{}\n", section(heading::WEIGHS.text(), &weighs)));
    }
    out
}

/// A limit where a float ended near a whole number: that number.
fn meant(value: f64) -> f64 {
    if (value - value.round()).abs() <= MEANT_WHOLE * value.abs().max(1.0) { value.round() } else { value }
}

/// A threshold with the places that tell it from today's value.
pub(super) fn figure(value: f64) -> String {
    let text = format!("{value:.6}");
    let trimmed = text.trim_end_matches('0');
    trimmed.strip_suffix('.').unwrap_or(trimmed).to_owned()
}
