//! Starting an iteration from clean numbers: inverse, prices, bounds and basic values worked out anew.
//!
//! y = c_B B⁻¹ and x_B = −B⁻¹ N x_N, each with one step of refinement against the columns themselves;
//! sums over all columns carry their rounding error along. A nonbasic column whose reduced cost has the wrong
//! sign moves to its other bound, which keeps the basis dual feasible whatever rounding did to it.

use crate::lp::Sum;
use crate::lp::tolerance::{EASED, LEAST_PERTURBATION, PERTURBATION, PRIMAL, REDUCED_COST, SOLVE_NOISE};

use super::dual_simplex::Search;
use super::leaving::Weights;
use super::pricing::Status;
use crate::solve::columns::Columns;

/// How far outside its bounds a column that enters may be.
pub(super) fn allowance(columns: &Columns, column: usize) -> f64 {
    let (lower, upper) = columns.bounds(column);
    PRIMAL * lower.abs().max(upper.abs())
}

impl Search<'_> {
    /// Works everything out anew.
    pub(super) fn refresh(&mut self) {
        if self.basis.pivots > 0 && self.basis.factor(self.columns).is_err() {
            self.restart();
        }
        self.refresh_prices();
        let (activity, size) = self.settle_nonbasic();
        self.refresh_values(&activity, size);
        self.fresh = true;
    }

    /// From the slacks again, with costs that lead along another road.
    fn restart(&mut self) {
        for status in self.statuses.iter_mut().filter(|status| **status == Status::Basic) {
            *status = Status::Lower;
        }
        self.basis.restart(self.columns);
        self.weights = Weights::unit(self.columns.row_count());
        self.statuses[self.columns.structurals()..].fill(Status::Basic);
        self.perturb_anew();
    }

    fn refresh_prices(&mut self) {
        let slope = |column: usize| self.slopes.get(column).copied().unwrap_or(0.0);
        let costs: Vec<f64> = self.basis.head.iter().map(|&column| slope(column)).collect();
        let mut prices = self.basis.solve_transposed(&costs);
        let product = self.basis.multiply_transposed(self.columns, &prices);
        let errors: Vec<f64> = costs.iter().zip(product).map(|(cost, product)| cost - product).collect();
        for (price, by) in prices.iter_mut().zip(self.basis.solve_transposed(&errors)) {
            *price += by;
        }
        let sizes: Vec<f64> = costs.iter().map(|cost| cost.abs()).collect();
        self.price_noise = self.basis.solve_transposed_sizes(&sizes);
        for noise in &mut self.price_noise {
            *noise *= REDUCED_COST;
        }
        if self.nothing.is_some() {
            self.clear_noise(&mut prices);
        }
        self.prices = prices;
    }

    /// Where most costs are 0 many prices are: what rounding leaves of them would take columns that tie, nearly all, to the
    /// side of its sign.
    fn clear_noise(&mut self, prices: &mut [f64]) {
        let largest = prices.iter().fold(0.0_f64, |most, price| most.max(price.abs()));
        for (price, noise) in prices.iter_mut().zip(&mut self.price_noise) {
            *noise = noise.max(SOLVE_NOISE * largest);
            if price.abs() <= *noise {
                *price = 0.0;
            }
        }
    }

    /// Puts every nonbasic column at the bound that its reduced cost asks for.
    /// Returns N x_N and, for every row, the sum of its absolute terms.
    fn settle_nonbasic(&mut self) -> (Vec<f64>, Vec<f64>) {
        let columns = self.columns;
        let mut activity = vec![Sum::default(); columns.row_count()];
        let mut size = vec![0.0; columns.row_count()];
        for index in 0..columns.chains() {
            let chain = columns.chain(index);
            let price = chain.dot(&self.prices);
            let terms: f64 = chain
                .rows
                .iter()
                .zip(chain.values)
                .map(|(&row, value)| (self.prices[row as usize] * value).abs())
                .sum();
            let mut amount = 0.0;
            for column in chain.first..chain.end {
                let own = columns.bent_row.map_or(0.0, |row| self.prices[row] * columns.bent(column));
                let cost = self.slopes[column] - price - own;
                let noise = REDUCED_COST * (self.slopes[column].abs() + terms + own.abs());
                settle(&mut self.statuses[column], cost, noise);
                if self.statuses[column] == Status::Upper {
                    amount += columns.lengths[column];
                    if let Some(row) = columns.bent_row {
                        let part = columns.bent(column) * columns.lengths[column];
                        activity[row].add(part);
                        size[row] += part.abs();
                    }
                }
            }
            if amount != 0.0 {
                for (&row, value) in chain.rows.iter().zip(chain.values) {
                    activity[row as usize].add(value * amount);
                    size[row as usize] += (value * amount).abs();
                }
            }
        }
        for (row, &(lower, upper)) in columns.limits.iter().enumerate() {
            let status = &mut self.statuses[columns.structurals() + row];
            settle(status, self.prices[row], self.price_noise[row]);
            match status {
                Status::Basic => {}
                Status::Lower => activity[row].add(-lower),
                Status::Upper => activity[row].add(-upper),
            }
            if *status != Status::Basic {
                size[row] = f64::max(size[row], if *status == Status::Lower { lower } else { upper }.abs());
            }
        }
        (activity.into_iter().map(Sum::value).collect(), size)
    }

    fn refresh_values(&mut self, activity: &[f64], mut size: Vec<f64>) {
        let mut values: Vec<f64> = self.basis.solve(activity).iter().map(|value| -value).collect();
        let product = self.basis.multiply(self.columns, &values);
        let errors: Vec<f64> = product.iter().zip(activity).map(|(product, sum)| product + sum).collect();
        for (value, by) in values.iter_mut().zip(self.basis.solve(&errors)) {
            *value -= by;
        }
        let structurals = self.columns.structurals();
        for (&column, value) in
            self.basis.head.iter().zip(&values).filter(|(column, _)| **column < structurals)
        {
            self.columns.each_entry(column, |row, entry| size[row] += (entry * value).abs());
        }
        self.noise = self.basis.solve_sizes(&size);
        for noise in &mut self.noise {
            *noise *= SOLVE_NOISE;
        }
        let slack = self.basis.head.iter().enumerate().map(|(position, &column)| {
            // Limits that stand for "none" are no measure of a row.
            let own = match column.checked_sub(structurals) {
                Some(row) => size[row].max(values[position].abs()),
                None => self.columns.lengths[column],
            };
            PRIMAL * own + self.noise[position]
        });
        self.slack = slack.collect();
        self.values = values;
    }

    /// Costs a little off the true ones, so that no two columns tie: ties stall the search.
    pub(super) fn perturb(&mut self) {
        self.perturb_anew();
        self.refresh();
    }

    fn perturb_anew(&mut self) {
        self.perturbations += 1;
        self.perturb_by(PERTURBATION);
    }

    fn perturb_by(&mut self, size: f64) {
        self.perturbed_by = size;
        let count = self.columns.structurals() as f64;
        let nothing = self.nothing.unwrap_or(PERTURBATION);
        for (column, (slope, own)) in self.columns.slopes.iter().zip(&mut self.slopes).enumerate() {
            let share = match self.perturbations {
                // The first in the table comes first among equals, here and in the answer.
                1 => 1.0 - 0.5 * column as f64 / count,
                time => fraction(column as u64 ^ ((time - 1) << 40)),
            };
            // What brings nothing brings a little less, the last in the table least of all.
            *own = if *slope > 0.0 {
                slope * (1.0 + size * share)
            } else if *slope < 0.0 {
                slope * (1.0 - size * share)
            } else {
                -size * nothing * (2.0 - share)
            };
        }
    }

    /// Costs nearer to the true ones; false if they are these already. Where most are 0 the perturbed ones may be worth more
    /// than the true ones, and lead elsewhere: so they come nearer step by step, lest the way back be among ties alone.
    pub(super) fn ease(&mut self) -> bool {
        if self.perturbed_by == 0.0 {
            return false;
        }
        let eased = self.perturbed_by * EASED;
        if eased >= LEAST_PERTURBATION && self.nothing.is_some() {
            self.perturb_by(eased);
        } else {
            self.perturbed_by = 0.0;
            self.slopes.copy_from_slice(&self.columns.slopes);
        }
        true
    }
}

/// What slopes of 0 count as when they are perturbed, where most are 0: prices come from the few others then, and less than
/// a share of those would be lost among their rounding, so that every column would tie.
pub(super) fn nothing(slopes: &[f64]) -> Option<f64> {
    let gaining = slopes.iter().filter(|slope| **slope != 0.0);
    let (count, largest) =
        gaining.fold((0, 0.0_f64), |(count, most), slope| (count + 1, most.max(slope.abs())));
    (count > 0 && 2 * count < slopes.len()).then_some(largest)
}

/// To the bound that the reduced cost asks for, if it asks beyond its noise.
fn settle(status: &mut Status, cost: f64, noise: f64) {
    *status = match *status {
        Status::Lower if cost > noise => Status::Upper,
        Status::Upper if cost < -noise => Status::Lower,
        other => other,
    };
}

/// A number from 0.5 to 1 that depends on nothing but the index (Steele, Lea & Flood 2014).
fn fraction(index: u64) -> f64 {
    let mut state = index.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    0.5 + ((state ^ (state >> 31)) >> 12) as f64 / (1_u64 << 53) as f64
}
