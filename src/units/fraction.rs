//! Exact fractions: small ones in two machine words, wide ones in four, large ones in big integers.
//!
//! Sums over one cooperative share a denominator, so numerators are added without reducing;
//! only a product that would overflow is reduced, and only what is still too large becomes big. Millions of them are
//! held at once, so the usual one is small: 16 bytes, with whatever is wider elsewhere.

use std::cmp::Ordering;
use std::num::NonZeroI64;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::ops::{BitTest, DivRemEuclid};
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

use super::whole::{Whole, gcd};

/// An exact fraction of any size.
#[derive(Clone, Debug)]
pub struct Fraction(Held);

/// A denominator is never 0, which leaves that word to say that the fraction is elsewhere.
#[derive(Clone, Debug)]
enum Held {
    /// Denominator above 0; not reduced.
    Small {
        numerator: i64,
        denominator: NonZeroI64,
    },
    Elsewhere(Box<Elsewhere>),
}

#[derive(Clone, Debug)]
enum Elsewhere {
    /// The same where one of them needs more: numerator, denominator.
    Wide(i128, i128),
    Big(RBig),
}

impl Fraction {
    /// Zero.
    pub const ZERO: Fraction = Fraction::small(0, 1);
    /// One.
    pub const ONE: Fraction = Fraction::small(1, 1);

    const fn small(numerator: i64, denominator: i64) -> Fraction {
        let denominator = NonZeroI64::new(denominator).expect("a denominator is above 0");
        Fraction(Held::Small { numerator, denominator })
    }

