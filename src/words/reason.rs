//! Why there is no answer, or no better one.

use crate::words::language::{Message, said};

/// The solver's ray proves nothing.
pub const RAY_REFUSED: Message = Message("reason-ray-refused");
/// Bent curves were refined to the end of patience.
pub const REFINED_OFTEN: Message = Message("reason-refined-often");
/// Whoever asked wanted no more.
pub const STOPPED: Message = Message("reason-stopped");
/// The rows clash, but no proof of it holds in floats.
pub const WITHIN_ROUNDING: Message = Message("reason-within-rounding");

/// The proof would speak of other files than the answer.
pub const FILES_CHANGED: Message = Message("reason-files-changed");

/// The solver's point breaks a row.
pub fn row_not_kept(row: &str) -> String {
    said!("reason-row-not-kept", row)
}

/// Likewise, found out before it is handed on.
pub fn row_broken(of_its_size: f64) -> String {
    said!("reason-row-broken", share = format!("{of_its_size:.1e}"))
}

/// A program that no solver should get.
pub fn limit_no_number(row: &str) -> String {
    said!("reason-limit-no-number", row)
}

/// Likewise.
pub fn limits_crossed(row: &str) -> String {
    said!("reason-limits-crossed", row)
}

/// Likewise.
pub fn entry_no_number(chain: usize) -> String {
    said!("reason-entry-no-number", chain)
}

/// A program too large for a solver.
pub fn too_large(solver: &str, columns: usize, most: usize) -> String {
    said!("reason-too-large", columns, solver, most)
}

/// A solver that found a point and no prices.
pub fn no_prices(error: &str) -> String {
    said!("reason-no-prices", error)
}

/// A solver that found nothing, and no proof of it.
pub fn no_ray(error: &str) -> String {
    said!("reason-no-ray", error)
}
