//! Writes the linear program, and remembers which rule each row came from.
//!
//! Comes in: an instance, its curves and its rules. Goes out: the [`Problem`], exact, of which proofs speak,
//! and the [`Model`], the same in floats for solvers, with a [`Claim`] as the way back.

mod claim;
mod entries;
mod everything;
mod grid;
mod peaks;
mod priced;
mod problem;
mod program;
mod whole;

pub use claim::{Claim, RealSteps};
pub use everything::Everything;
pub use grid::Grid;
pub use peaks::peaks;
pub use priced::Outside;
pub use problem::{Problem, StatedRow};
pub use program::{Model, entry_price, margin_prices, segments};
pub use whole::{WholeModel, amounts};
