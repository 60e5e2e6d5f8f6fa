//! Which chains some prices settle and which they leave in doubt, and what the settled ones take: one pass over all.
//!
//! In doubt are those whose gain is within the window of 0, those that were in doubt before, and of every disjoint row
//! the nearest few, however sure they look.

use crate::lp::{Program, Sum};
use crate::units::parts;

use super::core::Asked;
use super::families::{Families, Place};

/// How sure a chain must be to be settled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    /// Chains with a gain nearer to 0 than this share of what their first step brings are in doubt.
    pub(super) window: f64,
    /// So many of every disjoint row are in doubt at least.
    pub(super) kept: usize,
}

/// What prices settle.
pub(super) struct Settling {
    /// Steps by chain; 0 for those in doubt.
    pub(super) steps: Vec<f64>,
    /// How sure every chain is.
    pub(super) sure: Vec<f64>,
    /// What the settled chains add up to by row.
    pub(super) used: Vec<Sum>,
    /// Chains newly in doubt.
    pub(super) doubted: Vec<usize>,
    /// Of every disjoint row the nearest settled chains and how near they are, the nearest first.
    nearest: Vec<Vec<(f64, usize)>>,
}

impl Settling {
    /// Prices every chain.
    pub(super) fn of(
        program: &Program,
        families: &Families,
        prices: &[f64],
        doubt: Doubt,
        doubted: &[bool],
    ) -> Settling {
        let empty = || Settling {
            steps: Vec::new(),
            sure: Vec::new(),
            used: vec![Sum::default(); program.rows().len()],
            doubted: Vec::new(),
            nearest: vec![Vec::new(); families.disjoint().len()],
        };
        let visit = |part: &mut Settling, chain: usize| {
            let asked = Asked::of(program, chain, prices);
            part.sure.push(asked.sure);
            let is_new = !doubted[chain] && asked.nearest <= doubt.window;
            if is_new || doubted[chain] {
                part.steps.push(0.0);
                part.doubted.extend(is_new.then_some(chain));
                return;
            }
            part.steps.push(asked.steps);
            program.add_to(&mut part.used, chain, asked.steps);
            for (row, _) in program.coefficients(chain) {
                if let Place::Disjoint(row) = families.place(*row as usize) {
                    keep(&mut part.nearest[row], doubt.kept, (asked.nearest, chain));
                }
            }
        };
        let join = |all: &mut Settling, part: &Settling| {
            all.steps.extend(&part.steps);
            all.sure.extend(&part.sure);
            all.doubted.extend(&part.doubted);
            all.used.iter_mut().zip(&part.used).for_each(|(sum, part)| sum.add(part.value()));
            for (nearest, part) in all.nearest.iter_mut().zip(&part.nearest) {
                for near in part {
                    keep(nearest, doubt.kept, *near);
                }
            }
        };
        let mut settling = parts::sum(program.chains(), empty, visit, join);
        settling.doubt_nearest(program);
        settling
    }

    /// The nearest of every disjoint row are in doubt after all.
    fn doubt_nearest(&mut self, program: &Program) {
        let mut chains: Vec<usize> = self.nearest.drain(..).flatten().map(|(_, chain)| chain).collect();
        chains.sort_unstable();
        chains.dedup();
        let mut back = vec![Sum::default(); self.used.len()];
        for &chain in &chains {
            program.add_to(&mut back, chain, self.steps[chain]);
            self.steps[chain] = 0.0;
        }
        self.used.iter_mut().zip(back).for_each(|(sum, back)| sum.add(-back.value()));
        self.doubted.extend(chains);
    }
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
