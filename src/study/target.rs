//! The least budget that reaches a goal.
//!
//! v(B), the optimum in real numbers at budget B, is concave but for limits tightened to whole steps, and prices found
//! at B lie above it as a line. From the least budget that keeps every rule on, the line's root, where it reaches the
//! goal, leaves nothing before it that does: the next solve is there (Newton's method), and the first budget that
//! reaches the goal is the least. It is proved by the bound at one step less. A goal of accuracy is a limit more among
//! the rules: the least budget that keeps them all, proved by a contradiction at one step less. Whole money needs a
//! little more: it is solved and rounded from there on, in steps that double, and halved back.
//! Goals that are not what the program maximises (heads; gaps, where it maximises something else; whole grants) are
//! looked for by solving and rounding at many budgets, which proves nothing.
//!
//! ```
//! use std::path::Path;
//!
//! use allotment::study::{Goal, target};
//! use allotment::units::Decimal;
//! use allotment::{instance, solve};
//!
//! let instance = instance::read(Path::new("instances/tiny/ties")).instance.unwrap();
//! let engine = solve::by_name("engine").unwrap();
//! let found = target(&instance, &Goal::Impact(Decimal::whole(50)), engine).unwrap();
//! // 0.5 for each of the first yuan.
//! assert_eq!((found.budget, found.proved), (Some(100), true));
//! ```

use serde::Serialize;

use crate::impact::Impact;
use crate::instance::{Counts, Instance, Measure, Sense, StatedLimit};
use crate::lp::tolerance::OPTIMAL_GAP;
use crate::measure::{objective, poverty};
use crate::model::Problem;
use crate::pipeline::{Answer, solve};
use crate::solve::Backend;
use crate::units::{Decimal, Fraction, Money};

use super::frontier::{At, Edge, NoFrontier, Sweep, Varied, edge};

/// What is to be reached.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// So much impact, in the unit of the objective.
    Impact(Decimal),
    /// This share of the poverty gap closed, 0–1.
    GapClosed(Decimal),
    /// At most this share of members poor, 0–1.
    Headcount(Decimal),
    /// At least this share of poor members covered, 0–1.
    Coverage(Decimal),
    /// At most this share of the money leaks, 0–1.
    Leakage(Decimal),
    /// At most this share of the money is expected to go to shells, 0–1.
    ShellExposure(Decimal),
}

impl Goal {
    /// As outputs call it.
    pub const fn word(&self) -> &'static str {
        match self {
            Goal::Impact(_) => "impact",
            Goal::GapClosed(_) => "gap_closed",
            Goal::Headcount(_) => "headcount",
            Goal::Coverage(_) => "coverage",
            Goal::Leakage(_) => "leakage",
            Goal::ShellExposure(_) => "shell_exposure",
        }
    }

    /// Its number.
    pub const fn number(&self) -> Decimal {
        match self {
            Goal::Impact(number)
            | Goal::GapClosed(number)
            | Goal::Headcount(number)
            | Goal::Coverage(number)
            | Goal::Leakage(number)
            | Goal::ShellExposure(number) => *number,
        }
    }

    /// The limit that says the same, for a goal of accuracy.
    fn limit(&self) -> Option<StatedLimit> {
        let (rule, sense, counts) = match self {
            Goal::Coverage(_) => ("min_coverage", Sense::AtLeast, Counts::ShareOfPoor),
            Goal::Leakage(_) => ("max_leakage", Sense::AtMost, Counts::ShareOfMoney),
            Goal::ShellExposure(_) => ("max_shell_exposure", Sense::AtMost, Counts::ShareOfMoney),
            Goal::Impact(_) | Goal::GapClosed(_) | Goal::Headcount(_) => return None,
        };
        Some(StatedLimit { rule: rule.to_owned(), sense, number: self.number(), counts })
    }
}

/// Why a goal cannot be asked for here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoGoal {
    /// The instance does not say when a poor member is covered.
    NoFullCoverage,
    /// Nothing is known of incomes.
    NoPoverty,
}

