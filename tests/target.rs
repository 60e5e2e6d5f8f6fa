//! Least budgets against bisection over cold solves: the road from the instance, walked for each budget on its own.

mod spec;

use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check};
use allotment::solve::by_name;
use allotment::study::{Goal, NoFrontier, NoGoal, Options, Reached, Target, Varied, frontier, target};
use allotment::units::{Decimal, Money};
use proptest::prelude::{ProptestConfig, prop_assert, proptest};
use spec::{solve, spec};

fn instance(settings: &str, cooperatives: &str) -> Instance {
    let files = Files::new("by hand").with("instance.toml", settings).with("cooperatives.csv", cooperatives);
    let reading = check(&files);
    reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn found(instance: &Instance, goal: &Goal) -> Target {
    target(instance, goal, by_name("engine").unwrap()).unwrap()
}

fn parse(number: &str) -> Decimal {
    Decimal::parse(number).unwrap()
}

/// Optimum and whole money's impact of a cold solve; `None` where nothing keeps every rule.
fn cold(instance: &Instance, budget: u64) -> Option<(f64, Option<f64>)> {
    let with = instance.with_budget(Money::yuan(budget));
    let impact = Impact::of(&with);
    let answer = solve(&with, &impact);
    let whole = answer.audit.as_ref().map(|audit| audit.achieved.to_f64());
    answer.unrounded.map(|best| (best.to_f64(), whole))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn the_least_budget_is_that_of_bisection(spec in spec(), share in 1_i64..1000, below in 0.0..1.0) {
        let instance = spec.instance();
        let step = instance.funds().step.get();
        let budget = Varied::named(&instance, "budget").unwrap();
        let curve = frontier(&instance, &budget, &Options::default(), by_name("engine").unwrap());
        let curve = match curve {
            Ok(curve) => curve,
            Err(NoFrontier::Infeasible) => {
                let found = found(&instance, &Goal::Impact(Decimal::ZERO));
                // A frontier without an end looks at ten times the budget there is.
                let far = 10 * instance.funds().budget.get().max(step);
                let beyond = found.budget.is_some_and(|least| least > far);
                prop_assert!(found.status == Reached::OutOfReach || beyond, "{found:?}");
                return Ok(());
            }
            Err(other) => panic!("{other:?}"),
        };
        let best = curve.points.iter().max_by(|one, two| one.impact.total_cmp(&two.impact)).unwrap();
        let goal = Decimal::new((best.impact * share as f64).floor() as i64, 3);
        let found = found(&instance, &Goal::Impact(goal));
        let goal = goal.to_f64();
        let reaches = |budget: u64| cold(&instance, budget).is_some_and(|(impact, _)| impact >= goal * (1.0 - 1e-9));
        prop_assert!(found.status == Reached::Reached && found.proved, "{found:?}");
        let least = found.budget.unwrap();
        prop_assert!(reaches(least), "{found:?}");
        if least > 0 {
            prop_assert!(!reaches(least - step), "{found:?}");
            let lower = (least as f64 / step as f64 * below) as u64 * step;
            prop_assert!(lower == least || !reaches(lower), "{lower}: {found:?}");
        }
        // Bisection between the least feasible budget and the best.
        let (mut short, mut enough) = (budget.notch(curve.points[0].limit), budget.notch(best.limit));
        if !reaches(short * step) && reaches(enough * step) {
            while enough - short > 1 {
                let middle = short.midpoint(enough);
                if reaches(middle * step) { enough = middle } else { short = middle }
            }
            // Limits in whole steps may let bisection pass a smaller one by; it never finds one below.
            prop_assert!(least <= enough * step, "{}: {found:?}", enough * step);
            if curve.error_holds.is_some_and(|holds| holds.from <= budget.number(short)) {
                prop_assert!(enough * step - least <= 3 * step, "{}: {found:?}", enough * step);
            }
        }
        if let Some(whole) = found.whole_budget {
            prop_assert!(whole >= least, "{found:?}");
            let achieved = cold(&instance, whole).and_then(|(_, whole)| whole);
            prop_assert!(achieved.is_some_and(|achieved| achieved >= goal * (1.0 - 1e-12)), "{found:?}");
        }
    }
}

const TWO: &str = "id,impact_per_yuan,max_grant\na,0.5,40\nb,0.3,60\n";

/// By hand: a gives 20 for 40 yuan, b 0.3 for every yuan more: 30 takes 40 + 10/0.3 = 73.3 yuan.
#[test]
fn the_least_budget_of_two_cooperatives() {
    let two = instance("format = 1\n[funds]\nbudget = 10\n", TWO);
    let thirty = found(&two, &Goal::Impact(Decimal::whole(30)));
    assert_eq!((thirty.status, thirty.budget, thirty.proved), (Reached::Reached, Some(74), true));
    assert_eq!(thirty.whole_budget, Some(74));
    let bound = thirty.bound_one_step_less.unwrap();
    assert!((bound - 29.9).abs() < 1e-9, "{bound}");
    // All of it, and no more: 38 at 100 yuan.
    assert_eq!(found(&two, &Goal::Impact(Decimal::whole(38))).budget, Some(100));
    let beyond = found(&two, &Goal::Impact(parse("38.1")));
    assert_eq!((beyond.status, beyond.budget, beyond.proved), (Reached::OutOfReach, None, true));
    assert!((beyond.most.unwrap() - 38.0).abs() < 1e-9, "{beyond:?}");
    // In steps of 30 yuan: 60 bring 26, 90 bring 35.
    let coarse = instance("format = 1\n[funds]\nbudget = 30\nstep = 30\n", TWO);
    assert_eq!(found(&coarse, &Goal::Impact(Decimal::whole(30))).budget.map(|budget| budget % 30), Some(0));
}

/// By hand: half of the budget may be given, and 20 takes 40 yuan: 80, though no one can use more than 40.
#[test]
fn the_least_budget_of_a_rule_that_speaks_of_the_budget() {
    let settings =
        "format = 1\n[funds]\nbudget = 10\n[[rules]]\nname = \"half\"\nat_most = { share_of_budget = 0.5 }\n";
    let one = instance(settings, "id,impact_per_yuan,max_grant\na,0.5,40\n");
    let twenty = found(&one, &Goal::Impact(Decimal::whole(20)));
    assert_eq!((twenty.budget, twenty.proved, twenty.whole_budget), (Some(80), true, Some(80)));
}

const PEOPLE: &str = "id,members,poor_members,poor_income\na,10,10,900\nb,10,10,800\n";
const SETTINGS: &str = "format = 1\n[funds]\nbudget = 100\n[poverty]\nline = 1000\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\nshell_risk = 0\n[accuracy]\nfull_coverage = 50\n";

/// By hand: all lack 10·100 + 10·200 = 3,000 yuan, a yuan closes a yuan: half takes 1,500. 20 poor at 50 yuan each are
/// covered by 1,000; three quarters of them by 750. One cooperative is out of poverty for 1,000 yuan.
#[test]
fn goals_of_gap_coverage_and_heads() {
    let two = instance(SETTINGS, PEOPLE);
    let half = found(&two, &Goal::GapClosed(parse("0.5")));
    assert_eq!((half.budget, half.proved, half.asks_for), (Some(1500), true, Some(1500.0)));
    let covered = found(&two, &Goal::Coverage(parse("0.75")));
    assert_eq!((covered.budget, covered.proved, covered.whole_budget), (Some(750), true, Some(750)));
    assert_eq!(covered.bound_one_step_less, None);
    let heads = found(&two, &Goal::Headcount(Decimal::ZERO));
    assert_eq!((heads.budget, heads.proved, heads.whole_budget), (None, false, Some(3000)));
}

#[test]
fn what_the_instance_does_not_say_cannot_be_a_goal() {
    let engine = by_name("engine").unwrap();
    let curves = instance("format = 1\n[funds]\nbudget = 10\n", TWO);
    assert_eq!(target(&curves, &Goal::GapClosed(parse("0.5")), engine).err(), Some(NoGoal::NoPoverty));
    let people = instance(&SETTINGS.replace("[accuracy]\nfull_coverage = 50\n", ""), PEOPLE);
    assert_eq!(target(&people, &Goal::Coverage(parse("0.5")), engine).err(), Some(NoGoal::NoFullCoverage));
}
