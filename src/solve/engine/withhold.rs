//! No money goes where it brings nothing unless a row asks for it.
//!
//! Chains filled into a segment of slope 0 give back as much of it as every row allows, the last chain first.
//! The objective stays as it is, so the prices prove the same as before.

use crate::lp::Program;

/// Takes back what brings nothing.
pub(super) fn withhold(program: &Program, amounts: &mut [f64]) {
    if !(0..amounts.len()).any(|chain| idle(program, chain, amounts[chain]) > 0.0) {
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
    let worth = |segment: &&crate::lp::Segment| segment.slope > 0.0 || segment.bent > 0.0;
    let useful: f64 = program.segments(chain).iter().take_while(worth).map(|segment| segment.length).sum();
    (amount - useful).max(0.0)
}
