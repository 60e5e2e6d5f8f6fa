//! Intervals by samples of cooperatives: what they must be by construction, and how often they cover the truth.

mod command;

use allotment::chance::Chance;
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, check};
use allotment::policy::catalog;
use allotment::solve;
use allotment::study::{Comparison, Entry, Question, Replicates, judge, measures, replicate};
use tempfile::TempDir;

fn instance(settings: &str, table: &str, members: &str) -> Instance {
    let head = "format = 1\n[poverty]\nline = 10\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n";
    let files = Files::new("samples").with("instance.toml", format!("{head}{settings}"));
    let reading = check(&files.with("cooperatives.csv", table).with("members.csv", members));
    let faults: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    reading.instance.unwrap_or_else(|| panic!("{}", faults.join("\n")))
}

fn place(name: &str) -> usize {
    measures().position(|measure| measure.name == name).expect("the measure is known")
}

/// Every policy or some, with intervals of these measures.
fn sampled(instance: &Instance, policies: &[&str], wanted: &[&str], count: usize, seed: u64) -> Comparison {
    let known = catalog().iter().filter(|policy| policies.is_empty() || policies.contains(&&*policy.name()));
    let entries: Vec<Entry<'_>> = known.map(|policy| Entry::Policy(*policy)).collect();
    let impact = Impact::of(instance);
    let both = (instance, &impact);
    let backend = solve::by_name("engine").expect("the engine is always there");
    let question = Question { decided: both, truth: both, backend, entries: &entries, seed };
    let places: Vec<usize> = wanted.iter().map(|name| place(name)).collect();
    let replicates = Replicates { count, measures: &places, done: &|| () };
    replicate(&question, judge(&question), &replicates).expect("grants are whole in steps only")
}

/// By construction: of cooperatives that are all alike every sample is the same.
#[test]
fn of_cooperatives_all_alike_nothing_varies() {
    let (mut table, mut members) = ("id,region\n".to_owned(), "cooperative,people,income\n".to_owned());
    for number in 0..30 {
        table += &format!("c{number},{}\n", ["north", "south"][number % 2]);
        members += &format!("c{number},3,4\nc{number},2,20\n");
    }
    let rule = "[[rules]]\nname = \"by the poor\"\neach = \"region\"\nat_least = { times = 0.5, share_of = \"members\" }\n";
    let settings =
        format!("[funds]\nbudget = 300\n[report]\nby = \"region\"\n[grants]\nmax_grant = 30\n{rule}");
    let settings = format!("[accuracy]\nmin_coverage = 0.2\nfull_coverage = 5\n{settings}");
    let wanted = ["impact", "money", "leakage", "gap", "impact_effectiveness"];
    let found = sampled(
        &instance(&settings, &table, &members),
        &["optimal", "budget-alone", "equal", "per-poor-member", "geographic"],
        &wanted,
        100,
        3,
    );
    assert_eq!(found.judged.len(), 5);
    assert_eq!(
        found.replicates.as_ref().map(|drawn| (drawn.failed, drawn.strata.as_deref())),
        Some((0, Some("region")))
    );
    for judged in &found.judged {
        for name in wanted {
            let (value, interval) =
                (judged.values[place(name)].unwrap(), judged.intervals[place(name)].unwrap());
            for end in [interval.low, interval.high] {
                assert!(
                    (end - value).abs() <= 1e-9 * (1.0 + value.abs()),
                    "{} {name}: {interval:?} {value}",
                    judged.name
                );
            }
        }
    }
}

/// Gaps of 1 and 9 in two strata, each with 50 people alone: 50 yuan can close 50, in every sample, by the poorest first
/// or by anyone; the mean gap, which samples within strata leave alone, is that of everyone.
#[test]
fn samples_are_drawn_within_strata_and_differences_are_paired() {
    let (mut table, mut members) = ("id,region\n".to_owned(), "cooperative,people,income\n".to_owned());
    for number in 0..100 {
        table += &format!("c{number},{}\n", ["north", "south"][number % 2]);
        members += &format!("c{number},1,{}\n", [1, 9][number % 2]);
    }
    let budget = "[funds]\nbudget = 50\n";
    let within = sampled(
        &instance(&format!("{budget}[report]\nby = \"region\"\n"), &table, &members),
        &["optimal", "equal"],
        &["gap"],
        200,
        1,
    );
    let across = sampled(&instance(budget, &table, &members), &["optimal", "equal"], &["gap"], 200, 1);
    let width =
        |found: &Comparison| found.judged[0].intervals[place("gap")].map(|one| one.high - one.low).unwrap();
    assert!(width(&within) < 1e-12, "{}", width(&within));
    // How many of 100 are drawn with gap 9 has a standard error of 5: 8 · 5 / (100 · 10) = 0.04 each way, twice.
    assert!((width(&across) - 2.0 * 1.96 * 0.04).abs() < 0.04, "{}", width(&across));
    // Both close 50 of the gap whoever is drawn, unless more is given to some than they lack: the difference stays.
    let (difference, interval) = across.judged[1].differences[place("gap")].unwrap();
    assert!(
        difference.abs() < 1e-12 && interval.low.abs() < 1e-12 && interval.high.abs() < 1e-12,
        "{interval:?}"
    );
}

