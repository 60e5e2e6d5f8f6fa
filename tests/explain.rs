//! Explanations hold when they are tried.

mod spec;

use std::cell::Cell;
use std::path::Path;

use allotment::explain::{Repair, conflict, rule_costs};
use allotment::impact::Impact;
use allotment::instance::read;
use allotment::pipeline::{Feasibility, feasibility};
use allotment::solve::by_name;
use proptest::test_runner::{Config, TestRunner};
use spec::{Spec, solve, spec};

fn feasible(spec: &Spec) -> bool {
    let instance = spec.instance();
    let impact = Impact::of(&instance);
    match feasibility(&instance, &impact, by_name("engine").unwrap()) {
        Feasibility::Feasible => true,
        Feasibility::Contradicted { .. } => false,
        Feasibility::Unknown => panic!("the engine ends"),
    }
}

/// The same instance with these rules only; the budget always stays.
fn only(spec: &Spec, rules: &[&String]) -> Spec {
    let keeps = |name: &str| rules.iter().any(|rule| *rule == name);
    Spec {
        max_leakage: spec.max_leakage.filter(|_| keeps("max_leakage")),
        max_shell_exposure: spec.max_shell_exposure.filter(|_| keeps("max_shell_exposure")),
        min_coverage: spec.min_coverage.filter(|_| keeps("min_coverage")),
        rules: spec
            .rules
            .iter()
            .enumerate()
            .filter(|(number, _)| keeps(&format!("rule {number}")))
            .map(|(_, rule)| rule.clone())
            .collect(),
        ..spec.clone()
    }
}

#[test]
fn a_conflict_is_irreducible_and_every_repair_works() {
    let counts: [Cell<u32>; 3] = Default::default();
    let [conflicts, budgets, drops] = &counts;
    let add = |cell: &Cell<u32>| cell.set(cell.get() + 1);
    let mut runner = TestRunner::new(Config { cases: 4_000, failure_persistence: None, ..Config::default() });
    let law = |spec: Spec| {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let Some(found) = conflict(&answer, by_name("engine").unwrap()) else { return Ok(()) };
        add(conflicts);
        let named: Vec<&String> = found.rules.iter().filter(|rule| *rule != "budget").collect();
        assert!(!feasible(&only(&spec, &named)), "the named rules clash by themselves");
        // Where the budget is no part of the conflict it must be out of the way, which limits that follow it
        // do not allow.
        let budget_named = found.rules.len() > named.len();
        let follows =
            |rule: &spec::Rule| !matches!(rule.limit, spec::Limit::Per(_) | spec::Limit::ShareOfAllocated(_));
        let freed = if budget_named { spec.clone() } else { Spec { budget: 1_000_000, ..spec.clone() } };
        if !budget_named && spec.rules.iter().any(follows) {
            return Ok(());
        }
        for left_out in &named {
            let others: Vec<&String> = named.iter().copied().filter(|rule| rule != left_out).collect();
            assert!(
                feasible(&only(&freed, &others)),
                "without {left_out} the others hold together: {:?}",
                found.rules
            );
        }
        for repair in &found.repairs {
            match repair {
                Repair::Budget(budget) => {
                    add(budgets);
                    let steps = budget / spec.step;
                    assert_eq!(steps * spec.step, *budget);
                    let at = |budget| feasible(&Spec { budget, ..spec.clone() });
                    // Amounts of the random description move with the budget; the answer's do not.
                    if spec.rules.iter().all(|rule| !matches!(rule.limit, spec::Limit::Amount(_))) {
                        assert!(at(steps) && !at(steps - 1), "{steps} steps are the least");
                    }
                }
                Repair::WithoutRule(rule) => {
                    add(drops);
                    let all: Vec<String> = ["max_leakage", "max_shell_exposure", "min_coverage"]
                        .map(str::to_owned)
                        .into_iter()
                        .chain((0..spec.rules.len()).map(|number| format!("rule {number}")))
                        .collect();
                    let others: Vec<&String> = all.iter().filter(|other| *other != rule).collect();
                    assert!(feasible(&only(&spec, &others)));
                }
            }
        }
        Ok(())
    };
    runner.run(&spec(), law).unwrap();
    let [conflicts, budgets, drops] = [conflicts, budgets, drops].map(Cell::get);
    println!("{conflicts} conflicts, {budgets} least budgets, {drops} rules left out");
    assert!(
        conflicts > 200 && budgets > 0 && drops > 100,
        "{conflicts}, {budgets}, {drops}: the cases are one-sided"
    );
}

/// 35 + 30 = 65 yuan are asked for, and there are 60 (tiny/infeasible, by hand).
#[test]
fn an_arithmetic_conflict_is_shown_as_a_sum() {
    let instance = read(Path::new("instances/tiny/infeasible")).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact);
    let found = conflict(&answer, by_name("engine").unwrap()).unwrap();
    let sums = found.sums.unwrap();
    assert_eq!((sums.asked, sums.allowed, sums.own_limits), (65.0, 60.0, 0.0));
    assert!(found.repairs.contains(&Repair::Budget(65)));
}

/// By hand: without the floor all 100 yuan bring 0.5 each, 50 instead of 34 (tiny/binding-floor).
#[test]
fn a_rule_costs_what_the_money_would_bring_without_it() {
    let instance = read(Path::new("instances/tiny/binding-floor")).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact);
    let costs = rule_costs(&answer, None, by_name("engine").unwrap());
    assert_eq!(costs.len(), 1);
    assert!((costs[0].cost - 16.0).abs() < 1e-9);
}
