//! Greedy: every next yuan goes where it brings the most impact, rules or no rules.
//!
//! Pieces of all curves by falling slope. With the budget as the only rule this is a fractional knapsack, and optimal;
//! caps and floors on sums are kept as by every policy, and then it need not be. Equals go by id.

use crate::words::meaning::policy as meaning;

use super::{Case, Part, Piece, Plan, Policy, Stages};

pub(super) struct Greedy;

impl Policy for Greedy {
    fn name(&self) -> String {
        "greedy".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::GREEDY.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let pieces = case.features.falling(case.problem).iter();
        let counting = pieces.filter(|piece| case.count(piece.position as usize) > 0.0);
        let part = |piece: &Piece| Part { position: piece.position, weight: 1.0, up_to: piece.up_to };
        Ok(Plan::Stages(Stages::in_turn(counting.map(part))))
    }
}
