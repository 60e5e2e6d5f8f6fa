//! The best values of weak duality, looked for at every step that a cooperative may get, in exact fractions.

use allotment::certify::{Objective, sums};
use allotment::model::Problem;
use allotment::units::Fraction;
use dashu_int::IBig;
use proptest::prelude::*;

/// Prices of signs that prove something, from any numbers: one whose side has no limit is turned round.
pub(crate) fn of_right_signs(
    problem: &Problem<'_>,
    numbers: impl Iterator<Item = Fraction>,
) -> Vec<Fraction> {
    let rows = problem.rows().iter().zip(numbers);
    rows.map(|(row, price)| if row.side(&price).is_some() { price } else { -price }).collect()
}

/// What so many steps are worth to the sum: their impact, if it counts, less what they add to every row at its price.
fn value(problem: &Problem<'_>, prices: &[Fraction], position: usize, steps: u64, counts: bool) -> Fraction {
    let price_of = |entries: &mut dyn Iterator<Item = (u32, &Fraction)>| -> Fraction {
        entries.map(|(row, a)| &prices[row as usize] * a).sum()
    };
    let impact = if counts { problem.curve(position).value(steps) } else { Fraction::ZERO };
    let coefficients = problem.coefficients(position);
    let per_step = price_of(&mut coefficients.iter().map(|(row, a)| (*row, a)));
    let entry = if steps > 0 { price_of(&mut problem.recipient(position)) } else { Fraction::ZERO };
    let covered = problem.coverage_row().zip(problem.coverage(position));
    let covering = covered.map_or(Fraction::ZERO, |(row, covered)| &prices[row] * &covered.value(steps));
    impact - &per_step * &Fraction::from(steps) - entry - covering
}

/// The proof's best values are those of all steps, but for one unit of its fixed point by row and step.
pub(crate) fn judge(problem: &Problem<'_>, prices: &[Fraction]) -> Result<(), TestCaseError> {
    for objective in [Objective::Impact, Objective::Nothing] {
        let counts = objective == Objective::Impact;
        let best = |position: usize| {
            let may_get = |steps: &u64| problem.choices(position).allow(*steps);
            let steps = (0..=problem.choices(position).most()).filter(may_get);
            steps.map(|steps| value(problem, prices, position, steps, counts)).max()
        };
        let exact: Fraction = (0..problem.cooperatives()).filter_map(best).sum();
        let sums = sums(problem, prices, objective).expect("the signs are right");
        let above = &sums.best - &exact;
        prop_assert!(above.signum() >= 0, "{:?} is below {exact:?} at {prices:?}", sums.best);
        let parts = problem.rows().len() as i128 + 3;
        let all: i128 = (0..problem.cooperatives())
            .map(|position| i128::from(problem.choices(position).most()) + 1)
            .sum();
        let rounding = Fraction::from_big(IBig::from(parts * all), IBig::ONE << sums.places);
        prop_assert!(above <= rounding, "{:?} is {above:?} above {exact:?} at {prices:?}", sums.best);
    }
    Ok(())
}
