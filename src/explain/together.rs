//! New numbers in several rules, where no change of one does.
//!
//! For rules that, left out together, leave nothing that clashes, each number in turn is as near to today's as it can
//! be: the earlier ones have theirs, the later ones do not limit yet.

use crate::instance::StatedLimit;

use super::loosened::Loosened;
use super::repair::NewLimit;
use super::side_rows::{SideRows, Trial};

/// Numbers for rules by position, whose limits these are; `None` if one has none.
pub(super) fn new_numbers(
    rows: &SideRows<'_, '_>,
    rules: &[usize],
    limits: &[(usize, StatedLimit)],
) -> Option<Vec<NewLimit>> {
    let mut trial = Trial::default();
    let mut near: Option<Vec<f64>> = None;
    let mut numbers = Vec::with_capacity(rules.len());
    for (at, rule) in rules.iter().enumerate() {
        trial.without = rules[at + 1..].to_vec();
        // Where a rule has two limits, the first that does by itself.
        let own = limits.iter().filter(|(other, _)| other == rule);
        let mut found = own.map(|(rule, limit)| Loosened::of(rows, (*rule, limit), &trial, near.as_deref()));
        let repaired = found.find_map(|loosened| loosened.repair)?;
        numbers.push(repaired.new);
        (trial, near) = (repaired.trial, repaired.prices);
    }
    Some(numbers)
}
