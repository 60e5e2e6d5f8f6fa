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
    /// Compares the exact sum of `terms` with `limit`.
    pub fn of<I: Iterator<Item = Fraction>>(
        (rule, row): (&str, &str),
        sense: Sense,
        limit: Fraction,
        terms: impl Fn() -> I,
    ) -> Finding {
        let order = compare_sum(&terms, &limit);
        let kept = match sense {
            Sense::AtLeast => order != Ordering::Less,
            Sense::AtMost => order != Ordering::Greater,
        };
        let amount = if order == Ordering::Equal { limit.clone() } else { Enclosure::of(terms()).low() };
        Finding { rule: rule.to_owned(), row: row.to_owned(), sense, limit, amount, kept }
    }

    /// A ratio: amount and limit are both sums over money; kept is decided on their exact difference.
    pub fn of_ratio<I: Iterator<Item = (Fraction, Fraction)>>(
        (rule, row): (&str, &str),
        sense: Sense,
        parts: impl Fn() -> I,
    ) -> Finding {
        let difference = || parts().map(|(amount, limit)| &amount - &limit);
        let mut finding = Finding::of((rule, row), sense, Fraction::ZERO, difference);
        finding.amount = Enclosure::of(parts().map(|(amount, _)| amount)).low();
        finding.limit = Enclosure::of(parts().map(|(_, limit)| limit)).low();
        finding
    }
}