/// How the question ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reached {
    /// There is a least budget.
    Reached,
    /// None reaches it, up to `looked_up_to`.
    OutOfReach,
    /// A solver gave up.
    Unknown,
}

/// The least budget, and what it rests on. Money in yuan.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `target`")]
pub struct Target {
    pub status: Reached,
    /// The impact that the goal asks for, where it asks for one.
    pub asks_for: Option<f64>,
    /// The least budget, to one step, whose program reaches the goal before rounding.
    pub budget: Option<u64>,
    /// Is it the least by a bound at one step less? Where no budget was found: are all ruled out?
    pub proved: bool,
    /// Impact before rounding at that budget.
    pub impact: Option<f64>,
    /// Impact that no allocation passes at one step less; absent if nothing keeps every rule there.
    pub bound_one_step_less: Option<f64>,
    /// The least budget found whose whole-money allocation reaches the goal.
    pub whole_budget: Option<u64>,
    /// The largest impact of any budget looked at, as proved, where none reaches the goal.
    pub most: Option<f64>,
    /// Budgets were looked at up to here; absent where a proof speaks of all.
    pub looked_up_to: Option<u64>,
    /// Linear programs solved in search of `budget`, and budgets solved and rounded in search of `whole_budget`.
    pub solves: usize,
    pub rounded: usize,
}

/// Budgets are looked at up to so many times the one there is.
const BUDGETS: u64 = 1_000;
/// Solves for one goal.
const MOST_SOLVES: usize = 200;
/// Doublings of what is added for whole money.
const MOST_DOUBLINGS: u32 = 40;

/// Finds the least budget.
pub fn target(instance: &Instance, goal: &Goal, backend: &dyn Backend) -> Result<Target, NoGoal> {
    if matches!(goal, Goal::Coverage(_)) && instance.accuracy().full_coverage.is_none() {
        return Err(NoGoal::NoFullCoverage);
    }
    let about_people = !matches!(goal, Goal::Impact(_) | Goal::ShellExposure(_));
    if about_people && instance.poverty().is_none() {
        return Err(NoGoal::NoPoverty);
    }
    let asked = match goal.limit() {
        Some(limit) => instance.with_limit(&stricter(instance, limit), stricter_number(instance, goal)),
        None => Some(instance.clone()),
    };
    let Some(asked) = asked else { return Ok(Target::out_of_reach(None, None)) };
    let most = farthest(&asked);
    let wide = asked.with_budget(asked.funds().step.times(most));
    let impact = Impact::of(&wide);
    let needs = needs(instance, goal);
    let by_program = needs.is_some() || goal.limit().is_some();
    if !by_program || !Problem::state(&wide, &impact).is_linear() {
        return Ok(searched(&asked, goal, needs.as_ref(), most, backend));
    }
    let budget = Varied::named(&wide, "budget").expect("every instance has a budget");
    let mut sweep = Sweep::of(&wide, &impact, &budget, backend);
    let mut found = by_roots(&mut sweep, needs.as_ref(), most);
    found.asks_for = needs.as_ref().map(Fraction::to_f64);
    if let Some(least) = found.budget {
        let step = asked.funds().step;
        let reaches = |steps: u64| reaches(&asked, goal, needs.as_ref(), steps, backend);
        let (whole, rounded) = least_whole(least / step.get(), most, reaches);
        (found.whole_budget, found.rounded) = (whole.map(|steps| step.times(steps).get()), rounded);
    }
    found.solves = sweep.solves;
    Ok(found)
}

impl Target {
    fn out_of_reach(most: Option<f64>, looked_up_to: Option<u64>) -> Target {
        Target {
            status: Reached::OutOfReach,
            asks_for: None,
            budget: None,
            proved: true,
            impact: None,
            bound_one_step_less: None,
            whole_budget: None,
            most,
            looked_up_to,
            solves: 0,
            rounded: 0,
        }
    }

    fn unknown() -> Target {
        Target { status: Reached::Unknown, proved: false, ..Target::out_of_reach(None, None) }
    }
}

