//! How far a number on the right side can go, as one linear program: the number itself is one more amount in it.
//!
//! maximise t, 0 ≤ t ≤ T, with every row's limits moved by d_r·t: Σ a_ri·x_i − d_r·t ≤ b_r. A row whose two limits
//! move differently becomes two.

use crate::lp::{Outcome, Program, Row, Segment};
use crate::model::Model;
use crate::solve::Backend;

use super::sweep::found;

/// By row, how far its lower and its upper limit move per notch.
pub(super) type Moves = Vec<[f64; 2]>;

/// The end of the way.
pub(super) struct Furthest {
    /// Notches.
    pub(super) notches: f64,
    /// By row: beyond the end the limits contradict each other by these, should nothing else have stopped the number.
    pub(super) prices: Vec<f64>,
}

/// How many of `most` notches the limits can move; `None` if no point was found. Looked for from the prices of another
/// way, if there are any.
pub(super) fn furthest(
    model: &Model,
    moves: &Moves,
    most: u64,
    near: Option<&[f64]>,
    backend: &dyn Backend,
) -> Option<Furthest> {
    let source = model.program.feasibility(|_| true);
    let mut rows: Vec<Row> = source.rows().to_vec();
    let mut twice = vec![None; rows.len()];
    let mut own: Vec<(u32, f64)> = Vec::new();
    for (row, [lower, upper]) in moves.iter().enumerate() {
        if rows[row].lower.is_some() && rows[row].upper.is_some() && lower.to_bits() != upper.to_bits() {
            twice[row] = Some(rows.len());
            let name = format!("{}{}", rows[row].name, crate::rule::SECOND_ROW);
            let limit = rows[row].upper.take();
            own.push((rows.len() as u32, -upper));
            rows.push(Row { name, lower: None, upper: limit });
            own.push((row as u32, -lower));
        } else {
            own.push((row as u32, -if rows[row].lower.is_some() { *lower } else { *upper }));
        }
    }
    own.retain(|(_, by)| *by != 0.0);
    own.sort_by_key(|(row, _)| *row);
    let mut program = Program::new(rows, source.bent_row());
    for chain in 0..source.chains() {
        let stays = source.coefficients(chain).iter().copied();
        let again = source
            .coefficients(chain)
            .iter()
            .filter_map(|(row, value)| twice[*row as usize].map(|second| (second as u32, *value)));
        let coefficients: Vec<(u32, f64)> = stays.chain(again).collect();
        program.push_chain(coefficients, source.segments(chain).iter().copied());
    }
    let length = most as f64;
    program.push_chain(own, [Segment { length, slope: 1.0, bent: 0.0 }]);
    let doubled: Vec<usize> = (0..twice.len()).filter(|row| twice[*row].is_some()).collect();
    let near = near.map(|prices| {
        let sides = doubled.iter().map(|row| prices[*row].max(0.0));
        let mut near = prices.to_vec();
        for row in &doubled {
            near[*row] = near[*row].min(0.0);
        }
        near.extend(sides);
        near
    });
    match found(backend, &program, near.as_deref()) {
        Outcome::Point(point) => {
            let mut prices = point.prices;
            for (place, row) in doubled.iter().enumerate() {
                prices[*row] += prices[twice.len() + place];
            }
            prices.truncate(twice.len());
            Some(Furthest { notches: *point.amounts.last()?, prices })
        }
        Outcome::Ray(_) | Outcome::GaveUp(_) => None,
    }
}
