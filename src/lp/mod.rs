//! A linear program as plain named data; knows nothing of subsidies.
//!
//! maximise `Σ_i` `Σ_k` `slope_ik` · `x_ik` over chains i and their segments k, where
//!   0 ≤ `x_ik` ≤ `length_ik` (steps), filled in order (slopes do not rise along a chain), and for every row r
//!   `lower_r` ≤ `Σ_i` `a_ri` `Σ_k` `x_ik` + `Σ_i` `Σ_k` `bent_ik` · `x_ik` [r is the bent row] ≤ `upper_r`.
//!
//! All segments of a chain share one sparse row vector `a_i`; the bent row alone has a coefficient per segment.
//! Along a chain `bent` does not rise either. A *price* is the change of the maximum for one more unit on a
//! row's right-hand side: at least 0 for a row held by its upper limit, at most 0 by its lower one.

mod activity;
mod facts;
mod file;
pub mod lp_format;
pub mod mps;
pub mod tolerance;
mod whole;

pub use crate::units::Sum;
pub use activity::Activity;
pub use facts::{Facts, RowFacts};
pub use file::{Title, Written, WrittenColumn};
pub use whole::{WholeColumn, WholeOutcome, WholeProgram};

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

/// What a chain gains by one more step, and how many steps it lasts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// Steps, above 0.
    pub length: f64,
    /// Objective per step; not rising along a chain. May be 0, or below where taking part has a price.
    pub slope: f64,
    /// Coefficient per step in the bent row; 0 without one.
    pub bent: f64,
}

impl Segment {
    /// Does it bring nothing, and count for no bent row?
    pub fn is_idle(&self) -> bool {
        self.slope <= 0.0 && self.bent <= 0.0
    }
}

/// A ranged row; `None` is no limit on that side. Both equal: an equation.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Unique within a program.
    pub name: String,
    /// At least this.
    pub lower: Option<f64>,
    /// At most this.
    pub upper: Option<f64>,
}

/// The whole program: rows, and chains in blocks that are written on all threads.
#[derive(Clone, Debug, Default)]
pub struct Program {
    rows: Vec<Row>,
    bent_row: Option<usize>,
    /// [`BLOCK`] chains each, the last one perhaps fewer.
    blocks: Vec<Block>,
    chains: usize,
    /// Of the chains as they are.
    facts: OnceLock<Arc<Facts>>,
}

/// Chains of a block.
pub const BLOCK: usize = 1 << 13;

/// Chains in compressed form.
#[derive(Clone, Debug)]
struct Block {
    coefficient_starts: Vec<u32>,
    coefficients: Vec<(u32, f64)>,
    segment_starts: Vec<u32>,
    segments: Vec<Segment>,
}

impl Block {
    fn empty() -> Block {
        let starts = || vec![0];
        Block {
            coefficient_starts: starts(),
            coefficients: Vec::new(),
            segment_starts: starts(),
            segments: Vec::new(),
        }
    }

    fn chains(&self) -> usize {
        self.segment_starts.len() - 1
    }

    fn push(
        &mut self,
        coefficients: impl IntoIterator<Item = (u32, f64)>,
        segments: impl IntoIterator<Item = Segment>,
    ) {
        self.coefficients.extend(coefficients);
        self.segments.extend(segments);
        self.coefficient_starts.push(start(self.coefficients.len()));
        self.segment_starts.push(start(self.segments.len()));
        if self.chains() == BLOCK {
            self.coefficients.shrink_to_fit();
            self.segments.shrink_to_fit();
        }
    }
}

/// Where something begins in a block.
fn start(at: usize) -> u32 {
    u32::try_from(at).expect("a block of 2^32 segments would fill any memory")
}

impl Program {
    /// A program with these rows and no chain yet. `bent_row` names the row with coefficients per segment.
    pub fn new(rows: Vec<Row>, bent_row: Option<usize>) -> Program {
        assert!(bent_row.is_none_or(|row| row < rows.len()), "the bent row is one of the rows");
        Program { rows, bent_row, ..Program::default() }
    }