/// The limit that an instance has already, where that is stricter than a goal.
fn stricter_number(instance: &Instance, goal: &Goal) -> Decimal {
    let own = goal.limit().and_then(|limit| instance.stated_limit(&limit.rule, limit.sense));
    let own = own.map_or(goal.number(), |limit| limit.number);
    match goal {
        Goal::Coverage(share) => own.max(*share),
        _ => own.min(goal.number()),
    }
}

fn stricter(instance: &Instance, limit: StatedLimit) -> StatedLimit {
    instance.stated_limit(&limit.rule, limit.sense).unwrap_or(limit)
}

/// The impact that a goal asks for, if impact is what it asks for.
fn needs(instance: &Instance, goal: &Goal) -> Option<Fraction> {
    match goal {
        Goal::Impact(amount) => Some(amount.fraction()),
        Goal::GapClosed(share) if objective(instance) == Measure::Gap => {
            Some(&share.fraction() * &whole_gap(instance))
        }
        _ => None,
    }
}

/// Yuan that all the poor together lack to the line.
fn whole_gap(instance: &Instance) -> Fraction {
    let Some(line) = instance.poverty().map(|poverty| poverty.line.fraction()) else { return Fraction::ZERO };
    let cooperatives = instance.cooperatives();
    let everyone = 0..cooperatives.len();
    let groups = everyone.flat_map(|position| cooperatives.groups(position).iter());
    let gaps = groups.filter_map(|group| {
        let gap = &line - &group.income?.fraction();
        (gap.signum() > 0).then(|| &group.people.fraction() * &gap)
    });
    gaps.sum()
}

/// Steps of money looked at, at most. Rules that speak of the budget may ask for more of it than anyone can use.
fn farthest(instance: &Instance) -> u64 {
    let funds = instance.funds();
    let far = funds.budget.steps(funds.step).max(1).saturating_mul(BUDGETS);
    far.min(Money::MOST_STEPS).min(Money::MOST.steps(funds.step))
}

/// Newton's method on the bound; with nothing to reach, the least budget that keeps every rule.
fn by_roots(sweep: &mut Sweep<'_>, needs: Option<&Fraction>, most: u64) -> Target {
    let yuan = |sweep: &Sweep<'_>, notch: u64| sweep.theta(notch).floor().try_into().ok();
    let (mut at, mut least) = match edge(sweep, 0, most) {
        Ok(first) => (first.solved, first.nearest),
        Err(NoFrontier::Infeasible) => {
            return Target::out_of_reach(None, yuan(sweep, most));
        }
        Err(_) => return Target::unknown(),
    };
    let mut highest: Option<Fraction> = None;
    if let Some(goal) = needs {
        let almost = goal - &(goal * &Fraction::from_f64(OPTIMAL_GAP).expect("a tolerance is finite"));
        let unit = sweep.theta(1);
        for solves in 0.. {
            if at.impact >= almost {
                break;
            }
            highest = Some(highest.map_or(at.bound.clone(), |highest| highest.max(at.bound.clone())));
            if at.price.signum() <= 0 {
                let most = highest.as_ref().map(Fraction::to_f64_up);
                return Target::out_of_reach(most, None);
            }
            let steps = &(goal - &at.above) * &(&at.price * &unit).reciprocal().expect("it is above 0");
            let steps =
                u64::try_from(steps.ceil()).unwrap_or(if steps.signum() > 0 { u64::MAX } else { 0 }).max(1);
            let next = at.notch.saturating_add(steps);
            if next > most || solves > MOST_SOLVES {
                // Every budget before `next` is ruled out; what is known at the end is the line there.
                let left = &(&Fraction::from(most - at.notch) * &unit) * &at.price;
                let line = (&at.above + &left).to_f64_up();
                let ended = Target::out_of_reach(Some(line), yuan(sweep, most));
                return if next > most { ended } else { Target::unknown() };
            }
            at = match first_from(sweep, next, most) {
                Ok(Some(first)) => {
                    least &= first.nearest;
                    first.solved
                }
                Ok(None) => {
                    return Target::out_of_reach(highest.as_ref().map(Fraction::to_f64_up), None);
                }
                Err(()) => return Target::unknown(),
            };
        }
    }
    let less = at.notch.checked_sub(1).map(|less| sweep.solve(less));
    let (proved, bound) = match &less {
        None | Some(At::Nothing) => (least, None),
        Some(At::Found(less)) => {
            (least && needs.is_some_and(|goal| less.bound < *goal), Some(less.bound.to_f64_up()))
        }
        Some(At::Unknown(_)) => (false, None),
    };
    Target {
        status: Reached::Reached,
        budget: yuan(sweep, at.notch),
        proved,
        impact: Some(at.impact.to_f64_down()),
        bound_one_step_less: bound,
        ..Target::out_of_reach(None, None)
    }
}

