//! The keys of all blocks: their columns, and K⁻¹, one small inverse for every block.
//!
//! A key has the number of a row of blocks: those of a block are its keys, in no order.

use crate::lp::tolerance::{PIVOT, SOLVE_NOISE};

use super::super::families::Families;
use super::{Homes, Links};

/// K and its inverse.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    columns: Vec<Key>,
    blocks: Vec<Block>,
    /// K⁻¹, block by block, key by key.
    inverse: Vec<f64>,
}

/// A key's column.
#[derive(Clone, Debug)]
pub(super) struct Key {
    /// Its position in the basis.
    pub(super) position: usize,
    pub(super) links: Links,
}

/// Rows that share keys.
#[derive(Clone, Copy, Debug)]
struct Block {
    first: usize,
    size: usize,
    /// Where its inverse starts.
    start: usize,
}

/// A sum, and what its terms add up to in size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Share {
    pub(super) value: f64,
    size: f64,
}

impl Share {
    /// Is it more than rounding?
    pub(super) fn is_there(self) -> bool {
        self.value.abs() > SOLVE_NOISE * self.size
    }

    /// Does it make a sound pivot?
    pub(super) fn is_sound(self) -> bool {
        self.value.abs() > PIVOT * self.size
    }
}

impl Block {
    /// The entries of the inverse for a key.
    fn of_key(self, key: usize) -> std::ops::Range<usize> {
        let start = self.start + (key - self.first) * self.size;
        start..start + self.size
    }
}

impl Keys {
    /// The slacks of the rows.
    pub(super) fn slack(families: &Families) -> Keys {
        let keys = families.disjoint().iter().map(|&row| Key { position: row, links: Vec::new() });
        let mut all = Keys { columns: keys.collect(), blocks: Vec::new(), inverse: Vec::new() };
        for block in 0..families.block_count() {
            let rows = families.block(block);
            let block = Block { first: rows.start, size: rows.len(), start: all.inverse.len() };
            all.blocks.push(block);
            all.inverse.resize(block.start + block.size * block.size, 0.0);
            for key in rows {
                let own = block.of_key(key).start + key - block.first;
                all.inverse[own] = -1.0;
            }
        }
        all
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Key> {
        self.columns.iter()
    }

    pub(super) fn position(&self, key: usize) -> usize {
        self.columns[key].position
    }

    /// K⁻¹ v
    pub(super) fn solve(&self, values: &mut [f64]) {
        self.by_key(values, |inverse| inverse);
    }

    /// What the terms of K⁻¹ v add up to in size, at most, for |v|.
    pub(super) fn solve_sizes(&self, sizes: &mut [f64]) {
        self.by_key(sizes, f64::abs);
    }

    /// c K⁻¹
    pub(super) fn solve_transposed(&self, costs: &mut [f64]) {
        self.by_row(costs, |inverse| inverse);
    }

    /// The same in size, for |c|.
    pub(super) fn solve_transposed_sizes(&self, sizes: &mut [f64]) {
        self.by_row(sizes, f64::abs);
    }

    fn by_key(&self, values: &mut [f64], entry: impl Fn(f64) -> f64) {
        for &Block { first, size, start } in &self.blocks {
            let own = &mut values[first..first + size];
            if let [value] = own {
                *value *= entry(self.inverse[start]);
            } else if own.iter().any(|value| *value != 0.0) {
                let inverse = self.inverse[start..].chunks_exact(size).take(size);
                let solved =
                    inverse.map(|row| row.iter().zip(&*own).map(|(by, value)| entry(*by) * value).sum());
                let solved: Vec<f64> = solved.collect();
                own.copy_from_slice(&solved);
            }
        }
    }

    fn by_row(&self, costs: &mut [f64], entry: impl Fn(f64) -> f64) {
        for &Block { first, size, start } in &self.blocks {
            let own = &mut costs[first..first + size];
            if let [cost] = own {
                *cost *= entry(self.inverse[start]);
            } else if own.iter().any(|cost| *cost != 0.0) {
                let mut solved = vec![0.0; size];
                for (row, cost) in self.inverse[start..].chunks_exact(size).zip(&*own) {
                    solved.iter_mut().zip(row).for_each(|(sum, by)| *sum += cost * entry(*by));
                }
                own.copy_from_slice(&solved);
            }
        }
    }

    /// What a column has at a key's row of K⁻¹ N.
    pub(super) fn share(&self, key: usize, block: usize, homes: &Homes) -> Share {
        let block = self.blocks[block];
        let inverse = &self.inverse[block.of_key(key)];
        let from = homes.partition_point(|home| home.0 < block.first);
        let own = homes[from..].iter().take_while(|home| home.0 < block.first + block.size);
        own.fold(Share { value: 0.0, size: 0.0 }, |sum, (at, entry)| {
            let term = inverse[at - block.first] * entry;
            Share { value: sum.value + term, size: sum.size + term.abs() }
        })
    }

    /// Puts another column in place of a key; its entries are in the key's block.
    pub(super) fn replace(&mut self, key: usize, block: usize, homes: &Homes, column: Key) {
        let Block { first, size, start } = self.blocks[block];
        let shares: Vec<f64> =
            (first..first + size).map(|other| self.share(other, block, homes).value).collect();
        exchange(&mut self.inverse[start..start + size * size], size, key - first, |at| shares[at]);
        self.columns[key] = column;
    }
}

/// An inverse in product form, with another column at `at`; `direction` is the inverse of it.
pub(super) fn exchange(inverse: &mut [f64], size: usize, at: usize, direction: impl Fn(usize) -> f64) {
    let pivot = direction(at);
    let (before, rest) = inverse.split_at_mut(at * size);
    let (own, after) = rest.split_at_mut(size);
    for entry in own.iter_mut() {
        *entry /= pivot;
    }
    let rows = before.chunks_exact_mut(size).chain(after.chunks_exact_mut(size));
    for (row, other) in rows.zip((0..at).chain(at + 1..)) {
        let factor = direction(other);
        if factor != 0.0 {
            row.iter_mut().zip(&*own).for_each(|(entry, own)| *entry -= factor * own);
        }
    }
}
