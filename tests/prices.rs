//! Prices on both sides of a limit, and how far each holds, against differences of optima.
//!
//! The optimum at a moved limit is found by another solver (microlp) on the whole program, so nothing here rests
//! on how the prices were found.

mod spec;

use std::cell::Cell;

use allotment::explain::{OneSide, RowPrice, Then, row_prices};
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check};
use allotment::lp::Outcome;
use allotment::model::{Grid, Model, Problem, StatedRow};
use allotment::pipeline::Status;
use allotment::solve::by_name;
use allotment::units::Fraction;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use spec::{Spec, solve, spec};

fn instance(settings: &str, cooperatives: &str) -> Instance {
    let files = Files::new("by hand").with("instance.toml", settings).with("cooperatives.csv", cooperatives);
    let reading = check(&files);
    reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn prices(instance: &Instance) -> Vec<RowPrice> {
    let impact = Impact::of(instance);
    let answer = solve(instance, &impact);
    row_prices(&answer, None, by_name("engine").unwrap())
}

fn side(price: f64, until: Option<f64>, then: Then) -> OneSide {
    OneSide { price, until, then }
}

fn same(found: Option<&OneSide>, expected: &OneSide) {
    let found = found.expect("there is a price on this side");
    assert!((found.price - expected.price).abs() < 1e-9, "{found:?} is not {expected:?}");
    let (until, expected_until) = (found.until.unwrap_or(-1.0), expected.until.unwrap_or(-1.0));
    assert!((until - expected_until).abs() < 1e-6, "{found:?} is not {expected:?}");
    assert_eq!(found.then, expected.then, "{found:?} is not {expected:?}");
}

/// By hand: a takes 40 yuan at 0.5, then b 60 at 0.3. At 40 yuan one more is worth 0.3 up to 100, one less costs
/// 0.5 down to 0.
#[test]
fn at_a_kink_one_yuan_more_and_one_yuan_less_are_worth_different_amounts() {
    let settings = "format = 1\n[funds]\nbudget = 40\n";
    let table = "id,impact_per_yuan,max_grant\na,0.5,40\nb,0.3,60\n";
    let found = prices(&instance(settings, table));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].row.as_str(), found[0].sense, found[0].limit), ("budget", "at most", 40.0));
    same(found[0].more.as_ref(), &side(0.3, Some(100.0), Then::AnotherPrice));
    same(found[0].less.as_ref(), &side(0.5, Some(0.0), Then::NothingKeepsEveryRule));
}

/// By hand: at 100 yuan all have what they may get: one more is worth nothing, as far as one likes.
#[test]
fn money_that_nobody_may_get_is_worth_nothing_and_one_yuan_less_still_costs() {
    let settings = "format = 1\n[funds]\nbudget = 100\n";
    let table = "id,impact_per_yuan,max_grant\na,0.5,40\nb,0.3,60\n";
    let found = prices(&instance(settings, table));
    same(found[0].more.as_ref(), &side(0.0, None, Then::Nothing));
    same(found[0].less.as_ref(), &side(0.3, Some(40.0), Then::AnotherPrice));
}

/// By hand: b must get 10 of 50 yuan, which costs 0.5 − 0.3 each. A floor of 11 costs as much more, up to 50,
/// where the money ends; below 10 the floor is worth the same until a has its 45 at a floor of 5, and then nothing.
#[test]
fn a_floor_has_a_price_below_0_within_its_range() {
    let settings = "format = 1\n[funds]\nbudget = 50\n[[rules]]\nname = \"b too\"\nwhere = { kind = \"b\" }\nat_least = 10\n";
    let table = "id,kind,impact_per_yuan,max_grant\na,a,0.5,45\nb,b,0.3,60\n";
    let found = prices(&instance(settings, table));
    assert_eq!(found.len(), 2);
    same(found[0].more.as_ref(), &side(0.5, Some(55.0), Then::AnotherPrice));
    same(found[1].more.as_ref(), &side(-0.2, Some(50.0), Then::NothingKeepsEveryRule));
    same(found[1].less.as_ref(), &side(-0.2, Some(5.0), Then::AnotherPrice));
}

/// By hand: a cooperative without a limit of its own may get all the money, however much there is.
#[test]
fn a_larger_budget_is_not_held_by_limits_that_nobody_gave() {
    let settings = "format = 1\n[funds]\nbudget = 50\n";
    let found = prices(&instance(settings, "id,impact_per_yuan\na,0.5\n"));
    let more = found[0].more.as_ref().unwrap();
    assert!((more.price - 0.5).abs() < 1e-9 && more.until.is_some_and(|until| until > 90.0), "{more:?}");
}

