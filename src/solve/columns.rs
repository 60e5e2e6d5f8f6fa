//! The scaled program as flat arrays: one sparse vector a chain, one length and slope a segment.
//!
//! maximise c·x with A x − s = 0, 0 ≤ x ≤ u, l ≤ s ≤ h
//! Column j below `structurals` is a segment; column `structurals + r` is the slack s_r, what row r adds up to.
//! A side without a limit gets one that no choice of x reaches, so that every column is boxed and any basis
//! is dual feasible once each column sits at the bound its reduced cost asks for.

use crate::lp::Program;

use super::scaling::Scaling;

/// A program ready for the simplex method.
#[derive(Debug)]
pub(super) struct Columns {
    coefficient_starts: Vec<u32>,
    rows: Vec<u32>,
    values: Vec<f64>,
    segment_starts: Vec<u32>,
    /// Objective per unit, by segment.
    pub(super) slopes: Vec<f64>,
    /// Upper bounds, by segment.
    pub(super) lengths: Vec<f64>,
    bents: Vec<f64>,
    /// The row whose coefficients stand in the segments.
    pub(super) bent_row: Option<usize>,
    /// l and h by row.
    pub(super) limits: Vec<(f64, f64)>,
}

/// A chain's part of the program, borrowed.
#[derive(Clone, Copy)]
pub(super) struct Chain<'a> {
    /// Rows and coefficients that all segments share.
    pub(super) rows: &'a [u32],
    /// The coefficients.
    pub(super) values: &'a [f64],
    /// The first segment's column.
    pub(super) first: usize,
    /// The column after the last segment's.
    pub(super) end: usize,
}

impl Chain<'_> {
    /// v·a
    #[inline]
    pub(super) fn dot(&self, vector: &[f64]) -> f64 {
        self.rows.iter().zip(self.values).map(|(&row, value)| vector[row as usize] * value).sum()
    }
}

impl Columns {
    /// The scaled copy of a program.
    pub(super) fn new(program: &Program, scaling: &Scaling) -> Columns {
        let count = program.rows().len();
        let mut columns = Columns {
            coefficient_starts: Vec::with_capacity(program.chains() + 1),
            rows: Vec::new(),
            values: Vec::new(),
            segment_starts: Vec::with_capacity(program.chains() + 1),
            slopes: Vec::with_capacity(program.columns()),
            lengths: Vec::with_capacity(program.columns()),
            bents: Vec::new(),
            bent_row: program.bent_row(),
            limits: Vec::new(),
        };
        columns.coefficient_starts.push(0);
        columns.segment_starts.push(0);
        let mut range = vec![(0.0_f64, 0.0_f64); count];
        let mut reach = |row: usize, value: f64| {
            range[row].0 += value.min(0.0);
            range[row].1 += value.max(0.0);
        };
        for chain in 0..program.chains() {
            let (scale, slope) = (scaling.chain(chain), scaling.slope(chain));
            let mut length = 0.0;
            for segment in program.segments(chain) {
                columns.slopes.push(segment.slope * slope);
                columns.lengths.push(segment.length / scale);
                length += segment.length / scale;
                if let Some(row) = columns.bent_row {
                    let bent = segment.bent * scaling.row(row) * scale;
                    columns.bents.push(bent);
                    reach(row, bent * segment.length / scale);
                }
            }
            for &(row, value) in program.coefficients(chain).iter().filter(|(_, value)| *value != 0.0) {
                let value = value * scaling.row(row as usize) * scale;
                columns.rows.push(row);
                columns.values.push(value);
                reach(row as usize, value * length);
            }
            columns.coefficient_starts.push(columns.rows.len() as u32);
            columns.segment_starts.push(columns.slopes.len() as u32);
        }
        columns.limits = program
            .rows()
            .iter()
            .zip(&range)
            .enumerate()
            .map(|(index, (row, (least, most)))| {
                // Out of reach by a wide margin: a slack that sits there is infeasible beyond doubt.
                let margin = 1.0 + most.max(-least);
                let lower = row.lower.map_or(least - margin, |lower| lower * scaling.row(index));
                let upper = row.upper.map_or(most + margin, |upper| upper * scaling.row(index));
                (lower, upper.max(lower))
            })
            .collect();
        columns
    }

    /// The number of segments; slacks follow them.
    pub(super) fn structurals(&self) -> usize {
        self.slopes.len()
    }

    /// The number of rows.
    pub(super) fn row_count(&self) -> usize {
        self.limits.len()
    }

    /// The number of chains.
    pub(super) fn chains(&self) -> usize {
        self.segment_starts.len() - 1
    }

    /// One chain.
    #[inline]
    pub(super) fn chain(&self, chain: usize) -> Chain<'_> {
        let coefficients =
            self.coefficient_starts[chain] as usize..self.coefficient_starts[chain + 1] as usize;
        Chain {
            rows: &self.rows[coefficients.clone()],
            values: &self.values[coefficients],
            first: self.segment_starts[chain] as usize,
            end: self.segment_starts[chain + 1] as usize,
        }
    }

    /// The chain that a segment belongs to.
    pub(super) fn chain_of(&self, column: usize) -> usize {
        self.segment_starts.partition_point(|start| *start as usize <= column) - 1
    }

    /// (v·a_i, w·a_i) for the chains of a block, of pairs (v_r, w_r). Alone in its loop, or the sums spill.
    pub(super) fn dots(&self, first: usize, pairs: &[[f64; 2]], products: &mut [[f64; 2]]) {
        let starts = &self.coefficient_starts[first..=first + products.len()];
        for (product, ends) in products.iter_mut().zip(starts.windows(2)) {
            let range = ends[0] as usize..ends[1] as usize;
            let (mut one, mut two) = (0.0, 0.0);
            for (&row, value) in self.rows[range.clone()].iter().zip(&self.values[range]) {
                let pair = pairs[row as usize];
                one += pair[0] * value;
                two += pair[1] * value;
            }
            *product = [one, two];
        }
    }

    /// The segments of the chains of a block: where each begins, and where the last ends.
    pub(super) fn segment_starts(&self, first: usize, count: usize) -> &[u32] {
        &self.segment_starts[first..=first + count]
    }

    /// A segment's coefficient in the bent row.
    #[inline]
    pub(super) fn bent(&self, column: usize) -> f64 {
        self.bents.get(column).copied().unwrap_or(0.0)
    }

    /// The bounds of a column.
    pub(super) fn bounds(&self, column: usize) -> (f64, f64) {
        match column.checked_sub(self.structurals()) {
            Some(row) => self.limits[row],
            None => (0.0, self.lengths[column]),
        }
    }

    /// A column as a vector.
    pub(super) fn entries(&self, column: usize) -> Vec<f64> {
        let mut entries = vec![0.0; self.row_count()];
        self.each_entry(column, |row, entry| entries[row] += entry);
        entries
    }

    /// Every entry of a column: row and coefficient.
    pub(super) fn each_entry(&self, column: usize, mut visit: impl FnMut(usize, f64)) {
        if let Some(row) = column.checked_sub(self.structurals()) {
            return visit(row, -1.0);
        }
        let chain = self.chain(self.chain_of(column));
        for (&row, &value) in chain.rows.iter().zip(chain.values) {
            visit(row as usize, value);
        }
        if let Some(row) = self.bent_row {
            visit(row, self.bent(column));
        }
    }
}
