//! Measures against published values and laws. Every expected value is from the publication named beside it, or by
//! hand.

mod spec;

use allotment::impact::Impact;
use allotment::instance::{Allocation, Files, Instance, check, read};
use allotment::measure::{Outcome, Population, catalog, value};
use allotment::units::Money;
use proptest::prelude::*;
use spec::{Spec, solve, spec};
use std::path::Path;

/// People, one a cooperative, to whom a yuan is a yuan; incomes as given.
fn people(line: &str, incomes: &[&str]) -> Instance {
    let settings = format!(
        "format = 1\n[funds]\nbudget = 1000\n[poverty]\nline = {line}\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n"
    );
    let (mut table, mut members) = ("id\n".to_owned(), "cooperative,people,income\n".to_owned());
    for (number, income) in incomes.iter().enumerate() {
        table += &format!("p{number}\n");
        members += &format!("p{number},1,{income}\n");
    }
    let files = Files::new("people").with("instance.toml", settings).with("cooperatives.csv", table);
    check(&files.with("members.csv", members)).instance.expect("the instance is valid")
}

fn near(found: Option<f64>, expected: f64, within: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() <= within)
}

fn assert_measures(instance: &Instance, grants: &[f64], expected: &[(&str, f64, f64)]) {
    let population = Population::of(instance);
    let outcome = Outcome::new(&population, grants);
    for (name, expected, within) in expected {
        let found = value(&outcome, name);
        assert!(near(found, *expected, *within), "{name}: {found:?}, published {expected}");
    }
}

#[test]
fn the_handbook_on_poverty_and_inequality_has_these_indices() {
    // Haughton & Khandker (2009), Handbook on Poverty and Inequality, ch. 4: incomes 100, 110, 150, 160, line 125.
    let instance = people("125", &["100", "110", "150", "160"]);
    assert_measures(
        &instance,
        &[0.0; 4],
        &[("headcount", 0.5, 1e-15), ("gap", 0.08, 1e-15), ("squared_gap", 0.0136, 1e-15)],
    );
}

/// World Bank (2022), Revisiting Targeting in Social Assistance, ch. 7: ten people, line 20, budget 30.
fn ten() -> Instance {
    read(Path::new("instances/world-bank-ten")).instance.expect("the instance is valid")
}

