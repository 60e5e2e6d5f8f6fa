//! The basis and its inverse, with disjoint rows keyed so that only linking rows make it large.
//!
//! Every disjoint row r has a *key*: a basic column with an entry κ_r in it, and in no other disjoint row. With the keys
//! first,
//!   B = [ K  N ]   K  diagonal, the keys' entries in their rows   N  at most one entry in a column that does not spread
//!       [ E  F ]   E, F  entries in linking rows                  W = F − E K⁻¹ N, as large as the linking rows are many
//! and B z = v splits into W z_N = v_L − E K⁻¹ v_D, z_K = K⁻¹ (v_D − N z_N). Only W⁻¹ is held, dense, and brought
//! up to date at every pivot:
//!   the column at q of W leaves: product form, W⁻¹ row q ← row q / α_q, row p ← row p − α_p row q;
//!   a key leaves whose row has another basic column, at q: the two change places first,
//!     row q ← −(n_q / κ)·(row q + Σ_p (n_p / n_q) row p)   over the other columns p of that row;
//!   a key leaves that is alone in its row: what enters becomes the key, and W stays; but for each column of W that spreads
//!     there, which goes over to the new key: product form as well.
//! A row in which only columns that spread are left has no key, and links from then on. Without disjoint rows W is B.
//!
//! (Generalised upper bounds: Dantzig & Van Slyke 1967; product form: Dantzig & Orchard-Hays 1954.)

mod factor;
mod pivot;

use crate::solve::columns::Columns;

use super::families::{Families, Place};

/// The basis has no inverse to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Singular;

/// A column's entries in disjoint rows: which ones, and how much. One at most but for columns that spread.
type Homes = Vec<(usize, f64)>;

/// Basic columns, and the inverse of their matrix.
#[derive(Debug)]
pub(super) struct Basis {
    /// The column at every position.
    pub(super) head: Vec<usize>,
    /// Those found, and those in use: some rows may link that need not.
    found: Families,
    families: Families,
    /// Where the column at a position stands.
    roles: Vec<Role>,
    /// By disjoint row.
    keys: Vec<Key>,
    /// By column of W: its position and its entries in disjoint rows.
    others: Vec<(usize, Homes)>,
    /// W⁻¹, row by row.
    inverse: Vec<f64>,
    /// Pivots since the last factorisation.
    pub(super) pivots: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// The key of this disjoint row.
    Key(usize),
    /// This column of W.
    Other(usize),
}

#[derive(Clone, Debug)]
struct Key {
    position: usize,
    /// κ
    entry: f64,
    /// Its entries in linking rows.
    links: Vec<(usize, f64)>,
}

impl Basis {
    /// All slacks basic.
    pub(super) fn slack(columns: &Columns, families: Families) -> Basis {
        let head: Vec<usize> = (0..columns.row_count()).map(|row| columns.structurals() + row).collect();
        let keys =
            families.disjoint().iter().map(|&row| Key { position: row, entry: -1.0, links: Vec::new() });
        let keys: Vec<Key> = keys.collect();
        let others: Vec<(usize, Homes)> = families.linking().iter().map(|&row| (row, Vec::new())).collect();
        let role = |row| match families.place(row) {
            Place::Disjoint(at) => Role::Key(at),
            Place::Linking(at) => Role::Other(at),
        };
        let roles = (0..head.len()).map(role).collect();
        let size = others.len();
        let mut inverse = vec![0.0; size * size];
        (0..size).for_each(|at| inverse[at * size + at] = -1.0);
        Basis { head, found: families.clone(), families, roles, keys, others, inverse, pivots: 0 }
    }

    /// All slacks basic again.
    pub(super) fn restart(&mut self, columns: &Columns) {
        let families = std::mem::take(&mut self.found);
        *self = Basis::slack(columns, families);
    }

    fn size(&self) -> usize {
        self.others.len()
    }

    /// Row q of W⁻¹.
    fn inverse_row(&self, at: usize) -> &[f64] {
        &self.inverse[at * self.size()..(at + 1) * self.size()]
    }

