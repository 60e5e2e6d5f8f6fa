//! Many solves: how impact moves with a limit, and the least budget that reaches a goal.
//!
//! Comes in: an instance, and which of its numbers to vary. Goes out: curves and goals as plain figures, every upper
//! bound proved by `certify`, every lower one an allocation that it re-worked. Sentences are for `words`.

mod frontier;
mod target;

pub use frontier::{Frontier, Group, Holds, NoFrontier, Options, Point, Varied, frontier};
pub use target::{Goal, NoGoal, Reached, Target, target};
