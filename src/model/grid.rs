//! Where the program's curves break: exact for straight pieces, refined around the answer for bent ones.
//!
//! A bent curve (squared-gap) is joined by lines between the marks chosen so far, which never overstates it.
//! After each solve every cooperative's best whole step at the prices is added with both neighbours, as in
//! column generation; once nothing is added the program is exact at its own answer.

use std::ops::Range;

use crate::units::{Fraction, parts};

use super::{Claim, Problem};

/// Bent pieces start out in this many parts.
const FIRST_PARTS: u64 = 8;

/// The whole steps at which each cooperative's segments end; the first is 0, the last its ceiling.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Those of cooperative i are `marks[starts[i]..starts[i + 1]]`.
    starts: Vec<usize>,
    marks: Vec<u64>,
}

impl Grid {
    /// Breakpoints of impact and coverage; bent pieces in a few parts.
    pub fn first(problem: &Problem<'_>) -> Grid {
        Grid::in_parts(problem, FIRST_PARTS)
    }

    /// The same with bent pieces in so many parts: the lines are at most 1 / (4 parts²) of a piece's bend below it.
    pub fn in_parts(problem: &Problem<'_>, parts: u64) -> Grid {
        Grid::of(problem, |position| {
            let (curve, choices) = (problem.curve(position), problem.choices(position));
            let mut marks: Vec<u64> = curve.breakpoints().collect();
            // Between two choices there is nothing to be had, so only choices are marks.
            marks.retain(|mark| choices.allow(*mark));
            marks.extend(problem.runs(position).iter().map(|(first, _)| *first));
            marks = sorted(marks);
            if !curve.is_straight() {
                let between = |pair: &[u64]| {
                    let (from, length) = (pair[0], pair[1] - pair[0]);
                    (1..parts).map(move |part| {
                        from + (u128::from(length) * u128::from(part) / u128::from(parts)) as u64
                    })
                };
                let inner: Vec<u64> = marks.windows(2).flat_map(between).collect();
                marks.extend(inner);
            }
            if let Some(coverage) = problem.coverage(position) {
                marks.extend(coverage.breakpoints());
            }
            marks.retain(|mark| choices.allow(*mark));
            marks.extend([0, choices.most()]);
            sorted(marks)
        })
    }

    /// Every choice of every cooperative, for small programs that must be exact from the start.
    pub fn every_step(problem: &Problem<'_>) -> Grid {
        Grid::of(problem, |position| {
            let steps = 0..=problem.curve(position).ceiling();
            steps.filter(|steps| problem.choices(position).allow(*steps)).collect()
        })
    }

    /// Takes the marks of every cooperative.
    fn of(problem: &Problem<'_>, marks: impl Fn(usize) -> Vec<u64> + Sync) -> Grid {
        let mut grid = Grid { starts: vec![0], marks: Vec::new() };
        let make = |positions: Range<usize>| positions.map(&marks).collect::<Vec<_>>();
        parts::stream(problem.cooperatives(), make, |piece| {
            for marks in piece {
                grid.marks.extend(marks);
                grid.starts.push(grid.marks.len());
            }
        });
        grid
    }

    /// The marks of a cooperative, rising.
    pub fn marks(&self, position: usize) -> &[u64] {
        &self.marks[self.starts[position]..self.starts[position + 1]]
    }

    /// Refines bent curves around a claim's amounts and their best steps at its prices. Did anything change?
    pub fn refine(&mut self, problem: &Problem<'_>, claim: &Claim) -> bool {
        // A curve that jumps is known at every mark that it needs.
        let is_bent =
            |position: usize| !problem.curve(position).is_straight() && problem.fixed(position).is_none();
        let any = parts::sum(
            problem.cooperatives(),
            || false,
            |any, position| *any = *any || is_bent(position),
            |any, other| *any |= other,
        );
        if !any {
            return false;
        }
        let before = self.marks.len();
        let refined = Grid::of(problem, |position| {
            let marks = self.marks(position).to_vec();
            if is_bent(position) { refined(problem, claim, position, marks) } else { marks }
        });
        *self = refined;
        self.marks.len() > before
    }
}

/// The marks of a cooperative with more around a claim's amount and its best steps.
fn refined(problem: &Problem<'_>, claim: &Claim, position: usize, mut marks: Vec<u64>) -> Vec<u64> {
    let (curve, choices) = (problem.curve(position), problem.choices(position));
    let price: Fraction =
        problem.coefficients(position).map(|(row, a)| &claim.prices[row as usize] * a).sum();
    let mut more = vec![claim.steps[position].whole, claim.steps[position].whole + 1];
    let mut around = |best: u64| more.extend([best.saturating_sub(1), best, best + 1]);
    around(curve.best(&price));
    if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
        let gains = coverage.breakpoints().filter_map(|mark| coverage.gain(mark));
        for gain in gains.filter(|gain| !gain.is_zero()) {
            around(curve.best(&(&price + &(&claim.prices[row] * &gain))));
        }
    }
    marks.extend(more.into_iter().filter(|mark| choices.allow(*mark)));
    sorted(marks)
}

fn sorted(mut marks: Vec<u64>) -> Vec<u64> {
    marks.sort_unstable();
    marks.dedup();
    marks
}
