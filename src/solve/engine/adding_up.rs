//! Chains that add others up, as everything allocated does: kept apart, since they have a price of nothing and no kink.
//!
//!   Σ_i a_ri x_i + e_r T = l_r   gives   T = (l_r − Σ_i a_ri x_i) / e_r
//!   T  the chain's steps   e_r  its entry   l_r  the equation's limit

use crate::lp::{Program, Row};

/// A chain that spreads and brings nothing, in an equation that it stands in: what it holds is what the others add up to
/// there. It is nowhere at an end, so that its price is nothing.
#[derive(Clone, Debug)]
pub(super) struct AddingUp {
    pub(super) chain: usize,
    /// The equation.
    pub(super) row: usize,
    /// Its entry there.
    pub(super) entry: f64,
    /// All its entries.
    pub(super) entries: Vec<(u32, f64)>,
}

impl AddingUp {
    /// Of this chain; `None` if it does not add up.
    pub(super) fn of(program: &Program, chain: usize, taken: &[AddingUp]) -> Option<AddingUp> {
        let mut segments = program.segments(chain).iter();
        if !segments.all(|part| part.slope == 0.0 && part.bent == 0.0) || program.segments(chain).is_empty() {
            return None;
        }
        let entries = program.coefficients(chain);
        let is_equation = |row: usize| {
            let Row { lower, upper, .. } = &program.rows()[row];
            lower.zip(*upper).is_some_and(|(lower, upper)| lower >= upper)
        };
        let is_free = |row: usize| is_equation(row) && taken.iter().all(|other| other.row != row);
        let equations = entries.iter().filter(|(row, _)| is_free(*row as usize));
        let heaviest = equations.max_by(|one, two| one.1.abs().total_cmp(&two.1.abs()));
        heaviest.map(|(row, entry)| AddingUp {
            chain,
            row: *row as usize,
            entry: *entry,
            entries: entries.to_vec(),
        })
    }

    /// What it costs at some prices.
    pub(super) fn price(&self, prices: &[f64]) -> f64 {
        self.entries.iter().map(|(row, value)| prices[*row as usize] * value).sum()
    }
}
