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

use crate::model::{Problem, peaks};
use crate::units::{Fraction, parts};

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
    let limits: IBig = limits.iter().map(|limit| limit.ceil_at(places)).sum();
    let best = parts::sum(
        problem.cooperatives(),
        || IBig::ZERO,
        |sum, position| *sum += best(problem, prices, position, places, objective),
        |sum, part| *sum += part,
    );
    let fixed_point = |sum: IBig| Fraction::from_big(sum, IBig::ONE << places);
    Ok(Sums { places, limits: fixed_point(limits), best: fixed_point(best) })
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

/// The best value of one cooperative at its price, rounded up.
pub(super) fn best(
    problem: &Problem<'_>,
    prices: &[Fraction],
    position: usize,
    places: usize,
    objective: Objective,
) -> IBig {
    let price: IBig = problem
        .coefficients(position)
        .filter(|(row, _)| !prices[*row as usize].is_zero())
        .map(|(row, a)| (&prices[row as usize] * a).floor_at(places))
        .sum();
    let curve = (objective == Objective::Impact).then(|| problem.curve(position));
    // What a covered poor member is worth: minus the price of the coverage row, which is at most 0.
    let covered = problem
        .coverage_row()
        .zip(problem.coverage(position))
        .and_then(|(row, coverage)| (!prices[row].is_zero()).then(|| (-prices[row].clone(), coverage)));
    // What being a recipient costs, rounded down.
    let entry: IBig = problem
        .recipient(position)
        .filter(|(row, _)| !prices[*row as usize].is_zero())
        .map(|(row, a)| (&prices[row as usize] * a).floor_at(places))
        .sum();
    let value = |steps: u64| {
        let impact = curve.map_or(IBig::ZERO, |curve| curve.value(steps).ceil_at(places));
        let coverage = covered
            .as_ref()
            .map_or(IBig::ZERO, |(worth, coverage)| (worth * &coverage.value(steps)).ceil_at(places));
        let gross = impact + coverage - &price * IBig::from(steps);
        if steps > 0 { gross - &entry } else { gross }
    };
    let best_of = |(first, last): (u64, u64)| {
        if curve.is_none() && covered.is_none() {
            return value(first).max(value(last));
        }
        let covered = covered.as_ref().map(|(worth, coverage)| (worth, *coverage));
        let per_step = || Fraction::from_big(price.clone(), IBig::ONE << places);
        peaks(curve, covered, per_step, (first, last)).into_iter().map(value).max().unwrap_or(IBig::ZERO)
    };
    problem.runs(position).into_iter().map(best_of).max().unwrap_or(IBig::ZERO)
}
