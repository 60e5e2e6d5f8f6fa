//! How far gains have moved at most since chains were settled, for chains that are much alike together.
//!
//! From prices π to π + Δ the gain of a chain moves by Σ_r Δ_r a_ri. Where only ends are known between which each a_ri lies,
//! so are only ends between which the gain moves. Chains are alike that stand in the same row of a family of disjoint rows,
//! in the same one of a second family that crosses it, and have about the same coefficients in the one or two other rows that
//! cost most: what a budget loses and a county wins is set off.

use crate::lp::{Program, RowFacts};

/// Families are found in about so many chains, but for those in so many times as many rows as is usual.
const LOOKED_AT: usize = 1 << 12;
const MANY: usize = 4;
/// Coefficients of a row are told apart by so many equal parts of their range, in so many rows.
const PARTS: usize = 8;
const MOST_DIVIDED: usize = 2;
/// So many chains for every kind at least.
const CHAINS_PER_KIND: usize = 4;

/// What of a row tells chains apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// That they stand in this one of a family of disjoint rows, by place from 1.
    First(usize),
    /// Likewise of one that crosses it.
    Second(usize),
    /// About what stands there: position among the divided rows.
    Divided(usize),
    /// Nothing.
    Shared,
}

/// What every kind of chain has gone through.
#[derive(Debug, Default)]
pub(super) struct Milometer {
    /// By row.
    classes: Vec<Class>,
    /// Rows of the first and of the second family, and one each.
    firsts: usize,
    seconds: usize,
    /// Ends of the ranges of the divided rows.
    divided: Vec<Range>,
    moved: Moved,
    /// The prices there.
    at: Vec<f64>,
}

/// How far gains have moved.
#[derive(Clone, Debug, Default)]
pub(super) struct Moved {
    pub(super) by_kind: Vec<f64>,
    /// The most of any kind: a chain that this says nothing of needs no look at its kind.
    pub(super) most: f64,
}

impl From<Vec<f64>> for Moved {
    fn from(by_kind: Vec<f64>) -> Moved {
        Moved { most: by_kind.iter().copied().fold(0.0, f64::max), by_kind }
    }
}

/// The ends between which something lies.
#[derive(Clone, Copy, Debug, Default)]
struct Range {
    least: f64,
    greatest: f64,
}

impl Milometer {
    /// At 0, with these prices, and all chains of a kind: enough for prices that move little.
    pub(super) fn of_one_kind(program: &Program, prices: &[f64]) -> Milometer {
        let classes = vec![Class::Shared; program.rows().len()];
        Milometer {
            classes,
            firsts: 1,
            seconds: 1,
            divided: Vec::new(),
            moved: vec![0.0].into(),
            at: prices.to_vec(),
        }
    }

    /// At 0, with these prices.
    pub(super) fn of(program: &Program, prices: &[f64]) -> Milometer {
        let rows = program.rows().len();
        let mut classes = vec![Class::Shared; rows];
        let mut room = (program.chains() / CHAINS_PER_KIND).max(1);
        let [first, second] = families(program).map(|rows| {
            if rows.len() < room {
                room /= rows.len() + 1;
                rows
            } else {
                Vec::new()
            }
        });
        for (place, row) in (1..).zip(&first) {
            classes[*row] = Class::First(place);
        }
        for (place, row) in (1..).zip(&second) {
            classes[*row] = Class::Second(place);
        }
        let (firsts, seconds) = (first.len() + 1, second.len() + 1);
        let cost = |row: usize| {
            let Range { least, greatest } = Range::of(program, row).times(prices[row]);
            greatest - least
        };
        let mut dearest: Vec<usize> = (0..rows)
            .filter(|row| {
                classes[*row] == Class::Shared && program.bent_row() != Some(*row) && cost(*row) > 0.0
            })
            .collect();
        dearest.sort_by(|one, two| cost(*two).total_cmp(&cost(*one)));
        let mut divided = Vec::new();
        for row in dearest.into_iter().take(MOST_DIVIDED) {
            if room < PARTS {
                break;
            }
            room /= PARTS;
            classes[row] = Class::Divided(divided.len());
            divided.push(Range::of(program, row));
        }
        let kinds = firsts * seconds * divided.iter().map(|_| PARTS).product::<usize>();
        Milometer { classes, firsts, seconds, divided, moved: vec![0.0; kinds].into(), at: prices.to_vec() }
    }

