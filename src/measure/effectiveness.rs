//! Against the proved optimum: how much of what the money could do was done.
//!
//! impact effectiveness = impact / the most impact that the same money can have
//! spending effectiveness = the least money that has the same impact / the money spent
//! Both once under the budget alone, for every allocation, and once under all rules, for one that keeps them; the
//! optimum comes in as a number ([`Against`](super::Against)), proved by whoever worked it out. Names after the
//! Commitment to Equity handbook (Lustig 2018), where the optimum is a formula for the poorest first.

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit, share};

pub(super) struct Effectiveness;

const fn effectiveness(name: &'static str) -> Measure {
    Measure { name, unit: Unit::Share, better: Better::Higher }
}

const MEASURES: [Measure; 4] = [
    effectiveness("impact_effectiveness"),
    effectiveness("spending_effectiveness"),
    effectiveness("impact_effectiveness_by_rules"),
    effectiveness("spending_effectiveness_by_rules"),
];

impl Family for Effectiveness {
    fn name(&self) -> &'static str {
        "effectiveness"
    }

    fn measures(&self) -> &'static [Measure] {
        &MEASURES
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let (impact, money, against) = (outcome.impact(), outcome.money(), outcome.against);
        let of_best = |best: Option<f64>| share(impact, best?);
        let of_spent = |least: Option<f64>| share(least?, money);
        vec![
            of_best(against.best_impact),
            of_spent(against.least_money),
            of_best(against.best_impact_by_rules),
            of_spent(against.least_money_by_rules),
        ]
    }
}
