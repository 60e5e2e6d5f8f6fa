//! Why nothing keeps every rule, and what would mend it.
//!
//! The conflict is irreducible: without any one of its rules the others hold together. Where its rows sum plain
//! yuan with equal prices, the proof is a sum that a person can add up: floors above what caps and own limits
//! allow. Else it is the checked prices of the answer, which `proof.json` holds.

use rayon::prelude::*;
use serde::Serialize;

use crate::certify;
use crate::instance::StatedLimit;
use crate::lp::Outcome;
use crate::model::{Claim, Grid, Model, Problem};
use crate::pipeline::{
    Answer, Contradiction, Stage, Status, Stop, Watch, narrowed, priced_rules, solve_watched,
};
use crate::solve::Backend;
use crate::units::Fraction;

use super::left_out::{LeftOut, Limits, fewest_rules};
use super::loosened::Loosened;
use super::more_money::{least_budget, least_yuan};
use super::repair::Repair;
use super::row_price::wider_curves;
use super::side_rows::{SideRows, Trial, Tried};
use super::together::new_numbers;

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

/// Explains an infeasible answer; `None` for any other.
pub fn conflict(answer: &Answer<'_>, backend: &dyn Backend) -> Option<Conflict> {
    if answer.status != Status::Infeasible {
        return None;
    }
    let scene = answer.problem.scene();
    let wide = wider_curves(&answer.problem);
    let widened = wide.as_ref().map(|wide| Problem::state(scene.instance, wide));
    let problem = widened.as_ref().unwrap_or(&answer.problem);
    // Where curves end with the budget, it takes part in the conflict without being named.
    let again = widened.as_ref().and_then(|problem| clashing_prices(problem, backend));
    let prices = again.as_ref().unwrap_or(&answer.prices);
    let rules: Vec<usize> = priced_rules(problem, prices).into_iter().collect();
    let name = |rule: &usize| problem.rules()[*rule].name().to_owned();
    let repairs = if answer.problem.is_linear() {
        linear_repairs(problem, &rules, prices, backend)
    } else {
        // What counts recipients or least grants is only found out by solving.
        let clash = |out: &[usize]| clash_without(&answer.problem, out, backend);
        let sets = fewest_rules(&rules, LeftOut::new(), WHOLE, clash);
        sets.iter().map(|set| Repair::WithoutRules(set.iter().map(name).collect())).collect()
    };
    let sums = sums(problem, prices);
    Some(Conflict { rules: rules.iter().map(name).collect(), sums, repairs })
}

/// The rules that still clash where some are left out; none where an allocation keeps the others.
fn clash_without(problem: &Problem<'_>, out: &[usize], backend: &dyn Backend) -> Option<Vec<usize>> {
    let scene = problem.scene();
    let names = out.iter().map(|rule| problem.rules()[*rule].name());
    let instance = names.fold(scene.instance.clone(), |instance, name| instance.without_rule(name));
    let answer = solve_watched(&instance, scene.impact, backend, &mut FirstFound);
    let rule = |name: &str| problem.rules().iter().position(|rule| rule.name() == name);
    match answer.status {
        Status::Optimal | Status::Feasible => Some(Vec::new()),
        Status::Infeasible => {
            let clashing = priced_rules(&answer.problem, &answer.prices).into_iter();
            Some(clashing.filter_map(|own| rule(answer.problem.rules()[own].name())).collect())
        }
        Status::Unknown => None,
    }
}

/// Stops a search at the first allocation.
struct FirstFound;

impl Watch for FirstFound {
    fn enter(&mut self, _: Stage) {}

    fn enough(&mut self, relative_gap: f64) -> Option<Stop> {
        relative_gap.is_finite().then_some(Stop::Gap)
    }
}

/// Prices of an irreducible conflict, if the rules of a problem have one.
fn clashing_prices(problem: &Problem<'_>, backend: &dyn Backend) -> Option<Vec<Fraction>> {
    let program = Model::write(problem, &Grid::first()).program;
    let Outcome::Ray(ray) = backend.solve(&program.feasibility(|_| true)) else { return None };
    let prices = Claim::prices(problem, &narrowed(problem, &program, ray, backend).prices);
    (certify::proves_infeasible(problem, &prices) == Ok(true)).then_some(prices)
}

