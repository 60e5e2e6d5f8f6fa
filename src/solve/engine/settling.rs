//! Which chains some prices settle and which they leave in doubt, and what the settled ones take: one pass over those that
//! may have changed sides.
//!
//! In doubt are those whose gain is within the window of 0, those that everything hangs on, and of every disjoint row the
//! nearest few, however sure they look.
//!
//! Prices move, and what they ask of a chain stays as it is until its gain has moved as far as it was from 0. How
//! far gains have moved at most is counted on a [`Milometer`]; of a settled chain is known where it is to be priced again.

use crate::lp::{Program, Sum};
use crate::units::parts;

use super::asked::Asked;
use super::doubt::Doubt;
use super::families::{Families, Place};
use super::milometer::{Milometer, Moved};

/// Where a chain is to be priced again.
#[derive(Clone, Copy, Debug)]
struct Sure {
    /// Its gain nearest to 0 may be there when the milometer says as much, or a little less.
    until: f32,
    /// The size of what the first step brings, or a little more.
    first: f32,
    /// Of chains much like it.
    kind: u32,
}

impl Sure {
    /// It is priced wherever the milometer stands.
    const IN_DOUBT: Sure = Sure { until: f32::NEG_INFINITY, first: 0.0, kind: 0 };

    #[inline]
    fn is_in_doubt(self) -> bool {
        self.until < 0.0
    }

    /// Is it out of a window still?
    #[inline]
    fn holds(self, moved: &Moved, window: f64) -> bool {
        self.holds_whatever(moved, window) || self.holds_for_its_kind(moved, window)
    }

    /// Whatever its kind has gone through.
    #[inline]
    fn holds_whatever(self, moved: &Moved, window: f64) -> bool {
        self.until_near(window) > moved.most
    }

    #[inline]
    fn holds_for_its_kind(self, moved: &Moved, window: f64) -> bool {
        self.until_near(window) > moved.by_kind[self.kind as usize]
    }

    #[inline]
    fn until_near(self, window: f64) -> f64 {
        f64::from(self.until) - window * f64::from(self.first)
    }
}

/// Chains that are looked through at once.
const PIECE: usize = 1 << 9;

/// What every chain holds, and how sure that is.
#[derive(Debug)]
pub(super) struct Settling {
    /// Steps by chain; 0 for those in doubt.
    pub(super) steps: Vec<f64>,
    /// By chain.
    sure: Vec<Sure>,
    milometer: Milometer,
    /// How chains were last settled; `None` before they ever were.
    doubt: Option<Doubt>,
    /// What the settled chains add up to by row.
    pub(super) used: Vec<Sum>,
    /// The chains in doubt, rising.
    pub(super) doubted: Vec<usize>,
    /// Some settled chains may have been asked for steps that bring nothing.
    pub(super) idle: bool,
}

/// What one part of the chains comes to.
struct Part {
    /// By how much what the settled chains add up to changes.
    moved: Vec<Sum>,
    doubted: Vec<usize>,
    idle: bool,
    /// Of every disjoint row the nearest settled chains and how near they are, the nearest first.
    nearest: Vec<Vec<(f64, usize)>>,
}

impl Settling {
    /// Nothing is settled.
    pub(super) fn nothing(program: &Program) -> Settling {
        let (chains, rows) = (program.chains(), program.rows().len());
        Settling {
            steps: vec![0.0; chains],
            sure: vec![Sure::IN_DOUBT; chains],
            milometer: Milometer::default(),
            doubt: None,
            used: vec![Sum::default(); rows],
            doubted: Vec::new(),
            idle: false,
        }
    }

