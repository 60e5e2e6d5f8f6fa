//! Coverage: how many poor members count as covered.
//!
//! C(x) = min(m, x / d)   m  poor members   d  `full_coverage`, yuan that count as covering one of them
//! It is taken at whole steps k and joined by lines: k·(step / d) up to the last whole step before m is reached, m from
//! the first one after. All of it follows from m, so it is worked out where it is asked for.

use crate::units::Fraction;

/// The coverage curve of a cooperative.
#[derive(Clone, Copy, Debug)]
pub struct Coverage<'a> {
    poor: &'a Fraction,
    /// Covered members per step: step / d.
    per_step: &'a Fraction,
    /// Steps to cover everyone, rounded down and up.
    floor: u64,
    ceil: u64,
    /// The most steps that the cooperative may get.
    ceiling: u64,
}

impl<'a> Coverage<'a> {
    /// Of so many poor members, on whole steps up to `ceiling`.
    pub(super) fn new(poor: &'a Fraction, per_step: &'a Fraction, ceiling: u64) -> Coverage<'a> {
        let (floor, whole) = poor.div_floor(per_step);
        let floor = floor.in_word().and_then(|floor| u64::try_from(floor).ok()).unwrap_or(u64::MAX - 1);
        Coverage { poor, per_step, floor, ceil: if whole { floor } else { floor + 1 }, ceiling }
    }

    /// Its poor members.
    pub fn poor(&self) -> &'a Fraction {
        self.poor
    }

    /// The first whole number of steps that covers all. Up to there each covers alike.
    pub fn all_from(&self) -> u64 {
        self.ceil
    }

    /// Poor members covered by a whole number of steps.
    pub fn value(&self, steps: u64) -> Fraction {
        if steps >= self.ceil { self.poor.clone() } else { self.per_step * &Fraction::from(steps) }
    }

    /// What one more step covers after `steps`; `None` at the ceiling.
    pub fn gain(&self, steps: u64) -> Option<Fraction> {
        if steps >= self.ceiling {
            None
        } else if steps < self.floor {
            Some(self.per_step.clone())
        } else if steps >= self.ceil {
            Some(Fraction::ZERO)
        } else {
            Some(self.poor - &self.value(steps))
        }
    }

    /// Poor members covered by any real number of steps that lies between `whole` and `whole + 1`, as `whole + part`.
    pub fn value_between(&self, whole: u64, part: &Fraction) -> Fraction {
        let value = self.value(whole);
        if part.is_zero() {
            return value;
        }
        match self.gain(whole) {
            Some(gain) => &value + &(&gain * part),
            None => value,
        }
    }

    /// Where it bends, 0 and the ceiling among them, rising.
    pub fn breakpoints(&self) -> impl Iterator<Item = u64> + use<> {
        let Coverage { floor, ceil, ceiling, .. } = *self;
        let inside = [floor, ceil].into_iter().filter(move |mark| *mark > 0 && *mark < ceiling);
        let inside = inside.take(if floor == ceil { 1 } else { 2 });
        [0].into_iter().chain(inside).chain((ceiling > 0).then_some(ceiling))
    }
}

#[cfg(test)]
mod tests {
    use super::Coverage;
    use crate::impact::{Curve, Ramp, RampEnd};
    use crate::units::Fraction;

    #[test]
    fn it_is_the_curve_of_one_ramp() {
        for (poor, per_step) in
            [(Fraction::whole(5), Fraction::new(2, 1)), (Fraction::whole(6), Fraction::new(3, 2))]
                .into_iter()
                .chain([(Fraction::ZERO, Fraction::ONE), (Fraction::new(1, 2), Fraction::whole(9))])
        {
            for ceiling in 0..7 {
                let coverage = Coverage::new(&poor, &per_step, ceiling);
                let (floor, ceil) = (coverage.floor, coverage.ceil);
                let end = RampEnd { floor, ceil, level: poor.clone() };
                let ramp = Ramp { slope: per_step.clone(), bend: Fraction::ZERO, end: Some(end) };
                let curve = Curve::from_ramps(ceiling, &[ramp]);
                assert!(
                    &per_step * &Fraction::from(floor) <= poor && &per_step * &Fraction::from(ceil) >= poor
                );
                for steps in 0..=ceiling {
                    assert_eq!(coverage.value(steps), curve.value(steps), "{poor:?} {steps} of {ceiling}");
                    assert_eq!(coverage.gain(steps), curve.gain(steps), "{poor:?} {steps} of {ceiling}");
                }
                assert_eq!(
                    coverage.breakpoints().collect::<Vec<_>>(),
                    curve_marks(&curve),
                    "{poor:?} {ceiling}"
                );
            }
        }
    }

    fn curve_marks(curve: &Curve) -> Vec<u64> {
        let mut marks: Vec<u64> = curve.breakpoints().collect();
        marks.push(0);
        marks.sort_unstable();
        marks.dedup();
        marks
    }
}