/// How far rules to leave out are looked for: where real numbers say it all, and where whole grants must be searched.
const LINEAR: Limits = Limits { rules: 4, solves: 60 };
const WHOLE: Limits = Limits { rules: 2, solves: 20 };
/// Sets of several rules for which new numbers are looked for, until one has them.
const MOST_SETS: usize = 2;

/// Repairs where real numbers say it all; `problem` has curves that no budget at hand cuts off.
fn linear_repairs(
    problem: &Problem<'_>,
    conflict: &[usize],
    prices: &[Fraction],
    backend: &dyn Backend,
) -> Vec<Repair> {
    let instance = problem.scene().instance;
    let name = |rule: usize| problem.rules()[rule].name().to_owned();
    let rows = SideRows::of(problem, backend);
    let rule_of = |limit: &StatedLimit| problem.rules().iter().position(|rule| rule.name() == limit.rule);
    let all: Vec<(usize, StatedLimit)> =
        instance.stated_limits().into_iter().filter_map(|limit| Some((rule_of(&limit)?, limit))).collect();
    let stated: Vec<&(usize, StatedLimit)> = all.iter().filter(|(rule, _)| conflict.contains(rule)).collect();
    let as_it_is = Trial::default();
    let loosen = |(rule, limit): &&(usize, StatedLimit)| Loosened::of(&rows, (*rule, limit), &as_it_is, None);
    let loosen = || stated.par_iter().map(loosen).collect();
    // More money that leaves this conflict what it is mends nothing.
    let helps = Contradiction::of(problem, prices).is_some_and(|found| found.per_yuan.signum() > 0);
    let budget = || helps.then(|| least_budget(&rows)).flatten();
    let money = || rayon::join(|| least_yuan(&rows), budget);
    let (loosened, (yuan, budget)): (Vec<Loosened>, _) = rayon::join(loosen, money);
    // A rule with one limit that does not limit at all is as good as left out.
    let mut known = LeftOut::new();
    for ((rule, _), loosened) in stated.iter().zip(&loosened) {
        let single = stated.iter().filter(|(other, _)| other == rule).count() == 1;
        known.extend(loosened.clash.clone().filter(|_| single).map(|clash| (vec![*rule], clash)));
    }
    let mut repairs: Vec<Repair> = budget.map(|budget| Repair::Budget(budget.get())).into_iter().collect();
    let numbers = loosened.into_iter().filter_map(|loosened| loosened.repair);
    repairs.extend(numbers.map(|repaired| Repair::Limit(repaired.new)));
    repairs.extend(yuan.map(Repair::Yuan));
    let clash = |out: &[usize]| match rows.solve(&Trial { without: out.to_vec(), ..Trial::default() }, None) {
        Tried::Kept(_) => Some(Vec::new()),
        Tried::Clash(prices) => Some(rows.priced_rules(&prices)),
        Tried::Open => None,
    };
    let sets = fewest_rules(conflict, known, LINEAR, clash);
    let mut several = sets.iter().filter(|set| set.len() > 1).take(MOST_SETS);
    repairs.extend(several.find_map(|set| new_numbers(&rows, set, &all)).map(Repair::Limits));
    repairs.extend(sets.into_iter().map(|set| Repair::WithoutRules(set.into_iter().map(name).collect())));
    repairs
}

fn sums(problem: &Problem<'_>, prices: &[Fraction]) -> Option<Sums> {
    let priced = || problem.rows().iter().zip(prices).filter(|(_, price)| !price.is_zero());
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
    let mut even = vec![Fraction::ZERO; prices.len()];
    for (index, (row, price)) in problem.rows().iter().zip(prices).enumerate() {
        let Some(side) = row.side(price) else { continue };
        even[index] = Fraction::whole(i128::from(price.signum()));
        if price.signum() < 0 { asked = &asked + &side.limit } else { allowed = &allowed + &side.limit }
    }
    let left = certify::contradiction(problem, &even).ok().filter(|left| left.signum() < 0)?;
    let own_limits = &(&left + &asked) - &allowed;
    Some(Sums {
        asked: asked.to_f64(),
        allowed: (&allowed + &own_limits).to_f64(),
        own_limits: own_limits.to_f64(),
    })
}
