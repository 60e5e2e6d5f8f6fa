//! Every tolerance of the project, with its unit and its reason.

/// How far a point may break a row, relative to the row's size: what a float sum of n terms can promise.
pub const ROW_FEASIBILITY: f64 = 1e-9;
/// `bound − unrounded` at most this share of `bound` is called optimal.
pub const OPTIMAL_GAP: f64 = 1e-9;
