//! Whether the rules can be kept at all, and if not, by how much they miss.

use crate::certify;
use crate::impact::Impact;
use crate::instance::{Funds, Instance};
use crate::lp::Outcome;
use crate::model::{Claim, Grid, Model, Problem, StatedRow};
use crate::solve::Backend;
use crate::units::{Fraction, Money};

use super::budget::per_yuan_of_budget;

/// Can the rules be kept in real numbers?
#[derive(Clone, Debug)]
pub enum Feasibility {
    /// A solver's point keeps them.
    Feasible,
    /// Checked prices contradict them.
    Contradicted(Contradiction),
    /// Neither was found.
    Unknown,
}

/// By how much checked prices contradict the rows, and what more budget adds.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// What the rows leave at these prices, below 0.
    pub left: Fraction,
    /// What one more yuan of budget adds to that.
    pub per_yuan: Fraction,
    /// What the rounding of limits to whole steps may add besides, as the budget moves them.
    pub by_rounding: Fraction,
}

impl Contradiction {
    /// What prices prove; `None` if they contradict nothing.
    pub fn of(problem: &Problem<'_>, prices: &[Fraction]) -> Option<Contradiction> {
        let left = certify::contradiction(problem, prices).ok().filter(|left| left.signum() < 0)?;
        let rounded = |(row, price): (&StatedRow, &Fraction)| {
            let moves = row.plain && row.side(price).is_some_and(|side| !side.per_budget.is_zero());
            moves.then(|| price * &Fraction::whole(i128::from(price.signum())))
        };
        let rounded: Fraction = problem.rows().iter().zip(prices).filter_map(rounded).sum();
        let by_rounding = &rounded * &Fraction::from(problem.scene().instance.funds().step.get());
        Some(Contradiction { left, per_yuan: per_yuan_of_budget(problem, prices), by_rounding })
    }

    /// The least budget, a step or more above that of these funds, which it does not rule out; `None` if it rules out
    /// all.
    pub fn budget(&self, funds: &Funds) -> Option<Money> {
        if self.per_yuan.signum() <= 0 {
            return None;
        }
        let more = &-(&self.left + &self.by_rounding) * &self.per_yuan.reciprocal()?;
        let steps = (&more * &Fraction::from(funds.step.get()).reciprocal()?).ceil();
        let steps = u64::try_from(steps).unwrap_or(0).max(1);
        let budget = Money::yuan(funds.step.get().checked_mul(steps)?.checked_add(funds.budget.get())?);
        (budget <= Money::MOST).then_some(budget)
    }
}

/// Asks only whether the rules can be kept.
pub fn feasibility(instance: &Instance, impact: &Impact, backend: &dyn Backend) -> Feasibility {
    let problem = Problem::state(instance, impact);
    let model = Model::write(&problem, &Grid::first());
    let ray = match backend.solve(&model.program.feasibility(|_| true)) {
        Outcome::Point(_) => return Feasibility::Feasible,
        Outcome::GaveUp(_) => return Feasibility::Unknown,
        Outcome::Ray(ray) => ray,
    };
    let found = Contradiction::of(&problem, &Claim::prices(&problem, &ray.prices));
    found.map_or(Feasibility::Unknown, Feasibility::Contradicted)
}
