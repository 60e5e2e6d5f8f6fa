//! A clause of `[[rules]]`: weighted grants of the cooperatives it selects, or recipients among them, within limits.
//!
//! Rows:  lower ≤ Σ_{i in row} v_i·x_i ≤ upper,   or with `share_of_allocated = s`
//!        Σ_{i in row} v_i·x_i − s Σ_i x_i ≥ 0 (≤ 0)
//!   v_i  the weight (`weigh`, default 1)   x_i  grant (yuan); for recipients 1 if there is a grant, else 0
//! A clause with `each` has a row for every value of that column.

use std::cell::OnceCell;
use std::sync::Arc;

use crate::instance::{Allocation, Clause, ClauseRow, Counted, Limit, Sense, Weight};
use crate::units::{Decimal, Decimals, Fraction, parts};
use crate::words::{Message, meaning};

use super::{Finding, Rule, RuleRow, SECOND_ROW, Scene, Side, Terms};

/// Name and meaning for lists.
pub(super) const KIND: (&str, Message) = ("[[rules]]", meaning::rule::CLAUSE);

pub(super) struct FromClause(pub(super) Arc<Clause>);

/// A limit worked out for one row.
enum Worked {
    Side(Side),
    ShareOfAllocated(Fraction),
}

impl FromClause {
    fn weight(&self, position: u32) -> Fraction {
        match &self.0.weight {
            Weight::One => Fraction::ONE,
            Weight::Column { values, .. } => values.at(position as usize).fraction(),
        }
    }

    fn sides(&self) -> impl Iterator<Item = (Sense, &Limit, OnceCell<Fraction>)> {
        let lower = self.0.at_least.as_ref().map(|limit| (Sense::AtLeast, limit, OnceCell::new()));
        let upper = self.0.at_most.as_ref().map(|limit| (Sense::AtMost, limit, OnceCell::new()));
        lower.into_iter().chain(upper)
    }

    /// The limit of one row; `all` remembers the sum of the limit's column over all cooperatives.
    fn worked(scene: Scene<'_>, row: &ClauseRow, limit: &Limit, all: &OnceCell<Fraction>) -> Worked {
        let budget = Fraction::from(scene.instance.funds().budget.get());
        let of_row = |values: &Decimals| {
            parts::fractions(row.members.len(), |at| values.at(row.members[at] as usize).fraction())
        };
        match limit {
            Limit::Amount(amount) => Worked::Side(Side::fixed(amount.fraction())),
            Limit::ShareOfBudget(share) => {
                Worked::Side(Side { limit: &share.fraction() * &budget, per_budget: share.fraction() })
            }
            Limit::ShareOfAllocated(share) => Worked::ShareOfAllocated(share.fraction()),
            Limit::TimesShareOf { times, values, .. } => {
                let figure = |at| values.get(at).map_or(Fraction::ZERO, Decimal::fraction);
                let all = all.get_or_init(|| parts::fractions(values.len(), figure));
                let share = &of_row(values) * &all.reciprocal().expect("a checked base does not sum to 0");
                let per_budget = &times.fraction() * &share;
                Worked::Side(Side { limit: &per_budget * &budget, per_budget })
            }
            Limit::Per { amount, values, .. } => {
                Worked::Side(Side::fixed(&amount.fraction() * &of_row(values)))
            }
        }
    }

    fn linear(&self, row: &ClauseRow) -> Vec<(u32, Fraction)> {
        let weighed = row.members.iter().map(|&position| (position, self.weight(position)));
        weighed.filter(|(_, weight)| !weight.is_zero()).collect()
    }

    /// Coefficients of `weighted grants of the row − share · all grants`.
    fn ratio(&self, scene: Scene<'_>, row: &ClauseRow, share: &Fraction) -> Vec<(u32, Fraction)> {
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
        &self.0.name
    }

    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow> {
        let sides: Vec<_> = self.sides().collect();
        let mut rows = Vec::new();
        for row in &self.0.rows {
            let mut ranged = RuleRow {
                name: row.name.clone(),
                lower: None,
                upper: None,
                terms: Terms::Linear(Vec::new()),
            };
            let mut ratios = Vec::new();
            for (sense, limit, all) in &sides {
                let (side, into) = match FromClause::worked(scene, row, limit, all) {
                    Worked::Side(side) => (side, &mut ranged),
                    Worked::ShareOfAllocated(share) => {
                        let terms = Terms::Linear(self.ratio(scene, row, &share));
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
                ranged.terms = match self.0.counted {
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
            match self.0.counted {
                Counted::Yuan => Fraction::from(grant),
                Counted::Recipients => Fraction::from(grant.min(1)),
            }
        };
        let sides: Vec<_> = self.sides().collect();
        let total = Fraction::from(allocation.total().get());
        let mut findings = Vec::new();
        for row in &self.0.rows {
            let amount = |at: usize| &self.weight(row.members[at]) * &grant(row.members[at]);
            for (sense, limit, all) in &sides {
                let limit = match FromClause::worked(scene, row, limit, all) {
                    Worked::Side(side) => side.limit,
                    Worked::ShareOfAllocated(share) => &share * &total,
                };
                findings.push(Finding::of(
                    (&self.0.name, &row.name),
                    *sense,
                    limit,
                    row.members.len(),
                    amount,
                ));
            }
        }
        findings
    }
}
