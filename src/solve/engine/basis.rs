//! The basis and its inverse, dense, one row a basic column.
//!
//! With the basic segments S and the rows N whose slacks are not basic, B z = v splits into
//!   K z_S = v_N   and   z_r = M_r z_S − v_r for every other row r,
//! so that only the kernel K = A_NS is factored (LU with partial pivoting) and slacks cost nothing.
//! A pivot at position p updates the inverse in product form (Dantzig & Orchard-Hays 1954):
//!   β_p ← β_p / α_p,   β_q ← β_q − α_q β_p.

use nalgebra::DMatrix;

use crate::solve::columns::Columns;

/// The kernel has no inverse to speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Singular;

/// Basic columns, and the inverse of their matrix.
#[derive(Debug)]
pub(super) struct Basis {
    /// The column at every position.
    pub(super) head: Vec<usize>,
    inverse: Vec<f64>,
    /// Pivots since the last factorisation.
    pub(super) pivots: usize,
}

impl Basis {
    /// All slacks basic: the inverse is −I.
    pub(super) fn slack(columns: &Columns) -> Basis {
        let count = columns.row_count();
        let mut inverse = vec![0.0; count * count];
        (0..count).for_each(|row| inverse[row * count + row] = -1.0);
        let head = (0..count).map(|row| columns.structurals() + row).collect();
        Basis { head, inverse, pivots: 0 }
    }

    /// Row p of the inverse.
    pub(super) fn row(&self, position: usize) -> &[f64] {
        let count = self.head.len();
        &self.inverse[position * count..(position + 1) * count]
    }

    /// B⁻¹ v
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        (0..self.head.len()).map(|position| dot(self.row(position), right)).collect()
    }

    /// c B⁻¹
    pub(super) fn solve_transposed(&self, costs: &[f64]) -> Vec<f64> {
        let mut prices = vec![0.0; self.head.len()];
        for (position, &cost) in costs.iter().enumerate().filter(|(_, cost)| **cost != 0.0) {
            for (price, entry) in prices.iter_mut().zip(self.row(position)) {
                *price += cost * entry;
            }
        }
        prices
    }

    /// |c| |B⁻¹|: what the terms of c B⁻¹ add up to in size.
    pub(super) fn solve_transposed_sizes(&self, costs: &[f64]) -> Vec<f64> {
        let mut sizes = vec![0.0; self.head.len()];
        for (position, &cost) in costs.iter().enumerate().filter(|(_, cost)| **cost != 0.0) {
            for (size, entry) in sizes.iter_mut().zip(self.row(position)) {
                *size += (cost * entry).abs();
            }
        }
        sizes
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

    /// Puts `column` in place of the one at `position`; `direction` is B⁻¹ of the column's entries.
    pub(super) fn replace(&mut self, position: usize, column: usize, direction: &[f64]) {
        let count = self.head.len();
        let pivot = direction[position];
        let (before, rest) = self.inverse.split_at_mut(position * count);
        let (own, after) = rest.split_at_mut(count);
        for entry in own.iter_mut() {
            *entry /= pivot;
        }
        let others = before.chunks_exact_mut(count).chain(after.chunks_exact_mut(count));
        let factors = direction[..position].iter().chain(&direction[position + 1..]);
        for (row, &factor) in others.zip(factors).filter(|(_, factor)| **factor != 0.0) {
            for (entry, own) in row.iter_mut().zip(own.iter()) {
                *entry -= factor * own;
            }
        }
        self.head[position] = column;
        self.pivots += 1;
    }

    /// Works the inverse out afresh from the columns.
    pub(super) fn factor(&mut self, columns: &Columns) -> Result<(), Singular> {
        let count = self.head.len();
        let structurals = columns.structurals();
        let mut slack_position = vec![None; count];
        let mut basic = Vec::new();
        for (position, &column) in self.head.iter().enumerate() {
            match column.checked_sub(structurals) {
                Some(row) => slack_position[row] = Some(position),
                None => basic.push(position),
            }
        }
        let mut kernel_index = vec![None; count];
        let kernel_rows: Vec<usize> = (0..count).filter(|row| slack_position[*row].is_none()).collect();
        for (index, &row) in kernel_rows.iter().enumerate() {
            kernel_index[row] = Some(index);
        }
        let mut kernel: DMatrix<f64> = DMatrix::zeros(basic.len(), basic.len());
        for (index, &position) in basic.iter().enumerate() {
            columns.each_entry(self.head[position], |row, entry| {
                if let Some(kernel_row) = kernel_index[row] {
                    kernel[(kernel_row, index)] += entry;
                }
            });
        }
        let inverse: DMatrix<f64> = kernel.try_inverse().ok_or(Singular)?;
        if inverse.iter().any(|entry| !entry.is_finite()) {
            return Err(Singular);
        }
        self.inverse.iter_mut().for_each(|entry| *entry = 0.0);
        for (index, &position) in basic.iter().enumerate() {
            for (kernel_row, &row) in kernel_rows.iter().enumerate() {
                self.inverse[position * count + row] = inverse[(index, kernel_row)];
            }
        }
        for (row, position) in slack_position.iter().enumerate() {
            if let Some(position) = position {
                self.inverse[position * count + row] = -1.0;
            }
        }
        for &position in &basic {
            let (column, own) = (self.head[position], self.row(position).to_vec());
            columns.each_entry(column, |row, entry| {
                if let Some(slack) = slack_position[row] {
                    for &kernel_row in &kernel_rows {
                        self.inverse[slack * count + kernel_row] += entry * own[kernel_row];
                    }
                }
            });
        }
        self.pivots = 0;
        Ok(())
    }
}

