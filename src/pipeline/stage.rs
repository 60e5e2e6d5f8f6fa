//! The stages of the road, and whoever wants to know which one is being walked.
//!
//! Answers hold no clocks, so that the same input gives the same bytes: a watcher takes the time outside them.

/// A stretch of the road, in the order in which it is walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Files into memory.
    Read,
    /// Files into an instance.
    Check,
    /// What a yuan achieves.
    Curves,
    /// Rules into rows, curves into segments.
    Model,
    /// A point of the program.
    Solve,
    /// Whole money.
    Round,
    /// What the answer is worth.
    Certify,
    /// Reports and files.
    Write,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 8] = [
        Stage::Read,
        Stage::Check,
        Stage::Curves,
        Stage::Model,
        Stage::Solve,
        Stage::Round,
        Stage::Certify,
        Stage::Write,
    ];

    /// As `--timings` says it.
    pub const fn word(self) -> &'static str {
        match self {
            Stage::Read => "read",
            Stage::Check => "check",
            Stage::Curves => "curves",
            Stage::Model => "model",
            Stage::Solve => "solve",
            Stage::Round => "round",
            Stage::Certify => "certify",
            Stage::Write => "write",
        }
    }
}

/// Is told where on the road a run is.
pub trait Watch {
    /// The stage before has ended and this one begins. A stage may come again: bent curves are solved repeatedly.
    fn enter(&mut self, stage: Stage);
    /// The best so far is within this share of the bound, infinite where there is none so far: is that reason to stop?
    /// Asked between searches for whole grants.
    fn enough(&mut self, relative_gap: f64) -> Option<Stop> {
        let _ = relative_gap;
        None
    }
}

/// Why a search ended before its own end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// What was found is near enough to the bound.
    Gap,
    /// Its time was up: another run may find something else.
    Time,
}

impl Stop {
    /// As outputs call it.
    pub const fn word(self) -> &'static str {
        match self {
            Stop::Gap => "gap",
            Stop::Time => "time",
        }
    }
}

/// Nobody watches.
impl Watch for () {
    fn enter(&mut self, _: Stage) {}
}

/// Two watch.
impl<One: Watch, Other: Watch> Watch for (&mut One, &mut Other) {
    fn enter(&mut self, stage: Stage) {
        self.0.enter(stage);
        self.1.enter(stage);
    }

    fn enough(&mut self, relative_gap: f64) -> Option<Stop> {
        self.0.enough(relative_gap).or_else(|| self.1.enough(relative_gap))
    }
}
