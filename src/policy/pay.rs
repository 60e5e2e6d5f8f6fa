//! Pays stages in real steps: floors first, then everyone, as long as the money lasts.
//!
//! In a stage x_i = max(given_i, min(u_i, t·w_i)), t rising from 0; whoever is in a row that is used up gets no more.
//!   w_i  weight   u_i  the most that it may have in this stage   given_i  what it has from before (steps)
//! So floors are met by the policy's own order and proportions, and what they took counts as paid. Floors that few
//! cooperatives can meet come first.

use super::till::{BUDGET, Till};
use super::{Case, Part, Stages, Term};

/// Pays in real numbers.
pub(super) fn pay(case: &Case<'_>, terms: &[Term<'_>], stages: &Stages) -> Till {
    let mut till = Till::open(case, terms);
    let of_rows = by_floor(&till, stages);
    for row in narrowest_first(terms) {
        if till.lacks(row) > 0.0 {
            till.stop_at_floor(row);
            fill_all(case, &mut till, &of_rows[row], row);
            till.go_on(row);
        }
    }
    fill_all(case, &mut till, stages, BUDGET);
    till
}

/// By row that lacks something, those of the stages who are in it.
fn by_floor(till: &Till, stages: &Stages) -> Vec<Stages> {
    let lacks: Vec<bool> = (0..till.rows()).map(|row| till.lacks(row) > 0.0).collect();
    let mut of_rows = vec![Stages::default(); till.rows()];
    if lacks.contains(&true) {
        for (stage, parts) in stages.iter().enumerate() {
            for part in parts {
                let rows = till.uses(part.position as usize).iter().map(|(row, _)| *row as usize);
                rows.filter(|row| lacks[*row]).for_each(|row| of_rows[row].add(stage, *part));
            }
        }
    }
    of_rows
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

/// Pays stage by stage until nothing is left of a row.
fn fill_all(case: &Case<'_>, till: &mut Till, stages: &Stages, row: usize) {
    for stage in stages.iter() {
        if till.left(row) <= 0.0 {
            break;
        }
        fill(case, till, stage);
    }
}

/// Pays a stage.
fn fill(case: &Case<'_>, till: &mut Till, stage: &[Part]) {
    let is_paid = |part: &Part| case.problem.fixed(part.position as usize).is_none();
    if let [part] = stage {
        if is_paid(part) {
            let position = part.position as usize;
            let more = (part.up_to - till.given[position]).min(till.room(position));
            if more > 0.0 {
                till.give(position, more);
            }
        }
        return;
    }
    let mut level = Level::new(till.rows());
    for part in stage.iter().filter(|part| is_paid(part)) {
        level.take(part, till.given[part.position as usize]);
    }
    level.rise(till);
}

/// A common level that rises for everyone at once.
struct Level {
    rises: Vec<Rise>,
    at: f64,
    rows: Vec<Rate>,
}

/// How a row is used up by those who rise.
#[derive(Clone, Copy)]
struct Rate {
    /// What one more of the level uses.
    per_level: f64,
    /// By so many.
    rising: u32,
    /// Up to this level what it used is in the till.
    since: f64,
    /// The level at which nothing will be left.
    ends: f64,
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
        let still = Rate { per_level: 0.0, rising: 0, since: 0.0, ends: f64::INFINITY };
        Level { rises: Vec::new(), at: 0.0, rows: vec![still; rows] }
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
        let (starts, ends) = (self.order(|rise| rise.from), self.order(|rise| rise.to));
        let (mut next_start, mut next_end) = (0, 0);
        loop {
            while ends.get(next_end).is_some_and(|(_, at)| self.rises[*at as usize].state == State::Done) {
                next_end += 1;
            }
            let level = |next: Option<&(f64, u32)>| next.map_or(f64::INFINITY, |(level, _)| *level);
            let (start, end) = (level(starts.get(next_start)), level(ends.get(next_end)));
            let event = start.min(end);
            if event == f64::INFINITY {
                break;
            }
            let (used_up, row) = self.next_used_up();
            if used_up < event {
                self.at = used_up;
                self.stop_row(till, row);
            } else if start <= end {
                self.at = event;
                self.start(till, starts[next_start].1 as usize);
                next_start += 1;
            } else {
                self.at = event;
                self.stop(till, ends[next_end].1 as usize);
                next_end += 1;
            }
        }
    }

    /// Everyone by a level, equals in their order.
    fn order(&self, by: fn(&Rise) -> f64) -> Vec<(f64, u32)> {
        let mut order: Vec<(f64, u32)> = (0..).zip(&self.rises).map(|(at, rise)| (by(rise), at)).collect();
        order.sort_unstable_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(&right.1)));
        order
    }

    /// The level at which the next row is used up, and the row.
    fn next_used_up(&self) -> (f64, usize) {
        let when = self.rows.iter().enumerate().map(|(row, rate)| (rate.ends, row));
        when.fold((f64::INFINITY, 0), |first, next| if next.0 < first.0 { next } else { first })
    }

    /// Puts into the till what a row has used up to here.
    fn settle(&mut self, till: &mut Till, row: usize) {
        let rate = &mut self.rows[row];
        if rate.rising > 0 {
            till.use_more(row, rate.per_level * (self.at - rate.since));
        }
        rate.since = self.at;
    }

    fn start(&mut self, till: &mut Till, at: usize) {
        let position = self.rises[at].position as usize;
        for place in 0..till.uses(position).len() {
            self.settle(till, till.uses(position)[place].0 as usize);
        }
        let rise = &mut self.rises[at];
        if till.room(position) <= 0.0 {
            rise.state = State::Done;
            return;
        }
        rise.state = State::Rising;
        for (row, use_of) in till.uses(position) {
            let rate = &mut self.rows[*row as usize];
            rate.per_level += use_of * rise.weight;
            rate.rising += 1;
            rate.ends = self.at + till.left(*row as usize) / rate.per_level;
        }
    }

    fn stop(&mut self, till: &mut Till, at: usize) {
        let was = std::mem::replace(&mut self.rises[at].state, State::Done);
        if was != State::Rising {
            return;
        }
        let Rise { position, weight, .. } = self.rises[at];
        let position = position as usize;
        for place in 0..till.uses(position).len() {
            let (row, use_of) = till.uses(position)[place];
            let row = row as usize;
            self.settle(till, row);
            let rate = &mut self.rows[row];
            rate.rising -= 1;
            rate.per_level = if rate.rising == 0 { 0.0 } else { rate.per_level - use_of * weight };
            rate.ends =
                if rate.rising == 0 { f64::INFINITY } else { self.at + till.left(row) / rate.per_level };
        }
        till.given[position] = weight * self.at;
    }

    /// Everyone in a row that is used up stays where the level is.
    fn stop_row(&mut self, till: &mut Till, row: usize) {
        for at in 0..self.rises.len() {
            if self.rises[at].state == State::Rising && till.is_in(self.rises[at].position as usize, row) {
                self.stop(till, at);
            }
        }
    }
}
