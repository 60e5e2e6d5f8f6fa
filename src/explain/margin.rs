//! A cooperative's own price at its margin, rule by rule.
//!
//! From k steps to the next that it may get, k′ (k + 1, or more where grants are whole in other ways), per step:
//!   q_i(k) = Σ_r π_r·a_ri + ( π_c·(C_i(k′) − C_i(k)) + Σ_r π_r·e_ri ) / (k′ − k)
//!   π_r  price of row r   a_ri  what a step for i adds to it   C_i  coverage at k steps, π_c its price (≤ 0)
//!   e_ri  what i as a recipient adds to row r, where it becomes one by more than one step
//! Reported per yuan.

use crate::impact::Curve;
use crate::model::Problem;
use crate::units::Fraction;

/// From one grant to the next, in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Move {
    from: u64,
    pub(super) to: u64,
}

impl Move {
    /// To the least grant above `steps` that the cooperative may get.
    pub(super) fn after(problem: &Problem<'_>, position: usize, steps: u64) -> Option<Move> {
        problem.choices(position).at_least(steps + 1).map(|to| Move { from: steps, to })
    }

    /// A step more, whether it may be given or not.
    pub(super) fn one_step(from: u64) -> Move {
        Move { from, to: from + 1 }
    }

    /// To `steps` from the largest grant below it.
    pub(super) fn up_to(problem: &Problem<'_>, position: usize, steps: u64) -> Option<Move> {
        let from = problem.choices(position).at_most(steps.checked_sub(1)?)?;
        Some(Move { from, to: steps })
    }

    /// Is it more than one step?
    pub(super) fn is_jump(self) -> bool {
        self.to - self.from > 1
    }

    /// An amount of the whole move, for each step of it.
    fn per_step(self, amount: Fraction) -> Fraction {
        if self.is_jump() {
            &amount * &Fraction::from(self.to - self.from).reciprocal().expect("it is above 0")
        } else {
            amount
        }
    }

    /// What a step of it brings; `None` beyond the curve.
    pub(super) fn gain(self, curve: &Curve) -> Option<Fraction> {
        if !self.is_jump() {
            return curve.gain(self.from);
        }
        (self.to <= curve.ceiling()).then(|| self.per_step(&curve.value(self.to) - &curve.value(self.from)))
    }

    /// The parts of the price of a step of it, by row; rows without a price left out.
    pub(super) fn price_parts(
        self,
        problem: &Problem<'_>,
        prices: &[Fraction],
        position: usize,
    ) -> Vec<(usize, Fraction)> {
        let linear = problem.coefficients(position).into_iter();
        let linear = linear.map(|(row, a)| (row as usize, &prices[row as usize] * &a));
        let covered = problem.coverage_row().zip(problem.coverage(position)).and_then(|(row, coverage)| {
            let more = if self.is_jump() {
                self.per_step(&coverage.value(self.to) - &coverage.value(self.from))
            } else {
                coverage.gain(self.from)?
            };
            Some((row, &prices[row] * &more))
        });
        let becomes = self.is_jump() && self.from == 0;
        let recipient = problem.recipient(position).filter(|_| becomes);
        let recipient = recipient.map(|(row, e)| (row as usize, self.per_step(&prices[row as usize] * e)));
        linear.chain(covered).chain(recipient).filter(|(_, part)| !part.is_zero()).collect()
    }

    /// The whole price of a step of it.
    pub(super) fn price(self, problem: &Problem<'_>, prices: &[Fraction], position: usize) -> Fraction {
        self.price_parts(problem, prices, position).into_iter().map(|(_, part)| part).sum()
    }
}
