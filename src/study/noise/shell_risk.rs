//! Shell risk mis-stated: its odds by a factor.
//!
//! ln(s' / (1 − s')) = ln(s / (1 − s)) + σz,   z standard normal
//!   s   the risk that a cooperative is not real (0–1)   s'  as it is stated   σ  the level
//! One error for each cooperative, right in the median. A risk of 0 or 1 is no estimate, and stays. Five significant
//! digits.

use crate::instance::Instance;
use crate::units::{Decimal, Decimals};

use super::DIGITS;
use super::draws::Draws;
use super::level::is_uncertain;

/// Risks as they are stated.
pub(super) fn seen(truth: &Instance, sigma: f64, draws: Draws) -> Decimals {
    let cooperatives = truth.cooperatives();
    let stated =
        |position: usize| Some(moved(cooperatives.shell_risk(position), sigma * draws.at(position).normal()));
    (0..cooperatives.len()).map(stated).collect()
}

fn moved(risk: Decimal, by: f64) -> Decimal {
    if by == 0.0 || !is_uncertain(risk) {
        return risk;
    }
    let odds = risk.to_f64() / (1.0 - risk.to_f64()) * libm::exp(by);
    // Odds without end are certainty.
    let stated = if odds.is_finite() { odds / (1.0 + odds) } else { 1.0 };
    Decimal::nearest(stated, DIGITS).unwrap_or(Decimal::ZERO)
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::units::Decimal;

    #[test]
    fn odds_are_multiplied() {
        // Odds of 1 to 4 three times as high are 3 to 4, by hand: 3/7.
        assert_eq!(moved(Decimal::new(2, 1), 3_f64.ln()), Decimal::new(42_857, 5));
        assert_eq!(moved(Decimal::new(2, 1), 0.0), Decimal::new(2, 1));
        assert_eq!(moved(Decimal::new(2, 1), 1e4), Decimal::ONE);
        assert_eq!([Decimal::ZERO, Decimal::ONE].map(|sure| moved(sure, 2.0)), [Decimal::ZERO, Decimal::ONE]);
    }
}
