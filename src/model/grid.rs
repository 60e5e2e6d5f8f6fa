//! Where the program's curves break: exact for straight pieces, refined around the answer for bent ones.
//!
//! A bent curve (squared-gap) is joined by lines between the marks chosen so far, which never overstates it.
//! After each solve every cooperative's best whole step at the prices is added with both neighbours, as in
//! column generation; once nothing is added the program is exact at its own answer.

use crate::impact::Choices;
use crate::units::Fraction;

use super::{Claim, Problem};

/// Bent pieces start out in this many parts.
const FIRST_PARTS: u64 = 8;

/// The whole steps at which each cooperative's segments end; the first is 0, the last its ceiling.
#[derive(Clone, Debug)]
pub struct Grid {
    marks: Vec<Vec<u64>>,
}

impl Grid {
    /// Breakpoints of impact and coverage; bent pieces in a few parts.
    pub fn first(problem: &Problem<'_>) -> Grid {
        let marks = (0..problem.cooperatives()).map(|position| {
            let (curve, choices) = (problem.curve(position), problem.choices(position));
            let mut marks: Vec<u64> = curve.breakpoints().collect();
            // Between two choices there is nothing to be had, so only choices are marks.
            marks.retain(|mark| choices.allow(*mark));
            marks.extend(problem.runs(position).iter().map(|(first, _)| *first));
            marks = sorted(marks);
            if !curve.is_straight() {
                let between = |pair: &[u64]| {
                    let (from, length) = (pair[0], pair[1] - pair[0]);
                    (1..FIRST_PARTS).map(move |part| {
                        from + (u128::from(length) * u128::from(part) / u128::from(FIRST_PARTS)) as u64
                    })
                };
                let parts: Vec<u64> = marks.windows(2).flat_map(between).collect();
                marks.extend(parts);
            }
            if let Some(coverage) = problem.coverage(position) {
                marks.extend(coverage.breakpoints());
            }
            marks.retain(|mark| choices.allow(*mark));
            marks.extend([0, choices.most()]);
            sorted(marks)
        });
        Grid { marks: marks.collect() }
    }

    /// The marks of a cooperative, rising.
    pub fn marks(&self, position: usize) -> &[u64] {
        &self.marks[position]
    }

    /// Adds marks to one cooperative; those that are none of its choices are left out.
    pub fn add(&mut self, choices: &Choices, position: usize, marks: impl IntoIterator<Item = u64>) -> bool {
        let own = &mut self.marks[position];
        let before = own.len();
        own.extend(marks.into_iter().filter(|mark| choices.allow(*mark)));
        *own = sorted(std::mem::take(own));
        own.len() > before
    }

    /// Refines bent curves around a claim's amounts and their best steps at its prices. Did anything change?
    pub fn refine(&mut self, problem: &Problem<'_>, claim: &Claim) -> bool {
        let mut changed = false;
        for position in 0..problem.cooperatives() {
            let curve = problem.curve(position);
            // A curve that jumps is known at every mark that it needs.
            if curve.is_straight() || problem.fixed(position).is_some() {
                continue;
            }
            let price: Fraction =
                problem.coefficients(position).iter().map(|(row, a)| &claim.prices[*row as usize] * a).sum();
            let mut marks = vec![claim.steps[position].whole, claim.steps[position].whole + 1];
            let mut around = |best: u64| marks.extend([best.saturating_sub(1), best, best + 1]);
            around(curve.best(&price));
            if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
                let gains = coverage.breakpoints().filter_map(|mark| coverage.gain(mark));
                for gain in gains.filter(|gain| !gain.is_zero()) {
                    around(curve.best(&(&price + &(&claim.prices[row] * &gain))));
                }
            }
            changed |= self.add(problem.choices(position), position, marks);
        }
        changed
    }
}

fn sorted(mut marks: Vec<u64>) -> Vec<u64> {
    marks.sort_unstable();
    marks.dedup();
    marks
}
