//! A sum of outer products over rows, with disjoint rows kept as a diagonal.
//!
//! H = [ D  C ; Cᵀ L ]   D diagonal over disjoint rows, L dense over linking rows
//! H d = v is solved by eliminating D: (L − Cᵀ D⁻¹ C) d_L = v_L − Cᵀ D⁻¹ v_D, then d_D = D⁻¹ (v_D − C d_L).
//!
//! Chains that spread over disjoint rows would fill D, so they stay products, S Ω Sᵀ of their vectors and weights:
//!   (H + S Ω Sᵀ) d = v   has   d = y − Y t   with   (Ω⁻¹ + Sᵀ Y) t = Sᵀ y,   H y = v,   H Y = S
//! (Woodbury 1950, "Inverting modified matrices"). Chains that add others up have no price: for them Sᵀ d = c is given,
//! Ω⁻¹ is 0, Sᵀ y − c stands on the right, and −t is what they take.

use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use super::adding_up::AddingUp;
use super::families::{Families, Place};

/// By row.
type Entries = Vec<(u32, f64)>;

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
    /// S and Ω.
    spread: Vec<(Entries, f64)>,
}

impl<'a> Curvature<'a> {
    /// The chains that add others up.
    pub(super) fn adding_up(&self) -> &[AddingUp] {
        self.families.adding_up()
    }

    /// Zero.
    pub(super) fn new(families: &'a Families) -> Curvature<'a> {
        let (disjoint, linking) = (families.disjoint().len(), families.linking().len());
        Curvature {
            families,
            diagonal: vec![0.0; disjoint],
            coupling: vec![0.0; disjoint * linking],
            linking: vec![0.0; linking * linking],
            spread: Vec::new(),
        }
    }

    /// Adds weight · a aᵀ.
    #[inline]
    pub(super) fn add(&mut self, vector: &[(u32, f64)], weight: f64) {
        if self.families.spreads(vector.len()) {
            return self.spread.push((vector.to_vec(), weight));
        }
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
        self.spread.extend(other.spread.iter().cloned());
    }

    /// Multiplies everything.
    pub(super) fn scale(&mut self, factor: f64) {
        let entries = self.diagonal.iter_mut().chain(&mut self.coupling).chain(&mut self.linking);
        entries.for_each(|entry| *entry *= factor);
        self.spread.iter_mut().for_each(|(_, weight)| *weight *= factor);
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
        for (own, weight) in &self.spread {
            let by = weight * dot(own, vector);
            for (row, value) in own {
                product[*row as usize] += by * value;
            }
        }
        product
    }

    /// The entries of a disjoint row with linking ones.
    fn coupling(&self, disjoint: usize) -> &[f64] {
        let all = self.families.linking().len();
        &self.coupling[disjoint * all..(disjoint + 1) * all]
    }

    /// Position and row of those disjoint rows that are free.
    fn free_disjoint(&self, free: &[bool]) -> impl Iterator<Item = (usize, usize)> {
        let rows = self.families.disjoint().iter().copied().enumerate();
        rows.filter(move |(_, row)| free[*row])
    }

    /// d with (H d)_r = v_r for the free rows and d_r = 0 for the others, and what chains that add others up take by it, of
    /// which this is to be the price; `None` where there is none to speak of.
    pub(super) fn solve(
        &self,
        right: &[f64],
        free: &[bool],
        adding_up: &[f64],
    ) -> Option<(Vec<f64>, Vec<f64>)> {
        let rows = Rows::of(self, free)?;
        let mut step = rows.solve(right);
        let fixed = self.families.adding_up().iter().zip(adding_up);
        let fixed = fixed.map(|(chain, price)| (&chain.entries, 0.0, *price));
        let weighed = self.spread.iter().map(|(own, weight)| (own, 1.0 / weight, 0.0));
        let spread: Vec<(&Entries, f64, f64)> = fixed.chain(weighed).collect();
        if spread.is_empty() {
            return Some((step, Vec::new()));
        }
        let own = |(own, ..): &(&Entries, f64, f64)| {
            let mut vector = vec![0.0; right.len()];
            for (row, value) in own.iter().filter(|(row, _)| free[*row as usize]) {
                vector[*row as usize] = *value;
            }
            vector
        };
        let vectors: Vec<Vec<f64>> = spread.iter().map(own).collect();
        let solved: Vec<Vec<f64>> = vectors.iter().map(|vector| rows.solve(vector)).collect();
        let product = |one: &[f64], two: &[f64]| one.iter().zip(two).map(|(a, b)| a * b).sum::<f64>();
        let small = DMatrix::from_fn(vectors.len(), vectors.len(), |one, two| {
            let own = if one == two { spread[one].1 } else { 0.0 };
            own + product(&vectors[one], &solved[two])
        });
        let against = DVector::from_fn(vectors.len(), |at, _| product(&vectors[at], &step) - spread[at].2);
        let shares = small.cholesky()?.solve(&against);
        for (solved, share) in solved.iter().zip(shares.iter()) {
            step.iter_mut().zip(solved).for_each(|(step, by)| *step -= share * by);
        }
        let taken = shares.iter().take(adding_up.len()).map(|share| -share).collect();
        Some((step, taken))
    }
}

/// v·w
fn dot(vector: &[(u32, f64)], by: &[f64]) -> f64 {
    vector.iter().map(|(row, value)| by[*row as usize] * value).sum()
}

/// The free rows, ready to be solved without what spreads.
struct Rows<'c, 'a> {
    curvature: &'c Curvature<'a>,
    free: &'c [bool],
    /// The free linking rows, by position.
    links: Vec<usize>,
    /// L − Cᵀ D⁻¹ C, factored.
    schur: Cholesky<f64, Dyn>,
}

impl<'c, 'a> Rows<'c, 'a> {
    fn of(curvature: &'c Curvature<'a>, free: &'c [bool]) -> Option<Rows<'c, 'a>> {
        let linking = curvature.families.linking();
        let all = linking.len();
        let links: Vec<usize> = (0..all).filter(|at| free[linking[*at]]).collect();
        let count = links.len();
        let mut schur = DMatrix::from_fn(count, count, |one, two| {
            let (one, two) = (links[one].max(links[two]), links[one].min(links[two]));
            curvature.linking[one * all + two]
        });
        let mut own = vec![0.0; count];
        for (at, _) in curvature.free_disjoint(free) {
            let coupling = curvature.coupling(at);
            own.iter_mut().zip(&links).for_each(|(entry, link)| *entry = coupling[*link]);
            for (column, entry) in own.iter().enumerate().filter(|(_, entry)| **entry != 0.0) {
                let share = entry / curvature.diagonal[at];
                for (sum, by) in schur.column_mut(column).iter_mut().zip(&own) {
                    *sum -= by * share;
                }
            }
        }
        Some(Rows { curvature, free, links, schur: schur.cholesky()? })
    }

