//! Explanations for people and programs.

use serde::Serialize;

use crate::explain::{
    Conflict, Cooperative, MoneyLeft, Neighbour, OneRule, OneSide, Queue, RowPrice, RuleCost, Then, Verdict,
};
use crate::words::Message;
use crate::words::column::{self, Column};
use crate::words::explain::{self as words, heading};
use crate::words::foreign::visible;
use crate::words::summary;

use super::figures::{amount, price, whole};
use super::sections::Section;
use super::summary::{Broken, InstanceName, OverrideFigures, RuleFigures};
use super::text::{nearest_miss, overrides};
use super::{clash, markdown, one_rule};

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
    let headline =
        format!("{}\n{}\n", visible(&found.instance.name), summary::status(found.status, found.by));
    sections(found).iter().fold(headline, |out, section| format!("{out}{}\n", section.text()))
}

/// For a document.
pub fn explanation_markdown(found: &Explanation) -> String {
    let status = summary::status(found.status, found.by);
    let headline = format!("# {}\n\n{status}\n", markdown::escaped(&found.instance.name));
    sections(found).iter().fold(headline, |out, section| out + &section.markdown())
}

fn sections(found: &Explanation) -> Vec<Section> {
    let mut out = Vec::new();
    if let Some(one) = &found.cooperative {
        out.extend(cooperative(one, found.unit.text()));
    }
    if let Some(rule) = &found.rule {
        out.push(one_rule::asked_for(rule));
    }
    out.extend(found.rules.as_ref().and_then(|rules| limits(rules, found.rule.is_some())));
    if let Some(prices) = found.prices.as_ref().filter(|prices| !prices.is_empty()) {
        out.push(both_sides(prices));
    }
    if let Some(rule) = &found.rule {
        let cost = found.costs.as_ref().and_then(|costs| costs.first());
        out.extend(one_rule::consequences(rule, cost.map(|cost| cost.cost)));
    } else if let Some(costs) = found.costs.as_ref().filter(|costs| !costs.is_empty()) {
        let lines = costs.iter().map(|cost| vec![cost.rule.clone(), amount(cost.cost)]);
        out.push(Section::all(heading::COSTS.text(), &[column::RULE, column::IMPACT], lines.collect()));
    }
    out.extend(found.money_left.as_ref().map(money_left));
    out.extend(found.overrides.as_ref().and_then(|all| overrides(all, found.whole)));
    if let Some(queue) = &found.queue {
        out.push(neighbours(heading::NEXT.text(), &queue.next, column::SHORT_BY));
        out.push(neighbours(heading::INSIDE.text(), &queue.just_inside, column::TO_SPARE));
    }
    if let Some(conflict) = &found.conflict {
        out.extend(clash::clash(conflict));
    }
    if let Some(broken) = &found.nearest_miss {
        out.push(nearest_miss(broken));
        out.push(Section::Words(summary::next_step(found.status).to_owned()));
    }
    out
}

/// The limits of all rules, or of the one that was asked for; of many, those that bind.
fn limits(rules: &[RuleFigures], of_one: bool) -> Option<Section> {
    let few = rules.len() < SHOWN || of_one && rules.len() <= ROWS_SHOWN;
    let title = match (of_one, few) {
        (true, _) => heading::ROWS,
        (false, true) => heading::ALL,
        (false, false) => summary::heading::BINDS,
    };
    let line = |rule: &RuleFigures| {
        let figures = [rule.limit.grouped(), rule.amount.grouped(), price(rule.price)];
        [rule.row.clone(), column::side(rule.sense).to_owned()].into_iter().chain(figures).collect()
    };
    let lines: Vec<Vec<String>> = rules.iter().filter(|rule| rule.binding || few).map(line).collect();
    let columns = [column::RULE, column::SIDE, column::LIMIT, column::AMOUNT, column::PRICE];
    (!lines.is_empty()).then(|| Section::all(title.text(), &columns, lines))
}

