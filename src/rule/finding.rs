//! What an audit says about one limit.

use std::cmp::Ordering;

use crate::instance::Sense;
use crate::units::{Enclosure, Fraction, compare_sum};

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
    /// Compares the exact sum of a term over `0..count` with `limit`.
    pub fn of(
        (rule, row): (&str, &str),
        sense: Sense,
        limit: Fraction,
        count: usize,
        term: impl Fn(usize) -> Fraction + Sync,
    ) -> Finding {
        let (order, low) = compare_sum(count, term, &limit);
        let kept = match sense {
            Sense::AtLeast => order != Ordering::Less,
            Sense::AtMost => order != Ordering::Greater,
        };
        let amount = if order == Ordering::Equal { limit.clone() } else { low };
        Finding { rule: rule.to_owned(), row: row.to_owned(), sense, limit, amount, kept }
    }

    /// A ratio: amount and limit are both sums over money; kept is decided on their exact difference.
    pub fn of_ratio(
        (rule, row): (&str, &str),
        sense: Sense,
        count: usize,
        amount: impl Fn(usize) -> Fraction + Sync,
        limit: impl Fn(usize) -> Fraction + Sync,
    ) -> Finding {
        let difference = |at: usize| &amount(at) - &limit(at);
        let mut finding = Finding::of((rule, row), sense, Fraction::ZERO, count, difference);
        finding.amount = Enclosure::over(count, &amount).low();
        finding.limit = Enclosure::over(count, &limit).low();
        finding
    }
}
