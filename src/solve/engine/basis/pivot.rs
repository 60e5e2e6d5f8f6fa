//! One basic column for another, the inverses brought up to date.

use crate::solve::columns::Columns;

use super::keys::{Key, exchange};
use super::{Basis, Role, Singular};

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
        if let Role::Key(key) = self.roles[position] {
            let block = self.families.block_of(key);
            if let Some(at) = self.other_key(key) {
                self.change_places(columns, key, at);
            } else if self.home(&homes) == Some(block) && self.keys.share(key, block, &homes).is_sound() {
                self.follow(key, position, direction);
                self.keys.replace(key, block, &homes, Key { position, links });
            } else {
                // Only columns that spread are left for the row.
                self.head[position] = column;
                return self.factor(columns);
            }
        }
        if let Role::Other(at) = self.roles[position] {
            let size = self.size();
            exchange(&mut self.inverse, size, at, |other| direction[self.others[other].0]);
            self.others[at] = (position, homes);
        }
        self.head[position] = column;
        self.pivots += 1;
        Ok(())
    }

    /// Puts a column in place of a row's slack, as its key, if it will do; while only slacks are in W.
    pub(in crate::solve::engine) fn put_key(&mut self, columns: &Columns, row: usize, column: usize) {
        let (homes, links) = self.split(columns, column);
        if let Role::Key(key) = self.roles[row]
            && let Some(block) = self.home(&homes)
            && self.keys.share(key, block, &homes).is_sound()
        {
            self.keys.replace(key, block, &homes, Key { position: row, links });
            self.head[row] = column;
        }
    }

    /// The column of W that does best in place of a key.
    fn other_key(&self, key: usize) -> Option<usize> {
        let block = self.families.block_of(key);
        let at_home =
            self.others.iter().enumerate().filter(|(_, (_, homes))| self.home(homes) == Some(block));
        let shares = at_home.map(|(at, (_, homes))| (at, self.keys.share(key, block, homes)));
        let sound = shares.filter(|(_, share)| share.is_sound());
        sound.max_by(|one, two| one.1.value.abs().total_cmp(&two.1.value.abs())).map(|(at, _)| at)
    }

    /// W⁻¹ with another key: what is left of B⁻¹ once the column comes in there.
    fn follow(&mut self, key: usize, position: usize, direction: &[f64]) {
        let own = self.linking_row_of_key(key);
        if own.iter().all(|entry| *entry == 0.0) {
            return;
        }
        let size = self.size();
        for (row, (other, _)) in self.inverse.chunks_exact_mut(size).zip(&self.others) {
            let factor = direction[*other] / direction[position];
            row.iter_mut().zip(&own).for_each(|(entry, own)| *entry -= factor * own);
        }
    }

    /// Makes the column at `at` of W a key, and the key that column of W.
    fn change_places(&mut self, columns: &Columns, key: usize, at: usize) {
        let own = self.linking_row_of_key(key);
        let size = self.size();
        self.inverse[at * size..(at + 1) * size].copy_from_slice(&own);
        let position = self.keys.position(key);
        let homes = self.split(columns, self.head[position]).0;
        let (other, other_homes) = std::mem::replace(&mut self.others[at], (position, homes));
        let links = self.split(columns, self.head[other]).1;
        let block = self.families.block_of(key);
        self.keys.replace(key, block, &other_homes, Key { position: other, links });
        self.roles[other] = Role::Key(key);
        self.roles[position] = Role::Other(at);
    }
}
