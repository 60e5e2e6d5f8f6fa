//! The deviations from the best choices in whole numbers, where few rows are at stake.
//!
//! A row is at stake if it has a price, or if deviations that lose little enough together could break it. What they add
//! to a row is counted in its largest common unit, exactly. Where there is none in sight (leakage has another denominator
//! for every cooperative) it is counted in a unit so small that rounding hardly shows, and limits give way by as much: then
//! sets may be listed that miss a limit by a hair, which the audit refuses, but none is left out.

use std::collections::BTreeMap;

use crate::lp::tolerance::MEANT_WHOLE;
use crate::model::{Problem, StatedRow};
use crate::units::{Fraction, gcd_in_words};

use super::deviations::{Deviation, Deviations, FREE, NO_LIMIT, ROWS, Room};
use super::standing::{Prices, Standing};
use super::window::Held;

/// Choices at most, of all movers together.
const MOST_CHOICES: usize = 20_000;
/// Sums of whole numbers stay below this.
const MOST_SUM: i64 = 1 << 52;
/// Where there is no common unit the largest change is so many.
const FINE: f64 = (1_u64 << 40) as f64;

/// The deviations, and the grants that they stand for.
pub(super) struct FewRows {
    pub(super) deviations: Deviations,
    movers: Vec<(usize, Vec<u64>)>,
}

