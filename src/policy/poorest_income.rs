//! Poorest first, by the mean income of members: each gets all that it may until the money is gone.
//!
//! Mean over the members whose income is known; without any, last. Equals go by id.

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct PoorestIncome;

impl Policy for PoorestIncome {
    fn name(&self) -> String {
        "poorest-by-income".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::POOREST_INCOME.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let features = case.members()?;
        Ok(case.in_order(|position| features.income[position].map_or(f64::NEG_INFINITY, |income| -income)))
    }
}