    fn solve(&self, right: &[f64]) -> Vec<f64> {
        let Rows { curvature, links, .. } = self;
        let linking = curvature.families.linking();
        let mut reduced = DVector::from_fn(links.len(), |at, _| right[linking[links[at]]]);
        for (at, row) in curvature.free_disjoint(self.free) {
            let coupling = curvature.coupling(at);
            for (column, link) in links.iter().enumerate().filter(|(_, link)| coupling[**link] != 0.0) {
                reduced[column] -= coupling[*link] / curvature.diagonal[at] * right[row];
            }
        }
        let solved = self.schur.solve(&reduced);
        let mut step = vec![0.0; right.len()];
        for (at, &link) in links.iter().enumerate() {
            step[linking[link]] = solved[at];
        }
        for (at, row) in curvature.free_disjoint(self.free) {
            let coupling = curvature.coupling(at);
            let moved: f64 = links.iter().zip(solved.iter()).map(|(link, by)| coupling[*link] * by).sum();
            step[row] = (right[row] - moved) / curvature.diagonal[at];
        }
        step
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Program, Row, Segment};

    /// Ten disjoint rows, two that link, and a chain that spreads: H is worked out entry by entry, and multiplied.
    #[test]
    fn a_solved_system_multiplied_is_what_was_solved_for() {
        let rows = (0..12).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
        let mut program = Program::new(rows.collect(), None);
        let segment = Segment { length: 1.0, slope: 1.0, bent: 0.0 };
        for chain in 0..40_u32 {
            let entries =
                [(chain % 10, 1.0), (10, 0.5 + f64::from(chain % 7)), (11, f64::from(chain % 4) - 1.25)];
            program.push_chain(entries, [segment]);
        }
        program.push_chain((0..11).map(|row| (row, if row == 10 { -1.0 } else { 0.3 })), [segment]);
        let families = Families::of(&program, 1);
        assert_eq!((families.disjoint().len(), families.spread().len()), (10, 1));
        let mut curvature = Curvature::new(&families);
        let mut dense = vec![vec![0.0; 12]; 12];
        for chain in 0..program.chains() {
            let weight = 1.0 + (chain % 5) as f64 + if chain == 40 { 1e4 } else { 0.0 };
            let entries = program.coefficients(chain);
            curvature.add(entries, weight);
            for (one, a) in entries {
                for (two, b) in entries {
                    dense[*one as usize][*two as usize] += weight * a * b;
                }
            }
        }
        let free: Vec<bool> = (0..12).map(|row| row != 3 && row != 11).collect();
        let right: Vec<f64> =
            (0..12).map(|row| if free[row] { f64::from(row as u32) - 4.0 } else { 0.0 }).collect();
        let (solved, _) = curvature.solve(&right, &free, &[]).expect("it is positive definite");
        let times = curvature.times(&solved);
        for row in (0..12).filter(|row| free[*row]) {
            let product: f64 = dense[row].iter().zip(&solved).map(|(entry, by)| entry * by).sum();
            assert!((product - right[row]).abs() < 1e-8, "row {row}: {product}");
            assert!((times[row] - right[row]).abs() < 1e-8, "row {row}: {}", times[row]);
        }
        assert!(solved[3] == 0.0 && solved[11] == 0.0);
    }
}
