//! Curves that the user gave, taken as they are.
//!
//! A concave curve with slopes s_1 ≥ s_2 ≥ … up to u_1 < u_2 < … is Σ_j (s_j − s_{j+1})·min(x, u_j), with
//! slope 0 after the last end.

use crate::instance::UserCurve;
use crate::units::{Fraction, Money};

use super::Ramp;
use super::ramp::RampEnd;

/// One ramp for every place where the slope falls.
pub(super) fn ramps(curve: &UserCurve, step: Money) -> Vec<Ramp> {
    let yuan = Fraction::from(step.get());
    let mut ramps = Vec::new();
    for (index, (up_to, slope)) in curve.pieces.iter().enumerate() {
        let next = match (up_to, curve.pieces.get(index + 1)) {
            (Some(_), Some((_, next))) => next.fraction(),
            _ => Fraction::ZERO,
        };
        let fall = &slope.fraction() - &next;
        if fall.is_zero() {
            continue;
        }
        let end = up_to.map(|up_to| RampEnd {
            floor: up_to.steps(step),
            ceil: up_to.get().div_ceil(step.get()),
            level: &fall * &Fraction::from(up_to.get()),
        });
        ramps.push(Ramp { slope: &fall * &yuan, bend: Fraction::ZERO, end });
    }
    ramps
}