const SCENARIO_1: [f64; 10] = [15.0, 15.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
const SCENARIO_2: [f64; 10] = [0.0, 15.0, 15.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
const SCENARIO_4: [f64; 10] = [3.0; 10];

#[test]
fn the_world_banks_ten_people_have_the_published_headcount_and_gap() {
    assert_measures(&ten(), &[0.0; 10], &[("headcount", 0.4, 1e-15), ("shortfall", 40.0, 1e-12)]);
}

#[test]
fn the_world_banks_scenarios_have_the_published_errors_and_agreement() {
    // Published as (exclusion, inclusion, 1−E−I) in per cent, success rate and κ.
    let published = |e: f64, i: f64, both: f64, success: f64, kappa: f64| {
        [
            ("exclusion_error", e, 1e-12),
            ("inclusion_error", i, 1e-12),
            ("one_minus_errors", both, 1e-12),
            ("success_rate", success, 1e-12),
            // Printed with two places.
            ("kappa", kappa, 0.006),
        ]
    };
    assert_measures(&ten(), &SCENARIO_1, &published(0.5, 0.0, 0.5, 0.8, 0.54));
    assert_measures(&ten(), &SCENARIO_2, &published(0.5, 0.0, 0.5, 0.8, 0.54));
    assert_measures(&ten(), &SCENARIO_4, &published(0.0, 0.6, 0.4, 0.4, 0.0));
}

#[test]
fn the_world_banks_scenarios_close_the_published_gaps() {
    // Scenario 2: $21 of $30, cost-benefit .70. Scenario 4: $12, .40, gap −30 %.
    assert_measures(&ten(), &SCENARIO_2, &[("impact", 21.0, 1e-12), ("cost_benefit", 0.70, 1e-12)]);
    let four = [("impact", 12.0, 1e-12), ("cost_benefit", 0.40, 1e-12), ("shortfall", 40.0 * 0.7, 1e-12)];
    assert_measures(&ten(), &SCENARIO_4, &four);
    // By hand, scenario 2: 9 of the 30 spill over the line (3 and 6), nothing goes to others.
    let by_hand = [
        ("spill_over", 0.3, 1e-12),
        ("vertical_efficiency", 1.0, 1e-12),
        ("gap_efficiency", 21.0 / 40.0, 1e-12),
    ];
    assert_measures(&ten(), &SCENARIO_2, &by_hand);
    // By hand, scenario 4: everybody gains 3, so every index of where gains go is neutral.
    assert_measures(
        &ten(),
        &SCENARIO_4,
        &[("cgh", 1.0, 0.0), ("concentration", 0.0, 1e-12), ("leakage", 0.6, 1e-12)],
    );
}

#[test]
fn the_world_banks_scenarios_lower_the_gini_as_published() {
    // Printed in whole per cent: −18 % in scenario 2, −9 % in scenario 4.
    let instance = ten();
    let population = Population::of(&instance);
    let gini = |grants: &[f64]| value(&Outcome::new(&population, grants), "income_gini").unwrap();
    let change = |grants: &[f64]| gini(grants) / gini(&[0.0; 10]) - 1.0;
    assert!((change(&SCENARIO_2) + 0.18).abs() < 0.005, "{}", change(&SCENARIO_2));
    assert!((change(&SCENARIO_4) + 0.09).abs() < 0.005, "{}", change(&SCENARIO_4));
}

#[test]
fn the_watts_index_the_distributional_characteristic_and_the_rank_index_are_as_by_hand() {
    // Incomes 1, 2, 5, line 4; one yuan to the first: 2, 2, 5. Watts = (ln 2 + ln 2) / 3.
    let instance = people("4", &["1", "2", "5"]);
    assert_measures(&instance, &[1.0, 0.0, 0.0], &[("watts", 2.0 * 2.0_f64.ln() / 3.0, 1e-15)]);
    // Mean income 8/3, all gains to income 1: β = 8/3 and its square; to income 2 half of it: 4/3.
    let first = [("distributional_1", 8.0 / 3.0, 1e-12), ("distributional_2", 64.0 / 9.0, 1e-12)];
    assert_measures(&instance, &[1.0, 0.0, 0.0], &first);
    assert_measures(&instance, &[0.0, 9.0, 0.0], &[("distributional_1", 4.0 / 3.0, 1e-12)]);
    // All gains to the first of three: rank 1/6, C = 2·(1/6 − 1/2) = −2/3; to the last: 2/3.
    assert_measures(&instance, &[1.0, 0.0, 0.0], &[("concentration", -2.0 / 3.0, 1e-12)]);
    assert_measures(&instance, &[0.0, 0.0, 1.0], &[("concentration", 2.0 / 3.0, 1e-12)]);
    // Grants per head 1, 0, 0 among three: G = 2/3.
    assert_measures(&instance, &[1.0, 0.0, 0.0], &[("grant_gini", 2.0 / 3.0, 1e-12)]);
}

#[test]
fn an_income_of_nothing_stays_in_the_number_of_people_of_watts_and_leaves_weights_without_value() {
    let instance = people("4", &["0", "2"]);
    // Only ln(4 / 2) counts, over two people.
    assert_measures(&instance, &[0.0, 0.0], &[("watts", 2.0_f64.ln() / 2.0, 1e-15)]);
    let population = Population::of(&instance);
    assert_eq!(value(&Outcome::new(&population, &[1.0, 0.0]), "distributional_1"), None);
    assert!(value(&Outcome::new(&population, &[0.0, 1.0]), "distributional_1").is_some());
}

#[test]
fn whoever_is_brought_exactly_to_the_line_is_not_poor_though_floats_would_miss_it() {
    // A return of 0.1 and a grant of 3 bring 0.3, the whole gap; in floats 3 · 0.1 = 0.30000000000000004.
    let settings = "format = 1\n[funds]\nbudget = 10\n[poverty]\nline = 1.1\n[impact]\nreturn = 0.1\nby_trade = 0\nby_capital = 0\n";
    let files = Files::new("f").with("instance.toml", settings).with("cooperatives.csv", "id\na\nb\n");
    let members = "cooperative,people,income\na,1,0.8\nb,1,0.5\n";
    let instance = check(&files.with("members.csv", members)).instance.unwrap();
    assert_measures(&instance, &[3.0, 6.0], &[("headcount", 0.0, 0.0), ("gap", 0.0, 0.0)]);
    assert_measures(&instance, &[3.0, 5.0], &[("headcount", 0.5, 0.0), ("within_a_step", 0.0, 0.0)]);
}

#[test]
fn after_support_is_the_mean_of_a_real_and_an_unreal_cooperative() {
    let settings = "format = 1\n[funds]\nbudget = 10\n[poverty]\nline = 10\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\nshell_risk = 0.25\n";
    let files = Files::new("f").with("instance.toml", settings).with("cooperatives.csv", "id\na\n");
    let instance = check(&files.with("members.csv", "cooperative,people,income\na,1,6\n")).instance.unwrap();
    // By hand: with 3/4 nobody is poor, with 1/4 the gap is 4: headcount 1/4, gap 1/4 · 4/10, impact 3.
    let expected =
        [("headcount", 0.25, 0.0), ("gap", 0.1, 1e-15), ("impact", 3.0, 1e-15), ("leakage", 0.25, 1e-15)];
    assert_measures(&instance, &[4.0], &expected);
    // Income is 10 with 3/4 and 6 with 1/4: mean 9, G = Σ|difference| pairs: 2·(3/4)(1/4)·4 / (2·9) = 1/12.
    assert_measures(&instance, &[4.0], &[("income_gini", 1.0 / 12.0, 1e-15)]);
}

#[test]
fn every_family_gives_a_value_for_each_of_its_measures_and_names_are_unique() {
    let instance = ten();
    let population = Population::of(&instance);
    let outcome = Outcome::new(&population, &SCENARIO_1);
    let mut names: Vec<&str> = Vec::new();
    for family in catalog() {
        assert_eq!(family.values(&outcome).len(), family.measures().len(), "{}", family.name());
        names.extend(family.measures().iter().map(|measure| measure.name));
    }
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// Every value there is, in catalog order.
fn values(instance: &Instance, grants: &[f64]) -> Vec<(&'static str, Option<f64>)> {
    let population = Population::of(instance);
    let outcome = Outcome::new(&population, grants);
    let of = |family: &&dyn allotment::measure::Family| {
        let names = family.measures().iter().map(|measure| measure.name);
        names.zip(family.values(&outcome)).collect::<Vec<_>>()
    };
    catalog().iter().flat_map(of).collect()
}

fn alike(left: Option<f64>, right: Option<f64>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => (left - right).abs() <= 1e-9 * (1.0 + left.abs()),
        (left, right) => left == right,
    }
}

/// Grants in yuan from random steps.
fn grants(spec: &Spec, random: &[u64]) -> Vec<f64> {
    (0..spec.cooperatives.len()).map(|i| (random[i % random.len()] * spec.step) as f64).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn measures_do_not_mind_the_order_of_cooperatives_and_groups(spec in spec(), random in proptest::collection::vec(0..30_u64, 7)) {
        let grants = grants(&spec, &random);
        let mut turned = spec.clone();
        turned.cooperatives.reverse();
        turned.cooperatives.iter_mut().for_each(|one| one.groups.reverse());
        let turned_grants: Vec<f64> = grants.iter().rev().copied().collect();
        let found = values(&spec.instance(), &grants).into_iter().zip(values(&turned.instance(), &turned_grants));
        for ((name, one), (_, other)) in found {
            prop_assert!(alike(one, other), "{name}: {one:?} {other:?}");
        }
    }

    #[test]
    fn measures_do_not_mind_a_group_split_in_proportion(spec in spec(), random in proptest::collection::vec(0..30_u64, 7)) {
        let grants = grants(&spec, &random);
        // Twice as many of everybody and everything, written once whole and once in halves.
        let mut whole = spec.clone();
        let mut halves = spec.clone();
        for (whole, halves) in whole.cooperatives.iter_mut().zip(&mut halves.cooperatives) {
            halves.groups = halves.groups.iter().flat_map(|group| [group.clone(), group.clone()]).collect();
            for group in &mut whole.groups {
                (group.people, group.trade, group.capital) = (2 * group.people, 2 * group.trade, 2 * group.capital);
            }
        }
        let found = values(&whole.instance(), &grants).into_iter().zip(values(&halves.instance(), &grants));
        for ((name, one), (_, other)) in found {
            prop_assert!(alike(one, other), "{name}: {one:?} {other:?}");
        }
    }

    #[test]
    fn scaling_incomes_line_and_money_together_changes_no_index(spec in spec(), random in proptest::collection::vec(0..30_u64, 7)) {
        let money = grants(&spec, &random);
        let mut scaled = spec.clone();
        (scaled.step, scaled.line, scaled.full_coverage) = (7 * spec.step, 7 * spec.line, 7 * spec.full_coverage);
        for group in scaled.cooperatives.iter_mut().flat_map(|one| &mut one.groups) {
            group.income *= 7;
        }
        let found = values(&spec.instance(), &money).into_iter().zip(values(&scaled.instance(), &grants(&scaled, &random)));
        // Amounts of money scale; all else has no money in its unit.
        let amounts = ["impact", "impact_per_yuan", "money", "shortfall"];
        for ((name, one), (_, other)) in found.filter(|((name, _), _)| !amounts.contains(name)) {
            prop_assert!(alike(one, other), "{name}: {one:?} {other:?}");
        }
    }

    #[test]
    fn equal_gains_for_everybody_have_an_index_of_one(spec in spec()) {
        // Per head, equal returns, no shells, and the same money per head.
        let mut spec = spec;
        for one in &mut spec.cooperatives {
            (one.by_trade, one.by_capital, one.shell_risk, one.returns) = (0, 0, 0, 50);
        }
        let instance = spec.instance();
        let per_head: Vec<f64> = spec
            .cooperatives
            .iter()
            .map(|one| 3.0 * one.groups.iter().map(|group| f64::from(group.people)).sum::<f64>())
            .collect();
        let population = Population::of(&instance);
        let found = value(&Outcome::new(&population, &per_head), "cgh");
        prop_assert!(found.is_none_or(|index| (index - 1.0).abs() < 1e-12), "{found:?}");
    }

    #[test]
    fn impact_is_that_of_the_exact_curves(spec in spec(), random in proptest::collection::vec(0..30_u64, 7)) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let problem = allotment::model::Problem::state(&instance, &impact);
        let steps = |i: usize| random[i % random.len()].min(impact.curve(i).ceiling());
        let money: Vec<Money> = (0..spec.cooperatives.len()).map(|i| Money::yuan(steps(i) * spec.step)).collect();
        let floats: Vec<f64> = money.iter().map(|grant| grant.get() as f64).collect();
        let exact = allotment::certify::audit(&problem, &Allocation::new(&instance, money)).achieved.to_f64();
        let population = Population::of(&instance);
        let found = Outcome::new(&population, &floats).impact();
        prop_assert!((found - exact).abs() <= 1e-12 * (1.0 + exact.abs()), "{found} {exact}");
    }

    #[test]
    fn the_answers_impact_is_measured_as_it_is_audited(spec in spec()) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let (Some(allocation), Some(audit)) = (&answer.allocation, &answer.audit) else { return Ok(()) };
        let grants: Vec<f64> = allocation.grants().iter().map(|grant| grant.get() as f64).collect();
        let (population, exact) = (Population::of(&instance), audit.achieved.to_f64());
        let found = Outcome::new(&population, &grants).impact();
        prop_assert!((found - exact).abs() <= 1e-12 * (1.0 + exact.abs()), "{found} {exact}");
    }

    #[test]
    fn a_sample_is_the_instance_with_cooperatives_repeated(spec in spec(), random in proptest::collection::vec(0..30_u64, 7), counts in proptest::collection::vec(0..3_u32, 7)) {
        let money = grants(&spec, &random);
        let count = |i: usize| counts[i % counts.len()];
        let mut repeated = spec.clone();
        let (mut all, mut all_money) = (Vec::new(), Vec::new());
        for (i, one) in spec.cooperatives.iter().enumerate() {
            for _ in 0..count(i) {
                all.push(one.clone());
                all_money.push(money[i]);
            }
        }
        prop_assume!(!all.is_empty());
        repeated.cooperatives = all;
        repeated.rules.clear();
        let spec = Spec { rules: Vec::new(), ..spec };
        let instance = spec.instance();
        let population = Population::of(&instance);
        let sample = population.counted(|i| f64::from(count(i)));
        let outcome = Outcome::new(&sample, &money);
        for (name, expected) in values(&repeated.instance(), &all_money) {
            let found = value(&outcome, name);
            prop_assert!(alike(found, expected), "{name}: {found:?} {expected:?}");
        }
    }
}
