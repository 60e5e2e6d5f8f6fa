//! A sum of outer products over rows, with disjoint rows kept as a diagonal.
//!
//! H = [ D  C ; Cᵀ L ]   D diagonal over disjoint rows, L dense over linking rows
//! H d = v is solved by eliminating D: (L − Cᵀ D⁻¹ C) d_L = v_L − Cᵀ D⁻¹ v_D, then d_D = D⁻¹ (v_D − C d_L).

use nalgebra::{DMatrix, DVector};

use super::families::{Families, Place};

/// The Hessian.
#[derive(Clone, Debug)]
pub(super) struct Curvature<'a> {
    families: &'a Families,
    /// D
    diagonal: Vec<f64>,
    /// C, one disjoint row after the other.
    coupling: Vec<f64>,
    /// L, row by row; only entries with row ≥ column.
    linking: Vec<f64>,
}

impl<'a> Curvature<'a> {
    /// Zero.
    pub(super) fn new(families: &'a Families) -> Curvature<'a> {
        let (disjoint, linking) = (families.disjoint().len(), families.linking().len());
        Curvature {
            families,
            diagonal: vec![0.0; disjoint],
            coupling: vec![0.0; disjoint * linking],
            linking: vec![0.0; linking * linking],
        }
    }

    /// Adds weight · a aᵀ.
    #[inline]
    pub(super) fn add(&mut self, vector: &[(u32, f64)], weight: f64) {
        for (at, &(row, value)) in vector.iter().enumerate() {
            self.add_entry(row as usize, row as usize, weight * value * value);
            for &(other, by) in &vector[at + 1..] {
                self.add_entry(row as usize, other as usize, weight * value * by);
            }
        }
    }

    /// Adds what a coefficient b in the bent row adds to weight · (a + b e)(a + b e)ᵀ.
    pub(super) fn add_bent(&mut self, vector: &[(u32, f64)], bent_row: usize, bent: f64, weight: f64) {
        if bent == 0.0 {
            return;
        }
        self.add_entry(bent_row, bent_row, weight * bent * bent);
        for &(row, value) in vector {
            self.add_entry(row as usize, bent_row, weight * value * bent);
        }
    }

    /// Two disjoint rows have no entry: none that was found so shares a chain.
    #[inline]
    fn add_entry(&mut self, one: usize, two: usize, by: f64) {
        let links = self.families.linking().len();
        match (self.families.place(one), self.families.place(two)) {
            (Place::Disjoint(one), Place::Disjoint(two)) if one == two => self.diagonal[one] += by,
            (Place::Disjoint(_), Place::Disjoint(_)) => {}
            (Place::Disjoint(disjoint), Place::Linking(link))
            | (Place::Linking(link), Place::Disjoint(disjoint)) => {
                self.coupling[disjoint * links + link] += by;
            }
            (Place::Linking(one), Place::Linking(two)) => {
                self.linking[one.max(two) * links + one.min(two)] += by;
            }
        }
    }

    /// Adds another one.
    pub(super) fn add_all(&mut self, other: &Curvature<'_>) {
        let entries = self.diagonal.iter_mut().chain(&mut self.coupling).chain(&mut self.linking);
        let others = other.diagonal.iter().chain(&other.coupling).chain(&other.linking);
        entries.zip(others).for_each(|(entry, by)| *entry += by);
    }

    /// Multiplies everything.
    pub(super) fn scale(&mut self, factor: f64) {
        let entries = self.diagonal.iter_mut().chain(&mut self.coupling).chain(&mut self.linking);
        entries.for_each(|entry| *entry *= factor);
    }

    /// With so much of `base` added to the diagonal.
    pub(super) fn damped(&self, base: &[f64], damping: f64) -> Curvature<'a> {
        let mut damped = self.clone();
        for (row, base) in base.iter().enumerate() {
            damped.add_entry(row, row, damping * base);
        }
        damped
    }

    /// H v
    pub(super) fn times(&self, vector: &[f64]) -> Vec<f64> {
        let (disjoint, linking) = (self.families.disjoint(), self.families.linking());
        let all = linking.len();
        let links: Vec<f64> = linking.iter().map(|row| vector[*row]).collect();
        let mut sums = vec![0.0; all];
        let mut product = vec![0.0; vector.len()];
        for (at, &row) in disjoint.iter().enumerate() {
            let coupling = &self.coupling[at * all..(at + 1) * all];
            let linked: f64 = coupling.iter().zip(&links).map(|(entry, by)| entry * by).sum();
            product[row] = self.diagonal[at] * vector[row] + linked;
            if vector[row] != 0.0 {
                sums.iter_mut().zip(coupling).for_each(|(sum, entry)| *sum += entry * vector[row]);
            }
        }
        for (one, sum) in sums.iter_mut().enumerate() {
            let entries = links.iter().enumerate();
            *sum +=
                entries.map(|(two, by)| self.linking[one.max(two) * all + one.min(two)] * by).sum::<f64>();
        }
        linking.iter().zip(sums).for_each(|(row, sum)| product[*row] = sum);
        product
    }

    /// d with (H d)_r = v_r for the free rows and d_r = 0 for the others; `None` where there is none to speak of.
    pub(super) fn solve(&self, right: &[f64], free: &[bool]) -> Option<Vec<f64>> {
        let (disjoint, linking) = (self.families.disjoint(), self.families.linking());
        let all = linking.len();
        let links: Vec<usize> = (0..all).filter(|at| free[linking[*at]]).collect();
        let count = links.len();
        let mut schur = DMatrix::from_fn(count, count, |one, two| {
            let (one, two) = (links[one].max(links[two]), links[one].min(links[two]));
            self.linking[one * all + two]
        });
        let mut reduced = DVector::from_fn(count, |at, _| right[linking[links[at]]]);
        let free_disjoint = || disjoint.iter().enumerate().filter(|(_, row)| free[**row]);
        let mut own = vec![0.0; count];
        for (at, &row) in free_disjoint() {
            let coupling = &self.coupling[at * all..(at + 1) * all];
            own.iter_mut().zip(&links).for_each(|(entry, link)| *entry = coupling[*link]);
            for (column, entry) in own.iter().enumerate().filter(|(_, entry)| **entry != 0.0) {
                let share = entry / self.diagonal[at];
                reduced[column] -= share * right[row];
                for (sum, by) in schur.column_mut(column).iter_mut().zip(&own) {
                    *sum -= by * share;
                }
            }
        }
        let solved = schur.cholesky()?.solve(&reduced);
        let mut step = vec![0.0; right.len()];
        for (at, &link) in links.iter().enumerate() {
            step[linking[link]] = solved[at];
        }
        for (at, &row) in free_disjoint() {
            let coupling = &self.coupling[at * all..(at + 1) * all];
            let moved: f64 = links.iter().zip(solved.iter()).map(|(link, by)| coupling[*link] * by).sum();
            step[row] = (right[row] - moved) / self.diagonal[at];
        }
        Some(step)
    }
}
