//! Sets of deviations from the best choices, all that could be better than the best so far, where few rows are at stake.
//!
//! At given prices an allocation is worth the bound less what its choices lose less what its rows leave unused, at their
//! prices:
//!   short(D) = base + Σ_{d ∈ D} loss_d + Σ_r |p_r|·unused_r(D)
//!   D  the deviations, at most one of a mover   p_r  price of a unit of row r   base  what no D avoids
//! So the best allocation has the set that comes short least, and its losses are small: sets are listed by movers, who minds
//! least first, of sets with equal sums the one that loses least. A set is given up once it must come short by as much as
//! the best so far: it has lost that already, or bringing its rows within their limits will, for any price μ of row r at
//! least by
//!   μ·missing_r + Σ_{later movers} min(0, loss_d − μ·adds_dr)
//! Where there are more sets than may be held those go that must come short most. (Few rows: Goldberg & Marchetti-Spaccamela
//! 1984, Dyer & Frieze 1989; equal sums: Pisinger 1997.) Sums are whole numbers.

use std::cmp::Ordering;

/// Rows at most.
pub(super) const ROWS: usize = 4;
/// What stands for no limit; sums stay far below.
pub(super) const NO_LIMIT: i64 = i64::MAX / 4;
/// No set: that of no deviations comes from none.
const NONE: u32 = u32::MAX;

/// What the deviations may add up to in a row, in its units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) lower: i64,
    pub(super) upper: i64,
    /// Of a unit, above 0 for an upper limit and below for a lower.
    pub(super) price: f64,
}

/// A row that is not there.
pub(super) const FREE: Room = Room { lower: -NO_LIMIT, upper: NO_LIMIT, price: 0.0 };

/// Another choice of a mover.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deviation {
    pub(super) loss: f64,
    pub(super) adds: [i64; ROWS],
}

/// All that may be done.
#[derive(Debug)]
pub(super) struct Deviations {
    pub(super) rooms: [Room; ROWS],
    /// By mover, the least loss of each rising.
    pub(super) movers: Vec<Vec<Deviation>>,
    pub(super) base: f64,
}

/// Says by how much a set, as (mover, deviation), comes short, or that it will not do.
pub(super) type Take<'t> = dyn FnMut(&[(usize, usize)]) -> Option<f64> + 't;

/// A set of deviations.
#[derive(Clone, Copy)]
struct Set {
    sums: [i64; ROWS],
    loss: f64,
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

impl Deviations {
    /// Shows `take` sets that come short by less than `short`, each less than the one taken before. Nothing else comes short by
    /// less than the last that was taken, or than what is returned. No more than `most` sets are held at a time.
    pub(super) fn search(&self, mut short: f64, most: usize, take: &mut Take<'_>) -> f64 {
        let repairs = Repairs::of(self);
        let least: Vec<f64> = self.movers.iter().map(|ways| least(ways)).collect();
        let mut unseen = f64::INFINITY;
        let none = self.base + self.unused(&[0; ROWS]);
        if none < short {
            match take(&[]) {
                Some(now) => short = short.min(now),
                None => unseen = none,
            }
        }
        let mut nodes = Nodes(Vec::new());
        let mut sets = vec![Set { sums: [0; ROWS], loss: self.base, node: NONE, fresh: None }];
        for (mover, ways) in self.movers.iter().enumerate() {
            sets.retain(|set| set.loss + least[mover] < short);
            if sets.is_empty() {
                break;
            }
            let next = least.get(mover + 1).copied();
            let mut best: Option<(f64, [i64; ROWS])> = None;
            let known = sets.clone();
            for (way, deviation) in ways.iter().enumerate() {
                let grown = known.iter().filter_map(|set| {
                    let grown = set.with(deviation, way);
                    let own = grown.loss + self.unused(&grown.sums);
                    if own < best.map_or(short, |(best, _)| best) {
                        best = Some((own, grown.sums));
                    }
                    let may = next.is_some_and(|next| grown.loss + next < short)
                        && grown.loss + repairs.least(self, &grown.sums, mover + 1) < short;
                    (may || own < short).then_some(grown)
                });
                sets = merged(&sets, grown);
            }
            for set in &mut sets {
                nodes.keep(set, mover);
            }
            if let Some((own, sums)) = best {
                let set = sets.iter().find(|set| set.sums == sums).expect("it has just been put there");
                match take(&nodes.deviations(set)) {
                    Some(now) => short = short.min(now),
                    None => unseen = unseen.min(own),
                }
            }
            if sets.len() > most {
                unseen = unseen.min(cut(&mut sets, most, |set| {
                    (set.loss + repairs.least(self, &set.sums, mover + 1)).max(set.loss + next.unwrap_or(0.0))
                }));
            }
            nodes.sweep(&mut sets);
        }
        unseen
    }