    /// Adds a chain: its coefficients by row (each row once, zeros left out), and its segments in order.
    pub fn push_chain(
        &mut self,
        coefficients: impl IntoIterator<Item = (u32, f64)>,
        segments: impl IntoIterator<Item = Segment>,
    ) {
        if self.chains.is_multiple_of(BLOCK) {
            self.blocks.push(Block::empty());
        }
        self.blocks.last_mut().expect("there is one with room").push(coefficients, segments);
        self.chains += 1;
        self.facts.take();
    }

    /// Adds a chain of another program with the same rows.
    pub fn push_chain_of(&mut self, other: &Program, chain: usize) {
        self.push_chain(other.coefficients(chain).iter().copied(), other.segments(chain).iter().copied());
    }

    /// The same rows with every `stride`th chain only, each to stand for so many; and after them those that stand for
    /// themselves, rising, in parts of so many.
    pub fn every(&self, stride: usize, single: &[usize]) -> Program {
        let mut sample = Program::new(self.rows.clone(), self.bent_row);
        let many = (0..self.chains()).step_by(stride).filter(|chain| single.binary_search(chain).is_err());
        many.for_each(|chain| sample.push_chain_of(self, chain));
        for &chain in single {
            let part = |segment: &Segment| Segment { length: segment.length / stride as f64, ..*segment };
            sample
                .push_chain(self.coefficients(chain).iter().copied(), self.segments(chain).iter().map(part));
        }
        sample
    }

    /// Adds the chains of another program with the same rows, or with none, after these, which fill whole blocks.
    pub fn append(&mut self, other: Program) {
        assert!(self.chains.is_multiple_of(BLOCK), "all blocks but the last are full");
        self.blocks.extend(other.blocks);
        self.chains += other.chains;
        self.facts.take();
    }

    /// The same rows and chains with the limits of some rows only, and nothing to gain: is it feasible? Segments of a
    /// chain that bend alike are one.
    pub fn feasibility(&self, keeps_limits: impl Fn(usize) -> bool) -> Program {
        let rows = self.rows.iter().enumerate().map(|(index, row)| {
            let limit = |limit: Option<f64>| limit.filter(|_| keeps_limits(index));
            Row { name: row.name.clone(), lower: limit(row.lower), upper: limit(row.upper) }
        });
        let mut program = Program::new(rows.collect(), self.bent_row);
        let bends = self.bent_row.is_some_and(&keeps_limits);
        for chain in 0..self.chains() {
            let mut merged: Vec<Segment> = Vec::new();
            for segment in self.segments(chain) {
                let bent = if bends { segment.bent } else { 0.0 };
                match merged.last_mut().filter(|last| last.bent.total_cmp(&bent).is_eq()) {
                    Some(last) => last.length += segment.length,
                    None => merged.push(Segment { length: segment.length, slope: 0.0, bent }),
                }
            }
            // A row without limits asks for nothing of anyone.
            let entries = self.coefficients(chain).iter().filter(|(row, _)| keeps_limits(*row as usize));
            program.push_chain(entries.copied(), merged);
        }
        program
    }

    /// The same under other rows with every chain as often as it counts: so many alike fill like one of their length.
    /// A chain that counts 0 has no segments.
    pub fn counted(&self, rows: Vec<Row>, count: impl Fn(usize) -> f64) -> Program {
        assert_eq!(rows.len(), self.rows.len(), "the rows stay what they are");
        let mut program = Program::new(rows, self.bent_row);
        for chain in 0..self.chains() {
            let count = count(chain);
            let own = self.segments(chain).iter().filter(|_| count > 0.0);
            let counted = own.map(|one| Segment { length: one.length * count, ..*one });
            program.push_chain(self.coefficients(chain).iter().copied(), counted);
        }
        program
    }

    /// Puts other limits on the rows, which stay what they are.
    pub fn set_rows(&mut self, rows: Vec<Row>) {
        assert_eq!(rows.len(), self.rows.len(), "the rows stay what they are");
        self.rows = rows;
    }

