//! Whole money against brute force: every allocation of small instances is tried.

mod spec;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use allotment::certify;
use allotment::impact::Impact;
use allotment::instance::{Allocation, Files, Instance, check};
use allotment::pipeline::Status;
use allotment::units::{Fraction, Money};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use spec::{Limit, Spec, solve, spec};

/// Few cooperatives, few steps: at most 5^4 allocations.
fn small((mut spec, step): (Spec, u64)) -> Spec {
    spec.step = step;
    spec.cooperatives.truncate(4);
    let sectors: Vec<usize> = spec.cooperatives.iter().map(|one| one.sector).collect();
    spec.rules.retain(|rule| rule.only_sector.is_none_or(|only| sectors.contains(&only)));
    spec.budget %= 12;
    for one in &mut spec.cooperatives {
        one.max_grant %= 5;
    }
    spec
}

/// Does some row count one cooperative's yuan for more than another's, or against a share of what is allocated?
/// Otherwise rows are sums of grants over regions and sectors, whose corners are whole where the limits are.
fn weighs(spec: &Spec) -> bool {
    let ratio = |limit| matches!(limit, Limit::ShareOfAllocated(_));
    spec.max_leakage.is_some()
        || spec.max_shell_exposure.is_some()
        || spec.min_coverage.is_some()
        || spec.rules.iter().any(|rule| rule.weighed || ratio(rule.limit))
}

/// The largest impact of all allocations in whole steps that keep every rule.
fn brute_force(
    instance: &Instance,
    spec: &Spec,
    answer: &allotment::pipeline::Answer<'_>,
) -> Option<Fraction> {
    let most: Vec<u64> = spec.cooperatives.iter().map(|one| one.max_grant).collect();
    let mut steps = vec![0; most.len()];
    let mut best: Option<Fraction> = None;
    loop {
        if steps.iter().sum::<u64>() <= spec.budget {
            let grants = steps.iter().map(|steps| Money::yuan(steps * spec.step)).collect();
            let audit = certify::audit(&answer.problem, &Allocation::new(instance, grants));
            if audit.rules_kept() && best.as_ref().is_none_or(|best| audit.achieved > *best) {
                best = Some(audit.achieved);
            }
        }
        let Some(next) = (0..steps.len()).find(|&position| steps[position] < most[position]) else {
            return best;
        };
        steps[next] += 1;
        steps[..next].fill(0);
    }
}

#[test]
fn rounding_finds_whole_money_wherever_there_is_some() {
    let counts: [Cell<u32>; 5] = Default::default();
    let [found, infeasible, unknown, split, far] = &counts;
    let steps: RefCell<BTreeMap<u64, u32>> = RefCell::default();
    let add = |cell: &Cell<u32>| cell.set(cell.get() + 1);
    let mut runner =
        TestRunner::new(Config { cases: 10_000, failure_persistence: None, ..Config::default() });
    let law = |spec: Spec| {
        *steps.borrow_mut().entry(spec.step).or_default() += 1;
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let best = brute_force(&instance, &spec, &answer);
        match (&best, answer.status) {
            (Some(best), Status::Optimal | Status::Feasible) => {
                add(found);
                let achieved = &answer.audit.as_ref().unwrap().achieved;
                let bound = answer.bound.as_ref().unwrap();
                prop_assert!(achieved <= best && best <= bound);
                if answer.split > 0 {
                    add(split);
                }
                // One step × steepest slope for every split cooperative, but for the proof's billionth. Where a row
                // weighs, whole steps can themselves be far from reals: then the best in whole steps judges. A need
                // of a twentieth of a yuan where a yuan counts twice takes two yuan from a cooperative next to it.
                let gains =
                    (0..answer.problem.cooperatives()).filter_map(|i| answer.problem.curve(i).gain(0));
                let steepest = gains.max().unwrap_or(Fraction::ZERO);
                let room = &(&steepest * &Fraction::from(answer.split as u64)) + &Fraction::new(1, 1_000);
                prop_assert!(best - achieved <= room);
                if bound - achieved > room {
                    prop_assert!(weighs(&spec), "bound {bound:?}, achieved {achieved:?}, room {room:?}");
                    add(far);
                }
            }
            (None, Status::Infeasible) => add(infeasible),
            (None, Status::Unknown) => {
                add(unknown);
                prop_assert!(answer.nearest_miss.is_some());
            }
            (best, status) => prop_assert!(false, "brute force found {best:?}, the answer is {status:?}"),
        }
        Ok(())
    };
    let step = prop_oneof![Just(1), Just(1_000), Just(10_000)];
    runner.run(&(spec(), step).prop_map(small), law).unwrap();
    println!(
        "found {}, of them split {}, farther from the bound than their splits {}; infeasible {}; whole steps impossible {}; programs by step {:?}",
        found.get(),
        split.get(),
        far.get(),
        infeasible.get(),
        unknown.get(),
        steps.borrow(),
    );
    let steps = steps.into_inner();
    assert!(
        [1, 1_000, 10_000].iter().all(|step| steps.get(step).is_some_and(|count| *count > 1_000)),
        "{steps:?}"
    );
    assert!(far.get() * 20 < split.get(), "weights excuse too much");
    assert!(found.get() > 1_000 && infeasible.get() > 1_000 && unknown.get() > 10, "the cases are one-sided");
}

/// 0.308 = 77/250: the north gets exactly its share only if all get a multiple of 250 steps.
#[test]
fn an_equality_that_few_whole_numbers_meet_is_met() {
    let settings = |budget: u32| {
        format!(
            "format = 1\nname = \"exact share\"\n[funds]\nbudget = {budget}\nstep = 1000\n\
             [[rules]]\nname = \"north\"\nwhere = {{ region = \"north\" }}\n\
             at_least = {{ share_of_allocated = 0.308 }}\nat_most = {{ share_of_allocated = 0.308 }}\n"
        )
    };
    for seed in 0..20_u32 {
        let mut table = "id,region,impact_per_yuan,max_grant\n".to_owned();
        let mut caps = [0, 0];
        for one in 0..8_u32 {
            let drawn = |salt: u32, below: u32| (seed * 8 + one + 1).wrapping_mul(salt) / 7 % below;
            let (cap, north) = (200 + drawn(2_654_435_761, 400), one % 3 == 0);
            caps[usize::from(north)] += cap;
            let region = if north { "north" } else { "south" };
            table += &format!("c{one},{region},0.{},{cap}000\n", 10 + drawn(40_503, 90));
        }
        let budget = 900_000 + seed * 61_000;
        let files = Files::new("f").with("instance.toml", settings(budget)).with("cooperatives.csv", table);
        let instance = check(&files).instance.expect("the instance is sound");
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let allocation = answer.allocation.as_ref().unwrap_or_else(|| panic!("seed {seed}: nothing found"));
        let grant = |one: usize| allocation.grant(one).get();
        let (all, north) = ((0..8).map(grant).sum::<u64>(), [0, 3, 6].map(grant).iter().sum::<u64>());
        assert_eq!((all % 250_000, north * 1_000), (0, all * 308), "seed {seed}");
        // All the money in multiples of 250 steps, if both regions can take their shares of it.
        let most = [(caps[1], 77), (caps[0], 173)].map(|(cap, share)| cap / share).into_iter().min();
        let blocks = most.expect("there are two").min(budget / 250_000);
        assert_eq!(all, u64::from(blocks) * 250_000, "seed {seed}");
    }
}
