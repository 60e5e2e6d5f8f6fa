//! The instance as the decider sees it.

use crate::instance::Instance;

use super::draws::Draws;
use super::status::Statuses;
use super::{Level, income, shell_risk};

/// Sees the truth with errors.
pub(super) struct Observer<'a> {
    truth: &'a Instance,
    statuses: Option<Statuses>,
    seed: u64,
}

impl<'a> Observer<'a> {
    pub(super) fn of(truth: &'a Instance, seed: u64) -> Observer<'a> {
        Observer { truth, statuses: Statuses::of(truth), seed }
    }

    /// What is seen in a repeat. Nothing where the programme's rules cannot be stated by it: a share of the poor where
    /// nobody seems poor.
    pub(super) fn sees(&self, level: Level, repeat: usize) -> Option<Instance> {
        let draws = Draws::of(self.seed, level.kind(), repeat);
        match level {
            Level::Income { sigma } => self.truth.with_groups(income::seen(self.truth, sigma, draws)),
            Level::Status { sensitivity, specificity } => {
                let statuses = self.statuses.as_ref()?;
                self.truth.with_groups(statuses.seen(self.truth, (sensitivity, specificity), draws))
            }
            Level::ShellRisk { sigma } => {
                self.truth.with_shell_risk(shell_risk::seen(self.truth, sigma, draws))
            }
        }
    }
}
