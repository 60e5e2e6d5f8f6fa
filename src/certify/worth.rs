//! What real amounts are worth: their impact, if they keep the rows to a billionth of the rows' size.

use crate::model::{Problem, RealSteps};
use crate::units::{Enclosure, Fraction, parts};

/// A row may be missed by this share of its size: what floats can promise of a sum.
const MISS: i128 = 1_000_000_000;

/// The impact of real amounts, rounded down; the first row that they do not keep otherwise.
pub fn unrounded(problem: &Problem<'_>, steps: &[RealSteps]) -> Result<Fraction, String> {
    type Sums = (Vec<RowSum>, Enclosure, Enclosure);
    let empty =
        || (vec![RowSum::default(); problem.rows().len()], Enclosure::default(), Enclosure::default());
    let visit = |(rows, impact, all): &mut Sums, position: usize| {
        let amount = &steps[position];
        if amount.whole == 0 && amount.part.is_zero() {
            return;
        }
        let total = &Fraction::from(amount.whole) + &amount.part;
        for (row, a) in problem.own_coefficients(position) {
            rows[row as usize].add(&(a * &total));
        }
        if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
            rows[row].add(&coverage.value_between(amount.whole, &amount.part));
        }
        impact.add(&problem.curve(position).value_between(amount.whole, &amount.part));
        all.add(&total);
    };
    let join = |(rows, impact, all): &mut Sums, part: &Sums| {
        for (row, part) in rows.iter_mut().zip(&part.0) {
            row.above.add_all(&part.above);
            row.below.add_all(&part.below);
        }
        impact.add_all(&part.1);
        all.add_all(&part.2);
    };
    let (mut rows, impact, all) = parts::sum(steps.len(), empty, visit, join);
    for (row, a) in problem.of_everyone() {
        rows[*row as usize].add(&(a * &all.low()));
    }
    for (row, sum) in problem.rows().iter().zip(&rows) {
        let lower = row.lower.as_ref().is_none_or(|side| sum.sum() >= &side.limit - &sum.room(&side.limit));
        let upper = row.upper.as_ref().is_none_or(|side| sum.sum() <= &side.limit + &sum.room(&side.limit));
        if !(lower && upper) {
            return Err(row.name.clone());
        }
    }
    Ok(impact.low())
}

/// What a row adds up to, terms above 0 and terms below 0 apart.
#[derive(Clone, Default)]
struct RowSum {
    above: Enclosure,
    below: Enclosure,
}

impl RowSum {
    fn add(&mut self, term: &Fraction) {
        if term.signum() < 0 {
            self.below.add(&-term.clone());
        } else {
            self.above.add(term);
        }
    }

    /// The sum, rounded down.
    fn sum(&self) -> Fraction {
        &self.above.low() - &self.below.high()
    }

    /// How far the row may be missed.
    fn room(&self, limit: &Fraction) -> Fraction {
        let limit = if limit.signum() < 0 { -limit.clone() } else { limit.clone() };
        let size = &self.above.low() + &self.below.low();
        &size.max(limit) * &Fraction::new(1, MISS)
    }
}
