//! HiGHS, behind the feature of that name: the strongest free general solver, in C++.
//!
//! It tells prices; for a maximum they have our sign. Its duals of the dual program are not needed.
//! Huangfu & Hall 2018, "Parallelizing the dual revised simplex method". <https://highs.dev>

use good_lp::solvers::{DualValues, ResolutionError, SolutionStatus, SolutionWithDual};
use good_lp::variable::UnsolvedProblem;
use good_lp::{Constraint, Expression, ProblemVariables, Solution, SolverModel, Variable, variable};

use crate::lp::tolerance::WORTH_MORE;
use crate::lp::{Outcome, Program, WholeOutcome, WholeProgram};
use crate::words::meaning;

use super::Backend;
use super::door::{self, Door, Found};
use super::whole::{Scaled, WholeBackend};

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
        meaning::solver::HIGHS.text()
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

impl WholeBackend for Highs {
    fn name(&self) -> &'static str {
        "highs"
    }

    fn search(&self, program: &WholeProgram, start: Option<&[f64]>, nodes: u64) -> WholeOutcome {
        // HiGHS does not get the start: given one through good_lp 1.15, it called that optimal where the best was
        // worth 25.14 and the start 21.66.
        let scaled = Scaled::of(program);
        let mut problem = ProblemVariables::new();
        // Fixed at 0 and in every row: no row is ever empty.
        let nothing = problem.add(variable().clamp(0.0, 0.0));
        let mut sums: Vec<Expression> = program.rows.iter().map(|_| Expression::from(nothing)).collect();
        let mut objective = Expression::from(nothing);
        let mut variables = Vec::with_capacity(program.columns.len());
        for column in &program.columns {
            let amount = problem.add(variable().integer().clamp(0.0, column.most.max(0.0)));
            objective += amount * (column.worth * scaled.worth);
            for &(row, value) in &column.entries {
                sums[row as usize] += amount * (value * scaled.rows[row as usize]);
            }
            variables.push(amount);
        }
        // Gaps of 0, or it stops at 1e-4 of the objective and calls that optimal.
        let mut model = problem
            .maximise(objective)
            .using(good_lp::highs)
            .set_threads(1)
            .set_option("mip_max_nodes", i32::try_from(nodes).unwrap_or(i32::MAX))
            .set_option("mip_rel_gap", 0.0)
            .set_option("mip_abs_gap", 0.0);
        for ((row, sum), scale) in program.rows.iter().zip(sums).zip(&scaled.rows) {
            if let Some(lower) = row.lower {
                model.add_constraint(sum.clone().geq(lower * scale));
            }
            if let Some(upper) = row.upper {
                model.add_constraint(sum.leq(upper * scale));
            }
        }
        match model.solve() {
            Ok(solution) => {
                let amounts: Vec<f64> =
                    variables.iter().map(|variable| solution.value(*variable).round()).collect();
                // good_lp does not tell the bound of a search that did not end. A gap that is left where none was
                // allowed is rounding.
                let ended = !matches!(solution.status(), SolutionStatus::TimeLimit);
                let worth = program.worth(&amounts);
                match start.filter(|start| program.worth(start) > worth + WORTH_MORE * worth.abs()) {
                    // Whatever it says then, it has not found the best.
                    Some(start) => WholeOutcome::Found { amounts: start.to_vec(), bound: f64::INFINITY },
                    None => WholeOutcome::Found { amounts, bound: if ended { worth } else { f64::INFINITY } },
                }
            }
            Err(ResolutionError::Infeasible) => WholeOutcome::Infeasible,
            Err(_) => WholeOutcome::GaveUp,
        }
    }
}