/// One line for every limit: what one unit less costs and one unit more brings, and until where.
fn both_sides(prices: &[RowPrice]) -> Section {
    let columns =
        [column::RULE, column::LIMIT, column::ONE_LESS, column::DOWN_TO, column::ONE_MORE, column::UP_TO];
    let line = |one: &RowPrice| {
        // A share is shown in per cent, and its price by percentage point.
        let unit = if one.is_share { 0.01 } else { 1.0 };
        let limit = |value: f64| {
            if one.is_share { words::per_cent(&figure(100.0 * value)) } else { amount(value) }
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
        let [less, more] =
            [(&one.less, -1.0), (&one.more, 1.0)].map(|(side, sign)| [change(side, sign), until(side)]);
        [one.row.clone(), limit(one.limit)].into_iter().chain(less).chain(more).collect()
    };
    Section::all(heading::SIDES.text(), &columns, prices.iter().map(line).collect())
}

fn money_left(left: &MoneyLeft) -> Section {
    let rules: Vec<String> = left.rules.iter().map(|rule| format!("`{}`", visible(rule))).collect();
    let reasons = [
        (left.at_their_limit, words::left::AT_THEIR_LIMIT.text().to_owned()),
        (left.nothing_more, words::left::NOTHING_MORE.text().to_owned()),
        (left.held_by_rules, words::left::held_by_rules(&rules)),
        (left.no_room, words::left::no_room(&rules)),
        (left.fixed, words::left::FIXED.text().to_owned()),
    ];
    let some = reasons.iter().filter(|(count, _)| *count > 0);
    Section::List {
        title: words::left::heading(&whole(left.yuan)),
        lines: some.map(|(count, reason)| words::left::reason(&whole(*count as u64), reason)).collect(),
    }
}

fn neighbours(title: &str, all: &[Neighbour], apart: Column) -> Section {
    if all.is_empty() {
        return Section::List { title: title.to_owned(), lines: vec![words::NOBODY.text().to_owned()] };
    }
    // As a share of the price, which tells more than its digits.
    let share = |one: &Neighbour| match one.price {
        _ if one.apart < 0.0 => words::HELD.text().to_owned(),
        cost if cost > 0.0 => words::per_cent(&figure(100.0 * one.apart / cost)),
        _ => price(one.apart),
    };
    let line = |one: &Neighbour| {
        vec![one.id.clone(), whole(one.grant), price(one.brings), price(one.price), share(one)]
    };
    let columns = [column::ID, column::GRANT, column::BRINGS, column::MUST_BRING, apart];
    Section::some(title, &columns, all.iter().map(line).collect(), SHOWN)
}

fn cooperative(one: &Cooperative, unit: &str) -> Vec<Section> {
    let grant = whole(one.grant);
    let [brings, cost] = match (one.next_brings, one.verdict) {
        (Some(brings), Verdict::CostsMore | Verdict::NoRoomForAStep) => {
            told_apart([brings, one.price], price)
        }
        (brings, _) => [brings.map(price).unwrap_or_default(), price(one.price)],
    };
    let next = one.next_grant.map(whole);
    let letter = words::Letter {
        who: &visible(one.name.as_deref().unwrap_or(&one.id)),
        grant: &grant,
        brings: &brings,
        price: &cost,
        next: next.as_deref(),
        reason: one.reason.as_deref().map(visible),
    };
    let in_the_way: Vec<String> = one.in_the_way.iter().map(|row| format!("`{}`", visible(row))).collect();
    let why = match one.verdict {
        Verdict::Fixed => letter.fixed(),
        Verdict::AtItsLimit => letter.at_its_limit(),
        Verdict::NothingMoreToBring => letter.nothing_more(),
        Verdict::CostsMore => letter.costs_more(),
        Verdict::AtTheMargin => letter.at_the_margin(),
        Verdict::NoRoomForAStep => letter.no_room_for_a_step(&whole(one.step), &in_the_way),
    };
    let thresholds = one.thresholds.iter().map(|threshold| {
        let up = threshold.needed > threshold.now;
        let then = threshold.then.map(|yuan| whole(yuan.round() as u64));
        let [now, needed] = told_apart([threshold.now, threshold.needed], figure);
        words::threshold(threshold.figure, [&now, &needed], up, next.as_deref(), then.as_deref())
    });
    let speaks_of_impact =
        !matches!(one.verdict, Verdict::Fixed | Verdict::AtItsLimit | Verdict::NothingMoreToBring);
    let counted = speaks_of_impact.then(|| words::counted_in(unit));
    let between_steps = |yuan: f64| !(yuan.round() as u64).is_multiple_of(one.step);
    let rounded = one.thresholds.iter().filter_map(|threshold| threshold.then).any(between_steps);
    let rounded = rounded.then(|| words::before_rounding(&whole(one.step)));
    let letter: Vec<String> = [why].into_iter().chain(counted).chain(thresholds).chain(rounded).collect();
    let curve = one.curve.iter().map(|piece| vec![whole(piece.from), whole(piece.to), price(piece.brings)]);
    let parts = one.price_parts.iter().map(|part| vec![part.row.clone(), price(part.part)]);
    let together = vec![words::TOGETHER.text().to_owned(), price(one.price)];
    let mut out = vec![
        Section::Words(letter.join(words::BETWEEN_SENTENCES.text())),
        Section::all(heading::CURVE.text(), &[column::FROM, column::TO, column::BRINGS], curve.collect()),
        Section::all(heading::PRICE.text(), &[column::RULE, column::PART], parts.chain([together]).collect()),
    ];
    if !one.rule_thresholds.is_empty() {
        let weighs = one.rule_thresholds.iter();
        let weighs = weighs.map(|rule| {
            let [now, needed] = told_apart([rule.now, rule.needed], price);
            vec![rule.row.clone(), now, needed]
        });
        let columns = [column::RULE, column::NOW, column::NEEDED];
        out.push(Section::all(heading::WEIGHS.text(), &columns, weighs.collect()));
    }
    out
}

/// A figure with six places, those that are 0 at its end left out.
pub(super) fn figure(value: f64) -> String {
    figure_to(value, PLACES)
}

fn figure_to(value: f64, places: usize) -> String {
    let text = format!("{value:.places$}");
    let trimmed = text.trim_end_matches('0');
    trimmed.strip_suffix('.').unwrap_or(trimmed).to_owned()
}

/// Places of a figure, and the most that are tried to tell two apart.
const PLACES: usize = 6;
const MOST_PLACES: usize = 15;

/// Two figures as `usual` writes them, or with as many places as tell one from the other.
fn told_apart(figures: [f64; 2], usual: fn(f64) -> String) -> [String; 2] {
    let finer = (PLACES..=MOST_PLACES).map(|places| figures.map(|figure| figure_to(figure, places)));
    let all = [figures.map(usual)].into_iter().chain(finer);
    let apart = |[one, other]: &[String; 2]| one != other;
    all.clone().find(apart).or(all.last()).expect("there is one way at least")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_next_to_todays_value_is_told_from_it() {
        assert_eq!(told_apart([0.5, 0.25], figure), ["0.5", "0.25"]);
        assert_eq!(told_apart([0.105, 0.104_999_97], figure), ["0.105", "0.10499997"]);
        assert_eq!(told_apart([0.013, 0.012_999], price), ["0.013", "0.012999"]);
        assert_eq!(told_apart([0.0, 0.0], figure), ["0", "0"]);
    }
}
