//! What earlier trials say of another one, so that it need not be solved: grants that keep it too, or prices that
//! contradict it as well.
//!
//! Prices π, with a limit b_r each, contradict a trial if they leave less than nothing:
//!   Σ_r π_r (b_r + m_r) + Σ_i max_x ( −Σ_r π_r (a_ri − d_r) x − π_b·bent_i(x) ) < 0
//!   m_r  how far limit r is moved   d_r  how far its share of everything allocated is   a, b  as the program has them
//! Moved limits change the first sum alone, moved shares the price of every step by the same t = Σ_r π_r d_r.

use crate::instance::Sense;
use crate::lp::Sum;
use crate::lp::tolerance::{RAY, ROW_FEASIBILITY};
use crate::units::parts;

use super::side_rows::{Kept, SideRows, Trial, Tried};

/// Grants and prices that trials of the same rows led to.
pub(super) struct Precedents<'r, 'p, 'a> {
    rows: &'r SideRows<'p, 'a>,
    grants: Vec<Grants>,
    prices: Vec<Prices>,
}

/// What grants add up to in every row as it stands, with the size of the terms, and all of them together in steps.
struct Grants {
    sums: Vec<(f64, f64)>,
    total: f64,
}

/// Prices by limit, and of a step by chain without the bent row, with the size of the terms.
struct Prices {
    by_limit: Vec<f64>,
    by_chain: Vec<(f64, f64)>,
    /// t, and the best of all chains there.
    best: Option<(f64, Left)>,
}

/// A sum, and that of the absolute terms that rounding errors can come from.
#[derive(Clone, Copy, Default)]
struct Left {
    sum: Sum,
    size: f64,
}

impl<'r, 'p, 'a> Precedents<'r, 'p, 'a> {
    pub(super) fn of(rows: &'r SideRows<'p, 'a>) -> Precedents<'r, 'p, 'a> {
        Precedents { rows, grants: Vec::new(), prices: Vec::new() }
    }

    /// Remembers grants, in steps by chain.
    pub(super) fn add_grants(&mut self, grants: &[f64]) {
        let total = grants[..self.rows.problem.cooperatives()].iter().sum();
        self.grants.push(Grants { sums: self.rows.program.sums(grants), total });
    }

    /// Remembers prices by limit, if any of them says something.
    pub(super) fn add_prices(&mut self, prices: Vec<f64>) {
        if prices.iter().all(|price| *price == 0.0) {
            return;
        }
        let program = &self.rows.program;
        let by_chain = parts::map(program.chains(), |chain| {
            let terms = program.coefficients(chain).iter().map(|(side, a)| prices[*side as usize] * a);
            terms.fold((0.0, 0.0), |(price, size): (f64, f64), term| (price + term, size + term.abs()))
        });
        self.prices.push(Prices { by_limit: prices, by_chain, best: None });
    }

    /// Prices that were found last.
    pub(super) fn last_prices(&self) -> Option<&[f64]> {
        self.prices.last().map(|prices| prices.by_limit.as_slice())
    }

    /// Can everything be kept in a trial in which nothing gives way? `None` if none of them says.
    pub(super) fn say(&mut self, trial: &Trial) -> Option<bool> {
        if self.grants.iter().any(|grants| grants.keep(self.rows, trial)) {
            return Some(true);
        }
        let rows = self.rows;
        self.prices.iter_mut().any(|prices| prices.contradict(rows, trial)).then_some(false)
    }

    /// The same, solved if none of them says.
    pub(super) fn is_kept(&mut self, trial: &Trial) -> bool {
        self.say(trial).unwrap_or_else(|| {
            self.solve(trial);
            self.say(trial) == Some(true)
        })
    }

    /// Solves a trial next to the last one, and remembers what was found.
    pub(super) fn solve(&mut self, trial: &Trial) {
        match self.rows.solve(trial, self.prices.last().map(|prices| prices.by_limit.as_slice())) {
            Tried::Kept(Kept { grants, prices, .. }) => {
                self.add_grants(&grants);
                self.add_prices(prices);
            }
            Tried::Clash(prices) => self.add_prices(prices),
            Tried::Open => {}
        }
    }
}

impl Grants {
    fn keep(&self, rows: &SideRows<'_, '_>, trial: &Trial) -> bool {
        (0..rows.sides.len()).all(|side| {
            if trial.without.contains(&rows.stated(side).rule) {
                return true;
            }
            let (by, fall) = rows.moves(trial, side);
            let limit = rows.limit_left(side) + by;
            let (sum, terms) = self.sums[side];
            let amount = sum - fall * self.total;
            let breach = match rows.sides[side].sense {
                Sense::AtMost => amount - limit,
                Sense::AtLeast => limit - amount,
            };
            breach <= ROW_FEASIBILITY * terms.max(limit.abs())
        })
    }
}

impl Prices {
    fn contradict(&mut self, rows: &SideRows<'_, '_>, trial: &Trial) -> bool {
        let (mut left, mut lower) = (Left::default(), 0.0);
        let limits = self.by_limit.iter().take(rows.sides.len()).enumerate();
        for (side, price) in limits.filter(|(_, price)| **price != 0.0) {
            if trial.without.contains(&rows.stated(side).rule) {
                return false;
            }
            let (by, fall) = rows.moves(trial, side);
            left.add(price * (rows.limit_left(side) + by));
            lower += price * fall;
        }
        if self.best.is_none_or(|(known, _)| known.to_bits() != lower.to_bits()) {
            self.best = Some((lower, self.best(rows, lower)));
        }
        let (_, best) = self.best.expect("it was just worked out");
        left.join(&best);
        left.sum.value() < -RAY * left.size
    }

    /// What all cooperatives are worth at most where every step is cheaper by so much.
    fn best(&self, rows: &SideRows<'_, '_>, lower: f64) -> Left {
        let program = &rows.program;
        let bent_price = program.bent_row().map_or(0.0, |row| self.by_limit[row]);
        let visit = |left: &mut Left, chain: usize| {
            let (price, size) = self.by_chain[chain];
            for segment in program.segments(chain) {
                let bent = bent_price * segment.bent;
                let (gain, size) = (lower - price - bent, size + lower.abs() + bent.abs());
                // A gain below 0 beyond its rounding errors counts for exactly nothing.
                if gain > -RAY * size {
                    left.sum.add(gain.max(0.0) * segment.length);
                    left.size += size * segment.length;
                }
            }
        };
        parts::sum(rows.problem.cooperatives(), Left::default, visit, Left::join)
    }
}

impl Left {
    fn add(&mut self, term: f64) {
        self.sum.add(term);
        self.size += term.abs();
    }

    fn join(&mut self, other: &Left) {
        self.sum.add(other.sum.value());
        self.size += other.size;
    }
}
