//! The core: chains that some prices leave in doubt. The others are as full as those prices ask.
//!
//! What the settled chains take is off the limits, so that the core is a program of its own, with the same rows.

use crate::lp::tolerance::REDUCED_COST;
use crate::lp::{Program, Row, Sum};
use crate::units::parts;

use super::adding_up::AddingUp;
use super::families::Families;
use super::settling::{Doubt, Settling};

/// How many times as far as is missing the chains that are taken in for a limit reach.
const FARTHER: f64 = 4.0;

/// What prices ask of a chain.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    /// Steps up to the last segment that gains.
    pub(super) steps: f64,
    /// The gain nearest to 0, as a share of what the first step brings; infinite where that is nothing.
    pub(super) nearest: f64,
    /// Is that gain 0 within rounding?
    pub(super) tied: bool,
    /// The same is asked at other prices by which no gain changes by as much.
    pub(super) sure: f64,
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
        let mut asked = Asked { steps: 0.0, nearest: f64::INFINITY, tied: false, sure: f64::INFINITY };
        for segment in segments {
            let bent = bent_price * segment.bent;
            let gain = segment.slope - price - bent;
            asked.steps += if gain > 0.0 { segment.length } else { 0.0 };
            asked.nearest = asked.nearest.min(gain.abs());
            let rounding = REDUCED_COST * (segment.slope + size + bent.abs());
            asked.tied |= gain.abs() <= rounding;
            asked.sure = asked.sure.min(gain.abs() - 2.0 * rounding);
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
    /// Prices by which they were settled, and how sure each was.
    settled_at: Vec<f64>,
    sure: Vec<f64>,
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
            settled_at: Vec::new(),
            sure: Vec::new(),
        };
        // What everything hangs on is never settled.
        families.spread().iter().for_each(|chain| core.doubted[*chain] = true);
        core.widen(program, families, prices, doubt);
        core
    }

    /// Settles anew at other prices or with more doubt; chains that were in doubt stay so.
    pub(super) fn widen(&mut self, program: &Program, families: &Families, prices: &[f64], doubt: Doubt) {
        let settling = Settling::of(program, families, prices, doubt, &self.doubted);
        (self.settled, self.used, self.sure) = (settling.steps, settling.used, settling.sure);
        self.settled_at = prices.to_vec();
        self.doubt(program, &settling.doubted);
        self.reach_limits(program, families, prices);
    }

    /// Takes in more chains of rows whose limits those in doubt cannot reach whatever they take, which would be a core that
    /// contradicts itself: the nearest, until they reach some times as far as is missing. What chains add up to is taken
    /// to be what these prices ask of all.
    fn reach_limits(&mut self, program: &Program, families: &Families, prices: &[f64]) {
        let bent_row = self.program.bent_row();
        let mut reach: Vec<(f64, f64)> =
            self.program.facts().rows.iter().map(|row| (row.least, row.most)).collect();
        for AddingUp { chain, row, entry, entries } in families.adding_up() {
            let taken = self.left_of(program, (*row, *chain), prices) / entry;
            let length = program.chain_length(*chain);
            for (own, value) in entries {
                let (least, most) = &mut reach[*own as usize];
                *least += value * taken - value.min(0.0) * length;
                *most += value * taken - value.max(0.0) * length;
            }
            reach[*row] = (f64::NEG_INFINITY, f64::INFINITY);
        }
        let rows = self.program.rows().iter().zip(reach).enumerate();
        // Above 0 what a lower limit misses, below 0 an upper one.
        let missing: Vec<f64> = rows
            .map(|(index, (row, (least, most)))| {
                let below = row.lower.map_or(0.0, |lower| (lower - most).max(0.0));
                let above = row.upper.map_or(0.0, |upper| (least - upper).max(0.0));
                if Some(index) == bent_row { 0.0 } else { below - above }
            })
            .collect();
        if missing.iter().all(|missing| *missing == 0.0) {
            return;
        }
        let is_wanted = |row: &u32| missing[*row as usize] != 0.0;
        let may_help = |chain: usize| {
            !self.doubted[chain] && program.coefficients(chain).iter().any(|(row, _)| is_wanted(row))
        };
        let settled = parts::passing(program.chains(), may_help);
        let near = |at: usize| (Asked::of(program, settled[at], prices).nearest, settled[at]);
        let mut nearest = parts::map(settled.len(), near);
        nearest.sort_unstable_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        let mut left: Vec<f64> = missing.iter().map(|missing| FARTHER * missing).collect();
        let mut helping = Vec::new();
        for (_, chain) in nearest {
            let (held, free) = (self.settled[chain], program.chain_length(chain) - self.settled[chain]);
            let mut helps = false;
            for &(row, value) in program.coefficients(chain) {
                let left = &mut left[row as usize];
                // What the chain adds to the row by taking all that it can, and by taking nothing.
                let adds = [value * free, -value * held].map(|adds| adds * left.signum());
                let most = adds[0].max(adds[1]);
                if *left != 0.0 && most > 0.0 {
                    *left = (left.abs() - most).max(0.0) * left.signum();
                    helps = true;
                }
            }
            helping.extend(helps.then_some(chain));
        }
        self.admit(program, &helping);
    }

    /// What is left of an equation to the chain that adds the others up there, if they take what prices ask.
    fn left_of(&self, program: &Program, (row, adding_up): (usize, usize), prices: &[f64]) -> f64 {
        let mut left = self.program.rows()[row].upper.unwrap_or(0.0);
        for &chain in self.chains.iter().filter(|chain| **chain != adding_up) {
            let entry = program.coefficients(chain).iter().find(|(own, _)| *own as usize == row);
            left -= entry.map_or(0.0, |(_, value)| value * Asked::of(program, chain, prices).steps);
        }
        left
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
    ///
    /// A gain changes by Σ_r |Δπ_r| max_i |a_ri| at most: what is surer than that is not looked at again.
    pub(super) fn wrong(&self, program: &Program, prices: &[f64]) -> Vec<usize> {
        let moved = prices.iter().zip(&self.settled_at).zip(&program.facts().rows);
        let change: f64 = moved.map(|((to, from), row)| (to - from).abs() * row.largest).sum();
        let asks_else = |chain: usize| {
            let asked = Asked::of(program, chain, prices);
            asked.tied || (asked.steps - self.settled[chain]).abs() > 0.0
        };
        let in_question = |chain: usize| !self.doubted[chain] && self.sure[chain] <= change;
        parts::passing(self.doubted.len(), |chain| in_question(chain) && asks_else(chain))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::Segment;

    /// 1,000 chains of one step in one row, slopes 1, 2 … 1,000 in no order.
    fn row_of_thousand(lower: Option<f64>, upper: Option<f64>) -> Program {
        let mut program = Program::new(vec![Row { name: "row".into(), lower, upper }], None);
        for chain in 0..1_000_u32 {
            let slope = f64::from(1 + chain * 7 % 1_000);
            program.push_chain([(0, 1.0)], [Segment { length: 1.0, slope, bent: 0.0 }]);
        }
        program
    }

    /// The slopes in a core of nothing that prices leave in doubt, rising.
    fn slopes(program: &Program, price: f64) -> Vec<f64> {
        let doubt = Doubt { window: 0.0, kept: 0 };
        let core = Core::of(program, &Families::of(program, 1), &[price], doubt).program;
        let mut slopes: Vec<f64> = (0..core.chains()).map(|chain| core.segments(chain)[0].slope).collect();
        slopes.sort_by(f64::total_cmp);
        slopes
    }

    #[test]
    fn a_core_takes_in_the_nearest_chains_of_a_limit_that_it_could_not_keep() {
        // By hand: at 0.5 all take their step, ten more than the cap; at 1,000.5 nobody, ten fewer than the floor.
        let nearest = |from: usize| (from..from + 40).map(|slope| slope as f64).collect::<Vec<_>>();
        assert_eq!(slopes(&row_of_thousand(None, Some(990.0)), 0.5), nearest(1));
        assert_eq!(slopes(&row_of_thousand(Some(10.0), None), 1_000.5), nearest(961));
        assert!(slopes(&row_of_thousand(Some(10.0), Some(1_000.0)), 0.5).is_empty());
    }
}
