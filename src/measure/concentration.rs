//! How gains run along income: the concentration index.
//!
//! C = 2 cov(t, rank) / mean(t),   rank: mid-rank in income before, as a share of people (0–1); weighted by people
//!   t  gain, as expected: (1 − s)·t (yuan per person and year)
//! Below 0 the poorer gain more than their share (progressive), −1 at the least, 0 for equal gains. People of equal
//! income share one rank. Absent where an income is unknown or nobody gains. Source: Kakwani (1977); O'Donnell et
//! al. (2008), ch. 8.

use crate::units::Sum;

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit};

pub(super) struct Concentration;

impl Family for Concentration {
    fn name(&self) -> &'static str {
        "concentration"
    }

    fn measures(&self) -> &'static [Measure] {
        &[Measure { name: "concentration", unit: Unit::Index, better: Better::Lower }]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        vec![index(outcome)]
    }
}

fn index(outcome: &Outcome<'_>) -> Option<f64> {
    let order = outcome.population.by_income()?;
    let (mut below, mut gains, mut ranked) = (0.0, Sum::default(), Sum::default());
    let people = outcome.population.people();
    for equals in order.chunk_by(|left, right| left.income.total_cmp(&right.income).is_eq()) {
        let weight: f64 = equals.iter().map(|group| group.people).sum();
        let rank = (below + weight / 2.0) / people;
        for group in equals {
            let gain = group.people * group.real * outcome.gains[group.place as usize];
            gains.add(gain);
            ranked.add(gain * (rank - 0.5));
        }
        below += weight;
    }
    (gains.value() > 0.0).then(|| 2.0 * ranked.value() / gains.value())
}
