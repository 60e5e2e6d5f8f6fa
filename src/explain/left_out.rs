//! The fewest rules to leave out so that the others hold together.
//!
//! Every repair leaves out a rule of every conflict (a hitting set), so sets grow by the rules of the conflict that is
//! left, smaller sets first.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

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
    mut known: LeftOut,
    limits: Limits,
    clash: impl Fn(&[usize]) -> Option<Vec<usize>> + Sync,
) -> Vec<Vec<usize>> {
    let mut solves_left = limits.solves;
    let mut sets = grown(&[], conflict);
    for _ in 0..limits.rules {
        let open: Vec<&Vec<usize>> = sets.iter().filter(|set| !known.contains_key(*set)).collect();
        let open = &open[..open.len().min(solves_left)];
        solves_left -= open.len();
        let answers: Vec<Option<Vec<usize>>> = open.par_iter().map(|set| clash(set)).collect();
        let answered = open.iter().zip(answers).filter_map(|(set, clash)| Some(((*set).clone(), clash?)));
        let answered: Vec<_> = answered.collect();
        known.extend(answered);
        let (done, left): (Vec<_>, Vec<_>) = sets
            .into_iter()
            .filter_map(|set| known.get(&set).map(|clash| (set, clash)))
            .partition(|(_, clash)| clash.is_empty());
        if !done.is_empty() {
            return done.into_iter().map(|(set, _)| set).take(MOST_SETS).collect();
        }
        sets = left.into_iter().flat_map(|(set, clash)| grown(&set, clash)).collect();
    }
    Vec::new()
}

/// Sets of one rule more, which is of the conflict that is left.
fn grown(set: &[usize], conflict: &[usize]) -> BTreeSet<Vec<usize>> {
    let with = |rule: &usize| {
        let mut with = [set, &[*rule]].concat();
        with.sort_unstable();
        with
    };
    conflict.iter().filter(|rule| **rule != BUDGET).map(with).collect()
}
