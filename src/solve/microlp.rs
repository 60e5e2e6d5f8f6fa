//! microlp: a small simplex code in pure Rust, there in every build; thousands of columns, not millions.
//!
//! It tells no prices, so the dual program is solved too. <https://docs.rs/microlp>

use good_lp::solvers::ResolutionError;
use good_lp::variable::UnsolvedProblem;
use good_lp::{Constraint, Solution, SolverModel, Variable};

use crate::lp::{Outcome, Program, WholeOutcome, WholeProgram};
use crate::words::{meaning, reason};

use super::Backend;
use super::door::{self, Door, Found};
use super::whole::{Scaled, WholeBackend};

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
        meaning::solver::MICROLP.text()
    }

    fn meant_for(&self) -> Option<usize> {
        Some(2_000)
    }

    fn solve(&self, program: &Program) -> Outcome {
        if program.columns() > MOST_COLUMNS {
            return Outcome::GaveUp(reason::too_large(Backend::name(self), program.columns(), MOST_COLUMNS));
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

impl WholeBackend for Microlp {
    fn name(&self) -> &'static str {
        "microlp"
    }

    fn search(&self, program: &WholeProgram, start: Option<&[f64]>, nodes: u64) -> WholeOutcome {
        let scaled = Scaled::of(program);
        let mut problem = microlp::Problem::new(microlp::OptimizationDirection::Maximize);
        let mut sums: Vec<microlp::LinearExpr> =
            program.rows.iter().map(|_| microlp::LinearExpr::empty()).collect();
        let mut variables = Vec::with_capacity(program.columns.len());
        for column in &program.columns {
            let most = column.most.clamp(0.0, f64::from(i32::MAX)) as i32;
            let variable = problem.add_integer_var(column.worth * scaled.worth, (0, most));
            for &(row, value) in &column.entries {
                sums[row as usize].add(variable, value * scaled.rows[row as usize]);
            }
            variables.push(variable);
        }
        for ((row, sum), scale) in program.rows.iter().zip(sums).zip(&scaled.rows) {
            if let Some(lower) = row.lower {
                problem.add_constraint(sum.clone(), microlp::ComparisonOp::Ge, lower * scale);
            }
            if let Some(upper) = row.upper {
                problem.add_constraint(sum, microlp::ComparisonOp::Le, upper * scale);
            }
        }
        let mut options = microlp::SolveOptions::default();
        options.node_limit = Some(nodes);
        options.warm_start =
            start.map(|start| variables.iter().copied().zip(start.iter().copied()).collect());
        let outcome = match problem.solve_with(options) {
            Ok(outcome) => outcome,
            Err(microlp::Error::Infeasible) => return WholeOutcome::Infeasible,
            Err(_) => return WholeOutcome::GaveUp,
        };
        let Some(solution) = outcome.solution() else { return WholeOutcome::GaveUp };
        let amounts: Vec<f64> =
            variables.iter().map(|variable| solution.var_value_raw(*variable).round()).collect();
        let worth = program.worth(&amounts);
        let proven = solution.termination_reason() == microlp::TerminationReason::ProvenOptimal;
        let bound = match outcome.stats().best_bound {
            _ if proven => worth,
            Some(bound) => (bound / scaled.worth).max(worth),
            None => f64::INFINITY,
        };
        WholeOutcome::Found { amounts, bound }
    }
}
