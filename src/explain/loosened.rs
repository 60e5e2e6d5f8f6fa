//! One limit of a rule with another number, as near to today's as it can be.
//!
//! The limit gives way in the program until everything else can be kept. The prices of that contradict every number that
//! is nearer, so that the first number which they leave is looked at next, and so on: the first that can be kept is the
//! nearest of all (Newton's method on what the prices leave; for shares Crouzeix, Ferland & Schaible 1985).

use crate::instance::{Counts, Sense, StatedLimit};
use crate::rule::{RuleRow, Scene, catalog, in_whole_steps};
use crate::units::{Decimal, Fraction};

use super::least_move::least_move;
use super::one_rule::AsWritten;
use super::precedents::Precedents;
use super::repair::NewLimit;
use super::side_rows::{GivingWay, SideRows, Trial, Tried};

/// Places of a new number, and of a large one.
const PLACES: u8 = 6;
const LARGE: f64 = 1_000.0;
/// Beyond this, in units of the last place, no limit has a number.
const MOST: i64 = 100_000_000_000_000_000;

/// One limit of a rule that gives way, as far as it must.
pub(super) struct Loosened {
    /// The number nearest to today's with which it no longer clashes.
    pub repair: Option<Repaired>,
    /// The rules that clash even if it does not limit at all; empty where none do.
    pub clash: Option<Vec<usize>>,
}

/// A number that mends a trial.
pub(super) struct Repaired {
    pub new: NewLimit,
    /// The trial with it.
    pub trial: Trial,
    /// Prices by limit of a trial next to it.
    pub prices: Option<Vec<f64>>,
}

impl Loosened {
    const UNKNOWN: Loosened = Loosened { repair: None, clash: None };

    /// Loosens one limit of a rule in a trial that cannot be kept; `near` are prices by limit of one much like it.
    pub(super) fn of(
        rows: &SideRows<'_, '_>,
        (rule, limit): (usize, &StatedLimit),
        trial: &Trial,
        near: Option<&[f64]>,
    ) -> Loosened {
        let Some(moving) = Moving::of(rows, rule, limit, trial) else { return Loosened::UNKNOWN };
        let kept = match rows.solve(&moving.giving_way(trial.clone()), near) {
            Tried::Kept(kept) => kept,
            Tried::Clash(prices) => {
                let mut clash = rows.priced_rules(&prices);
                clash.retain(|other| *other != rule);
                return Loosened { repair: None, clash: Some(clash) };
            }
            Tried::Open => return Loosened::UNKNOWN,
        };
        let ideal = moving.ideal(kept.gave_way[0]);
        let mut precedents = Precedents::of(rows);
        precedents.add_grants(&kept.grants);
        precedents.add_prices(kept.prices);
        let numbers = Numbers { moving: &moving, trial, places: if ideal >= LARGE { 0 } else { PLACES } };
        let give = |trial| moving.giving_way(trial);
        let by = least_move(
            &mut precedents,
            numbers.most(),
            numbers.distance(ideal),
            |by| numbers.trial(by),
            give,
        );
        let repair = by.and_then(|by| {
            let (new, trial) = (moving.new_limit(numbers.number(by)), numbers.trial(by)?);
            Some(Repaired { new, trial, prices: precedents.last_prices().map(<[f64]>::to_vec) })
        });
        Loosened { repair, clash: Some(Vec::new()) }
    }
}

/// A limit that moves, and the limits of rows that move with its number.
struct Moving<'m, 'p, 'a> {
    rows: &'m SideRows<'p, 'a>,
    limit: &'m StatedLimit,
    sides: Vec<usize>,
    /// By side: its limit for a number of 1, to which it is in proportion; for ratios none.
    per_one: Vec<Fraction>,
    /// Steps from which a ratio gives way, so that how far it is cleared shows as well.
    offset: f64,
    /// By how much the number changes where the limit gives way by 1; for ratios nothing is said.
    unit: f64,
    /// How far it can give way until it asks for nothing.
    most: f64,
}

impl<'m, 'p, 'a> Moving<'m, 'p, 'a> {
    /// `None` for a limit that is not there or cannot give way.
    fn of(rows: &'m SideRows<'p, 'a>, rule: usize, limit: &'m StatedLimit, trial: &Trial) -> Option<Self> {
        let sides = rows.of_rule(rule, limit.sense);
        if sides.is_empty() || limit.counts == Counts::Budget {
            return None;
        }
        let step = rows.problem.scene().instance.funds().step.get() as f64;
        if limit.counts.is_ratio() {
            let range = |side: &usize| (rows.ranges[*side].1 - rows.ranges[*side].0) / step;
            let offset = sides.iter().map(range).fold(1.0, f64::max);
            return Some(Moving {
                rows,
                limit,
                sides,
                per_one: Vec::new(),
                offset,
                unit: 0.0,
                most: 3.0 * offset,
            });
        }
        let per_one = limits_for_one(rows, rule, limit)?;
        let largest = per_one.iter().map(Fraction::to_f64).fold(0.0, f64::max);
        let in_order = per_one.len() == sides.len() && per_one.iter().all(|one| one.signum() >= 0);
        if !in_order || largest <= 0.0 {
            return None;
        }
        let plain = sides.iter().all(|side| rows.stated(*side).plain);
        let unit = if plain { step / largest } else { largest.recip() };
        // Until the limit asks for nothing: 0 at least, or all that there can be at most.
        let room = |side: usize| {
            let limit_there = rows.limit_left(side) + rows.moves(trial, side).0;
            match limit.sense {
                Sense::AtLeast => limit_there - rows.ranges[side].0,
                Sense::AtMost => rows.ranges[side].1 - limit_there,
            }
        };
        let moving = sides.iter().zip(&per_one).filter(|(_, one)| !one.is_zero());
        let most = moving.map(|(side, one)| room(*side) / (one.to_f64() * unit)).fold(0.0, f64::max);
        Some(Moving { rows, limit, sides, per_one, offset: 0.0, unit, most })
    }

