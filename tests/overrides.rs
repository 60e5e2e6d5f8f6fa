//! Grants that `locked` fixes: listed with their reasons and what they cost, in every output.

mod command;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const INSTANCE: &str = "format = 1\n[funds]\nbudget = 100\n";

/// A yuan brings 3, 2 and 1; `a` and `b` may get 60 each, `c` is locked.
fn folder(locked: &str, more: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let table = format!(
        "id,impact_per_yuan,max_grant,locked,reason\na,3,60,,\nb,2,60,,\nc,1,100,{locked},\"flood, 2024\"\n{more}"
    );
    std::fs::write(folder.path().join("instance.toml"), INSTANCE).unwrap();
    std::fs::write(folder.path().join("cooperatives.csv"), table).unwrap();
    folder
}

fn output(arguments: &[&str], folder: &TempDir) -> String {
    let mut command = Command::from_std(command::allotment());
    let done = command.args(arguments).arg(folder.path()).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn overrides(folder: &TempDir) -> Vec<Value> {
    let summary: Value = serde_json::from_str(&output(&["solve", "--format", "json"], folder)).unwrap();
    summary["overrides"].as_array().unwrap().clone()
}

/// By hand: with 10 for c, a gets 60 and b 30, 250 in all; without it b gets 10 more, 260. The tenth yuan for b
/// and the first bring the same, so the price says it exactly.
#[test]
fn a_small_override_costs_what_its_money_would_bring_elsewhere() {
    let found = overrides(&folder("10", ""));
    let expected = serde_json::json!([
        {"id": "c", "grant": 10, "reason": "flood, 2024", "bound_rises_by": 10.0}
    ]);
    assert_eq!(Value::from(found), expected);
}

/// By hand: with 50 for c, a gets 50, 200 in all; without it a gets 60 and b 40, 260. The price is that of a's last
/// yuan, 3, so that c's 50 yuan are said to cost 50·(3 − 1): no less than the 60 that they do cost.
#[test]
fn a_large_override_costs_no_more_than_is_said() {
    assert_eq!(overrides(&folder("50", ""))[0]["bound_rises_by"], 100.0);
}

/// By hand: nothing for d, which brings 5 a yuan and may get 20, costs 20·(5 − 2) where the last yuan brings 2.
#[test]
fn one_that_is_locked_out_costs_what_it_would_bring_less_what_its_money_brings() {
    let found = overrides(&folder("", "d,5,20,out,\n"));
    let expected = serde_json::json!([{"id": "d", "grant": 0, "reason": null, "bound_rises_by": 60.0}]);
    assert_eq!(Value::from(found), expected);
}

#[test]
fn every_output_lists_overrides_with_their_reasons() {
    let folder = folder("10", "d,5,20,out,not registered\n");
    for arguments in [
        &["solve"][..],
        &["solve", "--format", "markdown"],
        &["solve", "--format", "json"],
        &["solve", "--format", "csv"],
        &["explain"],
        &["explain", "--format", "json"],
    ] {
        let text = output(arguments, &folder);
        assert!(text.contains("flood, 2024") && text.contains("not registered"), "{arguments:?}\n{text}");
    }
    let out = folder.path().join("out");
    output(&["solve", "-o", out.to_str().unwrap()], &folder);
    let page = std::fs::read_to_string(out.join("report.html")).unwrap();
    // In the table of the rules and in the list.
    assert_eq!((page.matches("flood, 2024").count(), page.matches("not registered").count()), (2, 2));
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(out.join("allocation.xlsx")).unwrap();
    for (sheet, column) in [("allocation", 3), ("rules and prices", 1)] {
        let lines = calamine::Reader::worksheet_range(&mut book, sheet).unwrap();
        let reasons = lines.rows().filter(|row| row.get(column).is_some_and(|cell| cell == "flood, 2024"));
        assert_eq!(reasons.count(), 1, "{sheet}");
    }
    let text = output(&["solve"], &folder);
    let listed = text.split("Grants fixed by `locked`").nth(1).unwrap();
    // The dearest first.
    assert!(listed.find("not registered").unwrap() < listed.find("flood, 2024").unwrap(), "{text}");
}

#[test]
fn the_letter_to_one_that_is_locked_says_why() {
    let text = output(&["explain", "--cooperative", "c"], &folder("10", ""));
    assert!(
        text.contains("c receives 10 yuan, because its grant was fixed in advance (flood, 2024)."),
        "{text}"
    );
}

#[test]
fn an_allocation_with_reasons_is_one_that_verify_reads() {
    let folder = folder("10", "");
    let csv = output(&["solve", "--format", "csv"], &folder);
    assert_eq!(csv, "id,grant,impact,reason\na,60,180,\nb,30,60,\nc,10,10,\"flood, 2024\"\n");
    let file = folder.path().join("paid.csv");
    std::fs::write(&file, csv).unwrap();
    let mut command = Command::from_std(command::allotment());
    command.arg("verify").arg(folder.path()).arg(&file).assert().success();
}
