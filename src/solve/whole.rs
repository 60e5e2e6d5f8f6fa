//! Searches programs in whole numbers. The seam is [`WholeBackend`]; effort is counted in nodes, so answers repeat.

use crate::lp::{WholeOutcome, WholeProgram};

/// A way to search a program in whole numbers.
pub trait WholeBackend: Sync {
    /// What outputs call it.
    fn name(&self) -> &'static str;
    /// The best that is found within so many nodes, starting from `start` if it is given and keeps the rows.
    fn search(&self, program: &WholeProgram, start: Option<&[f64]>, nodes: u64) -> WholeOutcome;
}

/// The strongest of this build.
pub fn whole_backend() -> &'static dyn WholeBackend {
    #[cfg(feature = "highs")]
    return &super::highs::Highs;
    #[cfg(not(feature = "highs"))]
    &super::microlp::Microlp
}

/// Rows and worths brought near 1, since solvers' tolerances are absolute.
pub(super) struct Scaled {
    /// By row.
    pub(super) rows: Vec<f64>,
    /// Of the objective.
    pub(super) worth: f64,
}

impl Scaled {
    /// Powers of two next to one over the largest entries.
    pub(super) fn of(program: &WholeProgram) -> Scaled {
        let mut largest = vec![0.0_f64; program.rows.len()];
        let mut worth = 0.0_f64;
        for column in &program.columns {
            worth = worth.max(column.worth.abs());
            for &(row, value) in &column.entries {
                largest[row as usize] = largest[row as usize].max(value.abs());
            }
        }
        let power = |size: f64| if size > 0.0 { (-size.log2().round()).exp2() } else { 1.0 };
        Scaled { rows: largest.into_iter().map(power).collect(), worth: power(worth) }
    }
}
