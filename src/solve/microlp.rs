//! microlp: a small simplex code in pure Rust, there in every build; thousands of columns, not millions.
//!
//! It tells no prices, so the dual program is solved too. <https://docs.rs/microlp>

use good_lp::solvers::ResolutionError;
use good_lp::variable::UnsolvedProblem;
use good_lp::{Constraint, Solution, SolverModel, Variable};

use crate::lp::{Outcome, Program};
use crate::words::{meaning, reason};

use super::Backend;
use super::door::{self, Door, Found};

/// Larger programs are not begun. Time grows with the square: 1.4 s at 5,739 columns, 8.6 s at 14,296, some
/// minutes here; and the only limit that microlp knows besides is a clock, by which no result may go.
const MOST_COLUMNS: usize = 60_000;

/// microlp through good_lp.
#[derive(Debug)]
pub(super) struct Microlp;

impl Backend for Microlp {
    fn name(&self) -> &'static str {
        "microlp"
    }

    fn describe(&self) -> &'static str {
        meaning::solver::MICROLP
    }

    fn meant_for(&self) -> Option<usize> {
        Some(2_000)
    }

    fn solve(&self, program: &Program) -> Outcome {
        if program.columns() > MOST_COLUMNS {
            return Outcome::GaveUp(reason::too_large(self.name(), program.columns(), MOST_COLUMNS));
        }
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
