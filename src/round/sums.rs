//! Sums over movers that are whole in every allocation, though no single mover shows it.
//!
//! In a row Σ a_i·x_i = b whose coefficients take few values, b = Σ_v v·S_v with S_v = Σ_{a_i = v} x_i whole. Where
//! that equation has few solutions (N = 0.308·T asks for multiples of 250 steps in all) branching on one mover after
//! another lets the others make up for it for ever; branching on S_v walks to a solution in a few turns.

use crate::model::Problem;
use crate::units::Fraction;

/// A row with more values than this says little by their sums.
const MOST_VALUES: usize = 8;

/// The movers (by place in `movers`) of every such sum, each once.
pub(super) fn whole_sums(problem: &Problem<'_>, movers: &[usize]) -> Vec<Vec<usize>> {
    let mut by_row: Vec<Vec<(Fraction, Vec<usize>)>> = vec![Vec::new(); problem.rows().len()];
    for (mover, &position) in movers.iter().enumerate() {
        for (row, a) in problem.coefficients(position) {
            let values = &mut by_row[row as usize];
            match values.iter().position(|(value, _)| *value == a) {
                Some(known) => values[known].1.push(mover),
                // One more than counts, so that the row is known to have too many.
                None if values.len() <= MOST_VALUES => values.push((a, vec![mover])),
                None => {}
            }
        }
    }
    let mut sums: Vec<Vec<usize>> = Vec::new();
    for (row, values) in problem.rows().iter().zip(by_row) {
        if row.plain || values.len() > MOST_VALUES {
            continue;
        }
        for (_, members) in values {
            if members.len() > 1 && !sums.contains(&members) {
                sums.push(members);
            }
        }
    }
    sums
}
