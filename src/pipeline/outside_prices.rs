//! Prices of the rows outside the program: what a recipient, or a covered member, must cost so that their rows are kept.
//!
//! minimise over π   D(π) = Σ_r π_r·b_r + max over real grants of Σ_i g_i(x_i)   (g_i: see `model::Outside`)
//!   π_r  price of row r outside (at least 0 for at most b_r, at most 0 for at least)
//! D is convex and made of straight pieces. Every π tried gives grants with impact f_t that add n_tr to the rows. Mixing
//! those under the limits (Dantzig & Wolfe 1960) gives the next π as the prices of the mixture:
//!   maximise Σ_t λ_t·f_t   over λ ≥ 0,   Σ λ_t = 1,   Σ_t λ_t·n_tr within b_r, or paid for at a high price
//! and ends where the mixture is worth D. Any π proves a bound; a better one only proves a better bound.

use crate::lp::{Outcome, Point, Program, Row, Segment};
use crate::model::{Model, Outside, Problem};
use crate::solve::Backend;

/// Mixtures tried at most.
const MOST: usize = 60;
/// The mixture is worth D to this share of it.
const CLOSE: f64 = 1e-10;
/// D below 0 by this share of the largest impact tried is no rounding.
const BELOW_NOTHING: f64 = 1e-6;
/// What a unit beyond a limit costs at first, as a multiple of the largest impact of a cooperative, and how it grows
/// while that is not enough.
const FIRST_PENALTY: f64 = 4.0;
const HARDER: f64 = 1e3;

/// The search for prices of rows outside.
pub(super) struct OutsidePrices {
    /// The rows, with their limits less what fixed grants add.
    rows: Vec<Limited>,
    outside: Outside,
    tried: Vec<Tried>,
    penalty: f64,
    /// More than any row can add up to.
    most: f64,
    least_dual: f64,
}

/// A row outside; it has one side.
struct Limited {
    row: usize,
    limit: f64,
    sense: Side,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    AtMost,
    AtLeast,
}

/// Grants at some prices: what they are worth and count.
struct Tried {
    impact: f64,
    counts: Vec<f64>,
}

impl OutsidePrices {
    pub(super) fn of(problem: &Problem<'_>) -> OutsidePrices {
        let outside = Outside::of(problem);
        let mut fixed = vec![0.0; outside.rows.len()];
        let (mut most, mut largest) = (1.0, 0.0_f64);
        for position in 0..problem.cooperatives() {
            let curve = problem.curve(position);
            largest = largest.max(curve.value(curve.ceiling()).to_f64());
            let fixed_steps = problem.fixed(position);
            for (row, added) in outside.added(problem, position, fixed_steps.unwrap_or(curve.ceiling())) {
                most += added;
                fixed[row] += fixed_steps.map_or(0.0, |_| added);
            }
        }
        let rows = problem.rows().iter().enumerate().filter(|(row, _)| outside.rows[*row]);
        let rows = rows.filter_map(|(row, stated)| {
            let upper = stated.upper.as_ref().map(|side| (side, Side::AtMost));
            let (side, sense) = upper.or(stated.lower.as_ref().map(|side| (side, Side::AtLeast)))?;
            Some(Limited { row, limit: side.limit.to_f64() - fixed[row], sense })
        });
        OutsidePrices {
            rows: rows.collect(),
            outside,
            tried: Vec::new(),
            penalty: FIRST_PENALTY * largest.max(1e-9),
            most,
            least_dual: f64::INFINITY,
        }
    }

    /// The rows outside, at the prices to be tried next.
    pub(super) fn outside(&self) -> &Outside {
        &self.outside
    }

    /// Takes the grants found at these prices into account. Is D the least so far?
    pub(super) fn take(&mut self, problem: &Problem<'_>, model: &Model, point: &Point) -> bool {
        let worth = model.program.worth(&point.amounts);
        let mut counts = vec![0.0; self.outside.rows.len()];
        let mut impact = 0.0;
        for ((chain, &position), &amount) in problem.by_id().iter().enumerate().zip(&point.amounts) {
            let ends = mixed(model.program.segments(chain), amount);
            for (steps, share) in ends.into_iter().filter(|(_, share)| *share > 0.0) {
                impact += share * problem.curve(position).value(steps).to_f64();
                for (row, added) in self.outside.added(problem, position, steps) {
                    counts[row] += share * added;
                }
            }
        }
        let limits = self.rows.iter().map(|limited| self.outside.prices[limited.row] * limited.limit);
        // The linear rows' own slack is priced in their prices, and zero at an optimum.
        let dual = worth + limits.sum::<f64>();
        self.tried.push(Tried { impact, counts });
        let least = dual < self.least_dual;
        self.least_dual = self.least_dual.min(dual);
        least
    }

