//! Poverty after support: the indices of Foster, Greer & Thorbecke (1984).
//!
//! FGT(α) = (1/N) Σ_{y_h < z} n_h ((z − y_h) / z)^α,   α = 0 (headcount), 1 (gap), 2 (squared gap); no unit
//!   n_h  people   y_h  income (yuan per person and year)   z  poverty line   N  all people
//! After support it is the mean of both states of shell risk. Strict <: a person exactly at the line is not poor,
//! as in the World Bank's Poverty and Inequality Platform; others count ≤, and the difference shows here, since
//! the program puts many people exactly on the line.

use crate::units::Sum;

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit};

pub(super) struct FosterGreerThorbecke;

impl Family for FosterGreerThorbecke {
    fn name(&self) -> &'static str {
        "fgt"
    }

    fn measures(&self) -> &'static [Measure] {
        &[
            Measure { name: "headcount", unit: Unit::ShareOfPeople, better: Better::Lower },
            Measure { name: "gap", unit: Unit::Index, better: Better::Lower },
            Measure { name: "squared_gap", unit: Unit::Index, better: Better::Lower },
            Measure { name: "within_a_step", unit: Unit::People, better: Better::Neither },
        ]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let people = outcome.population.people();
        let Some(line) = outcome.population.line.filter(|_| people > 0.0) else { return vec![None; 4] };
        let Fgt { headcount, gap, squared_gap } = Fgt::of(Fgt::sums(outcome, line), people);
        let within = within_a_step(outcome);
        [headcount, gap, squared_gap, within].map(Some).to_vec()
    }
}

/// FGT(0), FGT(1), FGT(2): shares without unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Fgt {
    /// Share of people below the line.
    pub headcount: f64,
    /// Mean gap as a share of the line.
    pub gap: f64,
    /// Mean squared gap.
    pub squared_gap: f64,
}

impl Fgt {
    /// Σ n ((z − y) / z)^α over the poor after support, for α = 0, 1, 2.
    pub(super) fn sums(outcome: &Outcome<'_>, line: f64) -> [f64; 3] {
        let mut sums = [Sum::default(); 3];
        for person in outcome.people() {
            sums[0].add(person.expected(|gap| f64::from(u8::from(gap > 0.0))));
            sums[1].add(person.expected(|gap| gap / line));
            sums[2].add(person.expected(|gap| (gap / line) * (gap / line)));
        }
        sums.map(Sum::value)
    }

    /// The indices of so many people.
    pub(super) fn of(sums: [f64; 3], people: f64) -> Fgt {
        let [headcount, gap, squared_gap] = sums.map(|sum| sum / people);
        Fgt { headcount, gap, squared_gap }
    }
}

/// People short of the line who would pass it with one step more.
pub(super) fn within_a_step(outcome: &Outcome<'_>) -> f64 {
    outcome.short_by_less_than(outcome.population.instance.funds().step.get() as f64)
}

/// Poverty among the members of all cooperatives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poverty {
    /// All members.
    pub people: f64,
    /// Without support.
    pub before: Fgt,
    /// With it.
    pub after: Fgt,
    /// People left short of the line by less than one step would bring them.
    pub within_a_step: f64,
}
