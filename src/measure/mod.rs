//! How well an allocation targets: poverty before and after, and the accuracy of the money.
//!
//! Comes in: an instance, its curves, an allocation. Goes out: indices as floats, for reports.

mod accuracy;
mod fgt;

pub use accuracy::{Accuracy, accuracy};
pub use fgt::{Fgt, Poverty, poverty};

/// Families of measures, a name and one line each, for `allotment list measures`.
pub const KINDS: &[(&str, &str)] = &[fgt::KIND, accuracy::KIND];
