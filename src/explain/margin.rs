//! A cooperative's own price at its margin, rule by rule.
//!
//! q_i(k) = Σ_r π_r·a_ri + π_c·(C_i(k + 1) − C_i(k)), per step; reported per yuan.
//!   π_r  price of row r   a_ri  what a step for i adds to it   C_i  coverage at k steps, π_c its price (≤ 0)

use crate::model::Problem;
use crate::units::Fraction;

/// The parts of the price of the step after `steps`, by row; rows without a price left out.
pub(super) fn price_parts(
    problem: &Problem<'_>,
    prices: &[Fraction],
    position: usize,
    steps: u64,
) -> Vec<(usize, Fraction)> {
    let linear = problem.coefficients(position).map(|(row, a)| (row as usize, &prices[row as usize] * a));
    let covered = problem
        .coverage_row()
        .zip(problem.coverage(position))
        .and_then(|(row, coverage)| Some((row, &prices[row] * &coverage.gain(steps)?)));
    linear.chain(covered).filter(|(_, part)| !part.is_zero()).collect()
}

/// The whole price of the step after `steps`.
pub(super) fn price(problem: &Problem<'_>, prices: &[Fraction], position: usize, steps: u64) -> Fraction {
    price_parts(problem, prices, position, steps).into_iter().map(|(_, part)| part).sum()
}