    /// `numerator / denominator`; the denominator must be above 0.
    #[inline]
    pub fn new(numerator: i128, denominator: i128) -> Fraction {
        assert!(denominator > 0, "a fraction's denominator is above 0");
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Fraction::small(numerator, denominator),
            _ => Fraction(Held::Elsewhere(Box::new(Elsewhere::Wide(numerator, denominator)))),
        }
    }

    /// Numerator and denominator where they are no big integers; the denominator is above 0.
    #[inline]
    fn words(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Held::Small { numerator, denominator } => {
                Some((i128::from(*numerator), i128::from(denominator.get())))
            }
            Held::Elsewhere(elsewhere) => match **elsewhere {
                Elsewhere::Wide(numerator, denominator) => Some((numerator, denominator)),
                Elsewhere::Big(_) => None,
            },
        }
    }

    /// Numerator and denominator where each of them is one word; not reduced, the denominator above 0.
    pub fn in_words(&self) -> Option<(i64, i64)> {
        match &self.0 {
            Held::Small { numerator, denominator } => Some((*numerator, denominator.get())),
            Held::Elsewhere(_) => None,
        }
    }

    /// The value where it is held as big integers.
    fn big_integers(&self) -> Option<&RBig> {
        match &self.0 {
            Held::Elsewhere(elsewhere) => match &**elsewhere {
                Elsewhere::Big(value) => Some(value),
                Elsewhere::Wide(..) => None,
            },
            Held::Small { .. } => None,
        }
    }

    /// `numerator / denominator` of any size; the denominator must be above 0.
    pub fn from_big(numerator: IBig, denominator: IBig) -> Fraction {
        if let (Ok(numerator), Ok(denominator)) = (i128::try_from(&numerator), i128::try_from(&denominator)) {
            return Fraction::new(numerator, denominator);
        }
        let (sign, denominator) = denominator.into_parts();
        assert!(
            sign == dashu_int::Sign::Positive && !denominator.is_zero(),
            "a fraction's denominator is above 0"
        );
        Fraction::settle(RBig::from_parts(numerator, denominator))
    }

    /// `numerator / denominator` of whole numbers; the denominator must be above 0.
    pub fn of_wholes(numerator: &Whole, denominator: &Whole) -> Fraction {
        match (numerator, denominator) {
            (Whole::Word(numerator), Whole::Word(denominator)) => Fraction::new(*numerator, *denominator),
            _ => Fraction::from_big(numerator.big(), denominator.big()),
        }
    }

    /// A whole number.
    pub fn whole(number: i128) -> Fraction {
        Fraction::new(number, 1)
    }

    /// The exact value of a finite float.
    ///
    /// ```
    /// use allotment::units::Fraction;
    /// assert_eq!(Fraction::from_f64(0.375), Some(Fraction::new(3, 8)));
    /// assert_eq!(Fraction::from_f64(f64::NAN), None);
    /// ```
    pub fn from_f64(value: f64) -> Option<Fraction> {
        RBig::try_from(value).ok().map(Fraction::settle)
    }

    /// Numerator and denominator, the denominator above 0; not necessarily reduced.
    pub fn parts(&self) -> (IBig, UBig) {
        match (self.words(), self.big_integers()) {
            (Some((numerator, denominator)), _) => {
                (IBig::from(numerator), UBig::from(denominator.unsigned_abs()))
            }
            (None, Some(value)) => (value.numerator().clone(), value.denominator().clone()),
            (None, None) => unreachable!("what is held in no words is held as big integers"),
        }
    }

    fn big(&self) -> RBig {
        if let Some(value) = self.big_integers() {
            return value.clone();
        }
        let (numerator, denominator) = self.parts();
        RBig::from_parts(numerator, denominator)
    }

    /// Back to the small form where the reduced value fits.
    fn settle(value: RBig) -> Fraction {
        match (i128::try_from(value.numerator()), i128::try_from(IBig::from(value.denominator().clone()))) {
            (Ok(numerator), Ok(denominator)) => Fraction::new(numerator, denominator),
            _ => Fraction(Held::Elsewhere(Box::new(Elsewhere::Big(value)))),
        }
    }

    /// Below, at or above zero, as -1, 0 or 1.
    pub fn signum(&self) -> i32 {
        match self.words() {
            Some((numerator, _)) => numerator.signum() as i32,
            None => match self.big().numerator().cmp(&IBig::ZERO) {
                Ordering::Less => -1,
                Ordering::Equal => 0,
                Ordering::Greater => 1,
            },
        }
    }

    /// Exactly zero?
    pub fn is_zero(&self) -> bool {
        self.signum() == 0
    }

    /// One over this; `None` for zero.
    pub fn reciprocal(&self) -> Option<Fraction> {
        match self.words() {
            _ if self.is_zero() => None,
            Some((numerator, denominator)) if numerator > i128::MIN => {
                Some(Fraction::new(numerator.signum() * denominator, numerator.abs()))
            }
            _ => {
                let (numerator, denominator) = self.parts();
                let (sign, magnitude) = numerator.into_parts();
                Some(Fraction::settle(RBig::from_parts(IBig::from_parts(sign, denominator), magnitude)))
            }
        }
    }

    /// The largest whole number that is not above this.
    pub fn floor(&self) -> IBig {
        match self.words() {
            Some((numerator, denominator)) => IBig::from(div_rem(numerator, denominator).0),
            None => self.big().floor(),
        }
    }

    /// The smallest whole number that is not below this.
    pub fn ceil(&self) -> IBig {
        -(-self.clone()).floor()
    }

    /// This times 2^bits, rounded down: fixed point that never overstates.
    pub fn floor_at(&self, bits: usize) -> Whole {
        self.fixed_at(bits).0
    }

    /// This times 2^bits, rounded up: fixed point that never understates.
    pub fn ceil_at(&self, bits: usize) -> Whole {
        match self.fixed_at(bits) {
            (floor, true) => floor,
            (floor, false) => floor + Whole::ONE,
        }
    }

    /// This times 2^bits, rounded down; and is it just that?
    pub fn fixed_at(&self, bits: usize) -> (Whole, bool) {
        if let Some((numerator, denominator)) = self.words() {
            if numerator.unsigned_abs().leading_zeros() as usize > bits + 1 {
                let (floor, rest) = div_rem(numerator << bits, denominator);
                return (Whole::from(floor), rest == 0);
            }
            if let Some((floor, rest)) = fixed_at(numerator, denominator, bits) {
                return (Whole::from(floor), rest == 0);
            }
        }
        let (numerator, denominator) = self.parts();
        let (floor, rest) = (numerator << bits).div_rem_euclid(IBig::from(denominator));
        (Whole::from(floor), rest == UBig::ZERO)
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
    pub fn floor_times(&self, whole: &Whole) -> Whole {
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

    /// The power of two next to its size, within 1; `None` for zero.
    pub fn log2(&self) -> Option<i64> {
        if self.is_zero() {
            return None;
        }
        if let Some((numerator, denominator)) = self.words() {
            let bits = |number: i128| i64::from(u128::BITS - number.unsigned_abs().leading_zeros());
            return Some(bits(numerator) - bits(denominator));
        }
        let (numerator, denominator) = self.parts();
        let bits = |number: &UBig| number.bit_len() as i64;
        Some(bits(&numerator.into_parts().1) - bits(&denominator))
    }

    /// A float that is not above this, within three ulps.
    pub fn to_f64_down(&self) -> f64 {
        let mut nearest = self.to_f64();
        while Fraction::from_f64(nearest).is_some_and(|value| value > *self) {
            nearest = nearest.next_down();
        }
        nearest
    }

    /// A float that is not below this, within three ulps.
    pub fn to_f64_up(&self) -> f64 {
        // Plus 0, since minus 0 is no figure for people.
        0.0 - (-self.clone()).to_f64_down()
    }

    /// The nearest float, within an ulp or two.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            Held::Small { numerator, denominator } => *numerator as f64 / denominator.get() as f64,
            Held::Elsewhere(elsewhere) => match &**elsewhere {
                Elsewhere::Wide(numerator, denominator) => *numerator as f64 / *denominator as f64,
                Elsewhere::Big(value) => value.to_f64().value(),
            },
        }
    }

    /// The smaller of two.
    pub fn min(self, other: Fraction) -> Fraction {
        if other < self { other } else { self }
    }

    /// The larger of two.
    pub fn max(self, other: Fraction) -> Fraction {
        if other > self { other } else { self }
    }
}

