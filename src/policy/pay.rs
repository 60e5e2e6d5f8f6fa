//! Pays stages in real steps: floors first, then everyone, as long as the money lasts.
//!
//! In a stage x_i = max(given_i, min(u_i, t·w_i)), t rising from 0; whoever is in a row that is used up gets no more.
//!   w_i  weight   u_i  the most that it may have in this stage   given_i  what it has from before (steps)
//! So floors are met by the policy's own order and proportions, and what they took counts as paid. Floors that few
//! cooperatives can meet come first.

use super::till::Till;
use super::{Case, Part, Stage, Term};

/// Steps by position, in real numbers.
pub fn pay(case: &Case<'_>, terms: &[Term<'_>], stages: &[Stage]) -> Vec<f64> {
    let mut till = Till::open(case, terms);
    for row in narrowest_first(terms) {
        if till.lacks(row) > 0.0 {
            till.stop_at_floor(row);
            for stage in stages {
                fill(case, &mut till, stage, Some(row));
                if till.left(row) <= 0.0 {
                    break;
                }
            }
            till.go_on(row);
        }
    }
    for stage in stages {
        if till.left(0) <= 0.0 {
            break;
        }
        fill(case, &mut till, stage, None);
    }
    till.given
}

/// Rows of the till: those first whose rules speak of few cooperatives, since what these get counts for wider floors too.
pub(super) fn narrowest_first(terms: &[Term<'_>]) -> Vec<usize> {
    let reach = |term: &Term<'_>| {
        let same = terms.iter().filter(|other| other.clause == term.clause);
        same.map(|other| other.row.members.len()).sum::<usize>()
    };
    let mut rows: Vec<(usize, usize)> =
        terms.iter().enumerate().map(|(at, term)| (reach(term), at + 1)).collect();
    rows.sort_unstable();
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Pays a stage, or only those of it who are in a row.
fn fill(case: &Case<'_>, till: &mut Till, stage: &[Part], only: Option<usize>) {
    let is_paid = |till: &Till, part: &Part| {
        let position = part.position as usize;
        case.problem.fixed(position).is_none() && only.is_none_or(|row| till.is_in(position, row))
    };
    if let [part] = stage {
        if is_paid(till, part) {
            let position = part.position as usize;
            let more = (part.up_to - till.given[position]).min(till.room(position));
            if more > 0.0 {
                till.give(position, more);
            }
        }
        return;
    }
    let mut level = Level::new(till.rows());
    for part in stage.iter().filter(|part| is_paid(till, part)) {
        level.take(part, till.given[part.position as usize]);
    }
    level.rise(till);
}

/// A common level that rises for everyone at once.
struct Level {
    rises: Vec<Rise>,
    /// What one more of the level uses, by row; and by how many.
    rates: Vec<f64>,
    rising: Vec<u32>,
}

/// One whom it lifts, between two levels.
struct Rise {
    position: u32,
    weight: f64,
    from: f64,
    to: f64,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Waiting,
    Rising,
    Done,
}

impl Level {
    fn new(rows: usize) -> Level {
        Level { rises: Vec::new(), rates: vec![0.0; rows], rising: vec![0; rows] }
    }

    fn take(&mut self, part: &Part, given: f64) {
        let (from, to) = (given / part.weight, part.up_to / part.weight);
        if to > from {
            let (position, weight) = (part.position, part.weight);
            self.rises.push(Rise { position, weight, from, to, state: State::Waiting });
        }
    }

    /// Rises until nobody can be lifted any more.
    fn rise(&mut self, till: &mut Till) {
        let order = |by: fn(&Rise) -> f64, rises: &[Rise]| {
            let mut order: Vec<u32> = (0..rises.len() as u32).collect();
            order.sort_by(|left, right| by(&rises[*left as usize]).total_cmp(&by(&rises[*right as usize])));
            order
        };
        let starts = order(|rise| rise.from, &self.rises);
        let ends = order(|rise| rise.to, &self.rises);
        let (mut next_start, mut next_end, mut level) = (0, 0, 0.0);
        loop {
            while ends.get(next_end).is_some_and(|at| self.rises[*at as usize].state == State::Done) {
                next_end += 1;
            }
            let start = starts.get(next_start).map_or(f64::INFINITY, |at| self.rises[*at as usize].from);
            let end = ends.get(next_end).map_or(f64::INFINITY, |at| self.rises[*at as usize].to);
            let event = start.min(end);
            if event == f64::INFINITY {
                break;
            }
            let (used_up, row) = self.next_used_up(till, level);
            if used_up < event {
                self.advance(till, used_up - level);
                level = used_up;
                self.stop_row(till, row, level);
            } else {
                self.advance(till, event - level);
                level = event;
                if start <= end {
                    self.start(till, starts[next_start] as usize);
                    next_start += 1;
                } else {
                    self.stop(till, ends[next_end] as usize, level);
                    next_end += 1;
                }
            }
        }
    }

    /// The level at which the next row is used up, and the row.
    fn next_used_up(&self, till: &Till, level: f64) -> (f64, usize) {
        let rows = (0..self.rates.len()).filter(|row| self.rising[*row] > 0);
        let when = rows.map(|row| (level + till.left(row) / self.rates[row], row));
        when.fold((f64::INFINITY, 0), |first, next| if next.0 < first.0 { next } else { first })
    }

    fn advance(&self, till: &mut Till, by: f64) {
        for (row, rate) in self.rates.iter().enumerate().filter(|(row, _)| self.rising[*row] > 0) {
            till.use_more(row, rate * by);
        }
    }

    fn start(&mut self, till: &Till, at: usize) {
        let rise = &mut self.rises[at];
        if till.room(rise.position as usize) <= 0.0 {
            rise.state = State::Done;
            return;
        }
        rise.state = State::Rising;
        for (row, use_of) in till.uses(rise.position as usize) {
            self.rates[*row as usize] += use_of * rise.weight;
            self.rising[*row as usize] += 1;
        }
    }

    fn stop(&mut self, till: &mut Till, at: usize, level: f64) {
        let rise = &mut self.rises[at];
        let was = std::mem::replace(&mut rise.state, State::Done);
        if was != State::Rising {
            return;
        }
        for (row, use_of) in till.uses(rise.position as usize) {
            let row = *row as usize;
            self.rising[row] -= 1;
            self.rates[row] =
                if self.rising[row] == 0 { 0.0 } else { self.rates[row] - use_of * rise.weight };
        }
        till.given[rise.position as usize] = rise.weight * level;
    }

    /// Everyone in a row that is used up stays where the level is.
    fn stop_row(&mut self, till: &mut Till, row: usize, level: f64) {
        for at in 0..self.rises.len() {
            if self.rises[at].state == State::Rising && till.is_in(self.rises[at].position as usize, row) {
                self.stop(till, at, level);
            }
        }
    }
}
