//! Which basic column leaves: dual steepest edge.
//!
//! The column whose infeasibility δ_p, squared and divided by w_p = ‖β_p‖², is largest; ties go to the first
//! position. After a pivot with direction α and τ = B⁻¹ β_pᵀ (Forrest & Goldfarb 1992):
//!   w_p ← w_p / α_p²   w_q ← max(w_q − 2 (α_q/α_p) τ_q + (α_q/α_p)² w_p, floor)

use super::dual_simplex::Search;

/// A basic column outside its bounds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaving {
    /// Its position.
    pub(super) position: usize,
    /// 1 above its upper bound, −1 below its lower.
    pub(super) sign: f64,
    /// How far outside, above 0.
    pub(super) excess: f64,
}

/// ‖β_p‖² by position.
#[derive(Debug)]
pub(super) struct Weights(Vec<f64>);

/// Updated weights below this are rounding errors.
const FLOOR: f64 = 1e-8;

impl Weights {
    /// Those of the slack basis.
    pub(super) fn unit(count: usize) -> Weights {
        Weights(vec![1.0; count])
    }

    /// The column that leaves, if one is outside its bounds and not distrusted.
    pub(super) fn choose(&self, search: &Search<'_>, distrusted: &[usize]) -> Option<Leaving> {
        let mut best: Option<(f64, Leaving)> = None;
        for (position, (&value, &column)) in search.values.iter().zip(&search.basis.head).enumerate() {
            if distrusted.contains(&position) {
                continue;
            }
            let (lower, upper) = search.columns.bounds(column);
            let (sign, excess) = if value > upper { (1.0, value - upper) } else { (-1.0, lower - value) };
            if excess <= search.slack[position] {
                continue;
            }
            let merit = excess * excess / self.0[position];
            if best.as_ref().is_none_or(|(most, _)| merit > *most) {
                best = Some((merit, Leaving { position, sign, excess }));
            }
        }
        best.map(|(_, leaving)| leaving)
    }

    /// After a pivot: `edges` is τ by position.
    pub(super) fn update(&mut self, position: usize, direction: &[f64], edges: &[f64]) {
        let own = edges[position];
        let pivot = direction[position];
        for ((weight, entry), edge) in self.0.iter_mut().zip(direction).zip(edges) {
            if *entry != 0.0 {
                let ratio = entry / pivot;
                *weight = (*weight - 2.0 * ratio * edge + ratio * ratio * own).max(FLOOR);
            }
        }
        self.0[position] = own / (pivot * pivot);
    }
}
