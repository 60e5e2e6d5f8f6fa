//! The basis and its inverse, with the rows of blocks keyed so that only linking rows make it large.
//!
//! Every row of a block has a *key*: a basic column with entries in no other block, such that the entries of a block's keys
//! in its rows, K_b, have an inverse. With the keys first,
//!   B = [ K  N ]   K  the K_b along the diagonal   N  entries in one block in a column that does not spread
//!       [ E  F ]   E, F  entries in linking rows   W = F − E K⁻¹ N, as large as the linking rows are many
//! and B z = v splits into W z_N = v_L − E K⁻¹ v_D, z_K = K⁻¹ (v_D − N z_N). Only K⁻¹ and W⁻¹ are held, small and dense, and
//! brought up to date at every pivot, in product form wherever a column of theirs leaves:
//!   row q ← row q / α_q, row p ← row p − α_p row q   α  the inverse of the column that comes in at q
//! Of B
//!   the column at q of W leaves: W⁻¹ as above, α the direction of the pivot;
//!   the key s leaves, for which the column at q of W will do: the two change places first. B⁻¹ stays as it is, and W⁻¹ is
//!     those of its rows that are not of keys: row q ← β_s = −Σ_p t_sp row p   t_sp  K⁻¹ N for key s and column p of W;
//!   the key s leaves, and what enters becomes the key: W⁻¹ row p ← row p − (α_p / α_s) β_s.
//! A row for which only columns that spread are left has no key, and links from then on. Without blocks W is B.
//!
//! (Generalised upper bounds: Dantzig & Van Slyke 1967; product form: Dantzig & Orchard-Hays 1954.)

mod factor;
mod keys;
mod pivot;

use crate::solve::columns::Columns;

use super::families::{Families, Place};
use keys::Keys;

/// The basis has no inverse to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Singular;

/// A column's entries in rows of blocks: at which position, rising, and how much. In one block but for columns that spread.
type Homes = Vec<(usize, f64)>;

/// A column's entries in linking rows: at which position, and how much.
type Links = Vec<(usize, f64)>;

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
    keys: Keys,
    /// By column of W: its position and its entries in rows of blocks.
    others: Vec<(usize, Homes)>,
    /// W⁻¹, row by row.
    inverse: Vec<f64>,
    /// Pivots since the last factorisation.
    pub(super) pivots: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// This key.
    Key(usize),
    /// This column of W.
    Other(usize),
}

