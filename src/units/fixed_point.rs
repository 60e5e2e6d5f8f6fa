//! Fractions in fixed point: times a power of two, rounded to a whole number the way that a proof needs.
//!
//! Whole words wherever they suffice, since a proof rounds each of millions of terms.

use dashu_int::ops::DivRemEuclid;
use dashu_int::{IBig, UBig};

use super::Fraction;
use super::whole::{Whole, div_rem};

impl Fraction {
    /// This times 2^bits, rounded down: fixed point that never overstates.
    #[inline]
    pub fn floor_at(&self, bits: usize) -> Whole {
        self.fixed_at(bits).0
    }

    /// This times 2^bits, rounded up: fixed point that never understates.
    #[inline]
    pub fn ceil_at(&self, bits: usize) -> Whole {
        match self.fixed_at(bits) {
            (floor, true) => floor,
            (floor, false) => floor + Whole::ONE,
        }
    }

    /// This times 2^bits, rounded down; and is it just that?
    #[inline]
    pub fn fixed_at(&self, bits: usize) -> (Whole, bool) {
        if let Some((numerator, denominator)) = self.in_words()
            && numerator.unsigned_abs().leading_zeros() as usize + 62 >= bits
        {
            let (floor, rest) = div_rem(i128::from(numerator) << bits, i128::from(denominator));
            return (Whole::Word(floor), rest == 0);
        }
        self.long_fixed_at(bits)
    }

    /// The same where two words do not hold the numerator so far up.
    #[cold]
    fn long_fixed_at(&self, bits: usize) -> (Whole, bool) {
        if let Some((numerator, denominator)) = self.words()
            && let Some((floor, rest)) = fixed_at(numerator, denominator, bits)
        {
            return (Whole::from(floor), rest == 0);
        }
        let (numerator, denominator) = self.parts();
        let (floor, rest) = (numerator << bits).div_rem_euclid(IBig::from(denominator));
        (Whole::from(floor), rest == UBig::ZERO)
    }

    /// How often a fraction above 0 goes into this, rounded down; and is it just that?
    pub fn div_floor(&self, divisor: &Fraction) -> (Whole, bool) {
        if let (Some((a, b)), Some((c, d))) = (self.in_words(), divisor.in_words()) {
            let (floor, rest) = div_rem(i128::from(a) * i128::from(d), i128::from(b) * i128::from(c));
            return (Whole::from(floor), rest == 0);
        }
        (self * &divisor.reciprocal().expect("the divisor is above 0")).fixed_at(0)
    }

    /// The largest whole number that is not above this; what is above it, times 2^bits and rounded down; and is it just
    /// that? At most 126 bits; `None` where the fraction takes big integers, or the whole number more than a word.
    pub(super) fn split_at(&self, bits: u32) -> Option<(i64, u128, bool)> {
        let (numerator, denominator) = self.words()?;
        let (floor, rest) = div_rem(numerator, denominator);
        let (above, rest) = quotient_at(rest as u128, denominator as u128, bits);
        Some((i64::try_from(floor).ok()?, above, rest == 0))
    }

    /// A whole number times this, rounded down.
    #[inline]
    pub fn floor_times(&self, whole: &Whole) -> Whole {
        if let (Whole::Word(whole), Some((numerator, denominator))) = (whole, self.in_words())
            && let Some(product) = whole.checked_mul(i128::from(numerator))
        {
            return Whole::Word(div_rem(product, i128::from(denominator)).0);
        }
        self.long_floor_times(whole)
    }

    /// The same where words do not hold the product.
    #[cold]
    fn long_floor_times(&self, whole: &Whole) -> Whole {
        if let (Whole::Word(whole), Some((numerator, denominator))) = (whole, self.in_words()) {
            let (numerator, denominator) = (i128::from(numerator), i128::from(denominator));
            // Of the whole number what the denominator goes into, and the rest, which is below it.
            let (times, rest) = div_rem(*whole, denominator);
            let even = times.checked_mul(numerator);
            if let Some(floor) =
                even.and_then(|even| even.checked_add(div_rem(rest * numerator, denominator).0))
            {
                return Whole::from(floor);
            }
        }
        Whole::from((Fraction::from_big(whole.big(), IBig::ONE) * self.clone()).floor())
    }
}

/// `numerator / denominator · 2^bits` rounded down and what is left, for a denominator above 0. `None` where two words do
/// not hold the quotient.
fn fixed_at(numerator: i128, denominator: i128, bits: usize) -> Option<(i128, u128)> {
    let bits = u32::try_from(bits).ok().filter(|bits| *bits <= 126)?;
    let (floor, rest) = div_rem(numerator, denominator);
    let (above, rest) = quotient_at(rest as u128, denominator as u128, bits);
    Some((floor.checked_mul(1 << bits)?.checked_add(above as i128)?, rest))
}

/// `rest / denominator · 2^bits` rounded down and what is left, for a rest below a denominator of 127 bits at most: the rest
/// of each division goes on, as many bits at a time as two words hold.
fn quotient_at(mut rest: u128, denominator: u128, bits: u32) -> (u128, u128) {
    let (mut above, mut left) = (0, bits);
    while left > 0 && rest > 0 {
        let now = left.min(rest.leading_zeros());
        let shifted = rest << now;
        let quotient = shifted / denominator;
        above = above << now | quotient;
        rest = shifted - quotient * denominator;
        left -= now;
    }
    (above << left, rest)
}

#[cfg(test)]
mod tests {
    use super::{Fraction, Whole};
    use dashu_int::IBig;
    use dashu_int::ops::DivEuclid;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn a_floor_in_fixed_point_is_that_of_big_integers(a in any::<i128>(), b in 1_i128.., shifts in [0_u32..120, 0_u32..120], bits in 0_usize..140) {
            let (a, b) = (a >> shifts[0], (b >> shifts[1]).max(1));
            let floor = (IBig::from(a) << bits).div_euclid(IBig::from(b));
            let (value, unit) = (Fraction::new(a, b), IBig::ONE << bits);
            prop_assert_eq!(value.floor_at(bits).big(), floor.clone());
            let exact = Fraction::from_big(floor.clone(), unit) == value;
            if let Some((whole, above, just)) = value.split_at(bits.min(126) as u32) {
                let fixed = (IBig::from(whole) << bits.min(126)) + IBig::from(above);
                prop_assert_eq!((value.floor_at(bits.min(126)).big(), just || bits > 126), (fixed, exact || bits > 126));
            }
            prop_assert_eq!(value.ceil_at(bits).big(), if exact { floor } else { floor + IBig::ONE });
        }

        #[test]
        fn a_product_rounded_down_is_that_of_big_integers(a in any::<i128>(), b in any::<i64>(), c in 1_i64.., shifts in [0_u32..120, 0_u32..60, 0_u32..60]) {
            let (a, b, c) = (a >> shifts[0], b >> shifts[1], (c >> shifts[2]).max(1));
            let floor = (IBig::from(a) * IBig::from(b)).div_euclid(IBig::from(c));
            prop_assert_eq!(Fraction::new(b.into(), c.into()).floor_times(&Whole::from(a)).big(), floor);
        }
    }
}
