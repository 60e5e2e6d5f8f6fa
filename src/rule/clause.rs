//! A clause of `[[rules]]`: weighted grants of the cooperatives it selects, or recipients among them, within limits.
//!
//! Rows:  lower ≤ Σ_{i in row} v_i·x_i ≤ upper,   or with `share_of_allocated = s`
//!        Σ_{i in row} v_i·x_i − s Σ_i x_i ≥ 0 (≤ 0)
//!   v_i  the weight (`weigh`, default 1)   x_i  grant (yuan); for recipients 1 if there is a grant, else 0
//! A clause with `each` has a row for every value of that column. Were s Σ_i x_i written out, every cooperative would stand in
//! every one of these rows; so it stays one number for each row. In a clause of one row it is written out.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::instance::{Allocation, Clause, ClauseRow, Counted, Limit, Sense, Weight};
use crate::units::{Decimal, Decimals, ExactSum, Fraction, parts};
use crate::words::{Message, meaning};

use super::{Finding, Rule, RuleRow, SECOND_ROW, Scene, Side, Terms};

/// Name and meaning for lists.
pub(super) const KIND: (&str, Message) = ("[[rules]]", meaning::rule::CLAUSE);

pub(super) struct FromClause {
    clause: Arc<Clause>,
    /// Of the lower limit's column and the upper one's, once they are asked for.
    sums: [OnceLock<ColumnSums>; 2],
}

/// What a limit's column sums to.
struct ColumnSums {
    all: Fraction,
    by_row: Vec<Fraction>,
}

/// A limit worked out for one row.
enum Worked {
    Side(Side),
    ShareOfAllocated(Fraction),
}

impl ColumnSums {
    fn of(values: &Decimals, rows: &[ClauseRow]) -> ColumnSums {
        let figure = |at| values.get(at).map_or(Fraction::ZERO, Decimal::fraction);
        let of_row =
            |row: &ClauseRow| parts::fractions(row.members.len(), |at| figure(row.members[at] as usize));
        let by_row = rows.par_iter().map(of_row).collect();
        ColumnSums { all: parts::fractions(values.len(), figure), by_row }
    }
}

impl FromClause {
    pub(super) fn of(clause: &Arc<Clause>) -> FromClause {
        FromClause { clause: Arc::clone(clause), sums: [OnceLock::new(), OnceLock::new()] }
    }

    fn weight(&self, position: u32) -> Fraction {
        match &self.clause.weight {
            Weight::One => Fraction::ONE,
            Weight::Column { values, .. } => values.at(position as usize).fraction(),
        }
    }

    fn sides(&self) -> impl Iterator<Item = (Sense, &Limit, &OnceLock<ColumnSums>)> {
        let [lower_sums, upper_sums] = &self.sums;
        let lower = self.clause.at_least.as_ref().map(|limit| (Sense::AtLeast, limit, lower_sums));
        let upper = self.clause.at_most.as_ref().map(|limit| (Sense::AtMost, limit, upper_sums));
        lower.into_iter().chain(upper)
    }

    /// A limit of one row.
    fn worked(&self, scene: Scene<'_>, row: usize, limit: &Limit, sums: &OnceLock<ColumnSums>) -> Worked {
        let budget = Fraction::from(scene.instance.funds().budget.get());
        let sums = |values| sums.get_or_init(|| ColumnSums::of(values, &self.clause.rows));
        match limit {
            Limit::Amount(amount) => Worked::Side(Side::fixed(amount.fraction())),
            Limit::ShareOfBudget(share) => {
                Worked::Side(Side { limit: &share.fraction() * &budget, per_budget: share.fraction() })
            }
            Limit::ShareOfAllocated(share) => Worked::ShareOfAllocated(share.fraction()),
            Limit::TimesShareOf { times, values, .. } => {
                let ColumnSums { all, by_row } = sums(values);
                let share = &by_row[row] * &all.reciprocal().expect("a checked base does not sum to 0");
                let per_budget = &times.fraction() * &share;
                Worked::Side(Side { limit: &per_budget * &budget, per_budget })
            }
            Limit::Per { amount, values, .. } => {
                Worked::Side(Side::fixed(&amount.fraction() * &sums(values).by_row[row]))
            }
        }
    }

