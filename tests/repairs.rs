//! Conflicts are irreducible and repairs work, by the word of another solver and of a program written down here.

mod spec;

use std::cell::Cell;
use std::fs;
use std::path::Path;

use allotment::explain::{NewLimit, Repair, Yuan, conflict};
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, Sense, check};
use allotment::model::Problem;
use allotment::pipeline::Status;
use allotment::solve::by_name;
use allotment::units::{Decimal, Money};
#[cfg(feature = "highs")]
use good_lp::highs as another_solver;
#[cfg(not(feature = "highs"))]
use good_lp::microlp as another_solver;
use good_lp::{
    Expression, ProblemVariables, ResolutionError, Solution, SolverModel, constraint, variable, variables,
};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use spec::{Spec, solve, spec};

/// What is asked of the program written down here.
struct Asked<'a> {
    /// Rules that count, by position.
    rules: &'a dyn Fn(usize) -> bool,
    /// The limit of a row, by position and side; its own if `None`.
    limit: &'a dyn Fn(usize, Sense) -> Option<f64>,
    /// May limits in yuan give way, at a yuan each?
    elastic: bool,
}

impl Asked<'_> {
    const AS_IT_IS: Asked<'static> = Asked { rules: &|_| true, limit: &|_, _| None, elastic: false };
}

/// Yuan by which limits give way at least; `None` if nothing keeps the rules.
fn least(problem: &Problem<'_>, asked: &Asked<'_>) -> Option<f64> {
    let mut all: ProblemVariables = variables!();
    let mut rows: Vec<Expression> = problem.rows().iter().map(|_| Expression::from(0.0)).collect();
    let mut covered = Vec::new();
    for position in 0..problem.cooperatives() {
        let ceiling = problem.curve(position).ceiling();
        let steps = all.add(variable().min(0.0).max(ceiling as f64));
        for (row, a) in problem.coefficients(position) {
            rows[row as usize] += a.to_f64() * steps;
        }
        if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
            let people = all.add(variable().min(0.0));
            rows[row] += people;
            let mut marks: Vec<u64> = coverage.breakpoints().collect();
            marks.extend([0, ceiling]);
            marks.sort_unstable();
            marks.dedup();
            covered.push(constraint!(people <= coverage.value(ceiling).to_f64()));
            covered.extend(marks.windows(2).map(|pair| {
                let (low, high) = (coverage.value(pair[0]).to_f64(), coverage.value(pair[1]).to_f64());
                let slope = (high - low) / (pair[1] - pair[0]) as f64;
                constraint!(people <= slope * steps + (low - slope * pair[0] as f64))
            }));
        }
    }
    let more_budget = all.add(variable().min(0.0).max(if asked.elastic { 1e9 } else { 0.0 }));
    let mut yuan = Expression::from(more_budget);
    let mut limits = Vec::new();
    for (row, stated) in problem.rows().iter().enumerate().filter(|(_, row)| (asked.rules)(row.rule)) {
        for (sense, side) in [(Sense::AtLeast, &stated.lower), (Sense::AtMost, &stated.upper)] {
            let Some(side) = side else { continue };
            let limit = (asked.limit)(row, sense).unwrap_or_else(|| side.limit.to_f64());
            let mut limit = limit + side.per_budget.to_f64() * more_budget;
            if asked.elastic && stated.plain && stated.rule > 0 {
                let gives = all.add(variable().min(0.0));
                yuan += gives;
                limit += if sense == Sense::AtMost { 1.0 * gives } else { -1.0 * gives };
            }
            limits.push(match sense {
                Sense::AtLeast => constraint!(rows[row].clone() >= limit),
                Sense::AtMost => constraint!(rows[row].clone() <= limit),
            });
        }
    }
    let mut model = all.minimise(yuan.clone()).using(another_solver);
    for constraint in covered.into_iter().chain(limits) {
        model = model.with(constraint);
    }
    match model.solve() {
        Ok(solution) => Some(solution.eval(&yuan)),
        Err(ResolutionError::Infeasible) => None,
        Err(other) => panic!("{other}"),
    }
}

/// Can all rules of an instance be kept?
fn is_feasible(instance: &Instance, curves: &Impact) -> bool {
    least(&Problem::state(instance, curves), &Asked::AS_IT_IS).is_some()
}

/// Not so in the other solver's eyes, or proved impossible in exact numbers, which know no tolerance: it takes rows of
/// small weights for kept that are not.
fn cannot_be(instance: &Instance, curves: &Impact) -> bool {
    !is_feasible(instance, curves) || solve(instance, curves).status == Status::Infeasible
}

fn sense(word: &str) -> Sense {
    if word == Sense::AtMost.word() { Sense::AtMost } else { Sense::AtLeast }
}

