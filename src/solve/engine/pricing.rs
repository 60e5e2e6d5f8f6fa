//! One walk over the chains: the pivot row and the reduced costs, and with them the ratio test's candidates. Where the row of
//! the inverse has entries in few rows, as where a step touches one region only, over their chains alone.
//!
//! For chain i: q_i = y·a_i and α̃_i = ρ̃·a_i; for its segment k: d = c_ik − q_i − y_b·bent_ik and
//! α̃ = α̃_i + ρ̃_b·bent_ik. One pair of sparse products serves all segments of a chain, and reduced costs are
//! worked out from the prices each time, so that they never drift. For slack r: d = y_r, α̃ = −ρ̃_r.

use crate::lp::tolerance::{BLUR, ROW_ENTRY};

use super::members::Members;
use super::ratio_test::{Candidate, RatioTest, rank};
use crate::solve::columns::Columns;

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
    /// Its chains by row.
    pub(super) members: &'a Members,
    /// Where every column is.
    pub(super) statuses: &'a [Status],
    /// c, perturbed or not, by segment.
    pub(super) slopes: &'a [f64],
    /// y
    pub(super) prices: &'a [f64],
    /// ρ̃: the row of the inverse, signed so that the step is positive.
    pub(super) row: &'a [f64],
}

/// Chains whose products are worked out together before their slopes are looked at.
const BLOCK: usize = 512;

impl PivotRow<'_> {
    /// Offers every column that limits the step.
    pub(super) fn price(&self, test: &mut RatioTest) {
        let rows: Vec<usize> = (0..self.row.len()).filter(|row| self.row[*row] != 0.0).collect();
        let noise = ROW_ENTRY * rows.iter().fold(0.0_f64, |most, row| most.max(self.row[*row].abs()));
        for &row in &rows {
            let column = self.columns.structurals() + row;
            self.consider(test, column, self.prices[row], -self.row[row], noise);
        }
        match self.members.few_in(&rows) {
            Some(chains) => self.price_few(test, &chains, noise),
            None => self.price_all(test, noise),
        }
    }

    fn price_few(&self, test: &mut RatioTest, chains: &[usize], noise: f64) {
        let bent_price = self.columns.bent_row.map_or(0.0, |row| self.prices[row]);
        for &chain in chains {
            let chain = self.columns.chain(chain);
            let alpha = chain.dot(self.row);
            if alpha.abs() <= noise {
                continue;
            }
            let price = chain.dot(self.prices);
            for column in chain.first..chain.end {
                let cost = self.slopes[column] - price - bent_price * self.columns.bent(column);
                self.consider(test, column, cost, alpha, noise);
            }
        }
    }

    fn price_all(&self, test: &mut RatioTest, noise: f64) {
        let pairs: Vec<[f64; 2]> =
            self.prices.iter().zip(self.row).map(|(price, entry)| [*price, *entry]).collect();
        let blur = BLUR * self.prices.iter().fold(0.0_f64, |most, price| most.max(price.abs()));
        let mut products = [[0.0; 2]; BLOCK];
        for first in (0..self.columns.chains()).step_by(BLOCK) {
            let products = &mut products[..BLOCK.min(self.columns.chains() - first)];
            self.columns.dots(first, &pairs, products);
            let starts = self.columns.segment_starts(first, products.len());
            match self.columns.bent_row {
                None => self.scan(test, starts, products, noise, blur),
                Some(row) => self.scan_bent(test, starts, products, noise, pairs[row]),
            }
        }
    }

    fn scan(&self, test: &mut RatioTest, starts: &[u32], products: &[[f64; 2]], noise: f64, blur: f64) {
        for (&[price, alpha], ends) in products.iter().zip(starts.windows(2)) {
            if alpha.abs() <= noise {
                continue;
            }
            // On its way to the horizon the chain's price moves from here to there; slopes elsewhere sleep.
            let reach = test.horizon * alpha.abs();
            let (low, high) =
                if alpha > 0.0 { (price - reach, price + blur) } else { (price - blur, price + reach) };
            let range = ends[0] as usize..ends[1] as usize;
            let slopes = &self.slopes[range.clone()];
            if slopes.iter().all(|slope| *slope < low || *slope > high) {
                continue;
            }
            for (column, slope) in range.zip(slopes) {
                self.consider(test, column, slope - price, alpha, noise);
            }
        }
    }

    fn scan_bent(
        &self,
        test: &mut RatioTest,
        starts: &[u32],
        products: &[[f64; 2]],
        noise: f64,
        [bent_price, bent_entry]: [f64; 2],
    ) {
        for (&[price, alpha], ends) in products.iter().zip(starts.windows(2)) {
            for column in ends[0] as usize..ends[1] as usize {
                let bent = self.columns.bent(column);
                let cost = self.slopes[column] - price - bent_price * bent;
                self.consider(test, column, cost, alpha + bent_entry * bent, noise);
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
