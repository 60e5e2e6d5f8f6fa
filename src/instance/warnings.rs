//! Odd data that arithmetic shows: money that is promised twice, floors that nothing can reach.

use crate::diagnostic::Diagnostic;
use crate::units::{Fraction, Money, Repeated};
use crate::words::fault as words;

use super::between_steps;
use super::cooperatives::Grantable;
use super::faults::{Faults, shown};
use super::register::Register;
use super::row_limits::RowLimits;
use super::rule_text::RuleText;
use super::rules::{Clause, ClauseRow, Counted, Limit, Weight};
use super::settings::Funds;

/// Warns of grants and rules that cannot be kept together.
pub(super) fn tell(
    register: &Register<'_>,
    grantable: &Repeated<Grantable>,
    rules: &[RuleText<'_>],
    clauses: &[(Clause, RowLimits)],
    funds: &Funds,
    faults: &mut Faults,
) {
    warn_of_promises(register, grantable, funds, faults);
    let in_yuan = |clause: &Clause| clause.counted == Counted::Yuan && matches!(clause.weight, Weight::One);
    for (clause, limits) in clauses.iter().filter(|(clause, _)| in_yuan(clause)) {
        if let Some(text) = rules.iter().find(|rule| rule.name == clause.name) {
            warn_of_floors(text, (clause, limits), grantable, funds, faults);
            between_steps::warn(text, (clause, limits), grantable, funds, faults);
        }
    }
}

/// What is promised and locked in is more than the budget.
fn warn_of_promises(
    register: &Register<'_>,
    grantable: &Repeated<Grantable>,
    funds: &Funds,
    faults: &mut Faults,
) {
    let fixed = grantable.iter().filter_map(|grantable| match grantable {
        Grantable::Exactly(amount) => Some(u128::from(amount.get())),
        _ => None,
    });
    let promised: u128 = fixed.sum();
    let Some(column) = register.table.column("locked") else { return };
    let place = register.table.place_of_heading(column);
    if promised > u128::from(Money::MOST.get()) {
        let fault = Diagnostic::error("instance::total-too-long").with("all", words::ALL_PROMISES);
        faults.push(fault.at(place));
    } else if promised > u128::from(funds.budget.get()) {
        let warning = Diagnostic::warning("instance::promises-above-budget");
        let warning = warning.with("promised", promised).with("budget", funds.budget.get());
        faults.push(warning.at(place));
    }
}

/// The rows of a rule do not overlap, so their floors in whole steps must fit the budget together,
/// and each must fit what its cooperatives may get.
fn warn_of_floors(
    text: &RuleText<'_>,
    (clause, limits): (&Clause, &RowLimits),
    grantable: &Repeated<Grantable>,
    funds: &Funds,
    faults: &mut Faults,
) {
    let (Some(floor), Some(limit)) = (&clause.at_least, &text.at_least) else { return };
    if let Limit::ShareOfAllocated(share) = floor {
        let rows = clause.rows.len();
        if Fraction::whole(rows as i128) * share.fraction() > Fraction::ONE {
            let warning =
                limit.value.warning("instance::floors-above-allocated").with("rule", shown(&clause.name));
            faults.push(warning.with("rows", rows).with("share", share));
        }
        return;
    }
    let step = Fraction::from(funds.step.get());
    let Some(steps_per_yuan) = step.reciprocal() else { return };
    let Some(floors) = &limits.floors else { return };
    let mut together = Fraction::ZERO;
    for (row, floor) in clause.rows.iter().zip(floors) {
        if floor.signum() <= 0 {
            continue;
        }
        let in_steps =
            Fraction::from_big((floor.clone() * steps_per_yuan.clone()).ceil(), 1.into()) * step.clone();
        if let Some(most) = most(row, grantable, funds).filter(|most| in_steps > *most) {
            let warning = limit.value.warning("instance::floor-out-of-reach").with("row", shown(&row.name));
            faults.push(warning.with("floor", floor.to_f64()).with("most", most.to_f64()));
        }
        together = together + in_steps;
    }
    let spendable = Fraction::from(funds.step.times(funds.budget.steps(funds.step)).get());
    if together > spendable {
        let warning = limit.value.warning("instance::floors-above-budget").with("rule", shown(&clause.name));
        faults.push(warning.with("floors", together.to_f64()).with("budget", funds.budget.get()));
    }
}

/// The most that a row's cooperatives may get together; `None` if one of them has no limit.
fn most(row: &ClauseRow, grantable: &Repeated<Grantable>, funds: &Funds) -> Option<Fraction> {
    let whole = |limit: Money| u128::from(funds.step.times(limit.steps(funds.step)).get());
    let mut most = 0_u128;
    for position in &row.members {
        most += match grantable.get(*position as usize) {
            Grantable::Exactly(amount) => u128::from(amount.get()),
            Grantable::UpTo(limit) | Grantable::From { most: limit, .. } => whole((*limit)?),
            Grantable::OneOf(sizes) => sizes.last().map_or(0, |largest| u128::from(largest.get())),
        };
    }
    i128::try_from(most).ok().map(Fraction::whole)
}
