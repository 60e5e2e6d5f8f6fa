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
        self.read_in(text, 0)
    }

    /// The number of the usual case, `123.45`, where it is one of this kind.
    #[inline]
    pub(super) fn read_plain(self, text: &[u8]) -> Option<Decimal> {
        plain(text).filter(|number| match self {
            Kind::Any | Kind::NotNegative => true,
            Kind::Share => *number <= Decimal::ONE,
            Kind::Positive => !number.is_zero(),
            Kind::Money => number.scale() == 0,
            Kind::PositiveMoney => number.scale() == 0 && !number.is_zero(),
        })
    }

    /// The same in a unit of a power of ten.
    pub(super) fn read_in(self, text: &str, shift: i8) -> Result<Decimal, &'static str> {
        let number = match plain(text.as_bytes()) {
            Some(number) => shifted(number, shift)?,
            None => spelt(text, shift)?,
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

/// A number times a power of ten.
fn shifted(number: Decimal, shift: i8) -> Result<Decimal, &'static str> {
    if shift == 0 || number.is_zero() {
        return Ok(number);
    }
    let scale = i16::from(number.scale()) - i16::from(shift);
    let up = u32::try_from(-scale).unwrap_or(0);
    let mantissa = 10_i64.checked_pow(up).and_then(|power| number.mantissa().checked_mul(power));
    // What is written there is the judge of how long it may be.
    let text = mantissa.map(|mantissa| format!("{mantissa}e{}", -scale.max(0)));
    Decimal::parse(&text.ok_or("instance::number-too-long")?).map_err(code)
}

/// A number as people and spreadsheets write it: digits of full width, thousands set off by commas, per cent.
fn spelt(text: &str, shift: i8) -> Result<Decimal, &'static str> {
    let narrow: String = text.chars().map(narrow).collect();
    let (number, shift) = match narrow.strip_suffix('%') {
        Some(share) => (share.trim_end(), -2),
        None => (narrow.as_str(), shift),
    };
    let joined = if in_threes(number) { number.replace(',', "") } else { number.to_owned() };
    shifted(Decimal::parse(&joined).map_err(code)?, shift)
}

/// The usual form of a character of full width.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0)
            .expect("they are the same characters in the same order"),
        other => other,
    }
}

/// Do commas set off thousands: one to three digits, then always three, and none behind the point?
fn in_threes(number: &str) -> bool {
    let whole = number.split('.').next().unwrap_or_default();
    let groups: Vec<&str> = whole.trim_start_matches(['-', '+']).split(',').collect();
    let digits = |group: &&str| group.bytes().all(|byte| byte.is_ascii_digit());
    let rest = &number[whole.len()..];
    groups.len() > 1
        && groups.iter().all(digits)
        && (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|group| group.len() == 3)
        && !rest.contains(',')
}

/// The usual case, `123.45`, without the care that rare spellings need: tables have millions of these.
#[inline]
fn plain(text: &[u8]) -> Option<Decimal> {
    const MOST: usize = 18;
    if text.is_empty() || text.len() > MOST {
        return None;
    }
    let mut mantissa = 0_i64;
    let mut point = None;
    for (at, byte) in text.iter().enumerate() {
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

    const KINDS: [Kind; 6] =
        [Kind::Any, Kind::NotNegative, Kind::Positive, Kind::Share, Kind::Money, Kind::PositiveMoney];

    proptest! {
        #[test]
        fn the_quick_way_reads_what_the_careful_way_reads(text in "[0-9]{0,10}\\.?[0-9]{0,10}") {
            if let Some(number) = plain(text.as_bytes()) {
                let careful = Decimal::parse(&text).unwrap();
                prop_assert_eq!((number.mantissa(), number.scale()), (careful.mantissa(), careful.scale()));
                for kind in KINDS {
                    prop_assert_eq!(kind.read_plain(text.as_bytes()), kind.read(&text).ok());
                }
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

    #[test]
    fn numbers_are_read_as_spreadsheets_write_them() {
        for (text, shift, number) in [
            ("1,234,567", 0, "1234567"),
            ("-12,345.60", 0, "-12345.6"),
            ("１２．５", 4, "125000"),
            ("1，234", 0, "1234"),
            ("60%", 0, "0.6"),
            ("60％", -2, "0.6"),
            ("60", -2, "0.6"),
            ("0.00005", 4, "0.5"),
            ("1.5e1", 4, "150000"),
        ] {
            assert_eq!(Kind::Any.read_in(text, shift), Ok(Decimal::parse(number).unwrap()), "{text}");
        }
        for text in ["1,23", "1,2345", "1234,567", ",123", "1.234,567", "0,5", "1,000,00"] {
            assert_eq!(Kind::Any.read(text), Err("instance::number-unreadable"), "{text}");
        }
        assert_eq!(Kind::Any.read_in("999999999999999999", 4), Err("instance::number-too-long"));
    }
}
