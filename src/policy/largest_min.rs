//! Largest-min: raises the smallest support that reaches a poor member, as far as the money lasts.
//!
//! max min_i (1 − ℓ_i)·x_i / m_i, and so on among those who can still be raised: x_i = min(u_i, t·m_i / (1 − ℓ_i)).
//!   m_i  poor members (people)   ℓ_i  share of a yuan that does not reach them   u_i  the most that i may get (yuan)
//! Where little of a yuan reaches the poor it takes many: fairness of outcome has that price. Source: Rawls (1971), as a
//! rule for dividing.

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct LargestMin;

impl Policy for LargestMin {
    fn name(&self) -> String {
        "largest-min".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::LARGEST_MIN.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let features = case.members()?;
        Ok(case.in_proportion(|position| {
            let reaching = features.reaching[position];
            if reaching > 0.0 { features.poor[position] / reaching } else { 0.0 }
        }))
    }
}
