//! Accuracy against its limits, the rules with what they cost, and those that clash.

use crate::explain::RuleCost;
use crate::pipeline::Answer;
use crate::units::Decimal;
use crate::words::Message;
use crate::words::column;
use crate::words::page::{heading, limit as words, note};
use crate::words::summary::{figure, heading as said};
use crate::words::title;

use super::super::figures::{amount, price, whole};
use super::super::text::{dearest, overrides_said};
use super::bars::{Bar, Bars, Table};
use super::{Summary, in_per_cent, percent, shown};

/// A share beside its limit.
pub(super) struct Gauge {
    pub(super) name: &'static str,
    pub(super) meaning: &'static str,
    pub(super) value: String,
    /// As SVG takes it.
    pub(super) width: String,
    /// Where the limit stands, if there is one.
    pub(super) at: Option<String>,
    pub(super) limit: String,
}

/// Leakage, shell exposure and coverage, as far as they are known.
pub(super) fn gauges(answer: &Answer<'_>, summary: &Summary) -> Vec<Gauge> {
    let limits = answer.problem.scene().instance.accuracy();
    let found = &summary.accuracy;
    let gauge = |words: [Message; 2], share: Option<f64>, cap: Option<Decimal>, floor: Option<Decimal>| {
        let share = share?;
        let [name, meaning] = words.map(Message::text);
        let number = cap.or(floor).map(Decimal::to_f64);
        let words = match number.map(in_per_cent) {
            Some(number) if cap.is_some() => words::at_most(&number),
            Some(number) => words::at_least(&number),
            None => words::NONE.text().to_owned(),
        };
        let at = number.map(|number| percent(number, 1.0));
        Some(Gauge { name, meaning, value: in_per_cent(share), width: percent(share, 1.0), at, limit: words })
    };
    let gauges = [
        gauge(figure::LEAKAGE, found.leakage, limits.max_leakage, None),
        gauge(figure::SHELL_EXPOSURE, found.shell_exposure, limits.max_shell_exposure, None),
        gauge(figure::COVERAGE, found.coverage, None, limits.min_coverage),
    ];
    gauges.into_iter().flatten().collect()
}

/// What each rule costs, with every limit behind it.
pub(super) fn rules(summary: &Summary, costs: &[RuleCost]) -> Option<Bars> {
    if summary.rules.is_empty() {
        return None;
    }
    let mut dear: Vec<&RuleCost> = costs.iter().filter(|cost| cost.cost > 0.0).collect();
    dear.sort_by(|one, other| other.cost.total_cmp(&one.cost));
    let most = dear.first().map_or(0.0, |cost| cost.cost);
    let achieved = summary.impact.achieved.unwrap_or(0.0);
    let bars = dear.iter().map(|cost| Bar {
        name: shown(title::rule(&cost.rule)),
        width: percent(cost.cost, most),
        pale: false,
        value: amount(cost.cost),
        note: if achieved > 0.0 { in_per_cent(cost.cost / achieved) } else { String::new() },
    });
    let mut table = Table::of(&[column::RULE, column::SENSE, column::LIMIT, column::AMOUNT, column::PRICE]);
    for rule in &summary.rules {
        let figures = [rule.limit.grouped(), rule.amount.grouped(), price(rule.price)];
        table.add(
            [shown(title::rule(&rule.row)), column::side(rule.sense).to_owned()].into_iter().chain(figures),
        );
    }
    let bars: Vec<Bar> = bars.collect();
    let prices = if summary.whole { note::PRICES_OF_BOUND } else { note::PRICES };
    let notes = [if bars.is_empty() { note::NO_COSTS } else { note::COSTS }, prices];
    Some(Bars {
        title: heading::RULES.text().to_owned(),
        notes: notes.map(|note| note.text().to_owned()).to_vec(),
        drawn: bars,
        table,
        more: overrides(summary).into_iter().collect(),
    })
}

/// Fixed grants, and what they cost.
fn overrides(summary: &Summary) -> Option<Table> {
    if summary.overrides.is_empty() {
        return None;
    }
    let (caption, cost) = overrides_said(summary.whole);
    let mut table = Table::of(&[column::ID, column::REASON, column::GRANT, cost]);
    for one in dearest(&summary.overrides) {
        let reason = one.reason.as_deref().map(shown).unwrap_or_default();
        table.add([
            shown(&one.id),
            reason,
            whole(one.grant),
            one.bound_rises_by.map(amount).unwrap_or_default(),
        ]);
    }
    Some(Table { caption: caption.to_owned(), ..table })
}

/// Rules that clash, or that what came closest breaks.
pub(super) fn broken(summary: &Summary) -> Option<Table> {
    if let Some(conflict) = &summary.conflict {
        let mut table = Table::of(&[column::RULE, column::SENSE, column::LIMIT]);
        for row in &conflict.rows {
            table.add([
                shown(title::rule(&row.row)),
                column::side(row.sense).to_owned(),
                row.limit.grouped(),
            ]);
        }
        return Some(Table { caption: said::CONFLICT.text().to_owned(), ..table });
    }
    let broken = summary.nearest_miss.as_ref()?;
    let mut table = Table::of(&[column::RULE, column::SENSE, column::LIMIT, column::AMOUNT]);
    for row in broken {
        table.add([
            shown(title::rule(&row.row)),
            column::side(row.sense).to_owned(),
            row.limit.grouped(),
            row.amount.grouped(),
        ]);
    }
    Some(Table { caption: said::MISS.text().to_owned(), ..table })
}
