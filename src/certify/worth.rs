//! What real amounts are worth: their impact, if they keep the rows to a billionth of the rows' size.

use dashu_int::IBig;

use crate::model::{Problem, RealSteps};
use crate::units::{Fraction, parts};

/// Binary places of the sums over rows.
const PLACES: usize = 96;

/// A row may be missed by this share of its size: what floats can promise of a sum.
const MISS: i128 = 1_000_000_000;

/// The impact of real amounts, rounded down; the first row that they do not keep otherwise.
pub fn unrounded(problem: &Problem<'_>, steps: &[RealSteps]) -> Result<Fraction, String> {
    let empty = || (vec![RowSum::default(); problem.rows().len()], Sum::default());
    let visit = |(rows, impact): &mut (Vec<RowSum>, Sum), position: usize| {
        let amount = &steps[position];
        if amount.whole == 0 && amount.part.is_zero() {
            return;
        }
        let total = &Fraction::from(amount.whole) + &amount.part;
        for (row, a) in problem.coefficients(position) {
            rows[row as usize].add(&(a * &total));
        }
        if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
            rows[row].add(&coverage.value_between(amount.whole, &amount.part));
        }
        impact.add(&problem.curve(position).value_between(amount.whole, &amount.part));
    };
    let join = |(rows, impact): &mut (Vec<RowSum>, Sum), part: &(Vec<RowSum>, Sum)| {
        for (row, part) in rows.iter_mut().zip(&part.0) {
            row.signed.0 += &part.signed.0;
            row.size.0 += &part.size.0;
        }
        impact.0 += &part.1.0;
    };
    let (rows, impact) = parts::sum(steps.len(), empty, visit, join);
    for (row, sum) in problem.rows().iter().zip(&rows) {
        let lower =
            row.lower.as_ref().is_none_or(|side| sum.signed.low() >= &side.limit - &sum.room(&side.limit));
        let upper =
            row.upper.as_ref().is_none_or(|side| sum.signed.low() <= &side.limit + &sum.room(&side.limit));
        if !(lower && upper) {
            return Err(row.name.clone());
        }
    }
    Ok(impact.low())
}

#[derive(Clone, Default)]
struct Sum(IBig);

impl Sum {
    fn add(&mut self, term: &Fraction) {
        self.0 += term.floor_at(PLACES);
    }

    fn low(&self) -> Fraction {
        Fraction::from_big(self.0.clone(), IBig::ONE << PLACES)
    }
}

#[derive(Clone, Default)]
struct RowSum {
    signed: Sum,
    size: Sum,
}

impl RowSum {
    fn add(&mut self, term: &Fraction) {
        self.signed.add(term);
        self.size.add(&if term.signum() < 0 { -term.clone() } else { term.clone() });
    }

    /// How far the row may be missed.
    fn room(&self, limit: &Fraction) -> Fraction {
        let limit = if limit.signum() < 0 { -limit.clone() } else { limit.clone() };
        &self.size.low().max(limit) * &Fraction::new(1, MISS)
    }
}
