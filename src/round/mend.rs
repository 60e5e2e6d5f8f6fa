//! Towards the rules, one exchange at a time: where no core has held an allocation that keeps them all.
//!
//! miss = Σ_r max(0, lower_r − Σ_i G_ri(k_i), Σ_i G_ri(k_i) − upper_r) / s_r
//!   G_ri(k)  what k steps for cooperative i add to row r   s_r  what a choice adds to row r, in the mean
//! Of the cooperatives that mind another choice least, the one whose other choice lessens the miss most takes it, of equals
//! the one that loses least; where none lessens it alone, two move together. It ends at 0, or where no two help.

use crate::lp::tolerance::ROW_FEASIBILITY;
use crate::model::{Problem, amounts};

use super::standing::Standing;
use super::window::Held;

/// Exchanges at most.
const MOST_EXCHANGES: usize = 3_000;
/// Of two that move together one is among so many that come closest alone.
const FIRST_OF_TWO: usize = 40;

/// Everyone's steps once every row is kept, as far as floats can tell; `None` where that was not reached.
pub(super) fn mended(
    problem: &Problem<'_>,
    standings: &[Standing<'_>],
    held: &Held,
    movers: &[usize],
) -> Option<Vec<u64>> {
    let mut mend = Mend::of(problem, standings, held, movers);
    for _ in 0..MOST_EXCHANGES {
        if mend.miss() <= 0.0 {
            let mut steps = held.steps.clone();
            for mover in &mend.movers {
                steps[mover.position] = mover.options[mover.here].steps;
            }
            return Some(steps);
        }
        let exchange = mend.alone().or_else(|| mend.together())?;
        for moved in exchange {
            mend.take(moved);
        }
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
}

struct Mover {
    position: usize,
    here: usize,
    options: Vec<Choice>,
}

struct Choice {
    steps: u64,
    loss: f64,
    adds: Vec<(u32, f64)>,
}

/// A mover and the choice that it takes.
#[derive(Clone, Copy)]
struct Move {
    mover: usize,
    to: usize,
}

/// What a move leaves: the miss, and what is lost by it.
#[derive(Clone, Copy)]
struct Left {
    miss: f64,
    loss: f64,
}

impl Left {
    fn is_better_than(self, other: Left) -> bool {
        self.miss < other.miss || (self.miss <= other.miss && self.loss < other.loss)
    }
}

impl Mend {
    fn of(problem: &Problem<'_>, standings: &[Standing<'_>], held: &Held, movers: &[usize]) -> Mend {
        let movers: Vec<Mover> = movers
            .iter()
            .map(|&position| {
                let here = held.steps[position];
                let options = standings[position].options(here).into_iter().map(|steps| Choice {
                    steps,
                    loss: standings[position].loss(steps),
                    adds: amounts(problem, position, steps),
                });
                let options: Vec<Choice> = options.collect();
                let here = options.iter().position(|option| option.steps == here);
                Mover { position, here: here.expect("where one stands is an option"), options }
            })
            .collect();
        let mut scales = vec![(0.0, 0.0); problem.rows().len()];
        for &(row, amount) in movers.iter().flat_map(|mover| &mover.options).flat_map(|option| &option.adds) {
            let (sum, count) = &mut scales[row as usize];
            *sum += amount.abs();
            *count += 1.0;
        }
        let rows = problem.rows().iter().zip(held.rows()).zip(scales);
        let rows = rows.map(|((row, &(activity, size)), (sum, count))| {
            let lower = row.lower.as_ref().map_or(f64::NEG_INFINITY, |side| side.limit.to_f64());
            let upper = row.upper.as_ref().map_or(f64::INFINITY, |side| side.limit.to_f64());
            let margin = (ROW_FEASIBILITY * size.max(1.0)).min(0.5 * (upper - lower));
            let scale = if sum > 0.0 { sum / count } else { 1.0 };
            MendRow { lower: lower + margin, upper: upper - margin, activity, scale }
        });
        Mend { rows: rows.collect(), movers }
    }

    fn miss(&self) -> f64 {
        self.rows.iter().map(|row| row.miss(0.0)).sum()
    }

    /// The move that lessens the miss most.
    fn alone(&self) -> Option<Vec<Move>> {
        let here = Left { miss: self.miss(), loss: f64::INFINITY };
        let best = self.best_of(here.miss)?;
        (best.1.miss < here.miss).then(|| vec![best.0])
    }

    /// The two moves that together lessen the miss most.
    fn together(&mut self) -> Option<Vec<Move>> {
        let before = self.miss();
        let mut firsts: Vec<(Move, Left)> = self.moves().map(|to| (to, self.left(before, to))).collect();
        firsts.sort_by(|(_, one), (_, other)| {
            one.miss.total_cmp(&other.miss).then(one.loss.total_cmp(&other.loss))
        });
        firsts.truncate(FIRST_OF_TWO);
        let mut best: Option<(Vec<Move>, Left)> = None;
        for (first, _) in firsts {
            let back = Move { mover: first.mover, to: self.movers[first.mover].here };
            let lost = self.lost(first);
            self.take(first);
            if let Some((second, left)) = self.best_of(self.miss()) {
                let left = Left { loss: left.loss + lost, ..left };
                if left.miss < before && best.as_ref().is_none_or(|(_, best)| left.is_better_than(*best)) {
                    best = Some((vec![first, second], left));
                }
            }
            self.take(back);
        }
        best.map(|(moves, _)| moves)
    }

    /// Of all moves the one that leaves least, where the miss is `before`.
    fn best_of(&self, before: f64) -> Option<(Move, Left)> {
        let all = self.moves().map(|to| (to, self.left(before, to)));
        all.reduce(|best, other| if other.1.is_better_than(best.1) { other } else { best })
    }

    fn moves(&self) -> impl Iterator<Item = Move> + '_ {
        self.movers.iter().enumerate().flat_map(|(mover, own)| {
            (0..own.options.len()).filter(|to| *to != own.here).map(move |to| Move { mover, to })
        })
    }

    fn lost(&self, to: Move) -> f64 {
        let mover = &self.movers[to.mover];
        mover.options[to.to].loss - mover.options[mover.here].loss
    }

    /// What a move leaves of the miss, which is `before`.
    fn left(&self, before: f64, to: Move) -> Left {
        let mut miss = before;
        for (row, change) in self.changes(to) {
            let row = &self.rows[row as usize];
            miss += row.miss(change) - row.miss(0.0);
        }
        Left { miss: miss.max(0.0), loss: self.lost(to) }
    }

    fn take(&mut self, to: Move) {
        for (row, change) in self.changes(to) {
            self.rows[row as usize].activity += change;
        }
        self.movers[to.mover].here = to.to;
    }

    /// What a move changes, by row, each row once.
    fn changes(&self, to: Move) -> Vec<(u32, f64)> {
        let mover = &self.movers[to.mover];
        let mut changes = mover.options[to.to].adds.clone();
        for &(row, amount) in &mover.options[mover.here].adds {
            match changes.iter_mut().find(|(other, _)| *other == row) {
                Some((_, change)) => *change -= amount,
                None => changes.push((row, -amount)),
            }
        }
        changes
    }
}

impl MendRow {
    /// By how much a limit is missed after so much of a change.
    fn miss(&self, change: f64) -> f64 {
        let activity = self.activity + change;
        (self.lower - activity).max(activity - self.upper).max(0.0) / self.scale
    }
}
