//! Knapsacks of up to 100 items, written as instances of whole grants.
//!
//! Optima come from publications, from a table of every budget, and, with the feature `highs`, from HiGHS, which is
//! given the same knapsack stated once more as a program of yes and no. One in a few is too hard to be searched to the
//! end: then its optimum must lie between what is achieved and what is proved.

mod by_table;
#[cfg(feature = "highs")]
mod knapsack;
#[cfg(feature = "highs")]
mod peer;
mod published;
mod random;

use allotment::impact::Impact;
use allotment::instance::{Files, check};
use allotment::pipeline::{self, Status};
use allotment::solve::by_name;
use allotment::units::Fraction;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use random::{items, lists};

/// Solves, and compares with the optimum. Is ours proved to be it? `None` where nothing keeps all rows.
fn is_proved(files: &Files, optimum: Option<Fraction>) -> Option<bool> {
    let reading = check(files);
    let instance = reading.instance.unwrap_or_else(|| {
        let faults: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
        panic!("a knapsack is a valid instance:\n{}", faults.join("\n"))
    });
    let impact = Impact::of(&instance);
    let answer = pipeline::solve(&instance, &impact, by_name("engine").expect("the engine is always there"));
    let Some(optimum) = optimum else {
        assert!(matches!(answer.status, Status::Infeasible | Status::Unknown), "{:?}", answer.status);
        return None;
    };
    let audit = answer.audit.as_ref().expect("what is feasible is found");
    assert!(audit.rules_kept());
    // Every impact is rounded down at 2^-96 or so.
    let short = &optimum - &audit.achieved;
    assert!(short.signum() >= 0, "{} is above the optimum, {}", audit.achieved.to_f64(), optimum.to_f64());
    assert!(*answer.bound.as_ref().expect("there is a bound") >= optimum);
    if let Some(bound) = &answer.search_bound {
        assert!(&optimum - bound < Fraction::new(1, 1_000_000), "a search promised less than the optimum");
    }
    let is_reached = short < Fraction::new(1, 1_000_000);
    assert!(is_reached || answer.status == Status::Feasible, "short by {}", short.to_f64());
    Some(answer.status == Status::Optimal)
}

/// So many random cases, the same in every run.
fn cases<T>(strategy: impl Strategy<Value = T>, count: usize) -> impl Iterator<Item = T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(move |_| strategy.new_tree(&mut runner).expect("a random case").current())
}

#[test]
fn published_knapsacks_have_their_published_optima() {
    let all = published::petersen();
    assert_eq!(all.len(), 7);
    for one in all {
        assert_eq!(is_proved(&one.files(), Some(one.optimum.clone())), Some(true), "{} items", one.items());
    }
}

/// Lists of sizes, items alone, and groups of items of which at most or exactly one is taken.
#[test]
fn choices_under_a_budget_are_those_of_a_table_of_every_budget() {
    let all = cases(lists(100, 0), 100).chain(cases(items(100, 0), 100));
    let proved: Vec<bool> = all
        .filter_map(|case| {
            let optimum = by_table::optimum(&case.classes(), case.budget());
            is_proved(&case.files(), optimum.map(|optimum| Fraction::new(optimum.into(), 100)))
        })
        .collect();
    println!("{} feasible", proved.len());
    assert!(proved.len() > 180 && proved.iter().all(|proved| *proved), "{proved:?}");
}

#[cfg(feature = "highs")]
#[test]
fn knapsacks_of_many_rows_and_choices_agree_with_highs() {
    use std::collections::BTreeMap;

    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    let mut compare = |name: String, files: &Files, knapsack: &knapsack::Knapsack| {
        let optimum = peer::optimum(knapsack).map(|optimum| Fraction::new(optimum.into(), 100));
        let (proved, all) = counts.entry(name).or_default();
        if let Some(ours) = is_proved(files, optimum) {
            *proved += u32::from(ours);
            *all += 1;
        }
    };
    for (count, rows) in [(20, 2), (50, 3), (100, 1), (100, 2), (100, 3), (100, 5)] {
        for case in cases(items(count, rows), 20) {
            compare(format!("{count} items, {rows} rows"), &case.files(), &case.knapsack());
        }
        for case in cases(lists(count / 4, rows), 20) {
            compare(format!("{} lists of sizes, {rows} rows", count / 4), &case.files(), &case.knapsack());
        }
    }
    println!("proved, of how many: {counts:#?}");
    let (proved, all) = counts.values().fold((0, 0), |sum, (proved, all)| (sum.0 + proved, sum.1 + all));
    assert!(all > 200 && 100 * proved >= 95 * all, "{counts:?}");
}
