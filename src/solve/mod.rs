//! placeholder until the room arrives
use crate::lp::{Outcome, Program};
/// A solver.
pub trait Backend: Sync {
    /// Name.
    fn name(&self) -> &'static str;
    /// One line.
    fn describe(&self) -> &'static str;
    /// Solves.
    fn solve(&self, program: &Program) -> Outcome;
}
/// All.
pub fn catalog() -> &'static [&'static dyn Backend] {
    &[]
}
/// By name.
pub fn by_name(name: &str) -> Option<&'static dyn Backend> {
    catalog().iter().find(|backend| backend.name() == name).copied()
}
