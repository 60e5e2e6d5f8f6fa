//! Whole money: real steps rounded down to what may be paid; what is left goes a step at a time.
//!
//! First to floors that rounding left short, then to whoever rounding cost most, in the order of the stages; never past
//! a cap.

use crate::instance::Allocation;
use crate::units::Money;

use super::pay::narrowest_first;
use super::till::Till;
use super::{Case, Stages, Term};

/// Real steps closer than this to a whole one are that one.
const WHOLE: f64 = 1e-7;

/// One for whom rounding left something.
struct Short {
    stage: usize,
    part: f64,
    position: usize,
    up_to: f64,
}

pub(super) fn whole(case: &Case<'_>, terms: &[Term<'_>], stages: &Stages, mut till: Till) -> Allocation {
    let steps = till.empty(case);
    for position in case.everyone().filter(|position| case.problem.fixed(*position).is_none()) {
        let rounded = case.problem.choices(position).at_most((steps[position] + WHOLE) as u64);
        till.give(position, rounded.unwrap_or(0) as f64);
    }
    let short = shorts(case, stages, &steps, &till);
    for row in narrowest_first(terms) {
        for one in short.iter().filter(|one| one.part > 0.0).chain(&short) {
            if till.lacks(row) <= 0.0 {
                break;
            }
            if till.is_in(one.position, row) {
                raise(case, &mut till, one);
            }
        }
    }
    for one in &short {
        if one.part > 0.0 || !case.problem.choices(one.position).is_every_step() {
            raise(case, &mut till, one);
        }
    }
    let step = case.instance().funds().step;
    let grants = till.given.iter().map(|steps| Money::yuan(step.get() * *steps as u64)).collect();
    Allocation::new(case.instance(), grants)
}

/// Everyone who is paid, stage by stage, those first whom rounding cost most.
fn shorts(case: &Case<'_>, stages: &Stages, steps: &[f64], till: &Till) -> Vec<Short> {
    let mut shorts: Vec<Short> = Vec::new();
    for (stage, parts) in stages.iter().enumerate() {
        for part in parts.iter().filter(|part| case.problem.fixed(part.position as usize).is_none()) {
            let position = part.position as usize;
            let cost = steps[position] - till.given[position];
            let part_of_step = if cost > WHOLE { cost } else { 0.0 };
            shorts.push(Short { stage, part: part_of_step, position, up_to: part.up_to });
        }
    }
    shorts.sort_by(|left, right| left.stage.cmp(&right.stage).then(right.part.total_cmp(&left.part)));
    shorts
}

/// One choice more, if that is allowed and there is room.
fn raise(case: &Case<'_>, till: &mut Till, one: &Short) {
    let given = till.given[one.position];
    let Some(next) = case.problem.choices(one.position).at_least(given as u64 + 1) else { return };
    let more = next as f64 - given;
    if next as f64 <= one.up_to.ceil() && more <= till.room(one.position) + WHOLE {
        till.give(one.position, more);
    }
}
