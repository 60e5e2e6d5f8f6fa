//! Families of disjoint rows, found: blocks of a few rows each, of which no chain stands in two.
//!
//! Every cooperative is in one county, so the rows of one county share no chain with those of another: they take nothing but
//! small blocks on the diagonal of any matrix over rows, and what is left is small (generalised upper bounds, Dantzig & Van
//! Slyke 1967, where every block is one row). First rows are taken in greedily, the shortest first, as long as no chain of
//! theirs is in another one; then those that meet few of the blocks join these together, as a cap joins the floor of the same
//! county. The rest *link*.
//!
//! A few chains may stand in far more rows than the others: everything allocated, of which every county's row takes a share
//! off, or a budget that all limits follow. They would tie all those rows together, so these *spread* chains are left out of
//! account here, and are borne with wherever rows are taken for disjoint.

use std::ops::Range;

use crate::lp::Program;

use super::adding_up::AddingUp;

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Position among the rows of blocks.
    Disjoint(usize),
    /// Position among the linking rows.
    Linking(usize),
}

/// Which rows are disjoint and which link.
#[derive(Clone, Debug, Default)]
pub(super) struct Families {
    places: Vec<Place>,
    /// The rows of blocks, one block after the other.
    disjoint: Vec<usize>,
    /// Where every block starts among them, and where the last ends.
    starts: Vec<usize>,
    /// By position among them, its block.
    blocks: Vec<usize>,
    /// By position, where its entries start in a matrix of blocks, less the position where the block starts.
    offsets: Vec<usize>,
    entries: usize,
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
/// Rows of a block at most.
const MOST_IN_A_BLOCK: usize = 8;

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
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); rows];
        let mut chains = 0;
        for coefficients in looked_at() {
            for (row, _) in coefficients {
                members[*row as usize].push(chains);
            }
            chains += 1;
        }
        let mut shortest: Vec<usize> = (0..rows).filter(|row| Some(*row) != program.bent_row()).collect();
        shortest.sort_by_key(|row| (members[*row].len(), !first(*row)));
        let mut adding_up = Vec::new();
        for &chain in &spread {
            adding_up.extend(AddingUp::of(program, chain, &adding_up));
        }
        let blocks = Blocks::of(&members, chains as usize, &shortest);
        Families { spread, longest, adding_up, ..Families::put(rows, blocks) }
    }

    /// The rows of every block; the others link.
    fn put(rows: usize, mut blocks: Vec<Vec<usize>>) -> Families {
        blocks.retain(|rows| !rows.is_empty());
        for rows in &mut blocks {
            rows.sort_unstable();
        }
        blocks.sort_unstable();
        let mut families = Families { starts: vec![0], ..Families::default() };
        let mut places = vec![None; rows];
        for (block, rows) in blocks.into_iter().enumerate() {
            let (first, size) = (families.disjoint.len(), rows.len());
            for row in rows {
                places[row] = Some(Place::Disjoint(families.disjoint.len()));
                families.disjoint.push(row);
                families.blocks.push(block);
                // Blocks have as many entries as rows, or more.
                families.offsets.push(families.entries - first);
                families.entries += size;
            }
            families.starts.push(families.disjoint.len());
        }
        for (row, place) in places.into_iter().enumerate() {
            let place = place.unwrap_or_else(|| {
                families.linking.push(row);
                Place::Linking(families.linking.len() - 1)
            });
            families.places.push(place);
        }
        families
    }

    /// The same with some rows of blocks, by position, linking too.
    pub(super) fn linking_too(&self, positions: &[usize]) -> Families {
        let mut stays = vec![true; self.disjoint.len()];
        for at in positions {
            stays[*at] = false;
        }
        let rows = |block: Range<usize>| block.filter(|at| stays[*at]).map(|at| self.disjoint[at]).collect();
        let blocks = (0..self.block_count()).map(|block| rows(self.block(block))).collect();
        let Families { spread, longest, adding_up, .. } = self.clone();
        Families { spread, longest, adding_up, ..Families::put(self.places.len(), blocks) }
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
    #[inline]
    pub(super) fn spreads(&self, rows: usize) -> bool {
        rows > self.longest
    }

    /// Where a row stands.
    #[inline]
    pub(super) fn place(&self, row: usize) -> Place {
        self.places[row]
    }

    /// The number of rows.
    pub(super) fn rows(&self) -> usize {
        self.places.len()
    }

    /// The number of blocks.
    pub(super) fn block_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// A block, as positions among the rows of blocks.
    pub(super) fn block(&self, block: usize) -> Range<usize> {
        self.starts[block]..self.starts[block + 1]
    }

    /// The block of a position among those rows.
    pub(super) fn block_of(&self, at: usize) -> usize {
        self.blocks[at]
    }

    /// Entries of a matrix that has nothing but blocks.
    pub(super) fn entries(&self) -> usize {
        self.entries
    }

    /// Where such a matrix holds what two positions share; nowhere for those of two blocks.
    #[inline]
    pub(super) fn entry(&self, one: usize, two: usize) -> Option<usize> {
        (one == two || self.blocks[one] == self.blocks[two]).then(|| self.offsets[one] + two)
    }

    /// The rows of blocks.
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

/// Blocks while they are put together.
struct Blocks<'m> {
    /// By row its chains.
    members: &'m [Vec<u32>],
    /// By block its rows; none where it has become part of another.
    rows: Vec<Vec<usize>>,
    /// By block which one it has become part of, or itself.
    part_of: Vec<usize>,
    /// By chain a block that it stands in.
    of_chain: Vec<Option<u32>>,
}

