//! The inverse afresh: which column is the key of its row, and W⁻¹ of the others.

use nalgebra::DMatrix;

use crate::solve::columns::Columns;

use super::super::families::Place;
use super::{Basis, Homes, Key, Role, Singular};

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
        let kernel: DMatrix<f64> = kernel.try_inverse().ok_or(Singular)?;
        if kernel.iter().any(|entry| !entry.is_finite()) {
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

    /// The key of every disjoint row: its slack if that is basic, or else the column with the largest entry. Rows without
    /// any link.
    fn choose_keys(&mut self, columns: &Columns) {
        self.families = self.found.clone();
        let mut parts: Vec<(Homes, Vec<(usize, f64)>)> =
            self.head.iter().map(|column| self.split(columns, *column)).collect();
        let mut best: Vec<Option<(bool, f64, usize)>> = vec![None; self.families.disjoint().len()];
        for (position, (homes, links)) in parts.iter().enumerate() {
            let [(row, entry)] = homes.as_slice() else { continue };
            let merit = (links.is_empty(), entry.abs(), position);
            if best[*row].is_none_or(|known| (merit.0, merit.1) > (known.0, known.1)) {
                best[*row] = Some(merit);
            }
        }
        let without: Vec<usize> = (0..best.len()).filter(|row| best[*row].is_none()).collect();
        if !without.is_empty() {
            self.families = self.found.linking_too(&without);
            parts = self.head.iter().map(|column| self.split(columns, *column)).collect();
        }
        self.roles.fill(Role::Other(0));
        self.keys.clear();
        for (row, (.., position)) in best.into_iter().flatten().enumerate() {
            let (homes, links) = parts[position].clone();
            self.keys.push(Key { position, entry: homes[0].1, links });
            self.roles[position] = Role::Key(row);
        }
        let others = (0..self.head.len()).filter(|position| matches!(self.roles[*position], Role::Other(_)));
        self.others = others.map(|position| (position, std::mem::take(&mut parts[position].0))).collect();
        for (at, (position, _)) in self.others.iter().enumerate() {
            self.roles[*position] = Role::Other(at);
        }
        self.inverse.resize(self.others.len() * self.others.len(), 0.0);
    }

    /// A column of W: its entries in linking rows, less those of its row's key in proportion.
    fn working_column(&self, columns: &Columns, at: usize) -> Vec<f64> {
        let (position, homes) = &self.others[at];
        let mut work = vec![0.0; self.size()];
        self.split(columns, self.head[*position]).1.iter().for_each(|(row, entry)| work[*row] += entry);
        for (row, entry) in homes {
            let key = &self.keys[*row];
            key.links.iter().for_each(|(link, by)| work[*link] -= by * entry / key.entry);
        }
        work
    }
}
