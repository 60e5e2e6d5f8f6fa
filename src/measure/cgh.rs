//! The index of Coady, Grosh & Hoddinott: the poor's share of the gains, against their share of people.
//!
//! CGH = (Σ_P n (1 − s) t / Σ n (1 − s) t) / (Σ_P n / N)
//!   P  the poor before (y < z, strict)   t  gain (yuan per person and year)   s  shell risk   N  all people
//! 1 is neutral: equal gains for everybody give exactly 1. The most it can be is N / Σ_P n. 85 programmes have a
//! median of 1.25. Means little without coverage and amount. Source: Coady, Grosh & Hoddinott (2004).

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit, share};

pub(super) struct CoadyGroshHoddinott;

impl Family for CoadyGroshHoddinott {
    fn name(&self) -> &'static str {
        "cgh"
    }

    fn measures(&self) -> &'static [Measure] {
        &[Measure { name: "cgh", unit: Unit::Index, better: Better::Higher }]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let population = outcome.population;
        let of_gains = share(outcome.gains_of_the_poor(), outcome.gains());
        let of_people = population.line.and_then(|_| share(population.poor(), population.people()));
        vec![of_gains.zip(of_people).and_then(|(gains, people)| share(gains, people))]
    }
}