    /// Moves on to the prices of the best mixture; false where there is none better to be had, or D is below 0 beyond
    /// rounding: then nothing is feasible, which is proved.
    pub(super) fn advance(&mut self, backend: &dyn Backend) -> bool {
        let largest = self.tried.iter().map(|tried| tried.impact).fold(0.0, f64::max);
        let is_contradicted = self.least_dual < -BELOW_NOTHING * largest;
        if self.rows.is_empty() || self.tried.len() >= MOST || is_contradicted {
            return false;
        }
        let base = self.tried.iter().map(|tried| tried.impact).fold(f64::INFINITY, f64::min);
        let Outcome::Point(mixture) = backend.solve(&self.mixtures(base)) else { return false };
        // Relief comes last: a chain that is not full is a recipient beyond the limits.
        let relief: f64 = mixture.amounts[self.tried.len()..].iter().map(|amount| self.most - amount).sum();
        let shares = self.tried.iter().zip(&mixture.amounts);
        let worth = shares.map(|(tried, share)| tried.impact * share).sum::<f64>() - self.penalty * relief;
        if self.least_dual - worth <= CLOSE * self.least_dual.abs() {
            // Else paying is dearer next time.
            if relief <= CLOSE * self.most || self.least_dual < 0.0 {
                return false;
            }
            self.penalty *= HARDER;
            return self.advance_harder(backend, base);
        }
        self.set(&mixture)
    }

    fn advance_harder(&mut self, backend: &dyn Backend, base: f64) -> bool {
        match backend.solve(&self.mixtures(base)) {
            Outcome::Point(mixture) => self.set(&mixture),
            _ => false,
        }
    }

    fn set(&mut self, mixture: &Point) -> bool {
        let mut changed = false;
        for (index, limited) in self.rows.iter().enumerate() {
            let price = mixture.prices[index + 1];
            changed |= self.outside.prices[limited.row].to_bits() != price.to_bits();
            self.outside.prices[limited.row] = price;
        }
        changed
    }

    /// The program of mixtures; impacts less `base`, relief as chains that are full unless needed.
    fn mixtures(&self, base: f64) -> Program {
        let all = self.most;
        let mut rows = vec![Row { name: "together".into(), lower: Some(1.0), upper: Some(1.0) }];
        rows.extend(self.rows.iter().map(|limited| Row {
            name: limited.row.to_string(),
            lower: (limited.sense == Side::AtLeast).then_some(limited.limit - all),
            upper: (limited.sense == Side::AtMost).then_some(limited.limit + all),
        }));
        let mut program = Program::new(rows, None);
        for tried in &self.tried {
            let counts = self
                .rows
                .iter()
                .enumerate()
                .map(|(index, limited)| (index as u32 + 1, tried.counts[limited.row]));
            let coefficients = std::iter::once((0, 1.0)).chain(counts.filter(|(_, count)| *count != 0.0));
            program
                .push_chain(coefficients, [Segment { length: 1.0, slope: tried.impact - base, bent: 0.0 }]);
        }
        for (index, limited) in self.rows.iter().enumerate() {
            let sign = if limited.sense == Side::AtMost { 1.0 } else { -1.0 };
            program.push_chain(
                [(index as u32 + 1, sign)],
                [Segment { length: all, slope: self.penalty, bent: 0.0 }],
            );
        }
        program
    }
}

/// The choices that a real amount mixes, with their shares: the ends of the straight line that it lies on.
fn mixed(segments: &[Segment], amount: f64) -> [(u64, f64); 2] {
    let (mut start, mut end, mut slope) = (0.0, 0.0, f64::NAN);
    for segment in segments {
        if segment.slope.total_cmp(&slope).is_ne() {
            if amount <= end {
                break;
            }
            (start, slope) = (end, segment.slope);
        }
        end += segment.length;
    }
    let share = if end > start { ((amount - start) / (end - start)).clamp(0.0, 1.0) } else { 0.0 };
    [(start as u64, 1.0 - share), (end as u64, share)]
}

/// The point with the prices of rows outside in their places.
pub(super) fn with_outside(mut point: Point, outside: &Outside) -> Point {
    for ((price, own), _) in
        point.prices.iter_mut().zip(&outside.prices).zip(&outside.rows).filter(|(_, out)| **out)
    {
        *price = *own;
    }
    point
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_mixes_the_ends_of_the_line_it_lies_on() {
        let part = |length: f64, slope: f64| Segment { length, slope, bent: 0.0 };
        let chain = [part(2.0, 3.0), part(2.0, 3.0), part(4.0, 1.0)];
        assert_eq!(mixed(&chain, 1.0), [(0, 0.75), (4, 0.25)]);
        assert_eq!(mixed(&chain, 4.0), [(0, 0.0), (4, 1.0)]);
        assert_eq!(mixed(&chain, 7.0), [(4, 0.25), (8, 0.75)]);
        assert_eq!(mixed(&chain, 0.0), [(0, 1.0), (0, 0.0)]);
        assert_eq!(mixed(&[], 0.0), [(0, 1.0), (0, 0.0)]);
    }
}
