//! What would mend a conflict: more money, another number in one limit, several limits in yuan that give way together,
//! or fewer rules. Each is tried before it is offered.

use serde::Serialize;

use crate::instance::{Counts, Instance, Sense, StatedLimit};
use crate::rule::{RuleRow, Scene, catalog};
use crate::units::{Decimal, Fraction};

use super::one_rule::AsWritten;
use super::side_rows::{Clash, GivingWay, Kept, SideRows, Trial};

/// A change that was tried and makes the instance feasible in real numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// The least budget, to a step, with all rules as they are.
    Budget(u64),
    /// Another number in one limit, as near to today's as it can be: a millionth nearer, or a yuan from 1,000 on, and the
    /// rules clash.
    Limit(NewLimit),
    /// Other numbers in the fewest rules that do: each in turn as near to today's as it can be.
    Limits(Vec<NewLimit>),
    /// The least money by which limits in yuan can give way together.
    Yuan(Yuan),
    /// Leave these rules out: no fewer do.
    WithoutRules(Vec<String>),
}

/// A limit with another number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct NewLimit {
    pub rule: String,
    pub now: AsWritten,
    pub needed: AsWritten,
    /// Poor members that the new number covers, where it is coverage.
    pub covered: Option<f64>,
}

/// Limits in yuan that give way together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Yuan {
    /// All of it, before limits are rounded to whole steps.
    pub yuan: f64,
    pub budget: Option<u64>,
    pub limits: Vec<MovedLimit>,
}

/// One of them: a row's limit, in yuan; limits that follow the budget move with it besides.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct MovedLimit {
    pub row: String,
    pub sense: &'static str,
    pub now: f64,
    pub needed: f64,
}

/// A number that is found is loosened so often, if rounding to whole steps still breaks it.
pub(super) const MOST_TRIES: u32 = 4;
/// Shares are found by so many solves at most.
const MOST_SHARES: usize = 30;
/// Places of a new number, and of a large one.
const PLACES: u8 = 6;
const LARGE: f64 = 1_000.0;
/// A share is found to this.
const SAME_SHARE: f64 = 1e-10;
/// Giving way by less is the solver's rounding.
pub(super) const NO_STEP: f64 = 1e-7;

/// One limit of a rule that gives way, as far as it must.
pub(super) struct Loosened {
    /// The number nearest to today's with which it no longer clashes.
    pub repair: Option<(NewLimit, Decimal)>,
    /// The rules that clash even if it does not limit at all; empty where none do.
    pub clash: Option<Vec<usize>>,
}

/// Loosens one limit of a rule.
pub(super) fn loosened(rows: &SideRows<'_, '_>, rule: usize, limit: &StatedLimit) -> Loosened {
    let sides = rows.of_rule(rule, limit.sense);
    if sides.is_empty() || limit.counts == Counts::Budget {
        return Loosened { repair: None, clash: None };
    }
    let ideal = if limit.counts.is_ratio() {
        ideal_share(rows, &sides, limit)
    } else {
        ideal_number(rows, rule, &sides, limit)
    };
    match ideal {
        Ok(ideal) => {
            let repair = new_limit(rows, rule, &sides, limit, &ideal);
            Loosened { repair, clash: Some(Vec::new()) }
        }
        Err(Some(mut clash)) => {
            clash.retain(|other| *other != rule);
            Loosened { repair: None, clash: Some(clash) }
        }
        Err(None) => Loosened { repair: None, clash: None },
    }
}

/// The number at which a limit stops clashing.
struct Ideal {
    number: f64,
    /// By how much a number moves the rows by a step; 0 where they are not in steps.
    grain: f64,
    /// Grants that keep every rule with it.
    grants: Vec<f64>,
}

fn new_limit(
    rows: &SideRows<'_, '_>,
    rule: usize,
    sides: &[usize],
    limit: &StatedLimit,
    ideal: &Ideal,
) -> Option<(NewLimit, Decimal)> {
    let places = if ideal.number >= LARGE { 0 } else { PLACES };
    let grain = ideal.grain.max(0.1_f64.powi(i32::from(places)));
    let is_kept =
        |mantissa: i64| is_kept_with(rows, rule, sides, limit, Decimal::new(mantissa, places), &ideal.grants);
    let found = (0..MOST_TRIES).find_map(|tries| {
        let mantissa = outward(ideal.number, grain * f64::from(tries), places, limit.sense)?;
        is_kept(mantissa).then_some(mantissa)
    })?;
    let now = limit.number.to_f64() * 10_f64.powi(i32::from(places));
    let needed = match limit.sense {
        Sense::AtMost => nearest(now.floor() as i64, found, is_kept),
        Sense::AtLeast => nearest(now.ceil() as i64, found, is_kept),
    };
    let number = Decimal::new(needed, places);
    let impact = rows.problem.scene().impact;
    let covered = (limit.counts == Counts::ShareOfPoor).then(|| {
        let everyone = 0..rows.problem.cooperatives();
        let people: Fraction = everyone.map(|position| impact.poor_members(position).clone()).sum();
        people.to_f64() * number.to_f64()
    });
    let needed = AsWritten::of(StatedLimit { number, ..limit.clone() });
    let new = NewLimit { rule: limit.rule.clone(), now: AsWritten::of(limit.clone()), needed, covered };
    Some((new, number))
}

