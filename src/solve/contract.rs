//! What every backend of the catalog keeps to, checked on programs solved by hand.

use super::{Backend, catalog};
use crate::lp::{Outcome, Point, Program, Row, Segment};

use super::duality::{Objective, dual_value};

fn row(name: &str, lower: Option<f64>, upper: Option<f64>) -> Row {
    Row { name: name.into(), lower, upper }
}

fn segment(length: f64, slope: f64) -> Segment {
    Segment { length, slope, bent: 0.0 }
}

fn point(backend: &dyn Backend, program: &Program) -> Point {
    match backend.solve(program) {
        Outcome::Point(point) => point,
        other => panic!("{} found {other:?}", backend.name()),
    }
}

fn near(one: f64, two: f64) -> bool {
    (one - two).abs() <= 1e-9 * one.abs().max(two.abs()).max(f64::MIN_POSITIVE)
}

/// The objective; and that the point keeps the rows and the prices prove it (strong duality).
fn proved(backend: &dyn Backend, program: &Program, point: &Point) -> f64 {
    let name = backend.name();
    for (activity, row) in program.activities(&point.amounts).iter().zip(program.rows()) {
        assert!(activity.breach <= 1e-9, "{name} breaks {}: {activity:?}", row.name);
    }
    for (chain, amount) in point.amounts.iter().enumerate() {
        assert!((0.0..=program.chain_length(chain)).contains(amount), "{name}: amount {amount}");
    }
    for (price, row) in point.prices.iter().zip(program.rows()) {
        assert!(*price <= 0.0 || row.upper.is_some(), "{name}: {price} for {}", row.name);
        assert!(*price >= 0.0 || row.lower.is_some(), "{name}: {price} for {}", row.name);
    }
    let worth = program.worth(&point.amounts);
    let bound = dual_value(program, &point.prices, Objective::Slopes).value;
    assert!(near(worth, bound), "{name}: {worth} is worth less than the bound {bound}");
    worth
}

/// Solves, proves, and compares objective, amounts and prices with those worked out by hand.
fn expect(program: &Program, worth: f64, amounts: &[f64], prices: &[f64]) {
    for backend in catalog() {
        let found = point(*backend, program);
        let name = backend.name();
        assert!(near(proved(*backend, program, &found), worth), "{name}: {found:?}");
        for (one, two) in found.amounts.iter().zip(amounts).chain(found.prices.iter().zip(prices)) {
            assert!((one - two).abs() <= 1e-9 * two.abs().max(1e-3), "{name}: {found:?}");
        }
        assert_eq!(found.amounts.len(), amounts.len());
        assert_eq!(found.prices.len(), program.rows().len());
    }
}

fn expect_ray(program: &Program) {
    for backend in catalog() {
        match backend.solve(program) {
            Outcome::Ray(ray) => {
                let value = dual_value(program, &ray.prices, Objective::Nothing).value;
                assert!(value < 0.0, "{}: {ray:?}", backend.name());
                for (price, row) in ray.prices.iter().zip(program.rows()) {
                    assert!(*price <= 0.0 || row.upper.is_some());
                    assert!(*price >= 0.0 || row.lower.is_some());
                }
            }
            other => panic!("{} found {other:?}", backend.name()),
        }
    }
}

#[test]
fn an_empty_program_has_an_empty_point() {
    expect(&Program::new(Vec::new(), None), 0.0, &[], &[]);
    expect(&Program::new(vec![row("budget", None, Some(5.0))], None), 0.0, &[], &[0.0]);
}

#[test]
fn without_rows_everything_that_gains_is_filled() {
    let mut program = Program::new(Vec::new(), None);
    program.push_chain([], [segment(2.0, 3.0), segment(1.0, 1.0)]);
    expect(&program, 7.0, &[3.0], &[]);
}

#[test]
fn chains_without_segments_take_nothing() {
    let mut program = Program::new(vec![row("budget", None, Some(5.0))], None);
    program.push_chain([(0, 1.0)], []);
    program.push_chain([(0, 1.0)], [segment(9.0, 1.0)]);
    expect(&program, 5.0, &[0.0, 5.0], &[1.0]);
}

