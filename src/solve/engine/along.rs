//! Prices along a direction, where the dual is least: one long step, over all chains.
//!
//! D(π + K·y) = Σ_r h_r(π_r + K y_r) + Σ_i Σ_k max(0, g_ik − K·d_ik) u_ik
//!   h_r   the price times the upper limit above 0, times the lower one below
//!   g_ik  what the segment gains at π   d_ik = Σ_r y_r a_ri + y_b bent_ik   u_ik  its length
//! is convex in K ≥ 0. Its slope rises by |d_ik| u_ik where K passes g_ik / d_ik, and by |y_r| (upper − lower) where a price
//! passes 0; the step ends where it stops falling, as in a [`ratio_test`](super::ratio_test).
//!
//! Prices by which rows contradict each other, be it in a core or a little further on, say where those go that can just be
//! kept: there prices may be of any size.

use crate::lp::{Program, Sum};
use crate::units::parts;

use super::super::duality::limit;
use super::ratio_test::{Candidate, RatioTest, Step};

/// π + K·y for the K ≥ 0 with the least D(π + K·y), both of the right signs; at the last kink where it never stops falling.
pub fn along(program: &Program, from: &[f64], direction: &[f64]) -> Vec<f64> {
    let way = Way { program, from, direction };
    let mut slope = parts::sum(
        program.chains(),
        Sum::default,
        |slope, chain| way.segments(chain, |segment| slope.add(segment.slope())),
        |slope, part| slope.add(part.value()),
    );
    let mut prices = Vec::new();
    for (row, (&price, &by)) in from.iter().zip(direction).enumerate().filter(|(_, (_, by))| **by != 0.0) {
        let at = |price: f64| limit(program, row, price).unwrap_or(0.0);
        slope.add(by * at(if price == 0.0 { by } else { price }));
        if price * by < 0.0 {
            prices.push(kink(-price / by, by.abs() * (at(1.0) - at(-1.0))));
        }
    }
    let falls = -slope.value();
    if falls <= 0.0 {
        return from.to_vec();
    }
    let empty = || {
        let mut test = RatioTest::new();
        test.start(falls);
        test
    };
    let offer = |test: &mut RatioTest, candidate: Option<Candidate>| {
        if let Some(candidate) = candidate.filter(|candidate| candidate.step <= test.horizon) {
            test.offer(candidate);
        }
    };
    let mut test = parts::sum(
        program.chains(),
        empty,
        |test, chain| way.segments(chain, |segment| offer(test, segment.kink())),
        |test, part| part.passed().iter().for_each(|one| offer(test, Some(*one))),
    );
    for one in prices {
        offer(&mut test, Some(one));
    }
    let last = match test.finish(1.0) {
        Step::Enter(at) => test.passed().get(at),
        Step::Endless | Step::NoPivot => test.passed().last(),
    };
    let size = last.map_or(1.0, |last| last.step);
    from.iter().zip(direction).map(|(price, by)| price + by * size).collect()
}

struct Way<'a> {
    program: &'a Program,
    from: &'a [f64],
    direction: &'a [f64],
}

/// g, d and u.
struct Priced {
    gain: f64,
    cost: f64,
    length: f64,
}

impl Way<'_> {
    #[inline]
    fn segments(&self, chain: usize, mut visit: impl FnMut(Priced)) {
        let (mut price, mut cost) = (0.0, 0.0);
        for (row, value) in self.program.coefficients(chain) {
            price += self.from[*row as usize] * value;
            cost += self.direction[*row as usize] * value;
        }
        let bent = |prices: &[f64]| self.program.bent_row().map_or(0.0, |row| prices[row]);
        let (bent_price, bent_cost) = (bent(self.from), bent(self.direction));
        for segment in self.program.segments(chain) {
            let gain = segment.slope - price - bent_price * segment.bent;
            visit(Priced { gain, cost: cost + bent_cost * segment.bent, length: segment.length });
        }
    }
}

impl Priced {
    /// What the segment adds to the slope of D at 0.
    fn slope(&self) -> f64 {
        let is_filled = self.gain > 0.0 || self.gain == 0.0 && self.cost < 0.0;
        if is_filled { -self.cost * self.length } else { 0.0 }
    }

    fn kink(&self) -> Option<Candidate> {
        let at = self.gain / self.cost;
        (at > 0.0 && at.is_finite()).then(|| kink(at, self.cost.abs() * self.length))
    }
}

/// Where the slope of D rises, and by how much.
fn kink(step: f64, fall: f64) -> Candidate {
    Candidate { step, fall, pivot: 1.0, rank: 0, column: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};
    use crate::solve::duality::{Objective, dual_value};
    use proptest::prelude::{prop, prop_assert, proptest};

    proptest! {
        /// Sizes all around are tried.
        #[test]
        fn no_other_size_has_a_lower_dual(
            chains in prop::collection::vec((-5_i32..5, 1_i32..9, -4_i32..9), 1..20),
            limits in (0_i32..60, 0_i32..20), from in (0_i32..5, -5_i32..5), direction in (0_i32..5, -5_i32..5),
        ) {
            let row = |name: &str, lower, limit: i32| Row { name: name.into(), lower, upper: Some(f64::from(limit)) };
            let mut program = Program::new(vec![row("all", None, limits.0), row("some", Some(-5.0), limits.1)], None);
            for (own, length, slope) in chains {
                let segment = Segment { length: f64::from(length), slope: f64::from(slope), bent: 0.0 };
                program.push_chain([(0, 1.0), (1, f64::from(own))], [segment]);
            }
            let direction = [f64::from(direction.0), f64::from(direction.1)];
            let from = [f64::from(from.0), f64::from(from.1)];
            let value = |prices: &[f64]| dual_value(&program, prices, Objective::Slopes).value;
            let found = value(&along(&program, &from, &direction));
            // Where the dual falls for ever, nothing keeps the rows.
            if dual_value(&program, &direction, Objective::Nothing).value >= 0.0 {
                for size in 0..1_000 {
                    let size = f64::from(size) / 100.0;
                    let at = [from[0] + size * direction[0], from[1] + size * direction[1]];
                    prop_assert!(found <= value(&at) + 1e-9);
                }
            }
        }
    }
}
