//! No money goes where it brings nothing unless a row asks for it.
//!
//! Chains filled into a segment of slope 0 give back as much of it as every row allows, the last chain first.
//! The objective stays as it is, so the prices prove the same as before.
//!
//! An equation in which one chain stands against all others adds these up: as everything allocated. That chain follows
//! whoever gives back.

use std::borrow::Cow;

use crate::lp::Program;

/// Takes back what brings nothing. False where there is nothing of that kind.
pub(super) fn withhold(program: &Program, amounts: &mut [f64]) -> bool {
    if !(0..amounts.len()).any(|chain| idle(program, chain, amounts[chain]) > 0.0) {
        return false;
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
    let sums = sums(program);
    for chain in (0..amounts.len()).rev() {
        let idle = idle(program, chain, amounts[chain]);
        if idle <= 0.0 || sums.iter().any(|sum| sum.chain == chain) {
            continue;
        }
        let mut back = idle;
        let moved = moved(program, &sums, chain);
        for &(row, value) in moved.iter() {
            let (down, up) = room[row as usize];
            back = back.min(if value > 0.0 { down / value } else { up / -value });
        }
        if back <= 0.0 || back.is_nan() {
            continue;
        }
        amounts[chain] -= back;
        for sum in &sums {
            let own = program.coefficients(chain).iter().find(|(row, _)| *row == sum.row);
            amounts[sum.chain] -= own.map_or(0.0, |(_, value)| value / sum.entry * back);
        }
        for &(row, value) in moved.iter() {
            let (down, up) = &mut room[row as usize];
            (*down, *up) = ((*down - value * back).max(0.0), (*up + value * back).max(0.0));
        }
    }
    true
}

/// A row that adds up, the chain that stands against the others there, and how much it does.
struct AddsUp {
    row: u32,
    chain: usize,
    entry: f64,
}

/// The rows that add up, by a chain that brings nothing itself.
fn sums(program: &Program) -> Vec<AddsUp> {
    let mut against: Vec<Option<(usize, f64, usize)>> = vec![None; program.rows().len()];
    for (place, row) in against.iter_mut().zip(program.rows()) {
        let is_equation = row.lower.zip(row.upper).is_some_and(|(lower, upper)| lower >= upper);
        *place = is_equation.then_some((0, 0.0, 0));
    }
    if against.iter().all(Option::is_none) {
        return Vec::new();
    }
    for chain in 0..program.chains() {
        for (row, value) in program.coefficients(chain).iter().filter(|(_, value)| *value < 0.0) {
            if let Some((last, entry, count)) = &mut against[*row as usize] {
                (*last, *entry, *count) = (chain, -value, *count + 1);
            }
        }
    }
    let brings_nothing =
        |chain: usize| program.segments(chain).iter().all(|part| part.slope == 0.0 && part.bent == 0.0);
    let sums = (0..).zip(against).filter_map(|(row, against)| match against {
        Some((chain, entry, 1)) if brings_nothing(chain) => Some(AddsUp { row, chain, entry }),
        _ => None,
    });
    sums.collect()
}

/// What a step of a chain and of those that follow it adds to the rows.
fn moved<'p>(program: &'p Program, sums: &[AddsUp], chain: usize) -> Cow<'p, [(u32, f64)]> {
    let own = program.coefficients(chain);
    let follows = |sum: &&AddsUp| own.iter().any(|(row, _)| *row == sum.row);
    if sums.iter().find(follows).is_none() {
        return Cow::Borrowed(own);
    }
    let mut all = vec![0.0; program.rows().len()];
    for (row, value) in own {
        all[*row as usize] += value;
    }
    for AddsUp { row, chain, entry } in sums.iter().filter(follows) {
        let by = std::mem::take(&mut all[*row as usize]) / entry;
        let others = program.coefficients(*chain).iter().filter(|(other, _)| other != row);
        others.for_each(|(other, value)| all[*other as usize] += by * value);
    }
    (0..).zip(all).filter(|(_, value)| *value != 0.0).collect()
}

/// How much of a chain's end has slope 0 and counts for no bent row.
pub(super) fn idle(program: &Program, chain: usize, amount: f64) -> f64 {
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

    #[test]
    fn what_adds_the_others_up_follows_them() {
        // The second may have at most 0.4 of everything: with its 2, everything is at least 5, of which the first keeps 3.
        let row = |name: &str, lower, upper| Row { name: name.into(), lower, upper };
        let rows = vec![row("share", None, Some(0.0)), row("everything", Some(0.0), Some(0.0))];
        let mut program = Program::new(rows, None);
        let part = |length, slope| Segment { length, slope, bent: 0.0 };
        program.push_chain([(1, 1.0)], [part(1.0, 2.0), part(9.0, 0.0)]);
        program.push_chain([(0, 1.0), (1, 1.0)], [part(2.0, 1.0)]);
        program.push_chain([(0, -0.4), (1, -1.0)], [part(50.0, 0.0)]);
        let mut amounts = [10.0, 2.0, 12.0];
        withhold(&program, &mut amounts);
        for (amount, by_hand) in amounts.into_iter().zip([3.0, 2.0, 5.0]) {
            assert!((amount - by_hand).abs() < 1e-12, "{amounts:?}");
        }
    }
}
