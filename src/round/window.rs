//! The core of whole grants: choices that lose little at the prices, as a program in whole numbers.
//!
//! Some cooperatives move between choices that lose at most so much; everyone else is held where it is.
//! For a mover and every interval [lo, hi] of such choices within one of its runs
//!   z ∈ {0, 1}   is the grant in this interval?   brings what lo steps bring
//!   t_l ∈ 0 … length_l·z   steps above lo, piece by piece of the curves, which are concave there
//! and Σ z = 1 over its intervals, the interval {0} left out. A mover of one interval needs no z.

use crate::lp::{Row, Sum, WholeColumn, WholeProgram};
use crate::model::Problem;
use crate::units::Fraction;

use super::standing::Standing;

/// Bent pieces are joined by lines in so many parts at most.
const PARTS: u64 = 16;

/// The core as a program, and the way back.
pub(super) struct Window {
    pub(super) program: WholeProgram,
    movers: Vec<Mover>,
    /// Impact of what is not in the program.
    pub(super) fixed: f64,
    /// Are all curves exact in the program?
    pub(super) exact: bool,
}

struct Mover {
    position: usize,
    intervals: Vec<Interval>,
}

struct Interval {
    low: u64,
    /// Its z; `None`: it is the only one, or {0}.
    column: Option<usize>,
    /// The column of the first piece, and the ends of all pieces.
    pieces: (usize, Vec<u64>),
}

/// Everyone's steps, and what they add up to.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) steps: Vec<u64>,
    pub(super) impact: f64,
    /// By row, with the sum of absolute terms.
    rows: Vec<(f64, f64)>,
}

impl Held {
    pub(super) fn of(problem: &Problem<'_>, steps: Vec<u64>) -> Held {
        let mut sums = vec![(Sum::default(), 0.0_f64); problem.rows().len()];
        let mut impact = Sum::default();
        for (position, &steps) in steps.iter().enumerate().filter(|(_, steps)| **steps > 0) {
            impact.add(problem.curve(position).value(steps).to_f64());
            for (row, amount) in amounts(problem, position, steps) {
                sums[row as usize].0.add(amount);
                sums[row as usize].1 += amount.abs();
            }
        }
        let rows = sums.into_iter().map(|(sum, size)| (sum.value(), size));
        Held { rows: rows.collect(), steps, impact: impact.value() }
    }

    /// By row, with the sum of absolute terms.
    pub(super) fn rows(&self) -> &[(f64, f64)] {
        &self.rows
    }
}

