//! One rule for people: what it asks for, what it costs, whom it helps and whom it holds back.

use crate::explain::{AsWritten, Change, Exception, OneRule, Touched};
use crate::instance::Counts;
use crate::words::column::{self, Column};
use crate::words::explain::one_rule as words;
use crate::words::foreign::visible;

use super::explanation::figure;
use super::figures::{amount, grouped, whole};
use super::sections::Section;

/// Cooperatives shown on either side; JSON has them all.
const SHOWN: usize = 10;

/// The rule as it was written.
pub(super) fn asked_for(rule: &OneRule) -> Section {
    let limits: Vec<String> = rule.limits.iter().map(limit).collect();
    Section::Words(words::headline(&visible(&rule.rule), &limits))
}

/// The number of a limit, in words.
pub(super) fn number(limit: &AsWritten) -> String {
    match &limit.counts {
        counts if counts.is_share() => crate::words::explain::per_cent(&figure(100.0 * limit.number)),
        _ if limit.number.fract() == 0.0 => grouped(limit.number, 0),
        _ => figure(limit.number),
    }
}

/// A limit as it was written, in words.
pub(super) fn limit(limit: &AsWritten) -> String {
    let column = match &limit.counts {
        Counts::TimesShareOf(column) | Counts::Per(column) => visible(column),
        _ => "".into(),
    };
    words::limit(limit.sense, limit.counts.word(), &number(limit), &column)
}

/// What it costs, and who gets more or less because of it.
pub(super) fn consequences(rule: &OneRule, cost: Option<f64>) -> Vec<Section> {
    if !rule.binds {
        return vec![Section::Words(words::DOES_NOT_BIND.text().to_owned())];
    }
    let cost = cost.map(|cost| Section::Words(words::cost(&amount(cost))));
    let helped = rule.helped.as_ref().map(|side| touched(side, words::helped, column::LOCKED_OUT));
    let held_back = rule.held_back.as_ref().map(|side| touched(side, words::held_back, column::LOCKED_IN));
    [cost, helped, held_back].into_iter().flatten().collect()
}

fn touched(side: &Touched, title: fn(&str, &str, &str) -> String, exception: Column) -> Section {
    let title = title(&whole(side.cooperatives as u64), &whole(side.yuan), &whole(side.wholly as u64));
    if side.each.is_empty() {
        return Section::Words(title);
    }
    let line = |change: &Change| {
        let cost = match &change.exception {
            Some(Exception::Costs(cost)) => amount(*cost),
            Some(Exception::NothingKeepsEveryRule) => words::NOT_POSSIBLE.text().to_owned(),
            None => String::new(),
        };
        vec![change.id.clone(), whole(change.grant), whole(change.without), cost]
    };
    let columns = [column::ID, column::GRANT, column::WITHOUT, exception];
    Section::some(&title, &columns, side.each.iter().map(line).collect(), SHOWN)
}
