//! Which rules clash, from a solver's word that all of them cannot hold.
//!
//! Rows that sum plain yuan come first: where these clash alone, a person can add up that they do. What is left is
//! narrowed to rules that all matter.

use std::collections::BTreeSet;

use crate::certify;
use crate::lp::{Outcome, Program, Ray};
use crate::model::{Outside, Problem};
use crate::solve::{Backend, irreducible};
use crate::units::Fraction;

use super::BUDGET_ROW;
use super::answer::Status;
use super::whole::priced;

/// Narrows a ray of a problem's program to an irreducible conflict of rules.
pub(crate) fn narrowed(problem: &Problem<'_>, program: &Program, ray: Ray, backend: &dyn Backend) -> Ray {
    let rules: Vec<usize> = problem.rows().iter().map(|row| row.rule).collect();
    // What everything allocated adds up to is no rule.
    let only_plain = program.feasibility(|row| problem.rows().get(row).is_none_or(|row| row.plain));
    let ray = match backend.solve(&only_plain) {
        Outcome::Ray(sum) => sum,
        Outcome::Point(_) | Outcome::GaveUp(_) => ray,
    };
    irreducible(program, ray, &rules, backend)
}

/// Prices that prove the same by rules that all matter, where rows outside the program take part in it.
///
/// A deletion filter like [`irreducible`], but by exact proofs: a rule is left out if the prices of the others prove it
/// alone, or new ones do. The budget stays unless nothing else needs it.
pub(super) fn narrowed_prices(
    problem: &Problem<'_>,
    prices: Vec<Fraction>,
    backend: &dyn Backend,
) -> Vec<Fraction> {
    let outside = Outside::of(problem).rows;
    if !outside.iter().zip(&prices).any(|(outside, price)| *outside && !price.is_zero()) {
        return prices;
    }
    let budget = problem.rows()[BUDGET_ROW].rule;
    let mut prices = prices;
    let mut kept = priced_rules(problem, &prices);
    for rule in kept.clone().into_iter().rev().filter(|rule| *rule != budget) {
        if !kept.contains(&rule) || kept.len() == 1 {
            continue;
        }
        let others: BTreeSet<usize> = kept.iter().copied().filter(|other| *other != rule).collect();
        let fewer = without(problem, &prices, rule);
        if let Some(narrower) = fewer.or_else(|| of_rules(problem, &others, backend)) {
            kept = priced_rules(problem, &narrower);
            prices = narrower;
        }
    }
    without(problem, &prices, budget).unwrap_or(prices)
}

/// The rules that have a price.
pub(crate) fn priced_rules(problem: &Problem<'_>, prices: &[Fraction]) -> BTreeSet<usize> {
    let priced = problem.rows().iter().zip(prices).filter(|(_, price)| !price.is_zero());
    priced.map(|(row, _)| row.rule).collect()
}

/// The prices less those of a rule, if they still prove it.
fn without(problem: &Problem<'_>, prices: &[Fraction], rule: usize) -> Option<Vec<Fraction>> {
    let own = problem.rows().iter().zip(prices);
    let left = own.map(|(row, price)| if row.rule == rule { Fraction::ZERO } else { price.clone() });
    let left: Vec<Fraction> = left.collect();
    (certify::proves_infeasible(problem, &left) == Ok(true)).then_some(left)
}

/// Prices by which some rules and the budget contradict each other.
fn of_rules(problem: &Problem<'_>, rules: &BTreeSet<usize>, backend: &dyn Backend) -> Option<Vec<Fraction>> {
    let scene = problem.scene();
    let others = problem.rules().iter().enumerate().skip(1).filter(|(rule, _)| !rules.contains(rule));
    let instance =
        others.fold(scene.instance.clone(), |instance, (_, rule)| instance.without_rule(rule.name()));
    let answer = priced(Problem::state(&instance, scene.impact), backend, &mut ());
    if answer.status != Status::Infeasible {
        return None;
    }
    let price = |name: &str| {
        let row = answer.problem.rows().iter().position(|row| row.name == name)?;
        Some(answer.prices[row].clone())
    };
    let prices = problem.rows().iter().map(|row| price(&row.name).unwrap_or(Fraction::ZERO));
    let prices: Vec<Fraction> = prices.collect();
    (certify::proves_infeasible(problem, &prices) == Ok(true)).then_some(prices)
}
