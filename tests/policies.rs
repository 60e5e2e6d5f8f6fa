//! Policies: what each gives by hand, what they keep, and that none beats what is proved.

mod spec;

use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check};
use allotment::model::Problem;
use allotment::policy::{Case, Features, catalog, divide};
use allotment::solve;
use allotment::study::{Comparison, Entry, compare};
use proptest::prelude::*;
use spec::{solve as road, spec};

/// What a policy gives, in yuan.
fn grants(instance: &Instance, name: &str) -> Vec<u64> {
    let impact = Impact::of(instance);
    let problem = Problem::state(instance, &impact);
    let features = Features::of(&problem);
    let backend = solve::catalog()[0];
    let case = Case { problem: &problem, features: &features, counts: None, backend, seed: 1 };
    let policy = catalog().iter().find(|policy| policy.name() == name).expect("the policy is known");
    let allocation = divide(*policy, &case).unwrap_or_else(|why| panic!("{name}: {why}"));
    allocation.grants().iter().map(|grant| grant.get()).collect()
}

fn compared(instance: &Instance) -> Comparison {
    let impact = Impact::of(instance);
    let entries: Vec<Entry<'_>> = catalog().iter().map(|policy| Entry::Policy(*policy)).collect();
    compare(instance, &impact, solve::catalog()[0], &entries, 1)
}

fn instance(settings: &str, table: &str, members: &str) -> Instance {
    let head = "format = 1\n[funds]\nbudget = 120\n[poverty]\nline = 10\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n";
    let files = Files::new("by hand").with("instance.toml", format!("{head}{settings}"));
    let reading = check(&files.with("cooperatives.csv", table).with("members.csv", members));
    let faults: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    reading.instance.unwrap_or_else(|| panic!("{}", faults.join("\n")))
}

/// Three cooperatives: a has 10 members, 8 poor with gap 4; b 20 members, 4 poor with gap 9; c 30 members, nobody poor.
fn three(settings: &str) -> Instance {
    let table = "id,region,tier,max_grant\na,north,none,60\nb,south,county,60\nc,south,national,60\n";
    instance(settings, table, "cooperative,people,income\na,8,6\na,2,20\nb,4,1\nb,16,30\nc,30,40\n")
}

#[test]
fn each_policy_gives_what_it_says_by_hand() {
    let factors = "[report]\nby = \"region\"\n[factor_method]\nmembers = 0.5\npoor_members = 0.5\n";
    let given = |name: &str| grants(&three(factors), name);
    // 40 each. Members 10 : 20 : 30. Poor members 8 : 4 : 0, and what a may not have goes to b.
    assert_eq!(given("equal"), [40, 40, 40]);
    assert_eq!(given("per-member"), [20, 40, 60]);
    assert_eq!(given("per-poor-member"), [60, 60, 0]);
    // Half of 10/60 + 8/12, of 20/60 + 4/12, of 30/60: 5/12, 4/12, 3/12 of 120.
    assert_eq!(given("factor-method"), [50, 40, 30]);
    // Poor shares 0.8, 0.2, 0; mean incomes 8.8, 24.2, 40.
    assert_eq!(given("poorest-by-share"), [60, 60, 0]);
    assert_eq!(given("poorest-by-income"), [60, 60, 0]);
    // National before county before the others.
    assert_eq!(given("by-tier"), [0, 60, 60]);
    // A yuan to a brings 0.8 while its gap of 32 lasts (40 yuan), one to b 0.2: gap 36, never filled.
    assert_eq!(given("greedy"), [40, 60, 0]);
    // Of a yuan 0.8 reach a's 8 poor, 0.2 reach b's 4: weights 10 and 20; 40 and 80, and b may have 60.
    assert_eq!(given("largest-min"), [60, 60, 0]);
    assert_eq!(grants(&three("[grants]\nmax_grant = 1_000\n"), "equal").iter().sum::<u64>(), 120);
}

#[test]
fn geographic_goes_by_the_gap_of_regions_then_per_poor_member() {
    // Gaps 32 and 36: 120 · 32/68 = 56.5 and 63.5, and b may have 60: the 3.5 go to a.
    assert_eq!(grants(&three("[report]\nby = \"region\"\n"), "geographic"), [60, 60, 0]);
    let two = instance(
        "[report]\nby = \"region\"\n",
        "id,region\na,north\nb,south\nc,south\n",
        "cooperative,people,income\na,5,2\nb,1,5\nb,1,9\nc,1,6\nc,3,20\n",
    );
    // Gaps 40 in the north, 5 + 1 + 4 = 10 in the south: 96 and 24, there 2 : 1 by poor members.
    assert_eq!(grants(&two, "geographic"), [96, 16, 8]);
}

#[test]
fn floors_and_caps_are_kept_by_every_policys_own_idea() {
    let rules = "[[rules]]\nname = \"north\"\nwhere = { region = \"north\" }\nat_least = 50\n\
                 [[rules]]\nname = \"national\"\nwhere = { tier = \"national\" }\nat_most = 30\n";
    // 50 go to a first; c stops at 30, and b gets the rest.
    assert_eq!(grants(&three(rules), "equal"), [50, 40, 30]);
    assert_eq!(grants(&three(rules), "by-tier"), [50, 40, 30]);
}

