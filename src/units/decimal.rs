//! A number exactly as the user wrote it: up to 18 significant digits.

use std::cmp::Ordering;
use std::fmt;

use super::Fraction;

/// `mantissa · 10^-scale`, exactly the decimal that was written.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    mantissa: i64,
    scale: u8,
}

/// Why a text is not a number we can hold exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalError {
    /// Not written as a number.
    NotANumber,
    /// `nan` or `inf`.
    NotFinite,
    /// More than 18 significant digits, or too large or too small for them.
    TooLong,
}

const MOST_DIGITS: usize = 18;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };
    /// One.
    pub const ONE: Decimal = Decimal { mantissa: 1, scale: 0 };

    /// `mantissa · 10^-scale`; `scale` at most 18.
    pub fn new(mantissa: i64, scale: u8) -> Decimal {
        assert!(usize::from(scale) <= MOST_DIGITS, "a decimal has at most 18 places");
        Decimal { mantissa, scale }
    }

    /// A whole number.
    pub const fn whole(number: i64) -> Decimal {
        Decimal { mantissa: number, scale: 0 }
    }

    /// Reads `-12.5`, `+3`, `.5`, `1e-5` and `1_000`; white space must be trimmed.
    ///
    /// ```
    /// use allotment::units::Decimal;
    /// assert_eq!(Decimal::parse("0.30").unwrap(), Decimal::new(3, 1));
    /// assert!(Decimal::parse("1,5").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Decimal, DecimalError> {
        let (negative, body) = match text.as_bytes().first() {
            Some(b'-') => (true, &text[1..]),
            Some(b'+') => (false, &text[1..]),
            _ => (false, text),
        };
        if ["nan", "inf", "infinity"].contains(&body.to_ascii_lowercase().as_str()) {
            return Err(DecimalError::NotFinite);
        }
        let (number, exponent) = match body.find(['e', 'E']) {
            Some(at) => {
                let exponent = body[at + 1..].parse::<i32>().map_err(|_| DecimalError::NotANumber)?;
                (&body[..at], exponent)
            }
            None => (body, 0),
        };
        let (whole, places) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() && places.is_empty() {
            return Err(DecimalError::NotANumber);
        }
        let separators_well_placed =
            !whole.starts_with('_') && !whole.ends_with('_') && !whole.contains("__");
        if !separators_well_placed || !places.bytes().all(|b| b.is_ascii_digit()) {
            return Err(DecimalError::NotANumber);
        }
        let mut digits = String::with_capacity(number.len());
        for byte in whole.bytes() {
            match byte {
                b'_' => {}
                b'0'..=b'9' => digits.push(byte as char),
                _ => return Err(DecimalError::NotANumber),
            }
        }
        digits.push_str(places);
        let scale = i32::try_from(places.len()).map_err(|_| DecimalError::TooLong)?;
        Self::from_digits(negative, &digits, scale.checked_sub(exponent).ok_or(DecimalError::TooLong)?)
    }

    fn from_digits(negative: bool, digits: &str, mut scale: i32) -> Result<Decimal, DecimalError> {
        let significant = digits.trim_start_matches('0');
        let trimmed = significant.trim_end_matches('0');
        if trimmed.is_empty() {
            return Ok(Decimal::ZERO);
        }
        scale -= i32::try_from(significant.len() - trimmed.len()).map_err(|_| DecimalError::TooLong)?;
        if trimmed.len() > MOST_DIGITS || scale > MOST_DIGITS as i32 {
            return Err(DecimalError::TooLong);
        }
        let mut mantissa = trimmed.parse::<i64>().map_err(|_| DecimalError::TooLong)?;
        while scale < 0 {
            mantissa = mantissa.checked_mul(10).ok_or(DecimalError::TooLong)?;
            scale += 1;
        }
        if mantissa >= 10_i64.pow(MOST_DIGITS as u32) {
            return Err(DecimalError::TooLong);
        }
        Ok(Decimal { mantissa: if negative { -mantissa } else { mantissa }, scale: scale as u8 })
    }

    /// The decimal of so many significant digits next to a float; nothing if it is too large or too small for one.
    ///
    /// ```
    /// use allotment::units::Decimal;
    /// assert_eq!(Decimal::nearest(4256.7891, 6), Some(Decimal::new(425_679, 2)));
    /// assert_eq!(Decimal::nearest(f64::INFINITY, 6), None);
    /// ```
    pub fn nearest(value: f64, digits: usize) -> Option<Decimal> {
        Decimal::parse(&format!("{value:.*e}", digits.saturating_sub(1))).ok()
    }

    /// The digits as a whole number: the value is `mantissa · 10^-scale`.
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// The number of places after the point.
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The same value exactly.
    pub fn fraction(self) -> Fraction {
        Fraction::new(i128::from(self.mantissa), 10_i128.pow(u32::from(self.scale)))
    }

    /// The nearest float.
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10_f64.powi(i32::from(self.scale))
    }

    /// The value if it is a whole number.
    pub fn as_whole(self) -> Option<i64> {
        let unit = 10_i64.pow(u32::from(self.scale));
        (self.mantissa % unit == 0).then_some(self.mantissa / unit)
    }

    /// Below zero?
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// Exactly zero?
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let left = i128::from(self.mantissa) * 10_i128.pow(u32::from(other.scale));
        let right = i128::from(other.mantissa) * 10_i128.pow(u32::from(self.scale));
        left.cmp(&right)
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:0width$}", self.mantissa.unsigned_abs(), width = usize::from(self.scale) + 1);
        let (whole, places) = digits.split_at(digits.len() - usize::from(self.scale));
        let places = places.trim_end_matches('0');
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let point = if places.is_empty() { "" } else { "." };
        f.pad(&format!("{sign}{whole}{point}{places}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, DecimalError};

    #[test]
    fn a_decimal_is_held_as_it_was_written() {
        for (text, mantissa, scale) in [
            ("0.07", 7, 2),
            ("-12.50", -125, 1),
            ("+3", 3, 0),
            (".5", 5, 1),
            ("1e-5", 1, 5),
            ("1_000", 1000, 0),
            ("2.5e3", 2500, 0),
        ] {
            let value = Decimal::parse(text).unwrap();
            assert_eq!((value.mantissa(), value.scale()), (mantissa, scale), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.2.3", "abc", "1,5", "_1", "1__0", "0x10", "1e", "１２"] {
            assert_eq!(Decimal::parse(text), Err(DecimalError::NotANumber), "{text}");
        }
        assert_eq!(Decimal::parse("NaN"), Err(DecimalError::NotFinite));
        assert_eq!(Decimal::parse("-inf"), Err(DecimalError::NotFinite));
        assert_eq!(Decimal::parse("1234567890123456789"), Err(DecimalError::TooLong));
        assert_eq!(Decimal::parse("1e300"), Err(DecimalError::TooLong));
    }

    #[test]
    fn printing_gives_back_what_was_read() {
        for text in ["0", "0.07", "-12.5", "600000000", "0.000001"] {
            assert_eq!(Decimal::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Decimal::new(4_000_000, 5).to_string(), "40");
        assert_eq!(Decimal::new(-450_000, 5).to_string(), "-4.5");
    }
}
