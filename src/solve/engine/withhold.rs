//! No money goes where it brings nothing unless a row asks for it.
//!
//! Chains filled into a segment of slope 0 give back as much of it as every row allows, the last chain first.
//! The objective stays as it is, so the prices prove the same as before.

use crate::lp::Program;

/// Takes back what brings nothing.
pub(super) fn withhold(program: &Program, amounts: &mut [f64]) {
    if program.facts().idle == 0
        || !(0..amounts.len()).any(|chain| idle(program, chain, amounts[chain]) > 0.0)
    {
        return;
    }
    let mut room: Vec<(f64, f64)> = program
        .activities(amounts)
        .iter()
        .zip(program.rows())
        .map(|(activity, row)| {
            let down = row.lower.map_or(f64::INFINITY, |lower| (activity.value - lower).max(0.0));
            let up = row.upper.map_or(f64::INFINITY, |upper| (upper - activity.value).max(0.0));
            (down, up)
        })
        .collect();
    for chain in (0..amounts.len()).rev() {
        let idle = idle(program, chain, amounts[chain]);
        if idle <= 0.0 {
            continue;
        }
        let mut back = idle;
        for &(row, value) in program.coefficients(chain) {
            let (down, up) = room[row as usize];
            back = back.min(if value > 0.0 { down / value } else { up / -value });
        }
        if back <= 0.0 || back.is_nan() {
            continue;
        }
        amounts[chain] -= back;
        for &(row, value) in program.coefficients(chain) {
            let (down, up) = &mut room[row as usize];
            (*down, *up) = ((*down - value * back).max(0.0), (*up + value * back).max(0.0));
        }
    }
}

/// How much of a chain's end has slope 0 and counts for no bent row.
fn idle(program: &Program, chain: usize, amount: f64) -> f64 {
    if amount <= 0.0 {
        return 0.0;
    }
    let useful = program.segments(chain).iter().take_while(|segment| !segment.is_idle());
    let useful: f64 = useful.map(|segment| segment.length).sum();
    (amount - useful).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};

    #[test]
    fn what_brings_nothing_stays_only_as_far_as_a_floor_asks() {
        let rows = vec![
            Row { name: "floor".into(), lower: Some(3.0), upper: None },
            Row { name: "budget".into(), lower: None, upper: Some(20.0) },
        ];
        let mut program = Program::new(rows, None);
        let idle = Segment { length: 9.0, slope: 0.0, bent: 0.0 };
        program.push_chain([(0, 1.0), (1, 1.0)], [Segment { length: 1.0, slope: 2.0, bent: 0.0 }, idle]);
        program.push_chain([(0, 1.0), (1, 1.0)], [idle]);
        program.push_chain([(1, 1.0)], [idle]);
        let mut amounts = [3.0, 5.0, 5.0];
        withhold(&program, &mut amounts);
        // The last gives all back; then the floor of 3 is kept by the first alone.
        assert_eq!(amounts.map(f64::to_bits), [3.0_f64, 0.0, 0.0].map(f64::to_bits));
    }
}
