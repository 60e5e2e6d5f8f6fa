//! Why a policy cannot be followed.

use crate::words::language::{Message, said};

/// No poverty data.
pub const NO_MEMBERS: Message = Message("policy-no-members");
/// No `[factor_method]`.
pub const NO_FACTORS: Message = Message("policy-no-factors");
/// No grouping.
pub const NO_REGIONS: Message = Message("policy-no-regions");

/// No such column.
pub fn no_column(name: &str) -> String {
    said!("policy-no-column", name)
}

/// The program gives no whole-money answer.
pub fn no_optimum(status: &str) -> String {
    said!("policy-no-optimum", status)
}
