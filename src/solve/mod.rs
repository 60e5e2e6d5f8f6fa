//! Finds a point of a linear program, or a ray that shows there is none; never says "optimal".
//!
//! In: a [`Program`]. Out: an [`Outcome`] in the program's own units, prices in the sign of [`crate::lp`]
//! whatever the solver behind it calls them. The seam is [`Backend`]; a new solver is one file and one line in
//! [`catalog`]. Floats live here; what an answer is worth is for `certify` to say.

mod columns;
#[cfg(test)]
mod contract;
mod door;
mod duality;
mod engine;
mod forced;
#[cfg(feature = "highs")]
mod highs;
mod irreducible;
mod microlp;
mod scaling;
mod whole;

pub use engine::along;
pub use irreducible::irreducible;
pub use whole::{WholeBackend, whole_backend};

use crate::lp::{Outcome, Program};
use crate::words::reason;

/// A way to solve a linear program.
pub trait Backend: Sync {
    /// What `--solver` calls it.
    fn name(&self) -> &'static str;
    /// One line for `list solvers`.
    fn describe(&self) -> &'static str;
    /// How many cooperatives it is meant for, if its time grows faster than the program: beyond it a user should
    /// be told beforehand.
    fn meant_for(&self) -> Option<usize> {
        None
    }
    /// A point with prices, a ray, or neither.
    fn solve(&self, program: &Program) -> Outcome;
    /// The same, for a program much like one of which these are the prices, by row. They may save time; what is found
    /// does not rest on them.
    fn solve_near(&self, program: &Program, _prices: &[f64]) -> Outcome {
        self.solve(program)
    }
    /// The same, and remembers what may save time with the next program. Most of it where that one is this one with other
    /// limits ([`Program::set_rows`]); any other is solved all the same.
    fn solve_again(&self, program: &Program, _memory: &mut Memory) -> Outcome {
        self.solve(program)
    }
    /// Either, as there are such prices or not.
    fn solve_from(&self, program: &Program, near: Option<&[f64]>) -> Outcome {
        match near {
            Some(prices) => self.solve_near(program, prices),
            None => self.solve(program),
        }
    }
}

/// What a solver remembers of its last program; what is found does not rest on it.
#[derive(Debug, Default)]
pub struct Memory(Option<engine::Kept>);

/// Every backend of this build, the default first.
pub fn catalog() -> &'static [&'static dyn Backend] {
    &[
        &engine::Engine,
        &microlp::Microlp,
        #[cfg(feature = "highs")]
        &highs::Highs,
    ]
}

/// The backend of this name.
pub fn by_name(name: &str) -> Option<&'static dyn Backend> {
    catalog().iter().copied().find(|backend| backend.name() == name)
}

/// Why no solver should be handed this program.
fn unfit(program: &Program) -> Option<String> {
    for row in program.rows() {
        if [row.lower, row.upper].into_iter().flatten().any(|limit| !limit.is_finite()) {
            return Some(reason::limit_no_number(&row.name));
        }
        if row.lower.zip(row.upper).is_some_and(|(lower, upper)| lower > upper) {
            return Some(reason::limits_crossed(&row.name));
        }
    }
    program.facts().not_a_number.map(reason::entry_no_number)
}