impl Basis {
    /// All slacks basic.
    pub(super) fn slack(columns: &Columns, families: Families) -> Basis {
        let head: Vec<usize> = (0..columns.row_count()).map(|row| columns.structurals() + row).collect();
        let others: Vec<(usize, Homes)> = families.linking().iter().map(|&row| (row, Vec::new())).collect();
        let role = |row| match families.place(row) {
            Place::Disjoint(at) => Role::Key(at),
            Place::Linking(at) => Role::Other(at),
        };
        let roles = (0..head.len()).map(role).collect();
        let size = others.len();
        let mut inverse = vec![0.0; size * size];
        (0..size).for_each(|at| inverse[at * size + at] = -1.0);
        let keys = Keys::slack(&families);
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

    /// A column's entries in rows of blocks, and those in linking rows.
    fn split(&self, columns: &Columns, column: usize) -> (Homes, Links) {
        let (mut homes, mut links) = (Vec::new(), Vec::new());
        columns.each_entry(column, |row, entry| match self.families.place(row) {
            Place::Disjoint(at) if entry != 0.0 => homes.push((at, entry)),
            Place::Linking(at) if entry != 0.0 => links.push((at, entry)),
            _ => {}
        });
        homes.sort_unstable_by_key(|home| home.0);
        (homes, links)
    }

    /// The block that all of these are in, if it is one.
    fn home(&self, homes: &Homes) -> Option<usize> {
        let ends = homes.first().zip(homes.last());
        let (first, last) = ends.map(|(one, two)| (one.0, two.0))?;
        let block = self.families.block_of(first);
        (block == self.families.block_of(last)).then_some(block)
    }

    /// Row p of the inverse: e_p B⁻¹.
    pub(super) fn row(&self, position: usize) -> Vec<f64> {
        let mut costs = vec![0.0; self.families.disjoint().len()];
        let linking = match self.roles[position] {
            Role::Other(at) => self.inverse_row(at).to_vec(),
            Role::Key(own) => {
                costs[own] = 1.0;
                self.linking_row_of_key(own)
            }
        };
        self.spread(&linking, costs)
    }

    /// A key's row of B⁻¹ in linking rows: β_s.
    fn linking_row_of_key(&self, key: usize) -> Vec<f64> {
        let block = self.families.block_of(key);
        let mut row = vec![0.0; self.size()];
        for (at, (_, homes)) in self.others.iter().enumerate() {
            let share = self.keys.share(key, block, homes);
            if share.is_there() {
                row.iter_mut().zip(self.inverse_row(at)).for_each(|(sum, by)| *sum -= share.value * by);
            }
        }
        row
    }

    /// y from y_L and c_K: y_D = (c_K − y_L E) K⁻¹.
    fn spread(&self, linking: &[f64], mut costs: Vec<f64>) -> Vec<f64> {
        for (cost, key) in costs.iter_mut().zip(self.keys.iter()) {
            *cost -= key.links.iter().map(|(at, entry)| linking[*at] * entry).sum::<f64>();
        }
        self.keys.solve_transposed(&mut costs);
        self.by_row(linking, &costs)
    }

    /// What stands by row of blocks and by linking row, by row.
    fn by_row(&self, linking: &[f64], disjoint: &[f64]) -> Vec<f64> {
        let mut all = vec![0.0; self.head.len()];
        let rows = self.families.linking().iter().zip(linking);
        rows.chain(self.families.disjoint().iter().zip(disjoint)).for_each(|(row, value)| all[*row] = *value);
        all
    }

    /// What stands by row, by linking row and by row of blocks.
    fn by_place(&self, all: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let of = |rows: &[usize]| rows.iter().map(|row| all[*row]).collect();
        (of(self.families.linking()), of(self.families.disjoint()))
    }

    /// What stands by position, by key.
    fn of_keys(&self, all: &[f64]) -> Vec<f64> {
        self.keys.iter().map(|key| all[key.position]).collect()
    }

    /// B⁻¹ v, by position.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let (mut linking, mut left) = self.by_place(right);
        let mut shares = left.clone();
        self.keys.solve(&mut shares);
        for (key, share) in self.keys.iter().zip(shares).filter(|(_, share)| *share != 0.0) {
            key.links.iter().for_each(|(at, entry)| linking[*at] -= share * entry);
        }
        let mut solved = vec![0.0; self.head.len()];
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let value = dot(self.inverse_row(at), &linking);
            solved[*position] = value;
            for (row, entry) in homes {
                left[*row] -= entry * value;
            }
        }
        self.keys.solve(&mut left);
        self.keys.iter().zip(left).for_each(|(key, value)| solved[key.position] = value);
        solved
    }

    /// c B⁻¹, by row.
    pub(super) fn solve_transposed(&self, costs: &[f64]) -> Vec<f64> {
        let of_keys = self.of_keys(costs);
        let mut through = of_keys.clone();
        self.keys.solve_transposed(&mut through);
        let mut linking = vec![0.0; self.size()];
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let cost = homes.iter().fold(costs[*position], |cost, (row, entry)| cost - through[*row] * entry);
            if cost != 0.0 {
                linking.iter_mut().zip(self.inverse_row(at)).for_each(|(sum, by)| *sum += cost * by);
            }
        }
        self.spread(&linking, of_keys)
    }

    /// What the terms of c B⁻¹ add up to in size, at most, for |c|.
    pub(super) fn solve_transposed_sizes(&self, sizes: &[f64]) -> Vec<f64> {
        let mut disjoint = self.of_keys(sizes);
        let mut through = disjoint.clone();
        self.keys.solve_transposed_sizes(&mut through);
        let mut linking = vec![0.0; self.size()];
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let grow = |size: f64, (row, entry): &(usize, f64)| size + (through[*row] * entry).abs();
            let size = homes.iter().fold(sizes[*position], grow);
            linking.iter_mut().zip(self.inverse_row(at)).for_each(|(sum, by)| *sum += size * by.abs());
        }
        for (size, key) in disjoint.iter_mut().zip(self.keys.iter()) {
            *size += key.links.iter().map(|(at, entry)| linking[*at] * entry.abs()).sum::<f64>();
        }
        self.keys.solve_transposed_sizes(&mut disjoint);
        self.by_row(&linking, &disjoint)
    }

    /// What the terms of B⁻¹ v add up to in size, at most, for |v|; by position.
    pub(super) fn solve_sizes(&self, sizes: &[f64]) -> Vec<f64> {
        let (mut linking, mut left) = self.by_place(sizes);
        let mut shares = left.clone();
        self.keys.solve_sizes(&mut shares);
        for (key, share) in self.keys.iter().zip(shares) {
            key.links.iter().for_each(|(at, entry)| linking[*at] += share * entry.abs());
        }
        let mut solved = vec![0.0; self.head.len()];
        for (at, (position, homes)) in self.others.iter().enumerate() {
            let value = self.inverse_row(at).iter().zip(&linking).map(|(entry, by)| entry.abs() * by).sum();
            solved[*position] = value;
            for (row, entry) in homes {
                left[*row] += entry.abs() * value;
            }
        }
        self.keys.solve_sizes(&mut left);
        self.keys.iter().zip(left).for_each(|(key, value)| solved[key.position] = value);
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

    /// Makes the pivots that there are, and looks at the inverse after each; how many those were, and after how many there was a
    /// row of a block without a key.
    fn pivot(
        columns: &Columns,
        families: Families,
        pivots: impl Iterator<Item = (usize, usize)>,
    ) -> (usize, usize) {
        let keys = families.disjoint().len();
        let mut basis = Basis::slack(columns, families);
        let (mut done, mut without_key) = (0, 0);
        for (position, column) in pivots {
            let direction = basis.solve(&columns.entries(column));
            if basis.head.contains(&column) || direction[position].abs() < 1e-3 {
                continue;
            }
            assert_eq!(basis.replace(columns, position, column, &direction), Ok(()));
            assert_inverse(&basis, columns);
            without_key += usize::from(basis.keys.iter().count() < keys);
            done += 1;
        }
        basis.factor(columns).expect("the basis is regular");
        assert_inverse(&basis, columns);
        (done, without_key)
    }

    /// Two in every three pivots are in rows of their own, where most of what can happen to a key does.
    #[test]
    fn a_column_that_spreads_over_disjoint_rows_is_borne_with() {
        let program = with_a_chain_that_spreads();
        let columns = Columns::new(&program, &Scaling::of(&program));
        let families = Families::of(&program, 1);
        assert_eq!((families.block_count(), families.spread()), (12, [36].as_slice()));
        let turns = (0..160).map(|turn: usize| {
            let row = turn * 5 % 12;
            if turn.is_multiple_of(3) {
                (turn * 11 % 14, turn * 17 % 50)
            } else {
                (row, row + 12 * (turn % 3))
            }
        });
        // What spreads takes the place of a linking slack.
        let (done, without_key) = pivot(&columns, families, [(12, 36)].into_iter().chain(turns));
        assert!(done > 40 && without_key > 0, "{done} pivots, {without_key} with a row that had no key");
    }

    /// Eight regions of six chains: floor and cap as different shares of what a last chain adds up, and a row of half of the
    /// region; a budget, and the row that adds up.
    fn with_blocks() -> Program {
        let rows = (0..26).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
        let mut program = Program::new(rows.collect(), None);
        let segment = Segment { length: 1.0, slope: 1.0, bent: 0.0 };
        for chain in 0..48_u32 {
            let first = 3 * (chain % 8);
            let value = f64::from(1 + chain % 5);
            let half = (chain % 2 == 1 - chain / 8 % 2).then_some((first + 2, f64::from(1 + chain % 3)));
            let own = [(first, value), (first + 1, value)].into_iter().chain(half);
            let budget = f64::from(chain * 7 % 11) - 4.5;
            program.push_chain(own.chain([(24, budget), (25, 1.0)]), [segment]);
        }
        let shares = (0..8_u32).flat_map(|region| [(3 * region, -0.2), (3 * region + 1, -0.5)]);
        program.push_chain(shares.chain([(25, -1.0)]), [segment]);
        program
    }

    #[test]
    fn blocks_of_several_rows_keep_out_of_the_working_basis() {
        let program = with_blocks();
        let columns = Columns::new(&program, &Scaling::of(&program));
        let families = Families::of(&program, 1);
        assert_eq!(
            (families.block_count(), families.linking(), families.spread()),
            (8, [24, 25].as_slice(), [48].as_slice())
        );
        let turns = (0..400).map(|turn: usize| {
            let (region, other) = (turn * 5 % 8, turn / 8);
            match turn % 5 {
                0 => (turn * 11 % 26, turn * 17 % 75),
                // A slack comes back.
                1 => (3 * region + other % 3, 49 + 3 * region + (other + turn) % 3),
                _ => (3 * region + turn % 3, region + 8 * (other % 6)),
            }
        });
        let (done, without_key) = pivot(&columns, families, [(25, 48)].into_iter().chain(turns));
        assert!(done > 100 && without_key > 0, "{done} pivots, {without_key} with a row that had no key");
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
