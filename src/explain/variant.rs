//! An instance with one thing changed, for asking what that thing costs.

use crate::instance::{Accuracy, Instance};
use crate::units::Money;

impl Instance {
    /// The same without one rule; the budget cannot be left out.
    pub(super) fn without_rule(&self, name: &str) -> Instance {
        let mut changed = self.clone();
        let accuracy = &mut changed.accuracy;
        match name {
            "max_leakage" => *accuracy = Accuracy { max_leakage: None, ..accuracy.clone() },
            "max_shell_exposure" => *accuracy = Accuracy { max_shell_exposure: None, ..accuracy.clone() },
            "min_coverage" => *accuracy = Accuracy { min_coverage: None, ..accuracy.clone() },
            _ => changed.rules.retain(|clause| clause.name != name),
        }
        changed
    }

    /// The same with another budget.
    pub(super) fn with_budget(&self, budget: Money) -> Instance {
        let mut changed = self.clone();
        changed.funds.budget = budget;
        changed
    }
}
