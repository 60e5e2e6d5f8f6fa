//! A made-up programme at a size where no small core around the prices holds anything that keeps every rule.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use super::command::allotment;

/// All or nothing for each, of what it may get at most; heads count.
#[test]
fn whole_grants_under_many_rules_are_found_and_near_the_bound() {
    let folder = TempDir::new().unwrap();
    let world = allotment()
        .args(["generate", "--cooperatives", "1500", "--regions", "30", "--seed", "1", "-o"])
        .arg(folder.path().join("world"))
        .output()
        .unwrap();
    assert!(world.status.success(), "{}", String::from_utf8_lossy(&world.stderr));
    let [settings, table] =
        ["instance.toml", "cooperatives.csv"].map(|name| folder.path().join("world").join(name));
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(&settings, text.replace("measure = \"gap\"", "measure = \"headcount\"")).unwrap();
    let text = fs::read_to_string(&table).unwrap();
    assert!(
        text.lines().next().unwrap().ends_with(",max_grant"),
        "the last column is the most that each may get"
    );
    let with_sizes = text.lines().enumerate().map(|(number, line)| {
        let last = line.rsplit(',').next().unwrap();
        let size = if number == 0 { "sizes" } else { last };
        format!("{line},{size}\n")
    });
    fs::write(&table, with_sizes.collect::<String>()).unwrap();
    let solved = allotment()
        .args(["solve", "--format", "json", "--relative-gap", "0.02"])
        .arg(folder.path().join("world"))
        .output()
        .unwrap();
    let answer: Value = serde_json::from_slice(&solved.stdout).unwrap();
    assert_eq!(answer["status"], "feasible");
    assert!(answer["impact"]["relative_gap"].as_f64().unwrap() <= 0.02, "{}", answer["impact"]);
}
