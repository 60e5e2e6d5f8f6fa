//! Branch and bound over a core: depth first, the nearer whole step first.
//!
//! Every part of the search is a box of whole steps; its linear program bounds what the box can bring. A
//! solution in whole steps counts only if every rule's own exact audit says so; if floats were fooled, the box
//! is split around it and the search goes on. Effort is counted in programs solved, so the answer repeats.

use crate::instance::Allocation;
use crate::lp::Outcome;
use crate::model::Problem;
use crate::solve::Backend;
use crate::units::Fraction;

use super::allocation;
use super::core::{Core, Range};

/// Programs that may be solved.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    pub(super) until_first: usize,
    pub(super) after_first: usize,
}

/// An amount this close to a whole step is that step.
const NEARLY_WHOLE: f64 = 1e-6;
/// A box must promise more than the best so far by this share of it.
const WORTH_MORE: f64 = 1e-10;

/// The best allocation that keeps every rule, of those found with this effort.
pub(super) fn search(
    problem: &Problem<'_>,
    core: &Core,
    backend: &dyn Backend,
    effort: Effort,
) -> Option<Allocation> {
    let mut boxes = vec![core.ranges(problem)];
    let mut best: Option<(f64, Allocation)> = None;
    let mut left = effort.until_first;
    while let Some(ranges) = boxes.pop() {
        if left == 0 {
            break;
        }
        left -= 1;
        let program = core.program(problem, &ranges);
        let Outcome::Point(point) = backend.solve(&program) else { continue };
        let amounts: Vec<f64> =
            point.amounts.iter().zip(&ranges).map(|(amount, (low, _))| amount + *low as f64).collect();
        let promise = impact(problem, core, &amounts);
        if best.as_ref().is_some_and(|(value, _)| promise <= value + value.abs() * WORTH_MORE) {
            continue;
        }
        if let Some(mover) = most_split(&amounts) {
            let below = amounts[mover].floor() as u64;
            let (low, high) = ranges[mover];
            let down = with(&ranges, mover, (low, below.clamp(low, high)));
            let up = with(&ranges, mover, ((below + 1).clamp(low, high), high));
            let nearer_down = amounts[mover].fract() < 0.5;
            boxes.extend(if nearer_down { [up, down] } else { [down, up] });
            continue;
        }
        let steps: Vec<u64> = amounts.iter().map(|amount| amount.round() as u64).collect();
        let candidate = settled(problem, core, &steps);
        if problem.audit(&candidate).iter().all(|finding| finding.kept) {
            if best.is_none() {
                left = left.min(effort.after_first);
            }
            best = Some((promise, candidate));
        } else {
            boxes.extend(around(&ranges, &steps));
        }
    }
    best.map(|(_, allocation)| allocation)
}

fn with(ranges: &[Range], mover: usize, range: Range) -> Vec<Range> {
    let mut ranges = ranges.to_vec();
    ranges[mover] = range;
    ranges
}

/// The mover farthest from a whole step.
fn most_split(amounts: &[f64]) -> Option<usize> {
    let off = |amount: &f64| (amount - amount.round()).abs();
    let split = amounts.iter().enumerate().filter(|(_, amount)| off(amount) > NEARLY_WHOLE);
    split
        .max_by(|left, right| off(left.1).total_cmp(&off(right.1)).then(right.0.cmp(&left.0)))
        .map(|(mover, _)| mover)
}

/// The boxes beside a point that was refused: one mover below it, above it, or held at it.
fn around(ranges: &[Range], steps: &[u64]) -> Vec<Vec<Range>> {
    let Some(mover) = ranges.iter().position(|(low, high)| low < high) else { return Vec::new() };
    let ((low, high), at) = (ranges[mover], steps[mover]);
    let mut boxes = Vec::new();
    if at < high {
        boxes.push(with(ranges, mover, (at + 1, high)));
    }
    if at > low {
        boxes.push(with(ranges, mover, (low, at - 1)));
    }
    boxes.push(with(ranges, mover, (at, at)));
    boxes
}

/// Everyone's money with the movers at these steps.
fn settled(problem: &Problem<'_>, core: &Core, steps: &[u64]) -> Allocation {
    let mut all = core.held.clone();
    for (&position, &steps) in core.movers.iter().zip(steps) {
        all[position] = steps.min(problem.curve(position).ceiling());
    }
    allocation(problem, all.into_iter())
}

/// Impact of the movers at real amounts, for comparing boxes.
fn impact(problem: &Problem<'_>, core: &Core, amounts: &[f64]) -> f64 {
    let each = core.movers.iter().zip(amounts).map(|(&position, &amount)| {
        let curve = problem.curve(position);
        let whole = (amount.max(0.0).floor() as u64).min(curve.ceiling());
        let part = Fraction::from_f64((amount - whole as f64).clamp(0.0, 1.0)).unwrap_or(Fraction::ZERO);
        curve.value_between(whole, &part).to_f64()
    });
    each.sum()
}
