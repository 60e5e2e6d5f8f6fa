//! Sets of deviations, lean enough to be held by the million: each remembers its last deviation and the set it comes from.
//!
//! Sets are kept rising by their sums, of equal sums the one that loses least. (Pisinger 1997, "A minimal algorithm for the
//! 0-1 knapsack problem".)

use super::deviations::{Deviation, ROWS};

/// No set: that of no deviations comes from none.
const NONE: u32 = u32::MAX;

/// A set of deviations.
#[derive(Clone, Copy)]
pub(super) struct Set {
    pub(super) sums: [i64; ROWS],
    pub(super) loss: f64,
    /// Where its deviations are, or, of one that is not kept yet, those of the set that it comes from.
    node: u32,
    /// The deviation by which it comes from another.
    fresh: Option<u16>,
}

/// The last deviation of a set, and the others.
#[derive(Clone, Copy)]
struct Node {
    others: u32,
    mover: u32,
    way: u16,
}

impl Set {
    /// No deviation, which loses so much all the same.
    pub(super) fn empty(loss: f64) -> Set {
        Set { sums: [0; ROWS], loss, node: NONE, fresh: None }
    }

    /// One deviation more.
    pub(super) fn with(&self, deviation: &Deviation, way: usize) -> Set {
        let mut sums = self.sums;
        sums.iter_mut().zip(deviation.adds).for_each(|(sum, add)| *sum += add);
        Set { sums, loss: self.loss + deviation.loss, node: self.node, fresh: Some(way as u16) }
    }
}

/// Two lists by sums as one; of equal sums the one that loses least.
pub(super) fn merged(one: &[Set], other: impl Iterator<Item = Set>) -> Vec<Set> {
    let mut all = Vec::with_capacity(2 * one.len());
    let mut one = one.iter().copied().peekable();
    for set in other {
        while let Some(before) = one.next_if(|next| next.sums < set.sums) {
            all.push(before);
        }
        let equal = one.next_if(|next| next.sums == set.sums);
        all.push(equal.filter(|equal| equal.loss <= set.loss).unwrap_or(set));
    }
    all.extend(one);
    all
}

/// Leaves the `most` of least promise; what the others promise at least.
pub(super) fn cut(sets: &mut Vec<Set>, most: usize, promise: impl Fn(&Set) -> f64) -> f64 {
    let promises: Vec<f64> = sets.iter().map(promise).collect();
    let mut sorted = promises.clone();
    let (_, &mut limit, _) = sorted.select_nth_unstable_by(most, f64::total_cmp);
    let mut promises = promises.into_iter();
    sets.retain(|_| promises.next().is_some_and(|promise| promise < limit));
    limit
}

/// Deviations of sets, shared as lists.
#[derive(Default)]
pub(super) struct Nodes(Vec<Node>);

impl Nodes {
    /// Writes down the last deviation of a set.
    pub(super) fn keep(&mut self, set: &mut Set, mover: usize) {
        if let Some(way) = set.fresh.take() {
            self.0.push(Node { others: set.node, mover: mover as u32, way });
            set.node = (self.0.len() - 1) as u32;
        }
    }

    /// Those of a set, as (mover, deviation).
    pub(super) fn deviations(&self, set: &Set) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        let mut at = set.node;
        while at != NONE {
            let node = self.0[at as usize];
            all.push((node.mover as usize, usize::from(node.way)));
            at = node.others;
        }
        all
    }

    /// Forgets what no set needs, once that is most.
    pub(super) fn sweep(&mut self, sets: &mut [Set]) {
        if self.0.len() < 8 * sets.len() + 1_000 {
            return;
        }
        let mut needed = vec![false; self.0.len()];
        for set in sets.iter() {
            let mut at = set.node;
            while at != NONE && !needed[at as usize] {
                needed[at as usize] = true;
                at = self.0[at as usize].others;
            }
        }
        // Others come before, so they have their new places already.
        let mut places = vec![NONE; self.0.len()];
        let mut kept = Vec::new();
        for (at, node) in self.0.iter().enumerate().filter(|(at, _)| needed[*at]) {
            places[at] = kept.len() as u32;
            let others = if node.others == NONE { NONE } else { places[node.others as usize] };
            kept.push(Node { others, ..*node });
        }
        for set in sets.iter_mut().filter(|set| set.node != NONE) {
            set.node = places[set.node as usize];
        }
        self.0 = kept;
    }
}
