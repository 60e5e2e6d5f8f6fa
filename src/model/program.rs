//! The problem in floats, as solvers take it.

use crate::impact::Curve;
use crate::lp::{Program, Row, Segment};
use crate::units::{Enclosure, Fraction};

use super::{Grid, Problem};

/// A linear program with a chain for every cooperative, in the order of [`Problem::by_id`].
///
/// Where grants must be whole in some way it is a relaxation: a cooperative's segments join its choices by the least
/// concave curve, and rows of recipients have no limits; what they charge may be taken off the curves instead.
///
/// Fixed grants are taken off the limits beforehand: their chains have no segments.
#[derive(Clone, Debug)]
pub struct Model {
    /// Steps, objective in the measure's own unit.
    pub program: Program,
}

impl Model {
    /// Writes the whole program; recipients are not counted in it.
    pub fn write(problem: &Problem<'_>, grid: &Grid) -> Model {
        Model::write_priced(problem, grid, &vec![0.0; problem.rows().len()])
    }

    /// Writes the program in which every recipient pays what its rows charge at `prices`, instead of being counted.
    pub fn write_priced(problem: &Problem<'_>, grid: &Grid, prices: &[f64]) -> Model {
        let rows = limits(problem);
        let mut program = Program::new(rows, problem.coverage_row());
        for &position in problem.by_id() {
            let coefficients = problem.coefficients(position).iter().map(|(row, a)| (*row, a.to_f64()));
            let coefficients: Vec<_> = coefficients.collect();
            let entry = entry_price(problem, prices, position);
            program.push_chain(coefficients, priced_segments(problem, position, grid.marks(position), entry));
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
    let counted = problem.counts_recipients();
    let left =
        |limit: &Fraction, used: &[Fraction]| (limit - &Enclosure::of(used.iter().cloned()).low()).to_f64();
    let named = problem.rows().iter().zip(&used).zip(counted).map(|((row, used), counted)| Row {
        name: row.name.clone(),
        lower: row.lower.as_ref().filter(|_| !counted).map(|side| left(&side.limit, used)),
        upper: row.upper.as_ref().filter(|_| !counted).map(|side| left(&side.limit, used)),
    });
    named.collect()
}

/// Segments of a cooperative between marks, rising whole steps; slopes never rise, even where rounding to floats would have them.
pub fn segments(problem: &Problem<'_>, position: usize, marks: &[u64]) -> Vec<Segment> {
    priced_segments(problem, position, marks, 0.0)
}

/// Segments where the first step off 0 costs `entry` besides.
fn priced_segments(problem: &Problem<'_>, position: usize, marks: &[u64], entry: f64) -> Vec<Segment> {
    if problem.fixed(position).is_some() {
        return Vec::new();
    }
    let coverage = problem.coverage(position);
    let mut bent = f64::INFINITY;
    let slopes = slopes(problem, position, marks, entry);
    let pairs = marks.windows(2).zip(slopes).map(|(pair, slope)| {
        bent = coverage.map_or(0.0, |coverage| mean(coverage, pair[0], pair[1]).min(bent).max(0.0));
        Segment { length: (pair[1] - pair[0]) as f64, slope, bent }
    });
    pairs.collect()
}

/// The slopes of the least concave curve through 0 that is nowhere below the impact at the marks, the price of being
/// a recipient taken off.
fn slopes(problem: &Problem<'_>, position: usize, marks: &[u64], entry: f64) -> Vec<f64> {
    let curve = problem.curve(position);
    let mut slope = f64::INFINITY;
    let own = |pair: &[u64]| mean(curve, pair[0], pair[1]);
    if entry == 0.0 && !curve.jumps() {
        let falling = marks.windows(2).map(|pair| {
            slope = own(pair).min(slope).max(0.0);
            slope
        });
        return falling.collect();
    }
    // Neighbours that rise are pooled until none does (pool adjacent violators).
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for pair in marks.windows(2) {
        let length = (pair[1] - pair[0]) as f64;
        let paid = if pair[0] == 0 { entry } else { 0.0 };
        let mut pool = (own(pair) * length - paid, length, 1);
        while let Some(&(rise, run, count)) = pools.last()
            && rise / run <= pool.0 / pool.1
        {
            pools.pop();
            pool = (rise + pool.0, run + pool.1, count + pool.2);
        }
        pools.push(pool);
    }
    let pooled = pools.into_iter().flat_map(|(rise, run, count)| std::iter::repeat_n(rise / run, count));
    let falling = pooled.map(|pooled| {
        slope = pooled.min(slope).max(0.0);
        slope
    });
    falling.collect()
}

fn mean(curve: &Curve, from: u64, to: u64) -> f64 {
    let rise = &curve.value(to) - &curve.value(from);
    rise.to_f64() / (to - from) as f64
}

/// What a cooperative pays for being a recipient, at prices by row.
pub fn entry_price(problem: &Problem<'_>, prices: &[f64], position: usize) -> f64 {
    problem.recipient(position).iter().map(|(row, a)| prices[*row as usize] * a.to_f64()).sum()
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
