//! Weak duality: for any prices of the right sign, a bound that needs no trust in whoever found them.
//!
//! Σ_r π_r·b_r + Σ_i max_{k ∈ X_i} ( F_i(k) − Σ_r π_r·G_ri(k) )
//!   π_r   price of row r (impact per unit): at least 0 on an upper limit b_r, at most 0 on a lower one
//!   X_i   whole steps that i may get: 0 … u_i, those of a list, nothing or at least so many, or the one that is fixed
//!   F_i   impact   G_ri(k)  what k steps for i add to row r: a_ri·k, covered poor members, or 1 for a recipient
//! X_i falls into runs on which F_i and coverage are concave; the best of each run is found and compared.
//! With F = 0 and a value below 0 nothing keeps all rows.
//!
//! Sums are fixed-point whole numbers: a cooperative's price is rounded down, its best value up.

use dashu_int::IBig;

use crate::impact::{Coverage, Curve};
use crate::model::{Problem, peaks};
use crate::units::{Fraction, Whole, parts};

/// Why prices prove nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is not one price for every row.
    WrongLength,
    /// The price of this row has a sign for which the row has no limit.
    WrongSign {
        /// The row's name.
        row: String,
    },
}

/// No allocation that keeps all rows has a larger impact than this.
pub fn bound(problem: &Problem<'_>, prices: &[Fraction]) -> Result<Fraction, Refusal> {
    Ok(sums(problem, prices, Objective::Impact)?.value())
}

/// Do these prices prove that no allocation keeps all rows?
pub fn proves_infeasible(problem: &Problem<'_>, prices: &[Fraction]) -> Result<bool, Refusal> {
    Ok(contradiction(problem, prices)?.signum() < 0)
}

/// What the rows leave at these prices, with nothing to gain: below 0 they contradict each other.
pub fn contradiction(problem: &Problem<'_>, prices: &[Fraction]) -> Result<Fraction, Refusal> {
    Ok(sums(problem, prices, Objective::Nothing)?.value())
}

/// What the sum is to prove.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Objective {
    /// A bound on impact.
    Impact,
    /// That nothing is feasible: F = 0.
    Nothing,
}

/// The two sums of weak duality, every part of them rounded up in fixed point.
#[derive(Clone, Debug)]
pub struct Sums {
    /// Binary places of the fixed point.
    pub places: usize,
    /// Σ_r π_r·b_r.
    pub limits: Fraction,
    /// Σ_i max_k ( F_i(k) − Σ_r π_r·G_ri(k) ).
    pub best: Fraction,
}

impl Sums {
    /// Both together: the bound, or what is below 0 where nothing is feasible.
    pub fn value(&self) -> Fraction {
        &self.limits + &self.best
    }
}

/// Works out what prices prove.
pub fn sums(problem: &Problem<'_>, prices: &[Fraction], objective: Objective) -> Result<Sums, Refusal> {
    if prices.len() != problem.rows().len() {
        return Err(Refusal::WrongLength);
    }
    let mut limits = Vec::with_capacity(prices.len());
    for (row, price) in problem.rows().iter().zip(prices).filter(|(_, price)| !price.is_zero()) {
        let side = row.side(price).ok_or_else(|| Refusal::WrongSign { row: row.name.clone() })?;
        limits.push(price * &side.limit);
    }
    let places = places(problem, &limits, objective);
    let limits: Whole = limits.iter().map(|limit| limit.ceil_at(places)).sum();
    let prices = Prices::new(problem, prices, places);
    let per_step = prices.per_step(problem);
    let best = parts::sum(
        problem.cooperatives(),
        || Whole::ZERO,
        |sum, position| *sum += best(problem, &prices, position, &per_step(position), objective),
        |sum, part| *sum += part,
    );
    let fixed_point = |sum: Whole| Fraction::from_big(sum.big(), IBig::ONE << places);
    Ok(Sums { places, limits: fixed_point(limits), best: fixed_point(best) })
}

/// Prices by row, to be multiplied in fixed point.
pub(super) struct Prices<'p> {
    exact: &'p [Fraction],
    /// Those that are whole numbers in fixed point, as prices that were floats are, unless they are very small.
    fixed: Vec<Option<Whole>>,
    places: usize,
    /// The price of what a step covers where not all are covered yet, rounded down.
    covering: Whole,
}

impl<'p> Prices<'p> {
    pub(super) fn new(problem: &Problem<'_>, exact: &'p [Fraction], places: usize) -> Prices<'p> {
        let fixed = |price: &Fraction| Some(price.fixed_at(places)).filter(|(_, just)| *just);
        let fixed = exact.iter().map(|price| fixed(price).map(|(fixed, _)| fixed)).collect();
        let mut prices = Prices { exact, fixed, places, covering: Whole::ZERO };
        if let Some((row, per_step)) = problem.covered_per_step() {
            prices.covering = prices.times(row, per_step);
        }
        prices
    }

    /// The price of so much in a row, rounded down.
    fn times(&self, row: usize, amount: &Fraction) -> Whole {
        match &self.fixed[row] {
            Some(price) if price.is_zero() => Whole::ZERO,
            Some(price) => amount.floor_times(price),
            None => (&self.exact[row] * amount).floor_at(self.places),
        }
    }

    /// The price of a step by cooperative, rounded down.
    pub(super) fn per_step<'a>(&'a self, problem: &'a Problem<'_>) -> impl Fn(usize) -> Whole + Sync + 'a {
        problem.sums_of_coefficients(|row, a| self.times(row as usize, a))
    }
}

