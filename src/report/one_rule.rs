//! One rule for people: what it asks for, what it costs, whom it helps and whom it holds back.

use crate::explain::{AsWritten, Exception, OneRule, Touched};
use crate::instance::Counts;
use crate::words::column::{self, Column};
use crate::words::explain::one_rule as words;
use crate::words::foreign::visible;

use super::explanation::figure;
use super::figures::{amount, grouped, whole};
use super::text::{section, table};

/// Cooperatives shown on either side; JSON has them all.
const SHOWN: usize = 10;

/// The rule as it was written.
pub(super) fn asked_for(rule: &OneRule) -> String {
    let limits: Vec<String> = rule.limits.iter().map(limit).collect();
    format!("\n{}\n", words::headline(&visible(&rule.rule), &limits))
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
pub(super) fn consequences(rule: &OneRule, cost: Option<f64>) -> String {
    if !rule.binds {
        return format!("\n{}\n", words::DOES_NOT_BIND);
    }
    let mut out = cost.map(|cost| format!("\n{}\n", words::cost(&amount(cost)))).unwrap_or_default();
    if let Some(helped) = &rule.helped {
        out.push_str(&touched(helped, words::helped, column::LOCKED_OUT));
    }
    if let Some(held_back) = &rule.held_back {
        out.push_str(&touched(held_back, words::held_back, column::LOCKED_IN));
    }
    out
}

fn touched(side: &Touched, title: fn(&str, &str, &str) -> String, exception: Column) -> String {
    let title = title(&whole(side.cooperatives as u64), &whole(side.yuan), &whole(side.wholly as u64));
    if side.each.is_empty() {
        return format!("\n{title}\n");
    }
    let mut lines = table(&[column::ID, column::GRANT, column::WITHOUT, exception]);
    for change in side.each.iter().take(SHOWN) {
        let cost = match &change.exception {
            Some(Exception::Costs(cost)) => amount(*cost),
            Some(Exception::NothingKeepsEveryRule) => words::NOT_POSSIBLE.text().to_owned(),
            None => String::new(),
        };
        lines.add_row([visible(&change.id).into_owned(), whole(change.grant), whole(change.without), cost]);
    }
    format!("{}\n", section(&title, &lines))
}
