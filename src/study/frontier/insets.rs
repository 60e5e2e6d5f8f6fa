//! Points a whole step inside the limits, at every solved number, by few solves of their own.
//!
//! x_a keeps limits that go between whole steps k_a steps inside at θ_a, with impact w_a, and x_b likewise at θ_b.
//! Limits are lines, so that at θ = (1 − s)·θ_a + s·θ_b the mixture of the two keeps them
//!   k = (1 − s)·k_a + s·k_b  steps inside, with at least  w = (1 − s)·w_a + s·w_b.
//! The optimum at θ, with impact v, keeps them as they are. So a part 1/k of the mixture and the rest of the optimum
//! keep them one step inside, with at least
//!   v − (v − w) / k.
//! What a solve one step inside would lose is at least λ = Σ_r |π_r|·step by the prices at θ; where the mixture loses
//! not much more, nor more than is lost elsewhere, or little of the error that is allowed, that solve is saved.

use std::collections::BTreeMap;

use crate::units::Fraction;

use super::solved::Solved;
use super::sweep::Sweep;

/// Steps inside that are tried, the deepest first: near the ends of a curve there is less room. Next to where there is none
/// left impact falls fast, so that of the depths that are not known to leave nothing the deepest is passed over.
const DEPTHS: [u64; 11] = [100_000, 30_000, 10_000, 3_000, 1_000, 300, 100, 30, 10, 3, 1];
/// A mixture may lose so many times λ more than λ, as prices rise with depth, or ...
const MORE: f64 = 2.0;
/// ... this share of the error that is allowed.
const SMALL: f64 = 0.3;
/// So many times the error that is allowed, a mixture may lose no more than is lost elsewhere.
const MUCH: f64 = 2.0;

/// Where a depth leaves nothing, it is not tried again within this part of the curve.
const NEAR: u64 = 16;

/// Solved points inside.
#[derive(Debug, Default)]
pub(super) struct Insets {
    /// Largest error, in impact.
    allowed: f64,
    /// The most that a point inside loses so far.
    lost: f64,
    by_notch: BTreeMap<u64, Inside>,
    /// Depths that left nothing, and where.
    too_deep: Vec<(u64, u64)>,
}

/// Steps inside, and impact.
#[derive(Clone, Debug)]
struct Inside {
    depth: Fraction,
    impact: Fraction,
}

impl Inside {
    /// What is sure one step inside, beside an optimum of this impact.
    fn beside(&self, optimum: &Fraction) -> Fraction {
        let part = self.depth.reciprocal().expect("it is at least 1");
        optimum - &(&(optimum - &self.impact).max(Fraction::ZERO) * &part)
    }
}

impl Insets {
    /// For a curve with so large an error at most, in impact.
    pub(super) fn within(allowed: f64) -> Insets {
        Insets { allowed, ..Insets::default() }
    }

    /// Impact of a point that keeps the limits at a solved number a step inside; `None` if none was found.
    pub(super) fn at(&mut self, sweep: &mut Sweep<'_>, solved: &Solved) -> Option<Fraction> {
        let loss = sweep.step_inside(&solved.prices).to_f64() * (1.0 + MORE);
        let most = loss.min(self.lost.max(MUCH * self.allowed)).max(SMALL * self.allowed);
        let mixed = self.mixed(solved.notch).map(|inside| inside.beside(&solved.impact));
        if let Some(mixed) = mixed.filter(|mixed| (&solved.impact - mixed).to_f64() <= most) {
            return Some(mixed);
        }
        let open: Vec<u64> =
            DEPTHS.into_iter().filter(|depth| self.is_open(sweep, solved.notch, *depth)).collect();
        let few = open.len().saturating_sub(1).min(1);
        let found = open[few..].iter().find_map(|depth| self.inside(sweep, solved.notch, *depth))?;
        let beside = found.beside(&solved.impact);
        self.lost = self.lost.max((&solved.impact - &beside).to_f64());
        self.by_notch.insert(solved.notch, found);
        Some(beside)
    }

    /// Is a point so many steps inside not known to be none? Not so where there was none nearby.
    fn is_open(&self, sweep: &mut Sweep<'_>, notch: u64, depth: u64) -> bool {
        let ends = self.by_notch.keys().next().zip(self.by_notch.keys().next_back());
        let near = ends.map_or(0, |(first, last)| (last - first) / NEAR);
        let failed = |(own, at): &(u64, u64)| *own == depth && at.abs_diff(notch) <= near;
        (depth == 1 || !self.too_deep.iter().any(failed)) && sweep.may_be_inset(notch, depth)
    }

    /// A point so many steps inside.
    fn inside(&mut self, sweep: &mut Sweep<'_>, notch: u64, depth: u64) -> Option<Inside> {
        let found = sweep.inset(notch, depth);
        if found.is_none() {
            self.too_deep.push((depth, notch));
        }
        found.map(|impact| Inside { depth: Fraction::from(depth), impact })
    }

    /// The mixture of the neighbours on both sides.
    fn mixed(&self, notch: u64) -> Option<Inside> {
        let (before, from) = self.by_notch.range(..notch).next_back()?;
        let (after, to) = self.by_notch.range(notch..).next()?;
        let share = Fraction::new(i128::from(notch - before), i128::from(after - before));
        let mix = |from: &Fraction, to: &Fraction| from + &(&(to - from) * &share);
        Some(Inside { depth: mix(&from.depth, &to.depth), impact: mix(&from.impact, &to.impact) })
    }
}
