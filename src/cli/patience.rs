//! `--relative-gap` and `--time-limit`: when a search for whole grants may end before its own end.

use std::time::{Duration, Instant};

use allotment::pipeline::{Stage, Stop, Watch};

/// How long whoever asked is willing to wait.
pub(super) struct Patience {
    relative_gap: Option<f64>,
    until: Option<Instant>,
}

impl Patience {
    /// From now on.
    pub(super) fn begin(relative_gap: Option<f64>, time_limit: Option<Duration>) -> Patience {
        // A time too long for the clock is no limit.
        let until = time_limit.and_then(|limit| Instant::now().checked_add(limit));
        Patience { relative_gap, until }
    }
}

impl Watch for Patience {
    fn enter(&mut self, _: Stage) {}

    fn enough(&mut self, relative_gap: f64) -> Option<Stop> {
        if self.relative_gap.is_some_and(|asked| relative_gap <= asked) {
            return Some(Stop::Gap);
        }
        self.until.is_some_and(|until| Instant::now() >= until).then_some(Stop::Time)
    }
}
