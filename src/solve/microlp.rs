//! microlp: a small simplex code in pure Rust, there in every build; thousands of columns, not millions.
//!
//! It tells no prices, so the dual program is solved too. <https://docs.rs/microlp>

use good_lp::solvers::ResolutionError;
use good_lp::variable::UnsolvedProblem;
use good_lp::{Constraint, Solution, SolverModel, Variable};

use crate::lp::{Outcome, Program};

use super::Backend;
use super::door::{self, Door, Found};

/// microlp through good_lp.
#[derive(Debug)]
pub(super) struct Microlp;

impl Backend for Microlp {
    fn name(&self) -> &'static str {
        "microlp"
    }

    fn describe(&self) -> &'static str {
        "simplex in pure Rust (microlp); a second opinion on small instances"
    }

    fn solve(&self, program: &Program) -> Outcome {
        door::solve(program, self)
    }
}

impl Door for Microlp {
    fn solve(
        &self,
        problem: UnsolvedProblem,
        rows: Vec<Constraint>,
        variables: &[Variable],
    ) -> Result<Found, ResolutionError> {
        let solution = problem.using(good_lp::microlp).with_all(rows).solve()?;
        Ok(Found {
            values: variables.iter().map(|variable| solution.value(*variable)).collect(),
            prices: None,
        })
    }
}
