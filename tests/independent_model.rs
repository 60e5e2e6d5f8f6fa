//! The program once more, written from the formulas alone and solved by another solver.
//!
//! Nothing here uses the crate's rules, curves or model: shares, gaps, curves step by step and rows are worked
//! out from the random description. With the feature `highs` HiGHS solves it, otherwise microlp.

mod spec;

use std::cell::Cell;

use allotment::impact::Impact;
use allotment::pipeline::Status;
use allotment::units::Fraction;
use good_lp::{Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, variable};
use proptest::test_runner::{Config, TestRunner};
use spec::{Cooperative, Limit, Side, Spec, solve, spec};

#[cfg(feature = "highs")]
use good_lp::highs as peer;
#[cfg(not(feature = "highs"))]
use good_lp::microlp as peer;

/// Shares of a yuan by group.
fn shares(one: &Cooperative) -> Vec<f64> {
    let total = |of: fn(&spec::Group) -> u32| one.groups.iter().map(of).sum::<u32>();
    let (people, trade, capital) = (total(|g| g.people), total(|g| g.trade), total(|g| g.capital));
    let (theta, phi) = (f64::from(one.by_trade) / 100.0, f64::from(one.by_capital) / 100.0);
    let (theta, phi) = (if trade == 0 { 0.0 } else { theta }, if capital == 0 { 0.0 } else { phi });
    let share = |part: u32, whole: u32| if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) };
    let of = |group: &spec::Group| {
        theta * share(group.trade, trade)
            + phi * share(group.capital, capital)
            + (1.0 - theta - phi) * share(group.people, people)
    };
    one.groups.iter().map(of).collect()
}

/// Impact of `x` yuan.
fn impact(spec: &Spec, one: &Cooperative, x: f64) -> f64 {
    let alpha = if spec.squared { 2 } else { 1 };
    let groups = one.groups.iter().zip(shares(one)).map(|(group, share)| {
        let gap = (spec.line - group.income).max(0) as f64;
        let people = f64::from(group.people);
        let left = (gap - f64::from(one.returns) / 100.0 * share * x / people).max(0.0);
        people * (gap.powi(alpha) - left.powi(alpha))
    });
    (1.0 - f64::from(one.shell_risk) / 100.0) * groups.sum::<f64>()
}

fn poor(spec: &Spec, one: &Cooperative) -> f64 {
    one.groups.iter().filter(|group| group.income < spec.line).map(|group| f64::from(group.people)).sum()
}

fn leakage(spec: &Spec, one: &Cooperative) -> f64 {
    let risk = f64::from(one.shell_risk) / 100.0;
    let reaching: f64 =
        one.groups.iter().zip(shares(one)).filter(|(g, _)| g.income < spec.line).map(|(_, w)| w).sum();
    risk + (1.0 - risk) * (1.0 - reaching)
}

/// A limit in yuan as numerator and denominator; `None` for a share of what is allocated.
fn limit(spec: &Spec, limit: Limit, row: &[usize]) -> Option<(i128, i128)> {
    let budget = i128::from(spec.budget * spec.step);
    let staff =
        |of: &mut dyn Iterator<Item = &Cooperative>| of.map(|one| i128::from(one.staff)).sum::<i128>();
    let in_row = staff(&mut row.iter().map(|&position| &spec.cooperatives[position]));
    match limit {
        Limit::Amount(share) | Limit::ShareOfBudget(share) => Some((budget * i128::from(share), 100)),
        Limit::TimesShareOf(times) => {
            Some((budget * i128::from(times) * in_row, 100 * staff(&mut spec.cooperatives.iter())))
        }
        Limit::Per(amount) => Some((i128::from(amount) * in_row, 1)),
        Limit::ShareOfAllocated(_) => None,
    }
}