    /// A trial in which the limit gives way as well.
    fn giving_way(&self, trial: Trial) -> Trial {
        let step = self.rows.problem.scene().instance.funds().step.get() as f64;
        let relief = |side: usize| self.rows.sides[side].relief();
        let adds: Vec<(usize, f64)> = if self.per_one.is_empty() {
            self.sides.iter().map(|side| (*side, relief(*side) * step)).collect()
        } else {
            let moving = self.sides.iter().zip(&self.per_one).filter(|(_, one)| !one.is_zero());
            moving.map(|(side, one)| (*side, relief(*side) * one.to_f64() * self.unit)).collect()
        };
        let mut moved = trial.moved;
        if self.offset > 0.0 {
            moved.extend(self.sides.iter().map(|side| (*side, relief(*side) * self.offset * step)));
        }
        let giving_way = vec![GivingWay { adds, most: self.most, cost: 1.0 }];
        Trial { moved, giving_way, ..trial }
    }

    /// About the number at which it need not give way, if it gave way by so much.
    fn ideal(&self, gave_way: f64) -> f64 {
        let (now, by) = (self.limit.number.to_f64(), gave_way * self.unit);
        match self.limit.sense {
            Sense::AtMost => now + by,
            Sense::AtLeast => (now - by).max(0.0),
        }
    }

    /// A trial with another number in the limit.
    fn with_number(&self, trial: &Trial, number: Decimal) -> Trial {
        let mut trial = trial.clone();
        if self.per_one.is_empty() {
            let by = (&number.fraction() - &self.limit.number.fraction()).to_f64();
            trial.shares.extend(self.sides.iter().map(|side| (*side, by)));
            return trial;
        }
        let step = Fraction::from(self.rows.problem.scene().instance.funds().step.get());
        for (side, one) in self.sides.iter().zip(&self.per_one) {
            let limit = one * &number.fraction();
            let plain = self.rows.stated(*side).plain;
            let limit = if plain { in_whole_steps(&limit, self.limit.sense, &step) } else { limit };
            trial.moved.push((*side, (&limit - &self.rows.limit(*side).limit).to_f64()));
        }
        trial
    }

    fn new_limit(&self, number: Decimal) -> NewLimit {
        let (problem, limit) = (self.rows.problem, self.limit);
        let impact = problem.scene().impact;
        let covered = (limit.counts == Counts::ShareOfPoor).then(|| {
            let everyone = 0..problem.cooperatives();
            let people: Fraction = everyone.map(|position| impact.poor_members(position).clone()).sum();
            people.to_f64() * number.to_f64()
        });
        let needed = AsWritten::of(StatedLimit { number, ..limit.clone() });
        NewLimit { rule: limit.rule.clone(), now: AsWritten::of(limit.clone()), needed, covered }
    }
}

/// The limits that a rule writes for a number of 1, by side.
fn limits_for_one(rows: &SideRows<'_, '_>, rule: usize, limit: &StatedLimit) -> Option<Vec<Fraction>> {
    let scene = rows.problem.scene();
    let one = scene.instance.with_limit(limit, Decimal::ONE)?;
    let written = catalog(&one)[rule].rows(Scene { instance: &one, impact: scene.impact });
    Some(written.iter().filter_map(|row| side_of(row, limit.sense)).cloned().collect())
}

fn side_of(row: &RuleRow, sense: Sense) -> Option<&Fraction> {
    match sense {
        Sense::AtLeast => row.lower.as_ref(),
        Sense::AtMost => row.upper.as_ref(),
    }
    .map(|side| &side.limit)
}

/// The numbers that a limit may have, by how many units of the last place they are from today's.
struct Numbers<'n, 'm, 'p, 'a> {
    moving: &'n Moving<'m, 'p, 'a>,
    trial: &'n Trial,
    places: u8,
}

impl Numbers<'_, '_, '_, '_> {
    /// Today's number, rounded to where it clashes all the more.
    fn now(&self) -> i64 {
        let now = self.moving.limit.number.to_f64() * 10_f64.powi(i32::from(self.places));
        match self.moving.limit.sense {
            Sense::AtMost => now.floor() as i64,
            Sense::AtLeast => now.ceil() as i64,
        }
    }

    fn number(&self, by: i64) -> Decimal {
        let mantissa = match self.moving.limit.sense {
            Sense::AtMost => self.now() + by,
            Sense::AtLeast => self.now() - by,
        };
        Decimal::new(mantissa, self.places)
    }

    fn trial(&self, by: i64) -> Option<Trial> {
        let number = self.number(by);
        self.moving.limit.may_be(number).then(|| self.moving.with_number(self.trial, number))
    }

    /// The furthest that there is.
    fn most(&self) -> i64 {
        match self.moving.limit.sense {
            Sense::AtLeast => self.now(),
            Sense::AtMost if self.moving.limit.counts.is_share() => {
                10_i64.pow(self.places.into()) - self.now()
            }
            Sense::AtMost => MOST - self.now(),
        }
    }

    /// How far a number is, rounded away from today's.
    fn distance(&self, number: f64) -> i64 {
        let scaled = number * 10_f64.powi(i32::from(self.places));
        match self.moving.limit.sense {
            Sense::AtMost => scaled.ceil() as i64 - self.now(),
            Sense::AtLeast => self.now() - scaled.floor() as i64,
        }
    }
}
