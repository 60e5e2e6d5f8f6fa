//! The core of whole grants: choices that lose little at the prices, as a program in whole numbers.
//!
//! Some cooperatives move between choices that lose at most so much; everyone else is held where it is.

use crate::lp::{Row, Sum};
use crate::model::{Problem, WholeModel, amounts};

use super::standing::Standing;

/// The core as a program.
pub(super) struct Window {
    pub(super) model: WholeModel,
    /// Impact of what is not in the program.
    pub(super) fixed: f64,
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
        let mut fixed = held.impact;
        let mut used = held.rows.clone();
        let within = |position: usize| {
            let standing = &standings[position];
            standing.within(most.max(standing.loss(held.steps[position])))
        };
        let intervals: Vec<Vec<(u64, u64)>> = movers.iter().map(|&position| within(position)).collect();
        for (&position, intervals) in movers.iter().zip(&intervals) {
            // What a mover of one interval gets in any case is not in the program.
            let always = if let [(low, _)] = intervals.as_slice() { *low } else { 0 };
            for (steps, sign) in [(held.steps[position], -1.0), (always, 1.0)] {
                fixed += sign * problem.curve(position).value(steps).to_f64();
                for (row, amount) in amounts(problem, position, steps) {
                    used[row as usize].0 += sign * amount;
                }
            }
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
        let mut model = WholeModel::under(rows.collect());
        for (&position, intervals) in movers.iter().zip(&intervals) {
            model.push(problem, position, intervals);
        }
        Window { model, fixed }
    }
}
