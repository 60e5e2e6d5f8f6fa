//! Where the program's curves break: exact for straight pieces, refined around the answer for bent ones.
//!
//! A bent curve (squared-gap) is joined by lines between the marks chosen so far, which never overstates it.
//! After each solve every cooperative's best whole step at the prices is added with both neighbours, as in
//! column generation; once nothing is added the program is exact at its own answer.

use std::borrow::Cow;
use std::ops::Range;

use crate::units::{Fraction, parts};

use super::{Claim, Problem};

/// Bent pieces start out in this many parts.
const FIRST_PARTS: u64 = 8;

/// The whole steps at which each cooperative's segments end; the first is 0, the last its ceiling.
#[derive(Clone, Debug)]
pub struct Grid {
    first: First,
    /// All marks, once any have been added to the first.
    refined: Option<Marks>,
}

/// The marks that a grid begins with: they follow from the problem, so they are worked out where they are asked for.
#[derive(Clone, Copy, Debug)]
enum First {
    /// Breakpoints, and bent pieces in so many parts.
    Parts(u64),
    /// Every choice.
    EveryStep,
}

#[derive(Clone, Debug)]
struct Marks {
    /// Those of cooperative i are `marks[starts[i]..starts[i + 1]]`.
    starts: Vec<usize>,
    marks: Vec<u64>,
}

impl Grid {
    /// Breakpoints of impact and coverage; bent pieces in a few parts.
    pub fn first() -> Grid {
        Grid::in_parts(FIRST_PARTS)
    }

    /// The same with bent pieces in so many parts: the lines are at most 1 / (4 parts²) of a piece's bend below it.
    pub fn in_parts(parts: u64) -> Grid {
        Grid { first: First::Parts(parts), refined: None }
    }

    /// Every choice of every cooperative, for small programs that must be exact from the start.
    pub fn every_step() -> Grid {
        Grid { first: First::EveryStep, refined: None }
    }

    /// The marks of a cooperative, rising.
    pub fn marks(&self, problem: &Problem<'_>, position: usize) -> Cow<'_, [u64]> {
        match (&self.refined, self.first) {
            (Some(marks), _) => Cow::Borrowed(marks.of_one(position)),
            (None, First::Parts(parts)) => Cow::Owned(in_parts(problem, position, parts)),
            (None, First::EveryStep) => {
                let steps = 0..=problem.curve(position).ceiling();
                Cow::Owned(steps.filter(|steps| problem.choices(position).allow(*steps)).collect())
            }
        }
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
        let before = parts::sum(
            problem.cooperatives(),
            || 0,
            |count, position| *count += self.marks(problem, position).len(),
            |count, other| *count += other,
        );
        let of_everyone = problem.price_of_everyone(&claim.prices);
        let refined = Marks::of(problem, |position| {
            let marks = self.marks(problem, position).into_owned();
            if !is_bent(position) {
                return marks;
            }
            let own = problem.own_coefficients(position).map(|(row, a)| &claim.prices[row as usize] * a);
            refined(problem, claim, position, &own.fold(of_everyone.clone(), |sum, own| &sum + &own), marks)
        });
        let grown = refined.marks.len() > before;
        self.refined = Some(refined);
        grown
    }
}

impl Marks {
    /// Takes the marks of every cooperative.
    fn of(problem: &Problem<'_>, marks: impl Fn(usize) -> Vec<u64> + Sync) -> Marks {
        let mut all = Marks { starts: vec![0], marks: Vec::new() };
        let make = |positions: Range<usize>| positions.map(&marks).collect::<Vec<_>>();
        parts::stream(problem.cooperatives(), make, |piece| {
            for marks in piece {
                all.marks.extend(marks);
                all.starts.push(all.marks.len());
            }
        });
        all
    }

    fn of_one(&self, position: usize) -> &[u64] {
        &self.marks[self.starts[position]..self.starts[position + 1]]
    }
}

/// Breakpoints of impact and coverage of a cooperative; bent pieces in so many parts.
fn in_parts(problem: &Problem<'_>, position: usize, parts: u64) -> Vec<u64> {
    let (curve, choices) = (problem.curve(position), problem.choices(position));
    let mut marks: Vec<u64> = curve.breakpoints().collect();
    // Between two choices there is nothing to be had, so only choices are marks.
    marks.retain(|mark| choices.allow(*mark));
    marks.extend(problem.runs(position).iter().map(|(first, _)| *first));
    marks = sorted(marks);
    if !curve.is_straight() {
        let between = |pair: &[u64]| {
            let (from, length) = (pair[0], pair[1] - pair[0]);
            (1..parts)
                .map(move |part| from + (u128::from(length) * u128::from(part) / u128::from(parts)) as u64)
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
}

/// The marks of a cooperative with more around a claim's amount and its best steps, at the price of a step.
fn refined(
    problem: &Problem<'_>,
    claim: &Claim,
    position: usize,
    price: &Fraction,
    mut marks: Vec<u64>,
) -> Vec<u64> {
    let (curve, choices) = (problem.curve(position), problem.choices(position));
    let mut more = vec![claim.steps[position].whole, claim.steps[position].whole + 1];
    let mut around = |best: u64| more.extend([best.saturating_sub(1), best, best + 1]);
    around(curve.best(price));
    if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
        let gains = coverage.breakpoints().filter_map(|mark| coverage.gain(mark));
        for gain in gains.filter(|gain| !gain.is_zero()) {
            around(curve.best(&(price + &(&claim.prices[row] * &gain))));
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
