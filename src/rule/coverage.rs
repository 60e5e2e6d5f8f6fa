//! Coverage: at least a share β of the poor members must be covered.
//!
//! Row:  Σ_i C_i(x_i) ≥ β Σ_i m_i,   C_i(x) = min(m_i, x / d)
//!   m_i  poor members of i (people, income below the line before support)   d  `full_coverage` (yuan each)
//!   β    `accuracy.min_coverage` (0–1)   x_i  grant (yuan)
//! C_i is taken at whole steps and joined by lines. No poor members at all: the row asks for nothing.

use crate::instance::{Allocation, Instance, Sense};
use crate::units::{ExactSum, Fraction, parts};
use crate::words::{Message, meaning};

use super::{Finding, Rule, RuleRow, Scene, Side, Terms};

/// Name and meaning for lists.
pub(super) const KIND: (&str, Message) = ("min_coverage", meaning::rule::COVERAGE);

pub(super) struct Coverage {
    share: Fraction,
    full_coverage: Fraction,
}

impl Coverage {
    pub(super) fn asked_for(instance: &Instance) -> Option<Coverage> {
        let accuracy = instance.accuracy();
        let (share, full_coverage) = (accuracy.min_coverage?.fraction(), accuracy.full_coverage?.fraction());
        Some(Coverage { share, full_coverage })
    }

    fn limit(&self, scene: Scene<'_>) -> Fraction {
        let poor = |position| scene.impact.poor_members(position).clone();
        &self.share * &parts::fractions(scene.instance.cooperatives().len(), poor)
    }
}

impl Rule for Coverage {
    fn name(&self) -> &'static str {
        KIND.0
    }

    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow> {
        vec![RuleRow {
            name: KIND.0.to_owned(),
            lower: Some(Side::fixed(self.limit(scene))),
            upper: None,
            terms: Terms::Coverage { full_coverage: self.full_coverage.clone() },
        }]
    }

    fn audit(&self, scene: Scene<'_>, allocation: &Allocation) -> Vec<Finding> {
        let per_yuan = self.full_coverage.reciprocal().expect("full_coverage is above 0");
        let covered = |position: usize| {
            let paid_for = &Fraction::from(allocation.grant(position).get()) * &per_yuan;
            paid_for.min(scene.impact.poor_members(position).clone())
        };
        let covered = ExactSum::over(allocation.grants().len(), covered);
        vec![Finding::of((KIND.0, KIND.0), Sense::AtLeast, self.limit(scene), &covered)]
    }
}
