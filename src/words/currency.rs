//! Money's unit.

use crate::words::language::text;

/// A currency by its code of ISO 4217, as people write it; other codes stay as they are.
pub fn currency(code: &str) -> &str {
    match code {
        "CNY" => text("currency-cny"),
        other => other,
    }
}
