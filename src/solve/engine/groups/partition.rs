//! Which segments fill alike: put together by their rows, taken apart by what they gain.

use std::collections::HashMap;

use crate::lp::{Program, Segment};

/// Either side of a torn group is cut after the nearest so many-th parts of it.
const PARTS: [usize; 2] = [4, 16];
/// A side of so few stands alone, one by one.
const FEW: usize = 8;
/// So many segments, and one of so many at most, are near their price: the others may come together.
const NEAREST: usize = 2_000;
const NEAREST_SHARE: usize = 8;

/// Which group every segment belongs to.
pub(super) struct Groups {
    /// By segment, chain by chain.
    of: Vec<u32>,
    count: u32,
    /// The first group of every segment: all that could be one.
    alike: Vec<u32>,
}

/// The sum of a group's segments, each as often as it is long.
#[derive(Clone, Default)]
struct Total {
    length: f64,
    slope: f64,
    bent: f64,
    coefficients: Vec<(u32, f64)>,
}

impl Groups {
    /// By rows; what gains something stands alone.
    pub(super) fn of(program: &Program) -> Groups {
        let mut groups = Groups { of: Vec::with_capacity(program.columns()), count: 0, alike: Vec::new() };
        // Those without and those with a coefficient in the bent row.
        let mut known: HashMap<Vec<u32>, [Option<u32>; 2]> = HashMap::new();
        let mut rows = Vec::new();
        for chain in 0..program.chains() {
            rows.clear();
            rows.extend(program.coefficients(chain).iter().map(|(row, _)| *row));
            if !known.contains_key(&rows) {
                known.insert(rows.clone(), [None; 2]);
            }
            let own = known.get_mut(&rows).expect("it was just put there");
            for segment in program.segments(chain) {
                let known = &mut own[usize::from(segment.bent != 0.0)];
                let group = known.filter(|_| segment.slope == 0.0).unwrap_or_else(|| groups.another());
                if segment.slope == 0.0 {
                    *known = Some(group);
                }
                groups.of.push(group);
            }
        }
        groups.alike.clone_from(&groups.of);
        groups
    }

    fn another(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }

    /// One chain of one segment for every group.
    pub(super) fn program(&self, program: &Program) -> Program {
        let mut totals = vec![Total::default(); self.count as usize];
        let mut groups = self.of.iter();
        for chain in 0..program.chains() {
            for (segment, group) in program.segments(chain).iter().zip(&mut groups) {
                let total = &mut totals[*group as usize];
                total.length += segment.length;
                total.slope += segment.slope * segment.length;
                total.bent += segment.bent * segment.length;
                let own = program.coefficients(chain);
                if total.coefficients.is_empty() {
                    total.coefficients.extend(own.iter().map(|(row, _)| (*row, 0.0)));
                }
                let sums = total.coefficients.iter_mut().zip(own);
                sums.for_each(|((_, sum), (_, value))| *sum += value * segment.length);
            }
        }
        let mut grouped = Program::new(program.rows().to_vec(), program.bent_row());
        for Total { length, slope, bent, coefficients } in totals {
            let entries = coefficients.into_iter().map(|(row, sum)| (row, sum / length));
            let segment = Segment { length, slope: slope / length, bent: bent / length };
            grouped.push_chain(entries.filter(|(_, value)| *value != 0.0), [segment]);
        }
        grouped
    }

    /// Which groups have segments that lose, and which have some that win?
    fn signs(&self, gains: &[f64]) -> Vec<(bool, bool)> {
        let mut signs = vec![(false, false); self.count as usize];
        for (gain, group) in gains.iter().zip(&self.of) {
            let (loses, wins) = &mut signs[*group as usize];
            *loses |= *gain < 0.0;
            *wins |= *gain > 0.0;
        }
        signs
    }

    /// Do these gains tear a group?
    pub(super) fn are_torn(&self, gains: &[f64]) -> bool {
        self.signs(gains).contains(&(true, true))
    }