    /// A column's entries in disjoint rows, and those in linking rows.
    fn split(&self, columns: &Columns, column: usize) -> (Homes, Vec<(usize, f64)>) {
        let (mut homes, mut links) = (Vec::new(), Vec::new());
        columns.each_entry(column, |row, entry| match self.families.place(row) {
            Place::Disjoint(at) if entry != 0.0 => homes.push((at, entry)),
            Place::Linking(at) if entry != 0.0 => links.push((at, entry)),
            _ => {}
        });
        (homes, links)
    }

    /// Row p of the inverse: e_p B⁻¹.
    pub(super) fn row(&self, position: usize) -> Vec<f64> {
        let linking = match self.roles[position] {
            Role::Other(at) => self.inverse_row(at).to_vec(),
            Role::Key(own) => {
                let mut linking = vec![0.0; self.size()];
                for (at, entry) in self.in_row(own) {
                    let share = -entry / self.keys[own].entry;
                    linking.iter_mut().zip(self.inverse_row(at)).for_each(|(sum, by)| *sum += share * by);
                }
                linking
            }
        };
        self.spread(&linking, |own| if self.roles[position] == Role::Key(own) { 1.0 } else { 0.0 })
    }

    /// Columns of W with an entry in a disjoint row.
    fn in_row(&self, row: usize) -> impl Iterator<Item = (usize, f64)> {
        let homes = self.others.iter().enumerate();
        homes.filter_map(move |(at, (_, homes))| {
            homes.iter().find(|home| home.0 == row).map(|home| (at, home.1))
        })
    }

    /// y from y_L: y_D = (c_K − y_L E) K⁻¹.
    fn spread(&self, linking: &[f64], cost: impl Fn(usize) -> f64) -> Vec<f64> {
        let mut prices = vec![0.0; self.head.len()];
        for (row, price) in self.families.linking().iter().zip(linking) {
            prices[*row] = *price;
        }
        for ((own, key), row) in self.keys.iter().enumerate().zip(self.families.disjoint()) {
            let linked: f64 = key.links.iter().map(|(at, entry)| linking[*at] * entry).sum();
            prices[*row] = (cost(own) - linked) / key.entry;
        }
        prices
    }

