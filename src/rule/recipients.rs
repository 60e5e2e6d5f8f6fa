//! Recipients: at most, or at least, so many cooperatives get anything at all.
//!
//! Rows:  Σ_i z_i ≤ M,   Σ_i z_i ≥ m
//!   z_i  1 if cooperative i gets anything, else 0   M, m  `grants.max_recipients`, `grants.min_recipients`

use crate::instance::{Allocation, Instance, Sense};
use crate::units::{Decimal, ExactSum, Fraction};
use crate::words::{Message, meaning};

use super::{Finding, Rule, RuleRow, Scene, Side, Terms};

/// Name and meaning for lists.
pub(super) const AT_MOST: (&str, Message) = ("max_recipients", meaning::rule::MAX_RECIPIENTS);
/// Name and meaning for lists.
pub(super) const AT_LEAST: (&str, Message) = ("min_recipients", meaning::rule::MIN_RECIPIENTS);

/// One of the two limits.
pub(super) struct Recipients {
    sense: Sense,
    limit: Decimal,
}

impl Recipients {
    /// Those that the instance asks for.
    pub(super) fn asked_for(instance: &Instance) -> impl Iterator<Item = Recipients> {
        let recipients = instance.recipients();
        let most = recipients.at_most.map(|limit| Recipients { sense: Sense::AtMost, limit });
        let least = recipients.at_least.map(|limit| Recipients { sense: Sense::AtLeast, limit });
        most.into_iter().chain(least)
    }
}

impl Rule for Recipients {
    fn name(&self) -> &'static str {
        match self.sense {
            Sense::AtMost => AT_MOST.0,
            Sense::AtLeast => AT_LEAST.0,
        }
    }

    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow> {
        let everyone = 0..scene.instance.cooperatives().len() as u32;
        let side = |sense| (sense == self.sense).then(|| Side::fixed(self.limit.fraction()));
        vec![RuleRow {
            name: self.name().to_owned(),
            lower: side(Sense::AtLeast),
            upper: side(Sense::AtMost),
            terms: Terms::Recipients(everyone.map(|position| (position, Fraction::ONE)).collect()),
        }]
    }

    fn audit(&self, _: Scene<'_>, allocation: &Allocation) -> Vec<Finding> {
        let funded = |position: usize| Fraction::from(allocation.grant(position).get().min(1));
        let funded = ExactSum::over(allocation.grants().len(), funded);
        vec![Finding::of((self.name(), self.name()), self.sense, self.limit.fraction(), &funded)]
    }
}