#[test]
fn the_lottery_draws_the_same_names_from_the_same_seed() {
    assert_eq!(grants(&three(""), "lottery"), grants(&three(""), "lottery"));
    assert_eq!(grants(&three(""), "lottery").iter().sum::<u64>(), 120);
}

#[test]
fn a_cap_of_half_the_budget_stays_that_of_the_budget_where_only_half_is_spent() {
    let rule = "[[rules]]\nname = \"half\"\nat_most = { share_of_budget = 0.5 }\n";
    let found = compared(&three(rule));
    assert_eq!(found.value("optimal", "money"), Some(60.0));
    // 40 yuan to a at 0.8 and 20 to b at 0.2: 36, and no 60 yuan do better.
    assert_eq!(found.value("optimal", "impact"), Some(36.0));
    for measure in ["impact_effectiveness_by_rules", "spending_effectiveness_by_rules"] {
        // The bound is rounded up.
        let share = found.value("optimal", measure).unwrap();
        assert!((1.0 - 1e-12..=1.0).contains(&share), "{measure}: {share}");
    }
}

/// World Bank (2022), ch. 7: ten people, gaps 14, 12, 9, 5, budget 30: the optimum closes 30, scenario 4 (equal) 12.
#[test]
fn the_world_banks_scenario_of_equal_shares_is_the_policy_equal() {
    let ten = allotment::instance::read(std::path::Path::new("instances/world-bank-ten")).instance.unwrap();
    assert_eq!(grants(&ten, "equal"), [3; 10]);
    let found = compared(&ten);
    assert_eq!(found.value("equal", "impact"), Some(12.0));
    assert_eq!(found.value("optimal", "impact"), Some(30.0));
    // The same 30 could close 30; 12 could be closed with 12.
    assert_eq!(found.value("equal", "impact_effectiveness"), Some(0.4));
    assert_eq!(found.value("equal", "spending_effectiveness"), Some(0.4));
}

/// Bourguignon & Fields (1990), with perfect information: heads are best counted by lifting the least poor first, squared
/// gaps fall most by raising the poorest to a common floor, and to the gap it is all one among the poor.
#[test]
fn who_comes_first_is_as_published_for_each_measure() {
    let best = |measure: &str| {
        let settings = format!(
            "format = 1\n[funds]\nbudget = 6\n[poverty]\nline = 10\nmeasure = \"{measure}\"\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n"
        );
        let members = "cooperative,people,income\na,1,2\nb,1,4\nc,1,6\nd,1,8\ne,1,12\n";
        let files = Files::new("five")
            .with("instance.toml", settings)
            .with("cooperatives.csv", "id\na\nb\nc\nd\ne\n");
        grants(&check(&files.with("members.csv", members)).instance.unwrap(), "optimal")
    };
    // d lacks 2 and c lacks 4: with 6 both leave poverty. 2 and 4 are raised to the floor of 6.
    assert_eq!(best("headcount"), [0, 0, 4, 2, 0]);
    assert_eq!(best("squared-gap"), [4, 2, 0, 0, 0]);
    // All six fill gaps, whosever: e gets nothing.
    let gap = best("gap");
    assert_eq!((gap.iter().sum::<u64>(), gap[4]), (6, 0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, ..ProptestConfig::default() })]

    #[test]
    fn no_policy_beats_what_is_proved(spec in spec()) {
        let instance = spec.instance();
        let found = compared(&instance);
        let impact = Impact::of(&instance);
        let bound = road(&instance, &impact).bound.map(|bound| bound.to_f64_up());
        for judged in found.judged.iter().filter(|judged| judged.broken.is_empty()) {
            let reached = found.value(&judged.name, "impact").unwrap();
            prop_assert!(bound.is_none_or(|bound| reached <= bound * (1.0 + 1e-9)), "{}", judged.name);
        }
        prop_assert!(found.judged.iter().any(|judged| judged.name == "equal"));
        for judged in &found.judged {
            prop_assert!(!judged.broken.contains(&"budget".to_owned()), "{}", judged.name);
            prop_assert_eq!(judged.not_allowed, 0, "{}", &judged.name);
            for measure in ["impact_effectiveness", "spending_effectiveness", "impact_effectiveness_by_rules"] {
                let share = found.value(&judged.name, measure);
                prop_assert!(share.is_none_or(|share| share <= 1.0 + 1e-9), "{}: {measure} {share:?}", judged.name);
            }
        }
    }

    #[test]
    fn with_the_budget_alone_greedy_is_optimal_at_every_budget(spec in spec()) {
        let mut spec = spec;
        (spec.max_leakage, spec.max_shell_exposure, spec.min_coverage, spec.squared) = (None, None, None, false);
        spec.rules.clear();
        for budget in 0..spec.budget {
            spec.budget = budget;
            let found = compared(&spec.instance());
            let [greedy, optimal] = ["greedy", "optimal"].map(|name| found.value(name, "impact").unwrap());
            prop_assert!((greedy - optimal).abs() <= 1e-9 * (1.0 + optimal), "{budget}: {greedy} {optimal}");
        }
    }
}
