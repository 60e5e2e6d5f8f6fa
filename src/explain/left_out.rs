//! The fewest rules to leave out so that the others hold together.
//!
//! Every repair leaves out a rule of every conflict (a hitting set), so sets grow by the rules of the conflict that is
//! left, smaller sets first.

use std::collections::{BTreeMap, BTreeSet};

/// The budget is the first rule, and cannot be left out.
const BUDGET: usize = 0;
/// Sets of rules offered.
const MOST_SETS: usize = 6;

/// What is known of leaving rules out: the rules that still clash; empty where none do.
pub(super) type LeftOut = BTreeMap<Vec<usize>, Vec<usize>>;

/// How far to look.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Rules left out at most.
    pub rules: usize,
    /// Solves spent on them.
    pub solves: usize,
}

/// All sets of the fewest rules to leave out, for a conflict of these; none if more than a few are needed. `clash` finds
/// the rules that still clash without some, none where the others hold together; absent if that was not found out.
pub(super) fn fewest_rules(
    conflict: &[usize],
    known: LeftOut,
    limits: Limits,
    clash: impl Fn(&[usize]) -> Option<Vec<usize>>,
) -> Vec<Vec<usize>> {
    let mut search = Search { clash, known, solves_left: limits.solves };
    for size in 1..=limits.rules {
        let mut found = BTreeSet::new();
        search.leave_out(&[], conflict, size, &mut found);
        if !found.is_empty() {
            return found.into_iter().take(MOST_SETS).collect();
        }
    }
    Vec::new()
}

struct Search<Clash> {
    clash: Clash,
    known: LeftOut,
    solves_left: usize,
}

impl<Clash: Fn(&[usize]) -> Option<Vec<usize>>> Search<Clash> {
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
        self.solves_left = self.solves_left.checked_sub(1)?;
        let clash = (self.clash)(without)?;
        self.known.insert(without.to_vec(), clash.clone());
        Some(clash)
    }
}