/// Division rounded down and its rest, for a divisor above 0; in one word where both fit, which is many times as fast.
fn div_rem(numerator: i128, denominator: i128) -> (i128, i128) {
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
        return (
            i128::from(numerator.div_euclid(denominator)),
            i128::from(numerator.rem_euclid(denominator)),
        );
    }
    // One long division: the rest follows from the quotient.
    let quotient = numerator / denominator;
    let rest = numerator - quotient * denominator;
    if rest < 0 { (quotient - 1, rest + denominator) } else { (quotient, rest) }
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
    while left > 0 {
        let now = left.min(64).min(denominator.leading_zeros());
        let shifted = rest << now;
        let quotient = shifted / denominator;
        above = above << now | quotient;
        rest = shifted - quotient * denominator;
        left -= now;
    }
    (above, rest)
}

impl Add for &Fraction {
    type Output = Fraction;
    fn add(self, other: &Fraction) -> Fraction {
        if let (Held::Small { numerator: a, denominator: b }, Held::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
            && b == d
        {
            return Fraction::new(i128::from(*a) + i128::from(*c), i128::from(b.get()));
        }
        if let (Some((a, b)), Some((c, d))) = (self.words(), other.words()) {
            let sum = if b == d {
                a.checked_add(c).map(|sum| (sum, b))
            } else {
                let shared = i128::try_from(gcd(b.unsigned_abs(), d.unsigned_abs())).unwrap_or(1);
                (|| {
                    let left = a.checked_mul(d / shared)?;
                    let right = c.checked_mul(b / shared)?;
                    Some((left.checked_add(right)?, b.checked_mul(d / shared)?))
                })()
            };
            if let Some((numerator, denominator)) = sum {
                return Fraction::new(numerator, denominator);
            }
        }
        Fraction::settle(self.big() + other.big())
    }
}

impl Mul for &Fraction {
    type Output = Fraction;
    fn mul(self, other: &Fraction) -> Fraction {
        if let (Held::Small { numerator: a, denominator: b }, Held::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
        {
            let (b, d) = (b.get(), d.get());
            return Fraction::new(i128::from(*a) * i128::from(*c), i128::from(b) * i128::from(d));
        }
        if let (Some((a, b)), Some((c, d))) = (self.words(), other.words())
            && let (Some(numerator), Some(denominator)) = (a.checked_mul(c), b.checked_mul(d))
        {
            return Fraction::new(numerator, denominator);
        }
        Fraction::settle(self.big() * other.big())
    }
}

impl Neg for Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        match self.words() {
            Some((numerator, denominator)) if numerator > i128::MIN => Fraction::new(-numerator, denominator),
            _ => Fraction::settle(-self.big()),
        }
    }
}

