//! What real amounts are worth: their impact, if they keep the rows to a billionth of the rows' size.

use crate::model::{Problem, RealSteps};
use crate::units::{Enclosure, Fraction, parts};

/// A row may be missed by this share of its size: what floats can promise of a sum.
const MISS: i128 = 1_000_000_000;

/// The impact of real amounts, rounded down; the first row that they do not keep otherwise.
///
/// What many cooperatives add to a row by the same coefficient is added up in steps first: that is exact, and one product.
pub fn unrounded(problem: &Problem<'_>, steps: &[RealSteps]) -> Result<Fraction, String> {
    let empty = || Sums {
        rows: vec![RowSum::default(); problem.rows().len()],
        shared: vec![0; problem.shapes()],
        parts: Enclosure::default(),
        impact: Enclosure::default(),
    };
    let visit = |sums: &mut Sums, position: usize| {
        let amount = &steps[position];
        if amount.whole == 0 && amount.part.is_zero() {
            return;
        }
        let total = &Fraction::from(amount.whole) + &amount.part;
        for (row, a) in problem.unshared_coefficients(position) {
            sums.rows[row as usize].add(&(a * &total));
        }
        let shape = problem.shape(position);
        sums.shared[shape] += u128::from(amount.whole);
        if !amount.part.is_zero() {
            for (row, a) in problem.shared_coefficients(shape) {
                sums.rows[row as usize].add(&(a * &amount.part));
            }
            sums.parts.add(&amount.part);
        }
        if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
            sums.rows[row].add(&coverage.value_between(amount.whole, &amount.part));
        }
        sums.impact.add(&problem.curve(position).value_between(amount.whole, &amount.part));
    };
    let Sums { mut rows, shared, parts, impact } = parts::sum(steps.len(), empty, visit, Sums::add);
    let whole = |steps: u128| {
        Fraction::whole(i128::try_from(steps).expect("steps of 2^32 cooperatives are below 2^96"))
    };
    for (shape, steps) in shared.iter().enumerate().filter(|(_, steps)| **steps > 0) {
        for (row, a) in problem.shared_coefficients(shape) {
            rows[row as usize].add(&(a * &whole(*steps)));
        }
    }
    let all = &whole(shared.iter().sum()) + &parts.low();
    for (row, a) in problem.of_everyone() {
        rows[*row as usize].add(&(a * &all));
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

/// What amounts add up to.
struct Sums {
    rows: Vec<RowSum>,
    /// Whole steps by shape.
    shared: Vec<u128>,
    /// What is given out besides whole steps.
    parts: Enclosure,
    impact: Enclosure,
}

impl Sums {
    fn add(&mut self, part: &Sums) {
        for (row, part) in self.rows.iter_mut().zip(&part.rows) {
            row.above.add_all(&part.above);
            row.below.add_all(&part.below);
        }
        for (steps, part) in self.shared.iter_mut().zip(&part.shared) {
            *steps += part;
        }
        self.parts.add_all(&part.parts);
        self.impact.add_all(&part.impact);
    }
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
