//! Explanations hold when they are tried.

use std::path::Path;

use allotment::explain::{Repair, conflict, rule_costs};
use allotment::impact::Impact;
use allotment::instance::read;
use allotment::pipeline::solve;
use allotment::solve::by_name;

/// 35 + 30 = 65 yuan are asked for, and there are 60 (tiny/infeasible, by hand).
#[test]
fn an_arithmetic_conflict_is_shown_as_a_sum() {
    let instance = read(Path::new("instances/tiny/infeasible")).instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
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
    let answer = solve(&instance, &impact, by_name("engine").unwrap());
    let costs = rule_costs(&answer, None, by_name("engine").unwrap());
    assert_eq!(costs.len(), 1);
    assert!((costs[0].cost - 16.0).abs() < 1e-9);
}
