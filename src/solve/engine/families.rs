//! Families of disjoint rows, found: rows of which no chain has two.
//!
//! Every cooperative is in one county, so county rows share no chain: they take nothing but a diagonal in any
//! matrix over rows, and what is left is small (generalised upper bounds, Dantzig & Van Slyke 1967). Rows are
//! taken in greedily, the shortest first, as long as no chain of theirs is in another one. The rest *link*.
//!
//! A few chains may stand in far more rows than the others: everything allocated, of which every county's row takes a share
//! off, or a budget that all limits follow. They would tie all those rows together, so these *spread* chains are left out of
//! account here, and are borne with wherever rows are taken for disjoint.

use crate::lp::Program;

use super::adding_up::AddingUp;

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
    /// The chains that spread, rising.
    spread: Vec<usize>,
    /// They stand in more rows than this, and all others in at most so many.
    longest: usize,
    adding_up: Vec<AddingUp>,
}

/// Spread chains at most; they stand in more than so many rows, and so many times as many as the others.
const MOST_SPREAD: usize = 8;
const MANY: usize = 8;
const TIMES: usize = 2;

impl Families {
    /// Finds them. The bent row always links: its coefficients stand in segments.
    /// Looks at every `stride`th chain: with more than 1 two rows may be taken for disjoint that hardly clash.
    pub(super) fn of(program: &Program, stride: usize) -> Families {
        Families::preferring(program, stride, |_| false)
    }

    /// The same, of rows of equally many chains some first: those that have a price near the end, so that those that link
    /// stay slack.
    pub(super) fn preferring(program: &Program, stride: usize, first: impl Fn(usize) -> bool) -> Families {
        let rows = program.rows().len();
        let longest = longest(program, stride);
        let spread = program.longer_than(longest);
        // The last chain may be one of its kind.
        let looked_at = || {
            let last = program.chains().checked_sub(1).filter(|last| !last.is_multiple_of(stride));
            let chains = (0..program.chains()).step_by(stride).chain(last);
            chains.map(|chain| program.coefficients(chain)).filter(|entries| entries.len() <= longest)
        };
        let mut members: Vec<u32> = vec![0; rows];
        for coefficients in looked_at() {
            for (row, _) in coefficients {
                members[*row as usize] += 1;
            }
        }
        let mut shortest: Vec<usize> = (0..rows).filter(|row| Some(*row) != program.bent_row()).collect();
        shortest.sort_by_key(|row| (members[*row], !first(*row)));
        let mut clashes = Clashes::none(rows);
        for coefficients in looked_at() {
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
        let mut adding_up = Vec::new();
        for &chain in &spread {
            adding_up.extend(AddingUp::of(program, chain, &adding_up));
        }
        Families { spread, longest, adding_up, ..Families::put(&taken) }
    }

    /// By row: is it disjoint?
    fn put(taken: &[bool]) -> Families {
        let mut families = Families::default();
        for (row, &disjoint) in taken.iter().enumerate() {
            let list = if disjoint { &mut families.disjoint } else { &mut families.linking };
            let position = list.len();
            list.push(row);
            families.places.push(if disjoint { Place::Disjoint(position) } else { Place::Linking(position) });
        }
        families
    }

    /// The same with some disjoint rows, by position among them, linking too.
    pub(super) fn linking_too(&self, rows: &[usize]) -> Families {
        let mut disjoint: Vec<bool> =
            self.places.iter().map(|place| matches!(place, Place::Disjoint(_))).collect();
        for at in rows {
            disjoint[self.disjoint[*at]] = false;
        }
        let mut families = self.clone();
        let Families { places, disjoint, linking, .. } = Families::put(&disjoint);
        (families.places, families.disjoint, families.linking) = (places, disjoint, linking);
        families
    }

    /// The chains that spread, rising.
    pub(super) fn spread(&self) -> &[usize] {
        &self.spread
    }

    /// Those of them that add others up.
    pub(super) fn adding_up(&self) -> &[AddingUp] {
        &self.adding_up
    }

    /// Does a chain in so many rows spread?
    pub(super) fn spreads(&self, rows: usize) -> bool {
        rows > self.longest
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

/// How many rows the chains that do not spread stand in at most.
fn longest(program: &Program, stride: usize) -> usize {
    let looked_at = (0..program.chains()).step_by(stride);
    let (mut entries, mut chains) = (0, 0);
    for chain in looked_at {
        (entries, chains) = (entries + program.coefficients(chain).len(), chains + 1);
    }
    let many = MANY.max(TIMES * entries / chains.max(1));
    let mut lengths: Vec<usize> =
        program.longer_than(many).into_iter().map(|chain| program.coefficients(chain).len()).collect();
    lengths.sort_unstable_by(|one, two| two.cmp(one));
    lengths.get(MOST_SPREAD).map_or(many, |next| *next)
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
