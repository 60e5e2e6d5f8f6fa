//! Frontiers against cold solves: the road from the instance, walked for each number on its own.

mod spec;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use allotment::certify::reach;
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check, read};
use allotment::lp::{Outcome, Program};
use allotment::model::Problem;
use allotment::report::{TwoWayReport, two_way_svg};
use allotment::solve::{Backend, by_name};
use allotment::study::{
    Frontier, NoBreakpoints, NoFrontier, Options, Varied, breakpoints, frontier, two_way,
};
use allotment::units::Decimal;
use allotment::world::{self, Settings};
use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};
use spec::{solve, spec};

fn instance(settings: &str, cooperatives: &str) -> Instance {
    let files = Files::new("by hand").with("instance.toml", settings).with("cooperatives.csv", cooperatives);
    let reading = check(&files);
    reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn drawn(instance: &Instance, vary: &str, options: &Options) -> Result<Frontier, NoFrontier> {
    let varied = Varied::named(instance, vary).unwrap();
    frontier(instance, &varied, options, by_name("engine").unwrap())
}

/// A cold solve: the same instance with another number in one limit.
fn cold(instance: &Instance, varied: &Varied, number: Decimal) -> Option<f64> {
    let other = instance.with_limit(&varied.stated, number)?;
    solve(&other, &Impact::of(&other)).unrounded.map(|best| best.to_f64())
}

/// The drawn line at a number.
fn line(curve: &Frontier, at: f64) -> f64 {
    let points: Vec<(f64, f64)> =
        curve.points.iter().map(|point| (point.limit.to_f64(), point.impact)).collect();
    let after = points.partition_point(|(limit, _)| *limit < at).clamp(1, points.len() - 1);
    let ((a, low), (b, high)) = (points[after - 1], points[after]);
    low + (high - low) * (at - a) / (b - a)
}

/// Looks at every point, and at one number in every stretch between, at `share` of the way.
fn agrees_with_cold_solves(
    instance: &Instance,
    varied: &Varied,
    curve: &Frontier,
    share: f64,
) -> Result<(), String> {
    // A billionth of what everyone could bring without any rule: floats end within that.
    let impact = Impact::of(instance);
    let reach = reach(&Problem::state(instance, &impact)).to_f64();
    let room = 1e-9 * curve.points.iter().map(|point| point.impact).fold(reach, f64::max);
    for point in &curve.points {
        let expected = cold(instance, varied, point.limit)
            .ok_or(format!("{}: a cold solve finds nothing", point.limit))?;
        if (point.impact - expected).abs() > room
            || point.bound < expected - room
            || point.bound > expected + room
        {
            return Err(format!("{}: {} … {} is not {expected}", point.limit, point.impact, point.bound));
        }
    }
    let Some((error, holds)) = curve.error.zip(curve.error_holds) else { return Ok(()) };
    for pair in curve.points.windows(2) {
        let (from, to) = (varied.notch(pair[0].limit), varied.notch(pair[1].limit));
        let number = varied.number(from + ((to - from) as f64 * share) as u64);
        if number < holds.from || number > holds.to {
            continue;
        }
        let expected =
            cold(instance, varied, number).ok_or(format!("{number}: a cold solve finds nothing"))?;
        let apart = expected - line(curve, number.to_f64());
        if apart.abs() > error + room {
            return Err(format!("{number}: {expected} is {apart} from the line, more than {error}"));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn points_are_cold_solves_and_so_is_what_lies_between(
        spec in spec(), which in any::<prop::sample::Index>(), share in 0.0..1.0, even in any::<bool>(),
    ) {
        let instance = spec.instance();
        let all = Varied::all(&instance);
        let varied = &all[which.index(all.len())];
        let options = Options { points: even.then_some(5), ..Options::default() };
        match frontier(&instance, varied, &options, by_name("engine").unwrap()) {
            Ok(curve) => {
                let agrees = agrees_with_cold_solves(&instance, varied, &curve, share);
                prop_assert!(agrees.is_ok(), "{}: {}", varied.name, agrees.unwrap_err());
            }
            Err(NoFrontier::Infeasible) => {
                let own = cold(&instance, varied, varied.stated.number);
                prop_assert!(own.is_none(), "{}: {} was feasible", varied.name, varied.stated.number);
            }
            Err(other) => prop_assert!(false, "{}: {other:?}", varied.name),
        }
    }
}

/// By hand: a takes 40 yuan at 0.5, b 60 at 0.3, and there is no more to do.
#[test]
fn the_curve_of_two_cooperatives_is_theirs() {
    let two =
        instance("format = 1\n[funds]\nbudget = 40\n", "id,impact_per_yuan,max_grant\na,0.5,40\nb,0.3,60\n");
    let curve = drawn(&two, "budget", &Options::default()).unwrap();
    let points: Vec<(f64, f64)> =
        curve.points.iter().map(|point| (point.limit.to_f64(), point.impact)).collect();
    let ends = [points[0], *points.last().unwrap()];
    assert_eq!(ends, [(0.0, 0.0), (100.0, 38.0)]);
    assert!(points.contains(&(40.0, 20.0)), "{points:?}");
    assert!(curve.error.unwrap() < 1e-9);
    assert!((curve.points[0].price - 0.5).abs() < 1e-9);
    let last = curve.points.last().unwrap();
    assert_eq!((last.recipients, last.money), (2, 100.0));
    let entered: Vec<&str> = curve.points.iter().flat_map(|point| &point.enter).map(String::as_str).collect();
    assert_eq!(entered, ["a", "b"]);
}

/// By hand: the floor asks for 30 yuan of the 0.1 kind, so nothing is feasible before.
#[test]
fn the_curve_begins_at_the_least_feasible_budget() {
    let settings = "format = 1\n[funds]\nbudget = 100\n[[rules]]\nname = \"south\"\nwhere = { region = \"south\" }\nat_least = 30\n";
    let table = "id,region,impact_per_yuan,max_grant\na,north,0.5,50\nb,south,0.1,50\n";
    let curve = drawn(&instance(settings, table), "budget", &Options::default()).unwrap();
    let first = &curve.points[0];
    assert_eq!((first.limit, first.impact), (Decimal::whole(30), 3.0));
    assert_eq!(curve.points.last().unwrap().limit, Decimal::whole(100));
}

/// By hand: at most half of the money may leak; with λ the money to `leaky` is at most λ / (1 − λ) times that to
/// `tight`, and `leaky` brings more. 100 yuan: λ·100 at 0.4, the rest at 0.2.
#[test]
fn a_cap_in_the_coefficients_bounds_both_ways() {
    let settings = "format = 1\n[funds]\nbudget = 100\n[poverty]\nline = 1000\n[impact]\nreturn = 1\nby_trade = 1\nby_capital = 0\nshell_risk = 0\n[accuracy]\nmax_leakage = 0.5\n";
    let cooperatives = "id,members,return\nleaky,2,4\ntight,1,1\n";
    let members = "cooperative,people,income,trade_share\nleaky,1,100,0.5\nleaky,1,2000,0.5\ntight,1,100,1\n";
    let files = Files::new("by hand").with("instance.toml", settings).with("cooperatives.csv", cooperatives);
    let reading = check(&files.with("members.csv", members));
    let two = reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics));
    let curve = drawn(&two, "max_leakage", &Options::default()).unwrap();
    // A yuan to `leaky` leaks one half and brings 4·½ = 2, one to `tight` leaks nothing and brings 1: with λ up to ½
    // 2λ of the money goes to `leaky`.
    let varied = Varied::named(&two, "accuracy.max_leakage").unwrap();
    for point in &curve.points {
        let leaky = (2.0 * point.limit.to_f64()).min(1.0);
        assert!((point.impact - 100.0 * (1.0 + leaky)).abs() < 1e-9, "{point:?}");
    }
    agrees_with_cold_solves(&two, &varied, &curve, 0.3).unwrap();
    assert_eq!(curve.points[0].limit, Decimal::ZERO);
    assert!((curve.points[0].price - 200.0).abs() < 1e-6, "{:?}", curve.points[0]);
}

/// By hand: either region's floor is a whole yuan as soon as there is a budget, so nothing can be done with 1, and the
/// line drawn from 0 to what comes next lies above what 2 can do.
#[test]
fn the_error_covers_numbers_that_are_left_out() {
    let settings = "format = 1\n[funds]\nbudget = 6\n[[rules]]\nname = \"floor\"\neach = \"region\"\nat_least = { share_of_budget = 0.105 }\n";
    let table = "id,region,impact_per_yuan,max_grant\na,north,0.01,3\nb,south,0.03,3\n";
    let two = instance(settings, table);
    let budget = Varied::named(&two, "budget").unwrap();
    for points in [None, Some(2), Some(4)] {
        let curve = drawn(&two, "budget", &Options { points, ..Options::default() }).unwrap();
        let (error, holds) = curve.error.zip(curve.error_holds).unwrap();
        for number in holds.from.as_whole().unwrap()..=holds.to.as_whole().unwrap() {
            let expected = cold(&two, &budget, Decimal::whole(number)).unwrap();
            let apart = (expected - line(&curve, number as f64)).abs();
            assert!(apart <= error + 1e-12, "{points:?}, {number}: {apart} is more than {error}");
        }
    }
}

/// By hand: `a` may have three tenths of the budget in whole yuan, so that the optimum ⌊0.3·θ⌋ + 0.01·(θ − ⌊0.3·θ⌋) rises by
/// 0.01 from one yuan to the next, or by 1. Nothing but a point at every yuan would draw that to a ten-thousandth.
#[test]
fn a_curve_that_whole_steps_move_about_is_drawn_by_few_points() {
    let settings = "format = 1\n[funds]\nbudget = 400\n[[rules]]\nname = \"cap\"\nwhere = { id = \"a\" }\nat_most = { share_of_budget = 0.3 }\n";
    let two = instance(settings, "id,impact_per_yuan,max_grant\na,1,4000\nb,0.01,4000\n");
    let options = Options { to: Some(Decimal::whole(400)), ..Options::default() };
    let curve = drawn(&two, "budget", &options).unwrap();
    let budget = Varied::named(&two, "budget").unwrap();
    assert!(curve.points.len() <= 20, "{} points", curve.points.len());
    let (error, of_steps) = curve.error.zip(curve.error_of_steps).unwrap();
    assert!((0.99..=3.0).contains(&error) && of_steps > error / 2.0, "{error}, of steps {of_steps}");
    let exact = |theta: u64| (3 * theta / 10) as f64 + 0.01 * (theta - 3 * theta / 10) as f64;
    for theta in 0..=400 {
        assert!((exact(theta) - line(&curve, theta as f64)).abs() <= error, "{theta}");
    }
    for point in &curve.points {
        assert!((point.impact - exact(budget.notch(point.limit))).abs() < 1e-9, "{point:?}");
    }
}

/// One program a point: what proves the curve from below between them is had from few others.
#[test]
fn many_points_take_little_more_than_one_program_each() {
    let guangxi = read(Path::new("instances/guangxi-2020")).instance.unwrap();
    let ends = [340_000_000, 380_000_000].map(|yuan| Some(Decimal::whole(yuan)));
    let options = Options { points: Some(60), from: ends[0], to: ends[1], ..Options::default() };
    let curve = drawn(&guangxi, "budget", &options).unwrap();
    assert_eq!(curve.points.len(), 60);
    assert!(curve.solves <= 72, "{} programs", curve.solves);
    let (first, last) = (&curve.points[0], &curve.points[59]);
    assert!(curve.error.unwrap() < 1e-3 * (last.impact - first.impact), "{:?}", curve.error);
}

#[test]
fn whole_grants_have_no_curve() {
    let whole = "format = 1\n[funds]\nbudget = 40\n[grants]\nmin_grant = 10\n";
    let table = "id,impact_per_yuan,max_grant\na,0.5,40\nb,0.3,60\n";
    assert_eq!(
        drawn(&instance(whole, table), "budget", &Options::default()).err(),
        Some(NoFrontier::WholeGrants)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// The engine is the outside word: it knows nothing of segments in a row.
    #[test]
    fn with_the_budget_alone_every_breakpoint_is_an_optimum(spec in spec(), share in 0.0..1.0) {
        let mut spec = spec;
        spec.rules.clear();
        (spec.max_leakage, spec.max_shell_exposure, spec.min_coverage, spec.squared) = (None, None, None, false);
        let instance = spec.instance();
        let budget = Varied::named(&instance, "budget").unwrap();
        let curve = breakpoints(&instance).unwrap();
        let agrees = agrees_with_cold_solves(&instance, &budget, &curve, share);
        prop_assert!(agrees.is_ok(), "{}", agrees.unwrap_err());
        // Between breakpoints the curve is straight, and after the last nothing is left to do.
        prop_assert!(curve.error == Some(0.0) && curve.points.last().unwrap().price == 0.0);
        let last = curve.points.last().unwrap();
        let more = Decimal::whole(2 * last.limit.as_whole().unwrap() + 1000);
        let all = cold(&instance, &budget, more).unwrap();
        prop_assert!((all - last.impact).abs() <= 1e-9 * all.max(1e-9), "{all} is not {}", last.impact);
    }
}

/// By hand: a fills at 0.5 and then b at 0.3; c, as steep as b, comes after it.
#[test]
fn breakpoints_say_who_is_next() {
    let table = "id,impact_per_yuan,max_grant\nc,0.3,10\na,0.5,40\nb,0.3,60\nd,0,5\n";
    let three = instance("format = 1\n[funds]\nbudget = 40\n", table);
    let curve = breakpoints(&three).unwrap();
    let points: Vec<_> = curve
        .points
        .iter()
        .map(|point| (point.limit.as_whole().unwrap(), point.impact, point.price, point.enter.join(" ")))
        .collect();
    let expected = [(0, 0.0, 0.5, ""), (40, 20.0, 0.3, "a"), (100, 38.0, 0.3, "b"), (110, 41.0, 0.0, "c")];
    for (found, expected) in points.iter().zip(expected) {
        assert_eq!((found.0, found.3.as_str()), (expected.0, expected.3));
        assert!((found.1 - expected.1).abs() < 1e-12 && (found.2 - expected.2).abs() < 1e-12, "{found:?}");
    }
    assert_eq!(points.len(), 4);
    let ruled = instance("format = 1\n[funds]\nbudget = 40\n[[rules]]\nname = \"r\"\nat_least = 5\n", table);
    assert_eq!(breakpoints(&ruled).err(), Some(NoBreakpoints::OtherRules));
}

/// Two regions, one of which has a floor and the other a share of what is given out.
fn two_regions() -> Instance {
    let settings = "format = 1\n[funds]\nbudget = 100\n[[rules]]\nname = \"south\"\nwhere = { region = \"south\" }\nat_least = { share_of_allocated = 0.25 }\n[[rules]]\nname = \"north\"\nwhere = { region = \"north\" }\nat_least = 20\n";
    let table = "id,region,impact_per_yuan,max_grant\na,north,0.5,50\nb,south,0.1,50\nc,south,0.3,20\n";
    instance(settings, table)
}

#[test]
fn a_table_over_two_limits_holds_cold_solves() {
    let three = two_regions();
    let [budget, south] = ["budget", "rule:south"].map(|name| Varied::named(&three, name).unwrap());
    let found = two_way(&three, [&budget, &south], 4, by_name("engine").unwrap()).unwrap();
    // The budget stands across.
    assert_eq!(found.by, ["rule:south", "budget"]);
    assert_eq!((found.rows.len(), found.columns.len()), (4, 4));
    let mut nothing = 0;
    for (row, cells) in found.rows.iter().zip(&found.cells) {
        let with = three.with_limit(&south.stated, *row).unwrap();
        for (column, cell) in found.columns.iter().zip(cells) {
            let expected = cold(&with, &budget, *column);
            nothing += usize::from(expected.is_none());
            assert_eq!(cell.is_some(), expected.is_some(), "{row} {column}");
            assert!(cell.zip(expected).is_none_or(|(cell, expected)| (cell.impact - expected).abs() < 1e-9));
        }
    }
    assert!(nothing < 16, "some are feasible");
}

/// What stands between two texts, for every first one.
fn all_between<'t>(text: &'t str, first: &'t str, last: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(first).skip(1).map(move |rest| rest.split(last).next().unwrap())
}

/// Every tag is closed by its like.
fn is_well_formed(picture: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in all_between(picture, "<", ">").filter(|tag| !tag.starts_with('?')) {
        assert!(!tag.contains('<') && tag.matches('"').count() % 2 == 0, "{tag}");
        match tag.strip_prefix('/') {
            Some(closed) => assert_eq!(open.pop(), Some(closed.trim())),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split_whitespace().next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

/// The table is the outside word: every figure of it has a dot, where one scale takes all of them to, and of its row's colour.
#[test]
fn a_picture_over_two_limits_has_the_figures_of_its_table() {
    let three = two_regions();
    let [budget, south] = ["budget", "rule:south"].map(|name| Varied::named(&three, name).unwrap());
    let found = two_way(&three, [&budget, &south], 4, by_name("engine").unwrap()).unwrap();
    let report = TwoWayReport::of(&three, found.clone());
    let picture = two_way_svg(&report).unwrap().unwrap();
    is_well_formed(&picture);
    let mut figures: Vec<(usize, f64, f64)> = Vec::new();
    for (row, cells) in found.cells.iter().enumerate() {
        let some = found.columns.iter().zip(cells).filter_map(|(column, cell)| Some((column, (*cell)?)));
        figures.extend(some.map(|(column, cell)| (row, column.to_f64(), cell.impact)));
    }
    let number = |tag: &str, name: &str| -> f64 {
        all_between(tag, &format!(" {name}=\""), "\"").next().unwrap().parse().unwrap()
    };
    let colour =
        |tag: &str, name: &str| all_between(tag, &format!(" {name}=\""), "\"").next().unwrap().to_owned();
    let dots: Vec<(String, f64, f64)> = all_between(&picture, "<circle", "/>")
        .map(|tag| (colour(tag, "fill"), number(tag, "cx"), number(tag, "cy")))
        .collect();
    assert_eq!(dots.len(), figures.len());
    // A scale by the two ends; pixels are whole.
    let agrees = |pairs: &[(f64, f64)]| {
        let least = pairs.iter().copied().min_by(|one, two| one.0.total_cmp(&two.0)).unwrap();
        let most = pairs.iter().copied().max_by(|one, two| one.0.total_cmp(&two.0)).unwrap();
        assert!((most.1 - least.1).abs() > 100.0, "{least:?} {most:?}");
        for (figure, pixel) in pairs {
            let expected = least.1 + (most.1 - least.1) * (figure - least.0) / (most.0 - least.0);
            assert!((pixel - expected).abs() <= 1.5, "{figure} is at {pixel}, not {expected}");
        }
    };
    agrees(&figures.iter().zip(&dots).map(|(figure, dot)| (figure.1, dot.1)).collect::<Vec<_>>());
    agrees(&figures.iter().zip(&dots).map(|(figure, dot)| (figure.2, dot.2)).collect::<Vec<_>>());
    for ((one, dot), (two, other)) in
        figures.iter().zip(&dots).flat_map(|one| figures.iter().zip(&dots).map(move |two| (one, two)))
    {
        assert_eq!(one.0 == two.0, dot.0 == other.0, "one colour a row");
    }
    // Neighbours of a row are joined by a line of its colour, and each row is named beside a dash.
    let lines: Vec<String> =
        all_between(&picture, "<polyline", "/>").map(|tag| colour(tag, "stroke")).collect();
    for (row, number) in found.rows.iter().enumerate() {
        let joined = found.cells[row].split(Option::is_none).filter(|stretch| stretch.len() > 1).count();
        let own = figures.iter().position(|figure| figure.0 == row);
        let drawn = own.map(|at| lines.iter().filter(|line| **line == dots[at].0).count());
        assert!(drawn.is_none_or(|drawn| drawn == joined + 1), "{number}: {drawn:?} lines, {joined}");
        assert!(
            all_between(&picture, "<text", "</text>")
                .any(|text| text.trim_end().ends_with(&format!("\n{number}"))),
            "{number}"
        );
    }
}

/// So many regions, and shares of what is given out as floor and cap of each.
fn regions_with_shares(cooperatives: u64, regions: u32, [floor, cap]: [f64; 2]) -> Instance {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { cooperatives, regions, ..Settings::default() };
    world::write(&settings, folder.path()).unwrap();
    let place = folder.path().join("instance.toml");
    let text = std::fs::read_to_string(&place).unwrap();
    let own = text.find("# A region's share of the money").unwrap();
    let next = text.find("# Central linking funds").unwrap();
    let rule = format!(
        "[[rules]]\nname = \"share\"\neach = \"region\"\nat_least = {{ share_of_allocated = {floor:.4} }}\nat_most = {{ share_of_allocated = {cap:.4} }}\n\n"
    );
    std::fs::write(&place, format!("{}{rule}{}", &text[..own], &text[next..])).unwrap();
    read(folder.path()).instance.unwrap()
}

/// The engine, and the most pivots of any program that it was given.
#[derive(Default)]
struct Counting(AtomicUsize);

impl Counting {
    fn count(&self, outcome: Outcome) -> Outcome {
        if let Outcome::Point(point) = &outcome {
            self.0.fetch_max(point.iterations, Relaxed);
        }
        outcome
    }
}

impl Backend for Counting {
    fn name(&self) -> &'static str {
        "counting"
    }

    fn describe(&self) -> &'static str {
        "the engine, counted"
    }

    fn solve(&self, program: &Program) -> Outcome {
        self.count(by_name("engine").unwrap().solve(program))
    }

    fn solve_near(&self, program: &Program, prices: &[f64]) -> Outcome {
        self.count(by_name("engine").unwrap().solve_near(program, prices))
    }
}

/// By hand: shares of all regions add up to 1, so that no floor can be above what each has if all have the same, and no cap
/// below. These worlds leave room for that, and there both curves end, in one optimum. Next to nothing is left to choose there,
/// and all ties: pivots went round in circles.
#[test]
fn a_share_for_each_region_goes_as_far_as_all_can_have_the_same() {
    for (cooperatives, regions, share) in [(1_000, 40, 0.025), (3_000, 100, 0.01)] {
        let instance = regions_with_shares(cooperatives, regions, [share / 2.0, 1.6 * share]);
        let engine = Counting::default();
        let end = |limit: &str, last: bool| {
            let varied = Varied::named(&instance, limit).unwrap();
            let options = Options { points: Some(2), ..Options::default() };
            let points = frontier(&instance, &varied, &options, &engine).unwrap().points;
            let end = if last { points.last() } else { points.first() };
            end.map(|point| (point.limit, point.impact)).unwrap()
        };
        let [floor, cap] = [end("rule:share:at_least", true), end("rule:share:at_most", false)];
        assert_eq!([floor.0, cap.0], [Decimal::parse(&share.to_string()).unwrap(); 2]);
        assert!((floor.1 - cap.1).abs() <= 1e-9 * cap.1, "{} is not {}", floor.1, cap.1);
        let pivots = engine.0.into_inner();
        assert!(pivots <= 20 * regions as usize, "{pivots} pivots");
    }
}
