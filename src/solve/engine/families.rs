//! Families of disjoint rows, found: rows of which no chain has two.
//!
//! Every cooperative is in one county, so county rows share no chain: they take nothing but a diagonal in any
//! matrix over rows, and what is left is small (generalised upper bounds, Dantzig & Van Slyke 1967). Rows are
//! taken in greedily, the shortest first, as long as no chain of theirs is in another one. The rest *link*.

use crate::lp::Program;

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Position among the disjoint rows.
    Disjoint(usize),
    /// Position among the linking rows.
    Linking(usize),
}

/// Which rows are disjoint and which link.
#[derive(Clone, Debug, Default)]
pub(super) struct Families {
    places: Vec<Place>,
    disjoint: Vec<usize>,
    linking: Vec<usize>,
}

impl Families {
    /// Finds them. The bent row always links: its coefficients stand in segments.
    /// Looks at every `stride`th chain: with more than 1 two rows may be taken for disjoint that hardly clash.
    pub(super) fn of(program: &Program, stride: usize) -> Families {
        let rows = program.rows().len();
        let mut members: Vec<u32> = vec![0; rows];
        for chain in (0..program.chains()).step_by(stride) {
            program.coefficients(chain).iter().for_each(|(row, _)| members[*row as usize] += 1);
        }
        let mut shortest: Vec<usize> = (0..rows).filter(|row| Some(*row) != program.bent_row()).collect();
        shortest.sort_by_key(|row| members[*row]);
        let mut clashes = Clashes::none(rows);
        for chain in (0..program.chains()).step_by(stride) {
            let coefficients = program.coefficients(chain);
            for (at, (one, _)) in coefficients.iter().enumerate() {
                for (two, _) in &coefficients[at + 1..] {
                    clashes.mark(*one as usize, *two as usize);
                }
            }
        }
        let mut taken = vec![false; rows];
        for &row in &shortest {
            taken[row] = (0..rows).all(|other| !taken[other] || !clashes.marked(row, other));
        }
        let mut families =
            Families { places: Vec::with_capacity(rows), disjoint: Vec::new(), linking: Vec::new() };
        for (row, &disjoint) in taken.iter().enumerate() {
            let list = if disjoint { &mut families.disjoint } else { &mut families.linking };
            let position = list.len();
            list.push(row);
            families.places.push(if disjoint { Place::Disjoint(position) } else { Place::Linking(position) });
        }
        families
    }

    /// Where a row stands.
    pub(super) fn place(&self, row: usize) -> Place {
        self.places[row]
    }

    /// The number of rows.
    pub(super) fn rows(&self) -> usize {
        self.places.len()
    }

    /// The disjoint rows.
    pub(super) fn disjoint(&self) -> &[usize] {
        &self.disjoint
    }

    /// The linking rows.
    pub(super) fn linking(&self) -> &[usize] {
        &self.linking
    }
}

/// Pairs of rows that share a chain, one bit each.
struct Clashes {
    rows: usize,
    bits: Vec<u64>,
}

impl Clashes {
    fn none(rows: usize) -> Clashes {
        Clashes { rows, bits: vec![0; (rows * rows).div_ceil(64)] }
    }

    fn bit(&self, one: usize, two: usize) -> (usize, u64) {
        let at = one.max(two) * self.rows + one.min(two);
        (at / 64, 1 << (at % 64))
    }

    fn mark(&mut self, one: usize, two: usize) {
        let (word, bit) = self.bit(one, two);
        self.bits[word] |= bit;
    }

    fn marked(&self, one: usize, two: usize) -> bool {
        let (word, bit) = self.bit(one, two);
        self.bits[word] & bit != 0
    }
}
