//! The door to other solvers: a program through good_lp, and its answer back in our own terms.
//!
//! Solvers have absolute tolerances, so they get the scaled program, amounts too: x″ = x′ / λ with λ near the
//! longest segment. Where a solver tells no prices, the dual program is solved as well:
//!   minimise Σ_r (h_r π⁺_r − l_r π⁻_r) + Σ_j u_j w_j   with   w_j + (π⁺ − π⁻)·a_j ≥ c_j,   all at least 0
//! π⁺_r only for rows with an upper limit, π⁻_r only for those with a lower one; π = π⁺ − π⁻.
//! With c = 0 and π at most 1 it is the dual of the elastic program (the least total breach of the rows), so a
//! value below 0 is a ray. Each segment is a variable of its own: meant for thousands of columns, not millions.

use good_lp::solvers::ResolutionError;
use good_lp::variable::UnsolvedProblem;
use good_lp::{Constraint, Expression, ProblemVariables, Variable, variable};

use crate::lp::tolerance::ROW_FEASIBILITY;
use crate::lp::{Outcome, Point, Program};
use crate::words::reason;

use super::columns::Columns;
use super::scaling::Scaling;
use super::{duality, forced};

/// A solver behind good_lp.
pub(super) trait Door {
    /// Solves a problem with these rows.
    fn solve(
        &self,
        problem: UnsolvedProblem,
        rows: Vec<Constraint>,
        variables: &[Variable],
    ) -> Result<Found, ResolutionError>;
}

/// What a solver tells.
pub(super) struct Found {
    /// By variable, in the order asked for.
    pub(super) values: Vec<f64>,
    /// By row, if it tells them: the change of the optimum for one more unit on the right-hand side.
    pub(super) prices: Option<Vec<f64>>,
}

/// Solves a program through a door.
pub(super) fn solve(program: &Program, door: &dyn Door) -> Outcome {
    match super::unfit(program) {
        Some(why) => Outcome::GaveUp(why),
        None => forced::around(program, |program| solve_free(program, door)),
    }
}

/// Solves a program without forced chains.
fn solve_free(program: &Program, door: &dyn Door) -> Outcome {
    let scaling = Scaling::of(program);
    let columns = Columns::new(program, &scaling);
    let scaled = Scaled { program, columns, unit: unit(program, &scaling) };
    match scaled.primal(door) {
        Ok((values, prices)) => {
            let prices = match prices {
                Some(prices) => Ok(prices),
                None => scaled.dual(door, Aim::Prices),
            };
            match prices {
                Ok(prices) => point(&scaled, &scaling, &values, scaling.prices(&prices)),
                Err(error) => Outcome::GaveUp(reason::no_prices(&error.to_string())),
            }
        }
        Err(ResolutionError::Infeasible) => match scaled.dual(door, Aim::Ray) {
            Ok(prices) => duality::ray(program, scaling.prices(&prices))
                .map_or_else(|| Outcome::GaveUp(reason::WITHIN_ROUNDING.text().into()), Outcome::Ray),
            Err(error) => Outcome::GaveUp(reason::no_ray(&error.to_string())),
        },
        Err(error) => Outcome::GaveUp(error.to_string()),
    }
}

/// λ: a power of two near the longest scaled segment.
fn unit(program: &Program, scaling: &Scaling) -> f64 {
    let lengths = (0..program.chains()).flat_map(|chain| {
        program.segments(chain).iter().map(move |segment| segment.length / scaling.chain(chain))
    });
    let longest = lengths.fold(0.0_f64, f64::max);
    if longest > 0.0 { longest.log2().round().exp2() } else { 1.0 }
}

struct Scaled<'a> {
    program: &'a Program,
    columns: Columns,
    unit: f64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Aim {
    Prices,
    Ray,
}