    fn linear(&self, row: &ClauseRow) -> Vec<(u32, Fraction)> {
        let weighed = row.members.par_iter().map(|&position| (position, self.weight(position)));
        weighed.filter(|(_, weight)| !weight.is_zero()).collect()
    }

    /// `weighted grants of the row − share · all grants`.
    fn ratio(&self, scene: Scene<'_>, row: &ClauseRow, share: Fraction) -> Terms {
        if share.is_zero() || self.clause.rows.len() == 1 {
            Terms::Linear(self.written_out(scene, row, &share))
        } else {
            Terms::LessShare { own: self.linear(row), share }
        }
    }

    /// Coefficients of the same, one by one.
    fn written_out(&self, scene: Scene<'_>, row: &ClauseRow, share: &Fraction) -> Vec<(u32, Fraction)> {
        let mut selected = row.members.iter().peekable();
        let everyone = 0..scene.instance.cooperatives().len() as u32;
        let coefficient = everyone.map(|position| {
            let own = match selected.next_if(|member| **member == position) {
                Some(_) => self.weight(position),
                None => Fraction::ZERO,
            };
            (position, &own - share)
        });
        coefficient.filter(|(_, coefficient)| !coefficient.is_zero()).collect()
    }
}

impl Rule for FromClause {
    fn name(&self) -> &str {
        &self.clause.name
    }

    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow> {
        let sides: Vec<_> = self.sides().collect();
        let mut rows = Vec::new();
        for (at, row) in self.clause.rows.iter().enumerate() {
            let mut ranged = RuleRow {
                name: row.name.clone(),
                lower: None,
                upper: None,
                terms: Terms::Linear(Vec::new()),
            };
            let mut ratios = Vec::new();
            for (sense, limit, sums) in &sides {
                let (side, into) = match self.worked(scene, at, limit, sums) {
                    Worked::Side(side) => (side, &mut ranged),
                    Worked::ShareOfAllocated(share) => {
                        let terms = self.ratio(scene, row, share);
                        ratios.push(RuleRow { name: row.name.clone(), lower: None, upper: None, terms });
                        (Side::fixed(Fraction::ZERO), ratios.last_mut().expect("just pushed"))
                    }
                };
                match sense {
                    Sense::AtLeast => into.lower = Some(side),
                    Sense::AtMost => into.upper = Some(side),
                }
            }
            if ranged.lower.is_some() || ranged.upper.is_some() {
                ranged.terms = match self.clause.counted {
                    Counted::Yuan => Terms::Linear(self.linear(row)),
                    Counted::Recipients => Terms::Recipients(self.linear(row)),
                };
                ratios.push(ranged);
            }
            // Two rows of one name: sides of different kinds. The upper one says so.
            if let [_, _] = ratios.as_slice() {
                for row in ratios.iter_mut().filter(|row| row.upper.is_some()) {
                    row.name.push_str(SECOND_ROW);
                }
            }
            rows.append(&mut ratios);
        }
        rows
    }

    fn audit(&self, scene: Scene<'_>, allocation: &Allocation) -> Vec<Finding> {
        let grant = |position: u32| {
            let grant = allocation.grant(position as usize).get();
            match self.clause.counted {
                Counted::Yuan => Fraction::from(grant),
                Counted::Recipients => Fraction::from(grant.min(1)),
            }
        };
        let total = Fraction::from(allocation.total().get());
        let of_row = |(at, row): (usize, &ClauseRow)| {
            let amount = |at: usize| &self.weight(row.members[at]) * &grant(row.members[at]);
            let amount = ExactSum::over(row.members.len(), amount);
            let finding = |(sense, limit, sums)| {
                let limit = match self.worked(scene, at, limit, sums) {
                    Worked::Side(side) => side.limit,
                    Worked::ShareOfAllocated(share) => &share * &total,
                };
                Finding::of((&self.clause.name, &row.name), sense, limit, &amount)
            };
            self.sides().map(finding).collect()
        };
        let findings: Vec<Vec<Finding>> = self.clause.rows.par_iter().enumerate().map(of_row).collect();
        findings.into_iter().flatten().collect()
    }
}