    /// Puts other coefficients by row on every chain, zeros left out.
    pub fn set_coefficients<C: Iterator<Item = (u32, f64)>>(&mut self, of: impl Fn(usize) -> C + Sync) {
        self.facts.take();
        self.blocks.par_iter_mut().enumerate().for_each(|(block, own)| {
            own.coefficient_starts.truncate(1);
            own.coefficients.clear();
            for chain in block * BLOCK..block * BLOCK + own.chains() {
                own.coefficients.extend(of(chain));
                own.coefficient_starts.push(start(own.coefficients.len()));
            }
        });
    }

    /// What the chains are, whatever the limits: worked out where it is first asked for. Programs of which these are the
    /// same object have the same chains.
    pub fn facts(&self) -> &Arc<Facts> {
        // Worked out outside the lock: a thread that waits for others there could be given work that asks for them too.
        if let Some(facts) = self.facts.get() {
            return facts;
        }
        let facts = Arc::new(Facts::of(self));
        self.facts.get_or_init(|| facts)
    }

    /// The rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row whose coefficients stand in the segments, if there is one.
    pub fn bent_row(&self) -> Option<usize> {
        self.bent_row
    }

    /// The number of chains.
    pub fn chains(&self) -> usize {
        self.chains
    }

    /// The coefficients of a chain, by row.
    #[inline]
    pub fn coefficients(&self, chain: usize) -> &[(u32, f64)] {
        let (block, at) = (&self.blocks[chain / BLOCK], chain % BLOCK);
        &block.coefficients[block.coefficient_starts[at] as usize..block.coefficient_starts[at + 1] as usize]
    }

    /// The chains that stand in more rows than so many, the bent row left out; rising.
    pub fn longer_than(&self, rows: usize) -> Vec<usize> {
        let mut longer = Vec::new();
        for (block, own) in self.blocks.iter().enumerate() {
            for (at, ends) in own.coefficient_starts.windows(2).enumerate() {
                if (ends[1] - ends[0]) as usize > rows {
                    longer.push(block * BLOCK + at);
                }
            }
        }
        longer
    }

    /// The segments of a chain, in the order in which they fill.
    #[inline]
    pub fn segments(&self, chain: usize) -> &[Segment] {
        let (block, at) = (&self.blocks[chain / BLOCK], chain % BLOCK);
        &block.segments[block.segment_starts[at] as usize..block.segment_starts[at + 1] as usize]
    }

    /// Brings chains that lie scattered closer, all at once, so that memory is not waited for one after the other.
    pub(crate) fn read_ahead(&self, chains: impl Iterator<Item = usize>) {
        let mut read = 0.0;
        for chain in chains {
            let (coefficients, segments) = (self.coefficients(chain), self.segments(chain));
            let ends = [coefficients.first(), coefficients.last()]
                .map(|entry| entry.map_or(0.0, |(_, value)| *value));
            let others = [segments.first(), segments.last()]
                .map(|segment| segment.map_or(0.0, |segment| segment.length));
            read += ends[0] + ends[1] + others[0] + others[1];
        }
        std::hint::black_box(read);
    }

    /// The number of segments of all chains.
    pub fn columns(&self) -> usize {
        self.blocks.iter().map(|block| block.segments.len()).sum()
    }
}

/// Real numbers from a solver: not yet whole money, not yet proved.
#[derive(Clone, Debug)]
pub struct Point {
    /// Steps for every chain.
    pub amounts: Vec<f64>,
    /// A price for every row.
    pub prices: Vec<f64>,
    /// Pivots or nodes that it took.
    pub iterations: usize,
}

/// Prices by which the rows contradict each other: with every slope 0 the bound they prove is below 0.
#[derive(Clone, Debug)]
pub struct Ray {
    /// A price for every row.
    pub prices: Vec<f64>,
}

/// How a search for a point ended. Whether a point is optimal is for `certify` to say.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An allocation in real numbers with its prices.
    Point(Point),
    /// No allocation keeps all rows.
    Ray(Ray),
    /// Neither was found; the text says why, for the log.
    GaveUp(String),
}