/// A number so far beyond `ideal`, in units of the last place and rounded away from today's; `None` for one that no limit
/// has.
fn outward(ideal: f64, by: f64, places: u8, sense: Sense) -> Option<i64> {
    let scale = 10_f64.powi(i32::from(places));
    let mantissa = match sense {
        Sense::AtMost => ((ideal + by) * scale).ceil(),
        Sense::AtLeast => ((ideal - by) * scale).floor().max(0.0),
    };
    (mantissa < 1e17).then_some(mantissa as i64)
}

/// The number nearest to `broken` that is kept, as `kept` is; all further ones are too.
fn nearest(mut broken: i64, mut kept: i64, is_kept: impl Fn(i64) -> bool) -> i64 {
    let mut by = 1;
    while kept.abs_diff(broken) > 1 {
        // Nearly always the next one is broken; else twice as far each time, and then half.
        let apart = kept.abs_diff(broken);
        let toward = (broken - kept).signum();
        let number = kept + toward * (by.min(apart / 2).max(1) as i64);
        if is_kept(number) {
            (kept, by) = (number, by * 2);
        } else {
            broken = number;
        }
    }
    kept
}

/// The rows that a rule writes in an instance with another number, by side.
fn limits_with(rows: &SideRows<'_, '_>, instance: &Instance, rule: usize, sense: Sense) -> Vec<RuleRow> {
    let scene = Scene { instance, impact: rows.problem.scene().impact };
    let written = catalog(instance)[rule].rows(scene);
    written.into_iter().filter(|row| side_of(row, sense).is_some()).collect()
}

pub(super) fn side_of(row: &RuleRow, sense: Sense) -> Option<&Fraction> {
    match sense {
        Sense::AtLeast => row.lower.as_ref(),
        Sense::AtMost => row.upper.as_ref(),
    }
    .map(|side| &side.limit)
}

/// By one solve in which the limit gives way at a cost.
fn ideal_number(
    rows: &SideRows<'_, '_>,
    rule: usize,
    sides: &[usize],
    limit: &StatedLimit,
) -> Result<Ideal, Clash> {
    let instance = rows.problem.scene().instance;
    let step = instance.funds().step.get() as f64;
    // Limits are in proportion to their number.
    let one = instance.with_limit(limit, Decimal::ONE).ok_or(None)?;
    let per_one: Vec<f64> = limits_with(rows, &one, rule, limit.sense)
        .iter()
        .map(|row| side_of(row, limit.sense).map_or(0.0, Fraction::to_f64))
        .collect();
    let largest = per_one.iter().copied().fold(0.0, f64::max);
    if per_one.len() != sides.len() || largest <= 0.0 || per_one.iter().any(|one| *one < 0.0) {
        return Err(None);
    }
    let plain = sides.iter().all(|side| rows.stated(*side).plain);
    let unit = if plain { step / largest } else { largest.recip() };
    let number = limit.number.to_f64();
    // Until the limit asks for nothing: 0 at least, or all that there can be at most.
    let ranges = rows.ranges();
    let room = |side: usize| match limit.sense {
        Sense::AtLeast => rows.limit_left(side) - ranges[side].0,
        Sense::AtMost => ranges[side].1 - rows.limit_left(side),
    };
    let moving = sides.iter().zip(&per_one).filter(|(_, one)| **one > 0.0);
    let most = moving.map(|(side, one)| room(*side) / (one * unit)).fold(0.0, f64::max);
    let adds = sides.iter().zip(&per_one).map(|(side, one)| (*side, rows.sides[*side].relief() * one * unit));
    let giving_way = GivingWay { adds: adds.filter(|(_, add)| *add != 0.0).collect(), most, cost: 1.0 };
    let trial = Trial { giving_way: vec![giving_way], ..Trial::default() };
    let Kept { grants, gave_way, .. } = rows.solve(&trial).kept()?;
    let moved = gave_way[0] * unit;
    let number = match limit.sense {
        _ if plain => in_whole_steps(rows, sides, &per_one, moved, limit.sense),
        Sense::AtMost => number + moved,
        Sense::AtLeast => (number - moved).max(0.0),
    };
    Ok(Ideal { number, grain: if plain { unit } else { 0.0 }, grants })
}

