//! `--relative-gap` and `--time-limit`: a search for whole grants that ends before its own end says so.

mod command;

use serde_json::Value;
use tempfile::TempDir;

/// All or nothing for so many, of sizes and worths that leave a search much to do, and one small grant that a
/// search need not move.
fn folder(count: u64) -> TempDir {
    let folder = TempDir::new().unwrap();
    let settings = "format = 1\n[funds]\nbudget = 50000\n[[rules]]\nname = \"half\"\nwhere = { side = \"s0\" }\nat_most = 24999\n[[rules]]\nname = \"third\"\nwhere = { side = \"s1\" }\nat_most = 15011\n";
    let mut table = "id,side,impact_per_yuan,min_grant,max_grant\n".to_owned();
    for one in 0..count {
        let grant = 701 + one * 7919 % 2003;
        let worth = 500 + one * 104_729 % 211;
        table += &format!("c{one},s{},0.{worth},{grant},{grant}\n", one % 3);
    }
    std::fs::write(folder.path().join("instance.toml"), settings).unwrap();
    std::fs::write(folder.path().join("cooperatives.csv"), table).unwrap();
    folder
}

fn solve(folder: &TempDir, more: &[&str]) -> (Option<i32>, Value, String) {
    let run = |format: &str| {
        command::allotment()
            .args(["solve", folder.path().to_str().unwrap(), "--format", format])
            .args(more)
            .output()
            .unwrap()
    };
    let (json, text) = (run("json"), run("text"));
    let found = serde_json::from_slice(&json.stdout).unwrap();
    (json.status.code(), found, String::from_utf8(text.stdout).unwrap())
}

#[test]
fn a_search_goes_to_its_own_end_unless_it_is_told_otherwise() {
    let (code, found, _) = solve(&folder(90), &[]);
    assert_eq!(code, Some(0));
    assert_eq!(found["proof"].get("stopped_by"), None);
}

#[test]
fn a_gap_that_is_near_enough_ends_the_search_and_is_kept() {
    let folder = folder(90);
    let (code, found, text) = solve(&folder, &["--relative-gap", "0.05"]);
    assert_eq!(code, Some(0));
    assert!(found["impact"]["relative_gap"].as_f64().unwrap() <= 0.05, "{found}");
    assert_eq!(found["proof"]["stopped_by"], "gap");
    assert!(text.contains("stopped by --relative-gap"), "{text}");
    let best = solve(&folder, &[]).1["impact"]["achieved"].as_f64().unwrap();
    assert!(found["impact"]["bound"].as_f64().unwrap() >= best);
}

#[test]
fn no_time_is_said_to_have_ended_it() {
    let (code, found, text) = solve(&folder(90), &["--time-limit", "0"]);
    if found["impact"]["achieved"].is_null() {
        assert_eq!((code, &found["status"]), (Some(2), &Value::from("unknown")), "{found}");
        assert!(text.contains("ended before it found"), "{text}");
    } else {
        assert!(text.contains("stopped by --time-limit"), "{text}");
    }
    assert_eq!(found["proof"]["stopped_by"], "time");
}

#[test]
fn seconds_are_a_number() {
    for wrong in ["-1", "soon", "nan"] {
        let run = command::allotment().args(["solve", "x", "--time-limit", wrong]).output().unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(said.contains("write seconds"), "{said}");
    }
}
