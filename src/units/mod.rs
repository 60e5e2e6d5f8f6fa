//! Money, steps and exact numbers: the types that keep amounts from being mixed up.
//!
//! Comes in: text as the user wrote it. Goes out: values that are exact until `model` makes floats.

mod decimal;
mod decimals;
mod enclosure;
mod fixed_point;
mod fraction;
mod money;
pub mod parts;
mod repeated;
mod sum;
mod whole;

pub use decimal::{Decimal, DecimalError};
pub use decimals::Decimals;
pub use enclosure::{Enclosure, ExactSum};
pub use fraction::Fraction;
pub use money::{Money, in_threes};
pub use repeated::Repeated;
pub use sum::Sum;
pub use whole::{Whole, gcd_in_words};