    /// B⁻¹ v, by position.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut linking: Vec<f64> = self.families.linking().iter().map(|row| right[*row]).collect();
        for (key, row) in self.keys.iter().zip(self.families.disjoint()) {
            let share = right[*row] / key.entry;
            if share != 0.0 {
                key.links.iter().for_each(|(at, entry)| linking[*at] -= share * entry);
            }
        }
        let mut solved = vec![0.0; self.head.len()];
        let mut left: Vec<f64> = self.families.disjoint().iter().map(|row| right[*row]).collect();
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let value = dot(self.inverse_row(at), &linking);
            solved[*position] = value;
            for (row, entry) in homes {
                left[*row] -= entry * value;
            }
        }
        for (key, left) in self.keys.iter().zip(left) {
            solved[key.position] = left / key.entry;
        }
        solved
    }

    /// c B⁻¹, by row.
    pub(super) fn solve_transposed(&self, costs: &[f64]) -> Vec<f64> {
        let mut linking = vec![0.0; self.size()];
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let through = |sum: f64, (row, entry): &(usize, f64)| {
                let key = &self.keys[*row];
                sum + costs[key.position] * entry / key.entry
            };
            let cost = costs[*position] - homes.iter().fold(0.0, through);
            if cost != 0.0 {
                linking.iter_mut().zip(self.inverse_row(at)).for_each(|(sum, by)| *sum += cost * by);
            }
        }
        self.spread(&linking, |own| costs[self.keys[own].position])
    }

    /// What the terms of c B⁻¹ add up to in size, at most, for |c|.
    pub(super) fn solve_transposed_sizes(&self, sizes: &[f64]) -> Vec<f64> {
        let mut linking = vec![0.0; self.size()];
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let through = |sum: f64, (row, entry): &(usize, f64)| {
                let key = &self.keys[*row];
                sum + (sizes[key.position] * entry / key.entry).abs()
            };
            let size = sizes[*position] + homes.iter().fold(0.0, through);
            linking.iter_mut().zip(self.inverse_row(at)).for_each(|(sum, by)| *sum += size * by.abs());
        }
        let mut all = vec![0.0; self.head.len()];
        for (row, size) in self.families.linking().iter().zip(&linking) {
            all[*row] = *size;
        }
        for (key, row) in self.keys.iter().zip(self.families.disjoint()) {
            let linked: f64 = key.links.iter().map(|(at, entry)| linking[*at] * entry.abs()).sum();
            all[*row] = (sizes[key.position] + linked) / key.entry.abs();
        }
        all
    }

    /// What the terms of B⁻¹ v add up to in size, at most, for |v|; by position.
    pub(super) fn solve_sizes(&self, sizes: &[f64]) -> Vec<f64> {
        let mut linking: Vec<f64> = self.families.linking().iter().map(|row| sizes[*row]).collect();
        for (key, row) in self.keys.iter().zip(self.families.disjoint()) {
            let share = (sizes[*row] / key.entry).abs();
            key.links.iter().for_each(|(at, entry)| linking[*at] += share * entry.abs());
        }
        let mut solved = vec![0.0; self.head.len()];
        let mut left: Vec<f64> = self.families.disjoint().iter().map(|row| sizes[*row]).collect();
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let value = self.inverse_row(at).iter().zip(&linking).map(|(entry, by)| entry.abs() * by).sum();
            solved[*position] = value;
            for (row, entry) in homes {
                left[*row] += entry.abs() * value;
            }
        }
        for (key, left) in self.keys.iter().zip(left) {
            solved[key.position] = left / key.entry.abs();
        }
        solved
    }

    /// B z
    pub(super) fn multiply(&self, columns: &Columns, values: &[f64]) -> Vec<f64> {
        let mut product = vec![0.0; self.head.len()];
        for (&column, value) in self.head.iter().zip(values) {
            columns.each_entry(column, |row, entry| product[row] += entry * value);
        }
        product
    }

    /// y B
    pub(super) fn multiply_transposed(&self, columns: &Columns, prices: &[f64]) -> Vec<f64> {
        let product = self.head.iter().map(|&column| {
            let mut sum = 0.0;
            columns.each_entry(column, |row, entry| sum += entry * prices[row]);
            sum
        });
        product.collect()
    }
}