/// A made-up kind of cooperative: a line of the table, and of its members.
fn kind(chance: &mut Chance, id: usize) -> (String, String) {
    let max_grant = 5 * chance.between(4, 20);
    let (poor, others) = (chance.between(1, 12), chance.between(1, 20));
    let (income, risk) = (chance.between(2, 9), chance.between(0, 30));
    (
        format!("c{id},0.{risk:02},{max_grant}\n"),
        format!("c{id},{poor},{income}\nc{id},{others},{}\n", income + 10),
    )
}

/// So many of the kinds, with 20 yuan for each.
fn drawn_from(kinds: &[usize]) -> Instance {
    let (mut table, mut members) =
        ("id,shell_risk,max_grant\n".to_owned(), "cooperative,people,income\n".to_owned());
    for (place, kind_of) in kinds.iter().enumerate() {
        let (line, lines) = kind(&mut Chance::of_stream(7, *kind_of as u64), place);
        table += &line;
        members += &lines;
    }
    let settings = format!(
        "[accuracy]\nmax_leakage = 0.65\nmax_shell_exposure = 0.12\n[funds]\nbudget = {}\n",
        20 * kinds.len()
    );
    instance(&settings, &table, &members)
}

/// The truth is the optimum of a population of 3,000; each trial draws 100 of it, and asks 200 samples of these for an
/// interval. Of 200 intervals that cover with 95 %, 190 cover, with a standard error of 3.1: three of them each way.
#[test]
fn the_optimums_interval_covers_the_truth_as_often_as_it_says() {
    const POPULATION: usize = 3_000;
    const DRAWN: usize = 100;
    let per_head = |instance: &Instance, impact: f64| impact / instance.cooperatives().len() as f64;
    let everyone = drawn_from(&(0..POPULATION).collect::<Vec<_>>());
    let truth = allotment::pipeline::optimum(&everyone, &Impact::of(&everyone), solve::catalog()[0]).unwrap();
    let truth = per_head(&everyone, truth.to_f64());
    let covered = (0..200_u64).filter(|trial| {
        let mut chance = Chance::of_stream(2_020, *trial);
        let kinds: Vec<usize> = (0..DRAWN).map(|_| chance.below(POPULATION as u64) as usize).collect();
        let drawn = drawn_from(&kinds);
        let found = sampled(&drawn, &["optimal"], &["impact"], 200, *trial);
        assert_eq!(found.replicates.as_ref().unwrap().failed, 0);
        let interval = found.judged[0].intervals[place("impact")].unwrap();
        per_head(&drawn, interval.low) <= truth && truth <= per_head(&drawn, interval.high)
    });
    let covered = covered.count();
    assert!((181..=199).contains(&covered), "{covered} of 200");
}

