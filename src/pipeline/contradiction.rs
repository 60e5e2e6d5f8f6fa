//! By how much checked prices contradict the rows, and what more budget adds to that.

use crate::certify;
use crate::model::Problem;
use crate::units::Fraction;

use super::budget::per_yuan_of_budget;

/// By how much checked prices contradict the rows, and what more budget adds.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// What the rows leave at these prices, below 0.
    pub left: Fraction,
    /// What one more yuan of budget adds to that.
    pub per_yuan: Fraction,
}

impl Contradiction {
    /// What prices prove; `None` if they contradict nothing.
    pub fn of(problem: &Problem<'_>, prices: &[Fraction]) -> Option<Contradiction> {
        let left = certify::contradiction(problem, prices).ok().filter(|left| left.signum() < 0)?;
        Some(Contradiction { left, per_yuan: per_yuan_of_budget(problem, prices) })
    }
}
