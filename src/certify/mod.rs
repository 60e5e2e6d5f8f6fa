//! Proves, from its own sums in whole numbers, what an answer is worth. Holds no float, imports no solver.
//!
//! Comes in: the exact [`Problem`](crate::model::Problem), prices, amounts, an allocation. Goes out: a bound
//! that no allocation passes, a proof that none exists, the worth of real amounts, and the worth of whole money.

mod bound;
mod overrides;
mod whole;
mod worth;

pub use bound::{Objective, Refusal, Sums, bound, contradiction, proves_infeasible, sums};
pub use overrides::override_costs;
pub use whole::{Audit, audit, impact, reach};
pub use worth::unrounded;
