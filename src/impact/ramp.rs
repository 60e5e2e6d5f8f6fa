//! One part of an impact curve: f(k) = slope·k + bend·k² up to its end, its level from there on.

use crate::units::Fraction;

/// One part of a curve: rises to a level, then stays.
#[derive(Clone, Debug)]
pub struct Ramp {
    /// Per step at 0.
    pub slope: Fraction,
    /// Per step², at most 0.
    pub bend: Fraction,
    /// Where it ends and at which value; `None`: never.
    pub end: Option<RampEnd>,
}

/// Where a ramp stops.
#[derive(Clone, Debug)]
pub struct RampEnd {
    /// Steps, rounded down.
    pub floor: u64,
    /// Steps, rounded up.
    pub ceil: u64,
    /// The value from there on.
    pub level: Fraction,
}

impl Ramp {
    /// What it has risen to after so many steps.
    pub(super) fn value(&self, steps: u64) -> Fraction {
        match &self.end {
            Some(end) if steps >= end.ceil => end.level.clone(),
            _ => quadratic(&Fraction::ZERO, &self.slope, &self.bend, steps),
        }
    }

    /// Does it rise at least until there?
    pub(super) fn rises_until(&self, steps: u64) -> bool {
        self.end.as_ref().is_none_or(|end| end.floor >= steps)
    }

    /// Does it end between this step and the next?
    pub(super) fn ends_after(&self, steps: u64) -> bool {
        self.end.as_ref().is_some_and(|end| end.floor == steps && end.ceil > steps)
    }
}

/// base + slope·k + bend·k²
pub(super) fn quadratic(base: &Fraction, slope: &Fraction, bend: &Fraction, steps: u64) -> Fraction {
    let steps = Fraction::from(steps);
    let straight = base + &(slope * &steps);
    if bend.is_zero() { straight } else { &straight + &(&(bend * &steps) * &steps) }
}