/// The new number makes everything hold together; one unit of its last place nearer to today's does not.
fn number_is_the_nearest(instance: &Instance, curves: &Impact, new: &NewLimit) {
    let limit = instance.stated_limit(&new.rule, sense(new.now.sense)).unwrap();
    let with = |number: f64| {
        let number = Decimal::parse(&format!("{number:.9}")).unwrap();
        instance.with_limit(&limit, number).unwrap()
    };
    assert!(is_feasible(&with(new.needed.number), curves), "{new:?} does");
    let unit = if new.needed.number >= 1_000.0 { 1.0 } else { 1e-6 };
    let nearer = match limit.sense {
        Sense::AtMost => new.needed.number - unit,
        Sense::AtLeast => new.needed.number + unit,
    };
    let short = match limit.sense {
        Sense::AtMost => nearer > new.now.number,
        Sense::AtLeast => nearer < new.now.number,
    };
    assert!(!short || cannot_be(&with(nearer), curves), "{new:?}: {nearer} does as well");
}

/// What gives way is as little as the elastic program of the other solver, and what it comes to does.
fn yuan_are_the_least(spec: &Spec, instance: &Instance, curves: &Impact, found: &Yuan) {
    let problem = Problem::state(instance, curves);
    let elastic = Asked { elastic: true, ..Asked::AS_IT_IS };
    let least_yuan = least(&problem, &elastic).expect("giving way, limits hold together");
    assert!(
        (found.yuan - least_yuan).abs() <= 1e-6 * least_yuan.max(1.0),
        "{} and {least_yuan} yuan: {found:?}\n{spec:?}",
        found.yuan
    );
    let changed = instance.with_budget(found.budget.map_or(instance.funds().budget, Money::yuan));
    let repaired = Problem::state(&changed, curves);
    let limit = |row: usize, side: Sense| {
        let own = |one: &&allotment::explain::MovedLimit| {
            one.row == repaired.rows()[row].shown_name() && sense(one.sense) == side
        };
        found.limits.iter().find(own).filter(|_| repaired.rows()[row].plain).map(|one| one.needed)
    };
    assert!(least(&repaired, &Asked { limit: &limit, ..Asked::AS_IT_IS }).is_some(), "{found:?}\n{spec:?}");
}

/// No fewer rules do: every smaller set is tried.
fn rules_are_the_fewest(problem: &Problem<'_>, sets: &[&Vec<String>]) {
    let rules = problem.rules().len();
    let position = |name: &String| problem.rules().iter().position(|rule| rule.name() == name).unwrap();
    let kept_without = |out: &dyn Fn(usize) -> bool| {
        least(problem, &Asked { rules: &|rule| !out(rule), ..Asked::AS_IT_IS }).is_some()
    };
    for set in sets {
        let out: Vec<usize> = set.iter().map(position).collect();
        assert!(kept_without(&|rule| out.contains(&rule)), "without {set:?} the others hold together");
    }
    let size = sets.first().map_or(usize::MAX, |set| set.len());
    for subset in 0..1_usize << (rules - 1) {
        if (subset.count_ones() as usize) < size {
            let is_out = |rule: usize| rule > 0 && subset >> (rule - 1) & 1 == 1;
            assert!(!kept_without(&is_out), "{sets:?}: subset {subset:b} of the rules does");
        }
    }
}

