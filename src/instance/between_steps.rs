//! Limits between which no whole number of steps lies, as arithmetic on one row shows.
//!
//! A row of plain grants: ⌈floor / step⌉ > ⌊cap / step⌋ leaves nothing.
//! A band of shares s ≤ p / q ≤ t of everything allocated: of q steps in all, p go to the row, so q is at least the
//! smallest denominator of a fraction in the band (Stern–Brocot); a budget of fewer steps leaves only an allocation
//! of nothing.

use crate::units::{Fraction, Money, Repeated};

use super::cooperatives::Grantable;
use super::faults::{Faults, shown};
use super::row_limits::RowLimits;
use super::rule_text::RuleText;
use super::rules::{Clause, Limit};
use super::settings::Funds;

/// Warns of rows of plain grants that whole steps cannot keep.
pub(super) fn warn(
    text: &RuleText<'_>,
    (clause, limits): (&Clause, &RowLimits),
    grantable: &Repeated<Grantable>,
    funds: &Funds,
    faults: &mut Faults,
) {
    warn_of_promises_above_caps(text, (clause, limits), grantable, faults);
    let (Some(floor), Some(limit)) = (&clause.at_least, &text.at_least) else { return };
    if let Limit::ShareOfAllocated(low) = floor {
        let cap = match &clause.at_most {
            Some(Limit::ShareOfAllocated(high)) => high.fraction(),
            _ => Fraction::ONE,
        };
        // Rows do not overlap: each has at most what the floors of the others leave.
        let others = &Fraction::whole(clause.rows.len() as i128 - 1) * &low.fraction();
        let high = cap.min(&Fraction::ONE - &others);
        let steps = funds.budget.steps(funds.step);
        let least = smallest_denominator(&low.fraction(), &high);
        if low.fraction() <= high && least.is_none_or(|least| least > u128::from(steps)) {
            let warning = limit.value.warning("instance::share-between-steps");
            let warning = warning.with("rule", shown(&clause.name)).with("low", low);
            faults.push(warning.with("high", high.to_f64()).with("steps", Money::yuan(steps)));
        }
        return;
    }
    let per_step = Fraction::from(funds.step.get()).reciprocal().unwrap_or(Fraction::ONE);
    let both = limits.floors.as_ref().zip(limits.caps.as_ref());
    for (row, (floor, cap)) in
        both.into_iter().flat_map(|(floors, caps)| clause.rows.iter().zip(floors.iter().zip(caps)))
    {
        // A floor above its cap has been told as a fault.
        if floor <= cap && (floor * &per_step).ceil() > (cap * &per_step).floor() {
            let warning = limit.value.warning("instance::no-step-between").with("row", shown(&row.name));
            let warning = warning.with("floor", floor.to_f64()).with("cap", cap.to_f64());
            faults.push(warning.with("step", funds.step));
        }
    }
}

/// What is locked in and promised in a row is more than it may get.
fn warn_of_promises_above_caps(
    text: &RuleText<'_>,
    (clause, limits): (&Clause, &RowLimits),
    grantable: &Repeated<Grantable>,
    faults: &mut Faults,
) {
    let Some(limit) = &text.at_most else { return };
    for (row, cap) in clause.rows.iter().zip(limits.caps.iter().flatten()) {
        let fixed = row.members.iter().map(|position| match *grantable.get(*position as usize) {
            Grantable::Exactly(amount) => i128::from(amount.get()),
            Grantable::UpTo(_) | Grantable::From { .. } | Grantable::OneOf(_) => 0,
        });
        let promised: i128 = fixed.sum();
        if promised > 0 && Fraction::whole(promised) > *cap {
            let warning = limit.value.warning("instance::promises-above-cap").with("row", shown(&row.name));
            faults.push(warning.with("promised", promised).with("cap", cap.to_f64()));
        }
    }
}

/// The smallest denominator of a fraction from `low` to `high`, which are at least 0; `None` if no number holds it.
fn smallest_denominator(low: &Fraction, high: &Fraction) -> Option<u128> {
    simplest(low, high).map(|(_, denominator)| denominator)
}

/// Numerator and denominator of the simplest fraction from `low` to `high`.
fn simplest(low: &Fraction, high: &Fraction) -> Option<(u128, u128)> {
    let whole = low.floor();
    let base = u128::try_from(&whole).ok()?;
    if *low == Fraction::from_big(whole.clone(), 1.into()) {
        return Some((base, 1));
    }
    if whole < high.floor() {
        return Some((base.checked_add(1)?, 1));
    }
    let rest = |limit: &Fraction| limit - &Fraction::from_big(whole.clone(), 1.into());
    // Between two whole numbers: what is left is turned upside down, and the simplest of that is its simplest.
    let (numerator, denominator) = simplest(&rest(high).reciprocal()?, &rest(low).reciprocal()?)?;
    Some((base.checked_mul(numerator)?.checked_add(denominator)?, numerator))
}

#[cfg(test)]
mod tests {
    use super::smallest_denominator;
    use crate::units::Fraction;

    /// By trying every denominator.
    fn tried(low: (i128, i128), high: (i128, i128)) -> u128 {
        let fits = |q: &i128| {
            let p = (low.0 * q + low.1 - 1) / low.1;
            p * high.1 <= high.0 * q
        };
        (1..=1_200).find(fits).unwrap() as u128
    }

    #[test]
    fn the_smallest_denominator_is_the_one_found_by_trying() {
        for low in (0..=400).map(|low| (low, 400)) {
            for width in [0, 1, 7, 60] {
                let high = (low.0 * 3 + width, 1200);
                let found =
                    smallest_denominator(&Fraction::new(low.0, low.1), &Fraction::new(high.0, high.1));
                assert_eq!(found, Some(tried(low, high)), "{low:?} {high:?}");
            }
        }
        let share = Fraction::new(308, 1000);
        assert_eq!(smallest_denominator(&share, &share), Some(250));
    }
}