impl Window {
    /// The core in which `movers`, in this order, choose among what they lose at most `most` by, and may stay where
    /// they are. Limits are drawn in by `margin` of the row's size.
    pub(super) fn of(
        problem: &Problem<'_>,
        standings: &[Standing<'_>],
        held: &Held,
        movers: &[usize],
        most: f64,
        margin: f64,
    ) -> Window {
        let mut window =
            Window { program: WholeProgram::default(), movers: Vec::new(), fixed: held.impact, exact: true };
        let mut used = held.rows.clone();
        let mut links: Vec<Row> = Vec::new();
        for &position in movers {
            let (standing, here) = (&standings[position], held.steps[position]);
            let intervals = standing.within(most.max(standing.loss(here)));
            let always = if let [(low, _)] = intervals.as_slice() { *low } else { 0 };
            for (steps, sign) in [(here, -1.0), (always, 1.0)] {
                window.fixed += sign * problem.curve(position).value(steps).to_f64();
                for (row, amount) in amounts(problem, position, steps) {
                    used[row as usize].0 += sign * amount;
                }
            }
            window.push(problem, position, &intervals, &mut links);
        }
        let rows = problem.rows().iter().zip(&used).map(|(row, (used, size))| {
            let left =
                |limit: f64, inwards: f64| limit - used + inwards * margin * limit.abs().max(*size).max(1.0);
            Row {
                name: row.name.clone(),
                lower: row.lower.as_ref().map(|side| left(side.limit.to_f64(), 1.0)),
                upper: row.upper.as_ref().map(|side| left(side.limit.to_f64(), -1.0)),
            }
        });
        window.program.rows = rows.chain(links).collect();
        window
    }

    fn push(
        &mut self,
        problem: &Problem<'_>,
        position: usize,
        intervals: &[(u64, u64)],
        links: &mut Vec<Row>,
    ) {
        let rows = problem.rows().len();
        let next_row = |links: &[Row]| (rows + links.len()) as u32;
        let row = |lower, upper| Row { name: String::new(), lower, upper };
        let alone = intervals.len() == 1;
        let choice = next_row(links);
        if !alone {
            let has_nothing = intervals.contains(&(0, 0));
            links.push(row((!has_nothing).then_some(1.0), Some(1.0)));
        }
        let mut all = Vec::with_capacity(intervals.len());
        for &(low, high) in intervals {
            let ends = self.ends(problem, position, (low, high));
            let column = (!alone && high > 0).then_some(self.program.columns.len());
            if column.is_some() {
                let mut entries = amounts(problem, position, low);
                entries.push((choice, 1.0));
                // Every piece is open only with its interval.
                entries.extend(
                    ends.iter().zip(std::iter::once(&low).chain(&ends)).enumerate().map(
                        |(piece, (end, start))| (next_row(links) + piece as u32, -((end - start) as f64)),
                    ),
                );
                let worth = problem.curve(position).value(low).to_f64();
                self.program.columns.push(WholeColumn { worth, most: 1.0, entries });
            }
            let first = self.program.columns.len();
            let mut start = low;
            for &end in &ends {
                let per_step = (end - start) as f64;
                let mean =
                    |value: &dyn Fn(u64) -> Fraction| (&value(end) - &value(start)).to_f64() / per_step;
                let mut entries: Vec<(u32, f64)> =
                    problem.coefficients(position).map(|(row, a)| (row, a.to_f64())).collect();
                let coverage = problem.coverage_row().zip(problem.coverage(position));
                entries.extend(
                    coverage.map(|(row, coverage)| (row as u32, mean(&|steps| coverage.value(steps)))),
                );
                if column.is_some() {
                    entries.push((next_row(links), 1.0));
                    links.push(row(None, Some(0.0)));
                }
                let worth = mean(&|steps| problem.curve(position).value(steps));
                self.program.columns.push(WholeColumn { worth, most: per_step, entries });
                start = end;
            }
            all.push(Interval { low, column, pieces: (first, ends) });
        }
        self.movers.push(Mover { position, intervals: all });
    }

    /// Where the pieces of an interval end.
    fn ends(&mut self, problem: &Problem<'_>, position: usize, (low, high): (u64, u64)) -> Vec<u64> {
        if low == high {
            return Vec::new();
        }
        let curve = problem.curve(position);
        let mut ends: Vec<u64> = curve.breakpoints().chain([high]).collect();
        ends.extend(problem.coverage(position).into_iter().flat_map(|coverage| coverage.breakpoints()));
        if !curve.is_straight() {
            let length = high - low;
            self.exact &= length <= PARTS;
            ends.extend(
                (1..PARTS)
                    .map(|part| low + (u128::from(length) * u128::from(part) / u128::from(PARTS)) as u64),
            );
        }
        ends.retain(|end| (low + 1..=high).contains(end));
        ends.sort_unstable();
        ends.dedup();
        ends
    }

    /// The movers' steps from the program's amounts.
    pub(super) fn steps(&self, amounts: &[f64]) -> Vec<(usize, u64)> {
        let each = self.movers.iter().map(|mover| {
            let chosen = mover.intervals.iter().find(|interval| match interval.column {
                Some(column) => amounts[column] > 0.5,
                None => mover.intervals.len() == 1,
            });
            let steps = chosen.map_or(0, |interval| {
                let (first, ends) = &interval.pieces;
                let above: f64 = amounts[*first..first + ends.len()].iter().sum();
                interval.low + above.round().max(0.0) as u64
            });
            (mover.position, steps)
        });
        each.collect()
    }

    /// The program's amounts where the movers are held.
    pub(super) fn amounts(&self, held: &Held) -> Vec<f64> {
        let mut amounts = vec![0.0; self.program.columns.len()];
        for mover in &self.movers {
            let here = held.steps[mover.position];
            let fits = |interval: &&Interval| {
                let (_, ends) = &interval.pieces;
                interval.low <= here && here <= ends.last().copied().unwrap_or(interval.low)
            };
            let Some(interval) = mover.intervals.iter().find(fits) else { continue };
            if let Some(column) = interval.column {
                amounts[column] = 1.0;
            }
            let (first, ends) = &interval.pieces;
            let mut start = interval.low;
            for (piece, &end) in ends.iter().enumerate() {
                amounts[first + piece] = here.min(end).saturating_sub(start) as f64;
                start = end;
            }
        }
        amounts
    }
}

/// What so many steps for a cooperative add to its rows.
pub(super) fn amounts(problem: &Problem<'_>, position: usize, steps: u64) -> Vec<(u32, f64)> {
    if steps == 0 {
        return Vec::new();
    }
    let linear = problem.coefficients(position).map(|(row, a)| (row, a.to_f64() * steps as f64));
    let counted = problem.recipient(position).map(|(row, a)| (row, a.to_f64()));
    let coverage = problem.coverage_row().zip(problem.coverage(position));
    let covered = coverage.map(|(row, coverage)| (row as u32, coverage.value(steps).to_f64()));
    linear.chain(counted).chain(covered).collect()
}
