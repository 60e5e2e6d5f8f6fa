//! Exact fractions: small ones in two machine words, wide ones in four, large ones in big integers.
//!
//! Sums over one cooperative share a denominator, so numerators are added without reducing;
//! only a product that would overflow is reduced, and only what is still too large becomes big. Millions of them are
//! held at once, so the usual one is small: 16 bytes, with whatever is wider elsewhere.

use std::cmp::Ordering;
use std::num::NonZeroI64;
use std::ops::{Add, Mul, Neg, Sub};

use dashu_int::ops::BitTest;
use dashu_int::{IBig, UBig};
use dashu_ratio::RBig;

use super::whole::{Whole, div_rem, gcd};

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
            _ => Fraction::wide(numerator, denominator),
        }
    }

    #[cold]
    fn wide(numerator: i128, denominator: i128) -> Fraction {
        Fraction(Held::Elsewhere(Box::new(Elsewhere::Wide(numerator, denominator))))
    }

    /// Numerator and denominator where they are no big integers; the denominator is above 0.
    #[inline]
    pub(super) fn words(&self) -> Option<(i128, i128)> {
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
    #[inline]
    pub fn signum(&self) -> i32 {
        match &self.0 {
            Held::Small { numerator, .. } => numerator.signum() as i32,
            Held::Elsewhere(_) => self.wide_cmp(&Fraction::ZERO) as i32,
        }
    }

    /// Exactly zero?
    #[inline]
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

impl Fraction {
    /// The sum of what is not small over one denominator.
    fn wide_sum(&self, other: &Fraction) -> Fraction {
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

    /// How two compare that are not both small.
    fn wide_cmp(&self, other: &Fraction) -> Ordering {
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

    /// The product of what is not small or does not stay so.
    fn wide_product(&self, other: &Fraction) -> Fraction {
        if let (Some((a, b)), Some((c, d))) = (self.words(), other.words())
            && let (Some(numerator), Some(denominator)) = (a.checked_mul(c), b.checked_mul(d))
        {
            return Fraction::new(numerator, denominator);
        }
        Fraction::settle(self.big() * other.big())
    }
}

impl Add for &Fraction {
    type Output = Fraction;
    #[inline]
    fn add(self, other: &Fraction) -> Fraction {
        if let (
            Held::Small { numerator: left, denominator },
            Held::Small { numerator: right, denominator: other },
        ) = (&self.0, &other.0)
            && denominator == other
            && let Some(numerator) = left.checked_add(*right)
        {
            return Fraction(Held::Small { numerator, denominator: *denominator });
        }
        self.wide_sum(other)
    }
}

impl Mul for &Fraction {
    type Output = Fraction;
    #[inline]
    fn mul(self, other: &Fraction) -> Fraction {
        if let (Held::Small { numerator: a, denominator: b }, Held::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
            && let (Some(numerator), Some(denominator)) = (a.checked_mul(*c), b.checked_mul(*d))
        {
            return Fraction(Held::Small { numerator, denominator });
        }
        self.wide_product(other)
    }
}

impl Neg for Fraction {
    type Output = Fraction;
    #[inline]
    fn neg(self) -> Fraction {
        match self.words() {
            Some((numerator, denominator)) if numerator > i128::MIN => Fraction::new(-numerator, denominator),
            _ => Fraction::settle(-self.big()),
        }
    }
}

impl Sub for &Fraction {
    type Output = Fraction;
    #[inline]
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
    #[inline]
    fn cmp(&self, other: &Fraction) -> Ordering {
        if let (Held::Small { numerator: a, denominator: b }, Held::Small { numerator: c, denominator: d }) =
            (&self.0, &other.0)
        {
            let (a, b, c, d) = (i128::from(*a), i128::from(b.get()), i128::from(*c), i128::from(d.get()));
            return (a * d).cmp(&(c * b));
        }
        self.wide_cmp(other)
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
