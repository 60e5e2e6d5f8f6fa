//! The program as other solvers get it, on a grid that holds its own optimum.
//!
//! Straight curves are exact on the first grid. Bent ones are joined by lines, so the program is solved first and
//! the grid refined around the answer: its optimum then lies between `unrounded` and `bound` of that answer.
//! Where grants must be whole in other ways than steps it is a program in whole numbers.

use crate::impact::Impact;
use crate::instance::Instance;
use crate::model::{Grid, Model, Problem, WholeModel};
use crate::solve::Backend;
use crate::units::{Enclosure, Fraction};

use super::relaxed;

/// A program and what belongs beside it.
pub struct Export<'a> {
    /// The exact problem that the program was written from.
    pub problem: Problem<'a>,
    /// The program; fixed grants are taken off its limits.
    pub program: Exported,
    /// Impact of the fixed grants: add it to the program's objective.
    pub constant: Fraction,
    /// What lines between the marks cost.
    pub chords: Chords,
}

/// A program of either kind.
pub enum Exported {
    /// Linear: whole steps are for the reader to round to.
    Linear(Model),
    /// In whole numbers.
    Whole(WholeModel),
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
    if !problem.is_linear() {
        let model = WholeModel::write(&problem);
        let chords = if model.exact { Chords::Exact } else { Chords::Coarse };
        return Export::new(problem, Exported::Whole(model), chords);
    }
    let straight = (0..problem.cooperatives()).all(|position| problem.curve(position).is_straight());
    if straight {
        return Export::linear(problem, &Grid::first(), Chords::Exact);
    }
    let (answer, point) = relaxed(problem, None, backend, &mut ());
    if let Some((mut grid, claim)) = point {
        grid.refine(&answer.problem, &claim);
        return Export::linear(answer.problem, &grid, Chords::ExactAtOptimum);
    }
    Export::linear(answer.problem, &Grid::first(), Chords::Coarse)
}

impl<'a> Export<'a> {
    fn linear(problem: Problem<'a>, grid: &Grid, chords: Chords) -> Export<'a> {
        let model = Model::write(&problem, grid);
        Export::new(problem, Exported::Linear(model), chords)
    }

    fn new(problem: Problem<'a>, program: Exported, chords: Chords) -> Export<'a> {
        let fixed = (0..problem.cooperatives())
            .filter_map(|position| problem.fixed(position).map(|steps| problem.curve(position).value(steps)));
        let constant = Enclosure::of(fixed).low();
        Export { problem, program, constant, chords }
    }
}