/// The optimum in real numbers by another solver; `None` if nothing is feasible.
fn optimum(spec: &Spec) -> Result<Option<f64>, ResolutionError> {
    let step = spec.step as f64;
    let mut variables = ProblemVariables::new();
    // One column for every step of every cooperative, in units near 1.
    let columns: Vec<Vec<Variable>> = spec
        .cooperatives
        .iter()
        .map(|one| (0..one.max_grant).map(|_| variables.add(variable().min(0.0).max(1.0))).collect())
        .collect();
    let gain = |one: &Cooperative, k: usize| {
        impact(spec, one, step * (k + 1) as f64) - impact(spec, one, step * k as f64)
    };
    let largest = spec.cooperatives.iter().map(|one| gain(one, 0)).fold(1e-12, f64::max);
    // HiGHS has no verdict on a model without columns; this one stands in no row.
    let idle = variables.add(variable().min(0.0).max(1.0));
    let mut objective = -idle;
    for (one, steps) in spec.cooperatives.iter().zip(&columns) {
        for (k, step) in steps.iter().enumerate() {
            objective += gain(one, k) / largest * *step;
        }
    }
    let sum = |weight: &dyn Fn(usize) -> f64| {
        let mut out = Expression::from(0.0);
        for (position, steps) in columns.iter().enumerate() {
            for step in steps {
                out += weight(position) * *step;
            }
        }
        out
    };
    let mut rows = vec![sum(&|_| 1.0).leq(spec.budget as f64)];
    if let Some(cap) = spec.max_leakage {
        rows.push(sum(&|i| leakage(spec, &spec.cooperatives[i]) - f64::from(cap) / 100.0).leq(0.0));
    }
    if let Some(cap) = spec.max_shell_exposure {
        rows.push(sum(&|i| (f64::from(spec.cooperatives[i].shell_risk) - f64::from(cap)) / 100.0).leq(0.0));
    }
    if let Some(share) = spec.min_coverage {
        let mut covered = Expression::from(0.0);
        for (one, steps) in spec.cooperatives.iter().zip(&columns) {
            let at = |k: usize| poor(spec, one).min(step * k as f64 / spec.full_coverage as f64);
            for (k, step) in steps.iter().enumerate() {
                covered += (at(k + 1) - at(k)) * *step;
            }
        }
        let everyone: f64 = spec.cooperatives.iter().map(|one| poor(spec, one)).sum();
        rows.push(covered.geq(f64::from(share) / 100.0 * everyone));
    }
    for rule in &spec.rules {
        let selected: Vec<usize> = (0..spec.cooperatives.len())
            .filter(|&i| rule.only_sector.is_none_or(|only| only == spec.cooperatives[i].sector))
            .collect();
        let value = |i: usize| match rule.each {
            Some("region") => spec.cooperatives[i].region,
            Some(_) => spec.cooperatives[i].sector,
            None => 0,
        };
        for each in 0..3 {
            let row: Vec<usize> = selected.iter().copied().filter(|&i| value(i) == each).collect();
            if row.is_empty() {
                continue;
            }
            let weight = |i: usize| match (row.contains(&i), rule.weighed) {
                (false, _) => 0.0,
                (true, true) => f64::from(spec.cooperatives[i].staff),
                (true, false) => 1.0,
            };
            let (terms, right) = if let Some((numerator, denominator)) = limit(spec, rule.limit, &row) {
                let in_steps = denominator * i128::from(spec.step);
                let plain = row.iter().all(|&i| (weight(i) - 1.0).abs() < 1e-12);
                let right = match (plain, rule.side) {
                    (true, Side::AtMost) => numerator.div_euclid(in_steps) as f64,
                    (true, Side::AtLeast) => -((-numerator).div_euclid(in_steps)) as f64,
                    (false, _) => numerator as f64 / in_steps as f64,
                };
                (sum(&weight), right)
            } else {
                let Limit::ShareOfAllocated(share) = rule.limit else {
                    unreachable!("the only limit without yuan")
                };
                (sum(&|i| weight(i) - f64::from(share) / 100.0), 0.0)
            };
            rows.push(if rule.side == Side::AtLeast { terms.geq(right) } else { terms.leq(right) });
        }
    }
    let mut model = variables.maximise(objective.clone()).using(peer);
    for row in rows {
        model = model.with(row);
    }
    match model.solve() {
        Ok(solution) => Ok(Some(solution.eval(&objective) * largest)),
        Err(ResolutionError::Infeasible) => Ok(None),
        Err(other) => Err(other),
    }
}

#[test]
fn an_independent_model_has_the_same_optimum() {
    let counts: [Cell<u32>; 3] = Default::default();
    let [agreed, infeasible, judged] = &counts;
    let add = |cell: &Cell<u32>| cell.set(cell.get() + 1);
    let mut runner = TestRunner::new(Config { cases: 3_000, failure_persistence: None, ..Config::default() });
    let law = |spec: Spec| {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let size = spec
            .cooperatives
            .iter()
            .map(|one| self::impact(&spec, one, spec.step as f64))
            .fold(1.0, f64::max);
        match (optimum(&spec).expect("the peer ends"), &answer.unrounded) {
            (Some(theirs), Some(ours)) => {
                let (ours, bound) = (ours.to_f64(), answer.bound.as_ref().unwrap().to_f64());
                let close = |left: f64, right: f64, share: f64| {
                    (left - right).abs() <= share * (size + left.abs().max(right.abs()))
                };
                assert!(close(ours, bound, 1e-9), "ours {ours}, bound {bound}");
                // A peer keeps its rows to a tolerance of its own, and may stop short (microlp sometimes calls 0
                // optimal): where it differs the exact sums have judged, of amounts that reach ours and of a bound
                // that nothing passes. A peer that did better would show one of the two wrong.
                assert!(
                    theirs <= ours || close(ours, theirs, 1e-6),
                    "ours {ours}, theirs {theirs}, bound {bound}"
                );
                add(if close(ours, theirs, 1e-9) { agreed } else { judged });
            }
            (None, None) => {
                assert_eq!(answer.status, Status::Infeasible);
                add(infeasible);
            }
            // A contradiction too small for the peer's tolerance: ours is proved in whole numbers.
            (Some(_), None) if answer.status == Status::Infeasible => add(judged),
            (theirs, ours) => panic!("theirs {theirs:?}, ours {:?}", ours.as_ref().map(Fraction::to_f64)),
        }
        Ok(())
    };
    runner.run(&spec(), law).unwrap();
    let [agreed, infeasible, judged] = [agreed, infeasible, judged].map(Cell::get);
    println!("{agreed} agreed to 1e-9, {infeasible} infeasible in both, {judged} judged by the bound");
    assert!(agreed > 1_000 && infeasible > 300, "the cases are one-sided");
    assert!(judged * 100 < agreed, "{judged} differences are too many for a tolerance");
}
