//! What each rule costs: the impact that the same money would have without it, by solving again.

use rayon::prelude::*;
use serde::Serialize;

use crate::model::Problem;
use crate::pipeline::{Answer, in_real_numbers_near};
use crate::solve::Backend;
use crate::units::Fraction;

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
    let Some(with) = answer.unrounded.as_ref() else { return Vec::new() };
    let asked = |name: &str| only.is_none_or(|only| only == name);
    let rules = answer.problem.rules().iter().enumerate().skip(1).filter(|(_, rule)| asked(rule.name()));
    let rules: Vec<(usize, &str)> = rules.map(|(index, rule)| (index, rule.name())).collect();
    let cost = |(index, name): &(usize, &str)| {
        // A rule without a price is kept by an optimum of the others: it costs nothing.
        let best = binds(answer, *index).then(|| optimum_without(answer, name, backend)).flatten();
        let cost = best.map_or(0.0, |best| (&best - with).to_f64().max(0.0));
        RuleCost { rule: (*name).to_owned(), cost }
    };
    rules.par_iter().map(cost).collect()
}

/// The optimum without a rule, before rounding; the proved bound where grants are whole in other ways than steps.
fn optimum_without(answer: &Answer<'_>, rule: &str, backend: &dyn Backend) -> Option<Fraction> {
    let scene = answer.problem.scene();
    // Curves know nothing of rules.
    let without = scene.instance.without_rule(rule);
    let best = in_real_numbers_near(Problem::state(&without, scene.impact), answer, backend);
    if best.problem.is_linear() { best.unrounded } else { best.bound }
}

/// Has any row of a rule a price?
pub(super) fn binds(answer: &Answer<'_>, rule: usize) -> bool {
    let rows = answer.problem.rows().iter().zip(&answer.prices);
    rows.filter(|(row, _)| row.rule == rule).any(|(_, price)| !price.is_zero())
}
