//! How sure a chain must be to be settled.

use crate::lp::Program;
use crate::units::parts;

use super::asked::Asked;

/// Of every disjoint row at least so many chains are in doubt, however sure they look.
const KEPT: usize = 4;
/// A window is looked for in a sample of which it leaves so many in doubt, as a part of one that leaves so many times as many.
const SAMPLED: usize = 16;
const TIMES: usize = 8;

/// How sure a chain must be to be settled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    /// Chains with a gain nearer to 0 than this share of what their first step brings are in doubt.
    pub(super) window: f64,
    /// So many of every disjoint row are in doubt at least.
    pub(super) kept: usize,
    /// There is another solve to come: how far gains move is counted more closely.
    pub(super) again: bool,
}

impl Doubt {
    /// With this window.
    pub(super) fn within(window: f64) -> Doubt {
        Doubt { window, kept: KEPT, again: false }
    }

    /// With the window that leaves about so many chains in doubt near these prices, by a sample of all: a part of the one that
    /// leaves so many times as many, or half of all, since at an optimum's own prices many tie that do not elsewhere.
    pub(super) fn leaving(chains: usize, program: &Program, prices: &[f64]) -> Doubt {
        let stride = (chains / SAMPLED).max(1);
        let near = |at: usize| Asked::of(program, at * stride, prices).share();
        let mut nearest = parts::map(program.chains().div_ceil(stride), near);
        let times = (program.chains() / (2 * chains).max(1)).clamp(1, TIMES);
        let at = (times * chains / stride).min(nearest.len().saturating_sub(1));
        let window = *nearest.select_nth_unstable_by(at, f64::total_cmp).1 / times as f64;
        Doubt::within(window)
    }

    /// So many times as wide, with so many times as many of every disjoint row.
    pub(super) fn wider(self, times: usize) -> Doubt {
        Doubt { window: self.window * times as f64, kept: self.kept * times, ..self }
    }
}
