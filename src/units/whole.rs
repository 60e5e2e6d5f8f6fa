//! A whole number of any size, quick while it fits in 128 bits, as nearly all do.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

use dashu_int::ops::{DivRemEuclid, Gcd};
use dashu_int::{IBig, UBig};

/// A whole number. Each is held in one way only: as a word if it fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whole {
    /// Up to 128 bits.
    Word(i128),
    /// More.
    Big(Box<IBig>),
}

impl Whole {
    /// Zero.
    pub const ZERO: Whole = Whole::Word(0);
    /// One.
    pub const ONE: Whole = Whole::Word(1);

    /// As a big integer.
    pub fn big(&self) -> IBig {
        match self {
            Whole::Word(word) => IBig::from(*word),
            Whole::Big(big) => (**big).clone(),
        }
    }

    /// Exactly zero?
    pub fn is_zero(&self) -> bool {
        *self == Whole::ZERO
    }

    /// Quotient rounded down and rest, for a divisor above 0.
    #[must_use]
    pub fn div_rem(&self, divisor: &Whole) -> (Whole, Whole) {
        if let (Whole::Word(left), Whole::Word(right)) = (self, divisor) {
            let (quotient, rest) = div_rem(*left, *right);
            return (Whole::Word(quotient), Whole::Word(rest));
        }
        let (quotient, rest) = self.big().div_rem_euclid(divisor.big());
        (Whole::from(quotient), Whole::from(IBig::from(rest)))
    }

    /// The largest number that divides both; signs do not count. One of the two is not 0.
    #[must_use]
    pub fn gcd(&self, other: &Whole) -> Whole {
        if let (Whole::Word(left), Whole::Word(right)) = (self, other)
            && let Ok(shared) = i128::try_from(gcd(left.unsigned_abs(), right.unsigned_abs()))
        {
            return Whole::Word(shared);
        }
        let magnitude = |number: &Whole| -> UBig { number.big().into_parts().1 };
        Whole::from(IBig::from(magnitude(self).gcd(magnitude(other))))
    }

    /// Divided by two so many times, rounded down.
    #[must_use]
    #[inline]
    pub fn floor_halved(&self, times: usize) -> Whole {
        match self {
            Whole::Word(word) => Whole::Word(word >> times.min(127)),
            Whole::Big(big) => Whole::from(&**big >> times),
        }
    }

    /// The number where one word holds it.
    pub fn in_word(&self) -> Option<i64> {
        match self {
            Whole::Word(word) => i64::try_from(*word).ok(),
            Whole::Big(_) => None,
        }
    }
}

/// Division rounded down and its rest, for a divisor above 0; in one word where both fit, which is many times as fast.
#[inline]
pub(super) fn div_rem(numerator: i128, denominator: i128) -> (i128, i128) {
    if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
        return (
            i128::from(numerator.div_euclid(denominator)),
            i128::from(numerator.rem_euclid(denominator)),
        );
    }
    if denominator == 1 {
        return (numerator, 0);
    }
    // One long division: the rest follows from the quotient.
    let quotient = numerator / denominator;
    let rest = numerator - quotient * denominator;
    if rest < 0 { (quotient - 1, rest + denominator) } else { (quotient, rest) }
}

/// The largest number that divides both; in 64 bits as soon as they fit, which is many times as fast.
pub(super) fn gcd(mut left: u128, mut right: u128) -> u128 {
    while right != 0 {
        if let (Ok(left), Ok(right @ 1..)) = (u64::try_from(left), u64::try_from(right)) {
            return u128::from(gcd_in_words(left, right));
        }
        (left, right) = (right, left % right);
    }
    left
}

/// The largest number that divides both; the other if one of them is 0. Stein's algorithm, which divides by twos only: 1967, "Computational problems associated with Racah algebra".
pub fn gcd_in_words(mut left: u64, mut right: u64) -> u64 {
    if left == 0 {
        return right;
    }
    let twos = (left | right).trailing_zeros();
    left >>= left.trailing_zeros();
    while right != 0 {
        right >>= right.trailing_zeros();
        (left, right) = (left.min(right), left.abs_diff(right));
    }
    left << twos
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.big().fmt(f)
    }
}

impl From<i64> for Whole {
    fn from(number: i64) -> Whole {
        Whole::Word(i128::from(number))
    }
}

impl From<i128> for Whole {
    fn from(number: i128) -> Whole {
        Whole::Word(number)
    }
}

impl From<IBig> for Whole {
    fn from(number: IBig) -> Whole {
        i128::try_from(&number).map_or_else(|_| Whole::Big(Box::new(number)), Whole::Word)
    }
}

/// Big integers, out of the way of words, so that the compiler works with these where they are.
#[cold]
#[inline(never)]
fn in_big<T>(left: &Whole, right: &Whole, of: fn(IBig, IBig) -> T) -> T {
    of(left.big(), right.big())
}

