//! A program in whole numbers as plain data; knows nothing of subsidies.
//!
//! maximise Σ_j worth_j·y_j   over whole y_j, 0 ≤ y_j ≤ most_j,   lower_r ≤ Σ_j a_rj·y_j ≤ upper_r for every row r.

use super::Row;

/// A whole number to be found.
#[derive(Clone, Debug)]
pub struct WholeColumn {
    /// Objective per unit.
    pub worth: f64,
    /// At most this; at least 0.
    pub most: f64,
    /// Coefficients by row, each row once.
    pub entries: Vec<(u32, f64)>,
}

/// The program.
#[derive(Clone, Debug, Default)]
pub struct WholeProgram {
    /// The rows.
    pub rows: Vec<Row>,
    /// The columns.
    pub columns: Vec<WholeColumn>,
}

/// What a search through it came to.
#[derive(Clone, Debug)]
pub enum WholeOutcome {
    /// The best that was found.
    Found {
        /// A whole number for every column.
        amounts: Vec<f64>,
        /// The solver's word: nothing is better than this. Equal to the worth of `amounts` where it has finished.
        bound: f64,
    },
    /// The solver's word: nothing keeps all rows.
    Infeasible,
    /// Neither was found with the effort allowed.
    GaveUp,
}

impl WholeProgram {
    /// The objective of these amounts.
    pub fn worth(&self, amounts: &[f64]) -> f64 {
        self.columns.iter().zip(amounts).map(|(column, amount)| column.worth * amount).sum()
    }
}