/// The first budget from a notch on that keeps every rule; `None` if none does. Limits in whole steps may leave gaps.
fn first_from(sweep: &mut Sweep<'_>, notch: u64, most: u64) -> Result<Option<Edge>, ()> {
    match sweep.solve(notch) {
        At::Found(solved) => Ok(Some(Edge { solved: *solved, nearest: true })),
        At::Unknown(_) => Err(()),
        At::Nothing => match edge(sweep, notch, most) {
            Ok(edge) => Ok(Some(edge)),
            Err(NoFrontier::Infeasible) => Ok(None),
            Err(_) => Err(()),
        },
    }
}

/// Does the whole money of so many steps reach the goal?
fn reaches(
    instance: &Instance,
    goal: &Goal,
    needs: Option<&Fraction>,
    steps: u64,
    backend: &dyn Backend,
) -> bool {
    let with = instance.with_budget(instance.funds().step.times(steps));
    let impact = Impact::of(&with);
    let answer = solve(&with, &impact, backend);
    let Some(allocation) = &answer.allocation else { return false };
    let achieved = |answer: &Answer<'_>| answer.audit.as_ref().map(|audit| audit.achieved.clone());
    match (goal, needs) {
        (_, Some(needs)) => achieved(&answer).is_some_and(|achieved| achieved >= *needs),
        (Goal::Headcount(share), _) => {
            poverty(&with, allocation).is_some_and(|poverty| poverty.after.headcount <= share.to_f64())
        }
        (Goal::GapClosed(share), _) => poverty(&with, allocation)
            .is_some_and(|poverty| poverty.after.gap <= (1.0 - share.to_f64()) * poverty.before.gap),
        // A limit among the rules, which an allocation keeps.
        _ => true,
    }
}

/// The least number of steps found that reaches the goal: doubled from `from` on, then halved back. And how many were tried.
fn least_whole(from: u64, most: u64, reaches: impl Fn(u64) -> bool) -> (Option<u64>, usize) {
    let mut tried = 0;
    let mut reaches = |steps| {
        tried += 1;
        reaches(steps)
    };
    let least = doubled(from, most, &mut reaches);
    (least, tried)
}

fn doubled(from: u64, most: u64, reaches: &mut impl FnMut(u64) -> bool) -> Option<u64> {
    if reaches(from) {
        return Some(from);
    }
    let mut short = from;
    for doubling in 0..MOST_DOUBLINGS {
        let next = from.saturating_add(1 << doubling).min(most.max(from + 1));
        if reaches(next) {
            let mut enough = next;
            while enough - short > 1 {
                let middle = short.midpoint(enough);
                if reaches(middle) { enough = middle } else { short = middle }
            }
            return Some(enough);
        }
        if next >= most {
            return None;
        }
        short = next;
    }
    None
}

/// A goal that no bound speaks of: by solving and rounding.
fn searched(
    instance: &Instance,
    goal: &Goal,
    needs: Option<&Fraction>,
    most: u64,
    backend: &dyn Backend,
) -> Target {
    let step = instance.funds().step;
    let (found, rounded) = least_whole(0, most, |steps| reaches(instance, goal, needs, steps, backend));
    let whole_budget = found.map(|steps| step.times(steps).get());
    Target {
        status: if found.is_some() { Reached::Reached } else { Reached::OutOfReach },
        asks_for: needs.map(Fraction::to_f64),
        proved: false,
        whole_budget,
        rounded,
        ..Target::out_of_reach(None, found.is_none().then(|| step.times(most).get()))
    }
}
