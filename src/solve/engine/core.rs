//! The core: chains that some prices leave in doubt. The others are as full as those prices ask.
//!
//! What the settled chains take is off the limits, so that the core is a program of its own, with the same rows.

use crate::lp::{Activity, Point, Program, Row, Sum};
use crate::units::parts;

use super::adding_up::AddingUp;
use super::asked::Asked;
use super::doubt::Doubt;
use super::families::Families;
use super::settling::Settling;
use super::withhold;

/// How many times as far as is missing the chains that are taken in for a limit reach.
const FARTHER: f64 = 4.0;
/// So many of the nearest are looked at first.
const FIRST: usize = 1 << 14;

/// Chains in doubt, and what the others hold.
#[derive(Debug)]
pub(super) struct Core {
    /// The program of the chains in doubt.
    pub(super) program: Program,
    /// Which are, and what the others take.
    pub(super) settling: Settling,
    /// Of which of them the last optimum filled a segment partly, rising.
    pub(super) partly: Vec<usize>,
}

impl Core {
    /// Nobody is settled yet.
    pub(super) fn nothing(program: &Program) -> Core {
        Core { program: Program::default(), settling: Settling::nothing(program), partly: Vec::new() }
    }

    /// Settles every chain that prices leave no doubt of; those that were in doubt too, or they `stay` so.
    pub(super) fn settle(
        &mut self,
        program: &Program,
        families: &Families,
        prices: &[f64],
        doubt: Doubt,
        stay: bool,
    ) {
        self.settling.settle(program, families, prices, doubt, stay);
        self.write(program);
    }

    /// What limits miss by row that those in doubt cannot reach whatever they take: above 0 a lower one, below 0 an upper one.
    /// What chains add up to is taken to be what these prices ask of all.
    pub(super) fn missing(&self, program: &Program, families: &Families, prices: &[f64]) -> Vec<f64> {
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
        rows.map(|(index, (row, (least, most)))| {
            let below = row.lower.map_or(0.0, |lower| (lower - most).max(0.0));
            let above = row.upper.map_or(0.0, |upper| (least - upper).max(0.0));
            if Some(index) == bent_row { 0.0 } else { below - above }
        })
        .collect()
    }

    /// Takes in more chains of rows that miss something, else the core would contradict itself: the nearest, until they reach
    /// some times as far as is missing.
    pub(super) fn reach_limits(&mut self, program: &Program, families: &Families, prices: &[f64]) {
        let missing = self.missing(program, families, prices);
        if missing.iter().all(|missing| *missing == 0.0) {
            return;
        }
        let is_wanted = |row: &u32| missing[*row as usize] != 0.0;
        let may_help = |chain: usize| {
            !self.settling.doubts(chain) && program.coefficients(chain).iter().any(|(row, _)| is_wanted(row))
        };
        let settled = parts::passing(program.chains(), may_help);
        let near = |at: usize| (Asked::of(program, settled[at], prices).share(), settled[at]);
        let mut nearest = parts::map(settled.len(), near);
        let order = |one: &(f64, usize), two: &(f64, usize)| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1));
        // Hardly ever are more needed than those that are sorted first.
        let first = FIRST.min(nearest.len());
        if first < nearest.len() {
            nearest.select_nth_unstable_by(first, order);
        }
        nearest[..first].sort_unstable_by(order);
        let mut left: Vec<f64> = missing.iter().map(|missing| FARTHER * missing).collect();
        let mut helping = Vec::new();
        for at in 0..nearest.len() {
            if left.iter().all(|left| *left == 0.0) {
                break;
            }
            if at == first {
                nearest[first..].sort_unstable_by(order);
            }
            let chain = nearest[at].1;
            let (held, free) =
                (self.settling.steps[chain], program.chain_length(chain) - self.settling.steps[chain]);
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
        for &chain in self.settling.doubted.iter().filter(|chain| **chain != adding_up) {
            let entry = program.coefficients(chain).iter().find(|(own, _)| *own as usize == row);
            left -= entry.map_or(0.0, |(_, value)| value * Asked::of(program, chain, prices).steps);
        }
        left
    }

    /// Takes in chains that were settled wrongly; the others stay as they are.
    pub(super) fn admit(&mut self, program: &Program, wrong: &[usize]) {
        self.settling.admit(program, wrong);
        self.write(program);
    }

    /// Writes the program of the chains in doubt.
    fn write(&mut self, program: &Program) {
        let left = |limit: Option<f64>, used: &Sum| limit.map(|limit| limit - used.value());
        let rows = program.rows().iter().zip(&self.settling.used).map(|(row, used)| Row {
            name: row.name.clone(),
            lower: left(row.lower, used),
            upper: left(row.upper, used),
        });
        self.program = Program::new(rows.collect(), program.bent_row());
        for &chain in &self.settling.doubted {
            self.program.push_chain_of(program, chain);
        }
    }

    /// How far a point of the core is outside the limits of the whole, as a share of what the rows add up to.
    pub(super) fn breach(&self, of_core: &[f64]) -> f64 {
        let activities = self.program.activities(of_core).into_iter().zip(&self.settling.used);
        let breaches = activities.map(|(Activity { size, breach, .. }, used)| {
            // It is a share of what the core adds up to.
            if breach > 0.0 { breach * size / (size + used.value().abs()) } else { 0.0 }
        });
        breaches.fold(0.0, f64::max)
    }

    /// Remembers of which chains an optimum of the core fills a segment partly.
    pub(super) fn remember(&mut self, of_core: &[f64]) {
        let is_partly = |chain: usize| {
            let mut left = of_core[chain];
            self.program.segments(chain).iter().any(|segment| {
                let is_partly = left > 0.0 && left < segment.length;
                left -= segment.length;
                is_partly
            })
        };
        let chains = self.settling.doubted.iter().enumerate();
        self.partly = chains.filter(|(at, _)| is_partly(*at)).map(|(_, chain)| *chain).collect();
    }

    /// Where those chains stand in the core.
    pub(super) fn partly(&self) -> Vec<usize> {
        self.partly.iter().filter_map(|chain| self.settling.doubted.binary_search(chain).ok()).collect()
    }

    /// May anyone hold steps that bring nothing in a point of the core?
    pub(super) fn is_idle(&self, of_core: &[f64]) -> bool {
        let holds_idle = |(chain, amount): (usize, &f64)| withhold::idle(&self.program, chain, *amount) > 0.0;
        self.settling.idle || of_core.iter().enumerate().any(holds_idle)
    }

    /// A point of the core with the settled chains put around it; the core goes on if it `is_kept`.
    pub(super) fn point(&mut self, of_core: Point, is_kept: bool) -> Point {
        let steps = &mut self.settling.steps;
        let mut amounts = if is_kept { steps.clone() } else { std::mem::take(steps) };
        for (&chain, amount) in self.settling.doubted.iter().zip(of_core.amounts) {
            amounts[chain] = amount;
        }
        Point { amounts, ..of_core }
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
        let doubt = Doubt { window: 0.0, kept: 0, again: false };
        let families = Families::of(program, 1);
        let mut core = Core::nothing(program);
        core.settle(program, &families, &[price], doubt, false);
        core.reach_limits(program, &families, &[price]);
        let core = core.program;
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
