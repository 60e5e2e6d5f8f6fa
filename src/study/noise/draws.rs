//! Which chance makes which error.
//!
//! Every cooperative has a stream of its own for every kind of error and every repeat, whatever the level: within one
//! repeat all levels make of the same draws errors of different size (common random numbers), so that what a level
//! costs more than another is not chance; and no error depends on how many threads draw, or on who else is there.
//! Source: Glasserman & Yao (1992), Some guidelines and guarantees for common random numbers, Management Science 38.

use crate::chance::Chance;

use super::Kind;

/// The draws of one repeat for one kind of error.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draws {
    seed: u64,
    /// Kind and repeat, in the upper half.
    stream: u64,
}

impl Draws {
    /// Of a repeat, below 2^30.
    pub(super) fn of(seed: u64, kind: Kind, repeat: usize) -> Draws {
        // From 1 on: samples of `replicate` have the streams of small numbers.
        let kind = match kind {
            Kind::Income => 1,
            Kind::Status => 2,
            Kind::ShellRisk => 3,
        };
        Draws { seed, stream: kind << 62 | (repeat as u64) << 32 }
    }

    /// Those of a cooperative.
    pub(super) fn at(self, position: usize) -> Chance {
        Chance::of_stream(self.seed, self.stream | position as u64)
    }
}
