//! Powers of two that bring coefficients, slopes and amounts near 1; multiplying by them loses nothing.
//!
//! a′_ri = ρ_r a_ri σ_i   x′_i = x_i / σ_i   b′_r = ρ_r b_r   c′_i = γ c_i σ_i   π_r = π′_r ρ_r / γ
//!   ρ_r  makes the mean exponent of a row 0   σ_i  then makes the largest of a chain's entries about 1
//!   γ    makes the largest slope about 1
//! Means of exponents, since a ratio row may pass near 0 by chance (Curtis & Reid 1972, in one sweep).

use crate::lp::Program;

/// Exponents of the powers of two, all undone exactly.
#[derive(Clone, Debug)]
pub(super) struct Scaling {
    rows: Vec<f64>,
    chains: Vec<f64>,
    slopes: f64,
}

/// Exponents stay within this, so that products of three scales neither overflow nor vanish.
const LARGEST_EXPONENT: i32 = 250;

impl Scaling {
    /// The scales of a program.
    pub(super) fn of(program: &Program) -> Scaling {
        let mut exponents = vec![(0_i64, 0_i64); program.rows().len()];
        for chain in 0..program.chains() {
            each_entry(program, chain, |row, value| {
                exponents[row].0 += i64::from(exponent(value));
                exponents[row].1 += 1;
            });
        }
        let rows: Vec<i32> =
            exponents.iter().map(|&(sum, count)| -(sum / count.max(1)) as i32).map(within).collect();
        let mut steepest = i32::MIN;
        let chains = (0..program.chains()).map(|chain| {
            let mut largest = i32::MIN;
            each_entry(program, chain, |row, value| largest = largest.max(exponent(value) + rows[row]));
            let scale = within(if largest == i32::MIN { 0 } else { -largest });
            let slope = program.segments(chain).first().map_or(0.0, |segment| segment.slope);
            if slope > 0.0 {
                steepest = steepest.max(exponent(slope) + scale);
            }
            power(scale)
        });
        let chains = chains.collect();
        let slopes = power(within(if steepest == i32::MIN { 0 } else { -steepest }));
        Scaling { rows: rows.into_iter().map(power).collect(), chains, slopes }
    }

    /// ρ_r
    pub(super) fn row(&self, row: usize) -> f64 {
        self.rows[row]
    }

    /// σ_i
    pub(super) fn chain(&self, chain: usize) -> f64 {
        self.chains[chain]
    }

    /// γ σ_i
    pub(super) fn slope(&self, chain: usize) -> f64 {
        self.slopes * self.chains[chain]
    }

    /// Prices of the scaled program from those of the given one.
    pub(super) fn scaled(&self, prices: &[f64]) -> Vec<f64> {
        prices.iter().zip(&self.rows).map(|(price, row)| price * self.slopes / row).collect()
    }

    /// Prices of the given program from those of the scaled one.
    pub(super) fn prices(&self, scaled: &[f64]) -> Vec<f64> {
        scaled.iter().zip(&self.rows).map(|(price, row)| price * row / self.slopes).collect()
    }
}

/// Every coefficient of a chain, those of the bent row too, that is not 0.
fn each_entry(program: &Program, chain: usize, mut visit: impl FnMut(usize, f64)) {
    for &(row, value) in program.coefficients(chain).iter().filter(|(_, value)| *value != 0.0) {
        visit(row as usize, value);
    }
    if let Some(row) = program.bent_row() {
        for segment in program.segments(chain).iter().filter(|segment| segment.bent != 0.0) {
            visit(row, segment.bent);
        }
    }
}

/// The binary exponent of a number that is not 0.
fn exponent(value: f64) -> i32 {
    ((value.to_bits() >> 52) & 0x7ff) as i32 - 1023
}

fn within(exponent: i32) -> i32 {
    exponent.clamp(-LARGEST_EXPONENT, LARGEST_EXPONENT)
}

fn power(exponent: i32) -> f64 {
    2.0_f64.powi(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};

    #[test]
    fn scales_are_powers_of_two_that_bring_entries_near_one() {
        let row = |name: &str| Row { name: name.into(), lower: None, upper: Some(1.0) };
        let mut program = Program::new(vec![row("large"), row("small")], None);
        for chain in 0..4 {
            let segment = Segment { length: 1.0, slope: 3e-9, bent: 0.0 };
            program.push_chain([(0, 3e6), (1, 5e-6 * f64::from(chain + 1))], [segment]);
        }
        let scaling = Scaling::of(&program);
        for chain in 0..4 {
            for &(row, value) in program.coefficients(chain) {
                let scaled = value * scaling.row(row as usize) * scaling.chain(chain);
                assert!((0.05..=2.0).contains(&scaled), "{scaled}");
            }
            assert!((0.05..=2.0).contains(&(3e-9 * scaling.slope(chain))));
            assert_eq!(scaling.chain(chain).to_bits() << 12, 0, "a power of two has an empty mantissa");
        }
    }
}