#[test]
fn a_budget_goes_to_the_steepest_and_its_price_is_the_slope_at_the_margin() {
    for budget in [1.0, 7.0, 1e3, 1e6, 1e9, 1e12] {
        let mut program = Program::new(vec![row("budget", None, Some(budget))], None);
        program.push_chain([(0, 1.0)], [segment(budget / 4.0, 3.0), segment(budget, 1.0)]);
        program.push_chain([(0, 1.0)], [segment(budget / 4.0, 2.0), segment(budget, 0.5)]);
        // A quarter at 3, a quarter at 2, the other half at 1.
        expect(&program, budget * 1.75, &[budget * 0.75, budget * 0.25], &[1.0]);
    }
}

#[test]
fn tiny_and_huge_slopes_are_told_apart_from_nothing() {
    for slope in [1e-9, 1e-4, 1.0, 1e9] {
        let mut program = Program::new(vec![row("budget", None, Some(4.0))], None);
        program.push_chain([(0, 1.0)], [segment(3.0, 2.0 * slope)]);
        program.push_chain([(0, 1.0)], [segment(3.0, slope)]);
        expect(&program, 7.0 * slope, &[3.0, 1.0], &[slope]);
    }
}

#[test]
fn a_floor_has_a_price_of_at_most_nothing() {
    // 10 to share; the poorer second chain must get 4: each of these costs 3 − 1.
    let rows = vec![row("budget", None, Some(10.0)), row("floor", Some(4.0), None)];
    let mut program = Program::new(rows, None);
    program.push_chain([(0, 1.0)], [segment(20.0, 3.0)]);
    program.push_chain([(0, 1.0), (1, 1.0)], [segment(20.0, 1.0)]);
    expect(&program, 22.0, &[6.0, 4.0], &[3.0, -2.0]);
}

#[test]
fn a_ranged_row_is_priced_at_the_side_that_holds_it() {
    let program = |lower, upper| {
        let rows = vec![row("budget", None, Some(10.0)), row("range", Some(lower), Some(upper))];
        let mut program = Program::new(rows, None);
        program.push_chain([(0, 1.0), (1, 1.0)], [segment(20.0, 3.0)]);
        program.push_chain([(0, 1.0)], [segment(20.0, 1.0)]);
        program
    };
    expect(&program(2.0, 6.0), 22.0, &[6.0, 4.0], &[1.0, 2.0]);
    expect(&program(2.0, 30.0), 30.0, &[10.0, 0.0], &[3.0, 0.0]);
}

#[test]
fn an_equation_may_have_a_price_of_either_sign() {
    let program = |right| {
        let rows = vec![row("budget", None, Some(10.0)), row("exactly", Some(right), Some(right))];
        let mut program = Program::new(rows, None);
        program.push_chain([(0, 1.0), (1, 1.0)], [segment(20.0, 3.0)]);
        program.push_chain([(0, 1.0)], [segment(20.0, 5.0)]);
        program
    };
    expect(&program(2.0), 46.0, &[2.0, 8.0], &[5.0, -2.0]);
    let mut wanted = Program::new(vec![row("exactly", Some(2.0), Some(2.0))], None);
    wanted.push_chain([(0, 1.0)], [segment(20.0, 3.0)]);
    expect(&wanted, 6.0, &[2.0], &[3.0]);
}

#[test]
fn a_column_fixed_by_a_row_stays_where_it_is() {
    // Floor and cap both 3 for the second chain: it has no choice.
    let rows = vec![row("budget", None, Some(10.0)), row("fixed", Some(3.0), Some(3.0))];
    let mut program = Program::new(rows, None);
    program.push_chain([(0, 1.0)], [segment(4.0, 3.0), segment(10.0, 2.0)]);
    program.push_chain([(0, 1.0), (1, 1.0)], [segment(20.0, 1.0)]);
    expect(&program, 4.0 * 3.0 + 3.0 * 2.0 + 3.0, &[7.0, 3.0], &[2.0, -1.0]);
}

#[test]
fn two_rows_that_say_the_same_share_one_price() {
    let rows = vec![row("budget", None, Some(10.0)), row("again", None, Some(10.0))];
    let mut program = Program::new(rows, None);
    program.push_chain([(0, 1.0), (1, 1.0)], [segment(20.0, 3.0)]);
    for backend in catalog() {
        let found = point(*backend, &program);
        assert!(near(proved(*backend, &program, &found), 30.0));
        assert!(near(found.prices.iter().sum(), 3.0), "{}: {found:?}", backend.name());
    }
}

