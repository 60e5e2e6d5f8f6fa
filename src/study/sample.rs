//! Samples of cooperatives: how much figures would move if other cooperatives had been there.
//!
//! As many as there are, drawn with replacement within each stratum: c_i, how often cooperative i counts, sums to the
//! stratum's size. A cooperative is drawn with all its members, since members of one are alike (cluster bootstrap).
//! Strata are the values of the column of `[report] by`; without it all are one. One alone in its stratum is in every
//! sample once, and adds nothing to intervals. Source: Efron & Tibshirani (1993), An Introduction to the Bootstrap.

use crate::chance::Chance;
use crate::instance::Instance;

/// Within which cooperatives are drawn.
pub(super) struct Strata {
    /// Positions.
    strata: Vec<Vec<usize>>,
    cooperatives: usize,
}

impl Strata {
    pub(super) fn of(instance: &Instance) -> Strata {
        let cooperatives = instance.cooperatives().len();
        let strata = match instance.report_by() {
            Some(label) => {
                let mut strata = vec![Vec::new(); label.distinct().len()];
                (0..cooperatives).for_each(|position| strata[label.code(position)].push(position));
                strata
            }
            None => vec![(0..cooperatives).collect()],
        };
        Strata { strata, cooperatives }
    }

    /// How often each counts, by position.
    pub(super) fn draw(&self, chance: &mut Chance) -> Vec<f64> {
        let mut counts = vec![0.0; self.cooperatives];
        for stratum in &self.strata {
            for _ in stratum {
                counts[stratum[chance.below(stratum.len() as u64) as usize]] += 1.0;
            }
        }
        counts
    }
}
