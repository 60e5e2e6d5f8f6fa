//! The program as other solvers get it, on a grid that holds its own optimum.
//!
//! Straight curves are exact on the first grid. Bent ones are joined by lines, so the program is solved first and
//! the grid refined around the answer: its optimum then lies between `unrounded` and `bound` of that answer.

use crate::impact::Impact;
use crate::instance::Instance;
use crate::model::{Grid, Model, Problem};
use crate::solve::Backend;
use crate::units::{Enclosure, Fraction};

use super::relaxed;

/// A program and what belongs beside it.
pub struct Export<'a> {
    /// The exact problem that the program was written from.
    pub problem: Problem<'a>,
    /// The program; fixed grants are taken off its limits.
    pub model: Model,
    /// Impact of the fixed grants: add it to the program's objective.
    pub constant: Fraction,
    /// What lines between the marks cost.
    pub chords: Chords,
}

/// How well the program's segments follow the curves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chords {
    /// Every curve is straight between its marks: nothing is lost.
    Exact,
    /// Bent curves are exact around the optimum, and elsewhere understated.
    ExactAtOptimum,
    /// Bent curves are understated between coarse marks, since no optimum was found.
    Coarse,
}

/// Writes the program of an instance for other solvers; `backend` finds the optimum of bent curves.
pub fn program<'a>(instance: &'a Instance, impact: &'a Impact, backend: &dyn Backend) -> Export<'a> {
    let problem = Problem::state(instance, impact);
    let straight = (0..problem.cooperatives()).all(|position| problem.curve(position).is_straight());
    if straight {
        let grid = Grid::first();
        return Export::new(problem, &grid, Chords::Exact);
    }
    let (answer, point) = relaxed(problem, backend, &mut ());
    if let Some((mut grid, claim)) = point {
        grid.refine(&answer.problem, &claim);
        return Export::new(answer.problem, &grid, Chords::ExactAtOptimum);
    }
    let grid = Grid::first();
    Export::new(answer.problem, &grid, Chords::Coarse)
}

impl<'a> Export<'a> {
    fn new(problem: Problem<'a>, grid: &Grid, chords: Chords) -> Export<'a> {
        let fixed = (0..problem.cooperatives())
            .filter_map(|position| problem.fixed(position).map(|steps| problem.curve(position).value(steps)));
        let constant = Enclosure::of(fixed).low();
        Export { model: Model::write(&problem, grid), problem, constant, chords }
    }
}
