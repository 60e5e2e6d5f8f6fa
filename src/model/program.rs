//! The problem in floats, as solvers take it.

use std::ops::Range;

use crate::lp::{BLOCK, Program, Row, Segment};
use crate::units::{Enclosure, Fraction, parts};

use super::priced::cover;
use super::{Grid, Problem};

/// A linear program with a chain for every cooperative, in the order of [`Problem::by_id`].
///
/// Where grants must be whole in some way it is a relaxation: a cooperative's segments join its choices by the least
/// concave curve, and rows of recipients have no limits.
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
        let write = |chains: Range<usize>| {
            let mut block = Program::new(Vec::new(), None);
            for &position in &problem.by_id()[chains] {
                block.push_chain(
                    coefficients(problem, position),
                    segments(problem, position, &grid.marks(problem, position)),
                );
            }
            block
        };
        let mut program = Program::new(limits(problem), problem.coverage_row());
        for block in parts::pieces(problem.cooperatives(), BLOCK, write) {
            program.append(block);
        }
        Model { program }
    }

    /// Writes the limits again, after those of the problem have moved.
    pub fn write_limits(&mut self, problem: &Problem<'_>) {
        self.program.set_rows(limits(problem));
    }

    /// Writes limits and coefficients again, after those of the problem have moved.
    pub fn write_rows(&mut self, problem: &Problem<'_>) {
        self.write_limits(problem);
        self.program.set_coefficients(|chain| coefficients(problem, problem.by_id()[chain]));
    }
}

/// Coefficients of a cooperative by row, zeros left out.
fn coefficients(problem: &Problem<'_>, position: usize) -> impl Iterator<Item = (u32, f64)> {
    let all = problem.coefficients(position).filter(|(_, a)| !a.is_zero());
    all.map(|(row, a)| (row, a.to_f64()))
}

/// The rows with what fixed grants use up taken off; rows of recipients have no limits.
pub(super) fn limits(problem: &Problem<'_>) -> Vec<Row> {
    let mut rows = whole_limits(problem);
    for (row, _) in rows.iter_mut().zip(problem.counts_recipients()).filter(|(_, counted)| *counted) {
        (row.lower, row.upper) = (None, None);
    }
    rows
}

/// The rows with what fixed grants use up taken off.
pub(super) fn whole_limits(problem: &Problem<'_>) -> Vec<Row> {
    let mut used: Vec<Vec<Fraction>> = vec![Vec::new(); problem.rows().len()];
    for position in 0..problem.cooperatives() {
        let Some(steps) = problem.fixed(position).filter(|steps| *steps > 0) else { continue };
        let amount = Fraction::from(steps);
        for (row, a) in problem.coefficients(position) {
            used[row as usize].push(a * &amount);
        }
        for (row, a) in problem.recipient(position) {
            used[row as usize].push(a.clone());
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

/// Segments of a cooperative between marks, rising whole steps; slopes never rise, even where rounding to floats would have
/// them. A curve that jumps is covered by the least concave one.
pub fn segments(problem: &Problem<'_>, position: usize, marks: &[u64]) -> Vec<Segment> {
    if problem.fixed(position).is_some() {
        return Vec::new();
    }
    let (curve, coverage) = (problem.curve(position), problem.coverage(position));
    let slopes: Vec<f64> = if curve.jumps() {
        let values: Vec<f64> = marks.iter().map(|mark| curve.value(*mark).to_f64()).collect();
        cover(marks, &values)
    } else {
        marks.windows(2).map(|pair| mean(|steps| curve.value(steps), pair)).collect()
    };
    let (mut slope, mut bent) = (f64::INFINITY, f64::INFINITY);
    let pairs = marks.windows(2).zip(slopes).map(|(pair, own)| {
        slope = own.min(slope).max(0.0);
        bent = coverage.map_or(0.0, |coverage| mean(|steps| coverage.value(steps), pair).min(bent).max(0.0));
        Segment { length: (pair[1] - pair[0]) as f64, slope, bent }
    });
    pairs.collect()
}

/// The rise per step from one mark to the next.
fn mean(value: impl Fn(u64) -> Fraction, pair: &[u64]) -> f64 {
    let rise = &value(pair[1]) - &value(pair[0]);
    rise.to_f64() / (pair[1] - pair[0]) as f64
}

/// What a cooperative pays for being a recipient, at prices by row.
pub fn entry_price(problem: &Problem<'_>, prices: &[f64], position: usize) -> f64 {
    problem.recipient(position).map(|(row, a)| prices[row as usize] * a.to_f64()).sum()
}

/// The price of the step of a cooperative after `steps`, rule by rule and coverage, at prices by row.
pub fn margin_price(problem: &Problem<'_>, prices: &[f64], position: usize, steps: u64) -> f64 {
    let terms = problem.coefficients(position).map(|(row, a)| prices[row as usize] * a.to_f64());
    let covered = problem
        .coverage_row()
        .zip(problem.coverage(position))
        .and_then(|(row, coverage)| Some(prices[row] * coverage.gain(steps)?.to_f64()));
    terms.sum::<f64>() + covered.unwrap_or(0.0)
}
