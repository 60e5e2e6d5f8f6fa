//! Exact sums of decimals, to give derived columns as decimals again.

use crate::units::{Decimal, Fraction, parts};

/// A sum so far; `None` once it has grown beyond what we can hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total(Option<Held>);

#[derive(Clone, Copy, Debug)]
struct Held {
    mantissa: i128,
    scale: u8,
}

impl Total {
    /// Nothing.
    pub(super) const ZERO: Total = Total(Some(Held { mantissa: 0, scale: 0 }));

    /// The sum of some.
    pub(super) fn of(numbers: impl IntoIterator<Item = Decimal>) -> Total {
        numbers.into_iter().fold(Total::ZERO, Total::plus)
    }

    /// One more.
    #[must_use]
    pub(super) fn plus(self, number: Decimal) -> Total {
        self.add(i128::from(number.mantissa()), number.scale())
    }

    /// One less.
    #[must_use]
    pub(super) fn minus(self, number: Decimal) -> Total {
        self.add(-i128::from(number.mantissa()), number.scale())
    }

    /// Both together.
    #[must_use]
    pub(super) fn and(self, other: Total) -> Total {
        other.0.map_or(other, |held| self.add(held.mantissa, held.scale))
    }

    /// The sum of a number over `0..count`, on all threads.
    pub(super) fn over(count: usize, number: impl Fn(usize) -> Decimal + Sync) -> Total {
        let visit = |sum: &mut Total, at| *sum = sum.plus(number(at));
        parts::sum(count, || Total::ZERO, visit, |sum, part| *sum = sum.and(*part))
    }

    fn add(self, mantissa: i128, scale: u8) -> Total {
        Total(self.0.and_then(|held| {
            // Nearly all numbers of a column have one scale.
            if held.scale == scale {
                return Some(Held { mantissa: held.mantissa.checked_add(mantissa)?, scale });
            }
            let common = held.scale.max(scale);
            let at = |mantissa: i128, scale: u8| mantissa.checked_mul(10_i128.pow(u32::from(common - scale)));
            let sum = at(held.mantissa, held.scale)?.checked_add(at(mantissa, scale)?)?;
            Some(Held { mantissa: sum, scale: common })
        }))
    }

    /// The sum exactly.
    pub(super) fn fraction(self) -> Option<Fraction> {
        self.0.map(|held| Fraction::new(held.mantissa, 10_i128.pow(u32::from(held.scale))))
    }

    /// The sum, if it has no more than 18 digits.
    pub(super) fn decimal(self) -> Option<Decimal> {
        const LIMIT: i128 = 1_000_000_000_000_000_000;
        let Held { mut mantissa, mut scale } = self.0?;
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        let mantissa =
            i64::try_from(mantissa).ok().filter(|mantissa| i128::from(mantissa.unsigned_abs()) < LIMIT)?;
        Some(Decimal::new(mantissa, scale))
    }
}

#[cfg(test)]
mod tests {
    use super::{Held, Total};
    use crate::units::Decimal;

    #[test]
    fn sums_are_exact_and_say_when_they_are_too_long() {
        let parse = |text: &str| Decimal::parse(text).unwrap();
        let sum = Total::of([parse("0.1"), parse("0.2"), parse("99.7")]).decimal();
        assert_eq!(sum.map(|sum| sum.to_string()).as_deref(), Some("100"));
        assert_eq!(Total::of([Decimal::ONE]).minus(parse("0.75")).decimal(), Some(parse("0.25")));
        let most = parse("999999999999999999");
        assert_eq!(Total::of([most, most]).decimal(), None);
        assert_eq!(Total::of([most, parse("0.000000000000000001")]).decimal(), None);
        // 0.5 and 0.25 by turns, in more than one part: 100,000 times 0.375.
        let turns = [parse("0.5"), parse("0.25")];
        assert_eq!(Total::over(100_000, |at| turns[at % 2]).decimal(), Some(parse("37500")));
        let beyond = Total(Some(Held { mantissa: i128::MAX, scale: 0 }));
        assert_eq!(Total::ZERO.and(beyond).plus(Decimal::ONE).and(Total::ZERO).fraction(), None);
        assert_eq!(Total::ZERO.and(beyond.plus(Decimal::ONE)).fraction(), None);
    }
}
