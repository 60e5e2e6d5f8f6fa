//! A share of what is allocated as a number in coefficients.
//!
//! Its rows are Σ_i (v_i − θ)·x_i ≤ 0 (≥ 0), so that another θ adds the same to every cooperative's coefficient.

use crate::instance::Sense;
use crate::model::Problem;
use crate::units::Fraction;

use super::Varied;

/// The rows in whose coefficients θ stands, and the θ that is in them.
#[derive(Clone, Debug)]
pub(super) struct Coefficients {
    pub(super) rows: Vec<usize>,
    theta: Fraction,
    /// Yuan.
    step: Fraction,
}

impl Coefficients {
    /// Of a problem as its instance states it.
    pub(super) fn of(problem: &Problem<'_>, varied: &Varied) -> Coefficients {
        let stated = &varied.stated;
        let of_rule = |row: &usize| {
            let row = &problem.rows()[*row];
            let side = if stated.sense == Sense::AtMost { &row.upper } else { &row.lower };
            problem.rules()[row.rule].name() == stated.rule && side.is_some()
        };
        Coefficients {
            rows: (0..problem.rows().len()).filter(of_rule).collect(),
            theta: stated.number.fraction(),
            step: Fraction::from(problem.scene().instance.funds().step.get()),
        }
    }

    /// Puts θ into the coefficients of a problem.
    pub(super) fn put(&mut self, problem: &mut Problem<'_>, theta: &Fraction) {
        let by = &(&self.theta - theta) * &self.step;
        if by.is_zero() {
            return;
        }
        for &row in &self.rows {
            problem.shift_row(row, &by);
        }
        self.theta = theta.clone();
    }

    /// By row, a limit of 0 moved by so much on the side that loosens or tightens: it stands for another θ at this much
    /// money.
    pub(super) fn moves(&self, rows: usize, by: f64) -> Vec<[f64; 2]> {
        let mut moves = vec![[0.0; 2]; rows];
        for &row in &self.rows {
            moves[row] = [by; 2];
        }
        moves
    }
}
