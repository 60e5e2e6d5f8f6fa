//! HiGHS, behind the feature of that name: the strongest free general solver, in C++.
//!
//! It tells prices; for a maximum they have our sign. Its duals of the dual program are not needed.
//! Huangfu & Hall 2018, "Parallelizing the dual revised simplex method". <https://highs.dev>

use good_lp::solvers::{DualValues, ResolutionError, SolutionWithDual};
use good_lp::variable::UnsolvedProblem;
use good_lp::{Constraint, Solution, SolverModel, Variable};

use crate::lp::{Outcome, Program};
use crate::words::meaning;

use super::Backend;
use super::door::{self, Door, Found};

/// HiGHS through good_lp.
#[derive(Debug)]
pub(super) struct Highs;

/// The tightest tolerance that HiGHS accepts, absolute, for amounts and for reduced costs.
const TOLERANCE: f64 = 1e-10;

impl Backend for Highs {
    fn name(&self) -> &'static str {
        "highs"
    }

    fn describe(&self) -> &'static str {
        meaning::solver::HIGHS
    }

    fn solve(&self, program: &Program) -> Outcome {
        door::solve(program, self)
    }
}

impl Door for Highs {
    fn solve(
        &self,
        problem: UnsolvedProblem,
        rows: Vec<Constraint>,
        variables: &[Variable],
    ) -> Result<Found, ResolutionError> {
        let mut model = problem
            .using(good_lp::highs)
            .set_threads(1)
            .set_option("primal_feasibility_tolerance", TOLERANCE)
            .set_option("dual_feasibility_tolerance", TOLERANCE);
        let references: Vec<_> = rows.into_iter().map(|row| model.add_constraint(row)).collect();
        let mut solution = model.solve()?;
        let values = variables.iter().map(|variable| solution.value(*variable)).collect();
        let duals = solution.compute_dual();
        let prices = references.into_iter().map(|reference| duals.dual(reference)).collect();
        Ok(Found { values, prices: Some(prices) })
    }
}
