//! Where gains end up: in gaps, beyond them, or with others (Beckerman 1979).
//!
//! cost-benefit = A / X · vertical efficiency = (A + S) / (A + S + C) · poverty-reduction efficiency = A / (A + S + C)
//! spill-over = S / (A + S) · gap efficiency = A / (A + D)
//!   A  gains that fill gaps   S  gains of the poor beyond the line   C  gains of others   D  gap left   X  all grants
//!   all in yuan, A, S, C and D a year and as expected: a real cooperative has probability 1 − s, so D counts the whole
//!   gap with probability s
//! Poor means poor before (y < z, strict). Cost-benefit is World Bank (2022), ch. 7: gap closed for a yuan spent.
//! Shares of nothing are absent.

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit, share};

pub(super) struct Beckerman;

const fn of_gains(name: &'static str, better: Better) -> Measure {
    Measure { name, unit: Unit::Share, better }
}

const MEASURES: [Measure; 5] = [
    Measure { name: "cost_benefit", unit: Unit::Index, better: Better::Higher },
    of_gains("vertical_efficiency", Better::Higher),
    of_gains("reduction_efficiency", Better::Higher),
    of_gains("spill_over", Better::Lower),
    of_gains("gap_efficiency", Better::Higher),
];

impl Family for Beckerman {
    fn name(&self) -> &'static str {
        "beckerman"
    }

    fn measures(&self) -> &'static [Measure] {
        &MEASURES
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        if outcome.population.line.is_none() {
            return vec![None; MEASURES.len()];
        }
        let filled = outcome.total(|person| person.group.people * person.group.real * person.closed());
        let (to_poor, gains) = (outcome.gains_of_the_poor(), outcome.gains());
        let gap = outcome.population.total(|group| group.people * group.gap);
        vec![
            share(filled, outcome.money()),
            share(to_poor, gains),
            share(filled, gains),
            share((to_poor - filled).max(0.0), to_poor),
            share(filled, gap),
        ]
    }
}