    /// Takes apart what these gains tear.
    pub(super) fn take_apart(&mut self, gains: &[f64]) {
        let signs = self.signs(gains);
        let mut sides: Vec<[Vec<usize>; 3]> = vec![Default::default(); self.count as usize];
        for (column, (gain, group)) in gains.iter().zip(&self.of).enumerate() {
            if signs[*group as usize] == (true, true) {
                let side = usize::from(*gain >= 0.0) + usize::from(*gain > 0.0);
                sides[*group as usize][side].push(column);
            }
        }
        for [losing, neither, winning] in sides {
            self.put_together(&neither);
            for side in [losing, winning] {
                self.take_side_apart(side, gains);
            }
        }
        self.renumber();
    }

    /// Brings groups together that are alike and far from their price, on the same side of it. A point of these prices has
    /// them all full, or all empty, so that it stays one.
    pub(super) fn bring_together(&mut self, gains: &[f64]) {
        let window = window(gains);
        let signs = self.signs(gains);
        let mut is_far = vec![true; self.count as usize];
        for (gain, group) in gains.iter().zip(&self.of) {
            is_far[*group as usize] &= gain.abs() > window && signs[*group as usize] != (true, true);
        }
        let alike = self.alike.iter().max().map_or(0, |last| last + 1);
        let [losing, winning] = [self.count, self.count + alike];
        for ((group, gain), alike) in self.of.iter_mut().zip(gains).zip(&self.alike) {
            if is_far[*group as usize] {
                *group = alike + if *gain < 0.0 { losing } else { winning };
            }
        }
        self.count += 2 * alike;
        self.renumber();
    }

    /// Lets the segments nearest to their price stand alone, and takes the others apart by side.
    pub(super) fn let_near_stand_alone(&mut self, gains: &[f64]) {
        let window = window(gains);
        let count = self.count;
        for (column, (group, gain)) in self.of.iter_mut().zip(gains).enumerate() {
            if *gain != 0.0 && gain.abs() <= window {
                *group = 3 * count + column as u32;
            } else if *gain != 0.0 {
                *group += if *gain < 0.0 { count } else { 2 * count };
            }
        }
        self.count = 3 * count + gains.len() as u32;
        self.renumber();
    }

    /// Puts one side of a torn group into parts by how near its segments are to their price.
    fn take_side_apart(&mut self, mut side: Vec<usize>, gains: &[f64]) {
        if side.len() <= FEW {
            for column in side {
                self.put_together(&[column]);
            }
            return;
        }
        let order =
            |one: &usize, two: &usize| gains[*one].abs().total_cmp(&gains[*two].abs()).then(one.cmp(two));
        let mut end = side.len();
        for share in PARTS {
            let from = side.len() / share;
            side[..end].select_nth_unstable_by(from, order);
            self.put_together(&side[from..end]);
            end = from;
        }
        self.put_together(&side[..end]);
    }

    /// Makes one group of these.
    fn put_together(&mut self, columns: &[usize]) {
        let group = self.another();
        for column in columns {
            self.of[*column] = group;
        }
    }

    /// Leaves out groups that nothing belongs to any more.
    fn renumber(&mut self) {
        let mut numbers = vec![None; self.count as usize];
        self.count = 0;
        for group in &mut self.of {
            *group = *numbers[*group as usize].get_or_insert_with(|| {
                self.count += 1;
                self.count - 1
            });
        }
    }

    /// What every chain holds where each segment is as full as its group.
    pub(super) fn amounts(&self, program: &Program, held: &[f64]) -> Vec<f64> {
        let mut lengths = vec![0.0; self.count as usize];
        let columns = || (0..program.chains()).flat_map(|chain| program.segments(chain)).zip(&self.of);
        columns().for_each(|(segment, group)| lengths[*group as usize] += segment.length);
        let mut groups = self.of.iter();
        let amount = |chain: usize| {
            let segments = program.segments(chain).iter().zip(&mut groups);
            let parts = segments.map(|(segment, group)| {
                segment.length * (held[*group as usize] / lengths[*group as usize]).clamp(0.0, 1.0)
            });
            parts.sum()
        };
        (0..program.chains()).map(amount).collect()
    }
}

/// The gain within which the nearest few segments are.
fn window(gains: &[f64]) -> f64 {
    let mut sizes: Vec<f64> = gains.iter().map(|gain| gain.abs()).filter(|gain| *gain > 0.0).collect();
    if sizes.is_empty() {
        return 0.0;
    }
    let at = NEAREST.min(sizes.len() / NEAREST_SHARE);
    *sizes.select_nth_unstable_by(at, f64::total_cmp).1
}
