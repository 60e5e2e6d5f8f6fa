//! Figures as people read them.

/// Digits in groups of three, with this many places.
pub(super) fn grouped(value: f64, places: usize) -> String {
    let text = format!("{:.places$}", value.abs());
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
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

/// Per cent with two places.
pub(super) fn per_cent(share: f64) -> String {
    format!("{:.2} %", share * 100.0)
}
