//! Sums near the most that can be counted: nothing is lost, and what is too much is refused.

use allotment::certify;
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check};
use allotment::pipeline::{self, Status};
use allotment::report::{Summary, json};
use allotment::solve::by_name;
use allotment::units::Fraction;
use proptest::prelude::*;

/// 2^53 − 1: floats hold every whole number up to it, and one more.
const MOST: u64 = 9_007_199_254_740_991;

/// A cooperative: the share of all money that it may get, and impact per yuan before and after half of it.
type Cooperative = (f64, [u32; 2]);

fn instance(budget: u64, cooperatives: &[Cooperative]) -> Instance {
    let settings = format!("format = 1\nname = \"large\"\n[funds]\nbudget = {budget}\n");
    let (mut table, mut curves) = ("id,max_grant\n".to_owned(), "cooperative,up_to,slope\n".to_owned());
    for (number, (_, slopes)) in cooperatives.iter().enumerate() {
        let most = most(budget, cooperatives, number);
        table += &format!("c{number},{most}\n");
        for (up_to, slope) in [(most.div_ceil(2), slopes[0]), (most, slopes[1])] {
            curves += &format!("c{number},{up_to},{}.{:02}\n", slope / 100, slope % 100);
        }
    }
    let files = Files::new("large").with("instance.toml", settings).with("cooperatives.csv", table);
    let reading = check(&files.with("curves.csv", curves));
    reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn most(budget: u64, cooperatives: &[Cooperative], number: usize) -> u64 {
    ((budget as f64 * cooperatives[number].0) as u64).clamp(2, budget)
}

/// The steepest yuan first: what greedy reaches, in hundredths.
fn greedy(budget: u64, cooperatives: &[Cooperative]) -> i128 {
    let mut pieces: Vec<(u32, u64)> = Vec::new();
    for (number, (_, slopes)) in cooperatives.iter().enumerate() {
        let most = most(budget, cooperatives, number);
        pieces.extend([(slopes[0], most.div_ceil(2)), (slopes[1], most / 2)]);
    }
    pieces.sort_unstable_by(|one, two| two.cmp(one));
    let (mut left, mut reached) = (budget, 0);
    for (slope, length) in pieces {
        let given = length.min(left);
        left -= given;
        reached += i128::from(slope) * i128::from(given);
    }
    reached
}

fn cooperative() -> impl Strategy<Value = Cooperative> {
    (0.0..1.2_f64, 0..300_u32, 0..300_u32).prop_map(|(share, one, two)| (share, [one.max(two), one.min(two)]))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn with_a_budget_alone_no_yuan_is_lost_at_any_size(
        digits in 9.0..15.954_f64,
        odd in 0..1_000_u64,
        cooperatives in proptest::collection::vec(cooperative(), 1..8),
    ) {
        let budget = (10.0_f64.powf(digits) as u64 - odd).min(MOST);
        let instance = instance(budget, &cooperatives);
        let impact = Impact::of(&instance);
        let answer = pipeline::solve(&instance, &impact, by_name("engine").unwrap());
        prop_assert_eq!(answer.status, Status::Optimal);
        let allocation = answer.allocation.as_ref().unwrap();
        prop_assert!(certify::audit(&answer.problem, allocation).rules_kept());
        let grants = allocation.grants().iter().enumerate();
        let achieved: Fraction =
            grants.map(|(position, grant)| certify::impact(&answer.problem, position, *grant)).sum();
        prop_assert_eq!(achieved, Fraction::new(greedy(budget, &cooperatives), 100));
    }
}

#[test]
fn the_largest_budget_is_printed_to_the_yuan_and_one_step_more_is_refused() {
    let instance = instance(MOST, &[(1.0, [100, 100]), (1.0, [50, 50])]);
    let impact = Impact::of(&instance);
    let summary = Summary::of(&pipeline::solve(&instance, &impact, by_name("engine").unwrap()));
    let printed: serde_json::Value = serde_json::from_str(&json(&summary)).unwrap();
    assert_eq!(printed["rules"][0]["limit"], MOST);
    assert_eq!(printed["rules"][0]["amount"], MOST);
    assert!(allotment::report::text(&summary).contains("9,007,199,254,740,991"));
    let one_more = format!("format = 1\n[funds]\nbudget = {}\n", MOST + 1);
    let files = Files::new("f").with("instance.toml", one_more);
    let reading = check(&files.with("cooperatives.csv", "id,impact_per_yuan\na,1\n"));
    assert_eq!(reading.diagnostics[0].code, "instance::steps-too-many");
}
