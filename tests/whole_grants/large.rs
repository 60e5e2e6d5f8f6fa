//! A made-up programme at a size where no small core around the prices holds anything that keeps every rule.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::command::allotment;

/// Copies an instance's tables, all or nothing for each: of the most that it may get.
fn all_or_nothing(from: &Path, to: &Path, settings: &str) {
    fs::create_dir_all(to).unwrap();
    fs::write(to.join("instance.toml"), settings).unwrap();
    fs::copy(from.join("members.csv"), to.join("members.csv")).unwrap();
    let text = fs::read_to_string(from.join("cooperatives.csv")).unwrap();
    assert!(
        text.lines().next().unwrap().ends_with(",max_grant"),
        "the last column is the most that each may get"
    );
    let with_sizes = text.lines().enumerate().map(|(number, line)| {
        let last = line.rsplit(',').next().unwrap();
        let size = if number == 0 { "sizes" } else { last };
        format!("{line},{size}\n")
    });
    fs::write(to.join("cooperatives.csv"), with_sizes.collect::<String>()).unwrap();
}

/// A generated world, all or nothing.
fn world(folder: &Path, cooperatives: &str, regions: &str, seed: &str, measure: &str) -> PathBuf {
    let world = folder.join("world");
    let generated = allotment()
        .args(["generate", "--cooperatives", cooperatives, "--regions", regions, "--seed", seed, "-o"])
        .arg(&world)
        .output()
        .unwrap();
    assert!(generated.status.success(), "{}", String::from_utf8_lossy(&generated.stderr));
    let settings = fs::read_to_string(world.join("instance.toml")).unwrap();
    let settings = settings.replace("measure = \"gap\"", &format!("measure = \"{measure}\""));
    let instance = folder.join("instance");
    all_or_nothing(&world, &instance, &settings);
    instance
}

fn solve(instance: &Path, gap: &str) -> Value {
    let solved = allotment()
        .args(["solve", "--format", "json", "--relative-gap", gap])
        .arg(instance)
        .output()
        .unwrap();
    serde_json::from_slice(&solved.stdout).unwrap()
}

#[test]
fn whole_grants_under_many_rules_are_found_and_near_the_bound() {
    let folder = TempDir::new().unwrap();
    let answer = solve(&world(folder.path(), "1500", "30", "1", "headcount"), "0.02");
    assert_eq!(answer["status"], "feasible");
    assert!(answer["impact"]["relative_gap"].as_f64().unwrap() <= 0.02, "{}", answer["impact"]);
}

/// Floors and caps for each of 30 regions, of which the best choices at the prices break a dozen.
#[test]
fn exchanges_lead_to_the_rules_where_no_core_does() {
    for seed in ["1", "3"] {
        let folder = TempDir::new().unwrap();
        let answer = solve(&world(folder.path(), "3000", "30", seed, "gap"), "0.02");
        assert_eq!(answer["status"], "feasible", "seed {seed}: {}", answer["impact"]);
        assert_eq!(answer["proof"]["rules_kept"], true);
    }
}

/// The published size under two binding rows: a budget and the money that may be lost to shells, and a budget and coverage.
/// The optima are those of HiGHS 1.16 over all cooperatives that could be elsewhere in a better allocation.
#[test]
fn under_two_binding_rows_the_optimum_of_all_guangxi_is_proved() {
    let guangxi = Path::new("instances/guangxi-2020");
    let text = fs::read_to_string(guangxi.join("instance.toml")).unwrap();
    let (settings, _) = text.split_once("# A region's share").unwrap();
    let keep = |drop: &[&str]| -> String {
        let kept = settings.lines().filter(|line| !drop.iter().any(|key| line.starts_with(key)));
        kept.collect::<Vec<&str>>().join("\n")
    };
    let shells = keep(&["max_leakage", "min_coverage", "full_coverage"])
        .replace("max_shell_exposure = 0.07", "max_shell_exposure = 0.05");
    let coverage =
        keep(&["max_leakage", "max_shell_exposure"]).replace("min_coverage = 0.60", "min_coverage = 0.70");
    for (settings, optimum) in [(shells, 24_169_411.767_122), (coverage, 26_230_436.255_933)] {
        let folder = TempDir::new().unwrap();
        all_or_nothing(guangxi, folder.path(), &settings);
        let answer = solve(folder.path(), "0");
        assert_eq!(answer["status"], "optimal", "{}", answer["impact"]);
        assert_eq!(answer["proof"]["by"], "search");
        let achieved = answer["impact"]["achieved"].as_f64().unwrap();
        assert!((achieved - optimum).abs() < 1e-5, "{achieved}");
    }
}
