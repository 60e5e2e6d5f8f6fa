//! Towards the rules, one exchange at a time: where no core has held an allocation that keeps them all.
//!
//! miss = Σ_r w_r·max(0, lower_r − Σ_i G_ri(k_i), Σ_i G_ri(k_i) − upper_r) / s_r
//!   G_ri(k)  what k steps for cooperative i add to row r   s_r  what another choice changes in row r, in the mean   w_r  weight
//! Of the cooperatives that mind another choice least, the one whose other choice lessens the miss most takes it, of equals the
//! one that loses least. Where none lessens it the one that adds least does, and then rests; rows that are missed get heavier
//! meanwhile and the others lighter, so that it does not stay where it is. (Tabu search: Glover 1989; weights: Morris 1993, "The
//! breakout method for escaping from local minima".)

use crate::model::{Problem, amounts};

use super::standing::Standing;
use super::window::Held;

/// Exchanges at most.
const MOST_EXCHANGES: usize = 20_000;
/// So many exchanges long one who has moved rests.
const REST: usize = 5;
/// What a row's weight is multiplied by where no exchange lessens the miss: if it is missed, and if not.
const HEAVIER: f64 = 1.1;
const LIGHTER: f64 = 0.98;
/// No weight is less, or more.
const LEAST_WEIGHT: f64 = 0.1;
const MOST_WEIGHT: f64 = 1e4;
/// A change of the miss below this is none.
const NO_CHANGE: f64 = 1e-9;