    /// Prices every chain that may have changed sides. Those in doubt may be settled, or `stay` so.
    pub(super) fn settle(
        &mut self,
        program: &Program,
        families: &Families,
        prices: &[f64],
        doubt: Doubt,
        stay: bool,
    ) {
        let is_settled = self.doubt.replace(doubt).is_some();
        if is_settled {
            self.milometer.go(program, prices);
        } else if doubt.again {
            self.milometer = Milometer::of(program, prices);
        } else {
            self.milometer = Milometer::of_one_kind(program, prices);
        }
        let milometer = &self.milometer;
        let empty = || Part {
            moved: vec![Sum::default(); program.rows().len()],
            doubted: Vec::new(),
            idle: false,
            nearest: vec![Vec::new(); families.disjoint().len()],
        };
        let visit = |part: &mut Part, chain: usize, steps: &mut f64, sure: &mut Sure| {
            if stay && sure.is_in_doubt() {
                return part.doubted.push(chain);
            }
            let asked = Asked::of(program, chain, prices);
            let coefficients = program.coefficients(chain);
            let share = asked.share();
            let is_sure = share > doubt.window && !asked.tied && !families.spreads(coefficients.len());
            let held = if is_sure { asked.steps } else { 0.0 };
            program.move_in(&mut part.moved, chain, *steps, held);
            *steps = held;
            if is_sure {
                part.idle |= asked.idle;
                *sure = match milometer.kind(coefficients) {
                    Some(kind) => {
                        let moved = milometer.moved().by_kind[kind as usize];
                        Sure { until: below(moved + asked.sure), first: above(asked.first), kind }
                    }
                    None => Sure { until: 0.0, ..Sure::IN_DOUBT },
                };
                for (row, _) in coefficients {
                    if let Place::Disjoint(row) = families.place(*row as usize) {
                        keep(&mut part.nearest[row], doubt.kept, (share, chain));
                    }
                }
            } else {
                *sure = Sure::IN_DOUBT;
                part.doubted.push(chain);
            }
        };
        // First who, then what: memory is slow for chains that lie scattered, and faster where no question is between.
        let visit_piece = |part: &mut Part, first: usize, steps: &mut [f64], sure: &mut [Sure]| {
            let mut asked = [0; PIECE];
            let (mut count, mut may_be) = (0, 0);
            for (at, sure) in sure.iter().enumerate() {
                asked[may_be] = at;
                may_be += usize::from(!sure.holds_whatever(milometer.moved(), doubt.window));
            }
            for place in 0..may_be {
                let at = asked[place];
                asked[count] = at;
                count += usize::from(!sure[at].holds_for_its_kind(milometer.moved(), doubt.window));
            }
            if count < sure.len() {
                program.read_ahead(asked[..count].iter().map(|at| first + at));
            }
            for &at in &asked[..count] {
                visit(part, first + at, &mut steps[at], &mut sure[at]);
            }
        };
        let join = |all: &mut Part, part: &Part| {
            all.doubted.extend(&part.doubted);
            all.idle |= part.idle;
            all.moved.iter_mut().zip(&part.moved).for_each(|(sum, part)| sum.add(part.value()));
            for (nearest, part) in all.nearest.iter_mut().zip(&part.nearest) {
                for near in part {
                    keep(nearest, doubt.kept, *near);
                }
            }
        };
        let part = parts::sum_changing((&mut self.steps, &mut self.sure), PIECE, empty, visit_piece, join);
        self.used.iter_mut().zip(&part.moved).for_each(|(sum, part)| sum.add(part.value()));
        self.doubted = part.doubted;
        self.idle |= part.idle;
        let mut nearest: Vec<usize> = part.nearest.into_iter().flatten().map(|(_, chain)| chain).collect();
        nearest.sort_unstable();
        nearest.dedup();
        self.admit(program, &nearest);
    }

    /// Puts settled chains in doubt; the others stay as they are.
    pub(super) fn admit(&mut self, program: &Program, chains: &[usize]) {
        let mut moved = vec![Sum::default(); self.used.len()];
        for &chain in chains {
            program.move_in(&mut moved, chain, self.steps[chain], 0.0);
            self.steps[chain] = 0.0;
            self.sure[chain] = Sure::IN_DOUBT;
        }
        self.used.iter_mut().zip(moved).for_each(|(sum, moved)| sum.add(moved.value()));
        self.doubted.extend(chains);
        self.doubted.sort_unstable();
    }

    /// The prices that chains were last settled at.
    pub(super) fn at(&self) -> &[f64] {
        self.milometer.at()
    }

    /// How chains were last settled; `None` before they ever were.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        self.doubt
    }

    /// The chains in doubt, and those that may be within a window at some prices.
    pub(super) fn near(&self, program: &Program, prices: &[f64], window: f64) -> Vec<usize> {
        let moved = self.milometer.moved_to(program, prices);
        parts::passing(self.sure.len(), |chain| !self.sure[chain].holds(&moved, window))
    }

    /// Is this chain in doubt?
    pub(super) fn doubts(&self, chain: usize) -> bool {
        self.sure[chain].is_in_doubt()
    }

    /// Settled chains of which other prices ask something else. Ties count: the first in the table comes first.
    pub(super) fn wrong(&self, program: &Program, prices: &[f64]) -> Vec<usize> {
        let moved = self.milometer.moved_to(program, prices);
        let asks_else = |chain: usize| {
            let asked = Asked::of(program, chain, prices);
            asked.tied || (asked.steps - self.steps[chain]).abs() > 0.0
        };
        let in_question = |sure: Sure| !sure.holds(&moved, 0.0) && !sure.is_in_doubt();
        let asked = parts::passing(self.sure.len(), |chain| in_question(self.sure[chain]));
        program.read_ahead(asked.iter().copied());
        parts::passing(asked.len(), |at| asks_else(asked[at])).into_iter().map(|at| asked[at]).collect()
    }
}

/// The greatest single number that is not above it, nor below 0.
fn below(number: f64) -> f32 {
    let near = number.max(0.0) as f32;
    if f64::from(near) > number { near.next_down().max(0.0) } else { near }
}

/// The least single number that is not below it.
fn above(number: f64) -> f32 {
    let near = number as f32;
    if f64::from(near) < number { near.next_up() } else { near }
}

/// Keeps the nearest few, the first of equals first.
fn keep(nearest: &mut Vec<(f64, usize)>, kept: usize, near: (f64, usize)) {
    if nearest.len() == kept && nearest.last().is_some_and(|(last, _)| *last <= near.0) {
        return;
    }
    let at = nearest.partition_point(|(other, _)| *other <= near.0);
    nearest.insert(at, near);
    nearest.truncate(kept);
}
