//! Where the rules leave nothing to gain the optimum is 0, and no float is 0 by its share of 0.

mod spec;

use std::cell::Cell;

use allotment::impact::Impact;
use allotment::pipeline::Status;
use allotment::report::Summary;
use allotment::units::Fraction;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use spec::{Limit, Rule, Side, Spec, solve, spec};

/// Ratio rows so strict that mostly nobody can be paid.
fn strict(mut spec: Spec, leakage: u32, exposure: u32, share: u32) -> Spec {
    spec.max_leakage = Some(leakage);
    spec.max_shell_exposure = Some(exposure);
    spec.min_coverage = None;
    spec.rules.retain(|rule| rule.side == Side::AtMost);
    let of_allocated = |side, share| Rule {
        each: Some("region"),
        only_sector: None,
        weighed: false,
        side,
        limit: Limit::ShareOfAllocated(share),
    };
    spec.rules.extend([of_allocated(Side::AtMost, share), of_allocated(Side::AtLeast, share / 3)]);
    spec
}

#[test]
fn an_optimum_of_nothing_is_proved() {
    let (nothing, something) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: 6_000, failure_persistence: None, ..Config::default() });
    let specs = (spec(), 0..40_u32, 1..40_u32, 20..60_u32)
        .prop_map(|(spec, leakage, exposure, share)| strict(spec, leakage, exposure, share));
    let law = |spec: Spec| {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        let unrounded = answer.unrounded.as_ref();
        // Real amounts that keep the rows to a billionth and bring nothing: the optimum is 0 or next to it.
        if unrounded.is_some_and(Fraction::is_zero) {
            nothing.set(nothing.get() + 1);
            prop_assert_eq!(answer.status, Status::Optimal, "bound {:?}", answer.bound);
            prop_assert_eq!(Summary::of(&answer).impact.relative_gap, Some(0.0));
        } else {
            something.set(something.get() + 1);
        }
        Ok(())
    };
    runner.run(&specs, law).unwrap();
    println!("nothing to gain: {}, something: {}", nothing.get(), something.get());
    assert!(nothing.get() > 1_000 && something.get() > 100, "the cases are one-sided");
}