#[test]
fn conflicts_are_irreducible_and_repairs_work_and_are_the_least() {
    let counts: [Cell<u32>; 7] = Default::default();
    let [conflicts, with_budget, numbers, several, yuans, singles, pairs] = &counts;
    let add = |cell: &Cell<u32>| cell.set(cell.get() + 1);
    let engine = by_name("engine").unwrap();
    // From one seed: the other solver gives up on a case in ten thousand (a singular matrix), which is no news of ours.
    let config = Config { cases: 4_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let law = |spec: Spec| {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let Some(found) = conflict(&answer, engine) else { return Ok(()) };
        add(conflicts);
        // Curves that no budget cuts off.
        let curves = Impact::of(&Spec { budget: 10_000, ..spec.clone() }.instance());
        let problem = Problem::state(&instance, &curves);
        let named = |rule: usize| found.rules.iter().any(|name| *name == problem.rules()[rule].name());
        let only = |out: Option<usize>| {
            least(&problem, &Asked { rules: &|rule| named(rule) && Some(rule) != out, ..Asked::AS_IT_IS })
        };
        assert!(only(None).is_none(), "{:?} clash by themselves\n{spec:?}", found.rules);
        for out in (0..problem.rules().len()).filter(|rule| named(*rule)) {
            assert!(only(Some(out)).is_some(), "{:?} without {out} hold together\n{spec:?}", found.rules);
        }
        if named(0) {
            add(with_budget);
        }
        for repair in &found.repairs {
            match repair {
                Repair::Limit(new) => {
                    add(numbers);
                    number_is_the_nearest(&instance, &curves, new);
                }
                Repair::Limits(all) => {
                    add(several);
                    let mut changed = instance.clone();
                    for (at, new) in all.iter().enumerate() {
                        let later = all[at + 1..].iter();
                        let trial =
                            later.fold(changed.clone(), |trial, later| trial.without_rule(&later.rule));
                        number_is_the_nearest(&trial, &curves, new);
                        let limit = changed.stated_limit(&new.rule, sense(new.now.sense)).unwrap();
                        let number = Decimal::parse(&format!("{:.9}", new.needed.number)).unwrap();
                        changed = changed.with_limit(&limit, number).unwrap();
                    }
                    assert!(all.len() > 1 && is_feasible(&changed, &curves), "{all:?}\n{spec:?}");
                }
                Repair::Yuan(yuan) => {
                    add(yuans);
                    yuan_are_the_least(&spec, &instance, &curves, yuan);
                }
                Repair::Budget(budget) => {
                    let at = |budget: u64| is_feasible(&instance.with_budget(Money::yuan(budget)), &curves);
                    assert!(at(*budget) && !at(budget - spec.step), "{budget} is the least\n{spec:?}");
                }
                Repair::WithoutRules(_) => {}
            }
        }
        let sets = found.repairs.iter().filter_map(|repair| match repair {
            Repair::WithoutRules(rules) => Some(rules),
            _ => None,
        });
        let sets: Vec<&Vec<String>> = sets.collect();
        add(if sets.first().is_some_and(|set| set.len() > 1) { pairs } else { singles });
        rules_are_the_fewest(&problem, &sets);
        Ok(())
    };
    runner.run(&spec(), law).unwrap();
    let [conflicts, with_budget, numbers, several, yuans, singles, pairs] =
        [conflicts, with_budget, numbers, several, yuans, singles, pairs].map(Cell::get);
    println!(
        "{conflicts} conflicts, {with_budget} with the budget, {numbers} new numbers, {several} times several, {yuans} least money, {singles} times one rule, {pairs} times more"
    );
    assert!(
        conflicts > 200 && with_budget > 5 && numbers > 100 && several > 3 && yuans > 50 && pairs > 5,
        "{conflicts}, {with_budget}, {numbers}, {several}, {yuans}, {pairs}: the cases are one-sided"
    );
}

/// guangxi-2020 with another text in its settings.
fn guangxi(text: &str, other: &str) -> Instance {
    let file = |name: &str| fs::read(Path::new("instances/guangxi-2020").join(name)).unwrap();
    let settings = String::from_utf8(file("instance.toml")).unwrap();
    assert!(settings.contains(text));
    let files = Files::new("changed").with("instance.toml", settings.replacen(text, other, 1));
    let files =
        ["cooperatives.csv", "members.csv"].into_iter().fold(files, |all, name| all.with(name, file(name)));
    check(&files).instance.unwrap()
}

/// Repairs of 49,595 cooperatives, by proofs: with a new number or budget nothing contradicts the rules, with one unit
/// less something does.
#[test]
fn repairs_of_a_whole_province_work_and_are_the_least() {
    let is_contradicted =
        |instance: &Instance| solve(instance, &Impact::of(instance)).status == Status::Infeasible;
    let cases = [
        ("max_leakage = 0.74", "max_leakage = 0.55"),
        ("min_coverage = 0.60", "min_coverage = 0.97"),
        ("budget = 360_000_000", "budget = 36_000_000"),
    ];
    let (mut numbers, mut budgets) = (0, 0);
    for (text, other) in cases {
        let instance = guangxi(text, other);
        let impact = Impact::of(&instance);
        let found = conflict(&solve(&instance, &impact), by_name("engine").unwrap()).unwrap();
        for repair in found.repairs {
            match repair {
                Repair::Limit(new) => {
                    numbers += 1;
                    let limit = instance.stated_limit(&new.rule, sense(new.now.sense)).unwrap();
                    let with = |by: f64| {
                        let number = Decimal::parse(&format!("{:.6}", new.needed.number + by)).unwrap();
                        instance.with_limit(&limit, number).unwrap()
                    };
                    let nearer = if limit.sense == Sense::AtMost { -1e-6 } else { 1e-6 };
                    assert!(!is_contradicted(&with(0.0)) && is_contradicted(&with(nearer)), "{new:?}");
                }
                Repair::Budget(budget) => {
                    budgets += 1;
                    let with = |budget: u64| instance.with_budget(Money::yuan(budget));
                    let less = budget - instance.funds().step.get();
                    assert!(!is_contradicted(&with(budget)) && is_contradicted(&with(less)), "{budget}");
                }
                Repair::Limits(_) | Repair::Yuan(_) | Repair::WithoutRules(_) => {}
            }
        }
    }
    assert!(numbers >= 3 && budgets >= 1, "{numbers} new numbers and {budgets} budgets");
}