impl FewRows {
    /// All choices of `movers` that lose at most `most`; `None` where they are too many, or too many rows are at stake.
    pub(super) fn of(
        problem: &Problem<'_>,
        standings: &[Standing<'_>],
        prices: &Prices,
        at_best: &Held,
        movers: &[usize],
        most: f64,
    ) -> Option<FewRows> {
        let priced = |row: usize| prices.of_row(row) != 0.0;
        if (0..problem.rows().len()).filter(|row| priced(*row)).count() > ROWS {
            return None;
        }
        let movers = choices(standings, movers, most)?;
        let losses: Vec<f64> = movers.iter().flat_map(|(_, ways)| ways).map(|(_, loss)| *loss).collect();
        let mut changes: BTreeMap<usize, Vec<(usize, Fraction)>> = BTreeMap::new();
        let ways = movers.iter().flat_map(|(position, ways)| ways.iter().map(|way| (*position, way.0)));
        for (way, (position, steps)) in ways.enumerate() {
            for (row, change) in changes_of(problem, position, at_best.steps[position], steps) {
                changes.entry(row).or_default().push((way, change));
            }
        }
        let (mut rooms, mut base) = ([FREE; ROWS], 0.0);
        let mut adds = vec![[0; ROWS]; losses.len()];
        let mut at = 0;
        for (row, stated) in problem.rows().iter().enumerate() {
            let changes = changes.remove(&row).unwrap_or_default();
            let left = Left::of(stated, at_best.rows()[row]);
            if !priced(row) && !left.may_break(&changes, &losses, most) {
                continue;
            }
            let unit = Unit::of(&changes, movers.len())?;
            *rooms.get_mut(at)? = left.room(&unit, prices.of_row(row), &mut base);
            for ((way, _), add) in changes.iter().zip(unit.adds) {
                adds[*way][at] = add;
            }
            at += 1;
        }
        let mut ways = losses.into_iter().zip(adds).map(|(loss, adds)| Deviation { loss, adds });
        let deviations = movers.iter().map(|(_, own)| ways.by_ref().take(own.len()).collect());
        let deviations = Deviations { rooms, movers: deviations.collect(), base };
        let movers = movers.into_iter().map(|(position, ways)| {
            let steps = ways.into_iter().map(|(steps, _)| steps);
            (position, steps.collect())
        });
        Some(FewRows { deviations, movers: movers.collect() })
    }

    /// How many deviations.
    pub(super) fn choices(&self) -> usize {
        self.movers.iter().map(|(_, steps)| steps.len()).sum()
    }

    /// The grants of a set of deviations.
    pub(super) fn steps(&self, set: &[(usize, usize)]) -> Vec<(usize, u64)> {
        let steps = |&(mover, way): &(usize, usize)| {
            let (position, steps) = &self.movers[mover];
            (*position, steps[way])
        };
        set.iter().map(steps).collect()
    }
}

/// A mover with its other choices, each with its loss.
type Mover = (usize, Vec<(u64, f64)>);

/// The movers, who minds least first; `None` where they have too many choices.
fn choices(standings: &[Standing<'_>], movers: &[usize], most: f64) -> Option<Vec<Mover>> {
    let mut count = 0;
    let mut all: Vec<Mover> = Vec::with_capacity(movers.len());
    for &position in movers {
        let standing = &standings[position];
        let runs = standing.within(most);
        count += runs.iter().fold(0_usize, |sum, (low, high)| sum.saturating_add((high - low) as usize + 1));
        if count > MOST_CHOICES {
            return None;
        }
        let steps = runs.iter().flat_map(|(low, high)| *low..=*high).filter(|steps| *steps != standing.best);
        let mut ways: Vec<(u64, f64)> = steps.map(|steps| (steps, standing.loss(steps))).collect();
        ways.sort_by(|one, other| one.1.total_cmp(&other.1));
        if !ways.is_empty() {
            all.push((position, ways));
        }
    }
    all.sort_by(|(_, one), (_, other)| one[0].1.total_cmp(&other[0].1));
    Some(all)
}

/// What another choice changes, by row.
fn changes_of(problem: &Problem<'_>, position: usize, from: u64, to: u64) -> Vec<(usize, Fraction)> {
    let steps = Fraction::whole(i128::from(to) - i128::from(from));
    let linear = problem.coefficients(position).into_iter().map(|(row, a)| (row as usize, &a * &steps));
    let sign = i128::from(to > 0) - i128::from(from > 0);
    let counted = problem.recipient(position).map(|(row, a)| (row as usize, a * &Fraction::whole(sign)));
    let coverage = problem.coverage_row().zip(problem.coverage(position));
    let covered = coverage.map(|(row, coverage)| (row, &coverage.value(to) - &coverage.value(from)));
    linear.chain(counted).chain(covered).filter(|(_, change)| !change.is_zero()).collect()
}

/// What the best choices leave of a row's limits, as far as floats can tell.
struct Left {
    lower: f64,
    upper: f64,
    blur: f64,
}

impl Left {
    fn of(row: &StatedRow, (activity, size): (f64, f64)) -> Left {
        let limit = |side: f64| side - activity;
        let lower = row.lower.as_ref().map_or(f64::NEG_INFINITY, |side| limit(side.limit.to_f64()));
        let upper = row.upper.as_ref().map_or(f64::INFINITY, |side| limit(side.limit.to_f64()));
        let sizes = [&row.lower, &row.upper].into_iter().flatten().map(|side| side.limit.to_f64().abs());
        Left { lower, upper, blur: 4.0 * f64::EPSILON * sizes.fold(size, f64::max) }
    }

    /// Could deviations that lose at most `most` together break it?
    fn may_break(&self, changes: &[(usize, Fraction)], losses: &[f64], most: f64) -> bool {
        let reach = |side: f64| {
            let towards = changes.iter().map(|(way, change)| (losses[*way], side * change.to_f64()));
            let mut towards: Vec<(f64, f64)> = towards.filter(|(_, change)| *change > 0.0).collect();
            towards.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
            let (mut left, mut reach) = (most, 0.0);
            for (loss, change) in towards {
                reach += change * if loss > left { left / loss } else { 1.0 };
                left = (left - loss).max(0.0);
            }
            reach + self.blur
        };
        reach(1.0) > self.upper || reach(-1.0) > -self.lower
    }

    /// In whole units; `base` takes what the unit leaves unused in any case.
    fn room(&self, unit: &Unit, price: f64, base: &mut f64) -> Room {
        let slack = (self.blur / unit.size).max(MEANT_WHOLE) + unit.loose;
        let whole = |limit: f64| limit.clamp(-(NO_LIMIT as f64), NO_LIMIT as f64) as i64;
        let lower = whole((self.lower / unit.size - slack).ceil());
        let upper = whole((self.upper / unit.size + slack).floor());
        let limit = if price > 0.0 { self.upper } else { self.lower };
        if price == 0.0 || limit.is_infinite() {
            return Room { lower, upper, price: 0.0 };
        }
        let nearest = if price > 0.0 { upper } else { lower };
        let price = price * unit.size;
        *base += (price * (limit / unit.size - nearest as f64)).max(0.0);
        Room { lower, upper, price }
    }
}

/// A unit of which all changes are whole multiples, as near as need be.
struct Unit {
    size: f64,
    adds: Vec<i64>,
    /// By how many units a sum may be off.
    loose: f64,
}

impl Unit {
    /// For changes of which at most `movers` come together; `None` where sums would be too large.
    fn of(changes: &[(usize, Fraction)], movers: usize) -> Option<Unit> {
        let unit = Unit::common(changes).unwrap_or_else(|| Unit::fine(changes, movers));
        let most = unit.adds.iter().try_fold(0_i64, |sum, add| sum.checked_add(add.checked_abs()?))?;
        (most < MOST_SUM).then_some(unit)
    }

    fn common(changes: &[(usize, Fraction)]) -> Option<Unit> {
        let mut denominators = 1_i64;
        for (_, change) in changes {
            let (numerator, denominator) = change.in_words()?;
            let own = denominator / gcd(numerator, denominator);
            denominators = denominators.checked_mul(own / gcd(denominators, own))?;
        }
        let numerator = |(_, change): &(usize, Fraction)| {
            let (numerator, denominator) = change.in_words()?;
            i64::try_from(i128::from(numerator) * i128::from(denominators) / i128::from(denominator)).ok()
        };
        let numerators: Vec<i64> = changes.iter().map(numerator).collect::<Option<_>>()?;
        let unit = numerators.iter().fold(0, |unit, numerator| gcd(unit, *numerator)).max(1);
        let adds: Vec<i64> = numerators.into_iter().map(|numerator| numerator / unit).collect();
        let is_small = adds.iter().all(|add| (add.unsigned_abs() as f64) < FINE);
        is_small.then(|| Unit { size: unit as f64 / denominators as f64, adds, loose: 0.0 })
    }

    fn fine(changes: &[(usize, Fraction)], movers: usize) -> Unit {
        let changes: Vec<f64> = changes.iter().map(|(_, change)| change.to_f64()).collect();
        let size = changes.iter().fold(0.0_f64, |most, change| most.max(change.abs())) / FINE;
        let adds = changes.iter().map(|change| (change / size).round() as i64);
        Unit { size, adds: adds.collect(), loose: movers as f64 }
    }
}

fn gcd(one: i64, other: i64) -> i64 {
    i64::try_from(gcd_in_words(one.unsigned_abs(), other.unsigned_abs())).unwrap_or(1)
}