impl Blocks<'_> {
    /// The blocks of rows taken in this order.
    fn of(members: &[Vec<u32>], chains: usize, order: &[usize]) -> Vec<Vec<usize>> {
        let mut blocks =
            Blocks { members, rows: Vec::new(), part_of: Vec::new(), of_chain: vec![None; chains] };
        let mut others = Vec::new();
        for &row in order {
            if members[row].iter().all(|chain| blocks.of_chain[*chain as usize].is_none()) {
                blocks.part_of.push(blocks.rows.len());
                blocks.rows.push(Vec::new());
                blocks.put(row, blocks.rows.len() - 1);
            } else {
                others.push(row);
            }
        }
        // What stands across most of them links, though they be few.
        let most = blocks.rows.len() / 2;
        for row in others {
            if let Some(met) = blocks.met(row, most) {
                for other in &met[1..] {
                    blocks.part_of[*other] = met[0];
                    let rows = std::mem::take(&mut blocks.rows[*other]);
                    blocks.rows[met[0]].extend(rows);
                }
                blocks.put(row, met[0]);
            }
        }
        blocks.rows
    }

    fn put(&mut self, row: usize, block: usize) {
        self.rows[block].push(row);
        for chain in &self.members[row] {
            self.of_chain[*chain as usize] = Some(block as u32);
        }
    }

    /// The blocks that a row shares a chain with, if they are so few at most and leave room for the row.
    fn met(&self, row: usize, most: usize) -> Option<Vec<usize>> {
        let (mut met, mut room) = (Vec::new(), MOST_IN_A_BLOCK - 1);
        for chain in &self.members[row] {
            let Some(mut block) = self.of_chain[*chain as usize].map(|block| block as usize) else {
                continue;
            };
            while self.part_of[block] != block {
                block = self.part_of[block];
            }
            if !met.contains(&block) {
                met.push(block);
                room = room.checked_sub(self.rows[block].len())?;
            }
        }
        (met.len() <= most).then_some(met)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};

    /// A program with these rows of every chain.
    fn program(rows: usize, chains: impl Iterator<Item = Vec<u32>>) -> Program {
        let rows = (0..rows).map(|row| Row { name: row.to_string(), lower: None, upper: Some(1.0) });
        let mut program = Program::new(rows.collect(), None);
        for own in chains {
            let segment = Segment { length: 1.0, slope: 1.0, bent: 0.0 };
            program.push_chain(own.into_iter().map(|row| (row, 1.0)), [segment]);
        }
        program
    }

    #[test]
    fn rows_of_one_region_are_a_block_and_those_across_all_link() {
        // Twelve regions: floor, cap, and a row of each of two sectors in it; a budget, and three rows across all regions.
        let chains = (0..240_u32).map(|chain| {
            let (region, sector) = (chain % 12, chain / 12 % 3);
            let own = (sector < 2).then_some(4 * region + 2 + sector);
            [4 * region, 4 * region + 1].into_iter().chain(own).chain([48, 49 + chain % 5 % 3]).collect()
        });
        let families = Families::of(&program(52, chains), 1);
        let blocks: Vec<Vec<usize>> = (0..families.block_count())
            .map(|block| families.block(block).map(|at| families.disjoint()[at]).collect())
            .collect();
        let by_hand: Vec<Vec<usize>> = (0..12).map(|region| (4 * region..4 * region + 4).collect()).collect();
        assert_eq!((blocks, families.linking()), (by_hand, [48, 49, 50, 51].as_slice()));
        let fewer = families.linking_too(&[0, 5]);
        assert_eq!((fewer.block_count(), fewer.linking()), (12, [0, 5, 48, 49, 50, 51].as_slice()));
    }

    #[test]
    fn of_families_that_cross_one_is_disjoint() {
        let chains = (0..600_u32).map(|chain| vec![chain % 14, 14 + chain / 14 % 20]);
        let families = Families::of(&program(34, chains), 1);
        assert_eq!((families.block_count(), families.linking().len()), (20, 14));
        assert_eq!(families.disjoint(), (14..34).collect::<Vec<_>>());
    }
}
