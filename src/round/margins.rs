//! Whole money by margins: the quick way where there are many cooperatives.
//!
//! A real-number point is split in few cooperatives, about one for each binding row. Of all ways to round those up
//! or down the best that keeps every row is taken. Where none does, the rows that the least bad way misses get a
//! margin as wide as the miss, and the core is solved again within it. A margin costs its price times a few steps,
//! while branching on one cooperative after another can go on for ever where there is always one more rival to
//! take over the fraction.

use crate::instance::Allocation;
use crate::lp::tolerance::{NEARLY_WHOLE, ROW_FEASIBILITY};
use crate::model::Problem;
use crate::solve::Backend;

use super::core::Core;
use super::search::{impact, settled, solved};

/// Cores solved, with wider and wider margins.
const TRIES: usize = 24;
/// So many split cooperatives are rounded in every way, those farthest from a whole step; the others go to it.
const EVERY_WAY: usize = 9;
/// Margins grow by this much of the miss.
const MORE: f64 = 1.25;
/// From this try on they grow twice as fast each time: a row may have been farther from its limit than its margin is wide.
const SLOW: usize = 4;

/// An allocation that keeps every rule, and what the core's movers bring in it.
pub(super) fn with_margins(
    problem: &Problem<'_>,
    core: &Core,
    backend: &dyn Backend,
) -> Option<(f64, Allocation)> {
    let mut margins = vec![0.0; problem.rows().len()];
    let mut more = MORE;
    for tries in 1..=TRIES {
        let Some(part) = solved(problem, core, backend, core.ranges(problem), &margins) else {
            // There is less room than the margins take.
            for margin in &mut margins {
                *margin *= 0.5;
            }
            continue;
        };
        let (steps, misses) = rounded(problem, core, &part.amounts);
        if misses.iter().all(|miss| *miss <= 0.0) {
            let candidate = settled(problem, core, &steps);
            if problem.is_kept_by(&candidate) {
                let amounts: Vec<f64> = steps.iter().map(|steps| *steps as f64).collect();
                return Some((impact(problem, core, &amounts), candidate));
            }
            // Floats were fooled: a hair more room everywhere.
            margins
                .iter_mut()
                .zip(core.scales(problem))
                .for_each(|(margin, scale)| *margin += NEARLY_WHOLE * scale);
        }
        margins.iter_mut().zip(misses).for_each(|(margin, miss)| *margin += more * miss);
        if tries >= SLOW {
            more *= 2.0;
        }
    }
    None
}

/// A mover between two steps: what one step up from the lower changes besides what everyone adds.
struct Split {
    mover: usize,
    changes: Vec<(usize, f64)>,
    gain: f64,
}

/// The best way to round that misses no row, or the one that misses the least; and by how much it misses each row.
fn rounded(problem: &Problem<'_>, core: &Core, amounts: &[f64]) -> (Vec<u64>, Vec<f64>) {
    let from_half = |mover: &usize| (amounts[*mover].fract() - 0.5).abs();
    let is_split = |mover: &usize| (amounts[*mover] - amounts[*mover].round()).abs() > NEARLY_WHOLE;
    let mut split: Vec<usize> = (0..amounts.len()).filter(is_split).collect();
    split.sort_by(|one, two| from_half(one).total_cmp(&from_half(two)).then(one.cmp(two)));
    split.truncate(EVERY_WAY);
    let mut steps: Vec<u64> = amounts.iter().map(|amount| amount.round().max(0.0) as u64).collect();
    for &mover in &split {
        steps[mover] = amounts[mover].max(0.0).floor() as u64;
    }
    let split: Vec<Split> = split
        .into_iter()
        .map(|mover| Split {
            mover,
            changes: core.step_up(problem, mover, steps[mover]),
            gain: core.gain(problem, mover, steps[mover]),
        })
        .collect();
    let scales = core.scales(problem);
    let start = core.activities(problem, &steps);
    let is_up = |way: usize, at: usize| (way >> at) & 1 == 1;
    let misses = |way: usize| {
        let mut activities = start.clone();
        for (_, one) in split.iter().enumerate().filter(|(at, _)| is_up(way, *at)) {
            one.changes.iter().for_each(|(row, change)| activities[*row] += change);
        }
        let ups = f64::from((way as u32).count_ones());
        core.of_everyone.iter().for_each(|(row, a)| activities[*row as usize] += a * ups);
        core.misses(&activities)
    };
    let mut best: Option<(f64, f64, usize)> = None;
    for way in 0..1_usize << split.len() {
        let shares = misses(way).into_iter().zip(&scales);
        let miss: f64 = shares.map(|(miss, scale)| miss / scale).filter(|miss| *miss > ROW_FEASIBILITY).sum();
        let ups = split.iter().enumerate().filter(|(at, _)| is_up(way, *at));
        let gain: f64 = ups.map(|(_, one)| one.gain).sum();
        if best.is_none_or(|(least, most, _)| miss < least || (miss <= least && gain > most)) {
            best = Some((miss, gain, way));
        }
    }
    let way = best.map_or(0, |(_, _, way)| way);
    for (_, one) in split.iter().enumerate().filter(|(at, _)| is_up(way, *at)) {
        steps[one.mover] += 1;
    }
    let misses = misses(way).into_iter().zip(&scales);
    (steps, misses.map(|(miss, scale)| if miss > ROW_FEASIBILITY * scale { miss } else { 0.0 }).collect())
}
