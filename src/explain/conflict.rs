//! Why nothing keeps every rule, and what would mend it.
//!
//! The conflict is irreducible: without any one of its rules the others hold together. Where its rows sum plain
//! yuan with equal prices, the proof is a sum that a person can add up: floors above what caps and own limits
//! allow. Repairs are tried out: a budget by solving with it, a rule by solving without it.

use serde::Serialize;

use crate::certify;
use crate::impact::Impact;
use crate::instance::Instance;
use crate::pipeline::{Answer, Feasibility, Status, feasibility};
use crate::solve::Backend;
use crate::units::{Fraction, Money};

/// The clash and its repairs.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain`")]
pub struct Conflict {
    pub rules: Vec<String>,
    /// Absent where the conflict is no sum of plain yuan.
    pub sums: Option<Sums>,
    pub repairs: Vec<Repair>,
}

/// Yuan asked for, and yuan allowed, of which by the cooperatives' own limits.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Sums {
    pub asked: f64,
    pub allowed: f64,
    pub own_limits: f64,
}

/// A change that was tried and makes the instance feasible in real numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// The least budget, to a step, with all rules as they are.
    Budget(u64),
    /// Leave this rule out.
    WithoutRule(String),
}

/// Explains an infeasible answer; `None` for any other.
pub fn conflict(answer: &Answer<'_>, backend: &dyn Backend) -> Option<Conflict> {
    if answer.status != Status::Infeasible {
        return None;
    }
    let problem = &answer.problem;
    let instance = problem.scene().instance;
    let mut rules: Vec<String> = Vec::new();
    for (row, _) in problem.rows().iter().zip(&answer.prices).filter(|(_, price)| !price.is_zero()) {
        let rule = problem.rules()[row.rule].name();
        if rules.last().is_none_or(|last| last != rule) {
            rules.push(rule.to_owned());
        }
    }
    let mut repairs = Vec::new();
    if rules.iter().any(|rule| rule == "budget") {
        repairs.extend(least_budget(instance, backend).map(|budget| Repair::Budget(budget.get())));
    }
    for rule in rules.iter().filter(|rule| *rule != "budget") {
        let without = instance.without_rule(rule);
        let impact = Impact::of(&without);
        if matches!(feasibility(&without, &impact, backend), Feasibility::Feasible) {
            repairs.push(Repair::WithoutRule(rule.clone()));
        }
    }
    Some(Conflict { rules, sums: sums(answer), repairs })
}

fn sums(answer: &Answer<'_>) -> Option<Sums> {
    let priced = || answer.problem.rows().iter().zip(&answer.prices).filter(|(_, price)| !price.is_zero());
    let unit =
        priced().map(|(_, price)| if price.signum() < 0 { -price.clone() } else { price.clone() }).max()?;
    // Prices of one size, but for the float's last bits.
    let alike = |price: &Fraction| {
        let share = (price * &unit.reciprocal().unwrap_or(Fraction::ZERO)).to_f64().abs();
        (share - 1.0).abs() < 1e-9
    };
    if !priced().all(|(row, price)| row.plain && alike(price)) {
        return None;
    }
    let (mut asked, mut allowed) = (Fraction::ZERO, Fraction::ZERO);
    let mut even = vec![Fraction::ZERO; answer.prices.len()];
    for (index, (row, price)) in answer.problem.rows().iter().zip(&answer.prices).enumerate() {
        let Some(side) = row.side(price) else { continue };
        even[index] = Fraction::whole(i128::from(price.signum()));
        if price.signum() < 0 { asked = &asked + &side.limit } else { allowed = &allowed + &side.limit }
    }
    let left = certify::contradiction(&answer.problem, &even).ok().filter(|left| left.signum() < 0)?;
    let own_limits = &(&left + &asked) - &allowed;
    Some(Sums {
        asked: asked.to_f64(),
        allowed: (&allowed + &own_limits).to_f64(),
        own_limits: own_limits.to_f64(),
    })
}

/// Budgets tried at most: each proof of infeasibility names a budget below which it still holds.
const MOST_TRIES: usize = 40;

/// The least budget, in whole steps, at which the rules can be kept in real numbers; `None` if more money alone
/// does not help.
///
/// Newton's method on the contradiction's value, which for fixed prices is a line in the budget: every ray rules
/// out all budgets below its own zero, so the first feasible one is the least.
fn least_budget(instance: &Instance, backend: &dyn Backend) -> Option<Money> {
    let step = instance.funds().step;
    let mut budget = instance.funds().budget;
    for _ in 0..MOST_TRIES {
        let trial = instance.with_budget(budget);
        let impact = Impact::of(&trial);
        let (missing, per_yuan) = match feasibility(&trial, &impact, backend) {
            Feasibility::Feasible => return Some(budget),
            Feasibility::Contradicted { left, per_yuan, by_rounding } => (-(&left + &by_rounding), per_yuan),
            Feasibility::Unknown => return None,
        };
        if per_yuan.signum() <= 0 {
            return None;
        }
        let more = &missing * &per_yuan.reciprocal()?;
        let steps = (&more * &Fraction::from(step.get()).reciprocal()?).ceil();
        let steps = u64::try_from(steps).unwrap_or(0).max(1);
        budget = Money::yuan(step.get().checked_mul(steps)?.checked_add(budget.get())?);
        if budget > Money::MOST {
            return None;
        }
    }
    None
}
