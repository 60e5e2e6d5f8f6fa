//! A sum of outer products over rows, with blocks of disjoint rows kept along the diagonal.
//!
//! H = [ D  C ; Cᵀ L ]   D of small blocks over disjoint rows, L dense over linking rows
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
    /// D, as [`Families::entry`] has it; only entries with row ≥ column.
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
            diagonal: vec![0.0; families.entries()],
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

    /// Rows of two blocks have no entry: none that were found so share a chain.
    #[inline]
    fn add_entry(&mut self, one: usize, two: usize, by: f64) {
        let links = self.families.linking().len();
        match (self.families.place(one), self.families.place(two)) {
            (Place::Disjoint(one), Place::Disjoint(two)) => {
                if let Some(at) = self.families.entry(one.max(two), one.min(two)) {
                    self.diagonal[at] += by;
                }
            }
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
            let coupling = self.coupling(at);
            let linked: f64 = coupling.iter().zip(&links).map(|(entry, by)| entry * by).sum();
            let beside = self
                .families
                .block(self.families.block_of(at))
                .map(|other| self.own(at, other) * vector[disjoint[other]]);
            product[row] = beside.sum::<f64>() + linked;
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

    /// The entry of two rows of one block.
    fn own(&self, one: usize, two: usize) -> f64 {
        self.families.entry(one.max(two), one.min(two)).map_or(0.0, |at| self.diagonal[at])
    }

    /// The entries of a disjoint row with linking ones.
    fn coupling(&self, disjoint: usize) -> &[f64] {
        let all = self.families.linking().len();
        &self.coupling[disjoint * all..(disjoint + 1) * all]
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
    /// The free linking rows, by position.
    links: Vec<usize>,
    /// D⁻¹ of the free rows, as [`Families::entry`] has it; 0 for the others.
    inverse: Vec<f64>,
    /// L − Cᵀ D⁻¹ C, factored.
    schur: Cholesky<f64, Dyn>,
}

impl<'c, 'a> Rows<'c, 'a> {
    fn of(curvature: &'c Curvature<'a>, free: &[bool]) -> Option<Rows<'c, 'a>> {
        let Curvature { families, .. } = curvature;
        let linking = families.linking();
        let all = linking.len();
        let links: Vec<usize> = (0..all).filter(|at| free[linking[*at]]).collect();
        let inverse = inverse(curvature, free)?;
        let mut schur = DMatrix::from_fn(links.len(), links.len(), |one, two| {
            let (one, two) = (links[one].max(links[two]), links[one].min(links[two]));
            curvature.linking[one * all + two]
        });
        let mut own = vec![0.0; links.len()];
        let mut solved = own.clone();
        for at in (0..families.disjoint().len()).filter(|at| free[families.disjoint()[*at]]) {
            let coupling = curvature.coupling(at);
            own.iter_mut().zip(&links).for_each(|(entry, link)| *entry = coupling[*link]);
            solved.fill(0.0);
            for (other, by) in row_of(families, &inverse, at) {
                let coupling = curvature.coupling(other);
                solved.iter_mut().zip(&links).for_each(|(entry, link)| *entry += by * coupling[*link]);
            }
            for (column, share) in solved.iter().enumerate().filter(|(_, share)| **share != 0.0) {
                for (sum, by) in schur.column_mut(column).iter_mut().zip(&own) {
                    *sum -= by * share;
                }
            }
        }
        Some(Rows { curvature, links, inverse, schur: schur.cholesky()? })
    }

    fn solve(&self, right: &[f64]) -> Vec<f64> {
        let Rows { curvature, links, inverse, .. } = self;
        let Curvature { families, .. } = curvature;
        let (disjoint, linking) = (families.disjoint(), families.linking());
        let solved_own = |right: &dyn Fn(usize) -> f64, at: usize| -> f64 {
            row_of(families, inverse, at).map(|(other, by)| by * right(other)).sum()
        };
        let mut reduced = DVector::from_fn(links.len(), |at, _| right[linking[links[at]]]);
        for at in 0..disjoint.len() {
            let share = solved_own(&|other| right[disjoint[other]], at);
            if share != 0.0 {
                let coupling = curvature.coupling(at);
                reduced.iter_mut().zip(links).for_each(|(sum, link)| *sum -= coupling[*link] * share);
            }
        }
        let solved = self.schur.solve(&reduced);
        let mut step = vec![0.0; right.len()];
        for (&link, value) in links.iter().zip(solved.iter()) {
            step[linking[link]] = *value;
        }
        let left: Vec<f64> = (0..disjoint.len())
            .map(|at| {
                let coupling = curvature.coupling(at);
                let moved: f64 = links.iter().zip(solved.iter()).map(|(link, by)| coupling[*link] * by).sum();
                right[disjoint[at]] - moved
            })
            .collect();
        for (at, row) in disjoint.iter().enumerate() {
            step[*row] = solved_own(&|other| left[other], at);
        }
        step
    }
}

/// The entries of a row of D⁻¹ that are not 0, by position.
fn row_of(families: &Families, inverse: &[f64], at: usize) -> impl Iterator<Item = (usize, f64)> {
    let others = families.block(families.block_of(at));
    let entry = move |other: usize| families.entry(at, other).map_or(0.0, |entry| inverse[entry]);
    others.map(move |other| (other, entry(other))).filter(|(_, entry)| *entry != 0.0)
}

/// D⁻¹ of the free rows; `None` where there is none.
fn inverse(curvature: &Curvature<'_>, free: &[bool]) -> Option<Vec<f64>> {
    let Curvature { families, diagonal, .. } = curvature;
    let mut inverse = vec![0.0; diagonal.len()];
    for block in 0..families.block_count() {
        let rows: Vec<usize> = families.block(block).filter(|at| free[families.disjoint()[*at]]).collect();
        if let [at] = rows[..] {
            let own = families.entry(at, at)?;
            inverse[own] = 1.0 / diagonal[own];
            continue;
        }
        let own = DMatrix::from_fn(rows.len(), rows.len(), |one, two| curvature.own(rows[one], rows[two]));
        let own = own.cholesky()?.inverse();
        for (one, &row) in rows.iter().enumerate() {
            for (two, &column) in rows.iter().enumerate() {
                inverse[families.entry(row, column)?] = own[(one, two)];
            }
        }
    }
    Some(inverse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Program, Row, Segment};

    /// Ten regions, three of them with two rows, two rows that link, and a chain that spreads: H is worked out entry by entry, and multiplied.
    #[test]
    fn a_solved_system_multiplied_is_what_was_solved_for() {
        let rows = (0..15).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
        let mut program = Program::new(rows.collect(), None);
        let segment = Segment { length: 1.0, slope: 1.0, bent: 0.0 };
        for chain in 0..40_u32 {
            let entries =
                [(chain % 10, 1.0), (10, 0.5 + f64::from(chain % 7)), (11, f64::from(chain % 4) - 1.25)];
            let again = (chain % 10 < 3).then_some((12 + chain % 10, 1.0 + f64::from(chain % 3)));
            program.push_chain(entries.into_iter().chain(again), [segment]);
        }
        program.push_chain((0..11).map(|row| (row, if row == 10 { -1.0 } else { 0.3 })), [segment]);
        let families = Families::of(&program, 1);
        assert_eq!((families.block_count(), families.disjoint().len(), families.spread().len()), (10, 13, 1));
        let mut curvature = Curvature::new(&families);
        let mut dense = vec![vec![0.0; 15]; 15];
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
        let free: Vec<bool> = (0..15).map(|row| row != 3 && row != 11).collect();
        let right: Vec<f64> =
            (0..15).map(|row| if free[row] { f64::from(row as u32) - 4.0 } else { 0.0 }).collect();
        let (solved, _) = curvature.solve(&right, &free, &[]).expect("it is positive definite");
        let times = curvature.times(&solved);
        for row in (0..15).filter(|row| free[*row]) {
            let product: f64 = dense[row].iter().zip(&solved).map(|(entry, by)| entry * by).sum();
            assert!((product - right[row]).abs() < 1e-8, "row {row}: {product}");
            assert!((times[row] - right[row]).abs() < 1e-8, "row {row}: {}", times[row]);
        }
        assert!(solved[3] == 0.0 && solved[11] == 0.0);
    }
}
