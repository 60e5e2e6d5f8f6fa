//! The problem in floats, as solvers take it.

use crate::impact::Curve;
use crate::lp::{Program, Row, Segment};
use crate::units::{Enclosure, Fraction};

use super::{Grid, Problem};

/// A linear program with a chain for every cooperative, in the order of [`Problem::by_id`].
///
/// Fixed grants are taken off the limits beforehand: their chains have no segments.
#[derive(Clone, Debug)]
pub struct Model {
    /// Steps, objective in the measure's own unit.
    pub program: Program,
}

impl Model {
    /// Writes the whole program.
    pub fn write(problem: &Problem<'_>, grid: &Grid) -> Model {
        let rows = limits(problem);
        let mut program = Program::new(rows, problem.coverage_row());
        for &position in problem.by_id() {
            let coefficients = problem.coefficients(position).iter().map(|(row, a)| (*row, a.to_f64()));
            let coefficients: Vec<_> = coefficients.collect();
            program.push_chain(coefficients, segments(problem, position, grid.marks(position)));
        }
        Model { program }
    }
}

/// The rows with what fixed grants use up taken off.
fn limits(problem: &Problem<'_>) -> Vec<Row> {
    let mut used: Vec<Vec<Fraction>> = vec![Vec::new(); problem.rows().len()];
    for position in 0..problem.cooperatives() {
        let Some(steps) = problem.fixed(position).filter(|steps| *steps > 0) else { continue };
        let amount = Fraction::from(steps);
        for (row, a) in problem.coefficients(position) {
            used[*row as usize].push(a * &amount);
        }
        if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
            used[row].push(coverage.value(steps));
        }
    }
    let left =
        |limit: &Fraction, used: &[Fraction]| (limit - &Enclosure::of(used.iter().cloned()).low()).to_f64();
    let named = problem.rows().iter().zip(&used).map(|(row, used)| Row {
        name: row.name.clone(),
        lower: row.lower.as_ref().map(|side| left(&side.limit, used)),
        upper: row.upper.as_ref().map(|side| left(&side.limit, used)),
    });
    named.collect()
}

/// Segments of a cooperative between marks, rising whole steps; slopes never rise, even where rounding to floats would have them.
pub fn segments(problem: &Problem<'_>, position: usize, marks: &[u64]) -> Vec<Segment> {
    if problem.fixed(position).is_some() {
        return Vec::new();
    }
    let (curve, coverage) = (problem.curve(position), problem.coverage(position));
    let mean = |curve: &Curve, from: u64, to: u64| {
        let rise = &curve.value(to) - &curve.value(from);
        rise.to_f64() / (to - from) as f64
    };
    let (mut slope, mut bent) = (f64::INFINITY, f64::INFINITY);
    let pairs = marks.windows(2).map(|pair| {
        slope = mean(curve, pair[0], pair[1]).min(slope).max(0.0);
        bent = coverage.map_or(0.0, |coverage| mean(coverage, pair[0], pair[1]).min(bent).max(0.0));
        Segment { length: (pair[1] - pair[0]) as f64, slope, bent }
    });
    pairs.collect()
}

/// The price of the step of a cooperative after `steps`, rule by rule and coverage, at prices by row.
pub fn margin_price(problem: &Problem<'_>, prices: &[f64], position: usize, steps: u64) -> f64 {
    let terms = problem.coefficients(position).iter().map(|(row, a)| prices[*row as usize] * a.to_f64());
    let covered = problem
        .coverage_row()
        .zip(problem.coverage(position))
        .and_then(|(row, coverage)| Some(prices[row] * coverage.gain(steps)?.to_f64()));
    terms.sum::<f64>() + covered.unwrap_or(0.0)
}
