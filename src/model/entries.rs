//! Coefficients by cooperative: what it adds to which row.

use crate::units::Fraction;

/// For every cooperative the rows that it stands in, each with its coefficient.
#[derive(Clone, Debug)]
pub(super) struct Entries {
    starts: Vec<usize>,
    entries: Vec<(u32, Fraction)>,
}

impl Entries {
    /// Turns rows over cooperatives into cooperatives over rows, every coefficient times `unit`.
    pub(super) fn of(cooperatives: usize, rows: Vec<Vec<(u32, Fraction)>>, unit: &Fraction) -> Entries {
        let mut starts = vec![0_usize; cooperatives + 1];
        for (position, _) in rows.iter().flatten() {
            starts[*position as usize + 1] += 1;
        }
        for position in 0..cooperatives {
            starts[position + 1] += starts[position];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, Fraction::ZERO); starts[cooperatives]];
        for (row, terms) in rows.into_iter().enumerate() {
            for (position, coefficient) in terms {
                entries[next[position as usize]] = (row as u32, &coefficient * unit);
                next[position as usize] += 1;
            }
        }
        Entries { starts, entries }
    }

    /// Those of one cooperative.
    pub(super) fn at(&self, position: usize) -> &[(u32, Fraction)] {
        &self.entries[self.starts[position]..self.starts[position + 1]]
    }
}
