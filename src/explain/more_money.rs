//! How little more money would do: a larger budget alone, or with it limits in yuan that give way.

use crate::instance::Sense;
use crate::rule::in_whole_steps;
use crate::units::{Fraction, Money};

use super::least_move::least_move;
use super::precedents::Precedents;
use super::repair::{MovedLimit, Yuan};
use super::side_rows::{GivingWay, Kept, SideRows, Trial, Tried};

/// The first rule.
const BUDGET: usize = 0;
/// Limits that give way together are loosened so often, if rounding to whole steps still breaks them.
const MOST_TRIES: u32 = 4;
/// Giving way by less is the solver's rounding.
const NO_STEP: f64 = 1e-7;

/// The least budget, in whole steps, at which the rules can be kept in real numbers; `None` if more money alone does
/// not help.
pub(super) fn least_budget(rows: &SideRows<'_, '_>) -> Option<Money> {
    let give = |trial: Trial| Trial { giving_way: vec![more_budget(rows)], ..trial };
    let Tried::Kept(kept) = rows.solve(&give(Trial::default()), None) else { return None };
    let mut precedents = Precedents::of(rows);
    precedents.add_grants(&kept.grants);
    precedents.add_prices(kept.prices);
    let funds = rows.problem.scene().instance.funds();
    let with = |steps: i64| {
        let more = funds.step.get().checked_mul(u64::try_from(steps).ok()?)?;
        funds.budget.get().checked_add(more).map(Money::yuan).filter(|budget| *budget <= Money::MOST)
    };
    let trial = |steps: i64| Some(Trial { moved: moved_by_budget(rows, with(steps)?), ..Trial::default() });
    let most = (Money::MOST.get() - funds.budget.get()) / funds.step.get();
    let about = (kept.gave_way[0] - NO_STEP).ceil() as i64;
    with(least_move(&mut precedents, most as i64, about, trial, give)?)
}

/// The budget gives way, and with it all limits that follow it; in steps.
fn more_budget(rows: &SideRows<'_, '_>) -> GivingWay {
    let step = rows.problem.scene().instance.funds().step.get() as f64;
    let per_budget = |side: usize| rows.limit(side).per_budget.to_f64();
    // Beyond this no limit that follows the budget limits anything.
    let caps = (0..rows.sides.len()).filter(|side| rows.sides[*side].sense == Sense::AtMost);
    let caps = caps.filter(|side| per_budget(*side) > 0.0);
    let most = caps.map(|side| room(rows, side) / per_budget(side)).fold(0.0, f64::max);
    let follows = (0..rows.sides.len()).map(|side| (side, -per_budget(side) * step));
    GivingWay { adds: follows.filter(|(_, add)| *add != 0.0).collect(), most, cost: 1.0 }
}

/// How many steps a limit can give way until it asks for nothing.
fn room(rows: &SideRows<'_, '_>, side: usize) -> f64 {
    let (least, most) = rows.ranges[side];
    let room = match rows.sides[side].sense {
        Sense::AtMost => most - rows.limit_left(side),
        Sense::AtLeast => rows.limit_left(side) - least,
    };
    room.max(0.0) / rows.problem.scene().instance.funds().step.get() as f64
}

/// The least money by which the budget and the limits of sums of plain yuan can give way together; limits that follow
/// the budget move with it.
pub(super) fn least_yuan(rows: &SideRows<'_, '_>) -> Option<Yuan> {
    let instance = rows.problem.scene().instance;
    let step = instance.funds().step;
    let per_step = step.get() as f64;
    let room = |side: usize| room(rows, side);
    let more_budget = more_budget(rows);
    let most_budget = more_budget.most;
    // A floor that the budget raises can give way by as much more.
    let raised = |side: usize| match rows.sides[side].sense {
        Sense::AtMost => 0.0,
        Sense::AtLeast => rows.limit(side).per_budget.to_f64() * most_budget,
    };
    let mut columns = vec![more_budget];
    let plain: Vec<usize> = (0..rows.sides.len())
        .filter(|side| rows.stated(*side).rule != BUDGET && rows.stated(*side).plain)
        .collect();
    columns.extend(plain.iter().map(|side| GivingWay {
        adds: vec![(*side, rows.sides[*side].relief() * per_step)],
        most: room(*side) + raised(*side),
        cost: 1.0,
    }));
    let trial = Trial { giving_way: columns, ..Trial::default() };
    let Tried::Kept(Kept { grants, gave_way, .. }) = rows.solve(&trial, None) else { return None };
    let mut precedents = Precedents::of(rows);
    precedents.add_grants(&grants);
    let yuan = gave_way.iter().sum::<f64>() * per_step;
    for more in 0..MOST_TRIES {
        let steps = |by: f64| if by > NO_STEP { (by - NO_STEP).ceil() as u64 + u64::from(more) } else { 0 };
        let added = steps(gave_way[0]);
        let budget = instance.funds().budget.get().checked_add(step.get().checked_mul(added)?)?;
        let budget = Some(Money::yuan(budget)).filter(|budget| *budget <= Money::MOST)?;
        let mut moves = if added > 0 { moved_by_budget(rows, budget) } else { Vec::new() };
        let mut limits = Vec::new();
        for (side, by) in plain.iter().zip(&gave_way[1..]) {
            let by = steps(*by) as f64 * per_step * -rows.sides[*side].relief();
            if by == 0.0 {
                continue;
            }
            let now = rows.limit(*side).limit.to_f64();
            let with_budget = moves.iter().find(|(own, _)| own == side).map_or(0.0, |(_, by)| *by);
            moves.push((*side, by));
            limits.push(MovedLimit {
                row: rows.stated(*side).shown_name().to_owned(),
                sense: rows.sides[*side].sense.word(),
                now,
                needed: now + with_budget + by,
            });
        }
        if precedents.is_kept(&Trial { moved: moves, ..Trial::default() }) {
            return Some(Yuan { yuan, budget: (added > 0).then_some(budget.get()), limits });
        }
    }
    None
}

/// How far limits move with another budget, of which they are shares.
fn moved_by_budget(rows: &SideRows<'_, '_>, budget: Money) -> Vec<(usize, f64)> {
    let step = Fraction::from(rows.problem.scene().instance.funds().step.get());
    let moved = (0..rows.sides.len()).filter(|side| !rows.limit(*side).per_budget.is_zero()).map(|side| {
        let now = rows.limit(side);
        let limit = &now.per_budget * &Fraction::from(budget.get());
        let plain = rows.stated(side).plain;
        let limit = if plain { in_whole_steps(&limit, rows.sides[side].sense, &step) } else { limit };
        (side, (&limit - &now.limit).to_f64())
    });
    moved.filter(|(_, by)| *by != 0.0).collect()
}
