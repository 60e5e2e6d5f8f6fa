//! An instance with one thing changed, for asking what that thing costs.

use crate::units::Money;

use super::{Accuracy, Instance, Recipients};

impl Instance {
    /// The same without one rule; the budget cannot be left out.
    pub fn without_rule(&self, name: &str) -> Instance {
        let mut changed = self.clone();
        let (accuracy, recipients) = (&mut changed.accuracy, &mut changed.recipients);
        match name {
            "max_leakage" => *accuracy = Accuracy { max_leakage: None, ..accuracy.clone() },
            "max_shell_exposure" => *accuracy = Accuracy { max_shell_exposure: None, ..accuracy.clone() },
            "min_coverage" => *accuracy = Accuracy { min_coverage: None, ..accuracy.clone() },
            "max_recipients" => *recipients = Recipients { at_most: None, ..recipients.clone() },
            "min_recipients" => *recipients = Recipients { at_least: None, ..recipients.clone() },
            _ => changed.rules.retain(|clause| clause.name != name),
        }
        changed
    }

    /// The same under the budget alone: what each cooperative may get stays.
    pub fn under_the_budget_alone(&self) -> Instance {
        let mut changed = self.clone();
        changed.accuracy = Accuracy { full_coverage: self.accuracy.full_coverage, ..Accuracy::default() };
        changed.recipients = Recipients::default();
        changed.rules.clear();
        changed
    }

    /// The same with nothing locked.
    pub fn without_overrides(&self) -> Instance {
        let mut changed = self.clone();
        let cooperatives = &mut changed.cooperatives;
        let freed =
            std::mem::take(&mut cooperatives.overrides).into_iter().map(|one| (one.position, one.free));
        cooperatives.grantable = cooperatives.grantable.with(freed);
        changed
    }

    /// The same with another budget. Curves end where the budget does: with more money work them out anew.
    pub fn with_budget(&self, budget: Money) -> Instance {
        let mut changed = self.clone();
        changed.funds.budget = budget;
        changed
    }
}
