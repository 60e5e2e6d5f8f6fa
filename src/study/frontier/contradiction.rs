//! What proves that nothing keeps every rule at one number proves it at others too, as long as limits allow.
//!
//! Prices π contradict the rows at θ where
//!   Σ_r π_r·b_r(θ) + Σ_i max_x ( −Σ_r π_r·G_ri(x) ) < 0,
//! and only the first sum knows of θ where the number stands on right sides. So every number at which it is low
//! enough is ruled out without a solve.

use crate::model::{Problem, StatedRow};
use crate::units::Fraction;

/// Prices by which rows contradict each other.
#[derive(Clone, Debug)]
pub(super) struct Contradiction {
    prices: Vec<Fraction>,
    /// What the cooperatives add, whatever the limits.
    elsewhere: Fraction,
}

impl Contradiction {
    /// Of prices that leave so much, below 0, at the limits that a problem has.
    pub(super) fn of(problem: &Problem<'_>, prices: Vec<Fraction>, left: &Fraction) -> Contradiction {
        let elsewhere = left - &at_limits(problem, &prices);
        Contradiction { prices, elsewhere }
    }

    /// Does it hold at the limits that a problem has now?
    pub(super) fn holds(&self, problem: &Problem<'_>) -> bool {
        (&at_limits(problem, &self.prices) + &self.elsewhere).signum() < 0
    }
}

/// Σ_r π_r·b_r
fn at_limits(problem: &Problem<'_>, prices: &[Fraction]) -> Fraction {
    let part = |(row, price): (&StatedRow, &Fraction)| row.side(price).map(|side| price * &side.limit);
    problem.rows().iter().zip(prices).filter_map(part).sum()
}
