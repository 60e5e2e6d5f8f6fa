//! Poorest first, by the share of members who are poor: each gets all that it may until the money is gone.
//!
//! Equals go by id.

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct PoorestShare;

impl Policy for PoorestShare {
    fn name(&self) -> String {
        "poorest-by-share".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::POOREST_SHARE.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let features = case.members()?;
        Ok(case.in_order(|position| {
            let people = features.people[position];
            if people > 0.0 { features.poor[position] / people } else { 0.0 }
        }))
    }
}