/// Everyone's steps once every row is kept, as far as floats can tell; `None` where that was not reached. Limits are drawn
/// in by `margin` of the row's size.
pub(super) fn mended(
    problem: &Problem<'_>,
    standings: &[Standing<'_>],
    held: &Held,
    movers: &[usize],
    margin: f64,
) -> Option<Vec<u64>> {
    let mut mend = Mend::of(problem, standings, held, movers, margin);
    for now in 0..MOST_EXCHANGES {
        if mend.rows.iter().all(|row| row.miss(0.0) <= 0.0) {
            let mut steps = held.steps.clone();
            for mover in &mend.movers {
                steps[mover.position] = mover.options[mover.here].steps;
            }
            return Some(steps);
        }
        let (exchange, change) = mend.best(now)?;
        if change.miss > -NO_CHANGE {
            mend.rows.iter_mut().for_each(MendRow::weigh);
        }
        mend.take(exchange, now);
    }
    None
}

struct Mend {
    rows: Vec<MendRow>,
    movers: Vec<Mover>,
}

struct MendRow {
    lower: f64,
    upper: f64,
    activity: f64,
    scale: f64,
    weight: f64,
}

struct Mover {
    position: usize,
    /// The rows that its choices differ in.
    rows: Vec<usize>,
    options: Vec<Choice>,
    here: usize,
    rests_until: usize,
}

struct Choice {
    steps: u64,
    loss: f64,
    /// By place in the mover's rows.
    adds: Vec<f64>,
}

/// A mover and the choice that it takes.
#[derive(Clone, Copy)]
struct Exchange {
    mover: usize,
    to: usize,
}

/// What an exchange changes.
#[derive(Clone, Copy)]
struct Change {
    miss: f64,
    loss: f64,
}

impl Change {
    fn is_better_than(self, other: Change) -> bool {
        self.miss < other.miss || (self.miss <= other.miss && self.loss < other.loss)
    }
}

impl Mend {
    fn of(
        problem: &Problem<'_>,
        standings: &[Standing<'_>],
        held: &Held,
        movers: &[usize],
        margin: f64,
    ) -> Mend {
        let mover =
            |&position: &usize| Mover::of(problem, &standings[position], position, held.steps[position]);
        let movers: Vec<Mover> = movers.iter().map(mover).collect();
        let mut scales = vec![(0.0, 0.0); problem.rows().len()];
        for mover in &movers {
            for to in 0..mover.options.len() {
                for (row, change) in mover.changes(to).filter(|(_, change)| *change != 0.0) {
                    let (sum, count) = &mut scales[row];
                    *sum += change.abs();
                    *count += 1.0;
                }
            }
        }
        let rows = problem.rows().iter().zip(held.rows()).zip(scales);
        let rows = rows.map(|((row, &(activity, size)), (sum, count))| {
            let lower = row.lower.as_ref().map_or(f64::NEG_INFINITY, |side| side.limit.to_f64());
            let upper = row.upper.as_ref().map_or(f64::INFINITY, |side| side.limit.to_f64());
            let margin = (margin * size.max(1.0)).min(0.5 * (upper - lower));
            let scale = if sum > 0.0 { sum / count } else { 1.0 };
            MendRow { lower: lower + margin, upper: upper - margin, activity, scale, weight: 1.0 }
        });
        Mend { rows: rows.collect(), movers }
    }

    /// The exchange that changes the miss for the better most, or for the worse least.
    fn best(&self, now: usize) -> Option<(Exchange, Change)> {
        let mut best: Option<(Exchange, Change)> = None;
        for (at, mover) in self.movers.iter().enumerate().filter(|(_, mover)| mover.rests_until <= now) {
            for to in (0..mover.options.len()).filter(|to| *to != mover.here) {
                let change = self.change(mover, to);
                if best.is_none_or(|(_, best)| change.is_better_than(best)) {
                    best = Some((Exchange { mover: at, to }, change));
                }
            }
        }
        best
    }

    fn change(&self, mover: &Mover, to: usize) -> Change {
        let missed = mover.changes(to).map(|(row, change)| {
            let row = &self.rows[row];
            row.weight * (row.miss(change) - row.miss(0.0))
        });
        Change { miss: missed.sum(), loss: mover.options[to].loss - mover.options[mover.here].loss }
    }

    fn take(&mut self, exchange: Exchange, now: usize) {
        let mover = &mut self.movers[exchange.mover];
        for (row, change) in mover.changes(exchange.to) {
            self.rows[row].activity += change;
        }
        mover.here = exchange.to;
        mover.rests_until = now + 1 + REST;
    }
}

impl Mover {
    fn of(problem: &Problem<'_>, standing: &Standing<'_>, position: usize, here: u64) -> Mover {
        let options = standing.options(here);
        let adds: Vec<Vec<(u32, f64)>> =
            options.iter().map(|steps| amounts(problem, position, *steps)).collect();
        let mut rows: Vec<usize> = adds.iter().flatten().map(|(row, _)| *row as usize).collect();
        rows.sort_unstable();
        rows.dedup();
        let by_place = |adds: Vec<(u32, f64)>| {
            let mut all = vec![0.0; rows.len()];
            for (row, amount) in adds {
                let place = rows.binary_search(&(row as usize)).expect("the row is one of them");
                all[place] += amount;
            }
            all
        };
        let here = options.iter().position(|steps| *steps == here).expect("where one stands is an option");
        let choice = |(steps, adds)| Choice { steps, loss: standing.loss(steps), adds: by_place(adds) };
        let options = options.into_iter().zip(adds).map(choice).collect();
        Mover { position, rows, options, here, rests_until: 0 }
    }

    /// What another choice changes, by row.
    fn changes(&self, to: usize) -> impl Iterator<Item = (usize, f64)> {
        let (from, to) = (&self.options[self.here].adds, &self.options[to].adds);
        self.rows.iter().zip(from.iter().zip(to)).map(|(row, (from, to))| (*row, to - from))
    }
}

impl MendRow {
    /// By how much a limit is missed after so much of a change.
    fn miss(&self, change: f64) -> f64 {
        let activity = self.activity + change;
        (self.lower - activity).max(activity - self.upper).max(0.0) / self.scale
    }

    fn weigh(&mut self) {
        let factor = if self.miss(0.0) > 0.0 { HEAVIER } else { LIGHTER };
        self.weight = (self.weight * factor).clamp(LEAST_WEIGHT, MOST_WEIGHT);
    }
}
