//! The fewest rules to leave out so that the others hold together.
//!
//! Every repair leaves out a rule of every conflict (a hitting set), so sets grow by the rules of the conflict that is
//! left, smaller sets first.

use std::collections::{BTreeMap, BTreeSet};

use super::side_rows::{SideRows, Trial, Tried};

/// The budget is the first rule, and cannot be left out.
const BUDGET: usize = 0;
/// Rules left out at most, sets of them offered, and solves spent on them.
const MOST_LEFT_OUT: usize = 4;
const MOST_SETS: usize = 6;
const MOST_SOLVES: usize = 60;

/// What is known of leaving rules out: the rules that still clash; empty where none do.
pub(super) type LeftOut = BTreeMap<Vec<usize>, Vec<usize>>;

/// All sets of the fewest rules to leave out, for a conflict of these; none if more than a few are needed.
pub(super) fn fewest_rules(rows: &SideRows<'_, '_>, conflict: &[usize], known: LeftOut) -> Vec<Vec<usize>> {
    let mut search = Search { rows, known, solves: 0 };
    for size in 1..=MOST_LEFT_OUT {
        let mut found = BTreeSet::new();
        search.leave_out(&[], conflict, size, &mut found);
        if !found.is_empty() {
            return found.into_iter().take(MOST_SETS).collect();
        }
    }
    Vec::new()
}

struct Search<'s, 'p, 'a> {
    rows: &'s SideRows<'p, 'a>,
    known: LeftOut,
    solves: usize,
}

impl Search<'_, '_, '_> {
    fn leave_out(
        &mut self,
        out: &[usize],
        conflict: &[usize],
        left: usize,
        found: &mut BTreeSet<Vec<usize>>,
    ) {
        for rule in conflict.iter().filter(|rule| **rule != BUDGET) {
            let mut without = [out, &[*rule]].concat();
            without.sort_unstable();
            match self.clash(&without) {
                Some(clash) if clash.is_empty() => {
                    found.insert(without);
                }
                Some(clash) if left > 1 => self.leave_out(&without, &clash, left - 1, found),
                _ => {}
            }
        }
    }

    /// The rules that clash without these; `None` if that was not found out.
    fn clash(&mut self, without: &[usize]) -> Option<Vec<usize>> {
        if let Some(known) = self.known.get(without) {
            return Some(known.clone());
        }
        if self.solves >= MOST_SOLVES {
            return None;
        }
        self.solves += 1;
        let trial = Trial { without: without.to_vec(), ..Trial::default() };
        let clash = match self.rows.solve(&trial, None) {
            Tried::Kept(_) => Vec::new(),
            Tried::Clash(prices) => self.rows.priced_rules(&prices),
            Tried::Open => return None,
        };
        self.known.insert(without.to_vec(), clash.clone());
        Some(clash)
    }
}
