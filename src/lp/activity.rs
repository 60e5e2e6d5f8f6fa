//! What a point does to the rows and to the objective, worked out from the program itself.
//!
//! activity_r = Σ_i a_ri x_i + Σ_ik bent_ik x_ik   size_r = max(|limits|, Σ |a_ri| x_i + Σ |bent_ik| x_ik)
//!   x_i  steps of chain i, its segments filled in order

use crate::units::{Sum, parts};

use super::Program;

/// What one row adds up to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Activity {
    /// The sum, in the row's unit.
    pub value: f64,
    /// The sum of absolute terms, or the largest limit if that is more.
    pub size: f64,
    /// How far the sum is outside the row's limits, as a share of the size; 0 inside.
    pub breach: f64,
}

impl Program {
    /// The most steps that a chain can take.
    pub fn chain_length(&self, chain: usize) -> f64 {
        self.segments(chain).iter().map(|segment| segment.length).sum()
    }

    /// The objective of these amounts.
    pub fn worth(&self, amounts: &[f64]) -> f64 {
        let mut worth = Sum::default();
        for (chain, &amount) in amounts.iter().enumerate() {
            self.fill(chain, amount, |part, slope, _| worth.add(part * slope));
        }
        worth.value()
    }

    /// What these amounts do to every row.
    pub fn activities(&self, amounts: &[f64]) -> Vec<Activity> {
        let limits = self.rows().iter().zip(self.sums(amounts)).map(|(row, (value, terms))| {
            let size = [row.lower, row.upper].into_iter().flatten().map(f64::abs).fold(terms, f64::max);
            let below = row.lower.map_or(0.0, |lower| lower - value);
            let above = row.upper.map_or(0.0, |upper| value - upper);
            let breach = below.max(above).max(0.0);
            Activity { value, size, breach: if breach > 0.0 { breach / size } else { 0.0 } }
        });
        limits.collect()
    }

    /// What these amounts add up to in every row, and the sum of the absolute terms.
    pub fn sums(&self, amounts: &[f64]) -> Vec<(f64, f64)> {
        type Sums = Vec<(Sum, f64)>;
        let visit = |sums: &mut Sums, chain: usize| {
            let amount = amounts[chain];
            if amount == 0.0 {
                return;
            }
            for &(row, coefficient) in self.coefficients(chain) {
                let (sum, size) = &mut sums[row as usize];
                sum.add(coefficient * amount);
                *size += (coefficient * amount).abs();
            }
            if let Some(row) = self.bent_row() {
                self.fill(chain, amount, |part, _, bent| {
                    sums[row].0.add(part * bent);
                    sums[row].1 += (part * bent).abs();
                });
            }
        };
        let join = |all: &mut Sums, part: &Sums| {
            for ((sum, size), part) in all.iter_mut().zip(part) {
                sum.add(part.0.value());
                *size += part.1;
            }
        };
        let empty = || vec![(Sum::default(), 0.0_f64); self.rows().len()];
        let sums = parts::sum(amounts.len(), empty, visit, join);
        sums.into_iter().map(|(sum, terms)| (sum.value(), terms)).collect()
    }

    /// Adds what one chain is to every row with one amount and no longer is with another.
    pub fn move_in(&self, sums: &mut [Sum], chain: usize, from: f64, to: f64) {
        if from.total_cmp(&to).is_eq() {
            return;
        }
        for &(row, coefficient) in self.coefficients(chain) {
            sums[row as usize].add(coefficient * (to - from));
        }
        if let Some(row) = self.bent_row() {
            self.fill(chain, from, |part, _, bent| sums[row].add(-part * bent));
            self.fill(chain, to, |part, _, bent| sums[row].add(part * bent));
        }
    }

    /// Hands each filled part of a chain on, with its slope and its coefficient in the bent row.
    fn fill(&self, chain: usize, amount: f64, mut take: impl FnMut(f64, f64, f64)) {
        let mut left = amount;
        for segment in self.segments(chain) {
            if left <= 0.0 {
                return;
            }
            let part = left.min(segment.length);
            take(part, segment.slope, segment.bent);
            left -= part;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};

    #[test]
    fn a_chain_fills_its_segments_in_order() {
        let rows = vec![
            Row { name: "money".into(), lower: None, upper: Some(2.0) },
            Row { name: "covered".into(), lower: Some(1.0), upper: None },
        ];
        let mut program = Program::new(rows, Some(1));
        let near = Segment { length: 2.0, slope: 3.0, bent: 0.5 };
        program.push_chain([(0, 1.0)], [near, Segment { length: 4.0, slope: 1.0, bent: 0.0 }]);
        let activities = program.activities(&[3.0]);
        // By hand: 2 steps at 3 and 1 at 1; 3 of money where 2 are allowed; 2 steps at 0.5 covered.
        assert!((program.worth(&[3.0]) - 7.0).abs() < 1e-15);
        assert_eq!(activities[0], Activity { value: 3.0, size: 3.0, breach: 1.0 / 3.0 });
        assert_eq!(activities[1], Activity { value: 1.0, size: 1.0, breach: 0.0 });
    }
}
