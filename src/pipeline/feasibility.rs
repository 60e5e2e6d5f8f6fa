//! Whether the rules can be kept at all, and if not, by how much they miss.

use crate::certify;
use crate::impact::Impact;
use crate::instance::Instance;
use crate::lp::Outcome;
use crate::model::{Claim, Grid, Model, Problem, StatedRow};
use crate::solve::Backend;
use crate::units::Fraction;

use super::budget::per_yuan_of_budget;

/// Can the rules be kept in real numbers?
#[derive(Clone, Debug)]
pub enum Feasibility {
    /// A solver's point keeps them.
    Feasible,
    /// Checked prices contradict them.
    Contradicted {
        /// What the rows leave at these prices, below 0.
        left: Fraction,
        /// What one more yuan of budget adds to that.
        per_yuan: Fraction,
        /// What the rounding of limits to whole steps may add besides, as the budget moves them.
        by_rounding: Fraction,
    },
    /// Neither was found.
    Unknown,
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
    let prices = Claim::prices(&problem, &ray.prices);
    match certify::contradiction(&problem, &prices) {
        Ok(left) if left.signum() < 0 => {
            let rounded = |(row, price): (&StatedRow, &Fraction)| {
                let moves = row.plain && row.side(price).is_some_and(|side| !side.per_budget.is_zero());
                moves.then(|| price * &Fraction::whole(i128::from(price.signum())))
            };
            let rounded: Fraction = problem.rows().iter().zip(&prices).filter_map(rounded).sum();
            Feasibility::Contradicted {
                left,
                per_yuan: per_yuan_of_budget(&problem, &prices),
                by_rounding: &rounded * &Fraction::from(instance.funds().step.get()),
            }
        }
        _ => Feasibility::Unknown,
    }
}
