//! The inverses afresh: which columns are keys, and W⁻¹ of the others.

use nalgebra::DMatrix;

use crate::lp::tolerance::ROW_ENTRY;
use crate::solve::columns::Columns;

use super::super::families::Place;
use super::keys::{Key, Keys};
use super::{Basis, Homes, Links, Role, Singular};

impl Basis {
    /// Works keys and inverse out afresh from the columns.
    pub(in crate::solve::engine) fn factor(&mut self, columns: &Columns) -> Result<(), Singular> {
        self.choose_keys(columns);
        let size = self.size();
        // Slacks of linking rows are columns of W with one entry, −1: only the rest is inverted.
        let mut slack_of = vec![None; size];
        let mut dense = Vec::new();
        for (at, (position, _)) in self.others.iter().enumerate() {
            let position = *position;
            let slack = self.head[position].checked_sub(columns.structurals());
            match slack.map(|row| self.families.place(row)) {
                Some(Place::Linking(row)) => slack_of[row] = Some(at),
                _ => dense.push(at),
            }
        }
        let kernel_rows: Vec<usize> = (0..size).filter(|row| slack_of[*row].is_none()).collect();
        if kernel_rows.len() != dense.len() {
            return Err(Singular);
        }
        let work: Vec<Vec<f64>> = dense.iter().map(|at| self.working_column(columns, *at)).collect();
        let kernel = DMatrix::from_fn(dense.len(), dense.len(), |row, column| work[column][kernel_rows[row]]);
        let largest = kernel.amax();
        let kernel: DMatrix<f64> = kernel.try_inverse().ok_or(Singular)?;
        // Of an inverse as large as that nothing but rounding is left, as where regions that are all at their shares of
        // everything leave open what everything is.
        let is_noise = |entry: &f64| !entry.is_finite() || entry.abs() * largest >= 1.0 / ROW_ENTRY;
        if kernel.iter().any(is_noise) {
            return Err(Singular);
        }
        self.inverse.fill(0.0);
        for (index, &at) in dense.iter().enumerate() {
            for (column, &row) in kernel_rows.iter().enumerate() {
                self.inverse[at * size + row] = kernel[(index, column)];
            }
        }
        for (row, slack) in slack_of.iter().enumerate() {
            let Some(slack) = *slack else { continue };
            self.inverse[slack * size + row] = -1.0;
            for (index, work) in work.iter().enumerate().filter(|(_, work)| work[row] != 0.0) {
                for (column, &kernel_row) in kernel_rows.iter().enumerate() {
                    self.inverse[slack * size + kernel_row] += work[row] * kernel[(index, column)];
                }
            }
        }
        self.pivots = 0;
        Ok(())
    }

    /// Keys of all rows of blocks. Rows without any link.
    fn choose_keys(&mut self, columns: &Columns) {
        self.families = self.found.clone();
        loop {
            let parts: Vec<(Homes, Links)> =
                self.head.iter().map(|column| self.split(columns, *column)).collect();
            let without = self.keys_among(&parts);
            if without.is_empty() {
                return self.put_others(parts);
            }
            self.families = self.families.linking_too(&without);
        }
    }

    /// Keys among the basic columns, slacks first, then those with the largest pivot; the rows that are left without.
    fn keys_among(&mut self, parts: &[(Homes, Links)]) -> Vec<usize> {
        self.keys = Keys::slack(&self.families);
        self.roles.fill(Role::Other(0));
        let mut at_home: Vec<Vec<usize>> = vec![Vec::new(); self.families.block_count()];
        for (position, (homes, _)) in parts.iter().enumerate() {
            self.home(homes).into_iter().for_each(|block| at_home[block].push(position));
        }
        let mut without = Vec::new();
        for (block, positions) in at_home.iter().enumerate() {
            let mut free: Vec<usize> = self.families.block(block).collect();
            while let Some((key, position)) = self.best_key(&free, block, positions, parts) {
                let (homes, links) = &parts[position];
                self.keys.replace(key, block, homes, Key { position, links: links.clone() });
                self.roles[position] = Role::Key(key);
                free.retain(|other| *other != key);
            }
            without.extend(free);
        }
        without
    }

    /// Of the rows of a block that are free yet and the columns that are no keys yet, those that go together best.
    fn best_key(
        &self,
        free: &[usize],
        block: usize,
        positions: &[usize],
        parts: &[(Homes, Links)],
    ) -> Option<(usize, usize)> {
        let mut best: Option<((bool, f64), (usize, usize))> = None;
        for &position in positions.iter().filter(|position| matches!(self.roles[**position], Role::Other(_)))
        {
            let (homes, links) = &parts[position];
            for &key in free {
                let share = self.keys.share(key, block, homes);
                let merit = (links.is_empty(), share.value.abs());
                if share.is_sound() && best.is_none_or(|(most, _)| merit > most) {
                    best = Some((merit, (key, position)));
                }
            }
        }
        best.map(|(_, found)| found)
    }

    /// The columns that are no keys make W.
    fn put_others(&mut self, mut parts: Vec<(Homes, Links)>) {
        let others = (0..self.head.len()).filter(|position| matches!(self.roles[*position], Role::Other(_)));
        self.others = others.map(|position| (position, std::mem::take(&mut parts[position].0))).collect();
        for (at, (position, _)) in self.others.iter().enumerate() {
            self.roles[*position] = Role::Other(at);
        }
        self.inverse.resize(self.others.len() * self.others.len(), 0.0);
    }

    /// A column of W: its entries in linking rows, less those of keys in proportion.
    fn working_column(&self, columns: &Columns, at: usize) -> Vec<f64> {
        let (position, homes) = &self.others[at];
        let mut work = vec![0.0; self.size()];
        self.split(columns, self.head[*position]).1.iter().for_each(|(row, entry)| work[*row] += entry);
        let mut shares = vec![0.0; self.families.disjoint().len()];
        for (row, entry) in homes {
            shares[*row] = *entry;
        }
        self.keys.solve(&mut shares);
        for (key, share) in self.keys.iter().zip(shares).filter(|(_, share)| *share != 0.0) {
            key.links.iter().for_each(|(link, by)| work[*link] -= by * share);
        }
        work
    }
}