    /// The kind of a chain; `None` if it is in two rows of a family.
    #[inline]
    pub(super) fn kind(&self, coefficients: &[(u32, f64)]) -> Option<u32> {
        if self.moved.by_kind.len() == 1 {
            return Some(0);
        }
        let (mut first, mut second, mut entries) = (0, 0, [0.0; MOST_DIVIDED]);
        for (row, value) in coefficients {
            match self.classes[*row as usize] {
                Class::First(place) if first == 0 => first = place,
                Class::Second(place) if second == 0 => second = place,
                Class::First(_) | Class::Second(_) => return None,
                Class::Divided(at) => entries[at] = *value,
                Class::Shared => {}
            }
        }
        let family = first * self.seconds + second;
        let kind = self
            .divided
            .iter()
            .zip(entries)
            .fold(family, |kind, (range, entry)| kind * PARTS + range.part(entry));
        u32::try_from(kind).ok()
    }

    /// How far gains have moved.
    pub(super) fn moved(&self) -> &Moved {
        &self.moved
    }

    /// The prices there.
    pub(super) fn at(&self) -> &[f64] {
        &self.at
    }

    /// Moves on.
    pub(super) fn go(&mut self, program: &Program, prices: &[f64]) {
        self.moved = self.moved_to(program, prices);
        self.at = prices.to_vec();
    }

    /// What would stand there at other prices.
    pub(super) fn moved_to(&self, program: &Program, prices: &[f64]) -> Moved {
        let mut shared = Range::default();
        let mut firsts = vec![Range::default(); self.firsts];
        let mut seconds = vec![Range::default(); self.seconds];
        let mut divided = vec![0.0; self.divided.len()];
        for (row, class) in self.classes.iter().enumerate() {
            let by = prices[row] - self.at[row];
            let own = Range::of(program, row).times(by);
            match class {
                Class::First(place) => firsts[*place] = own,
                Class::Second(place) => seconds[*place] = own,
                Class::Divided(at) => divided[*at] = by,
                Class::Shared => shared = shared.plus(own),
            }
        }
        let mut moves: Vec<Range> = Vec::with_capacity(self.moved.by_kind.len());
        for first in firsts {
            let base = shared.plus(first);
            moves.extend(seconds.iter().map(|second| base.plus(*second)));
        }
        for (range, by) in self.divided.iter().zip(divided) {
            let parts: [Range; PARTS] = std::array::from_fn(|part| range.parted(part).times(by));
            moves = moves.iter().flat_map(|base| parts.map(|part| base.plus(part))).collect();
        }
        let moved: Vec<f64> =
            self.moved.by_kind.iter().zip(moves).map(|(moved, by)| moved + by.size()).collect();
        moved.into()
    }
}

impl Range {
    /// Of what stands in a row, in a chain and its segments together.
    fn of(program: &Program, row: usize) -> Range {
        let RowFacts { lowest, highest, members, .. } = program.facts().rows[row];
        let is_bent = program.bent_row() == Some(row);
        if members < program.chains() as f64 || is_bent {
            let (least, greatest) = (lowest.min(0.0), highest.max(0.0));
            let times = if is_bent { 2.0 } else { 1.0 };
            Range { least: times * least, greatest: times * greatest }
        } else {
            Range { least: lowest, greatest: highest }
        }
    }

    /// One of so many equal parts.
    fn parted(self, part: usize) -> Range {
        let end = |part: usize| self.least + (self.greatest - self.least) * (part as f64 / PARTS as f64);
        Range { least: end(part), greatest: end(part + 1) }
    }

