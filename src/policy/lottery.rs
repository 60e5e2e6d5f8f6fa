//! Lottery: names are drawn until the money is gone; each gets all that it may. What chance does, others must beat.
//!
//! The seed decides: the same seed draws the same names, in the order of ids.

use crate::chance::Chance;
use crate::words::meaning::policy as meaning;

use super::{Case, Part, Plan, Policy, Stages};

pub(super) struct Lottery;

impl Policy for Lottery {
    fn name(&self) -> String {
        "lottery".to_owned()
    }

    fn meaning(&self) -> &'static str {
        meaning::LOTTERY.text()
    }

    fn plan(&self, case: &Case<'_>) -> Result<Plan, String> {
        let mut chance = Chance::from_seed(case.seed);
        let mut drawn: Vec<usize> = case.everyone().collect();
        for place in (1..drawn.len()).rev() {
            drawn.swap(place, chance.below(place as u64 + 1) as usize);
        }
        let part =
            |position: usize| Part { position: position as u32, weight: 1.0, up_to: case.enough(position) };
        Ok(Plan::Stages(Stages::in_turn(drawn.into_iter().map(part))))
    }
}
