//! Poverty after support: the indices of Foster, Greer & Thorbecke (1984).
//!
//! FGT(α) = (1/N) Σ_{y_h < z} n_h ((z − y_h) / z)^α,   α = 0 (headcount), 1 (gap), 2 (squared gap); no unit
//!   n_h  people   y_h  income (yuan per person and year)   z  poverty line   N  all people
//! After support it is the mean of both states of shell risk. Strict <: a person exactly at the line is not poor,
//! as in the World Bank's Poverty and Inequality Platform; others count ≤, and the difference shows here, since
//! the program puts many people exactly on the line.

use crate::instance::{Allocation, Instance};

use super::kind::{Better, Family, Measure, Unit};
use super::{Outcome, Population};

pub(super) struct FosterGreerThorbecke;

impl Family for FosterGreerThorbecke {
    fn name(&self) -> &'static str {
        "fgt"
    }

    fn measures(&self) -> &'static [Measure] {
        &[
            Measure {
                name: "headcount",
                heading: "poor",
                unit: Unit::ShareOfPeople,
                better: Better::Lower,
                meaning: "FGT(0): people below the line (strict <) after support / all people",
            },
            Measure {
                name: "gap",
                heading: "gap",
                unit: Unit::Index,
                better: Better::Lower,
                meaning: "FGT(1): mean gap after support as a share of the line, over all people",
            },
            Measure {
                name: "squared_gap",
                heading: "squared gap",
                unit: Unit::Index,
                better: Better::Lower,
                meaning: "FGT(2): mean squared gap after support as a share of the squared line, over all people",
            },
            Measure {
                name: "within_a_step",
                heading: "near line",
                unit: Unit::People,
                better: Better::Neither,
                meaning: "people left short of the line by less than one step of money would bring them",
            },
        ]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let people = outcome.population.people();
        let Some(line) = outcome.population.line.filter(|_| people > 0.0) else { return vec![None; 4] };
        let Fgt { headcount, gap, squared_gap } = Fgt::after(outcome, line, people);
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
    fn after(outcome: &Outcome<'_>, line: f64, people: f64) -> Fgt {
        let mean =
            |of: fn(f64) -> f64| outcome.total(|person| person.expected(|gap| of(gap / line))) / people;
        Fgt {
            headcount: mean(|gap| if gap > 0.0 { 1.0 } else { 0.0 }),
            gap: mean(|gap| gap),
            squared_gap: mean(|gap| gap * gap),
        }
    }
}

/// People short of the line who would pass it with one step more.
fn within_a_step(outcome: &Outcome<'_>) -> f64 {
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

/// Poverty before and after; `None` without members or without poverty data.
pub fn poverty(instance: &Instance, allocation: &Allocation) -> Option<Poverty> {
    let population = Population::of(instance);
    let people = population.people();
    let line = population.line.filter(|_| people > 0.0)?;
    let grants: Vec<f64> = allocation.grants().iter().map(|grant| grant.get() as f64).collect();
    let outcome = Outcome::new(&population, &grants);
    Some(Poverty {
        people,
        before: Fgt::after(&Outcome::before(&population), line, people),
        after: Fgt::after(&outcome, line, people),
        within_a_step: within_a_step(&outcome),
    })
}
