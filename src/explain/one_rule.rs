//! One rule: whom it helps, whom it keeps from money, and what an exception from it would cost.
//!
//! The division that the same money would have without the rule is solved for and rounded; who gets more because of
//! the rule is helped, who gets less is held back. An exception fixes one grant, all rules as they are: nothing for
//! one that is helped, what it would get without the rule for one that is held back. What that costs is worked out by
//! solving again near the margin, before rounding.

use std::cmp::Reverse;

use serde::Serialize;

use crate::certify;
use crate::impact::Impact;
use crate::instance::{Allocation, Counts, StatedLimit};
use crate::pipeline::{Answer, solve};
use crate::solve::Backend;
use crate::units::Money;

use super::nearby::{Base, Moved};
use super::rule_cost::binds;

/// A rule, as it was asked for, and who gets more or less because of it.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain --rule`")]
pub struct OneRule {
    pub rule: String,
    pub limits: Vec<AsWritten>,
    /// Does any of its rows have a price? If none has, the optimum is the same without it.
    pub binds: bool,
    /// Who gets more because of it; absent for the budget, and where no division without the rule was found.
    pub helped: Option<Touched>,
    /// Who gets less because of it; likewise.
    pub held_back: Option<Touched>,
}

/// A limit as its user wrote it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct AsWritten {
    pub sense: &'static str,
    pub number: f64,
    #[serde(serialize_with = "by_word")]
    pub counts: Counts,
}

fn by_word<S: serde::Serializer>(counts: &Counts, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(counts.word())
}

impl AsWritten {
    pub(super) fn of(limit: StatedLimit) -> AsWritten {
        AsWritten { sense: limit.sense.word(), number: limit.number.to_f64(), counts: limit.counts }
    }
}

/// Cooperatives whose grants the rule changes in one direction, the largest changes first.
#[derive(Clone, Debug, Default, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Touched {
    pub cooperatives: usize,
    /// Those of them that get something only because of the rule, or nothing only because of it.
    pub wholly: usize,
    /// All changes together, yuan.
    pub yuan: u64,
    pub each: Vec<Change>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Change {
    pub id: String,
    pub grant: u64,
    pub without: u64,
    /// What an exception costs; worked out for the first few.
    pub exception: Option<Exception>,
}

/// What fixing one grant costs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Exception {
    /// So much impact, before rounding.
    Costs(f64),
    /// Nothing would keep every rule.
    NothingKeepsEveryRule,
}

/// Exceptions worked out on either side.
const MOST_EXCEPTIONS: usize = 10;

/// Explains one rule; `None` if there is none of this name.
pub fn one_rule(answer: &Answer<'_>, name: &str, backend: &dyn Backend) -> Option<OneRule> {
    let problem = &answer.problem;
    let instance = problem.scene().instance;
    let index = problem.rules().iter().position(|rule| rule.name() == name)?;
    let limits = instance.stated_limits().into_iter().filter(|limit| limit.rule == name);
    let binds = binds(answer, index);
    let (mut helped, mut held_back) = (None, None);
    if index > 0 && !binds {
        (helped, held_back) = (Some(Touched::default()), Some(Touched::default()));
    } else if let Some(allocation) = answer.allocation.as_ref().filter(|_| index > 0) {
        let without = instance.without_rule(name);
        let impact = Impact::of(&without);
        if let Some(other) = solve(&without, &impact, backend).allocation {
            let mut sides = touched(answer, allocation, &other);
            except(answer, &mut sides, backend);
            let [more, less] = sides;
            (helped, held_back) = (Some(more), Some(less));
        }
    }
    Some(OneRule {
        rule: name.to_owned(),
        limits: limits.map(AsWritten::of).collect(),
        binds,
        helped,
        held_back,
    })
}

/// Who gets more and who gets less than without the rule.
fn touched(answer: &Answer<'_>, with: &Allocation, without: &Allocation) -> [Touched; 2] {
    let mut sides = [Touched::default(), Touched::default()];
    for &position in answer.problem.by_id() {
        let (grant, other) = (with.grant(position).get(), without.grant(position).get());
        if grant == other {
            continue;
        }
        let side = &mut sides[usize::from(grant < other)];
        side.cooperatives += 1;
        side.wholly += usize::from(grant.min(other) == 0);
        side.yuan += grant.abs_diff(other);
        let id = answer.problem.scene().instance.cooperatives().id(position).to_owned();
        side.each.push(Change { id, grant, without: other, exception: None });
    }
    for side in &mut sides {
        side.each.sort_by_key(|change| Reverse(change.grant.abs_diff(change.without)));
    }
    sides
}

/// Works out exceptions for the first of either side.
fn except(answer: &Answer<'_>, sides: &mut [Touched; 2], backend: &dyn Backend) {
    let problem = &answer.problem;
    if !problem.is_linear() {
        return;
    }
    let Some(mut base) = Base::of(answer, problem, backend) else { return };
    let instance = problem.scene().instance;
    for (side, locked_out) in sides.iter_mut().zip([true, false]) {
        for change in side.each.iter_mut().take(MOST_EXCEPTIONS) {
            let position = (0..problem.cooperatives()).find(|&i| instance.cooperatives().id(i) == change.id);
            let position = position.expect("the id is one of the instance's");
            let grant = Money::yuan(if locked_out { 0 } else { change.without });
            change.exception = exception(answer, &mut base, position, grant);
        }
    }
}

/// What one fixed grant costs; `None` if that was not found out.
fn exception(
    answer: &Answer<'_>,
    base: &mut Base<'_, '_>,
    position: usize,
    grant: Money,
) -> Option<Exception> {
    let steps = grant.steps(answer.problem.scene().instance.funds().step);
    match base.with_held(position, steps) {
        Moved::Found(found) => {
            let worth = certify::unrounded(&answer.problem, &base.claim(&found).steps).ok()?;
            Some(Exception::Costs((answer.unrounded.as_ref()? - &worth).to_f64().max(0.0)))
        }
        Moved::Nothing(_) => Some(Exception::NothingKeepsEveryRule),
        Moved::GaveUp => None,
    }
}
