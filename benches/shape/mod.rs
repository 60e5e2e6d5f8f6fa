//! The benchmark's programs: cooperatives × 3 segments under a budget, a leakage row, a shell row, and floors and
//! caps for every region and every sector, all of which bind somewhere.
//!
//! *Fine* data have slopes to 1e-5 and shares to 1e-3; *tied* data slopes to 0.1 and shares to 0.05, so that
//! thousands of cooperatives are alike. Same numbers on every machine: whole-number chance from a seed.

use allotment::lp::{Program, Row, Segment};

/// What to make.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shape {
    pub(crate) cooperatives: usize,
    pub(crate) regions: usize,
    pub(crate) tied: bool,
    /// The budget as a share of what all could take.
    pub(crate) budget: f64,
}

impl Shape {
    /// The benchmark's usual budget: three tenths of what all could take.
    pub(crate) fn new(cooperatives: usize, regions: usize, tied: bool) -> Shape {
        Shape { cooperatives, regions, tied, budget: 0.3 }
    }
}

pub(crate) const SECTORS: usize = 20;

/// A stream of whole numbers (Steele, Lea & Flood 2014, SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A multiple of 1 / `parts` between 0 and 1.
    fn share(&mut self, parts: u64) -> f64 {
        self.below(parts + 1) as f64 / parts as f64
    }
}

/// Makes the program of a shape.
pub(crate) fn program(shape: Shape) -> Program {
    let mut chance = Chance(2020);
    let (slope_parts, share_parts) = if shape.tied { (10, 20) } else { (100_000, 1_000) };
    let groups = shape.regions + SECTORS;
    let mut chains = Vec::with_capacity(shape.cooperatives);
    let mut capacity = vec![0.0; groups];
    let mut total = 0.0;
    for _ in 0..shape.cooperatives {
        // The smaller of two draws: the first regions and sectors are the largest.
        let region = chance.below(shape.regions as u64).min(chance.below(shape.regions as u64)) as usize;
        let sector = shape.regions + chance.below(SECTORS as u64).min(chance.below(SECTORS as u64)) as usize;
        let leakage = 0.1 + 0.8 * chance.share(share_parts);
        let shell = 0.4 * chance.share(share_parts);
        let mut slopes = [0, 0, 0].map(|_| chance.share(slope_parts));
        slopes.sort_by(|one, two| two.total_cmp(one));
        let lengths = [0, 0, 0].map(|_| (10 + chance.below(190)) as f64);
        let length: f64 = lengths.iter().sum();
        (capacity[region], capacity[sector]) = (capacity[region] + length, capacity[sector] + length);
        total += length;
        chains.push((region, sector, leakage, shell, slopes, lengths));
    }
    let budget = (total * shape.budget).floor();
    let limits = |lower: Option<f64>, upper: Option<f64>, name: String| Row { name, lower, upper };
    let mut rows = vec![
        limits(None, Some(budget), "budget".into()),
        limits(None, Some(0.0), "leakage".into()),
        limits(None, Some(0.0), "shell".into()),
    ];
    for (group, capacity) in capacity.iter().enumerate() {
        // A group's share of the money leans away from its capacity's by up to a third, so that limits bind.
        let lean = 1.0 + (chance.share(1_000) - 0.5) / 1.5;
        let share = budget * capacity / total * lean;
        rows.push(limits(Some((share * 0.8).floor()), Some((share * 1.25).ceil()), format!("group/{group}")));
    }
    let mut program = Program::new(rows, None);
    for (region, sector, leakage, shell, slopes, lengths) in chains {
        // To a millionth, and none that is next to nothing: such pivots would mislead the peers.
        let rounded = |value: f64| (value * 1e6).round() / 1e6;
        let coefficients = [
            (0, 1.0),
            (1, rounded(leakage - 0.45)),
            (2, rounded(shell - 0.18)),
            (3 + region as u32, 1.0),
            (3 + sector as u32, 1.0),
        ];
        let coefficients = coefficients.into_iter().filter(|(_, value)| *value != 0.0);
        let parts = slopes.into_iter().zip(lengths);
        program.push_chain(coefficients, parts.map(|(slope, length)| Segment { length, slope, bent: 0.0 }));
    }
    program
}
