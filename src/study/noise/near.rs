//! A backend that begins where a program much like it ended: errors move prices little.

use crate::lp::{Outcome, Program};
use crate::model::{Grid, Model, Problem};
use crate::solve::Backend;

/// Begins at the prices of the truth, for programs of as many rows.
pub(super) struct Near<'a> {
    backend: &'a dyn Backend,
    prices: Option<Vec<f64>>,
}

impl<'a> Near<'a> {
    /// Near the optimum of a problem, if it has one and is linear.
    pub(super) fn of(problem: &Problem<'_>, backend: &'a dyn Backend) -> Near<'a> {
        let solved = |()| backend.solve(&Model::write(problem, &Grid::first(problem)).program);
        let prices = match problem.is_linear().then_some(()).map(solved) {
            Some(Outcome::Point(point)) => Some(point.prices),
            _ => None,
        };
        Near { backend, prices }
    }
}

impl Backend for Near<'_> {
    fn name(&self) -> &'static str {
        self.backend.name()
    }

    fn describe(&self) -> &'static str {
        self.backend.describe()
    }

    fn solve(&self, program: &Program) -> Outcome {
        match &self.prices {
            Some(prices) if prices.len() == program.rows().len() => self.backend.solve_near(program, prices),
            _ => self.backend.solve(program),
        }
    }
}
