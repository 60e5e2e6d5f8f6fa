//! Whole grants against brute force: every allocation of small random instances, counted from the formulas alone.

#[path = "../command/mod.rs"]
mod command;
#[path = "../every_step/mod.rs"]
mod every_step;
mod exchange;
mod large;
mod spec;

use allotment::certify;
use allotment::impact::Impact;
use allotment::instance::Instance;
use allotment::pipeline::{self, Answer, Basis, Status};
use allotment::solve::by_name;
use allotment::units::Fraction;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use spec::{May, Rule, spec};

fn solve<'a>(instance: &'a Instance, impact: &'a Impact) -> Answer<'a> {
    pipeline::solve(instance, impact, by_name("engine").expect("the engine is always there"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn whole_grants_are_those_of_brute_force(spec in spec(6)) {
        let (instance, best) = (spec.instance(), spec.brute_force());
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        match answer.status {
            Status::Optimal | Status::Feasible => {
                let best = best.expect("an allocation that keeps the rules is one that brute force finds");
                let audit = answer.audit.as_ref().expect("an allocation is audited");
                prop_assert!(audit.rules_kept());
                // The audit rounds every impact down at 2^-96 or so.
                let short = &best - &audit.achieved;
                prop_assert!(short.signum() >= 0, "{:?} is above the best, {:?}", audit.achieved, best);
                prop_assert!(short <= &best * &Fraction::new(1, 1_000_000_000), "{short:?} short of {best:?}");
                prop_assert!(best <= *answer.bound.as_ref().expect("there is a bound"));
                if let Some(bound) = &answer.search_bound {
                    prop_assert!(&best - bound <= Fraction::new(1, 1_000_000));
                }
                // So small an instance is always searched to the end.
                prop_assert!(answer.status == Status::Optimal, "{:?} {:?}", answer.bound, answer.search_bound);
                prop_assert!(answer.basis == Basis::Duality || answer.search_bound.is_some());
            }
            Status::Infeasible => {
                prop_assert!(best.is_none());
                prop_assert!(certify::proves_infeasible(&answer.problem, &answer.prices) == Ok(true));
            }
            Status::Unknown => prop_assert!(best.is_none(), "{best:?} {:?}", answer.reason),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Brute force over the same instance with one grant no longer locked: any number of yuan up to the budget.
    #[test]
    fn without_an_override_nothing_is_better_than_the_bound_and_its_rise(spec in spec(6), at in 0..5_usize, exact in 0..5_i128) {
        let mut spec = spec;
        let at = at % spec.all.len();
        spec.all.truncate(4);
        prop_assume!(at < spec.all.len());
        spec.all[at].may = May::Exactly(exact);
        let in_use = |rule: &Rule| rule.only.is_none_or(|only| spec.all.iter().any(|one| one.region == only));
        spec.rules = spec.rules.iter().filter(|rule| in_use(rule)).cloned().collect();
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let Some(bound) = &answer.bound else { return Ok(()) };
        let costs = certify::override_costs(&answer.problem, &answer.prices);
        let overrides = instance.cooperatives().overrides();
        let own = overrides.iter().position(|one| one.position == at).expect("it is locked");
        let mut freed = spec.clone();
        freed.all[at].may = May::UpTo(spec.budget);
        if let Some(best) = freed.brute_force() {
            prop_assert!(best <= bound + &costs[own], "{best:?} {bound:?} {:?}", costs[own]);
        }
    }
}

/// The random instances are no easy ones: statuses of all kinds come up, and search is often needed.
#[test]
fn random_instances_end_in_every_way() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = std::collections::BTreeMap::new();
    for _ in 0..3_000 {
        let spec = spec(6).new_tree(&mut runner).expect("a random instance").current();
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        *seen.entry((answer.status.word(), answer.basis.word())).or_insert(0) += 1;
    }
    println!("{seen:?}");
    for way in [("optimal", "duality"), ("optimal", "search"), ("infeasible", "duality")] {
        assert!(seen.get(&way).is_some_and(|count| *count > 100), "{seen:?}");
    }
}