/// The number nearest to today's at which limits of sums of plain yuan, in whole steps, are as far as they must move.
fn in_whole_steps(
    rows: &SideRows<'_, '_>,
    sides: &[usize],
    per_one: &[f64],
    moved: f64,
    sense: Sense,
) -> f64 {
    let step = rows.problem.scene().instance.funds().step.get() as f64;
    let needed = sides.iter().zip(per_one).filter(|(_, one)| **one > 0.0).map(|(side, one)| {
        let steps = rows.limit(*side).limit.to_f64() / step;
        let steps = match sense {
            Sense::AtLeast => (steps - moved * one / step + NO_STEP).floor().max(0.0),
            Sense::AtMost => (steps + moved * one / step - NO_STEP).ceil(),
        };
        steps * step / one
    });
    match sense {
        Sense::AtLeast => needed.fold(f64::INFINITY, f64::min),
        Sense::AtMost => needed.fold(0.0, f64::max),
    }
}

/// For ratio rows. At a share s the grants that come nearest, or clear it by most, have a
/// share of their own, which is the next s (Crouzeix, Ferland & Schaible 1985).
fn ideal_share(rows: &SideRows<'_, '_>, sides: &[usize], limit: &StatedLimit) -> Result<Ideal, Clash> {
    let step = rows.problem.scene().instance.funds().step.get() as f64;
    let ranges = rows.ranges();
    let now = limit.number.to_f64();
    // Giving way starts from here, so that clearing the share shows as well.
    let offset = sides.iter().map(|side| (ranges[*side].1 - ranges[*side].0) / step).fold(1.0, f64::max);
    let mut share = now;
    for _ in 0..MOST_SHARES {
        let relief = |side: usize| rows.sides[side].relief();
        let giving_way = GivingWay {
            adds: sides.iter().map(|side| (*side, relief(*side) * step)).collect(),
            most: 3.0 * offset,
            cost: 1.0,
        };
        let trial = Trial {
            moved: sides.iter().map(|side| (*side, relief(*side) * offset * step)).collect(),
            shares: sides.iter().map(|side| (*side, share - now)).collect(),
            giving_way: vec![giving_way],
            ..Trial::default()
        };
        let Kept { grants, .. } = rows.solve(&trial).kept()?;
        let total = rows.total(&grants) * step;
        if total <= 0.0 {
            return Err(None);
        }
        let amounts = rows.amounts(&grants);
        let shares = sides.iter().map(|side| now + (amounts[*side] - rows.limit_left(*side)) / total);
        let next = match limit.sense {
            Sense::AtMost => shares.fold(f64::NEG_INFINITY, f64::max),
            Sense::AtLeast => shares.fold(f64::INFINITY, f64::min),
        };
        if (next - share).abs() <= SAME_SHARE {
            return Ok(Ideal { number: next, grain: 0.0, grants });
        }
        share = next;
    }
    Err(None)
}

/// Do all rules hold together with this number?
fn is_kept_with(
    rows: &SideRows<'_, '_>,
    rule: usize,
    sides: &[usize],
    limit: &StatedLimit,
    number: Decimal,
    grants: &[f64],
) -> bool {
    let instance = rows.problem.scene().instance;
    let Some(changed) = instance.with_limit(limit, number) else { return false };
    let trial = if limit.counts.is_ratio() {
        let by = (&number.fraction() - &limit.number.fraction()).to_f64();
        Trial { shares: sides.iter().map(|side| (*side, by)).collect(), ..Trial::default() }
    } else {
        let written = limits_with(rows, &changed, rule, limit.sense);
        Trial { moved: moved(rows, sides, written, limit.sense), ..Trial::default() }
    };
    is_kept(rows, &trial, grants)
}

/// Do these grants keep every rule, or any others?
pub(super) fn is_kept(rows: &SideRows<'_, '_>, trial: &Trial, grants: &[f64]) -> bool {
    rows.are_kept_by(trial, grants) || rows.solve(trial).kept().is_ok()
}

/// How far limits move to where changed rows, tightened to whole steps, have them.
pub(super) fn moved(
    rows: &SideRows<'_, '_>,
    sides: &[usize],
    written: Vec<RuleRow>,
    sense: Sense,
) -> Vec<(usize, f64)> {
    let step = rows.problem.scene().instance.funds().step.get();
    let moves = sides.iter().zip(written).filter_map(|(side, row)| {
        let row = row.tightened(step);
        Some((*side, (side_of(&row, sense)? - &rows.limit(*side).limit).to_f64()))
    });
    moves.collect()
}
