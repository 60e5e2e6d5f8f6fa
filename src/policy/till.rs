//! The till: how much of the budget, of caps and of floors is used, while steps are handed out.

use super::{Case, Term};

/// Less than this share of a limit is nothing left of it.
const NOTHING_LEFT: f64 = 1e-12;

/// The row of the budget.
pub(super) const BUDGET: usize = 0;

/// Limits in yuan, and what is used of them. Row 0 is the budget, then the terms in their order.
pub(super) struct Till {
    upper: Vec<f64>,
    lower: Vec<f64>,
    cap: Vec<f64>,
    used: Vec<f64>,
    starts: Vec<u32>,
    /// Row, and what a step of the cooperative uses of it, as often as it counts.
    uses: Vec<(u32, f64)>,
    /// Steps, by position.
    pub(super) given: Vec<f64>,
}

impl Till {
    /// What is fixed is given; all else is there to be handed out.
    pub(super) fn open(case: &Case<'_>, terms: &[Term<'_>]) -> Till {
        let funds = case.instance().funds();
        let (budget, step) = (funds.budget.get() as f64, funds.step.get() as f64);
        let cooperatives = case.instance().cooperatives().len();
        let mut starts = vec![0_u32; cooperatives + 1];
        for term in terms {
            term.counted().for_each(|(position, _)| starts[position + 1] += 1);
        }
        for position in 0..cooperatives {
            // The budget's row comes first.
            starts[position + 1] += starts[position] + 1;
        }
        let mut next: Vec<u32> = starts[..cooperatives].to_vec();
        let mut uses = vec![(0, 0.0); starts[cooperatives] as usize];
        let mut put = |position: usize, row: u32, weight: f64| {
            uses[next[position] as usize] = (row, weight * step * case.count(position));
            next[position] += 1;
        };
        (0..cooperatives).for_each(|position| put(position, 0, 1.0));
        for (row, term) in (1..).zip(terms) {
            term.counted().for_each(|(position, weight)| put(position, row, weight));
        }
        let limits = |limit: fn(&Term<'_>) -> Option<f64>, none: f64| {
            terms.iter().map(move |term| limit(term).unwrap_or(none))
        };
        let upper: Vec<f64> = [budget].into_iter().chain(limits(|term| term.upper, f64::INFINITY)).collect();
        let lower = [0.0].into_iter().chain(limits(|term| term.lower, 0.0)).collect();
        let used = vec![0.0; upper.len()];
        let given = vec![0.0; cooperatives];
        let mut till = Till { cap: upper.clone(), upper, lower, used, starts, uses, given };
        till.empty(case);
        till
    }

    /// Takes all back but what is fixed; says what it was.
    pub(super) fn empty(&mut self, case: &Case<'_>) -> Vec<f64> {
        let nothing = vec![0.0; self.given.len()];
        let given = std::mem::replace(&mut self.given, nothing);
        self.used.fill(0.0);
        for position in case.everyone() {
            if let Some(steps) = case.problem.fixed(position) {
                self.give(position, steps as f64);
            }
        }
        given
    }

    /// Rows, the budget among them.
    pub(super) fn rows(&self) -> usize {
        self.upper.len()
    }

    /// What a step of a cooperative uses.
    pub(super) fn uses(&self, position: usize) -> &[(u32, f64)] {
        &self.uses[self.starts[position] as usize..self.starts[position + 1] as usize]
    }

    /// Is it in that row?
    pub(super) fn is_in(&self, position: usize, row: usize) -> bool {
        self.uses(position).iter().any(|(own, _)| *own as usize == row)
    }

    /// So many steps more.
    pub(super) fn give(&mut self, position: usize, steps: f64) {
        self.given[position] += steps;
        for at in self.starts[position] as usize..self.starts[position + 1] as usize {
            let (row, use_of) = self.uses[at];
            self.used[row as usize] += use_of * steps;
        }
    }

    /// How many steps more the limits allow it.
    pub(super) fn room(&self, position: usize) -> f64 {
        let left = self.uses(position).iter().map(|(row, use_of)| self.left(*row as usize) / use_of);
        left.fold(f64::INFINITY, f64::min)
    }

    /// What is left of a row, in its yuan; as good as nothing is nothing.
    pub(super) fn left(&self, row: usize) -> f64 {
        let left = self.cap[row] - self.used[row];
        // Without a cap everything is left, and a share of that would be too.
        if left.is_finite() && left <= NOTHING_LEFT * self.cap[row] { 0.0 } else { left }
    }

    /// What a floor still lacks; 0 without one.
    pub(super) fn lacks(&self, row: usize) -> f64 {
        let lacks = self.lower[row] - self.used[row];
        if lacks <= NOTHING_LEFT * self.lower[row] { 0.0 } else { lacks }
    }

    /// Until this is undone, the row is paid up to its floor only.
    pub(super) fn stop_at_floor(&mut self, row: usize) {
        self.cap[row] = self.lower[row].min(self.upper[row]);
    }

    /// Undoes it.
    pub(super) fn go_on(&mut self, row: usize) {
        self.cap[row] = self.upper[row];
    }

    /// Uses what is used anew.
    pub(super) fn use_more(&mut self, row: usize, yuan: f64) {
        self.used[row] += yuan;
    }
}
