//! max Σ_j p_j·y_j  over y_j ∈ {0, 1},  lower_r ≤ Σ_j w_rj·y_j ≤ upper_r: what a case comes to, without any money.

/// The program.
pub(crate) struct Knapsack {
    /// Hundredths.
    pub(crate) profits: Vec<i64>,
    pub(crate) rows: Vec<Row>,
}

/// One row of it.
pub(crate) struct Row {
    /// By item.
    pub(crate) weights: Vec<i64>,
    pub(crate) at_least: Option<i64>,
    pub(crate) at_most: Option<i64>,
}

impl Row {
    pub(crate) fn at_most(limit: i64, weights: Vec<i64>) -> Row {
        Row { weights, at_least: None, at_most: Some(limit) }
    }
}
