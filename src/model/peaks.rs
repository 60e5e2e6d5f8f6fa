//! Where a cooperative's best whole step at given prices can be.

use crate::impact::{Coverage, Curve};
use crate::units::Fraction;

/// Steps of a run among which the maximum of a sum of concave curves and a line is: the ends of the run, breakpoints,
/// and in every bent piece the step at which one more gains no more than `price()`, the line's fall per step.
///
/// `covered`: what a covered poor member is worth, and how many there are at every step.
pub fn peaks(
    curve: Option<&Curve>,
    covered: Option<(&Fraction, Coverage<'_>)>,
    price: impl FnOnce() -> Fraction,
    (first, last): (u64, u64),
) -> Vec<u64> {
    if first == last {
        return vec![first];
    }
    let mut marks = vec![first, last];
    marks.extend(curve.into_iter().flat_map(Curve::breakpoints));
    marks.extend(covered.into_iter().flat_map(|(_, coverage)| coverage.breakpoints()));
    marks.retain(|mark| (first..=last).contains(mark));
    marks.sort_unstable();
    marks.dedup();
    if let Some(curve) = curve.filter(|curve| !curve.is_straight()) {
        let price = price();
        let inside: Vec<u64> = marks
            .windows(2)
            .map(|pair| {
                let worth = covered.and_then(|(worth, coverage)| Some(worth * &coverage.gain(pair[0])?));
                let own = worth.map_or_else(|| price.clone(), |worth| &price - &worth);
                curve.best(&own).clamp(pair[0], pair[1])
            })
            .collect();
        marks.extend(inside);
    }
    marks
}
