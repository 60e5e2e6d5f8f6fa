//! Where the curve begins and ends: the least and the largest number at which anything keeps every rule.
//!
//! Linear programs tell how far the limits allow the number to go before they are tightened to whole steps, and another
//! how far with limits a step inside: the edge lies between the two, a few notches apart. Where some limits loosen on the
//! way and others tighten, whole steps may leave gaps there, so that the nearest are looked at one by one; any that are
//! left are looked through in strides that double, and halved back. In either case the last number tried beyond the edge
//! was proved to leave nothing, or rows contradict each other there by so little that no solver can tell.

use super::reach::last_notch;
use super::solved::Solved;
use super::sweep::{At, Limits, Sweep};
use super::{NoFrontier, Options};

/// Notches looked at one by one, where whole steps may leave gaps.
const MOST_LOOKS: u64 = 64;

/// The first and the last solved number between two notches.
pub(super) fn edges(
    sweep: &mut Sweep<'_>,
    (from, to): (u64, u64),
    options: &Options,
) -> Result<(Solved, Solved), NoFrontier> {
    let downwards = !sweep.varied.is_budget() && sweep.varied.loosens_upwards();
    let (one, other, is_asked) =
        if downwards { (to, from, options.from.is_some()) } else { (from, to, options.to.is_some()) };
    let first = edge(sweep, one, other)?.solved;
    // So far out as nobody asked for rules are seldom kept, and how far they are is what a program tells.
    let begins = if is_asked { Begins::Outside } else { Begins::OnTheWay };
    let last = if first.notch == other {
        first.clone()
    } else {
        Look::at(sweep, other > first.notch).edge(other, first.notch, begins)?.solved
    };
    Ok(if downwards { (last, first) } else { (first, last) })
}

/// Where a curve begins, from one side.
pub(in crate::study) struct Edge {
    pub(in crate::study) solved: Solved,
    /// Does nothing nearer keep every rule? Not known where numbers were passed over.
    pub(in crate::study) nearest: bool,
}

/// The solved number nearest to `outside`, on the way to `inside`.
pub(in crate::study) fn edge(sweep: &mut Sweep<'_>, outside: u64, inside: u64) -> Result<Edge, NoFrontier> {
    Look::at(sweep, outside > inside).edge(outside, inside, Begins::Outside)
}

/// What is asked first: is there anything outside, or how far does the way there go?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Begins {
    Outside,
    OnTheWay,
}

/// Numbers tried one after the other.
struct Look<'s, 'a> {
    sweep: &'s mut Sweep<'a>,
    /// Upwards?
    outwards: bool,
    /// Why a solver last gave up at a number; the number is passed over.
    gave_up: Option<String>,
    /// Were numbers passed over that may leave something?
    passed_over: bool,
}

impl<'s, 'a> Look<'s, 'a> {
    fn at(sweep: &'s mut Sweep<'a>, outwards: bool) -> Look<'s, 'a> {
        Look { sweep, outwards, gave_up: None, passed_over: false }
    }

    fn edge(mut self, outside: u64, inside: u64, begins: Begins) -> Result<Edge, NoFrontier> {
        let found = self.for_edge(outside, inside, begins);
        if let Some(beyond) = found.as_ref().filter(|found| found.notch != outside) {
            self.sweep.is_edge(beyond.notch);
        }
        match found {
            Some(solved) => Ok(Edge { solved, nearest: !self.passed_over && self.gave_up.is_none() }),
            None => Err(self.gave_up.map_or(NoFrontier::Infeasible, NoFrontier::Unknown)),
        }
    }

    /// The optimum at a notch, `None` where nothing keeps every rule.
    fn solved(&mut self, notch: u64) -> Option<Solved> {
        match self.sweep.solve_at_end(notch, self.outwards) {
            At::Found(solved) => Some(*solved),
            At::Nothing => None,
            At::Unknown(why) => {
                self.gave_up = Some(why);
                None
            }
        }
    }

    fn for_edge(&mut self, outside: u64, inside: u64, begins: Begins) -> Option<Solved> {
        let is_asked = begins == Begins::Outside;
        if is_asked && let Some(found) = self.solved(outside) {
            return Some(found);
        }
        let outwards = self.outwards;
        let Some(exact) = self.sweep.reach(inside, outside, Limits::Exact) else {
            return if is_asked { None } else { self.for_edge(outside, inside, Begins::Outside) };
        };
        let near = last_notch(exact, (inside, outside));
        if !(near == outside && is_asked)
            && let Some(found) = self.solved(near)
        {
            return Some(self.outermost(found, outside));
        }
        let (mut beyond, mut within) = (near, inside);
        if self.sweep.rounds() {
            let inset = self.sweep.reach(inside, outside, Limits::Inset(1));
            within = inset.map_or(inside, |inset| {
                let inset = if outwards { inset.floor() } else { inset.ceil() };
                (inset.max(0.0) as u64).clamp(near.min(inside), near.max(inside))
            });
            if !self.sweep.only_loosens(!outwards) {
                for _ in 0..MOST_LOOKS.min(near.abs_diff(within)) {
                    beyond = if outwards { beyond - 1 } else { beyond + 1 };
                    if let Some(found) = self.solved(beyond) {
                        return Some(found);
                    }
                }
                self.passed_over = beyond.abs_diff(within) > 1;
            }
        }
        let mut known = None;
        let mut stride = 1;
        while beyond.abs_diff(within) > 1 {
            let (from, to) = (beyond.min(within), beyond.max(within));
            let middle = if outwards { to.saturating_sub(stride) } else { from + stride };
            let middle =
                if known.is_none() && from < middle && middle < to { middle } else { from.midpoint(to) };
            match self.solved(middle) {
                Some(found) => (within, known) = (middle, Some(found)),
                None => beyond = middle,
            }
            stride *= 2;
        }
        known.or_else(|| if within == beyond { None } else { self.solved(within) })
    }

    /// From a solved number, where it stands in coefficients: the last one outwards, should the way have ended too early.
    fn outermost(&mut self, mut found: Solved, outside: u64) -> Solved {
        let outwards = self.outwards;
        while !self.sweep.is_on_the_right() && found.notch != outside {
            let next = if outwards { found.notch + 1 } else { found.notch - 1 };
            if self.sweep.is_beyond(next, outwards) {
                break;
            }
            match self.solved(next) {
                Some(further) => found = further,
                None => break,
            }
        }
        found
    }
}
