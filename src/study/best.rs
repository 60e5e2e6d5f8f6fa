//! The most that money can have, and the least that reaches as much: what policies are held against.
//!
//! V(B) the proved bound for a budget B, concave in B: its price bounds it from above everywhere. So the least money
//! that reaches an impact is approached from below by B ← B + (impact − V(B)) / V'(B), and every step is proved: no
//! less money does. Only the budget moves: limits that are shares of it stay those of the whole budget, since an
//! allocation that left some of it keeps them as they are.
//! Under the budget alone with straight curves V is all pieces by falling slope, summed once.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::impact::Impact;
use crate::instance::Instance;
use crate::measure::Against;
use crate::model::Problem;
use crate::pipeline::{BUDGET_ROW, problem_in_real_numbers};
use crate::policy::Features;
use crate::solve::Backend;
use crate::units::Fraction;

/// Steps on the way to the least money.
const MOST_STEPS: usize = 30;
/// Two amounts of impact this close, as a share, are one.
const CLOSE: f64 = 1e-9;

/// What is best for an instance, worked out when it is asked for.
pub struct Best<'a> {
    /// Under all rules, if that is asked for.
    ruled: Option<Proved<'a>>,
    alone: Proved<'a>,
    knapsack: Option<Knapsack>,
}

impl<'a> Best<'a> {
    /// `alone` is `instance` under the budget alone.
    pub fn of(
        instance: &'a Instance,
        alone: &'a Instance,
        impact: &'a Impact,
        backend: &'a dyn Backend,
    ) -> Best<'a> {
        let ruled = Some(Proved::of(instance, impact, backend));
        Best { ruled, ..Best::under_the_budget(alone, impact, backend) }
    }

    /// Only under the budget alone, as `alone` is.
    pub(super) fn under_the_budget(
        alone: &'a Instance,
        impact: &'a Impact,
        backend: &'a dyn Backend,
    ) -> Best<'a> {
        let problem = Problem::state(alone, impact);
        let knapsack = Knapsack::of(&problem, &Features::of(&problem), |_| 1.0);
        Best { ruled: None, alone: Proved::of(alone, impact, backend), knapsack }
    }

    /// What an allocation of so much money and impact is against; `keeps_rules`: all of them.
    pub fn against(&self, money: u64, impact: f64, keeps_rules: bool) -> Against {
        let (best_impact, least_money) = match &self.knapsack {
            Some(knapsack) => knapsack.against(money as f64, impact),
            None => (self.alone.impact(money), self.alone.money(money, impact)),
        };
        let ruled = self.ruled.as_ref().filter(|_| keeps_rules);
        Against {
            best_impact,
            least_money,
            best_impact_by_rules: ruled.and_then(|ruled| ruled.impact(money)),
            least_money_by_rules: ruled.and_then(|ruled| ruled.money(money, impact)),
        }
    }
}

/// Bounds by solving.
struct Proved<'a> {
    instance: &'a Instance,
    impact: &'a Impact,
    backend: &'a dyn Backend,
    /// Bound and price by budget; `None` where there is no bound.
    known: Mutex<BTreeMap<u64, Option<(f64, f64)>>>,
}

impl<'a> Proved<'a> {
    fn of(instance: &'a Instance, impact: &'a Impact, backend: &'a dyn Backend) -> Proved<'a> {
        Proved { instance, impact, backend, known: Mutex::default() }
    }

    /// The bound for a budget, and what one more yuan would add to it.
    fn at(&self, budget: u64) -> Option<(f64, f64)> {
        // What is in it is right even if another thread has panicked.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&budget) {
            return *known;
        }
        let mut problem = Problem::state(self.instance, self.impact);
        let funds = self.instance.funds();
        // The row's limit is whole steps.
        let all = Fraction::from(funds.step.times(funds.budget.steps(funds.step)).get());
        problem.move_limits(BUDGET_ROW, &(&Fraction::from(budget) - &all));
        let answer = problem_in_real_numbers(problem, self.backend);
        let price = answer.prices.get(BUDGET_ROW).map(Fraction::to_f64);
        let found = answer.bound.map(|bound| bound.to_f64_up()).zip(price);
        known.insert(budget, found);
        found
    }

    fn impact(&self, money: u64) -> Option<f64> {
        self.at(money).map(|(bound, _)| bound)
    }

    fn money(&self, spent: u64, impact: f64) -> Option<f64> {
        let mut budget = spent as f64;
        for _ in 0..MOST_STEPS {
            let (bound, price) = self.at(budget.ceil() as u64)?;
            let lacks = impact - bound;
            if lacks.abs() <= CLOSE * impact.abs() || price <= 0.0 {
                break;
            }
            let next = (budget.ceil() + lacks / price).clamp(0.0, spent as f64);
            if (next - budget).abs() < 1.0 {
                budget = next;
                break;
            }
            budget = next;
        }
        Some(budget)
    }
}

/// Pieces of all curves by falling slope: yuan and impact at each end.
pub(super) struct Knapsack {
    ends: Vec<(f64, f64)>,
}

impl Knapsack {
    /// Of cooperatives that count so often each; `None` where grants are whole or curves bent, and pieces do not say all.
    pub(super) fn of(
        problem: &Problem<'_>,
        features: &Features,
        count: impl Fn(usize) -> f64,
    ) -> Option<Knapsack> {
        let straight = (0..problem.cooperatives()).all(|position| problem.curve(position).is_straight());
        if !problem.is_linear() || !straight {
            return None;
        }
        let step = problem.scene().instance.funds().step.get() as f64;
        let (mut money, mut impact) = (0.0, 0.0);
        for position in 0..problem.cooperatives() {
            if let Some(steps) = problem.fixed(position).filter(|_| count(position) > 0.0) {
                money += count(position) * steps as f64 * step;
                impact += count(position) * problem.curve(position).value(steps).to_f64();
            }
        }
        let pieces = features.falling(problem);
        let mut ends = Vec::with_capacity(pieces.len() + 1);
        ends.push((money, impact));
        for piece in pieces {
            let length = piece.length * count(piece.position as usize);
            if length > 0.0 {
                money += length * step;
                impact += length * piece.slope;
                ends.push((money, impact));
            }
        }
        Some(Knapsack { ends })
    }

    /// The most impact, and the least money that brings the same.
    pub(super) fn against(&self, money: f64, impact: f64) -> (Option<f64>, Option<f64>) {
        (Some(self.impact(money)), self.money(impact))
    }

    fn impact(&self, money: f64) -> f64 {
        self.between(money, |end| end.0, |end| end.1).unwrap_or_else(|| self.ends[self.ends.len() - 1].1)
    }

    fn money(&self, impact: f64) -> Option<f64> {
        self.between(impact, |end| end.1, |end| end.0)
    }

    /// Reads one figure at another; `None` beyond the last end.
    fn between(&self, at: f64, key: fn(&(f64, f64)) -> f64, value: fn(&(f64, f64)) -> f64) -> Option<f64> {
        let after = self.ends.partition_point(|end| key(end) < at);
        let next = self.ends.get(after)?;
        let Some(before) = after.checked_sub(1).map(|before| &self.ends[before]) else {
            return Some(value(next));
        };
        let part = (at - key(before)) / (key(next) - key(before));
        Some(value(before) + part * (value(next) - value(before)))
    }
}