    /// What the rows leave unused, at their prices; infinite where a limit is not kept.
    fn unused(&self, sums: &[i64; ROWS]) -> f64 {
        let mut unused = 0.0;
        for (room, &sum) in self.rooms.iter().zip(sums) {
            if sum < room.lower || sum > room.upper {
                return f64::INFINITY;
            }
            unused += room.price * room.missing(sum) as f64;
        }
        unused
    }
}

/// The least loss of some.
fn least(ways: &[Deviation]) -> f64 {
    ways.iter().map(|way| way.loss).fold(f64::INFINITY, f64::min)
}

impl Room {
    /// What a sum is short of: of the limit that has a price, else of the nearer limit if it is not kept.
    fn missing(&self, sum: i64) -> i64 {
        match self.price.total_cmp(&0.0) {
            Ordering::Greater => self.upper - sum,
            Ordering::Less => self.lower - sum,
            Ordering::Equal => (self.lower - sum).max(0) + (self.upper - sum).min(0),
        }
    }
}

impl Set {
    fn with(&self, deviation: &Deviation, way: usize) -> Set {
        let mut sums = self.sums;
        sums.iter_mut().zip(deviation.adds).for_each(|(sum, add)| *sum += add);
        Set { sums, loss: self.loss + deviation.loss, node: self.node, fresh: Some(way as u16) }
    }
}

/// Two lists by sums as one; of equal sums the one that loses least.
fn merged(one: &[Set], other: impl Iterator<Item = Set>) -> Vec<Set> {
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
fn cut(sets: &mut Vec<Set>, most: usize, promise: impl Fn(&Set) -> f64) -> f64 {
    let promises: Vec<f64> = sets.iter().map(promise).collect();
    let mut sorted = promises.clone();
    let (_, &mut limit, _) = sorted.select_nth_unstable_by(most, f64::total_cmp);
    let mut promises = promises.into_iter();
    sets.retain(|_| promises.next().is_some_and(|promise| promise < limit));
    limit
}

/// Deviations of sets, shared as lists.
struct Nodes(Vec<Node>);

impl Nodes {
    /// Writes down the last deviation of a set.
    fn keep(&mut self, set: &mut Set, mover: usize) {
        if let Some(way) = set.fresh.take() {
            self.0.push(Node { others: set.node, mover: mover as u32, way });
            set.node = (self.0.len() - 1) as u32;
        }
    }

    fn deviations(&self, set: &Set) -> Vec<(usize, usize)> {
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
    fn sweep(&mut self, sets: &mut [Set]) {
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

/// What it costs at least to bring rows within their limits.
struct Repairs([Vec<Repair>; ROWS]);

/// A price μ of a row, and Σ min(0, loss − μ·adds) over the movers from each on.
struct Repair {
    price: f64,
    from: Vec<f64>,
}

impl Repairs {
    fn of(all: &Deviations) -> Repairs {
        Repairs(std::array::from_fn(|row| {
            prices(all, row).into_iter().map(|price| Repair::of(all, row, price)).collect()
        }))
    }

    /// What movers from this on lose at least.
    fn least(&self, all: &Deviations, sums: &[i64; ROWS], mover: usize) -> f64 {
        let mut least = 0.0_f64;
        for ((room, repairs), &sum) in all.rooms.iter().zip(&self.0).zip(sums) {
            let missing = room.missing(sum) as f64;
            for repair in repairs.iter().filter(|repair| repair.price * missing > 0.0) {
                least = least.max(repair.price * missing + repair.from[mover]);
            }
        }
        least
    }
}

impl Repair {
    fn of(all: &Deviations, row: usize, price: f64) -> Repair {
        let gain = |ways: &Vec<Deviation>| {
            ways.iter().map(|way| way.loss - price * way.adds[row] as f64).fold(0.0, f64::min)
        };
        let mut from = vec![0.0; all.movers.len() + 1];
        for (mover, ways) in all.movers.iter().enumerate().rev() {
            from[mover] = from[mover + 1] + gain(ways);
        }
        Repair { price, from }
    }
}

/// Prices worth trying for a row: those at which the cheapest 1, 2, 4, 8 … deviations towards either side pay, none beyond
/// the row's own.
fn prices(all: &Deviations, row: usize) -> Vec<f64> {
    let own = all.rooms[row].price;
    let mut prices = Vec::new();
    for side in [1.0, -1.0] {
        let towards = |way: &&Deviation| way.adds[row] as f64 * side > 0.0;
        let ways = all.movers.iter().flatten().filter(towards);
        let mut rates: Vec<f64> = ways.map(|way| way.loss / (way.adds[row] as f64).abs()).collect();
        rates.sort_by(f64::total_cmp);
        let capped = |rate: f64| if own * side > 0.0 { rate.min(own.abs()) } else { rate };
        let ranks = (0..u32::BITS).map(|bits| (1_usize << bits) - 1);
        let mut some: Vec<f64> = ranks.map_while(|rank| rates.get(rank)).map(|rate| capped(*rate)).collect();
        some.extend((own * side > 0.0).then_some(own.abs()));
        some.retain(|rate| *rate > 0.0);
        some.sort_by(f64::total_cmp);
        some.dedup();
        prices.extend(some.into_iter().map(|rate| side * rate));
    }
    prices
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn room() -> impl Strategy<Value = Room> {
        let price = prop_oneof![Just(0.0), 0.1..3.0, -3.0..-0.1];
        (price, -6_i64..6, 0_i64..6, any::<bool>()).prop_map(|(price, lower, length, two)| Room {
            lower: if price < 0.0 || two { lower } else { -NO_LIMIT },
            upper: if price >= 0.0 || two { lower + length } else { NO_LIMIT },
            price,
        })
    }

    fn deviations() -> impl Strategy<Value = Deviations> {
        let deviation = (0.0..4.0, vec(-4_i64..5, ROWS))
            .prop_map(|(loss, adds)| Deviation { loss, adds: adds.try_into().expect("one for each row") });
        let all = (vec(room(), ROWS), 1..=ROWS, vec(vec(deviation, 1..3), 1..9));
        all.prop_map(|(rooms, rows, mut movers)| {
            for ways in &mut movers {
                for way in ways.iter_mut() {
                    way.adds[rows..].fill(0);
                }
                ways.sort_by(|one, other| one.loss.total_cmp(&other.loss));
            }
            movers.sort_by(|one, other| one[0].loss.total_cmp(&other[0].loss));
            let mut rooms: [Room; ROWS] = rooms.try_into().expect("one for each row");
            rooms[rows..].fill(FREE);
            Deviations { rooms, movers, base: 0.25 }
        })
    }

    /// By how much a set comes short, from the formula alone; infinite where it breaks a row.
    fn short(all: &Deviations, set: &[(usize, usize)]) -> f64 {
        let ways: Vec<&Deviation> = set.iter().map(|(mover, way)| &all.movers[*mover][*way]).collect();
        let mut short = all.base + ways.iter().map(|way| way.loss).sum::<f64>();
        for (row, room) in all.rooms.iter().enumerate() {
            let sum: i64 = ways.iter().map(|way| way.adds[row]).sum();
            if sum < room.lower || sum > room.upper {
                return f64::INFINITY;
            }
            if room.price > 0.0 {
                short += room.price * (room.upper - sum) as f64;
            } else if room.price < 0.0 {
                short += -room.price * (sum - room.lower) as f64;
            }
        }
        short
    }

    /// The least of every set.
    fn brute_force(all: &Deviations) -> f64 {
        let mut sets: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
        for (mover, ways) in all.movers.iter().enumerate() {
            for set in sets.clone() {
                sets.extend((0..ways.len()).map(|way| [set.as_slice(), &[(mover, way)]].concat()));
            }
        }
        sets.iter().map(|set| short(all, set)).fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

        #[test]
        fn the_set_that_comes_short_least_is_that_of_brute_force(all in deviations(), known in prop_oneof![Just(f64::INFINITY), 0.0..20.0]) {
            let mut best = known;
            let unseen = all.search(known, usize::MAX, &mut |set| {
                let own = short(&all, set);
                assert!(own < best, "{own} is shown after {best}");
                best = own;
                Some(own)
            });
            prop_assert!(unseen.is_infinite());
            let least = brute_force(&all).min(known);
            prop_assert!(best.total_cmp(&least).is_eq() || (best - least).abs() < 1e-9, "{best} {least}");
        }

        #[test]
        fn whatever_is_given_up_or_refused_nothing_unseen_comes_short_by_less_than_is_said(
            all in deviations(),
            most in 1..6_usize,
            refuse in any::<u8>(),
        ) {
            let (mut best, mut shown) = (f64::INFINITY, 0);
            let unseen = all.search(f64::INFINITY, most, &mut |set| {
                shown += 1;
                if refuse >> (shown % 8) & 1 == 1 {
                    return None;
                }
                best = best.min(short(&all, set));
                Some(best)
            });
            let least = brute_force(&all);
            prop_assert!(unseen.min(best) <= least + 1e-9, "{unseen} {best} {least}");
        }
    }
}
