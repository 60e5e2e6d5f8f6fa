//! Targeting errors in heads: who is reached, against who is poor.
//!
//! exclusion error = Σ_{P∖B} n / Σ_P n   (also called under-coverage)
//! inclusion error = Σ_{B∖P} n / Σ_B n   (a share of beneficiaries)
//! false-positive rate = Σ_{B∖P} n / Σ_{¬P} n   (a share of those who are not poor)
//! targeting differential = Σ_{P∩B} n / Σ_P n − Σ_{B∖P} n / Σ_{¬P} n   (Ravallion 2000)
//! 1 − exclusion − inclusion error   (World Bank 2022, ch. 7, by the same name: another thing)
//! success rate = (TP + TN) / N   (Cornia & Stewart 1993; World Bank 2022)
//! Cohen's κ = (success − e) / (1 − e),  e = (ΣB·ΣP + Σ¬B·Σ¬P) / N²   (agreement beyond chance)
//!   n  people   P  the poor before (y < z, strict)   B  beneficiaries: members of a funded cooperative to whom some
//!   of its money passes (t > 0)   N  all people   TP, TN  poor and reached, not poor and not reached
//! Heads, not money: a yuan makes a beneficiary. If as many are reached as are poor, exclusion error = inclusion
//! error: then they are one finding, not two. Shares of nobody are absent.

use crate::units::Sum;

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit, share};

pub(super) struct Errors;

const fn of_people(name: &'static str, better: Better) -> Measure {
    Measure { name, unit: Unit::ShareOfPeople, better }
}

const MEASURES: [Measure; 7] = [
    of_people("exclusion_error", Better::Lower),
    of_people("inclusion_error", Better::Lower),
    of_people("false_positive_rate", Better::Lower),
    of_people("targeting_differential", Better::Higher),
    of_people("one_minus_errors", Better::Higher),
    of_people("success_rate", Better::Higher),
    Measure { name: "kappa", unit: Unit::Index, better: Better::Higher },
];

impl Family for Errors {
    fn name(&self) -> &'static str {
        "errors"
    }

    fn measures(&self) -> &'static [Measure] {
        &MEASURES
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        if outcome.population.line.is_none() {
            return vec![None; MEASURES.len()];
        }
        // By poor and reached: neither, reached, poor, both.
        let mut heads = [Sum::default(); 4];
        for person in outcome.people() {
            let place = 2 * usize::from(person.is_poor()) + usize::from(person.gain > 0.0);
            heads[place].add(person.group.people);
        }
        let [spared, false_hits, misses, hits] = heads.map(Sum::value);
        let (poor, others) = (hits + misses, false_hits + spared);
        let (reached, left_out) = (hits + false_hits, misses + spared);
        let people = poor + others;
        let (exclusion, inclusion) = (share(misses, poor), share(false_hits, reached));
        let false_positives = share(false_hits, others);
        let success = share(hits + spared, people);
        let by_chance = share(reached * poor + left_out * others, people * people);
        let kappa = success.zip(by_chance).and_then(|(s, e)| share(s - e, 1.0 - e));
        vec![
            exclusion,
            inclusion,
            false_positives,
            share(hits, poor).zip(false_positives).map(|(poor, others)| poor - others),
            exclusion.zip(inclusion).map(|(exclusion, inclusion)| 1.0 - exclusion - inclusion),
            success,
            kappa,
        ]
    }
}
