//! One basic column for another, the inverse brought up to date.

use crate::solve::columns::Columns;

use super::{Basis, Key, Role, Singular, dot};

impl Basis {
    /// Puts `column` in place of the one at `position`; `direction` is B⁻¹ of the column's entries.
    pub(in crate::solve::engine) fn replace(
        &mut self,
        columns: &Columns,
        position: usize,
        column: usize,
        direction: &[f64],
    ) -> Result<(), Singular> {
        let (homes, links) = self.split(columns, column);
        if let Role::Key(row) = self.roles[position] {
            let may_be_key = self.in_row(row).filter(|(at, _)| self.others[*at].1.len() == 1);
            let largest = may_be_key.max_by(|one, two| one.1.abs().total_cmp(&two.1.abs()));
            match (largest, homes.as_slice()) {
                (Some((at, _)), _) => self.change_places(columns, row, at),
                (None, [(own, entry)]) if *own == row => {
                    self.follow(row, Key { position, entry: *entry, links });
                }
                // Only columns that spread are left in the row.
                _ => {
                    self.head[position] = column;
                    return self.factor(columns);
                }
            }
        }
        if let Role::Other(at) = self.roles[position] {
            let others: Vec<f64> = self.others.iter().map(|(other, _)| direction[*other]).collect();
            self.exchange(at, &others);
            self.others[at] = (position, homes);
        }
        self.head[position] = column;
        self.pivots += 1;
        Ok(())
    }

    /// The inverse with another column at `at` of W; `direction` is W⁻¹ of it.
    fn exchange(&mut self, at: usize, direction: &[f64]) {
        let size = self.size();
        let pivot = direction[at];
        let (before, rest) = self.inverse.split_at_mut(at * size);
        let (own, after) = rest.split_at_mut(size);
        for entry in own.iter_mut() {
            *entry /= pivot;
        }
        let rows = before.chunks_exact_mut(size).chain(after.chunks_exact_mut(size));
        let others = direction[..at].iter().chain(&direction[at + 1..]);
        for (row, factor) in rows.zip(others) {
            if *factor != 0.0 {
                row.iter_mut().zip(own.iter()).for_each(|(entry, own)| *entry -= factor * own);
            }
        }
    }

    /// Puts a key in place of another one that was alone in its row but for columns of W that spread: those go over to it,
    /// each by n (E_old / κ_old − E_new / κ_new).
    fn follow(&mut self, row: usize, key: Key) {
        let spread: Vec<(usize, f64)> = self.in_row(row).collect();
        let old = std::mem::replace(&mut self.keys[row], key);
        for (at, entry) in spread {
            let mut change = vec![0.0; self.size()];
            old.links.iter().for_each(|(link, by)| change[*link] += entry * by / old.entry);
            let new = &self.keys[row];
            new.links.iter().for_each(|(link, by)| change[*link] -= entry * by / new.entry);
            let mut direction: Vec<f64> =
                (0..self.size()).map(|other| dot(self.inverse_row(other), &change)).collect();
            direction[at] += 1.0;
            self.exchange(at, &direction);
        }
    }

    /// Makes the column at `at` of W the key of its row, and the key that column of W.
    fn change_places(&mut self, columns: &Columns, row: usize, at: usize) {
        let position = self.others[at].0;
        let (_, entry) = self.others[at].1[0];
        let key = self.keys[row].clone();
        let mut own = self.inverse_row(at).to_vec();
        for (other, by) in self.in_row(row).filter(|(other, _)| *other != at) {
            own.iter_mut().zip(self.inverse_row(other)).for_each(|(sum, value)| *sum += by / entry * value);
        }
        let size = self.size();
        let scaled = own.into_iter().map(|value| -entry / key.entry * value);
        self.inverse[at * size..(at + 1) * size].iter_mut().zip(scaled).for_each(|(to, value)| *to = value);
        let links = self.split(columns, self.head[position]).1;
        self.keys[row] = Key { position, entry, links };
        self.others[at] = (key.position, vec![(row, key.entry)]);
        self.roles[position] = Role::Key(row);
        self.roles[key.position] = Role::Other(at);
    }
}
