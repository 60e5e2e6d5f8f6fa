//! Where the curve begins and ends: the least and the largest number at which anything keeps every rule.
//!
//! On the right side one program tells how far the limits allow the number to go before they are tightened to whole
//! steps, and another how far with limits a step inside: the edge lies between the two, a few notches apart, and is
//! halved down to one. In coefficients limits loosen one way, and the edge is halved down from the whole range. In
//! either case the last number tried beyond the edge was proved to leave nothing, or rows contradict each other there
//! by so little that no solver can tell.

use crate::lp::tolerance::MEANT_WHOLE;

use super::NoFrontier;
use super::solved::Solved;
use super::sweep::{At, Limits, Sweep};

/// Notches looked at one by one, where whole steps leave no room for limits a step inside.
const MOST_LOOKS: u64 = 64;

/// The first and the last solved number between two notches.
pub(super) fn edges(sweep: &mut Sweep<'_>, from: u64, to: u64) -> Result<(Solved, Solved), NoFrontier> {
    let downwards = !sweep.varied.is_budget() && sweep.varied.loosens_upwards();
    let (one, other) = if downwards { (to, from) } else { (from, to) };
    let first = edge(sweep, one, other)?;
    let last = if first.notch == other { first.clone() } else { edge(sweep, other, first.notch)? };
    Ok(if downwards { (last, first) } else { (first, last) })
}

/// The solved number nearest to `outside`, on the way to `inside`.
pub(in crate::study) fn edge(sweep: &mut Sweep<'_>, outside: u64, inside: u64) -> Result<Solved, NoFrontier> {
    let mut look = Look { sweep, gave_up: None };
    match look.for_edge(outside, inside) {
        Some(found) => Ok(found),
        None => Err(look.gave_up.map_or(NoFrontier::Infeasible, NoFrontier::Unknown)),
    }
}

/// Numbers tried one after the other.
struct Look<'s, 'a> {
    sweep: &'s mut Sweep<'a>,
    /// Why a solver last gave up at a number; the number is passed over.
    gave_up: Option<String>,
}

impl Look<'_, '_> {
    /// The optimum at a notch, `None` where nothing keeps every rule.
    fn solved(&mut self, notch: u64) -> Option<Solved> {
        match self.sweep.solve(notch) {
            At::Found(solved) => Some(*solved),
            At::Nothing => None,
            At::Unknown(why) => {
                self.gave_up = Some(why);
                None
            }
        }
    }

    fn for_edge(&mut self, outside: u64, inside: u64) -> Option<Solved> {
        if let Some(found) = self.solved(outside) {
            return Some(found);
        }
        let upwards = inside > outside;
        let (mut beyond, mut within) = (outside, inside);
        if self.sweep.is_on_the_right() {
            let exact = self.sweep.reach(inside, outside, Limits::Exact)?;
            // A float this close to a notch is meant to be it.
            let near = if upwards { (exact - MEANT_WHOLE).ceil() } else { (exact + MEANT_WHOLE).floor() };
            let near = (near.max(0.0) as u64).clamp(outside.min(inside), outside.max(inside));
            if near != outside
                && let Some(found) = self.solved(near)
            {
                return Some(found);
            }
            beyond = near;
            if let Some(inset) = self.sweep.reach(inside, outside, Limits::Inset) {
                let inset = if upwards { inset.ceil() } else { inset.floor() };
                within = (inset.max(0.0) as u64).clamp(near.min(inside), near.max(inside));
            } else {
                // No number is sure to be feasible: looks at some, one by one.
                for _ in 0..MOST_LOOKS.min(beyond.abs_diff(inside)) {
                    beyond = if upwards { beyond + 1 } else { beyond - 1 };
                    if let Some(found) = self.solved(beyond) {
                        return Some(found);
                    }
                }
            }
        }
        let mut known = None;
        while beyond.abs_diff(within) > 1 {
            let middle = beyond.midpoint(within);
            match self.solved(middle) {
                Some(found) => (within, known) = (middle, Some(found)),
                None => beyond = middle,
            }
        }
        known.or_else(|| self.solved(within))
    }
}
