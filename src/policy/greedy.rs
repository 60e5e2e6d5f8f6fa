//! Greedy: every next yuan goes where it brings the most impact, rules or no rules.
//!
//! Pieces of all curves by falling slope. With the budget as the only rule this is a fractional knapsack, and optimal;
//! caps and floors on sums are kept as by every policy, and then it need not be. Equals go by id.

use crate::model::{Grid, segments};
use crate::words::meaning::policy as meaning;

use super::{Case, Part, Plan, Policy};

pub(super) struct Greedy;

impl Policy for Greedy {
    fn name(&self) -> String {
        "greedy".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::GREEDY
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let grid = Grid::first(case.problem);
        let mut pieces: Vec<(f64, Part)> = Vec::new();
        for position in case.everyone() {
            let mut up_to = 0.0;
            for segment in segments(case.problem, position, grid.marks(position)) {
                up_to += segment.length;
                if segment.slope > 0.0 {
                    pieces.push((segment.slope, Part { position: position as u32, weight: 1.0, up_to }));
                }
            }
        }
        pieces.sort_by(|left, right| right.0.total_cmp(&left.0));
        Ok(Plan::Stages(pieces.into_iter().map(|(_, part)| vec![part]).collect()))
    }
}
