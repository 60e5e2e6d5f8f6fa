//! What prices prove, in floats: good enough to clean them, never to judge them (that is `certify`'s).
//!
//! D(π) = Σ_r π_r b_r + Σ_i Σ_k max(0, c_ik − π·a_i − π_b bent_ik) length_ik
//!   b_r  the upper limit where π_r > 0, the lower where π_r < 0
//! With c = 0 and D(π) < 0 nothing keeps all rows. A price without a limit of its sign may be set to 0: the
//! columns' boxes already promise what it would add, so D does not rise.

use crate::lp::tolerance::{RAY, RAY_ENTRY};
use crate::lp::{Program, Ray, Sum};

/// Which slopes count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Objective {
    /// The program's own.
    Slopes,
    /// All 0: is anything feasible?
    Nothing,
}

/// D(π), and the sum of the absolute terms that rounding errors can come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct DualValue {
    pub(super) value: f64,
    pub(super) size: f64,
}

/// D(π) for prices of the right sign.
pub(super) fn dual_value(program: &Program, prices: &[f64], objective: Objective) -> DualValue {
    let (mut sum, mut size) = (Sum::default(), 0.0);
    for (row, &price) in prices.iter().enumerate().filter(|(_, price)| **price != 0.0) {
        let term = price * limit(program, row, price).unwrap_or(0.0);
        sum.add(term);
        size += term.abs();
    }
    for chain in 0..program.chains() {
        let own: f64 =
            program.coefficients(chain).iter().map(|(row, value)| prices[*row as usize] * value).sum();
        let terms: f64 = program
            .coefficients(chain)
            .iter()
            .map(|(row, value)| (prices[*row as usize] * value).abs())
            .sum();
        for segment in program.segments(chain) {
            let slope = if objective == Objective::Slopes { segment.slope } else { 0.0 };
            let bent = program.bent_row().map_or(0.0, |row| prices[row] * segment.bent);
            let gain = slope - own - bent;
            let terms = slope.abs() + terms + bent.abs();
            sum.add(gain.max(0.0) * segment.length);
            // A gain below 0 beyond its rounding errors counts for exactly nothing.
            if gain > -RAY * terms {
                size += terms * segment.length;
            }
        }
    }
    DualValue { value: sum.value(), size }
}

pub(super) fn limit(program: &Program, row: usize, price: f64) -> Option<f64> {
    let row = &program.rows()[row];
    if price > 0.0 { row.upper } else { row.lower }
}

/// Prices whose row has no limit on their side become 0.
pub(super) fn clean_prices(program: &Program, prices: &mut [f64]) {
    for (row, price) in prices.iter_mut().enumerate() {
        if *price == 0.0 || !price.is_finite() || limit(program, row, *price).is_none() {
            *price = 0.0;
        }
    }
}

/// Prices a little off by rounding prove a little more than 0 where the optimum is 0, which is a lot in shares
/// of 0. Slightly higher prices may prove 0 itself.
pub(super) fn tighten_at_nothing(program: &Program, amounts: &[f64], prices: &mut Vec<f64>) {
    let brings = |chain: usize| {
        amounts[chain] > 0.0 && program.segments(chain).first().is_some_and(|segment| segment.slope > 0.0)
    };
    if (0..program.chains()).any(brings) {
        return;
    }
    let mut least = dual_value(program, prices, Objective::Slopes).value;
    for places in [50, 40, 30, 20] {
        if least <= 0.0 {
            return;
        }
        let factor = 1.0 + 2.0_f64.powi(-places);
        let higher: Vec<f64> = prices.iter().map(|price| price * factor).collect();
        let value = dual_value(program, &higher, Objective::Slopes).value;
        if value < least {
            (least, *prices) = (value, higher);
        }
    }
}

/// Do these prices contradict the rows, beyond rounding errors?
pub(super) fn proves(program: &Program, prices: &[f64]) -> bool {
    let DualValue { value, size } = dual_value(program, prices, Objective::Nothing);
    value < -RAY * size
}

/// A ray of few entries, if these prices are one beyond rounding errors.
pub(super) fn ray(program: &Program, mut prices: Vec<f64>) -> Option<Ray> {
    clean_prices(program, &mut prices);
    if !proves(program, &prices) {
        return None;
    }
    let sizes = terms(program, &prices);
    let largest = sizes.iter().fold(0.0, |most: f64, size| most.max(*size));
    let mut sparse = prices.clone();
    for (price, size) in sparse.iter_mut().zip(&sizes) {
        if *size < RAY_ENTRY * largest {
            *price = 0.0;
        }
    }
    if proves(program, &sparse) {
        prices = sparse;
    }
    let mut rows: Vec<usize> = (0..prices.len()).filter(|row| prices[*row] != 0.0).collect();
    rows.sort_by(|one, two| sizes[*one].total_cmp(&sizes[*two]));
    for row in rows.into_iter().take(TRIES) {
        let price = std::mem::take(&mut prices[row]);
        if !proves(program, &prices) {
            prices[row] = price;
        }
    }
    let scale = prices.iter().fold(0.0_f64, |most, price| most.max(price.abs()));
    for price in &mut prices {
        *price /= scale;
    }
    Some(Ray { prices })
}

/// Entries that are tried without, the smallest first: each try walks the whole program.
const TRIES: usize = 64;

/// Σ |π_r a_ri| u_i by row, or |π_r b_r| if that is more.
fn terms(program: &Program, prices: &[f64]) -> Vec<f64> {
    let mut sizes = vec![0.0; prices.len()];
    for chain in 0..program.chains() {
        let length = program.chain_length(chain);
        for (row, value) in program.coefficients(chain) {
            sizes[*row as usize] += (prices[*row as usize] * value).abs() * length;
        }
        if let Some(row) = program.bent_row() {
            for segment in program.segments(chain) {
                sizes[row] += (prices[row] * segment.bent).abs() * segment.length;
            }
        }
    }
    for (row, size) in sizes.iter_mut().enumerate() {
        *size = size.max(limit(program, row, prices[row]).map_or(0.0, |limit| (limit * prices[row]).abs()));
    }
    sizes
}
