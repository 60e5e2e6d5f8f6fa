//! What each rule costs: the impact that the same money would have without it, by solving again.

use serde::Serialize;

use crate::impact::Impact;
use crate::pipeline::{Answer, optimum};
use crate::solve::Backend;

/// A rule and its cost.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain`")]
pub struct RuleCost {
    pub rule: String,
    /// Impact that the rule costs, before rounding; 0 if it does not bind.
    pub cost: f64,
}

/// Every rule but the budget in the instance's order, or only the one of this name.
pub fn rule_costs(answer: &Answer<'_>, only: Option<&str>, backend: &dyn Backend) -> Vec<RuleCost> {
    let instance = answer.problem.scene().instance;
    let Some(with) = answer.unrounded.as_ref() else { return Vec::new() };
    let asked = |name: &str| only.is_none_or(|only| only == name);
    let rules = answer.problem.rules().iter().enumerate().skip(1).filter(|(_, rule)| asked(rule.name()));
    let costs = rules.map(|(index, rule)| {
        // A rule without a price is kept by an optimum of the others: it costs nothing.
        let cost = binds(answer, index)
            .then(|| {
                let without = instance.without_rule(rule.name());
                let impact = Impact::of(&without);
                optimum(&without, &impact, backend).map(|best| (&best - with).to_f64().max(0.0))
            })
            .flatten();
        RuleCost { rule: rule.name().to_owned(), cost: cost.unwrap_or(0.0) }
    });
    costs.collect()
}

/// Has any row of a rule a price?
pub(super) fn binds(answer: &Answer<'_>, rule: usize) -> bool {
    let rows = answer.problem.rows().iter().zip(&answer.prices);
    rows.filter(|(row, _)| row.rule == rule).any(|(_, price)| !price.is_zero())
}
