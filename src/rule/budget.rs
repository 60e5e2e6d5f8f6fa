//! Budget: no more than the money there is.
//!
//! Row:  Σ_i x_i ≤ B
//!   x_i  grant to cooperative i (yuan)   B  `funds.budget` (yuan)

use crate::instance::{Allocation, Sense};
use crate::units::{ExactSum, Fraction};
use crate::words::{Message, meaning};

use super::{Finding, Rule, RuleRow, Scene, Side, Terms};

/// Name and meaning for lists.
pub(super) const KIND: (&str, Message) = ("budget", meaning::rule::BUDGET);

pub(super) struct Budget;

impl Rule for Budget {
    fn name(&self) -> &'static str {
        KIND.0
    }

    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow> {
        let funds = scene.instance.funds();
        let everyone = 0..scene.instance.cooperatives().len() as u32;
        vec![RuleRow {
            name: KIND.0.to_owned(),
            lower: None,
            upper: Some(Side { limit: Fraction::from(funds.budget.get()), per_budget: Fraction::ONE }),
            terms: Terms::Linear(everyone.map(|position| (position, Fraction::ONE)).collect()),
        }]
    }

    fn audit(&self, scene: Scene<'_>, allocation: &Allocation) -> Vec<Finding> {
        let limit = Fraction::from(scene.instance.funds().budget.get());
        let grant = |position: usize| Fraction::from(allocation.grant(position).get());
        let granted = ExactSum::over(allocation.grants().len(), grant);
        vec![Finding::of((KIND.0, KIND.0), Sense::AtMost, limit, &granted)]
    }
}
