//! The Watts index after support, which weighs the poorest most.
//!
//! Watts = (1/N) Σ_{0 < y_h < z} n_h ln(z / y_h); no unit
//!   n_h  people   y_h  income (yuan per person and year)   z  poverty line   N  all people
//! Incomes of 0 and below stay in N and are left out of the sum, as in the World Bank's Poverty and Inequality
//! Platform. Strict < at the line. Mean of both states of shell risk. Source: Watts (1968); Zheng (1993).

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit};

pub(super) struct Watts;

impl Family for Watts {
    fn name(&self) -> &'static str {
        "watts"
    }

    fn measures(&self) -> &'static [Measure] {
        &[Measure { name: "watts", unit: Unit::Index, better: Better::Lower }]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let people = outcome.population.people();
        let Some(line) = outcome.population.line.filter(|_| people > 0.0) else { return vec![None] };
        let sum = outcome.total(|person| {
            person.expected(|gap| if gap > 0.0 && gap < line { libm::log(line / (line - gap)) } else { 0.0 })
        });
        vec![Some(sum / people)]
    }
}
