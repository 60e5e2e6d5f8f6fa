//! What an audit says about one limit.

use std::cmp::Ordering;

use crate::instance::Sense;
use crate::units::{ExactSum, Fraction};

/// One limit of one row against an allocation.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// `NAME` or `NAME/VALUE`.
    pub row: String,
    /// Which side.
    pub sense: Sense,
    /// The limit as the user wrote it, in the rule's unit.
    pub limit: Fraction,
    /// What the allocation comes to, in the same unit; within 2^-76.
    pub amount: Fraction,
    /// Is it kept? Decided exactly.
    pub kept: bool,
}

impl Finding {
    /// Compares an exact sum with `limit`.
    pub fn of(
        (rule, row): (&str, &str),
        sense: Sense,
        limit: Fraction,
        sum: &ExactSum<impl Fn(usize) -> Fraction + Sync>,
    ) -> Finding {
        let order = sum.compared_with(&limit);
        let kept = match sense {
            Sense::AtLeast => order != Ordering::Less,
            Sense::AtMost => order != Ordering::Greater,
        };
        let amount = if order == Ordering::Equal { limit.clone() } else { sum.low() };
        Finding { rule: rule.to_owned(), row: row.to_owned(), sense, limit, amount, kept }
    }
}