/// Four sums at once, always in the same order.
pub(super) fn dot(one: &[f64], two: &[f64]) -> f64 {
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

    /// Four rows, six chains of one segment, entries without pattern.
    fn columns() -> Columns {
        let rows = (0..4).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
        let mut program = Program::new(rows.collect(), None);
        for chain in 0..6_u32 {
            let entries = (0..4_u32).map(|row| (row, f64::from((chain * 7 + row * row * 3) % 11) - 4.5));
            program.push_chain(entries, [Segment { length: 1.0, slope: 1.0, bent: 0.0 }]);
        }
        Columns::new(&program, &Scaling::of(&program))
    }

    fn assert_inverse(basis: &Basis, columns: &Columns) {
        for position in 0..4 {
            let mut unit = vec![0.0; 4];
            unit[position] = 1.0;
            let product = basis.solve(&basis.multiply(columns, &unit));
            for (one, two) in product.iter().zip(&unit) {
                assert!((one - two).abs() < 1e-12, "{product:?}");
            }
        }
    }

    #[test]
    fn updated_and_factored_inverses_are_both_inverse() {
        let columns = columns();
        let mut basis = Basis::slack(&columns);
        assert_inverse(&basis, &columns);
        for (position, column) in [(2, 0), (0, 3), (3, 5), (2, 4)] {
            let mut entries = vec![0.0; 4];
            columns.each_entry(column, |row, entry| entries[row] += entry);
            let direction = basis.solve(&entries);
            basis.replace(position, column, &direction);
            assert_inverse(&basis, &columns);
        }
        let updated = basis.inverse.clone();
        basis.factor(&columns).expect("the basis is regular");
        assert_inverse(&basis, &columns);
        assert!(basis.inverse.iter().zip(&updated).all(|(one, two)| (one - two).abs() < 1e-12));
    }

    #[test]
    fn the_same_column_twice_is_singular() {
        let columns = columns();
        let mut basis = Basis::slack(&columns);
        basis.head[0] = 1;
        basis.head[1] = 1;
        assert_eq!(basis.factor(&columns), Err(Singular));
    }
}
