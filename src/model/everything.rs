//! Everything allocated as a column of its own, where rows take a share of it off.
//!
//! Row r   Σ_i a_ri·x_i + e_r·Σ_i x_i   is written   Σ_i a_ri·x_i + e_r·T   beside   Σ_i x_i − T = 0
//!   x_i  steps of cooperative i   T  steps of everyone   e_r  what everyone adds to row r by a step (minus the share)
//! so that a family of such rows, one for every region, has entries for its own cooperatives only. T is nowhere at an end,
//! so that its row's price is ρ = Σ_r π_r·e_r: the prices of the other rows prove the same without it.

use crate::lp::{Program, Row, Segment};

use super::Problem;

/// The row's name in exports.
const NAME: &str = "everything allocated";

/// The column and its row, the last chain and the last row of a program.
#[derive(Clone, Debug)]
pub struct Everything {
    row: u32,
    shares: Vec<(u32, f64)>,
}

impl Everything {
    /// For a program with so many other rows, the problem's first; `None` where no row takes a share of everything off.
    pub fn of(problem: &Problem<'_>, rows: usize) -> Option<Everything> {
        if problem.of_everyone().is_empty() {
            return None;
        }
        let shares = problem.of_everyone().iter().filter(|(_, a)| !a.is_zero());
        Some(Everything { row: rows as u32, shares: shares.map(|(row, a)| (*row, a.to_f64())).collect() })
    }

    /// Σ_i x_i − T = 0
    pub fn row(&self) -> Row {
        Row { name: NAME.into(), lower: Some(0.0), upper: Some(0.0) }
    }

    /// The entry of each cooperative in the row.
    pub fn entry(&self) -> (u32, f64) {
        (self.row, 1.0)
    }

    /// Its entries in the rows.
    pub fn coefficients(&self) -> impl Iterator<Item = (u32, f64)> {
        self.shares.iter().copied().chain([(self.row, -1.0)])
    }

    /// Adds it to a program of all cooperatives.
    pub fn push(&self, program: &mut Program) {
        let all: f64 = (0..program.chains()).map(|chain| program.chain_length(chain)).sum();
        // Twice as long as it can become.
        let segment = Segment { length: 2.0 * all.max(1.0), slope: 0.0, bent: 0.0 };
        program.push_chain(self.coefficients(), [segment]);
    }

    /// ρ, at the prices of the other rows.
    pub fn price(&self, prices: &[f64]) -> f64 {
        self.shares.iter().map(|(row, share)| prices[*row as usize] * share).sum()
    }
}
