//! Why there is no answer, or no better one.

/// The solver's ray proves nothing.
pub const RAY_REFUSED: &str = "the solver found nothing feasible, but its proof does not hold";
/// Bent curves were refined to the end of patience.
pub const REFINED_OFTEN: &str = "curves were refined as often as allowed";
/// Whoever asked wanted no more.
pub const STOPPED: &str = "the search was ended before it found a division that keeps every rule";
/// The rows clash, but no proof of it holds in floats.
pub const WITHIN_ROUNDING: &str = "the rows contradict each other only within rounding";

/// The proof would speak of other files than the answer.
pub const FILES_CHANGED: &str = "the instance's files have changed since they were read";

/// The solver's point breaks a row.
pub fn row_not_kept(row: &str) -> String {
    format!("the solver's amounts do not keep `{row}`")
}

/// Likewise, found out before it is handed on.
pub fn row_broken(of_its_size: f64) -> String {
    format!("its point breaks a row by {of_its_size:.1e} of its size")
}

/// A program that no solver should get.
pub fn limit_no_number(row: &str) -> String {
    format!("row `{row}` has a limit that is not a number")
}

/// Likewise.
pub fn limits_crossed(row: &str) -> String {
    format!("row `{row}` asks for more than it allows")
}

/// Likewise.
pub fn entry_no_number(chain: usize) -> String {
    format!("chain {chain} has an entry that is not a number")
}

/// A program too large for a solver.
pub fn too_large(solver: &str, columns: usize, most: usize) -> String {
    format!("the program has {columns} columns, and {solver} is given {most} at most")
}

/// A solver that found a point and no prices.
pub fn no_prices(error: &str) -> String {
    format!("no prices: {error}")
}

/// A solver that found nothing, and no proof of it.
pub fn no_ray(error: &str) -> String {
    format!("infeasible, but without a ray: {error}")
}
