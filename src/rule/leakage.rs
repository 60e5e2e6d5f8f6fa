//! Leakage cap: at most a share λ of the money may reach nobody poor.
//!
//! Row:  Σ_i (ℓ_i − λ)·x_i ≤ 0
//!   x_i  grant to cooperative i (yuan)   ℓ_i  share of a yuan to i that reaches nobody poor (0–1)
//!   λ    the cap, `accuracy.max_leakage` (0–1)
//! ℓ_i = s_i + (1 − s_i) Σ_{h not poor} w_h: shell risk, and the pass-through to members above the line.
//! Counts money, not heads.

use rayon::prelude::*;

use crate::instance::{Allocation, Instance, Sense};
use crate::units::{ExactSum, Fraction};
use crate::words::{Message, meaning};

use super::{Finding, Rule, RuleRow, Scene, Side, Terms};

/// Name and meaning for lists.
pub(super) const KIND: (&str, Message) = ("max_leakage", meaning::rule::LEAKAGE);

pub(super) struct Leakage {
    cap: Fraction,
}

impl Leakage {
    pub(super) fn asked_for(instance: &Instance) -> Option<Leakage> {
        instance.accuracy().max_leakage.map(|cap| Leakage { cap: cap.fraction() })
    }
}

impl Rule for Leakage {
    fn name(&self) -> &'static str {
        KIND.0
    }

    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow> {
        let excess = |position: u32| (position, scene.impact.leakage(position as usize) - &self.cap);
        let terms = (0..scene.instance.cooperatives().len() as u32).into_par_iter().map(excess);
        vec![RuleRow {
            name: KIND.0.to_owned(),
            lower: None,
            upper: Some(Side::fixed(Fraction::ZERO)),
            terms: Terms::Linear(terms.filter(|(_, excess)| !excess.is_zero()).collect()),
        }]
    }

    fn audit(&self, scene: Scene<'_>, allocation: &Allocation) -> Vec<Finding> {
        let leaking = |position: usize| match allocation.grant(position).get() {
            0 => Fraction::ZERO,
            grant => scene.impact.leakage(position) * &Fraction::from(grant),
        };
        let allowed = &self.cap * &Fraction::from(allocation.total().get());
        let leaking = ExactSum::over(allocation.grants().len(), leaking);
        vec![Finding::of((KIND.0, KIND.0), Sense::AtMost, allowed, &leaking)]
    }
}
