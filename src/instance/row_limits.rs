//! What limits come to, row by row, as far as that is known before anything is solved.

use rayon::prelude::*;

use crate::units::{Decimal, Decimals, Fraction};

use super::faults::{Faults, shown};
use super::rule_text::RuleText;
use super::rules::{Clause, ClauseRow, Limit};
use super::settings::Funds;
use super::total::Total;

/// What the limits of a clause come to.
#[derive(Default)]
pub(super) struct RowLimits {
    pub(super) floors: Option<Vec<Fraction>>,
    pub(super) caps: Option<Vec<Fraction>>,
}

impl RowLimits {
    pub(super) fn of(clause: &Clause, funds: &Funds) -> RowLimits {
        let limits = |limit: &Option<Limit>| of_rows(limit.as_ref()?, &clause.rows, funds);
        RowLimits { floors: limits(&clause.at_least), caps: limits(&clause.at_most) }
    }
}

/// The limit of every row in the row's own unit; `None` if it follows what is allocated.
fn of_rows(limit: &Limit, rows: &[ClauseRow], funds: &Funds) -> Option<Vec<Fraction>> {
    let row_sum = |row: &ClauseRow, values: &Decimals| {
        Total::over(row.members.len(), |at| values.at(row.members[at] as usize)).fraction()
    };
    let everywhere = |limit: Fraction| rows.iter().map(|_| limit.clone()).collect();
    let budget = Fraction::from(funds.budget.get());
    match limit {
        Limit::Amount(amount) => Some(everywhere(amount.fraction())),
        Limit::ShareOfBudget(share) => Some(everywhere(share.fraction() * budget)),
        Limit::ShareOfAllocated(_) => None,
        Limit::TimesShareOf { times, values, .. } => {
            let figure = |at| values.get(at).unwrap_or(Decimal::ZERO);
            let per_unit = Total::over(values.len(), figure).fraction()?.reciprocal()?;
            let per_unit = times.fraction() * budget * per_unit;
            rows.par_iter().map(|row| Some(per_unit.clone() * row_sum(row, values)?)).collect()
        }
        Limit::Per { amount, values, .. } => {
            rows.par_iter().map(|row| Some(amount.fraction() * row_sum(row, values)?)).collect()
        }
    }
}

/// Tells of rows whose floor is above their cap.
pub(super) fn refuse_floors_above_caps(
    rule: &RuleText<'_>,
    clause: &Clause,
    limits: &RowLimits,
    faults: &mut Faults,
) {
    let (Some(floor), Some(cap), Some(text)) = (&clause.at_least, &clause.at_most, &rule.at_least) else {
        return;
    };
    let compare = |limit: &Limit, limits: &Option<Vec<Fraction>>| match limit {
        // Shares of what is allocated compare with each other, and with nothing else.
        Limit::ShareOfAllocated(share) => Some(vec![share.fraction(); clause.rows.len()]),
        _ => limits.clone(),
    };
    let both_follow = |limit: &Limit| matches!(limit, Limit::ShareOfAllocated(_));
    if both_follow(floor) != both_follow(cap) {
        return;
    }
    let (Some(floors), Some(caps)) = (compare(floor, &limits.floors), compare(cap, &limits.caps)) else {
        return;
    };
    for (row, (floor, cap)) in clause.rows.iter().zip(floors.iter().zip(&caps)) {
        if floor > cap {
            let fault = text.value.fault("instance::floor-above-cap").with("row", shown(&row.name));
            faults.push(fault.with("floor", floor.to_f64()).with("cap", cap.to_f64()));
        }
    }
}
