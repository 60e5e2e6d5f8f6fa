//! The distributional characteristic: gains weighed by how much a yuan means to whoever gets it.
//!
//! D(ε) = Σ n β (1 − s) t / Σ n (1 − s) t,   β = (ȳ / y)^ε,  ε = 1, 2; no unit
//!   t  gain (yuan per person and year)   y  income before   ȳ  mean income   ε  aversion to inequality
//! Absent where an income is unknown, where the mean income is not above 0, or where somebody with an income of 0
//! or below gains: β has no value there. Source: Feldstein (1972); Coady & Skoufias (2004).

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit, share};

pub(super) struct Distribution;

const fn with_aversion(name: &'static str) -> Measure {
    Measure { name, unit: Unit::Index, better: Better::Higher }
}

const MEASURES: [Measure; 2] = [with_aversion("distributional_1"), with_aversion("distributional_2")];

impl Family for Distribution {
    fn name(&self) -> &'static str {
        "distribution"
    }

    fn measures(&self) -> &'static [Measure] {
        &MEASURES
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let population = outcome.population;
        let known = population.groups.iter().all(|group| group.income.is_some());
        let income = |group: &super::population::Group| group.income.unwrap_or(0.0);
        let mean = share(population.total(|group| group.people * income(group)), population.people());
        let valued = outcome.people().all(|person| person.gain == 0.0 || income(person.group) > 0.0);
        let gains = outcome.gains();
        let Some(mean) = mean.filter(|mean| known && valued && *mean > 0.0) else { return vec![None; 2] };
        let weighed = |aversion: i32| {
            outcome.total(|person| {
                let weight = || (mean / income(person.group)).powi(aversion);
                if person.gain > 0.0 { person.expected_gain() * weight() } else { 0.0 }
            })
        };
        vec![share(weighed(1), gains), share(weighed(2), gains)]
    }
}
