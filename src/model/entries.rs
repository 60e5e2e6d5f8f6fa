//! Coefficients by cooperative: what it adds to which row.
//!
//! Most rows have one coefficient for all, so each coefficient is held once for all of its row that follow each other.

use crate::units::Fraction;

/// For every cooperative the rows that it stands in, each with its coefficient.
#[derive(Clone, Debug)]
pub(super) struct Entries {
    starts: Vec<usize>,
    /// Row, and where its coefficient is.
    placed: Vec<(u32, u32)>,
    coefficients: Vec<Fraction>,
}

impl Entries {
    /// Those of one cooperative, rows rising.
    pub(super) fn at(&self, position: usize) -> impl ExactSizeIterator<Item = (u32, &Fraction)> + Clone {
        let own = &self.placed[self.starts[position]..self.starts[position + 1]];
        own.iter().map(|(row, coefficient)| (*row, &self.coefficients[*coefficient as usize]))
    }
}

/// Rows over cooperatives, to be turned into cooperatives over rows.
pub(super) struct ByRow {
    /// Coefficients come times this.
    unit: Fraction,
    /// Position, and where its coefficient is.
    rows: Vec<Vec<(u32, u32)>>,
    coefficients: Vec<Fraction>,
}

impl ByRow {
    /// No rows yet.
    pub(super) fn times(unit: Fraction) -> ByRow {
        ByRow { unit, rows: Vec::new(), coefficients: Vec::new() }
    }

    /// One more row: coefficients by position, rising.
    pub(super) fn push(&mut self, terms: &[(u32, Fraction)]) {
        let mut last: Option<&Fraction> = None;
        let mut row = Vec::with_capacity(terms.len());
        for (position, coefficient) in terms {
            if last != Some(coefficient) {
                last = Some(coefficient);
                self.coefficients.push(coefficient * &self.unit);
            }
            row.push((*position, self.coefficients.len() as u32 - 1));
        }
        self.rows.push(row);
    }

    /// The same by cooperative.
    pub(super) fn by_cooperative(self, cooperatives: usize) -> Entries {
        let mut starts = vec![0_usize; cooperatives + 1];
        for (position, _) in self.rows.iter().flatten() {
            starts[*position as usize + 1] += 1;
        }
        for position in 0..cooperatives {
            starts[position + 1] += starts[position];
        }
        let mut next = starts.clone();
        let mut placed = vec![(0, 0); starts[cooperatives]];
        for (row, terms) in (0..).zip(self.rows) {
            for (position, coefficient) in terms {
                placed[next[position as usize]] = (row, coefficient);
                next[position as usize] += 1;
            }
        }
        Entries { starts, placed, coefficients: self.coefficients }
    }
}
