//! The judge, written from the definition alone:
//!   objective ≤ optimum ≤ Σ_r π_r b_r + Σ_i Σ_k max(0, c_ik − π·a_i − π_b bent_ik) length_ik
//! so where both ends meet, the answer is right whatever a peer says.

use allotment::lp::{Outcome, Program};
use allotment::solve;

use super::programs::Traits;

/// The bound that prices prove, from the definition; none if a sign is wrong. Slopes count or are all 0.
fn bound(program: &Program, prices: &[f64], slopes: bool) -> Option<f64> {
    let mut sum = 0.0;
    for (row, price) in program.rows().iter().zip(prices).filter(|(_, price)| **price != 0.0) {
        sum += price * if *price > 0.0 { row.upper? } else { row.lower? };
    }
    for chain in 0..program.chains() {
        let own: f64 = program.coefficients(chain).iter().map(|(row, a)| prices[*row as usize] * a).sum();
        for segment in program.segments(chain) {
            let bent = program.bent_row().map_or(0.0, |row| prices[row] * segment.bent);
            sum += ((if slopes { segment.slope } else { 0.0 }) - own - bent).max(0.0) * segment.length;
        }
    }
    Some(sum)
}

/// How an answer stands before the judge.
#[derive(Debug, PartialEq)]
pub(crate) enum Verdict {
    /// Rows kept, and the bound met to 1e-9.
    Optimal(f64),
    /// The ray proves that there is nothing.
    Infeasible,
    /// Anything else.
    Wrong(String),
}

pub(crate) fn judge(program: &Program, outcome: &Outcome) -> Verdict {
    match outcome {
        Outcome::Point(point) => {
            for (chain, amount) in point.amounts.iter().enumerate() {
                if !(0.0..=program.chain_length(chain)).contains(amount) {
                    return Verdict::Wrong(format!("amount {amount} of chain {chain}"));
                }
            }
            for (activity, row) in program.activities(&point.amounts).iter().zip(program.rows()) {
                if activity.breach > 1e-9 {
                    return Verdict::Wrong(format!("{} broken: {activity:?}", row.name));
                }
            }
            let worth = program.worth(&point.amounts);
            match bound(program, &point.prices, true) {
                None => Verdict::Wrong("a price has a sign without a limit".into()),
                // Where next to nothing can be gained, floats tell it from nothing only up to the rounding
                // errors of what could be gained without any row.
                Some(bound) if bound - worth <= 1e-9 * bound.abs() + 1e-14 * freely(program) => {
                    Verdict::Optimal(worth)
                }
                Some(bound) => Verdict::Wrong(format!("worth {worth}, bound {bound}")),
            }
        }
        Outcome::Ray(ray) => match bound(program, &ray.prices, false) {
            Some(value) if value < 0.0 => Verdict::Infeasible,
            value => Verdict::Wrong(format!("a ray that proves {value:?}")),
        },
        Outcome::GaveUp(why) => Verdict::Wrong(format!("gave up: {why}")),
    }
}

/// The objective with everything filled.
pub(crate) fn freely(program: &Program) -> f64 {
    (0..program.chains())
        .flat_map(|chain| program.segments(chain))
        .map(|segment| segment.slope.max(0.0) * segment.length)
        .sum()
}

pub(crate) fn engine(program: &Program) -> Outcome {
    solve::by_name("engine").expect("the engine is always there").solve(program)
}

/// Counts of what was met, printed at the end.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) programs: usize,
    pub(crate) infeasible: usize,
    pub(crate) degenerate: usize,
    pub(crate) badly_scaled: usize,
    pub(crate) peers_gave_up: usize,
    pub(crate) peers_differed: usize,
}

impl Tally {
    pub(crate) fn count(&mut self, traits: Traits, verdict: &Verdict) {
        self.programs += 1;
        self.infeasible += usize::from(*verdict == Verdict::Infeasible);
        self.degenerate += usize::from(traits.degenerate);
        self.badly_scaled += usize::from(traits.badly_scaled);
    }

    pub(crate) fn close(&self, title: &str) {
        println!("{title}: {self:?}");
        for count in [self.infeasible, self.degenerate, self.badly_scaled] {
            assert!(count * 10 >= self.programs, "less than a tenth: {self:?}");
        }
    }
}
