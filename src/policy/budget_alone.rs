//! The optimum under the budget alone, and what each cooperative may get: what the rules cost is the difference to it.
//!
//! No allocation of grants that may be paid has more impact. Breaks any rule.

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct BudgetAlone;

impl Policy for BudgetAlone {
    fn name(&self) -> String {
        "budget-alone".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::BUDGET_ALONE.text()
    }

    fn plan(&self, _: &Case<'_>) -> Result<Plan, String> {
        Ok(Plan::Best(super::Under::BudgetAlone))
    }
}