/// What solvers say of a moved limit; unclear where a contradiction is within their rounding.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Optimum {
    Of(f64),
    Nothing,
    Unclear,
}

/// The optimum with one row's limits moved
fn optimum(problem: &mut Problem<'_>, row: usize, by: f64) -> Optimum {
    let exact = Fraction::from_f64(by).unwrap();
    problem.move_limits(row, &exact);
    // Every whole step is a breakpoint, so that bent curves are exact.
    let program = Model::write(problem, &Grid::every_step()).program;
    problem.move_limits(row, &-exact);
    // Where rounding makes microlp give up, the engine solves the whole program anew.
    let outcomes = ["microlp", "engine"].map(|name| by_name(name).unwrap().solve(&program));
    let told = outcomes.iter().find(|outcome| !matches!(outcome, Outcome::GaveUp(_)));
    match told {
        Some(Outcome::Point(point)) => Optimum::Of(program.worth(&point.amounts)),
        Some(_) => Optimum::Nothing,
        None => Optimum::Unclear,
    }
}

/// The settings with another share in a rule.
fn with_share(spec: &Spec, rule: &str, share: f64) -> String {
    let settings = spec.settings();
    let (head, key) = match settings.split_once(&format!("name = \"{rule}\"")) {
        Some((head, _)) => (head.len(), "share_of_allocated = "),
        None => (0, rule),
    };
    let start = head + settings[head..].find(key).unwrap() + key.len();
    let digits = settings[start..].find(|c: char| c.is_ascii_digit()).unwrap() + start;
    let end = settings[digits..].find(|c: char| !c.is_ascii_digit() && c != '.').unwrap() + digits;
    format!("{}{share:.17}{}", &settings[..digits], &settings[end..])
}

/// The optimum with another share in a rule.
fn optimum_at_share(spec: &Spec, rule: &str, share: f64, curves: &Impact) -> Optimum {
    let instance = check(&spec.files_with(with_share(spec, rule, share))).instance.unwrap();
    optimum(&mut Problem::state(&instance, curves), 0, 0.0)
}

/// By hand: of 100 yuan b may have 0.4, at 0.5 each; a takes the rest at 0.3. A percentage point more is one yuan
/// that brings 0.2 more, until b has its 70; less goes to 0.
#[test]
fn a_share_of_what_is_allocated_has_a_price_by_share() {
    let settings = "format = 1\n[funds]\nbudget = 100\n[[rules]]\nname = \"b\"\nwhere = { kind = \"b\" }\nat_most = { share_of_allocated = 0.4 }\n";
    let table = "id,kind,impact_per_yuan,max_grant\na,a,0.3,1000\nb,b,0.5,70\n";
    let found = prices(&instance(settings, table));
    assert!(found[1].is_share && (found[1].limit - 0.4).abs() < 1e-12);
    same(found[1].more.as_ref(), &side(20.0, Some(0.7), Then::AnotherPrice));
    same(found[1].less.as_ref(), &side(20.0, Some(0.0), Then::NothingKeepsEveryRule));
}

fn row_of(problem: &Problem<'_>, one: &RowPrice) -> usize {
    let upper = one.sense == "at most";
    let has_side = |row: &StatedRow| if upper { row.upper.is_some() } else { row.lower.is_some() };
    problem.rows().iter().position(|row| row.shown_name() == one.row && has_side(row)).unwrap()
}

/// Solves again with other shares in a rule; how often a price was exact there, and how often it was the slope.
fn tried_shares(spec: &Spec, one: &RowPrice, here: f64, curves: &Impact) -> (u32, u32) {
    let (mut exact, mut slope) = (0, 0);
    if one.row != one.rule {
        // The share of one row alone cannot be written down.
        return (exact, slope);
    }
    for (sign, side) in [(-1.0, &one.less), (1.0, &one.more)] {
        let Some(side) = side else { continue };
        // Where a range is given the price is exact in it; otherwise it is a slope.
        let near = side.until.is_none() && side.then == Then::NotFound;
        let reach = side.until.map_or(1e-7, |until| (until - one.limit).abs());
        for part in if near { &[1.0][..] } else { &[0.01, 0.5, 0.999_999][..] } {
            let by = sign * part * reach;
            let share = one.limit + by;
            if !(0.0..=1.0).contains(&share) {
                continue;
            }
            let Optimum::Of(there) = optimum_at_share(spec, &one.rule, share, curves) else { continue };
            *(if near { &mut slope } else { &mut exact }) += 1;
            let off = (there - here - side.price * by).abs();
            let room = if near { 1e-4 * (side.price * by).abs() } else { 0.0 };
            assert!(
                off <= room + 1e-9 * here.abs().max(there.abs()).max(1e-6),
                "{one:?}: at {by} it is {there}, here {here}, off by {off}\n{spec:?}"
            );
        }
    }
    (exact, slope)
}

