//! Equal: every cooperative the same; what one may not get goes to the others, equally.
//!
//! x_i = min(u_i, t), t as high as the money lasts.   u_i  the most that i may get (yuan)

use crate::words::meaning::policy as meaning;

use super::{Case, Plan, Policy};

pub(super) struct Equal;

impl Policy for Equal {
    fn name(&self) -> String {
        "equal".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::EQUAL.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        Ok(case.in_proportion(|_| 1.0))
    }
}
