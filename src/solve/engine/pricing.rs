//! One walk over the chains: the pivot row and the reduced costs, and with them the ratio test's candidates.
//!
//! For chain i: q_i = y·a_i and α̃_i = ρ̃·a_i; for its segment k: d = c_ik − q_i − y_b·bent_ik and
//! α̃ = α̃_i + ρ̃_b·bent_ik. One pair of sparse products serves all segments of a chain, and reduced costs are
//! worked out from the prices each time, so that they never drift. For slack r: d = y_r, α̃ = −ρ̃_r.

use crate::lp::tolerance::ROW_ENTRY;

use super::columns::Columns;
use super::ratio_test::{Candidate, RatioTest, rank};

/// Where a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// At its lower bound.
    Lower,
    /// At its upper bound.
    Upper,
    /// In the basis.
    Basic,
}

/// What the walk needs to know.
pub(super) struct PivotRow<'a> {
    /// The program.
    pub(super) columns: &'a Columns,
    /// Where every column is.
    pub(super) statuses: &'a [Status],
    /// c, perturbed or not, by segment.
    pub(super) slopes: &'a [f64],
    /// y
    pub(super) prices: &'a [f64],
    /// ρ̃: the row of the inverse, signed so that the step is positive.
    pub(super) row: &'a [f64],
}

impl PivotRow<'_> {
    /// Offers every column that limits the step.
    pub(super) fn price(&self, test: &mut RatioTest) {
        let noise = ROW_ENTRY * self.row.iter().fold(0.0_f64, |most, entry| most.max(entry.abs()));
        self.price_slacks(test, noise);
        match self.columns.bent_row {
            None => self.price_chains(test, noise),
            Some(bent) => self.price_bent_chains(test, noise, bent),
        }
    }

    fn price_slacks(&self, test: &mut RatioTest, noise: f64) {
        for (row, &price) in self.prices.iter().enumerate() {
            self.consider(test, self.columns.structurals() + row, price, -self.row[row], noise);
        }
    }

    fn price_chains(&self, test: &mut RatioTest, noise: f64) {
        for chain in 0..self.columns.chains() {
            let chain = self.columns.chain(chain);
            let (price, alpha) = chain.dots(self.prices, self.row);
            if alpha.abs() <= noise {
                continue;
            }
            for column in chain.first..chain.end {
                self.consider(test, column, self.slopes[column] - price, alpha, noise);
            }
        }
    }

    fn price_bent_chains(&self, test: &mut RatioTest, noise: f64, row: usize) {
        for chain in 0..self.columns.chains() {
            let chain = self.columns.chain(chain);
            let (price, alpha) = chain.dots(self.prices, self.row);
            for column in chain.first..chain.end {
                let bent = self.columns.bent(column);
                let cost = self.slopes[column] - price - self.prices[row] * bent;
                self.consider(test, column, cost, alpha + self.row[row] * bent, noise);
            }
        }
    }

    #[inline]
    fn consider(&self, test: &mut RatioTest, column: usize, cost: f64, alpha: f64, noise: f64) {
        let fills = match self.statuses[column] {
            Status::Lower if alpha > noise => true,
            Status::Upper if alpha < -noise => false,
            _ => return,
        };
        let pivot = alpha.abs();
        // How far the reduced cost is from changing sign; below 0 only by rounding.
        let distance = if fills { -cost } else { cost }.max(0.0);
        if distance > test.horizon * pivot {
            return;
        }
        let (lower, upper) = self.columns.bounds(column);
        let fall = pivot * (upper - lower);
        test.offer(Candidate { step: distance / pivot, fall, pivot, rank: rank(column, fills), column });
    }
}
