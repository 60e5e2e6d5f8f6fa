//! HiGHS on the program itself, through good_lp, to the end.

use good_lp::{
    Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, highs, variable,
};

use super::knapsack::Knapsack;

/// The optimum, in the unit of the profits, by HiGHS's word; `None`: nothing keeps all rows.
pub(crate) fn optimum(knapsack: &Knapsack) -> Option<i64> {
    let mut variables = ProblemVariables::new();
    let taken: Vec<Variable> = knapsack.profits.iter().map(|_| variables.add(variable().binary())).collect();
    let sum = |weights: &[i64]| -> Expression {
        weights.iter().zip(&taken).map(|(weight, taken)| *weight as f64 * *taken).sum()
    };
    let mut model = variables
        .maximise(sum(&knapsack.profits))
        .using(highs)
        .set_threads(1)
        .set_option("mip_rel_gap", 0.0)
        .set_option("mip_abs_gap", 0.0);
    for row in &knapsack.rows {
        if let Some(limit) = row.at_least {
            model.add_constraint(sum(&row.weights).geq(limit as f64));
        }
        if let Some(limit) = row.at_most {
            model.add_constraint(sum(&row.weights).leq(limit as f64));
        }
    }
    let solution = match model.solve() {
        Ok(solution) => solution,
        Err(ResolutionError::Infeasible) => return None,
        Err(other) => panic!("{other}"),
    };
    let taken: Vec<bool> = taken.iter().map(|taken| solution.value(*taken) > 0.5).collect();
    let total = |weights: &[i64]| -> i64 {
        weights.iter().zip(&taken).filter(|(_, taken)| **taken).map(|(weight, _)| weight).sum()
    };
    for row in &knapsack.rows {
        let amount = total(&row.weights);
        assert!(
            row.at_least.is_none_or(|least| amount >= least) && row.at_most.is_none_or(|most| amount <= most)
        );
    }
    Some(total(&knapsack.profits))
}
