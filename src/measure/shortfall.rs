//! The total shortfall after support: what all the poor together lack to the line.
//!
//! Shortfall = Σ_{y_h < z} n_h (z − y_h)   (yuan per year)
//!   n_h  people   y_h  income (yuan per person and year)   z  poverty line
//! Mean of both states of shell risk; shortfall before − after is the impact where the objective is the gap.

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit};

pub(super) struct Shortfall;

impl Family for Shortfall {
    fn name(&self) -> &'static str {
        "shortfall"
    }

    fn measures(&self) -> &'static [Measure] {
        &[Measure { name: "shortfall", unit: Unit::YuanPerYear, better: Better::Lower }]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        vec![outcome.population.line.map(|_| outcome.total(|person| person.expected(|gap| gap)))]
    }
}
