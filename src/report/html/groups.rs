//! Money and poverty by the instance's grouping.

use crate::measure::{Fgt, Poverty, objective};
use crate::pipeline::Answer;
use crate::words::column;
use crate::words::page::{Head, heading, note};
use crate::words::summary::figure;

use super::super::figures::{amount, whole};
use super::bars::{Bar, Bars, Table};
use super::{Summary, in_per_cent, percent, shown};

/// Groups that a chart shows; the table has all.
const CHARTED: usize = 40;

/// Where the money goes.
pub(super) fn money(summary: &Summary) -> Option<Bars> {
    let groups = summary.groups.as_ref()?;
    let all: u64 = groups.groups.iter().map(|group| group.money).sum();
    let most = groups.groups.iter().map(|group| group.money).max()?;
    let share = |money: u64| if all == 0 { 0.0 } else { money as f64 / all as f64 };
    let mut table = Table::of(&[
        column::GROUP,
        column::COOPERATIVES,
        column::FUNDED,
        column::MONEY,
        column::SHARE,
        column::IMPACT,
    ]);
    let per_head = PerHead::of(summary);
    table.add_column(per_head.of.column());
    let mut bars = Vec::new();
    let mut largest: Vec<_> = groups.groups.iter().collect();
    largest.sort_by_key(|group| std::cmp::Reverse(group.money));
    for group in largest.iter().take(CHARTED) {
        bars.push(Bar {
            name: shown(&group.name),
            width: percent(group.money as f64, most as f64),
            pale: false,
            value: whole(group.money),
            note: in_per_cent(share(group.money)),
        });
    }
    for (group, each) in groups.groups.iter().zip(&per_head.each) {
        table.add([
            shown(&group.name),
            whole(group.cooperatives as u64),
            whole(group.recipients as u64),
            whole(group.money),
            in_per_cent(share(group.money)),
            amount(group.impact),
            each.map(amount).unwrap_or_default(),
        ]);
    }
    let title = heading::money(&shown(&groups.by));
    Some(Bars { title, notes: others(largest.len()), drawn: bars, table, more: Vec::new() })
}

/// Money of each group by its people: by its poor members where they are known, else by its cooperatives.
pub(super) struct PerHead {
    pub(super) of: Head,
    /// `None` where there is nobody.
    pub(super) each: Vec<Option<f64>>,
}

impl PerHead {
    /// Of the answer's groups.
    pub(super) fn of(summary: &Summary) -> PerHead {
        let groups = summary.groups.as_ref().map_or(&[][..], |groups| &groups.groups);
        let poor: Vec<f64> =
            summary.poverty_by_group.iter().map(|found| found.as_ref().map_or(0.0, poor)).collect();
        let of = if poor.iter().any(|poor| *poor > 0.0) { Head::PoorMember } else { Head::Cooperative };
        let each = groups.iter().enumerate().map(|(at, group)| {
            let heads = match of {
                Head::PoorMember => poor[at],
                Head::Cooperative => group.cooperatives as f64,
            };
            (heads > 0.0).then(|| group.money as f64 / heads)
        });
        PerHead { of, each: each.collect() }
    }
}

/// Members below the line before support.
fn poor(poverty: &Poverty) -> f64 {
    poverty.people * poverty.before.headcount
}

fn others(groups: usize) -> Vec<String> {
    groups.checked_sub(CHARTED).filter(|more| *more > 0).map(note::more).into_iter().collect()
}

/// Poverty of each group, before and after.
pub(super) struct PovertyChart {
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) marks: Vec<Mark>,
    pub(super) table: Table,
}

/// A group's two marks, as SVG takes them.
pub(super) struct Mark {
    pub(super) name: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) value: [String; 2],
}

/// A column of figures whose name is put together.
fn two(table: &mut Table, name: &str) {
    for title in [figure::before(name), figure::after(name)] {
        table.headings.push(super::bars::Heading { title, is_text: false });
    }
}

/// The chart; none without a grouping or without poverty data.
pub(super) fn poverty(answer: &Answer<'_>, summary: &Summary) -> Option<PovertyChart> {
    let instance = answer.problem.scene().instance;
    let label = instance.report_by()?;
    let measure = objective(instance).word();
    let index: fn(&Fgt) -> f64 = match measure {
        "headcount" => |fgt| fgt.headcount,
        "squared-gap" => |fgt| fgt.squared_gap,
        _ => |fgt| fgt.gap,
    };
    let groups: Vec<_> = label
        .distinct()
        .iter()
        .zip(&summary.poverty_by_group)
        .filter_map(|(name, found)| Some((name, found.as_ref()?)))
        .collect();
    let most = groups.iter().map(|(_, poverty)| index(&poverty.before)).fold(0.0, f64::max);
    if most <= 0.0 {
        return None;
    }
    let mut table = Table::of(&[column::GROUP, column::PEOPLE]);
    for name in [figure::POOR_MEMBERS, figure::POVERTY_GAP, figure::SQUARED_GAP] {
        two(&mut table, name.text());
    }
    for (name, poverty) in &groups {
        let (before, after) = (poverty.before, poverty.after);
        let shares =
            [before.headcount, after.headcount, before.gap, after.gap, before.squared_gap, after.squared_gap];
        let who = [shown(name), amount(poverty.people)];
        table.add(who.into_iter().chain(shares.map(in_per_cent)));
    }
    let mut poorest: Vec<_> = groups.iter().collect();
    poorest.sort_by(|one, other| index(&other.1.before).total_cmp(&index(&one.1.before)));
    let marks = poorest.iter().take(CHARTED).map(|(name, poverty)| {
        let [before, after] = [index(&poverty.before), index(&poverty.after)];
        Mark {
            name: shown(name),
            // Room for the mark itself at the right end.
            before: percent(before * 0.97, most),
            after: percent(after * 0.97, most),
            value: [in_per_cent(before), in_per_cent(after)],
        }
    });
    let notes = [note::index(measure).to_owned()].into_iter().chain(others(groups.len())).collect();
    Some(PovertyChart { title: heading::poverty(&shown(label.name())), notes, marks: marks.collect(), table })
}