/// Four sums at once, always in the same order.
fn dot(one: &[f64], two: &[f64]) -> f64 {
    let mut sums = [0.0; 4];
    let (ones, twos) = (one.chunks_exact(4), two.chunks_exact(4));
    let rest: f64 = ones.remainder().iter().zip(twos.remainder()).map(|(a, b)| a * b).sum();
    for (a, b) in ones.zip(twos) {
        (0..4).for_each(|lane| sums[lane] += a[lane] * b[lane]);
    }
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Program, Row, Segment};
    use crate::solve::scaling::Scaling;

    /// Two linking rows and three disjoint ones, nine chains of one segment, entries without pattern.
    fn program() -> Program {
        let rows = (0..5).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
        let mut program = Program::new(rows.collect(), None);
        for chain in 0..9_u32 {
            let entry = |row: u32| (row, f64::from((chain * 7 + row * row * 3) % 11) - 4.5);
            program.push_chain(
                [entry(0), entry(1), entry(2 + chain % 3)],
                [Segment { length: 1.0, slope: 1.0, bent: 0.0 }],
            );
        }
        program
    }

    fn assert_inverse(basis: &Basis, columns: &Columns) {
        let count = columns.row_count();
        for position in 0..count {
            let mut unit = vec![0.0; count];
            unit[position] = 1.0;
            let there = basis.solve(&basis.multiply(columns, &unit));
            let back = basis.solve_transposed(&basis.multiply_transposed(columns, &unit));
            let row = basis.multiply_transposed(columns, &basis.row(position));
            for product in [there, back, row] {
                for (one, two) in product.iter().zip(&unit) {
                    assert!((one - two).abs() < 1e-10, "{product:?}");
                }
            }
        }
    }

    #[test]
    fn updated_and_factored_inverses_are_both_inverse() {
        let program = program();
        let columns = Columns::new(&program, &Scaling::of(&program));
        let families = Families::of(&program, 1);
        assert_eq!((families.disjoint().len(), families.linking().len()), (3, 2));
        let mut basis = Basis::slack(&columns, families);
        assert_inverse(&basis, &columns);
        // A linking slack leaves; a key alone in its row; a key with another in its row; what was a key again.
        for (position, column) in [(0, 0), (3, 1), (2, 3), (0, 4), (3, 7), (4, 5), (1, 6)] {
            let mut entries = vec![0.0; 5];
            columns.each_entry(column, |row, entry| entries[row] += entry);
            let direction = basis.solve(&entries);
            assert!(direction[position].abs() > 1e-6, "the test's own pivot");
            assert_eq!(basis.replace(&columns, position, column, &direction), Ok(()));
            assert_inverse(&basis, &columns);
        }
        basis.factor(&columns).expect("the basis is regular");
        assert_inverse(&basis, &columns);
    }

    /// Twelve disjoint rows and two linking ones; three chains of one segment in each, and one that spreads over all.
    fn with_a_chain_that_spreads() -> Program {
        let rows = (0..14).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
        let mut program = Program::new(rows.collect(), None);
        let segment = Segment { length: 1.0, slope: 1.0, bent: 0.0 };
        for chain in 0..36_u32 {
            let entry = |row: u32| (row, f64::from((chain * 7 + row * row * 3) % 11) - 4.5);
            program.push_chain([(chain % 12, f64::from(1 + chain % 5)), entry(12), entry(13)], [segment]);
        }
        let shares = (0..12_u32).map(|row| (row, -0.1 - f64::from(row % 3)));
        program.push_chain(shares.chain([(12, -1.0)]), [segment]);
        program
    }

    /// Two in every three pivots are in rows of their own, where most of what can happen to a key does.
    #[test]
    fn a_column_that_spreads_over_disjoint_rows_is_borne_with() {
        let program = with_a_chain_that_spreads();
        let columns = Columns::new(&program, &Scaling::of(&program));
        let families = Families::of(&program, 1);
        assert_eq!((families.disjoint().len(), families.spread()), (12, [36].as_slice()));
        let mut basis = Basis::slack(&columns, families);
        // What spreads takes the place of a linking slack.
        let mut pivots = vec![(12, 36)];
        pivots.extend((0..160).map(|turn: usize| {
            let row = turn * 5 % 12;
            if turn.is_multiple_of(3) {
                (turn * 11 % 14, turn * 17 % 50)
            } else {
                (row, row + 12 * (turn % 3))
            }
        }));
        let (mut done, mut without_key) = (0, 0);
        for (position, column) in pivots {
            let direction = basis.solve(&columns.entries(column));
            if basis.head.contains(&column) || direction[position].abs() < 1e-3 {
                continue;
            }
            assert_eq!(basis.replace(&columns, position, column, &direction), Ok(()));
            assert_inverse(&basis, &columns);
            without_key += usize::from(basis.keys.len() < 12);
            done += 1;
        }
        assert!(done > 40 && without_key > 0, "{done} pivots, {without_key} with a row that had no key");
        basis.factor(&columns).expect("the basis is regular");
        assert_inverse(&basis, &columns);
    }

    #[test]
    fn the_same_column_twice_is_singular() {
        let program = program();
        let columns = Columns::new(&program, &Scaling::of(&program));
        let mut basis = Basis::slack(&columns, Families::of(&program, 1));
        basis.head[0] = 1;
        basis.head[1] = 1;
        assert_eq!(basis.factor(&columns), Err(Singular));
    }
}
