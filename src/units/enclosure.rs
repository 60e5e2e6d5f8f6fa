//! Sums of very many fractions, each with its own denominator.
//!
//! Adding them exactly would grow the denominator without end, so a sum is enclosed between a sum of floors
//! and a sum of ceilings in fixed point; only where a limit lies between the two is it summed exactly.

use std::cmp::Ordering;

use dashu_int::IBig;

use super::{Fraction, parts};

/// Binary places of the fixed point: a million terms stay within 2^-76 of the sum.
const PLACES: u32 = 96;

/// A sum known to lie between two fixed-point numbers.
#[derive(Clone, Debug, Default)]
pub struct Enclosure {
    /// The sum of the whole parts, each of them one word.
    whole: i128,
    /// What is above these, in fixed point and rounded down: less than 2^96 each, so that 2^32 of them fit.
    above: u128,
    /// The sum of the floors of longer terms, in fixed point.
    longer: IBig,
    /// How many terms are above what they count as here, by less than one in fixed point each.
    inexact: u64,
}

impl Enclosure {
    /// Encloses the sum of the terms.
    pub fn of(terms: impl Iterator<Item = Fraction>) -> Enclosure {
        let mut sum = Enclosure::default();
        terms.for_each(|term| sum.add(&term));
        sum
    }

    /// Encloses a sum over `0..count`, on all threads.
    pub fn over(count: usize, term: impl Fn(usize) -> Fraction + Sync) -> Enclosure {
        parts::sum(count, Enclosure::default, |sum, at| sum.add(&term(at)), Enclosure::add_all)
    }

    /// One more term, up to 2^32 of them.
    #[inline]
    pub fn add(&mut self, term: &Fraction) {
        let exact = if let Some((number, 1)) = term.in_words() {
            self.whole += i128::from(number);
            true
        } else if let Some((whole, above, exact)) = term.split_at(PLACES) {
            self.whole += i128::from(whole);
            self.above += above;
            exact
        } else {
            let (floor, exact) = term.fixed_at(PLACES as usize);
            self.longer += floor.big();
            exact
        };
        self.inexact += u64::from(!exact);
    }

    /// All terms of another sum.
    pub fn add_all(&mut self, other: &Enclosure) {
        self.whole += other.whole;
        self.above += other.above;
        self.longer += &other.longer;
        self.inexact += other.inexact;
    }

    fn fixed(&self) -> IBig {
        (IBig::from(self.whole) << PLACES as usize) + IBig::from(self.above) + &self.longer
    }

    /// A number not above the sum.
    pub fn low(&self) -> Fraction {
        Fraction::from_big(self.fixed(), IBig::ONE << PLACES as usize)
    }

    /// A number not below the sum.
    pub fn high(&self) -> Fraction {
        Fraction::from_big(self.fixed() + IBig::from(self.inexact), IBig::ONE << PLACES as usize)
    }
}

/// The exact sum of a term over `0..count`: enclosed once, and summed exactly only for a limit that lies within.
pub struct ExactSum<F> {
    count: usize,
    term: F,
    enclosed: Enclosure,
}

impl<F: Fn(usize) -> Fraction + Sync> ExactSum<F> {
    /// Sums on all threads.
    pub fn over(count: usize, term: F) -> ExactSum<F> {
        let enclosed = Enclosure::over(count, &term);
        ExactSum { count, term, enclosed }
    }

    /// How the sum compares with a limit.
    pub fn compared_with(&self, limit: &Fraction) -> Ordering {
        let low = self.low();
        if self.enclosed.high() < *limit {
            Ordering::Less
        } else if low > *limit {
            Ordering::Greater
        } else if self.enclosed.inexact == 0 {
            low.cmp(limit)
        } else {
            pairwise(&(0..self.count).map(&self.term).collect::<Vec<_>>()).cmp(limit)
        }
    }

    /// A number not above the sum, and within 2^-76 of it.
    pub fn low(&self) -> Fraction {
        self.enclosed.low()
    }
}

/// The exact sum, halves first: big numbers then meet big numbers only at the end.
fn pairwise(terms: &[Fraction]) -> Fraction {
    match terms {
        [] => Fraction::ZERO,
        [one] => one.clone(),
        _ => {
            let (left, right) = terms.split_at(terms.len() / 2);
            &pairwise(left) + &pairwise(right)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::{Enclosure, ExactSum};
    use crate::units::Fraction;

    #[test]
    fn a_sum_that_meets_its_limit_exactly_is_seen_to() {
        // 1/3 + 1/7 + 11/21 = 1, which no fixed point shows.
        let terms = [Fraction::new(1, 3), Fraction::new(1, 7), Fraction::new(11, 21)];
        let sum = ExactSum::over(terms.len(), |at| terms[at].clone());
        assert_eq!(sum.compared_with(&Fraction::ONE), Ordering::Equal);
        assert_eq!(sum.compared_with(&Fraction::new(1_000_001, 1_000_000)), Ordering::Less);
        let enclosed = Enclosure::of(terms.iter().cloned());
        assert!(enclosed.low() < Fraction::ONE && Fraction::ONE < enclosed.high());
    }
}
