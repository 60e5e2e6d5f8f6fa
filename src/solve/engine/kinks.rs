//! A Newton step where prices have kinks: the minimum of a quadratic and of what limits cost.
//!
//! minimise ½ (z − π)·H (z − π) − A·(z − π) + Σ_r max(z_r h_r, z_r l_r)   over prices z
//!   A  activity at π   [l_r, h_r]  limits
//! Chains that add others up are in A with what they hold at π; z leaves them without a price, and what they take
//! beyond that comes with it.
//! A row is held by its upper limit (z_r > 0), by its lower (z_r < 0), or by none (z_r = 0). Given that, z solves
//! a linear system; rows that disagree with the result change sides, all of them at once while that leaves fewer
//! and fewer, else one by one (block principal pivoting: Júdice & Pires 1994).

use super::curvature::Curvature;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Upper,
    Lower,
    Free,
}

/// Systems solved for one step.
const MOST_SYSTEMS: usize = 60;
/// Rows change all at once so often without becoming fewer.
const PATIENCE: usize = 4;

/// The minimum; the prices as they are where there is none to speak of.
pub(super) fn step(
    curvature: &Curvature<'_>,
    prices: &[f64],
    activity: &[f64],
    limits: &[(f64, f64)],
) -> Vec<f64> {
    let mut held: Vec<Held> = prices
        .iter()
        .zip(activity)
        .zip(limits)
        .map(|((&price, &sum), &(low, high))| match price {
            _ if high <= low => Held::Upper,
            price if price > 0.0 || (price == 0.0 && sum > high) => Held::Upper,
            price if price < 0.0 || (price == 0.0 && sum < low) => Held::Lower,
            _ => Held::Free,
        })
        .collect();
    let (mut fewest, mut patience) = (usize::MAX, PATIENCE);
    let mut best = prices.to_vec();
    for _ in 0..MOST_SYSTEMS {
        // From here, with prices of free rows at 0.
        let start: Vec<f64> = prices
            .iter()
            .zip(&held)
            .map(|(price, held)| if *held == Held::Free { 0.0 } else { *price })
            .collect();
        let moved: Vec<f64> = start.iter().zip(prices).map(|(to, from)| to - from).collect();
        let bent = curvature.times(&moved);
        let right: Vec<f64> = (0..prices.len())
            .map(|row| {
                activity[row]
                    - bent[row]
                    - if held[row] == Held::Lower { limits[row].0 } else { limits[row].1 }
            })
            .collect();
        let bound: Vec<bool> = held.iter().map(|held| *held != Held::Free).collect();
        let adding_up: Vec<f64> = curvature.adding_up().iter().map(|chain| -chain.price(&start)).collect();
        let Some((change, taken)) = curvature.solve(&right, &bound, &adding_up) else { return best };
        let next: Vec<f64> = start.iter().zip(&change).map(|(start, by)| start + by).collect();
        let moved: Vec<f64> = next.iter().zip(prices).map(|(to, from)| to - from).collect();
        let mut bent = curvature.times(&moved);
        for (chain, taken) in curvature.adding_up().iter().zip(taken) {
            chain.entries.iter().for_each(|(row, value)| bent[*row as usize] -= value * taken);
        }
        let wrong = |row: usize| {
            let (low, high) = limits[row];
            let left = activity[row] - bent[row];
            match held[row] {
                _ if high <= low => None,
                Held::Upper if next[row] < 0.0 => Some(Held::Free),
                Held::Lower if next[row] > 0.0 => Some(Held::Free),
                Held::Free if left > high => Some(Held::Upper),
                Held::Free if left < low => Some(Held::Lower),
                _ => None,
            }
        };
        let changes: Vec<(usize, Held)> =
            (0..prices.len()).filter_map(|row| Some((row, wrong(row)?))).collect();
        if changes.len() < fewest {
            (fewest, patience) = (changes.len(), PATIENCE);
            best.clone_from(&next);
        } else {
            patience = patience.saturating_sub(1);
        }
        if changes.is_empty() {
            return next;
        }
        let all_at_once = patience > 0;
        for (row, side) in changes.into_iter().rev().take(if all_at_once { usize::MAX } else { 1 }) {
            held[row] = side;
        }
    }
    best
}
