//! The whole road on one page: curves, program, point, whole money, proof.

mod answer;
mod budget;
mod clash;
mod contradiction;
mod judged;
mod outside_prices;
mod program;
mod stage;
mod whole;

pub use answer::{Answer, Basis, Status};
pub use budget::{BUDGET_ROW, budget_alone};
pub(crate) use clash::{narrowed, priced_rules};
pub use contradiction::Contradiction;
pub use judged::Judged;
pub use program::{Chords, Export, Exported, program};
pub use stage::{Stage, Stop, Watch};

use std::collections::BTreeMap;

use crate::impact::Impact;
use crate::instance::Instance;
use crate::lp::Outcome;
use crate::model::{Claim, Grid, Model, Problem};
use crate::solve::Backend;
use crate::units::Fraction;
use crate::words::reason;

/// Bent curves are refined at most so often.
const MOST_REFINEMENTS: usize = 60;

/// Walks the road for a checked instance.
pub fn solve<'a>(instance: &'a Instance, impact: &'a Impact, backend: &dyn Backend) -> Answer<'a> {
    solve_watched(instance, impact, backend, &mut ())
}

/// Walks the road, and says at every turn where it is.
pub fn solve_watched<'a>(
    instance: &'a Instance,
    impact: &'a Impact,
    backend: &dyn Backend,
    watch: &mut dyn Watch,
) -> Answer<'a> {
    watch.enter(Stage::Model);
    let problem = Problem::state(instance, impact);
    if !problem.is_linear() {
        return whole::solve(problem, backend, watch);
    }
    let (answer, point) = relaxed(problem, None, backend, watch);
    match point {
        Some((grid, claim)) => answer.rounded(&grid, &claim, backend, watch),
        None => answer,
    }
}

/// The road up to the real-number point, judged; the point itself if there is one to round. Prices `near` its own may
/// save time.
fn relaxed<'a>(
    problem: Problem<'a>,
    near: Option<&[f64]>,
    backend: &dyn Backend,
    watch: &mut dyn Watch,
) -> (Answer<'a>, Option<(Grid, Claim)>) {
    let mut grid = Grid::first();
    let near = near.map(|prices| Model::prices(&problem, prices));
    let mut answer = Answer::unknown(problem, backend.name());
    for _ in 0..MOST_REFINEMENTS {
        watch.enter(Stage::Model);
        let model = Model::write(&answer.problem, &grid);
        watch.enter(Stage::Solve);
        let outcome = backend.solve_from(&model.program, near.as_deref());
        let point = match outcome {
            Outcome::Point(point) => point,
            Outcome::Ray(ray) => return (answer.contradicted(&model, ray, backend, watch), None),
            Outcome::GaveUp(reason) => return (Answer { reason: Some(reason), ..answer }, None),
        };
        // The program in floats is large, and nothing needs it any more.
        drop(model);
        watch.enter(Stage::Certify);
        let claim = Claim::of(&answer.problem, &point);
        answer = answer.judged(&claim);
        answer.iterations += point.iterations;
        if answer.is_tight() || !grid.refine(&answer.problem, &claim) {
            return (answer, Some((grid, claim)));
        }
    }
    answer.reason = Some(reason::REFINED_OFTEN.text().to_owned());
    (answer, None)
}

/// The road without rounding: prices, a bound, and amounts in real numbers.
pub fn in_real_numbers<'a>(instance: &'a Instance, impact: &'a Impact, backend: &dyn Backend) -> Answer<'a> {
    problem_in_real_numbers(Problem::state(instance, impact), backend)
}

/// The same for a problem whose limits may have been moved.
pub fn problem_in_real_numbers<'a>(problem: Problem<'a>, backend: &dyn Backend) -> Answer<'a> {
    if problem.is_linear() {
        relaxed(problem, None, backend, &mut ()).0
    } else {
        whole::priced(problem, backend, &mut ())
    }
}

/// The same for a problem much like that of an answer; its prices save time.
pub fn in_real_numbers_near<'a>(
    problem: Problem<'a>,
    answer: &Answer<'_>,
    backend: &dyn Backend,
) -> Answer<'a> {
    if !problem.is_linear() {
        return whole::priced(problem, backend, &mut ());
    }
    let known = answer.problem.rows().iter().zip(&answer.prices);
    let known: BTreeMap<&str, f64> = known.map(|(row, price)| (row.name.as_str(), price.to_f64())).collect();
    let near: Vec<f64> =
        problem.rows().iter().map(|row| known.get(row.name.as_str()).copied().unwrap_or(0.0)).collect();
    relaxed(problem, Some(&near), backend, &mut ()).0
}

/// The optimum in real numbers, as the solver's point is worth; `None` if there is none. Where grants are whole in
/// other ways than steps it is the proved bound.
pub fn optimum(instance: &Instance, impact: &Impact, backend: &dyn Backend) -> Option<Fraction> {
    let answer = in_real_numbers(instance, impact, backend);
    if answer.problem.is_linear() { answer.unrounded } else { answer.bound }
}
