//! Optimal: the most impact that the money can have under all rules; breaks none.

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct Optimal;

impl Policy for Optimal {
    fn name(&self) -> String {
        "optimal".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::OPTIMAL.text()
    }

    fn plan(&self, _: &Case<'_>) -> Result<Plan, String> {
        Ok(Plan::Best(super::Under::AllRules))
    }
}
