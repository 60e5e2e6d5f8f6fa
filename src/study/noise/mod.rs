//! Targeting errors simulated: every policy divides by figures with errors, and is judged by the truth.
//!
//! The instance is the truth. For every level of an error and every repeat its figures are drawn anew with errors of that
//! size ([`income`], [`status`], [`shell_risk`]), and every policy divides the money by what is seen then, under the rules
//! as they read for whoever sees that: the poor whom a rule counts are those who seem poor. The money is then judged by the
//! true figures, against the true optimum and the true rules. Without errors this is [`compare`](super::compare()) exactly.
//! An allocation that breaks a rule in truth counts all the same, with the impact that it has; how often one does is told
//! beside. Errors of one repeat are the same draws at every level ([`draws`]).
//! Repeats are worked out on all threads and gathered in order, so bytes do not depend on how many there are.

mod draws;
mod figures;
mod income;
mod level;
mod observer;
mod shell_risk;
mod status;

pub use figures::{Figures, NoiseMeasure, Spread};
pub use level::{Kind, Level};

use rayon::prelude::*;

use crate::impact::Impact;
use crate::instance::Instance;
use crate::measure::{Family, Population};
use crate::model::Problem;
use crate::policy::{Case, Features, Policy, divide};
use crate::solve::Backend;

use self::figures::One;
use self::observer::Observer;
use super::Best;
use super::compare::{Absent, Comparison, Entry, Judge, compare};

/// Figures with errors have so many significant digits.
const DIGITS: usize = 5;

/// What is asked.
pub struct Errors<'a> {
    /// The policies that divide.
    pub policies: &'a [&'a dyn Policy],
    /// The errors, those of one kind one after another.
    pub levels: &'a [Level],
    /// How often errors of each level are drawn, from 1 to 2^30.
    pub repeats: usize,
    /// Where chance starts, for errors and for the lottery.
    pub seed: u64,
    /// Called after each repeat of each level.
    pub done: &'a (dyn Fn() + Sync),
}

/// What errors cost.
#[derive(Clone, Debug)]
pub struct Noise {
    /// How often errors of each level were drawn.
    pub repeats: usize,
    /// Where chance started.
    pub seed: u64,
    /// By kind of error, in the order asked for.
    pub kinds: Vec<OfKind>,
    /// Policies that cannot be followed on the truth.
    pub absent: Vec<Absent>,
}

/// What errors of one kind cost.
#[derive(Clone, Debug)]
pub struct OfKind {
    /// The kind.
    pub kind: Kind,
    /// No error first, then the levels in the order asked for.
    pub levels: Vec<OfLevel>,
}

/// What errors of one level cost.
#[derive(Clone, Debug)]
pub struct OfLevel {
    /// The level.
    pub level: Level,
    /// By policy, in the order asked for.
    pub policies: Vec<Figures>,
}

/// Lets every policy divide by figures with errors, and judges it by the truth.
pub fn noise(truth: &Instance, backend: &dyn Backend, errors: &Errors<'_>) -> Noise {
    let impact = Impact::of(truth);
    let entries: Vec<Entry<'_>> = errors.policies.iter().map(|policy| Entry::Policy(*policy)).collect();
    let comparison = compare(truth, &impact, backend, &entries, errors.seed);
    let alone = truth.under_the_budget_alone();
    let study = Study {
        observer: Observer::of(truth, errors.seed),
        backend,
        judge: Judge {
            problem: Problem::state(truth, &impact),
            population: Population::of(truth),
            best: Best::under_the_budget(&alone, &impact, backend),
            wanted: &is_wanted,
        },
        followed: followed(errors.policies, &comparison),
        comparison: &comparison,
        seed: errors.seed,
    };
    let tasks = errors.levels.len() * errors.repeats;
    let mut found: Vec<Vec<Option<One>>> = (0..tasks)
        .into_par_iter()
        .with_max_len(1)
        .map(|task| {
            let ones = study.repeat(errors.levels[task / errors.repeats], task % errors.repeats);
            (errors.done)();
            ones
        })
        .collect();
    let mut kinds: Vec<OfKind> = Vec::new();
    for level in errors.levels {
        let repeats: Vec<Vec<Option<One>>> = found.drain(..errors.repeats).collect();
        if kinds.last().is_none_or(|last| last.kind != level.kind()) {
            let none = OfLevel { level: Level::none(level.kind()), policies: study.without_error() };
            kinds.push(OfKind { kind: level.kind(), levels: vec![none] });
        }
        let of_policy = |place: usize| {
            let ones: Vec<Option<&One>> = repeats.iter().map(|repeat| repeat[place].as_ref()).collect();
            Figures::of(&comparison.judged[place], &ones)
        };
        let policies = (0..study.followed.len()).map(of_policy).collect();
        let last = kinds.last_mut().expect("there is a kind by now");
        last.levels.push(OfLevel { level: *level, policies });
    }
    let Comparison { absent, .. } = comparison;
    Noise { repeats: errors.repeats, seed: errors.seed, kinds, absent }
}

/// Those that could be followed on the truth, in their order.
fn followed<'a>(policies: &[&'a dyn Policy], comparison: &Comparison) -> Vec<&'a dyn Policy> {
    let is_judged = |policy: &dyn Policy| comparison.judged.iter().any(|one| one.name == policy.name());
    policies.iter().copied().filter(|policy| is_judged(*policy)).collect()
}

/// Has a family any of the measures that are told?
fn is_wanted(family: &dyn Family) -> bool {
    family.measures().iter().any(|measure| NoiseMeasure::ALL.iter().any(|told| told.is_of(measure)))
}

/// What all repeats share.
struct Study<'a> {
    observer: Observer<'a>,
    backend: &'a dyn Backend,
    judge: Judge<'a>,
    followed: Vec<&'a dyn Policy>,
    /// Without errors: a line for each of those followed.
    comparison: &'a Comparison,
    seed: u64,
}

impl Study<'_> {
    /// By policy what came of one repeat; nothing of those that could not be followed.
    fn repeat(&self, level: Level, repeat: usize) -> Vec<Option<One>> {
        let Some(seen) = self.observer.sees(level, repeat) else {
            return vec![None; self.followed.len()];
        };
        let impact = Impact::of(&seen);
        let problem = Problem::state(&seen, &impact);
        let features = Features::of(&problem);
        let case = Case {
            problem: &problem,
            features: &features,
            counts: None,
            backend: self.backend,
            seed: self.seed,
        };
        let of_policy = |(policy, truth)| {
            let policy: &&dyn Policy = policy;
            let allocation = divide(*policy, &case).ok()?;
            Some(One::of(&self.judge.of(policy.name(), allocation), truth))
        };
        self.followed.iter().zip(&self.comparison.judged).map(of_policy).collect()
    }

    /// By policy what comes of no error.
    fn without_error(&self) -> Vec<Figures> {
        let judged = self.comparison.judged.iter();
        judged.map(|truth| Figures::of(truth, &[Some(&One::of(truth, truth))])).collect()
    }
}
