//! Which chains stand in a row: a pivot row with entries in few rows moves the reduced costs of their chains alone.

use crate::solve::columns::Columns;

/// Rows that together have more than one of so many chains are walked over with all of them: chains that lie together are
/// faster to read.
const FEW: usize = 8;

/// The chains of every row, but for those in which more than a few stand.
#[derive(Debug)]
pub(super) struct Members {
    starts: Vec<u32>,
    chains: Vec<u32>,
    /// By row: chains are not listed.
    is_long: Vec<bool>,
    /// So many are few.
    few: usize,
}

impl Members {
    /// Looks through a program.
    pub(super) fn of(columns: &Columns) -> Members {
        let mut counts = vec![0_u32; columns.row_count()];
        for chain in 0..columns.chains() {
            columns.chain(chain).rows.iter().for_each(|row| counts[*row as usize] += 1);
        }
        let few = columns.chains() / FEW;
        let mut is_long: Vec<bool> = counts.iter().map(|count| *count as usize > few).collect();
        if let Some(row) = columns.bent_row {
            is_long[row] = true;
        }
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut end = 0;
        starts.push(end);
        for (count, is_long) in counts.iter().zip(&is_long) {
            end += if *is_long { 0 } else { *count };
            starts.push(end);
        }
        let mut next = starts.clone();
        let mut chains = vec![0; end as usize];
        for chain in 0..columns.chains() {
            for &row in columns.chain(chain).rows.iter().filter(|row| !is_long[**row as usize]) {
                let next = &mut next[row as usize];
                chains[*next as usize] = chain as u32;
                *next += 1;
            }
        }
        Members { starts, chains, is_long, few }
    }

    /// The chains in any of these rows, rising; `None` if they are not few.
    pub(super) fn few_in(&self, rows: &[usize]) -> Option<Vec<usize>> {
        let of = |row: usize| self.starts[row] as usize..self.starts[row + 1] as usize;
        let count: usize = rows.iter().map(|row| of(*row).len()).sum();
        if count > self.few || rows.iter().any(|row| self.is_long[*row]) {
            return None;
        }
        let all = rows.iter().flat_map(|row| &self.chains[of(*row)]);
        let mut few: Vec<usize> = all.map(|chain| *chain as usize).collect();
        if rows.len() > 1 {
            few.sort_unstable();
            few.dedup();
        }
        Some(few)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Program, Row, Segment};
    use crate::solve::scaling::Scaling;

    #[test]
    fn the_chains_of_a_few_rows_are_found_once_each() {
        // 40 chains in a row that all share, each in one of ten more and every fourth in one of ten others.
        let row = |row: u32| Row { name: row.to_string(), lower: None, upper: Some(1.0) };
        let mut program = Program::new((0..21).map(row).collect(), None);
        for chain in 0..40 {
            let own = [(0, 1.0), (1 + chain % 10, 1.0)];
            let other = (chain % 4 == 0).then_some((11 + chain / 4, 1.0));
            program
                .push_chain(own.into_iter().chain(other), [Segment { length: 1.0, slope: 1.0, bent: 0.0 }]);
        }
        let members = Members::of(&Columns::new(&program, &Scaling::of(&program)));
        assert_eq!(members.few_in(&[3]), Some(vec![2, 12, 22, 32]));
        assert_eq!(members.few_in(&[3, 14]), Some(vec![2, 12, 22, 32]), "chain 12 is in both");
        assert_eq!(members.few_in(&[12, 3]), Some(vec![2, 4, 12, 22, 32]));
        assert_eq!(members.few_in(&[0]), None);
        assert_eq!(members.few_in(&[3, 4]), None, "eight of forty are more than few");
        assert_eq!(members.few_in(&[]), Some(vec![]));
    }
}
