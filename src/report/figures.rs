//! Figures as people read them, and amounts as programs do.

use serde::{Serialize, Serializer};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::units::{Fraction, in_threes};

/// What a row comes to or is limited by. Whole numbers, as money mostly is, are printed whole and exactly.
#[derive(Clone, Debug)]
pub struct Amount(Fraction);

impl Amount {
    /// Of an exact amount.
    pub fn of(amount: &Fraction) -> Amount {
        Amount(amount.clone())
    }

    /// The nearest float.
    pub fn to_f64(&self) -> f64 {
        self.0.to_f64()
    }

    /// How far apart two amounts are.
    pub(super) fn apart(&self, other: &Amount) -> Amount {
        let difference = &self.0 - &other.0;
        Amount(if difference.signum() < 0 { -difference } else { difference })
    }

    fn whole(&self) -> Option<i64> {
        let floor = self.0.floor();
        (floor == self.0.ceil()).then(|| i64::try_from(floor).ok()).flatten()
    }

    /// For people: whole if large, with places if small.
    pub(super) fn grouped(&self) -> String {
        match self.whole() {
            Some(whole) => {
                let sign = if whole < 0 { "-" } else { "" };
                format!("{sign}{}", in_threes(&whole.unsigned_abs().to_string()))
            }
            None => amount(self.to_f64()),
        }
    }
}

/// For tables of figures: a whole number without a point.
impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.whole() {
            Some(whole) => write!(f, "{whole}"),
            None => write!(f, "{}", self.to_f64()),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.whole() {
            Some(whole) => serializer.serialize_i64(whole),
            None => serializer.serialize_f64(self.to_f64()),
        }
    }
}

/// A count or whole money, in groups of three.
pub(super) fn whole(count: u64) -> String {
    in_threes(&count.to_string())
}

/// Digits in groups of three, with this many places.
pub(super) fn grouped(value: f64, places: usize) -> String {
    let text = format!("{:.places$}", value.abs());
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = in_threes(whole);
    if let Some(rest) = rest {
        out.push('.');
        out.push_str(rest);
    }
    let zero = out.chars().all(|c| matches!(c, '0' | '.' | ','));
    if value < 0.0 && !zero { format!("-{out}") } else { out }
}

/// Whole if large, with places if small.
pub(super) fn amount(value: f64) -> String {
    match value.abs() {
        size if size >= 1_000.0 || value.fract() == 0.0 => grouped(value, 0),
        size if size >= 1.0 => grouped(value, 2),
        _ => format!("{value:.4}"),
    }
}

/// A price: four significant digits.
pub(super) fn price(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => grouped(value, 1),
        size if size >= 0.001 || size == 0.0 => format!("{value:.4}"),
        _ => format!("{value:.3e}"),
    }
}

/// A relative gap: its size, or none.
pub(super) fn relative_gap(gap: f64) -> String {
    if gap == 0.0 { "0".to_owned() } else { format!("{gap:.1e}") }
}

/// Per cent with two places.
pub(super) fn per_cent(share: f64) -> String {
    format!("{:.2} %", share * 100.0)
}

/// A text filled up to so many columns of a terminal, where a Chinese letter takes two.
pub(super) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(text.width())))
}

/// A text that takes at most so many columns of a terminal, cut if it is longer.
pub(super) fn cut_to(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut left = columns.saturating_sub(1);
    let fits = |letter: &char| {
        let width = letter.width().unwrap_or(0);
        let fits = width <= left;
        left = left.saturating_sub(width);
        fits
    };
    text.chars().take_while(fits).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::cut_to;

    #[test]
    fn texts_are_cut_where_their_columns_end() {
        assert_eq!(cut_to("Fangchenggang", 14), "Fangchenggang");
        assert_eq!(cut_to("都安瑶族自治县县", 14), "都安瑶族自治…");
        assert_eq!(cut_to("abcdefghijklmnop", 14), "abcdefghijklm…");
    }
}