macro_rules! quick_in_words {
    ($($operation:ident $method:ident $checked:ident),*) => {$(
        impl $operation for &Whole {
            type Output = Whole;
            #[inline]
            fn $method(self, other: &Whole) -> Whole {
                if let (Whole::Word(left), Whole::Word(right)) = (self, other)
                    && let Some(word) = left.$checked(*right)
                {
                    return Whole::Word(word);
                }
                in_big(self, other, |left, right| Whole::from(left.$method(right)))
            }
        }
    )*};
}
quick_in_words!(Add add checked_add, Sub sub checked_sub, Mul mul checked_mul);

macro_rules! mixed {
    ($($operation:ident $method:ident),*) => {$(
        impl $operation<&Whole> for Whole {
            type Output = Whole;
            #[inline]
            fn $method(self, other: &Whole) -> Whole { (&self).$method(other) }
        }
        impl $operation<Whole> for &Whole {
            type Output = Whole;
            #[inline]
            fn $method(self, other: Whole) -> Whole { self.$method(&other) }
        }
        impl $operation for Whole {
            type Output = Whole;
            #[inline]
            fn $method(self, other: Whole) -> Whole { (&self).$method(&other) }
        }
    )*};
}
mixed!(Add add, Sub sub, Mul mul);

impl Neg for Whole {
    type Output = Whole;
    fn neg(self) -> Whole {
        Whole::ZERO - self
    }
}

/// Out of the way too: what was there is dropped.
#[cold]
#[inline(never)]
fn set(number: &mut Whole, to: Whole) {
    *number = to;
}

macro_rules! in_place {
    ($($operation:ident $method:ident $plain:ident $checked:ident),*) => {$(
        impl $operation<&Whole> for Whole {
            #[inline]
            fn $method(&mut self, other: &Whole) {
                if let (Whole::Word(left), Whole::Word(right)) = (&mut *self, other)
                    && let Some(word) = left.$checked(*right)
                {
                    *left = word;
                } else {
                    set(self, (&*self).$plain(other));
                }
            }
        }
        impl $operation for Whole {
            #[inline]
            fn $method(&mut self, other: Whole) {
                self.$method(&other);
            }
        }
    )*};
}
in_place!(AddAssign add_assign add checked_add, SubAssign sub_assign sub checked_sub);

impl std::iter::Sum for Whole {
    fn sum<I: Iterator<Item = Whole>>(numbers: I) -> Whole {
        numbers.fold(Whole::ZERO, |sum, number| sum + number)
    }
}

impl<'a> std::iter::Sum<&'a Whole> for Whole {
    fn sum<I: Iterator<Item = &'a Whole>>(numbers: I) -> Whole {
        numbers.fold(Whole::ZERO, |sum, number| &sum + number)
    }
}

impl Ord for Whole {
    #[inline]
    fn cmp(&self, other: &Whole) -> Ordering {
        match (self, other) {
            (Whole::Word(left), Whole::Word(right)) => left.cmp(right),
            _ => in_big(self, other, |left, right| left.cmp(&right)),
        }
    }
}

impl PartialOrd for Whole {
    #[inline]
    fn partial_cmp(&self, other: &Whole) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Whole;
    use dashu_int::IBig;
    use dashu_int::ops::{Abs, DivEuclid, DivRemEuclid, Gcd};
    use proptest::prelude::{any, prop_assert_eq, prop_assume, proptest};

    proptest! {
        /// Big integers are the judge, on numbers of every size up to 254 bits.
        #[test]
        fn arithmetic_is_that_of_big_integers(
            a in any::<i128>(), b in any::<i128>(), shifts in [0_u32..127, 0_u32..127, 0_u32..127],
            halvings in 0_usize..260,
        ) {
            let (a, b) = (IBig::from(a >> shifts[0]), IBig::from(b >> shifts[1]));
            let a = &a * IBig::from(i128::MAX >> shifts[2]);
            let (left, right) = (Whole::from(a.clone()), Whole::from(b.clone()));
            prop_assert_eq!((&left * &right).big(), &a * &b);
            prop_assert_eq!(&left * &right, Whole::from(&a * &b));
            prop_assert_eq!(&left + &right, Whole::from(&a + &b));
            prop_assert_eq!(&left - &right, Whole::from(&a - &b));
            prop_assert_eq!(left.cmp(&right), a.cmp(&b));
            for (number, of) in [(&left, &a), (&right, &b)] {
                let halved = of.div_euclid(IBig::ONE << halvings);
                prop_assert_eq!(number.floor_halved(halvings), Whole::from(halved));
            }
            let (mut sum, mut difference) = (left.clone(), left.clone());
            sum += &right;
            difference -= &right;
            prop_assert_eq!((sum, difference), (&left + &right, &left - &right));
            prop_assume!(b != IBig::ZERO);
            prop_assert_eq!(left.gcd(&right).big(), IBig::from((&a).gcd(&b)));
            let (quotient, rest) = a.div_rem_euclid(b.clone().abs());
            let found = left.div_rem(&Whole::from(b.abs()));
            prop_assert_eq!((found.0.big(), found.1.big()), (quotient, IBig::from(rest)));
        }
    }
}
