//! Weak duality: for any prices of the right sign, a bound that needs no trust in whoever found them.
//!
//! Σ_r π_r·b_r + Σ_i max_{k ∈ X_i} ( F_i(k) − Σ_r π_r·G_ri(k) )
//!   π_r   price of row r (impact per unit): at least 0 on an upper limit b_r, at most 0 on a lower one
//!   X_i   whole steps that i may get: 0 … u_i, those of a list, nothing or at least so many, or the one that is fixed
//!   F_i   impact   G_ri(k)  what k steps for i add to row r: a_ri·k, covered poor members, or 1 for a recipient
//! X_i falls into runs on which F_i and coverage are concave; the best of each run is found and compared.
//! With F = 0 and a value below 0 nothing keeps all rows.
//!
//! Sums are fixed-point whole numbers: a cooperative's price is rounded down, its best value up. Every step costs the same
//! whole number (two of them where covered members count: one until all are), so a run is best where F_i rises by less
//! than that, and only there is a value worked out.

use dashu_int::IBig;

use crate::impact::Extent;
use crate::model::Problem;
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
    #[inline]
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
    let Extent { steps, size } = problem.scene().impact.extent();
    let size = size.filter(|_| objective == Objective::Impact);
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
    // What being a recipient costs, rounded down.
    let entry: Whole = problem.recipient(position).map(|(row, a)| prices.times(row as usize, a)).sum();
    // A covered poor member is worth minus the price of the coverage row, which is at most 0.
    let coverage_row = problem.coverage_row().filter(|row| !prices.exact[*row].is_zero());
    let covered = coverage_row.and_then(|row| Some((row, problem.coverage(position)?)));
    let best_steps = |price: &Whole| match curve {
        Some(curve) => curve.best_at(price, places),
        None if *price < Whole::ZERO => u64::MAX,
        None => 0,
    };
    // All but impact is whole, so the best step still has the best value when values are rounded up.
    let value = |steps: u64, price: &Whole| {
        let mut value = curve.map_or(Whole::ZERO, |curve| curve.value(steps).ceil_at(places));
        if steps > 0 {
            value -= price * Whole::from(i128::from(steps)) + &entry;
        }
        value
    };
    let best_of = |(first, last): (u64, u64)| {
        let Some((row, coverage)) = &covered else {
            return value(best_steps(price).clamp(first, last), price);
        };
        let all = coverage.all_from();
        let covering = price + &prices.covering;
        let steps = best_steps(&covering).clamp(first, last);
        // A step covers d of m members: from `all` on k·⌊π·d⌋ ≤ ⌊π·m⌋, so nothing there is above what `covering` says.
        if steps < all {
            return value(steps, &covering);
        }
        let mut best = value(best_steps(price).clamp(first.max(all), last), price);
        best -= prices.times(*row, coverage.poor());
        if first < all { best.max(value(all - 1, &covering)) } else { best }
    };
    match problem.only_run(position) {
        Some(run) => best_of(run),
        None => problem.runs(position).into_iter().map(best_of).max().unwrap_or(Whole::ZERO),
    }
}
