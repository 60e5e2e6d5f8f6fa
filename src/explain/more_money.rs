//! How little more money would do: a larger budget alone, or with it limits in yuan that give way.

use crate::instance::Sense;
use crate::model::Claim;
use crate::pipeline::{Contradiction, Feasibility, feasibility};
use crate::rule::{RuleRow, Scene, catalog};
use crate::solve::Backend;
use crate::units::Money;

use super::repair::{MOST_TRIES, MovedLimit, NO_STEP, Yuan, is_kept, moved, side_of};
use super::side_rows::{GivingWay, Kept, SideRows, Trial};

/// The first rule.
const BUDGET: usize = 0;
/// Budgets tried at most: each proof of infeasibility names a budget below which it still holds.
const MOST_BUDGETS: usize = 40;

/// The least budget, in whole steps, at which the rules can be kept in real numbers; `None` if more money alone does
/// not help.
///
/// Newton's method on the contradiction's value, which for fixed prices is a line in the budget: every ray rules out
/// all budgets below its own zero, so the first feasible one is the least. It starts from prices at which the budget
/// alone gives way: but for limits in whole steps, which jump as the budget moves them, these rule out all that is less.
pub(super) fn least_budget(rows: &SideRows<'_, '_>, backend: &dyn Backend) -> Option<Money> {
    let problem = rows.problem;
    let trial = Trial { giving_way: vec![more_budget(rows, &rows.ranges())], ..Trial::default() };
    let Kept { prices, .. } = rows.solve(&trial).kept().ok()?;
    let mut found = Contradiction::of(problem, &Claim::prices(problem, &prices))?;
    let mut instance = problem.scene().instance.clone();
    for _ in 0..MOST_BUDGETS {
        let budget = found.budget(instance.funds())?;
        instance = instance.with_budget(budget);
        found = match feasibility(&instance, problem.scene().impact, backend) {
            Feasibility::Feasible => return Some(budget),
            Feasibility::Contradicted(again) => again,
            Feasibility::Unknown => return None,
        };
    }
    None
}

/// The budget gives way, and with it all limits that follow it; in steps.
fn more_budget(rows: &SideRows<'_, '_>, ranges: &[(f64, f64)]) -> GivingWay {
    let step = rows.problem.scene().instance.funds().step.get() as f64;
    let per_budget = |side: usize| rows.limit(side).per_budget.to_f64();
    // Beyond this no limit that follows the budget limits anything.
    let caps = (0..rows.sides.len()).filter(|side| rows.sides[*side].sense == Sense::AtMost);
    let caps = caps.filter(|side| per_budget(*side) > 0.0);
    let most = caps.map(|side| room(rows, ranges, side) / per_budget(side)).fold(0.0, f64::max);
    let follows = (0..rows.sides.len()).map(|side| (side, -per_budget(side) * step));
    GivingWay { adds: follows.filter(|(_, add)| *add != 0.0).collect(), most, cost: 1.0 }
}

/// How many steps a limit can give way until it asks for nothing.
fn room(rows: &SideRows<'_, '_>, ranges: &[(f64, f64)], side: usize) -> f64 {
    let room = match rows.sides[side].sense {
        Sense::AtMost => ranges[side].1 - rows.limit_left(side),
        Sense::AtLeast => rows.limit_left(side) - ranges[side].0,
    };
    room.max(0.0) / rows.problem.scene().instance.funds().step.get() as f64
}

/// The least money by which the budget and the limits of sums of plain yuan can give way together; limits that follow
/// the budget move with it.
pub(super) fn least_yuan(rows: &SideRows<'_, '_>) -> Option<Yuan> {
    let instance = rows.problem.scene().instance;
    let step = instance.funds().step;
    let per_step = step.get() as f64;
    let ranges = rows.ranges();
    let room = |side: usize| room(rows, &ranges, side);
    let more_budget = more_budget(rows, &ranges);
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
    let Kept { grants, gave_way, .. } = rows.solve(&trial).kept().ok()?;
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
        if is_kept(rows, &Trial { moved: moves, ..Trial::default() }, &grants) {
            return Some(Yuan { yuan, budget: (added > 0).then_some(budget.get()), limits });
        }
    }
    None
}

/// How far all limits move with another budget.
fn moved_by_budget(rows: &SideRows<'_, '_>, budget: Money) -> Vec<(usize, f64)> {
    let changed = rows.problem.scene().instance.with_budget(budget);
    let scene = Scene { instance: &changed, impact: rows.problem.scene().impact };
    let mut moves = Vec::new();
    for (rule, clause) in catalog(&changed).iter().enumerate() {
        let written = clause.rows(scene);
        for sense in [Sense::AtLeast, Sense::AtMost] {
            let own: Vec<RuleRow> =
                written.iter().filter(|row| side_of(row, sense).is_some()).cloned().collect();
            moves.extend(moved(rows, &rows.of_rule(rule, sense), own, sense));
        }
    }
    moves.retain(|(_, by)| *by != 0.0);
    moves
}