impl Scaled<'_> {
    /// Values by segment, in scaled units, and prices by row if the solver tells them.
    fn primal(&self, door: &dyn Door) -> Result<(Vec<f64>, Option<Vec<f64>>), ResolutionError> {
        let mut problem = ProblemVariables::new();
        // Fixed at 0 and in every row: neither the program nor a row is ever empty, which solvers dislike.
        let nothing = problem.add(variable().clamp(0.0, 0.0));
        let count = self.program.rows().len();
        let mut activity: Vec<Expression> = (0..count).map(|_| Expression::from(nothing)).collect();
        let mut objective = Expression::from(nothing);
        let mut variables = Vec::with_capacity(self.columns.structurals());
        for column in 0..self.columns.structurals() {
            let amount = problem.add(variable().clamp(0.0, self.columns.lengths[column] / self.unit));
            objective += amount * self.columns.slopes[column];
            self.columns.each_entry(column, |row, entry| {
                if entry != 0.0 {
                    activity[row] += amount * entry;
                }
            });
            variables.push(amount);
        }
        let mut rows = Vec::new();
        let mut owners = Vec::new();
        for (index, row) in self.program.rows().iter().enumerate() {
            let (lower, upper) = self.columns.limits[index];
            let (lower, upper) = (lower / self.unit, upper / self.unit);
            let sum = activity[index].clone();
            match (row.lower.is_some(), row.upper.is_some()) {
                (true, true) if lower >= upper => rows.push(sum.eq(upper)),
                (true, true) => rows.extend([sum.clone().geq(lower), sum.leq(upper)]),
                (true, false) => rows.push(sum.geq(lower)),
                (false, true) => rows.push(sum.leq(upper)),
                (false, false) => {}
            }
            owners.resize(rows.len(), index);
        }
        let found = door.solve(problem.maximise(objective), rows, &variables)?;
        let prices = found.prices.map(|told| {
            let mut prices = vec![0.0; count];
            for (owner, price) in owners.iter().zip(told) {
                prices[*owner] += price;
            }
            prices
        });
        Ok((found.values.into_iter().map(|value| value * self.unit).collect(), prices))
    }

    /// Prices by row from the dual program, in scaled units.
    fn dual(&self, door: &dyn Door, aim: Aim) -> Result<Vec<f64>, ResolutionError> {
        let mut problem = ProblemVariables::new();
        let nothing = problem.add(variable().clamp(0.0, 0.0));
        let mut cost = Expression::from(nothing);
        let mut sides = Vec::new();
        let mut priced: Vec<Expression> = Vec::with_capacity(self.program.rows().len());
        let side = || if aim == Aim::Ray { variable().clamp(0.0, 1.0) } else { variable().min(0.0) };
        for (index, row) in self.program.rows().iter().enumerate() {
            let (lower, upper) = self.columns.limits[index];
            let mut price = Expression::from(nothing);
            if row.upper.is_some() {
                let above = problem.add(side());
                cost += above * (upper / self.unit);
                price += above;
                sides.push((index, 1.0, above));
            }
            if row.lower.is_some() {
                let below = problem.add(side());
                cost += below * (-lower / self.unit);
                price += below * -1.0;
                sides.push((index, -1.0, below));
            }
            priced.push(price);
        }
        let mut rows = Vec::with_capacity(self.columns.structurals());
        for column in 0..self.columns.structurals() {
            let over = problem.add(variable().min(0.0));
            cost += over * (self.columns.lengths[column] / self.unit);
            let mut sum = Expression::from(over);
            self.columns.each_entry(column, |row, entry| sum += priced[row].clone() * entry);
            rows.push(sum.geq(if aim == Aim::Ray { 0.0 } else { self.columns.slopes[column] }));
        }
        let variables: Vec<Variable> = sides.iter().map(|(_, _, variable)| *variable).collect();
        let found = door.solve(problem.minimise(cost), rows, &variables)?;
        let mut prices = vec![0.0; self.program.rows().len()];
        for ((row, sign, _), value) in sides.iter().zip(found.values) {
            prices[*row] += sign * value.max(0.0);
        }
        Ok(prices)
    }
}

fn point(scaled: &Scaled<'_>, scaling: &Scaling, values: &[f64], mut prices: Vec<f64>) -> Outcome {
    let program = scaled.program;
    let amounts: Vec<f64> = (0..program.chains())
        .map(|index| {
            let chain = scaled.columns.chain(index);
            let parts = (chain.first..chain.end)
                .map(|column| values[column].clamp(0.0, scaled.columns.lengths[column]));
            (parts.sum::<f64>() * scaling.chain(index)).min(program.chain_length(index))
        })
        .collect();
    let worst = program.activities(&amounts).iter().map(|activity| activity.breach).fold(0.0, f64::max);
    if worst > ROW_FEASIBILITY / 2.0 {
        return Outcome::GaveUp(reason::row_broken(worst));
    }
    duality::clean_prices(program, &mut prices);
    duality::tighten_at_nothing(program, &amounts, &mut prices);
    // good_lp does not tell how many iterations it took.
    Outcome::Point(Point { amounts, prices, iterations: 0 })
}
