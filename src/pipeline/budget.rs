//! What the budget is worth: alone, and with all limits that follow it.

use crate::model::{Grid, Problem, StatedRow};
use crate::units::Fraction;

/// The budget is the first rule, and has one row.
pub const BUDGET_ROW: usize = 0;

/// Prices that hold the budget alone: the slope at which greedy runs out of money, everything else free.
pub fn budget_alone(problem: &Problem<'_>) -> Vec<Fraction> {
    let grid = Grid::first();
    let mut segments: Vec<(f64, u64)> = Vec::new();
    for position in (0..problem.cooperatives()).filter(|position| problem.fixed(*position).is_none()) {
        let curve = problem.curve(position);
        segments.extend(grid.marks(problem, position).windows(2).map(|pair| {
            let rise = &curve.value(pair[1]) - &curve.value(pair[0]);
            (rise.to_f64() / (pair[1] - pair[0]) as f64, pair[1] - pair[0])
        }));
    }
    segments.sort_by(|left, right| right.0.total_cmp(&left.0));
    let funds = problem.scene().instance.funds();
    let mut left = funds.budget.steps(funds.step);
    let marginal = segments.into_iter().find(|(_, length)| {
        let fits = *length <= left;
        left = left.saturating_sub(*length);
        !fits
    });
    let per_step = marginal.and_then(|(slope, _)| Fraction::from_f64(slope)).unwrap_or(Fraction::ZERO);
    let step = Fraction::from(funds.step.get());
    let mut prices = vec![Fraction::ZERO; problem.rows().len()];
    prices[BUDGET_ROW] = &per_step * &step.reciprocal().expect("a step is above 0");
    prices
}

/// Σ_r π_r · ∂limit_r/∂B.
pub(super) fn per_yuan_of_budget(problem: &Problem<'_>, prices: &[Fraction]) -> Fraction {
    let moved = |(row, price): (&StatedRow, &Fraction)| Some(price * &row.side(price)?.per_budget);
    problem.rows().iter().zip(prices).filter_map(moved).sum()
}