#[test]
fn both_prices_equal_differences_of_optima_and_end_where_they_say() {
    let counts: [Cell<u32>; 7] = Default::default();
    let [sides, kinks, ends, walls, absent, shares, slopes] = &counts;
    let add = |cell: &Cell<u32>| cell.set(cell.get() + 1);
    let config = Config { cases: 1_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let law = |spec: Spec| {
        let instance = spec.instance();
        let impact = Impact::of(&instance);
        let answer = solve(&instance, &impact);
        if answer.unrounded.is_none() || answer.status == Status::Unknown {
            return Ok(());
        }
        let found = row_prices(&answer, None, by_name("engine").unwrap());
        // Curves go to one step more than all the money, which a larger budget would cut off.
        let richer = Spec { budget: 4 * spec.budget + 8, ..spec.clone() }.instance();
        let richer = Impact::of(&richer);
        let mut problem = Problem::state(&instance, &richer);
        for one in &found {
            let row = row_of(&problem, one);
            let two_sided = problem.rows()[row].lower.is_some() && problem.rows()[row].upper.is_some();
            if two_sided {
                // Moving both limits here is not what a price of one of them means.
                continue;
            }
            let Optimum::Of(here) = optimum(&mut problem, row, 0.0) else {
                panic!("{one:?}: there is an optimum")
            };
            if one.is_share {
                let (exact, slope) = tried_shares(&spec, one, here, &richer);
                shares.set(shares.get() + exact);
                slopes.set(slopes.get() + slope);
                continue;
            }
            for (sign, side) in [(-1.0, &one.less), (1.0, &one.more)] {
                let Some(side) = side else {
                    // Absent also means that `certify` did not bear it out, which must be rare.
                    let tight = one.limit.abs().max(1.0) * 1e-3;
                    if optimum(&mut problem, row, sign * tight) != Optimum::Nothing {
                        add(absent);
                    }
                    continue;
                };
                add(sides);
                let reach = side.until.map_or(10.0, |until| (until - one.limit).abs());
                for share in [0.01, 0.5, 0.999_999] {
                    let by = sign * share * reach;
                    let there = match optimum(&mut problem, row, by) {
                        Optimum::Of(there) => there,
                        Optimum::Nothing => panic!("{one:?}: at {by} nothing is feasible\n{spec:?}"),
                        Optimum::Unclear => continue,
                    };
                    let off = (there - here - side.price * by).abs();
                    assert!(
                        off <= 1e-9 * here.abs().max(there.abs()).max(1e-6),
                        "{one:?}: at {by} it is {there}, here {here}, off by {off}\n{spec:?}"
                    );
                }
                match side.then {
                    Then::AnotherPrice => {
                        add(ends);
                        let by = sign * 1.5 * reach;
                        if let Optimum::Of(there) = optimum(&mut problem, row, by) {
                            let below = here + side.price * by - there;
                            assert!(
                                below > 1e-11 * here.abs(),
                                "{one:?}: the price goes on to {by}\n{spec:?}"
                            );
                        }
                    }
                    Then::NothingKeepsEveryRule => {
                        add(walls);
                        let by = sign * reach * 1.001;
                        let there = optimum(&mut problem, row, by);
                        assert!(
                            !matches!(there, Optimum::Of(_)),
                            "{one:?}: {there:?}
{spec:?}"
                        );
                    }
                    Then::Nothing | Then::NotFound => {}
                }
            }
            if let (Some(less), Some(more)) = (&one.less, &one.more)
                && (less.price - more.price).abs() > 1e-9
            {
                assert!(less.price > more.price, "{one:?}: an optimum is concave");
                add(kinks);
            }
        }
        Ok(())
    };
    runner.run(&spec(), law).unwrap();
    let [sides, kinks, ends, walls, absent, shares, slopes] =
        [sides, kinks, ends, walls, absent, shares, slopes].map(Cell::get);
    println!(
        "{sides} prices, {kinks} kinks, {ends} ends, {walls} edges of what is feasible, {absent} not borne out, {shares} optima at other shares, {slopes} slopes of shares"
    );
    assert!(shares > 50 && slopes > 20, "{shares} and {slopes} shares were tried");
    assert!(absent * 50 < sides, "{absent} of {sides} prices were not found");
    assert!(sides > 100 && kinks > 10 && ends > 50 && walls > 5, "{sides}, {kinks}, {ends}, {walls}");
}
