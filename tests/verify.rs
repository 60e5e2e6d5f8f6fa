//! What `verify` says of anyone's allocation: which limit breaks, whom that concerns, how far from the best.

mod command;

use std::fs;
use std::process::Output;

use serde_json::{Value, json};
use tempfile::TempDir;

/// Verifies grants written down here, and gives the JSON and the exit status.
fn verify(instance: &str, grants: &str, more: &[&str]) -> (Value, Option<i32>) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("grants.csv");
    fs::write(&file, grants).unwrap();
    let output: Output = command::allotment()
        .args(["verify", instance])
        .arg(&file)
        .args(["--format", "json"])
        .args(more)
        .output()
        .unwrap();
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

/// By hand (tiny/binding-floor): the south must get 40 and gets 30; only B is there, and may get more.
#[test]
fn a_floor_that_breaks_concerns_those_who_could_get_more() {
    let (said, status) = verify("instances/tiny/binding-floor", "id,grant\nA,70\nB,30\n", &[]);
    assert_eq!(status, Some(1));
    let broken = json!([{
        "rule": "south", "row": "south", "sense": "at least", "limit": 40, "amount": 30,
        "affected": { "cooperatives": 1, "yuan": 30, "foremost": ["B"] },
    }]);
    assert_eq!(said["broken"], broken);
}

/// By hand: 70 + 50 are 20 above the budget; both carry it, A more.
#[test]
fn a_cap_that_breaks_concerns_those_who_carry_it_the_largest_first() {
    let (said, status) = verify("instances/tiny/binding-floor", "id,grant\nB,50\nA,70\n", &[]);
    assert_eq!(status, Some(1));
    let broken = &said["broken"][0];
    assert_eq!(
        (&broken["row"], &broken["limit"], &broken["amount"]),
        (&json!("budget"), &json!(100), &json!(120))
    );
    assert_eq!(broken["affected"], json!({ "cooperatives": 2, "yuan": 120, "foremost": ["A", "B"] }));
}

/// By hand: the best is 34; A 50 and B 50 are worth 30, which is 4 of 34 short. The budget alone bounds by 50.
#[test]
fn solving_gives_the_distance_from_the_best() {
    let even = "id,grant\nA,50\nB,50\n";
    let (said, status) = verify("instances/tiny/binding-floor", even, &["--solve"]);
    assert_eq!((status, &said["bound_from"]), (Some(0), &json!("solving")));
    let figure = |said: &Value, key: &str| said["impact"][key].as_f64().unwrap();
    assert!((figure(&said, "bound") - 34.0).abs() < 1e-6, "{said}");
    assert!((figure(&said, "relative_gap") - 4.0 / 34.0).abs() < 1e-6, "{said}");
    let (alone, _) = verify("instances/tiny/binding-floor", even, &[]);
    assert!((figure(&alone, "bound") - 50.0).abs() < 1e-6, "{alone}");
}

#[test]
fn where_nothing_keeps_every_rule_there_is_no_distance() {
    let (said, status) = verify("instances/tiny/infeasible", "id,grant\nA,35\n", &["--solve"]);
    assert_eq!((status, &said["impact"]["bound"]), (Some(1), &Value::Null));
    assert_eq!(said["rules_kept"], json!(false));
}