    /// In which part something lies.
    fn part(self, entry: f64) -> usize {
        let share = (entry - self.least) / (self.greatest - self.least);
        ((share * PARTS as f64) as usize).min(PARTS - 1)
    }

    fn times(self, by: f64) -> Range {
        let (one, two) = (self.least * by, self.greatest * by);
        Range { least: one.min(two), greatest: one.max(two) }
    }

    fn plus(self, other: Range) -> Range {
        Range { least: self.least + other.least, greatest: self.greatest + other.greatest }
    }

    fn size(self) -> f64 {
        self.greatest.max(-self.least)
    }
}

/// Two families of rows, in each of which no chain that is looked at has two: the longest first, but none that most chains
/// stand in.
fn families(program: &Program) -> [Vec<usize>; 2] {
    let stride = program.chains().div_ceil(LOOKED_AT).max(1);
    let chains = || (0..program.chains()).step_by(stride).map(|chain| program.coefficients(chain));
    let most = chains().map(<[_]>::len).sum::<usize>() * MANY / chains().len().max(1);
    let looked_at: Vec<&[(u32, f64)]> = chains().filter(|entries| entries.len() <= most).collect();
    let mut members = vec![Vec::new(); program.rows().len()];
    for (at, entries) in looked_at.iter().enumerate() {
        entries.iter().for_each(|(row, _)| members[*row as usize].push(at));
    }
    let known = &program.facts().rows;
    let is_short = |row: &usize| known[*row].members * 2.0 < program.chains() as f64;
    let mut longest: Vec<usize> =
        (0..members.len()).filter(|row| program.bent_row() != Some(*row) && is_short(row)).collect();
    longest.sort_by(|one, two| known[*two].members.total_cmp(&known[*one].members));
    [(); 2].map(|()| {
        let mut clashes = vec![false; members.len()];
        let mut family = Vec::new();
        longest.retain(|&row| {
            let is_free = !clashes[row];
            if is_free {
                family.push(row);
                let own = members[row].iter().flat_map(|at| looked_at[*at]);
                own.for_each(|(other, _)| clashes[*other as usize] = true);
            }
            !is_free
        });
        family
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};
    use proptest::prelude::{prop, prop_assert, proptest};

    proptest! {
        /// The sum over a chain's own coefficients is never more than what its kind has gone through.
        #[test]
        fn no_gain_moves_farther_than_its_kind(
            chains in prop::collection::vec((0_u32..3, 0_u32..3, -4_i32..5, -4_i32..5, 0_u32..4), 40..80),
            prices in prop::collection::vec((-5_i32..5, -5_i32..5, -5_i32..5), 9),
        ) {
            let rows = (0..9).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
            let mut program = Program::new(rows.collect(), Some(8));
            for (first, second, third, fourth, bent) in chains {
                let entries = [(first, 1.0), (3 + second, 0.5), (6, f64::from(third)), (7, f64::from(fourth))];
                let segment = Segment { length: 1.0, slope: 1.0, bent: f64::from(bent) };
                program.push_chain(entries.into_iter().filter(|(_, value)| *value != 0.0), [segment]);
            }
            let prices: [Vec<f64>; 3] = [0, 1, 2].map(|at| {
                prices.iter().map(|price| f64::from([price.0, price.1, price.2][at])).collect()
            });
            let mut milometer = Milometer::of(&program, &prices[0]);
            milometer.go(&program, &prices[1]);
            let moved = milometer.moved_to(&program, &prices[2]);
            for chain in 0..program.chains() {
                let gain = |prices: &[f64]| {
                    let own: f64 =
                        program.coefficients(chain).iter().map(|(row, value)| prices[*row as usize] * value).sum();
                    own + prices[8] * program.segments(chain)[0].bent
                };
                let [from, by, to] = [0, 1, 2].map(|at| gain(&prices[at]));
                let kind = milometer.kind(program.coefficients(chain)).expect("families are of all chains");
                prop_assert!((by - from).abs() + (to - by).abs() <= moved.by_kind[kind as usize] + 1e-9);
            }
        }
    }
}
