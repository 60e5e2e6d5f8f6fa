//! Choices as a program in whole numbers, for everyone or for the few that a search moves.
//!
//! For a cooperative and every interval [lo, hi] of its choices within one of its runs
//!   z ∈ {0, 1}   is the grant in this interval?   brings what lo steps bring
//!   t_l ∈ 0 … length_l·z   steps above lo, piece by piece of the curves, which are concave there
//! and Σ z = 1 over its intervals, the interval {0} left out. A cooperative of one interval needs no z: what lo brings is
//! for the caller to take off the limits.

use std::borrow::Cow;

use crate::lp::{Row, WholeColumn, WholeProgram, Written, WrittenColumn};
use crate::units::Fraction;

use super::Problem;

/// Bent pieces are joined by lines in so many parts at most.
const PARTS: u64 = 16;

/// The program, and the way back.
#[derive(Clone, Debug)]
pub struct WholeModel {
    /// Its rows are those of the problem, then what ties the columns of each cooperative together.
    pub program: WholeProgram,
    /// Are all curves exact in it?
    pub exact: bool,
    cooperatives: Vec<Columns>,
}

/// The columns of a cooperative.
#[derive(Clone, Debug)]
struct Columns {
    position: usize,
    /// The first of them.
    first: usize,
    intervals: Vec<Interval>,
}

#[derive(Clone, Debug)]
struct Interval {
    low: u64,
    /// Its z; `None`: it is the only one, or {0}.
    column: Option<usize>,
    /// The column of the first piece, and the ends of all pieces.
    pieces: (usize, Vec<u64>),
}

impl WholeModel {
    /// Nobody yet, under rows with these limits, which stand for those of the problem.
    pub fn under(rows: Vec<Row>) -> WholeModel {
        let program = WholeProgram { rows, columns: Vec::new() };
        WholeModel { program, exact: true, cooperatives: Vec::new() }
    }

    /// Writes the problem for everyone, in the order of ids; what fixed grants use up is taken off the limits.
    pub fn write(problem: &Problem<'_>) -> WholeModel {
        let mut model = WholeModel::under(super::program::whole_limits(problem));
        for &position in problem.by_id() {
            model.push(problem, position, &problem.runs(position));
        }
        model
    }

    /// Adds a cooperative that may choose within these intervals of its runs.
    pub fn push(&mut self, problem: &Problem<'_>, position: usize, intervals: &[(u64, u64)]) {
        let row = |lower, upper| Row { name: String::new(), lower, upper };
        let alone = intervals.len() == 1;
        let first_of_all = self.program.columns.len();
        let has_nothing = intervals.contains(&(0, 0));
        // A single yes or no beside nothing at all needs no row.
        let choice =
            (intervals.len() > 2 || (!alone && !has_nothing)).then_some(self.program.rows.len() as u32);
        if choice.is_some() {
            self.program.rows.push(row((!has_nothing).then_some(1.0), Some(1.0)));
        }
        let mut all = Vec::with_capacity(intervals.len());
        for &(low, high) in intervals {
            let ends = self.ends(problem, position, (low, high));
            let column = (!alone && high > 0).then_some(self.program.columns.len());
            if column.is_some() {
                let mut entries = amounts(problem, position, low);
                entries.extend(choice.map(|choice| (choice, 1.0)));
                // Every piece is open only with its interval.
                let links = self.program.rows.len() as u32;
                let starts = std::iter::once(&low).chain(&ends);
                entries.extend(
                    (links..)
                        .zip(ends.iter().zip(starts))
                        .map(|(link, (end, start))| (link, -((end - start) as f64))),
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
                    problem.coefficients(position).iter().map(|(row, a)| (*row, a.to_f64())).collect();
                let coverage = problem.coverage_row().zip(problem.coverage(position));
                entries.extend(
                    coverage.map(|(row, coverage)| (row as u32, mean(&|steps| coverage.value(steps)))),
                );
                if column.is_some() {
                    entries.push((self.program.rows.len() as u32, 1.0));
                    self.program.rows.push(row(None, Some(0.0)));
                }
                let worth = mean(&|steps| problem.curve(position).value(steps));
                self.program.columns.push(WholeColumn { worth, most: per_step, entries });
                start = end;
            }
            all.push(Interval { low, column, pieces: (first, ends) });
        }
        self.cooperatives.push(Columns { position, first: first_of_all, intervals: all });
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

    /// Steps by position, from the program's amounts.
    pub fn steps(&self, amounts: &[f64]) -> Vec<(usize, u64)> {
        let each = self.cooperatives.iter().map(|own| {
            let chosen = own.intervals.iter().find(|interval| match interval.column {
                Some(column) => amounts[column] > 0.5,
                None => own.intervals.len() == 1,
            });
            let steps = chosen.map_or(0, |interval| {
                let (first, ends) = &interval.pieces;
                let above: f64 = amounts[*first..first + ends.len()].iter().sum();
                interval.low + above.round().max(0.0) as u64
            });
            (own.position, steps)
        });
        each.collect()
    }

    /// The program's amounts at these steps, by position.
    pub fn amounts(&self, steps: &[u64]) -> Vec<f64> {
        let mut amounts = vec![0.0; self.program.columns.len()];
        for own in &self.cooperatives {
            let here = steps[own.position];
            let fits = |interval: &&Interval| {
                let (_, ends) = &interval.pieces;
                interval.low <= here && here <= ends.last().copied().unwrap_or(interval.low)
            };
            let Some(interval) = own.intervals.iter().find(fits) else { continue };
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

impl Written for WholeModel {
    fn rows(&self) -> &[Row] {
        &self.program.rows
    }

    fn groups(&self) -> usize {
        self.cooperatives.len()
    }

    fn shared(&self, _: usize) -> &[(u32, f64)] {
        &[]
    }

    fn columns(&self, group: usize) -> impl Iterator<Item = WrittenColumn<'_>> {
        let next = self.cooperatives.get(group + 1).map_or(self.program.columns.len(), |next| next.first);
        self.program.columns[self.cooperatives[group].first..next].iter().map(|column| WrittenColumn {
            worth: column.worth,
            most: column.most,
            own: Cow::Borrowed(&column.entries),
        })
    }

    fn is_whole(&self) -> bool {
        true
    }
}

/// What so many steps for a cooperative add to its rows.
pub fn amounts(problem: &Problem<'_>, position: usize, steps: u64) -> Vec<(u32, f64)> {
    if steps == 0 {
        return Vec::new();
    }
    let linear = problem.coefficients(position).into_iter();
    let linear = linear.map(|(row, a)| (row, a.to_f64() * steps as f64));
    let counted = problem.recipient(position).map(|(row, a)| (row, a.to_f64()));
    let coverage = problem.coverage_row().zip(problem.coverage(position));
    let covered = coverage.map(|(row, coverage)| (row as u32, coverage.value(steps).to_f64()));
    linear.chain(counted).chain(covered).collect()
}