fn allotment(arguments: &[&str]) -> Vec<u8> {
    let run = command::allotment().args(arguments).output().expect("the command runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    run.stdout
}

/// A made-up world of 4,000 cooperatives: enough for the engine to work on a core of them.
fn world() -> TempDir {
    let folder = TempDir::new().unwrap();
    allotment(&["generate", "--cooperatives", "4000", "-o", folder.path().join("world").to_str().unwrap()]);
    folder
}

#[test]
fn samples_are_the_same_on_any_number_of_threads() {
    let folder = world();
    let path = folder.path().join("world");
    let run = |more: &[&str]| {
        let policies = "optimal,budget-alone,factor-method,lottery";
        let which = ["compare", path.to_str().unwrap(), "--replicates", "100", "--policies", policies];
        allotment(&[&which[..], &["--format", "json"], more].concat())
    };
    let one = run(&["--threads", "1"]);
    assert!(one == run(&["--threads", "2"]) && one == run(&["--threads", "5"]));
    assert!(one != run(&["--seed", "2"]));
}

#[test]
fn every_format_shows_intervals_and_text_fits_100_columns() {
    let folder = world();
    let path = folder.path().join("world");
    let run = |format: &str| {
        let run = ["compare", path.to_str().unwrap(), "--replicates", "100", "--format", format];
        String::from_utf8(allotment(&run)).unwrap()
    };
    let text = run("text");
    assert!(
        text.contains("impact: 95 % intervals, and how much it is more than optimal's on the same samples")
    );
    for line in text.lines() {
        assert!(line.chars().count() <= 100, "{line}");
    }
    assert!(run("markdown").contains("More than optimal on the same samples"));
    let json: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    let policies = json["policies"].as_array().unwrap();
    let of_equal = policies.iter().find(|one| one["policy"] == "equal").unwrap();
    let csv = run("csv");
    for (measure, interval) in
        [("impact", "/intervals/impact"), ("difference:impact", "/differences/impact/interval")]
    {
        let start = format!("equal,,{measure},");
        let line = csv.lines().find(|line| line.starts_with(&start)).unwrap();
        let cells: Vec<f64> = line.split(',').filter_map(|cell| cell.parse().ok()).collect();
        let ends = [0, 1].map(|end| of_equal.pointer(interval).unwrap()[end].as_f64().unwrap());
        // Whoever reads JSON may be a unit in the last place off.
        let apart = [0, 1].map(|end| (cells[1 + end] - ends[end]).abs());
        assert!(apart.iter().all(|apart| *apart <= 1e-14 * cells[0].abs()), "{line} {ends:?}");
        assert!(ends[0] < cells[0] && cells[0] < ends[1], "{line}");
    }
}

#[test]
fn whole_grants_have_no_intervals_and_are_told_so() {
    let run = ["compare", "instances/tiny/least-grant", "--replicates", "100"];
    let run = command::allotment().args(run).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("error[cli::replicates-whole]"));
}

/// Decided where a is poor, judged where b is: by hand all 10 yuan go to a, and close nothing; 10 to b would close 8.
#[test]
fn policies_divide_by_the_instances_members_and_are_judged_by_those_of_the_truth() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str| folder.path().join(name);
    let settings = "format = 1\n[funds]\nbudget = 10\n[poverty]\nline = 10\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n";
    std::fs::write(file("instance.toml"), settings).unwrap();
    std::fs::write(file("cooperatives.csv"), "id,county\na,x\nb,y\n").unwrap();
    std::fs::write(file("members.csv"), "cooperative,people,income\na,2,2\nb,1,20\n").unwrap();
    std::fs::write(file("members-b.csv"), "cooperative,people,income\na,2,20\nb,1,2\n").unwrap();
    let (path, truth) = (file(""), file("members-b.csv"));
    let which = ["compare", path.to_str().unwrap(), "--format", "json", "--policies", "optimal"];
    let run = |more: &[&str]| -> serde_json::Value {
        serde_json::from_slice(&allotment(&[&which[..], more].concat())).unwrap()
    };
    let measured = |found: &serde_json::Value, policy: usize, name: &str| {
        found["policies"][policy]["measures"][name].as_f64().unwrap()
    };
    let own = run(&[]);
    let is = |found: &serde_json::Value, policy: usize, expected: &[(&str, f64)]| {
        for (name, expected) in expected {
            let measured = measured(found, policy, name);
            assert!((measured - expected).abs() < 1e-9, "{name}: {measured}");
        }
    };
    is(&own, 0, &[("impact", 10.0), ("shortfall", 6.0)]);
    let judged = run(&["--truth", truth.to_str().unwrap(), "--levels", "county"]);
    is(&judged, 0, &[("impact", 0.0), ("shortfall", 8.0), ("impact_effectiveness", 0.0)]);
    // County x has all of the gap that is decided by, and so do its two members.
    assert_eq!(judged["policies"][1]["policy"], "geographic/county");
    is(&judged, 1, &[("impact", 0.0)]);

    std::fs::write(&truth, "cooperative,people,income\nnobody,2,20\n").unwrap();
    let mut run = command::allotment();
    let run = run.args(which).args(["--truth", truth.to_str().unwrap()]).output().unwrap();
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("members-b.csv:2"), "{run:?}");
}
