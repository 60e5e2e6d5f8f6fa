//! Laws: no prices prove a bound that a whole allocation passes, and the bound adds up the best of every step. Random prices, and the solver's own nudged, against
//! allocations that are bettered by random exchange; what they bring is counted from the formulas alone.

use allotment::certify;
use allotment::chance::Chance;
use allotment::impact::Impact;
use allotment::pipeline::Status;
use allotment::units::Fraction;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::every_step::{self, of_right_signs};
use super::solve;
use super::spec::{Spec, spec};

/// Exchanges tried.
const TRIES: usize = 300;

/// The best impact that exchanges come to; `None` if they never keep every rule.
fn bettered(spec: &Spec, seed: u64) -> Option<Fraction> {
    let mut chance = Chance::from_seed(seed);
    let choices: Vec<Vec<i128>> = spec.all.iter().map(|one| one.choices(spec.budget)).collect();
    let impact = |grants: &[i128]| -> Fraction {
        spec.all.iter().zip(grants).map(|(one, grant)| one.impact(spec.measure, *grant)).sum()
    };
    let mut grants: Vec<i128> = choices.iter().map(|own| own[0]).collect();
    let mut best = spec.keeps(&grants).then(|| impact(&grants));
    for _ in 0..TRIES {
        let mut other = grants.clone();
        // One gets another grant, or two do, so that money can pass between them.
        for _ in 0..chance.between(1, 2) {
            let at = chance.below(other.len() as u64) as usize;
            other[at] = choices[at][chance.below(choices[at].len() as u64) as usize];
        }
        let brought = spec.keeps(&other).then(|| impact(&other));
        if best.is_none() || brought >= best {
            (grants, best) = (other, brought);
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn no_prices_prove_a_bound_that_an_exchange_passes(
        spec in spec(14),
        numbers in proptest::collection::vec((-300..300_i128, any::<bool>()), 40),
        nudges in proptest::collection::vec(0..200_i128, 40),
        seed in any::<u64>(),
    ) {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let problem = &answer.problem;
        let Some(best) = bettered(&spec, seed) else { return Ok(()) };
        prop_assert!(answer.status != Status::Infeasible, "{best:?} keeps every rule");
        let random = numbers.iter().map(|(number, free)| Fraction::new(if *free { 0 } else { *number }, 100));
        let nudged = answer.prices.iter().zip(&nudges).map(|(price, nudge)| price * &Fraction::new(*nudge, 100));
        for prices in [of_right_signs(problem, random), of_right_signs(problem, nudged), answer.prices.clone()] {
            every_step::judge(problem, &prices)?;
            let bound = certify::bound(problem, &prices).expect("the signs are right");
            prop_assert!(best <= bound, "{best:?} is above {bound:?} at {prices:?}");
            prop_assert!(certify::proves_infeasible(problem, &prices) == Ok(false));
        }
    }
}

/// The law is no idle one: exchanges come so close to the bound that a tenth less would be noticed.
#[test]
fn exchanges_often_come_within_a_tenth_of_the_bound() {
    let mut runner = TestRunner::deterministic();
    let (mut close, mut found) = (0, 0);
    for seed in 0..500 {
        let spec = spec(14).new_tree(&mut runner).expect("a random instance").current();
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let (Some(bound), Some(best)) = (&answer.bound, bettered(&spec, seed)) else { continue };
        found += 1;
        close += u32::from(bound.signum() > 0 && best >= bound * &Fraction::new(9, 10));
    }
    println!("{close} of {found} within a tenth");
    assert!(found > 300 && 2 * close > found, "{close} of {found}");
}
