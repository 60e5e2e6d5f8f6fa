//! Per poor member: the same for each of them, whatever then reaches them.
//!
//! x_i = min(u_i, t·m_i), t as high as the money lasts.   m_i  poor members (people, income below the line)

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct PerPoorMember;

impl Policy for PerPoorMember {
    fn name(&self) -> String {
        "per-poor-member".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::PER_POOR_MEMBER.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let features = case.members()?;
        Ok(case.in_proportion(|position| features.poor[position]))
    }
}