#[test]
fn a_ratio_row_lets_the_good_carry_the_bad() {
    // At most 40 % leakage; the steep chain leaks 80 %, the flat one 20 %: half each, or Σ(ℓ − 0.4)x > 0.
    let rows = vec![row("budget", None, Some(9.0)), row("leakage", None, Some(0.0))];
    let mut program = Program::new(rows, None);
    program.push_chain([(0, 1.0), (1, 0.5)], [segment(20.0, 5.0)]);
    program.push_chain([(0, 1.0), (1, -0.25)], [segment(20.0, 2.0)]);
    // x2 = 2 x1, so 3 and 6. Prices: λ + μ/2 = 5, λ − μ/4 = 2, so μ = 4, λ = 3.
    expect(&program, 27.0, &[3.0, 6.0], &[3.0, 4.0]);
}

#[test]
fn a_bent_row_counts_each_chain_up_to_its_bend() {
    // 12 to share, at least 6 covered; a step covers 1 up to the bend, then 0. The first chain is worth 3 all
    // along, the second 1: the first covers 4, so the second must get 2.
    let rows = vec![row("budget", None, Some(12.0)), row("covered", Some(6.0), None)];
    let mut program = Program::new(rows, Some(1));
    for slope in [3.0, 1.0] {
        let parts = [Segment { length: 4.0, slope, bent: 1.0 }, Segment { length: 20.0, slope, bent: 0.0 }];
        program.push_chain([(0, 1.0)], parts);
    }
    // One more covered moves a step from 3 to 1.
    expect(&program, 32.0, &[10.0, 2.0], &[3.0, -2.0]);
}

#[test]
fn prices_are_what_one_more_unit_changes() {
    let program = |budget: f64, floor: f64| {
        let rows = vec![row("budget", None, Some(budget)), row("floor", Some(floor), None)];
        let mut program = Program::new(rows, None);
        program.push_chain([(0, 2.0)], [segment(20.0, 3.0), segment(20.0, 2.0)]);
        program.push_chain([(0, 1.0), (1, 3.0)], [segment(20.0, 1.0)]);
        program
    };
    for backend in catalog() {
        let worth = |budget, floor| {
            let program = program(budget, floor);
            proved(*backend, &program, &point(*backend, &program))
        };
        let found = point(*backend, &program(30.0, 12.0));
        // Both rows stay binding on the way, so the difference is the derivative.
        assert!(near(found.prices[0], worth(31.0, 12.0) - worth(30.0, 12.0)), "{found:?}");
        assert!(near(found.prices[1], worth(30.0, 13.0) - worth(30.0, 12.0)), "{found:?}");
        assert!(near(found.prices[0], 1.5) && near(found.prices[1], -0.5 / 3.0), "{found:?}");
    }
}

#[test]
fn rows_that_contradict_each_other_come_with_a_ray() {
    let rows = vec![
        row("budget", None, Some(10.0)),
        row("one", Some(6.0), None),
        row("other", Some(5.0), None),
        row("idle", None, Some(1e6)),
    ];
    let mut program = Program::new(rows, None);
    program.push_chain([(0, 1.0), (1, 1.0), (3, 1.0)], [segment(20.0, 3.0)]);
    program.push_chain([(0, 1.0), (2, 1.0), (3, 1.0)], [segment(20.0, 1.0)]);
    expect_ray(&program);
    let mut beyond_reach = Program::new(vec![row("floor", Some(6.0), None)], None);
    beyond_reach.push_chain([(0, 1.0)], [segment(5.0, 0.0)]);
    expect_ray(&beyond_reach);
    expect_ray(&Program::new(vec![row("floor of nothing", Some(1.0), None)], None));
}

#[test]
fn nobody_is_handed_what_is_not_a_program() {
    let crossed = Program::new(vec![row("crossed", Some(2.0), Some(1.0))], None);
    let mut endless = Program::new(Vec::new(), None);
    endless.push_chain([], [segment(f64::INFINITY, 1.0)]);
    for backend in catalog() {
        for program in [&crossed, &endless] {
            assert!(matches!(backend.solve(program), Outcome::GaveUp(_)), "{}", backend.name());
        }
    }
}

#[test]
fn names_are_unique_and_found() {
    for backend in catalog() {
        assert_eq!(super::by_name(backend.name()).map(Backend::name), Some(backend.name()));
    }
    assert!(super::by_name("nobody").is_none());
}
