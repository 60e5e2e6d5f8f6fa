//! Branch and bound over a core.
//!
//! Every part of the search is a box of whole steps; its linear program bounds what the box can bring. Until an
//! allocation is found the search dives into the more promising half; from then on the most promising box comes
//! first. A solution in whole steps counts only if every rule's own exact audit says so; if floats were fooled,
//! the box is split around it and the search goes on. Effort is counted in programs solved, so the answer repeats.

use crate::instance::Allocation;
use crate::lp::Outcome;
use crate::lp::tolerance::{NEARLY_WHOLE, WORTH_MORE};
use crate::model::Problem;
use crate::solve::Backend;
use crate::units::Fraction;

use super::allocation;
use super::core::{Core, Range};

/// With more rows than this programs are solved from the claim's prices, which saves a pivot or more for each row.
const MANY_ROWS: usize = 200;

/// Programs that may be solved.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    pub(super) until_first: usize,
    pub(super) after_first: usize,
}

/// A box of whole steps with the solution of its linear program.
pub(super) struct Part {
    ranges: Vec<Range>,
    pub(super) amounts: Vec<f64>,
    promise: f64,
}

/// The best allocation within ranges that keeps every rule, of `known` and those found with this effort.
pub(super) fn search(
    problem: &Problem<'_>,
    core: &Core,
    backend: &dyn Backend,
    ranges: Vec<Range>,
    effort: Effort,
    known: Option<(f64, Allocation)>,
) -> Option<Allocation> {
    let none = vec![0.0; problem.rows().len()];
    let solved = |ranges| solved(problem, core, backend, ranges, &none);
    let mut open: Vec<Part> = Vec::new();
    let mut left = if known.is_some() { effort.after_first } else { effort.until_first };
    let mut best = known;
    open.extend(solved(ranges));
    while let Some(part) = next(&mut open, best.is_some()) {
        if best.as_ref().is_some_and(|(value, _)| part.promise <= value + value.abs() * WORTH_MORE) {
            continue;
        }
        let boxes = if let Some(split) = most_split(core, &part.amounts) {
            halves(&part, split)
        } else {
            let steps: Vec<u64> = part.amounts.iter().map(|amount| amount.round() as u64).collect();
            let candidate = settled(problem, core, &steps);
            if problem.is_kept_by(&candidate) {
                if best.is_none() {
                    left = left.min(effort.after_first);
                }
                best = Some((part.promise, candidate));
                continue;
            }
            around(&part.ranges, &steps[..core.movers.len()])
        };
        if left < boxes.len() {
            break;
        }
        left -= boxes.len();
        let mut parts: Vec<Part> = boxes.into_iter().filter_map(solved).collect();
        parts.sort_by(|one, other| one.promise.total_cmp(&other.promise));
        open.append(&mut parts);
    }
    best.map(|(_, allocation)| allocation)
}

/// The newest part while diving, the most promising one afterwards.
fn next(open: &mut Vec<Part>, found: bool) -> Option<Part> {
    if !found {
        return open.pop();
    }
    let best = (0..open.len()).max_by(|one, other| open[*one].promise.total_cmp(&open[*other].promise))?;
    Some(open.swap_remove(best))
}

/// Solves a box; `None` if nothing in it keeps the rows.
pub(super) fn solved(
    problem: &Problem<'_>,
    core: &Core,
    backend: &dyn Backend,
    ranges: Vec<Range>,
    margins: &[f64],
) -> Option<Part> {
    let near = (problem.rows().len() > MANY_ROWS).then(|| core.near_prices(problem));
    let program = core.program(problem, &ranges, margins);
    let Outcome::Point(point) = backend.solve_from(&program, near.as_deref()) else { return None };
    let movers = point.amounts.iter().zip(&ranges[..core.movers.len()]);
    let movers = movers.map(|(amount, (low, _))| amount + *low as f64);
    let amounts = core.amounts(movers.collect());
    let promise = impact(problem, core, &amounts);
    Some(Part { ranges, amounts, promise })
}

fn with(ranges: &[Range], mover: usize, range: Range) -> Vec<Range> {
    let mut ranges = ranges.to_vec();
    ranges[mover] = range;
    ranges
}

/// The box below and the box above a split mover.
fn halves(part: &Part, mover: usize) -> Vec<Vec<Range>> {
    let ((low, high), below) = (part.ranges[mover], part.amounts[mover].floor() as u64);
    let down = with(&part.ranges, mover, (low, below.clamp(low, high)));
    let up = with(&part.ranges, mover, ((below + 1).clamp(low, high), high));
    vec![down, up]
}

/// The sum farthest from a whole step; where all are whole, the mover.
fn most_split(core: &Core, amounts: &[f64]) -> Option<usize> {
    let off = |amount: &f64| (amount - amount.round()).abs();
    let farthest = |from: usize, amounts: &[f64]| {
        let split = amounts.iter().enumerate().filter(|(_, amount)| off(amount) > NEARLY_WHOLE);
        split
            .max_by(|left, right| off(left.1).total_cmp(&off(right.1)).then(right.0.cmp(&left.0)))
            .map(|(at, _)| from + at)
    };
    let (movers, sums) = amounts.split_at(core.movers.len());
    farthest(movers.len(), sums).or_else(|| farthest(0, movers))
}

/// The boxes beside a point that was refused: one mover below it, above it, or held at it.
fn around(ranges: &[Range], steps: &[u64]) -> Vec<Vec<Range>> {
    let free = ranges.iter().take(steps.len()).position(|(low, high)| low < high);
    let Some(mover) = free else { return Vec::new() };
    let ((low, high), at) = (ranges[mover], steps[mover]);
    let mut boxes = vec![with(ranges, mover, (at, at))];
    if at < high {
        boxes.push(with(ranges, mover, (at + 1, high)));
    }
    if at > low {
        boxes.push(with(ranges, mover, (low, at - 1)));
    }
    boxes
}

/// Everyone's money with the movers at these steps.
pub(super) fn settled(problem: &Problem<'_>, core: &Core, steps: &[u64]) -> Allocation {
    let mut all = core.held.clone();
    for (&position, &steps) in core.movers.iter().zip(steps) {
        all[position] = steps.min(problem.curve(position).ceiling());
    }
    allocation(problem, all.into_iter())
}

/// Impact of the movers at real amounts, for comparing boxes.
pub(super) fn impact(problem: &Problem<'_>, core: &Core, amounts: &[f64]) -> f64 {
    let each = core.movers.iter().zip(amounts).map(|(&position, &amount)| {
        let curve = problem.curve(position);
        let whole = (amount.max(0.0).floor() as u64).min(curve.ceiling());
        let part = Fraction::from_f64((amount - whole as f64).clamp(0.0, 1.0)).unwrap_or(Fraction::ZERO);
        curve.value_between(whole, &part).to_f64()
    });
    each.sum()
}
