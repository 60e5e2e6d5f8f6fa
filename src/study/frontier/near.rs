//! The curve near today's budget, for who has no time for all of it.

use crate::impact::Impact;
use crate::instance::Instance;
use crate::pipeline::{Status, in_real_numbers};
use crate::solve::Backend;
use crate::units::Decimal;

use super::{Frontier, NoFrontier, Options, Varied, frontier};

/// Where the curve may begin and end, in parts of a hundred of today's budget: the widest that rules leave room for.
const FROM: [u64; 5] = [50, 75, 90, 95, 100];
const TO: [u64; 5] = [150, 125, 110, 105, 100];
/// Points of it.
const POINTS: usize = 9;

/// Impact as a function of the budget, from half of today's to half as much again where rules can be kept there.
pub fn near_budget(instance: &Instance, backend: &dyn Backend) -> Result<Frontier, NoFrontier> {
    let budget = Varied::named(instance, "budget").expect("every instance has a budget");
    let mut ends = [None; 2];
    for (end, parts) in ends.iter_mut().zip([FROM, TO]) {
        *end = parts.into_iter().find_map(|part| feasible(instance, part, backend));
    }
    let [from, to] = ends;
    let options = Options { points: Some(POINTS), from, to, ..Options::default() };
    frontier(instance, &budget, &options, backend)
}

/// So many parts of a hundred of the budget, in whole steps, if they do not contradict the rules.
fn feasible(instance: &Instance, part: u64, backend: &dyn Backend) -> Option<Decimal> {
    let funds = instance.funds();
    let steps = u128::from(funds.budget.steps(funds.step)) * u128::from(part) / 100;
    let budget = funds.step.times(u64::try_from(steps).ok()?);
    let other = instance.with_budget(budget);
    let impact = Impact::of(&other);
    let answer = in_real_numbers(&other, &impact, backend);
    let number = Decimal::parse(&budget.get().to_string()).ok()?;
    (answer.status != Status::Infeasible && answer.unrounded.is_some()).then_some(number)
}