/// Binary places that keep all rounding together below 2^-64 of the largest part of the sum.
pub(super) fn places(problem: &Problem<'_>, limits: &[Fraction], objective: Objective) -> usize {
    let visit = |(steps, size): &mut (u128, Option<i64>), position: usize| {
        let curve = problem.curve(position);
        *steps += u128::from(curve.ceiling());
        if objective == Objective::Impact {
            *size = (*size).max(curve.value(curve.ceiling()).log2());
        }
    };
    let join = |all: &mut (u128, Option<i64>), part: &(u128, Option<i64>)| {
        all.0 += part.0;
        all.1 = all.1.max(part.1);
    };
    let (steps, size) = parts::sum(problem.cooperatives(), || (0, None), visit, join);
    let size = size.max(limits.iter().filter_map(Fraction::log2).max());
    let steps = i64::from(u128::BITS - (steps + 1).leading_zeros());
    usize::try_from(72 + steps - size.unwrap_or(0)).unwrap_or(0)
}

/// The best value of one cooperative at its price per step, rounded up.
pub(super) fn best(
    problem: &Problem<'_>,
    prices: &Prices<'_>,
    position: usize,
    price: &Whole,
    objective: Objective,
) -> Whole {
    let places = prices.places;
    let curve = (objective == Objective::Impact).then(|| problem.curve(position));
    // A covered poor member is worth minus the price of the coverage row, which is at most 0.
    let coverage_row = problem.coverage_row().filter(|row| !prices.exact[*row].is_zero());
    let covered = coverage_row.zip(problem.coverage(position));
    // What being a recipient costs, rounded down.
    let entry: Whole = problem.recipient(position).map(|(row, a)| prices.times(row as usize, a)).sum();
    let value = |steps: u64| {
        let impact = curve.map_or(Whole::ZERO, |curve| curve.value(steps).ceil_at(places));
        let taken = Whole::from(i128::from(steps));
        let gross = impact - price * &taken;
        let gross = match &covered {
            Some((_, coverage)) if !coverage.is_all(steps) => gross - &prices.covering * &taken,
            Some((row, coverage)) => gross - prices.times(*row, &coverage.value(steps)),
            None => gross,
        };
        if steps > 0 { gross - &entry } else { gross }
    };
    let best_of = |(first, last): (u64, u64)| {
        if curve.is_none() && covered.is_none() {
            return value(first).max(value(last));
        }
        if curve.is_none_or(Curve::is_straight) {
            let covered = covered.as_ref().map(|(_, coverage)| coverage);
            return highest(ends(curve, covered, (first, last)), value, &rounding(problem, last));
        }
        let worth = covered.map(|(row, coverage)| (-prices.exact[row].clone(), coverage));
        let covered = worth.as_ref().map(|(worth, coverage)| (worth, *coverage));
        let per_step = || Fraction::from_big(price.big(), IBig::ONE << places);
        peaks(curve, covered, per_step, (first, last)).into_iter().map(value).max().unwrap_or(Whole::ZERO)
    };
    let is_cut = problem.curve(position).jumps() || problem.recipient(position).len() > 0;
    let best = if is_cut {
        problem.runs(position).into_iter().map(best_of).max()
    } else {
        problem.choices(position).runs().map(best_of).max()
    };
    best.unwrap_or(Whole::ZERO)
}

/// The ends of straight pieces within a run, rising.
fn ends(
    curve: Option<&Curve>,
    covered: Option<&Coverage<'_>>,
    (first, last): (u64, u64),
) -> impl Iterator<Item = u64> {
    let mut own = curve.into_iter().flat_map(Curve::breakpoints).peekable();
    let mut others = covered.into_iter().flat_map(Coverage::breakpoints).peekable();
    let mut before = first;
    let inside = std::iter::from_fn(move || {
        let own_first = match (own.peek(), others.peek()) {
            (Some(one), Some(other)) => one <= other,
            (one, _) => one.is_some(),
        };
        if own_first { own.next() } else { others.next() }
    });
    let inside = inside.filter(move |end| {
        let is_new = *end > before && *end < last;
        before = before.max(*end);
        is_new
    });
    [first].into_iter().chain(inside).chain((last > first).then_some(last))
}

/// The highest value at the ends of straight pieces of a concave sum, the values right to some rounding: after a fall
/// beyond it there is nothing higher.
fn highest(ends: impl Iterator<Item = u64>, value: impl Fn(u64) -> Whole, rounding: &Whole) -> Whole {
    let mut highest: Option<Whole> = None;
    for end in ends {
        let next = value(end);
        match &highest {
            Some(known) if &next + rounding < *known => break,
            Some(known) if next <= *known => {}
            _ => highest = Some(next),
        }
    }
    highest.unwrap_or(Whole::ZERO)
}

/// By how many units of fixed point the value of so many steps may be above the exact one: a unit of each row's price for
/// every step, one more for what everyone adds to it, and one each of impact, coverage and what being a recipient costs
/// by row.
fn rounding(problem: &Problem<'_>, steps: u64) -> Whole {
    let rows = (problem.rows().len() + problem.of_everyone().len()) as i128 + 2;
    Whole::from(rows * (i128::from(steps) + 1))
}
