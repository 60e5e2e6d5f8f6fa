//! Amounts that a row leaves no choice, set exactly.
//!
//! A row whose upper limit is the least it can add up to forces every chain in it to the end that gives the
//! least; likewise a lower limit that is the most. A sector with floor and cap 0 is the common case, and there
//! the row's size is 0 too, so that it forgives no rounding error of a solver.

use crate::lp::Program;

/// Puts forced chains where their rows force them.
pub(super) fn set_forced(program: &Program, amounts: &mut [f64]) {
    let mut range = vec![(0.0_f64, 0.0_f64); program.rows().len()];
    for chain in 0..program.chains() {
        let length = program.chain_length(chain);
        for &(row, value) in program.coefficients(chain) {
            let (least, most) = &mut range[row as usize];
            *least += value.min(0.0) * length;
            *most += value.max(0.0) * length;
        }
    }
    let forced: Vec<Option<Side>> = program
        .rows()
        .iter()
        .enumerate()
        .zip(range)
        .map(|((index, row), (least, most))| match row {
            _ if Some(index) == program.bent_row() => None,
            row if row.upper == Some(least) => Some(Side::Least),
            row if row.lower == Some(most) => Some(Side::Most),
            _ => None,
        })
        .collect();
    if forced.iter().all(Option::is_none) {
        return;
    }
    for (chain, amount) in amounts.iter_mut().enumerate() {
        for &(row, value) in program.coefficients(chain).iter().filter(|(_, value)| *value != 0.0) {
            if let Some(side) = forced[row as usize] {
                let full = (side == Side::Most) == (value > 0.0);
                *amount = if full { program.chain_length(chain) } else { 0.0 };
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Least,
    Most,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};

    #[test]
    fn a_cap_of_nothing_leaves_nothing_behind() {
        let rows = vec![
            Row { name: "shut".into(), lower: Some(0.0), upper: Some(0.0) },
            Row { name: "open".into(), lower: None, upper: Some(9.0) },
        ];
        let mut program = Program::new(rows, None);
        program.push_chain([(0, 2.0), (1, 1.0)], [Segment { length: 5.0, slope: 1.0, bent: 0.0 }]);
        program.push_chain([(1, 1.0)], [Segment { length: 5.0, slope: 1.0, bent: 0.0 }]);
        let mut amounts = [1e-12, 4.0];
        set_forced(&program, &mut amounts);
        assert!(amounts[0].abs() < f64::MIN_POSITIVE && (amounts[1] - 4.0).abs() < f64::EPSILON);
    }
}
