//! Geographic: regions by their poverty gap, then per poor member inside.
//!
//! x_i = min(u_i, t·G_r·m_i / M_r), t as high as the money lasts; i in region r.
//!   G_r  what the region's poor together lack to the line (yuan a year)   m_i, M_r  poor members of i and of r (people)
//!   u_i  the most that i may get (yuan)
//! Regions are the values of a column: that of `[report] by`, or the one named. Source: Ravallion & Chao (1989); Elbers et
//! al. (2007), who go down to districts and villages.

use crate::words::meaning::policy as meaning;
use crate::words::policy as words;

use super::{Case, Plan, Policy};

/// The policy by one column.
#[derive(Clone, Debug)]
pub struct Geographic {
    /// The column; none: that of reports.
    pub by: Option<String>,
}

impl Policy for Geographic {
    fn name(&self) -> String {
        self.by.as_ref().map_or_else(|| "geographic".to_owned(), |by| format!("geographic/{by}"))
    }

    fn meaning(&self) -> &'static str {
        meaning::GEOGRAPHIC.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let features = case.members()?;
        let label = match &self.by {
            Some(by) => case.label(by)?,
            None => case.instance().report_by().ok_or_else(|| words::NO_REGIONS.text().to_owned())?,
        };
        let mut gap = vec![0.0; label.distinct().len()];
        let mut poor = gap.clone();
        for position in case.everyone() {
            let region = label.code(position);
            gap[region] += case.count(position) * features.gap[position];
            poor[region] += case.count(position) * features.poor[position];
        }
        Ok(case.in_proportion(|position| {
            let region = label.code(position);
            if poor[region] > 0.0 { gap[region] * features.poor[position] / poor[region] } else { 0.0 }
        }))
    }
}
