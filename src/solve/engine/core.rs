//! The core: chains that some prices leave in doubt. The others are as full as those prices ask.
//!
//! What the settled chains take is off the limits, so that the core is a program of its own, with the same rows.

use crate::lp::tolerance::REDUCED_COST;
use crate::lp::{Program, Row, Sum};
use crate::units::parts;

use super::families::Families;
use super::settling::{Doubt, Settling};

/// What prices ask of a chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    /// Steps up to the last segment that gains.
    pub(super) steps: f64,
    /// The gain nearest to 0, as a share of what the first step brings; infinite where that is nothing.
    pub(super) nearest: f64,
    /// Is that gain 0 within rounding?
    pub(super) tied: bool,
}

impl Asked {
    /// Prices a chain.
    pub(super) fn of(program: &Program, chain: usize, prices: &[f64]) -> Asked {
        let (mut price, mut size) = (0.0, 0.0);
        for (row, value) in program.coefficients(chain) {
            let term = prices[*row as usize] * value;
            price += term;
            size += term.abs();
        }
        let bent_price = program.bent_row().map_or(0.0, |row| prices[row]);
        let segments = program.segments(chain);
        let mut asked = Asked { steps: 0.0, nearest: f64::INFINITY, tied: false };
        for segment in segments {
            let bent = bent_price * segment.bent;
            let gain = segment.slope - price - bent;
            asked.steps += if gain > 0.0 { segment.length } else { 0.0 };
            asked.nearest = asked.nearest.min(gain.abs());
            asked.tied |= gain.abs() <= REDUCED_COST * (segment.slope + size + bent.abs());
        }
        if let Some(first) = segments.first() {
            asked.nearest /= first.slope.abs();
        }
        asked
    }
}

/// Chains in doubt, and what the others hold.
#[derive(Debug)]
pub(super) struct Core {
    /// The program of the chains in doubt.
    pub(super) program: Program,
    /// Which chains those are, rising.
    chains: Vec<usize>,
    /// Is a chain one of them?
    doubted: Vec<bool>,
    /// Steps by chain; 0 for those in doubt.
    settled: Vec<f64>,
    /// What the settled chains add up to by row.
    used: Vec<Sum>,
}

impl Core {
    /// Settles every chain that prices leave no doubt of.
    pub(super) fn of(program: &Program, families: &Families, prices: &[f64], doubt: Doubt) -> Core {
        let mut core = Core {
            program: Program::default(),
            chains: Vec::new(),
            doubted: vec![false; program.chains()],
            settled: Vec::new(),
            used: Vec::new(),
        };
        core.widen(program, families, prices, doubt);
        core
    }

    /// Settles anew at other prices or with more doubt; chains that were in doubt stay so.
    pub(super) fn widen(&mut self, program: &Program, families: &Families, prices: &[f64], doubt: Doubt) {
        let settling = Settling::of(program, families, prices, doubt, &self.doubted);
        (self.settled, self.used) = (settling.steps, settling.used);
        self.doubt(program, &settling.doubted);
    }

    /// Takes in chains that were settled wrongly; the others stay as they are.
    pub(super) fn admit(&mut self, program: &Program, wrong: &[usize]) {
        let mut back = vec![Sum::default(); self.used.len()];
        for &chain in wrong {
            program.add_to(&mut back, chain, self.settled[chain]);
            self.settled[chain] = 0.0;
        }
        self.used.iter_mut().zip(back).for_each(|(sum, back)| sum.add(-back.value()));
        self.doubt(program, wrong);
    }

    /// Writes the program with some chains more in doubt.
    fn doubt(&mut self, program: &Program, chains: &[usize]) {
        for &chain in chains {
            self.doubted[chain] = true;
        }
        let left = |limit: Option<f64>, used: &Sum| limit.map(|limit| limit - used.value());
        let rows = program.rows().iter().zip(&self.used).map(|(row, used)| Row {
            name: row.name.clone(),
            lower: left(row.lower, used),
            upper: left(row.upper, used),
        });
        self.program = Program::new(rows.collect(), program.bent_row());
        self.chains = (0..self.doubted.len()).filter(|chain| self.doubted[*chain]).collect();
        for &chain in &self.chains {
            self.program.push_chain_of(program, chain);
        }
    }

    /// Settled chains of which other prices ask something else. Ties count: the first in the table comes first.
    pub(super) fn wrong(&self, program: &Program, prices: &[f64]) -> Vec<usize> {
        let asks_else = |chain: usize| {
            let asked = Asked::of(program, chain, prices);
            asked.tied || (asked.steps - self.settled[chain]).abs() > 0.0
        };
        let wrong = parts::map(self.doubted.len(), |chain| !self.doubted[chain] && asks_else(chain));
        (0..wrong.len()).filter(|chain| wrong[*chain]).collect()
    }

    /// The core's amounts put among the settled ones.
    pub(super) fn amounts(self, own: &[f64]) -> Vec<f64> {
        let mut amounts = self.settled;
        for (&chain, &amount) in self.chains.iter().zip(own) {
            amounts[chain] = amount;
        }
        amounts
    }
}
