//! Prices of recipients: what being one must cost so that the rows that count them are kept.
//!
//! minimise over μ   D(μ) = Σ_r μ_r·M_r + max over real grants of Σ_i F_i(x_i) − Σ_i Σ_r μ_r·a_ri·[x_i > 0]
//!   μ_r  price of a recipient in row r (at least 0 for at most M_r, at most 0 for at least)   a_ri  what i counts there
//! D is convex and made of straight pieces. Every μ tried gives grants with impact f_t and counts n_tr; mixing those
//! under the limits (Dantzig & Wolfe 1960) gives the next μ as the prices of the mixture:
//!   maximise Σ_t λ_t·f_t   over λ ≥ 0,   Σ λ_t = 1,   Σ_t λ_t·n_tr within the limits, or paid for at a high price
//! and ends where the mixture is worth D. Any μ proves a bound; a better one only proves a better bound.

use crate::lp::{Outcome, Point, Program, Row, Segment};
use crate::model::{Model, Problem};
use crate::solve::Backend;

/// Mixtures tried at most.
const MOST: usize = 60;
/// The mixture is worth D to this share of it.
const CLOSE: f64 = 1e-10;
/// What a recipient beyond the limits costs at first, as a multiple of the largest impact of a cooperative, and how it
/// grows while that is not enough.
const FIRST_PENALTY: f64 = 4.0;
const HARDER: f64 = 1e3;

/// The search for prices of recipients.
pub(super) struct RecipientPrices {
    /// Rows that count recipients, with their limits less what fixed grants count.
    rows: Vec<Counted>,
    /// By row of the problem.
    prices: Vec<f64>,
    tried: Vec<Tried>,
    penalty: f64,
    /// Everything that a row can count.
    most: f64,
    least_dual: f64,
}

/// A row of recipients; it has one side.
struct Counted {
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

impl RecipientPrices {
    pub(super) fn of(problem: &Problem<'_>) -> RecipientPrices {
        let counted = problem.counts_recipients();
        let mut fixed = vec![0.0; counted.len()];
        let (mut most, mut largest) = (1.0, 0.0_f64);
        for position in 0..problem.cooperatives() {
            let curve = problem.curve(position);
            largest = largest.max(curve.value(curve.ceiling()).to_f64());
            for (row, a) in problem.recipient(position) {
                most += a.to_f64();
                if problem.fixed(position).is_some_and(|steps| steps > 0) {
                    fixed[*row as usize] += a.to_f64();
                }
            }
        }
        let rows =
            problem.rows().iter().enumerate().filter(|(row, _)| counted[*row]).filter_map(|(row, stated)| {
                let upper = stated.upper.as_ref().map(|side| (side, Side::AtMost));
                let (side, sense) = upper.or(stated.lower.as_ref().map(|side| (side, Side::AtLeast)))?;
                Some(Counted { row, limit: side.limit.to_f64() - fixed[row], sense })
            });
        RecipientPrices {
            rows: rows.collect(),
            prices: vec![0.0; counted.len()],
            tried: Vec::new(),
            penalty: FIRST_PENALTY * largest.max(1e-9),
            most,
            least_dual: f64::INFINITY,
        }
    }

    /// By row of the problem; 0 for rows that count no recipients.
    pub(super) fn prices(&self) -> &[f64] {
        &self.prices
    }

    /// Takes the grants found at these prices into account. Is D the least so far?
    pub(super) fn take(&mut self, problem: &Problem<'_>, model: &Model, point: &Point) -> bool {
        let worth = model.program.worth(&point.amounts);
        let mut counts = vec![0.0; self.prices.len()];
        for ((chain, &position), &amount) in problem.by_id().iter().enumerate().zip(&point.amounts) {
            let segments = model.program.segments(chain);
            let Some(first) = segments.first().filter(|_| amount > 0.0) else { continue };
            // The line from 0 to the first choice on the curve's least concave cover: a mixture of both ends.
            let line = segments.iter().take_while(|segment| segment.slope >= first.slope);
            let part = (amount / line.map(|segment| segment.length).sum::<f64>()).min(1.0);
            for (row, a) in problem.recipient(position) {
                counts[*row as usize] += part * a.to_f64();
            }
        }
        let paid: f64 = counts.iter().zip(&self.prices).map(|(count, price)| count * price).sum();
        let limits = self.rows.iter().map(|counted| self.prices[counted.row] * counted.limit);
        // The linear rows' own slack is priced in their prices, and zero at an optimum.
        let dual = worth + limits.sum::<f64>();
        self.tried.push(Tried { impact: worth + paid, counts });
        let least = dual < self.least_dual;
        self.least_dual = self.least_dual.min(dual);
        least
    }

    /// Moves on to the prices of the best mixture; false where there is none better to be had.
    pub(super) fn advance(&mut self, backend: &dyn Backend) -> bool {
        if self.rows.is_empty() || self.tried.len() >= MOST {
            return false;
        }
        let base = self.tried.iter().map(|tried| tried.impact).fold(f64::INFINITY, f64::min);
        let Outcome::Point(mixture) = backend.solve(&self.mixtures(base)) else { return false };
        // Relief comes last: a chain that is not full is a recipient beyond the limits.
        let relief: f64 = mixture.amounts[self.tried.len()..].iter().map(|amount| self.most - amount).sum();
        let shares = self.tried.iter().zip(&mixture.amounts);
        let worth = shares.map(|(tried, share)| tried.impact * share).sum::<f64>() - self.penalty * relief;
        if self.least_dual - worth <= CLOSE * self.least_dual.abs() {
            // Below 0 nothing is feasible, which is proved; else paying is dearer next time.
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
        for (index, counted) in self.rows.iter().enumerate() {
            let price = mixture.prices[index + 1];
            changed |= self.prices[counted.row].to_bits() != price.to_bits();
            self.prices[counted.row] = price;
        }
        changed
    }

    /// The program of mixtures; impacts less `base`, relief as chains that are full unless needed.
    fn mixtures(&self, base: f64) -> Program {
        let all = self.most;
        let mut rows = vec![Row { name: "together".into(), lower: Some(1.0), upper: Some(1.0) }];
        rows.extend(self.rows.iter().map(|counted| Row {
            name: counted.row.to_string(),
            lower: (counted.sense == Side::AtLeast).then_some(counted.limit - all),
            upper: (counted.sense == Side::AtMost).then_some(counted.limit + all),
        }));
        let mut program = Program::new(rows, None);
        for tried in &self.tried {
            let counts = self
                .rows
                .iter()
                .enumerate()
                .map(|(index, counted)| (index as u32 + 1, tried.counts[counted.row]));
            let coefficients = std::iter::once((0, 1.0)).chain(counts.filter(|(_, count)| *count != 0.0));
            program
                .push_chain(coefficients, [Segment { length: 1.0, slope: tried.impact - base, bent: 0.0 }]);
        }
        for (index, counted) in self.rows.iter().enumerate() {
            let sign = if counted.sense == Side::AtMost { 1.0 } else { -1.0 };
            program.push_chain(
                [(index as u32 + 1, sign)],
                [Segment { length: all, slope: self.penalty, bent: 0.0 }],
            );
        }
        program
    }
}

/// Prices of the point with those of recipients in their rows.
pub(super) fn with_recipients(mut point: Point, prices: &[f64]) -> Point {
    for (price, own) in point.prices.iter_mut().zip(prices).filter(|(_, own)| **own != 0.0) {
        *price = *own;
    }
    point
}