impl Sub for &Fraction {
    type Output = Fraction;
    fn sub(self, other: &Fraction) -> Fraction {
        self + &-other.clone()
    }
}

macro_rules! by_value {
    ($($operation:ident $method:ident),*) => {$(
        impl $operation for Fraction {
            type Output = Fraction;
            fn $method(self, other: Fraction) -> Fraction { (&self).$method(&other) }
        }
    )*};
}
by_value!(Add add, Sub sub, Mul mul);

impl std::iter::Sum for Fraction {
    fn sum<I: Iterator<Item = Fraction>>(parts: I) -> Fraction {
        parts.fold(Fraction::ZERO, |sum, part| &sum + &part)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Fraction) -> Ordering {
        if let (Held::Small { numerator: a, denominator: b }, Held::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
        {
            let (a, b, c, d) = (i128::from(*a), i128::from(b.get()), i128::from(*c), i128::from(d.get()));
            return (a * d).cmp(&(c * b));
        }
        if let (Some((a, b)), Some((c, d))) = (self.words(), other.words()) {
            if b == d {
                return a.cmp(&c);
            }
            if let (Some(left), Some(right)) = (a.checked_mul(d), c.checked_mul(b)) {
                return left.cmp(&right);
            }
        }
        self.big().cmp(&other.big())
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Fraction) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Fraction) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl From<u64> for Fraction {
    fn from(number: u64) -> Fraction {
        Fraction::whole(i128::from(number))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fraction, Whole};
    use dashu_int::IBig;
    use dashu_int::ops::DivEuclid;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn sums_products_and_order_do_not_depend_on_how_a_fraction_is_held(
            a in any::<i64>(), b in 1_i64.., c in any::<i64>(), d in 1_i64..,
        ) {
            // The same values with numerator and denominator blown up beyond 128 bits and back.
            let blow = IBig::from(10).pow(40);
            let small = |n: i64, m: i64| Fraction::new(n.into(), m.into());
            let large = |n: i64, m: i64| Fraction::from_big(IBig::from(n) * &blow, IBig::from(m) * &blow);
            prop_assert_eq!(small(a, b) + small(c, d), large(a, b) + large(c, d));
            prop_assert_eq!(small(a, b) * small(c, d), large(a, b) * small(c, d));
            prop_assert_eq!(small(a, b) < small(c, d), large(a, b) < large(c, d));
            prop_assert_eq!((small(a, b) - small(a, b)).signum(), 0);
            let exact = small(a, b);
            prop_assert!(exact.floor_at(20) <= exact.ceil_at(20));
            prop_assert!(exact.ceil_at(20) - exact.floor_at(20) <= Whole::ONE);
        }
    }

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

    #[test]
    fn a_fraction_of_small_numbers_takes_two_words() {
        assert_eq!(size_of::<Fraction>(), 16);
    }

    #[test]
    fn seven_hundredths_of_a_hundred_is_seven() {
        assert_eq!(Fraction::new(7, 100) * Fraction::whole(100), Fraction::whole(7));
    }

    #[test]
    fn floors_and_ceilings_of_negative_fractions_go_the_right_way() {
        assert_eq!(Fraction::new(-1, 2).floor(), IBig::from(-1));
        assert_eq!(Fraction::new(-1, 2).ceil(), IBig::from(0));
        assert_eq!(Fraction::new(-3, 4).floor_at(1), Whole::from(-2_i64));
    }
}
