//! By tier: demonstration cooperatives first, the national ones before the provincial, and so on down.
//!
//! Goes by the column `tier`; within a tier everyone gets the same as far as it may (stages of `equal`). Tiers are known
//! by their names, in English or Chinese; any other name comes last.

use crate::words::meaning::policy as meaning;

use super::{Case, Part, Plan, Policy};

/// From the top down.
const TIERS: [&[&str]; 4] = [
    &["national", "国家级"],
    &["provincial", "省级", "自治区级"],
    &["municipal", "prefectural", "市级"],
    &["county", "县级"],
];

pub(super) struct ByTier;

impl Policy for ByTier {
    fn name(&self) -> String {
        "by-tier".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::BY_TIER.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let label = case.label("tier")?;
        let rank = |text: &str| TIERS.iter().position(|names| names.contains(&text)).unwrap_or(TIERS.len());
        let ranks: Vec<usize> = label.distinct().iter().map(|text| rank(text)).collect();
        let mut stages: Vec<Vec<Part>> = vec![Vec::new(); TIERS.len() + 1];
        for position in case.everyone() {
            let part = Part { position: position as u32, weight: 1.0, up_to: case.most(position) };
            stages[ranks[label.code(position)]].push(part);
        }
        Ok(Plan::Stages(stages.into_iter().collect()))
    }
}
