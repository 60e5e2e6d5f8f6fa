//! A solver's point brought back to exact numbers, for `certify` to judge.

use std::sync::Arc;

use crate::lp::Point;
use crate::lp::tolerance::MEANT_WHOLE;
use crate::units::{Fraction, parts};

use super::Problem;

/// What a solver says: amounts and prices, exactly the floats that it gave.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Steps by cooperative, fixed grants included.
    pub steps: Arc<Vec<RealSteps>>,
    /// Prices by row.
    pub prices: Vec<Fraction>,
}

/// A real number of steps: `whole + part`, 0 ≤ part < 1.
#[derive(Clone, Debug)]
pub struct RealSteps {
    /// Rounded down.
    pub whole: u64,
    /// The rest.
    pub part: Fraction,
}

impl Claim {
    /// Takes a point's floats as they are. Amounts next to a whole step are put on it, amounts outside the
    /// chain into it; what that does to the rows is for `certify` to judge.
    pub fn of(problem: &Problem<'_>, point: &Point) -> Claim {
        let mut amounts = vec![0.0; problem.cooperatives()];
        for (&position, &amount) in problem.by_id().iter().zip(&point.amounts) {
            amounts[position] = amount;
        }
        let steps = parts::map(amounts.len(), |position| {
            let amount = amounts[position];
            let ceiling = problem.curve(position).ceiling();
            if let Some(whole) = problem.fixed(position) {
                return RealSteps { whole, part: Fraction::ZERO };
            }
            let nearest = amount.round();
            let amount = if (amount - nearest).abs() < MEANT_WHOLE { nearest } else { amount };
            let whole = amount.max(0.0).floor() as u64;
            if whole >= ceiling {
                return RealSteps { whole: ceiling, part: Fraction::ZERO };
            }
            let part = Some(amount.max(0.0).fract()).filter(|part| *part > 0.0);
            RealSteps { whole, part: part.and_then(Fraction::from_f64).unwrap_or(Fraction::ZERO) }
        });
        Claim { steps: Arc::new(steps), prices: Claim::prices(problem, &point.prices) }
    }

    /// Prices as exact numbers. One whose side has no limit is noise and becomes 0: any prices prove something.
    pub fn prices(problem: &Problem<'_>, prices: &[f64]) -> Vec<Fraction> {
        let exact = prices.iter().zip(problem.rows()).map(|(&price, row)| {
            let price = Fraction::from_f64(price).unwrap_or(Fraction::ZERO);
            if row.side(&price).is_some() { price } else { Fraction::ZERO }
        });
        exact.collect()
    }
}
