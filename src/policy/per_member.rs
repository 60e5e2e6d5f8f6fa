//! Per member: every member of any cooperative the same, poor or not.
//!
//! x_i = min(u_i, t·n_i), t as high as the money lasts.   n_i  members (people)   u_i  the most that i may get (yuan)

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct PerMember;

impl Policy for PerMember {
    fn name(&self) -> String {
        "per-member".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::PER_MEMBER.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let features = case.members()?;
        Ok(case.in_proportion(|position| features.people[position]))
    }
}
