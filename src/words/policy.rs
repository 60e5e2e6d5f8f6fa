//! Why a policy cannot be followed.

/// No poverty data.
pub const NO_MEMBERS: &str = "nothing is known of members and their incomes";
/// No `[factor_method]`.
pub const NO_FACTORS: &str =
    "instance.toml gives no factors: write [factor_method] with columns and weights, as `members = 0.6`";
/// No grouping.
pub const NO_REGIONS: &str = "instance.toml names no regions: write [report] with by = \"COLUMN\"";

/// No such column.
pub fn no_column(name: &str) -> String {
    format!("cooperatives.csv has no column `{name}`")
}

/// The program gives no whole-money answer.
pub fn no_optimum(status: &str) -> String {
    format!("no allocation was found that keeps every rule ({status}); `allotment explain` says why")
}
