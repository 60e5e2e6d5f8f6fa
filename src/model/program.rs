//! The problem in floats, as solvers take it.

use std::ops::Range;

use crate::lp::{BLOCK, Program, Row, Segment};
use crate::units::{Enclosure, Fraction, parts};

use super::priced::cover;
use super::{Everything, Grid, Problem};

/// A linear program with a chain for every cooperative, in the order of [`Problem::by_id`], and a row for every row.
/// Where rows take a share of everything allocated off, that has a chain and a row of its own after these.
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
        let everything = everything(problem);
        let write = |chains: Range<usize>| {
            let mut block = Program::new(Vec::new(), None);
            for &position in &problem.by_id()[chains] {
                block.push_chain(
                    coefficients(problem, everything.as_ref(), position),
                    segments(problem, position, &grid.marks(problem, position)),
                );
            }
            block
        };
        let mut program = Program::new(all_limits(problem), problem.coverage_row());
        for block in parts::pieces(problem.cooperatives(), BLOCK, write) {
            program.append(block);
        }
        if let Some(everything) = everything {
            everything.push(&mut program);
        }
        Model { program }
    }

    /// Writes the limits again, after those of the problem have moved.
    pub fn write_limits(&mut self, problem: &Problem<'_>) {
        self.program.set_rows(all_limits(problem));
    }

    /// Writes limits and coefficients again, after those of the problem have moved.
    pub fn write_rows(&mut self, problem: &Problem<'_>) {
        self.write_limits(problem);
        let everything = everything(problem);
        self.program.set_coefficients(|chain| {
            let own = problem.by_id().get(chain);
            let own = own.map(|&position| coefficients(problem, everything.as_ref(), position));
            let of_everything = everything.as_ref().filter(|_| own.is_none()).map(Everything::coefficients);
            own.into_iter().flatten().chain(of_everything.into_iter().flatten())
        });
    }

    /// Prices by row of the problem as prices of the program.
    pub fn prices(problem: &Problem<'_>, prices: &[f64]) -> Vec<f64> {
        let everything = everything(problem).map(|everything| everything.price(prices));
        prices.iter().copied().chain(everything).collect()
    }

    /// Amounts by cooperative, in the order of [`Problem::by_id`] and 0 for fixed grants, as amounts of the program.
    pub fn amounts(problem: &Problem<'_>, mut amounts: Vec<f64>) -> Vec<f64> {
        let everything = everything(problem).map(|_| amounts.iter().sum::<f64>());
        amounts.extend(everything);
        amounts
    }
}

/// Everything allocated, for a program of the problem's rows.
pub(super) fn everything(problem: &Problem<'_>) -> Option<Everything> {
    Everything::of(problem, problem.rows().len())
}

/// Coefficients of a cooperative by row, zeros left out.
pub(super) fn coefficients<'p>(
    problem: &'p Problem<'_>,
    everything: Option<&Everything>,
    position: usize,
) -> impl Iterator<Item = (u32, f64)> + use<'p> {
    let own = problem.own_coefficients(position).filter(|(_, a)| !a.is_zero());
    own.map(|(row, a)| (row, a.to_f64())).chain(everything.map(Everything::entry))
}

/// The rows with what fixed grants use up taken off; rows of recipients have no limits.
pub(super) fn limits(problem: &Problem<'_>) -> Vec<Row> {
    let mut rows = whole_limits(problem);
    for (row, _) in rows.iter_mut().zip(problem.counts_recipients()).filter(|(_, counted)| *counted) {
        (row.lower, row.upper) = (None, None);
    }
    rows
}

/// The same with the row of everything allocated.
pub(super) fn all_limits(problem: &Problem<'_>) -> Vec<Row> {
    let everything = everything(problem).map(|everything| everything.row());
    limits(problem).into_iter().chain(everything).collect()
}

/// The rows with what fixed grants use up taken off.
pub(super) fn whole_limits(problem: &Problem<'_>) -> Vec<Row> {
    let mut used: Vec<Vec<Fraction>> = vec![Vec::new(); problem.rows().len()];
    let mut all = Fraction::ZERO;
    for position in 0..problem.cooperatives() {
        let Some(steps) = problem.fixed(position).filter(|steps| *steps > 0) else { continue };
        let amount = Fraction::from(steps);
        for (row, a) in problem.own_coefficients(position) {
            used[row as usize].push(a * &amount);
        }
        for (row, a) in problem.recipient(position) {
            used[row as usize].push(a.clone());
        }
        if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
            used[row].push(coverage.value(steps));
        }
        all = &all + &amount;
    }
    for (row, a) in problem.of_everyone() {
        used[*row as usize].push(a * &all);
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

/// The price of the step of a cooperative after so many, rule by rule and coverage, at prices by row.
pub fn margin_prices<'p>(
    problem: &'p Problem<'_>,
    prices: &'p [f64],
) -> impl Fn(usize, u64) -> f64 + Sync + 'p {
    let of_everyone = step_price(problem.of_everyone().iter().map(|(row, a)| (*row, a)), prices);
    move |position, steps| {
        let covered = problem
            .coverage_row()
            .zip(problem.coverage(position))
            .and_then(|(row, coverage)| Some(prices[row] * coverage.gain(steps)?.to_f64()));
        step_price(problem.own_coefficients(position), prices) + of_everyone + covered.unwrap_or(0.0)
    }
}

/// The price of a step with these coefficients by row.
fn step_price<'c>(coefficients: impl Iterator<Item = (u32, &'c Fraction)>, prices: &[f64]) -> f64 {
    coefficients.map(|(row, a)| prices[row as usize] * a.to_f64()).sum()
}
