//! The limits on sums of grants that any policy can keep: caps and floors of `[[rules]]`.
//!
//! lower ≤ Σ_{i in row} c_i·v_i·x_i ≤ upper (yuan, weighed)
//!   c_i  how often i counts   v_i  the rule's weight, 1 without `weigh`   x_i  grant (yuan)
//! A share of everything allocated counts as that share of the budget, since policies spend what they can. Rows with
//! weights below 0, rows of recipients and accuracy limits are no such sums. With counts, sums of columns are those of
//! the sample.

use crate::instance::{Clause, ClauseRow, Counted, Instance, Limit, Weight};
use crate::units::{Decimal, Decimals};

/// A row of a rule.
#[derive(Clone, Debug)]
pub struct Term<'a> {
    /// Which of `[[rules]]`.
    pub clause: usize,
    /// The row.
    pub row: &'a ClauseRow,
    /// By cooperative; `None` is 1 for each.
    pub weights: Option<&'a Decimals>,
    /// At least this.
    pub lower: Option<f64>,
    /// At most this.
    pub upper: Option<f64>,
}

impl Term<'_> {
    /// Whose yuan count, and what each counts, above 0.
    pub(super) fn counted(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        let weight = |position: usize| self.weights.map_or(1.0, |weights| weights.at(position).to_f64());
        let members = self.row.members.iter().map(move |&at| (at as usize, weight(at as usize)));
        members.filter(|(_, weight)| *weight > 0.0)
    }
}

/// The rows of an instance, in its order.
pub fn terms(instance: &Instance, count: impl Fn(usize) -> f64) -> Vec<Term<'_>> {
    let mut terms = Vec::new();
    for (clause, rule) in instance.rules().iter().enumerate() {
        let weights = match &rule.weight {
            Weight::One => None,
            Weight::Column { values, .. } => Some(values),
        };
        if rule.counted == Counted::Recipients || weights.is_some_and(any_below_0) {
            continue;
        }
        let limits = limits(instance, rule, &count);
        for (row, [lower, upper]) in rule.rows.iter().zip(limits) {
            terms.push(Term { clause, row, weights, lower, upper });
        }
    }
    terms
}

/// By row of a rule its floor and its cap, sums of columns being those of a sample.
pub fn limits(instance: &Instance, rule: &Clause, count: impl Fn(usize) -> f64) -> Vec<[Option<f64>; 2]> {
    let limit = Worked::of(instance, rule, &count);
    let of_row = |row: &ClauseRow| limit.each_ref().map(|limit| Some(limit.as_ref()?.of_row(row, &count)));
    rule.rows.iter().map(of_row).collect()
}

fn any_below_0(weights: &Decimals) -> bool {
    weights.iter().flatten().any(Decimal::is_negative)
}

/// A limit but for the row: fixed + factor · Σ_{i in row} c_i·values_i.
struct Worked<'a> {
    fixed: f64,
    factor: f64,
    values: Option<&'a Decimals>,
}

impl<'a> Worked<'a> {
    /// The floor and the cap.
    fn of(instance: &Instance, rule: &'a Clause, count: impl Fn(usize) -> f64) -> [Option<Worked<'a>>; 2] {
        let budget = instance.funds().budget.get() as f64;
        [&rule.at_least, &rule.at_most].map(|limit| {
            let fixed = |fixed: f64| Worked { fixed, factor: 0.0, values: None };
            Some(match limit.as_ref()? {
                Limit::Amount(amount) => fixed(amount.to_f64()),
                Limit::ShareOfBudget(share) | Limit::ShareOfAllocated(share) => {
                    fixed(share.to_f64() * budget)
                }
                Limit::TimesShareOf { times, values, .. } => {
                    let counted = (0..values.len()).map(|at| count(at) * values.at(at).to_f64());
                    let all: f64 = counted.sum();
                    let factor = if all > 0.0 { times.to_f64() * budget / all } else { 0.0 };
                    Worked { fixed: 0.0, factor, values: Some(values) }
                }
                Limit::Per { amount, values, .. } => {
                    Worked { fixed: 0.0, factor: amount.to_f64(), values: Some(values) }
                }
            })
        })
    }

    /// The limit of a row.
    fn of_row(&self, row: &ClauseRow, count: impl Fn(usize) -> f64) -> f64 {
        let sum: f64 = self.values.map_or(0.0, |values| {
            let at = |&position: &u32| count(position as usize) * values.at(position as usize).to_f64();
            row.members.iter().map(at).sum()
        });
        self.fixed + self.factor * sum
    }
}
