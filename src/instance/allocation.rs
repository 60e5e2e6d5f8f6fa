//! Whole money for every cooperative.

use crate::units::Money;

use super::Instance;

/// Grants by cooperative, in the table's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    grants: Vec<Money>,
}

impl Allocation {
    /// Grants by position; one for every cooperative of `instance`.
    pub fn new(instance: &Instance, grants: Vec<Money>) -> Allocation {
        assert_eq!(grants.len(), instance.cooperatives().len(), "one grant for every cooperative");
        Allocation { grants }
    }

    /// The grant at a position.
    pub fn grant(&self, position: usize) -> Money {
        self.grants[position]
    }

    /// All grants, in the table's order.
    pub fn grants(&self) -> &[Money] {
        &self.grants
    }

    /// Everything allocated.
    pub fn total(&self) -> Money {
        Money::yuan(self.grants.iter().map(|grant| grant.get()).sum())
    }

    /// How many get anything.
    pub fn recipients(&self) -> usize {
        self.grants.iter().filter(|grant| **grant > Money::ZERO).count()
    }
}
