//! Shell exposure cap: at most a share σ of the money may be expected to go to cooperatives that are not real.
//!
//! Row:  Σ_i (s_i − σ)·x_i ≤ 0
//!   x_i  grant to cooperative i (yuan)   s_i  its shell risk (0–1)   σ  `accuracy.max_shell_exposure` (0–1)

use rayon::prelude::*;

use crate::instance::{Allocation, Instance, Sense};
use crate::units::{ExactSum, Fraction};
use crate::words::{Message, meaning};

use super::{Finding, Rule, RuleRow, Scene, Side, Terms};

/// Name and meaning for lists.
pub(super) const KIND: (&str, Message) = ("max_shell_exposure", meaning::rule::SHELL_EXPOSURE);

pub(super) struct ShellExposure {
    cap: Fraction,
}

impl ShellExposure {
    pub(super) fn asked_for(instance: &Instance) -> Option<ShellExposure> {
        instance.accuracy().max_shell_exposure.map(|cap| ShellExposure { cap: cap.fraction() })
    }
}

impl Rule for ShellExposure {
    fn name(&self) -> &'static str {
        KIND.0
    }

    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow> {
        let cooperatives = scene.instance.cooperatives();
        let excess =
            |position: u32| (position, &cooperatives.shell_risk(position as usize).fraction() - &self.cap);
        let terms = (0..cooperatives.len() as u32).into_par_iter().map(excess);
        vec![RuleRow {
            name: KIND.0.to_owned(),
            lower: None,
            upper: Some(Side::fixed(Fraction::ZERO)),
            terms: Terms::Linear(terms.filter(|(_, excess)| !excess.is_zero()).collect()),
        }]
    }

    fn audit(&self, scene: Scene<'_>, allocation: &Allocation) -> Vec<Finding> {
        let cooperatives = scene.instance.cooperatives();
        let exposed = |position: usize| match allocation.grant(position).get() {
            0 => Fraction::ZERO,
            grant => &cooperatives.shell_risk(position).fraction() * &Fraction::from(grant),
        };
        let allowed = &self.cap * &Fraction::from(allocation.total().get());
        let exposed = ExactSum::over(allocation.grants().len(), exposed);
        vec![Finding::of((KIND.0, KIND.0), Sense::AtMost, allowed, &exposed)]
    }
}
