//! What a number may be, and the code of the fault if it is not.

use crate::units::{Decimal, DecimalError, Money};

/// The kinds of number that files hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any number.
    Any,
    /// 0 or more.
    NotNegative,
    /// More than 0.
    Positive,
    /// From 0 to 1.
    Share,
    /// Whole yuan, 0 or more.
    Money,
    /// Whole yuan, more than 0.
    PositiveMoney,
}

impl Kind {
    /// The number that `text` writes, or the code of what is wrong with it.
    pub(super) fn read(self, text: &str) -> Result<Decimal, &'static str> {
        let number = match plain(text) {
            Some(number) => number,
            None => Decimal::parse(text).map_err(code)?,
        };
        let money = matches!(self, Kind::Money | Kind::PositiveMoney);
        match self {
            Kind::Any => {}
            Kind::Share if number.is_negative() || number > Decimal::ONE => {
                return Err("instance::share-outside");
            }
            _ if number.is_negative() && money => return Err("instance::money-negative"),
            _ if number.is_negative() => return Err("instance::number-negative"),
            Kind::Positive | Kind::PositiveMoney if number.is_zero() => return Err("instance::number-zero"),
            _ if money && number.as_whole().is_none() => return Err("instance::money-not-whole"),
            _ => {}
        }
        Ok(number)
    }
}

/// A number that [`Kind::Money`] has read, as money.
pub(super) fn money(number: Decimal) -> Money {
    let whole = number.as_whole().and_then(|whole| u64::try_from(whole).ok());
    Money::yuan(whole.expect("money was read as whole and not negative"))
}

fn code(error: DecimalError) -> &'static str {
    match error {
        DecimalError::NotANumber => "instance::number-unreadable",
        DecimalError::NotFinite => "instance::number-not-finite",
        DecimalError::TooLong => "instance::number-too-long",
    }
}

/// The usual case, `123.45`, without the care that rare spellings need: tables have millions of these.
fn plain(text: &str) -> Option<Decimal> {
    const MOST: usize = 18;
    if text.is_empty() || text.len() > MOST {
        return None;
    }
    let mut mantissa = 0_i64;
    let mut point = None;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() && text.len() > 1 => point = Some(at),
            _ => return None,
        }
    }
    let mut scale = point.map_or(0, |at| text.len() - at - 1);
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    Some(Decimal::new(mantissa, u8::try_from(scale).ok()?))
}

#[cfg(test)]
mod tests {
    use super::{Kind, plain};
    use crate::units::Decimal;
    use proptest::prelude::{prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn the_quick_way_reads_what_the_careful_way_reads(text in "[0-9]{0,10}\\.?[0-9]{0,10}") {
            if let Some(number) = plain(&text) {
                let careful = Decimal::parse(&text).unwrap();
                prop_assert_eq!((number.mantissa(), number.scale()), (careful.mantissa(), careful.scale()));
            }
        }
    }

    #[test]
    fn each_kind_refuses_what_it_is_not() {
        for (kind, text, code) in [
            (Kind::Any, "1,5", "instance::number-unreadable"),
            (Kind::Any, ".", "instance::number-unreadable"),
            (Kind::Any, "NaN", "instance::number-not-finite"),
            (Kind::Any, "1e300", "instance::number-too-long"),
            (Kind::NotNegative, "-1", "instance::number-negative"),
            (Kind::Positive, "0.0", "instance::number-zero"),
            (Kind::Share, "1.0001", "instance::share-outside"),
            (Kind::Share, "-0.1", "instance::share-outside"),
            (Kind::Money, "-500", "instance::money-negative"),
            (Kind::Money, "0.5", "instance::money-not-whole"),
            (Kind::PositiveMoney, "0", "instance::number-zero"),
        ] {
            assert_eq!(kind.read(text), Err(code), "{kind:?} {text}");
        }
        assert_eq!(Kind::Money.read("5e3"), Ok(Decimal::whole(5000)));
    }
}
