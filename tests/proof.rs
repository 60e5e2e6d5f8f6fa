//! The proof as a file, re-worked by a program in another language that shares nothing with us.
//!
//! `tests/check_proof.py` needs Python 3.11 or later. Where there is none these tests say so and pass, except in
//! CI (`CI` is set), where it must be there.

mod command;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;

/// What the checker said, and whether the proof holds.
struct Checked {
    holds: bool,
    said: String,
}

/// Is there a Python to check with? In CI there must be.
fn python_is_there() -> bool {
    let tomllib = Command::new("python3").args(["-c", "import tomllib"]).output();
    let there = tomllib.is_ok_and(|output| output.status.success());
    assert!(there || std::env::var_os("CI").is_none(), "python3 (3.11 or later) is required in CI");
    if !there {
        eprintln!("python3 (3.11 or later) is not there: no proof was checked");
    }
    there
}

fn check(instance: &Path, proof: &Path) -> Checked {
    let output =
        Command::new("python3").arg("tests/check_proof.py").args([instance, proof]).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    Checked { holds: output.status.success(), said: String::from_utf8(said).unwrap() }
}

/// Solves, and gives the folder with proof.json.
fn solved(instance: &Path) -> TempDir {
    let folder = TempDir::new().unwrap();
    let output =
        command::allotment().arg("solve").arg(instance).arg("-o").arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(folder.path().join("proof.json").is_file(), "{}: {said}", instance.display());
    folder
}

fn holds(instance: &Path) -> Checked {
    let folder = solved(instance);
    let checked = check(instance, &folder.path().join("proof.json"));
    assert!(checked.holds, "{}: {}", instance.display(), checked.said);
    checked
}

/// The proof of an instance, changed, is refused for the reason given.
fn refused(instance: &str, change: impl Fn(&mut Value), reason: &str) {
    let instance = Path::new(instance);
    let folder = solved(instance);
    let file = folder.path().join("proof.json");
    let mut proof: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let before = proof.clone();
    change(&mut proof);
    assert_ne!(proof, before, "nothing was changed");
    fs::write(&file, proof.to_string()).unwrap();
    let checked = check(instance, &file);
    assert!(!checked.holds && checked.said.contains(reason), "{}: {}", instance.display(), checked.said);
}

fn instances(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("broken") {
            found.extend(instances(&path));
        }
    }
    if folder.join("instance.toml").is_file() {
        found.push(folder.to_owned());
    }
    found.sort();
    found
}

/// An instance of these files.
fn instance(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn every_instance_has_a_proof_that_python_holds_for_true() {
    if !python_is_there() {
        return;
    }
    let instances = instances(Path::new("instances"));
    assert!(instances.len() >= 20, "only {} instances", instances.len());
    for instance in instances {
        let checked = holds(&instance);
        let status = fs::read_to_string(instance.join("answer.toml")).unwrap();
        let expected = match () {
            () if status.contains("\"infeasible\"") => "nothing keeps every rule",
            () if status.contains("\"unknown\"") => "Nothing is proved",
            () => "every rule is kept",
        };
        assert!(checked.said.contains(expected), "{}: {}", instance.display(), checked.said);
    }
}

#[test]
fn made_up_worlds_of_many_sizes_have_proofs_that_hold() {
    if !python_is_there() {
        return;
    }
    for seed in 1..=12_u32 {
        let world = TempDir::new().unwrap();
        let size = (900 + seed * 100).to_string();
        let generated = command::allotment()
            .args(["generate", "--cooperatives", &size, "--seed", &seed.to_string(), "-o"])
            .arg(world.path())
            .output()
            .unwrap();
        assert!(generated.status.success(), "{}", String::from_utf8_lossy(&generated.stderr));
        let file = world.path().join("instance.toml");
        let settings = fs::read_to_string(&file).unwrap();
        if seed % 3 == 0 {
            fs::write(&file, settings.replace("measure = \"gap\"", "measure = \"squared-gap\"")).unwrap();
        }
        holds(world.path());
    }
}

/// Every form of limit, weights, a number in `where`, other headings, GB18030, promises.
#[test]
fn every_form_of_rule_is_stated_alike_by_both() {
    if !python_is_there() {
        return;
    }
    let settings = r#"
format = 1
[funds]
budget = 10_500
step = 100
[poverty]
line = 3_000.5
measure = "squared-gap"
[impact]
return = 0.25
by_trade = 0.6
by_capital = 0.1
shell_risk = 0.03
[accuracy]
max_leakage = 0.9
max_shell_exposure = 0.05
min_coverage = 0.1
full_coverage = 73
[grants]
max_grant = 4_050
[columns]
id = "code"
people = "heads"
[[rules]]
name = "by county"
each = "county"
at_least = { times = 0.3, share_of = "poor_members" }
at_most = { share_of_allocated = 0.7 }
[[rules]]
name = "staff"
weigh = "staff"
at_least = { per = "members", amount = 1 }
at_most = 12_000.75
[[rules]]
name = "tier"
where = { tier = [1, "two"], county = "hills" }
at_least = { share_of_allocated = 0.05 }
at_most = { share_of_budget = 0.9 }
[[rules]]
name = "by members"
each = "members"
at_most = 9_999
"#;
    let cooperatives = "code,county,tier,staff,shell_risk,max_grant,locked\n\
        a,hills,1.0,0.5,,,\nb,hills,two,1.25,0.01,2000,in\nc,plain,2,0.75,0.08,,\nd,plain,,1,,,300\ne,plain,1,2,,,out\n";
    let members = "cooperative,heads,income,trade,capital\n\
        a,3,1000,5,\na,4.5,2999.25,1,2\na,9,3000.5,4,4\nb,2,2500,,\nb,6,1200,3,\nc,10,-50,1,1\nc,1,9000,7,1\n\
        d,5,2000,0,0\ne,7,100,0,0\n";
    let world = instance(&[
        ("instance.toml", settings),
        ("cooperatives.csv", cooperatives),
        ("members.csv", members),
    ]);
    let checked = holds(world.path());
    assert!(checked.said.contains("every rule is kept"), "{}", checked.said);
}

#[test]
fn a_price_of_the_wrong_sign_is_refused() {
    if !python_is_there() {
        return;
    }
    let flip = |proof: &mut Value| {
        let price = &mut proof["rows"][0]["price"];
        *price = json!(format!("-{}", price.as_str().unwrap()));
    };
    refused("instances/tiny/binding-floor", flip, "a sign that proves nothing");
    refused("instances/tiny/infeasible", flip, "a sign that proves nothing");
}

#[test]
fn a_lowered_bound_is_refused() {
    if !python_is_there() {
        return;
    }
    let lower = |proof: &mut Value| proof["bound"]["value"] = json!("1/1");
    refused("instances/tiny/binding-floor", lower, "do not add up");
    // Even where the sums are made to fit: the best values are worked out again.
    let fitted = |proof: &mut Value| {
        proof["bound"]["best"] = json!("0/1");
        proof["bound"]["value"] = proof["bound"]["limits"].clone();
    };
    refused("instances/tiny/binding-floor", fitted, "The best values come to more");
}

#[test]
fn a_raised_grant_is_refused() {
    if !python_is_there() {
        return;
    }
    let raise = |by: u64| {
        move |proof: &mut Value| {
            let grant = &mut proof["allocation"][0]["grant"];
            *grant = json!(grant.as_u64().unwrap() + by);
        }
    };
    refused("instances/tiny/binding-floor", raise(1), "do not keep the rule 'budget'");
    refused("instances/guangxi-prefectures", raise(10_000), "do not keep the rule");
    refused("instances/guangxi-prefectures", raise(1), "not one or more whole steps");
    refused("instances/guangxi-prefectures", raise(1_000_000_000), "not one that it may get");
    // An impact that the grants do not have.
    let achieve = |proof: &mut Value| proof["achieved"]["value"] = proof["bound"]["value"].clone();
    refused("instances/guangxi-prefectures", achieve, "do not have the impact");
}

#[test]
fn whole_grants_of_made_up_worlds_have_proofs_that_hold() {
    if !python_is_there() {
        return;
    }
    let kinds = [
        ("min_grant = 20_000\nmax_recipients = 40", "gap", "squared-gap"),
        ("sizes = [10_000, 30_000, 60_000]\nmin_recipients = 30", "gap", "gap"),
        ("min_grant = 5_000", "gap", "headcount"),
        (
            "[grants.sizes]\nby = \"region\"\n\"County 0001\" = [20_000, 50_000]\n\"County 0002\" = 40_000\n\"County 0003\" = [10_000, 20_000]",
            "gap",
            "gap",
        ),
    ];
    for (seed, (grants, from, to)) in (1..).zip(kinds) {
        let world = TempDir::new().unwrap();
        let regions = "3";
        let generated = command::allotment()
            .args([
                "generate",
                "--cooperatives",
                "300",
                "--regions",
                regions,
                "--seed",
                &seed.to_string(),
                "-o",
            ])
            .arg(world.path())
            .output()
            .unwrap();
        assert!(generated.status.success(), "{}", String::from_utf8_lossy(&generated.stderr));
        let file = world.path().join("instance.toml");
        let settings = fs::read_to_string(&file).unwrap();
        let section = if grants.starts_with('[') { "" } else { "[grants]\n" };
        let few = "\n[[rules]]\nname = \"a few of each\"\neach = \"region\"\nrecipients_at_least = 2\nrecipients_at_most = 90\n";
        let settings = settings.replace(&format!("measure = \"{from}\""), &format!("measure = \"{to}\""));
        fs::write(&file, format!("{settings}\n{section}{grants}\n{few}")).unwrap();
        holds(world.path());
    }
}

/// Sizes, least amounts, all or nothing and promises by column; recipients counted by `where`, by `each` and by weight.
#[test]
fn every_kind_of_whole_grant_is_stated_alike_by_both() {
    if !python_is_there() {
        return;
    }
    let table = "id,region,tier,staff,members,poor_members,poor_income,max_grant,min_grant,sizes,locked,reason\n\
        a,north,county,3,40,12,5900,,,10000|30000|60000,,\n\
        b,north,none,2,30,9,4800,50000,20000,,,\n\
        c,north,none,1,25,5,5800,30000,30000,,,\n\
        d,south,county,4,60,20,5000,,,20000|40000,in,promised\n\
        e,south,none,2,35,11,5700,45000,,,,\n\
        f,south,county,5,50,15,5850,,,25000,,\n\
        g,west,none,1,20,6,4000,15000,,,15000,promised\n\
        h,west,county,2,45,8,5900,,,10000|20000,out,left the county\n\
        i,west,none,3,55,14,5800,60000,10000,,,\n";
    let counted = "[[rules]]\nname = \"few of the county\"\nwhere = { tier = \"county\" }\nrecipients_at_most = 2\n\
        [[rules]]\nname = \"some of each\"\neach = \"region\"\nrecipients_at_least = 1\nrecipients_at_most = 3\n\
        [[rules]]\nname = \"one of none\"\neach = \"region\"\nwhere = { tier = \"none\" }\nrecipients_at_least = 1\n\
        [[rules]]\nname = \"staff\"\nweigh = \"staff\"\nrecipients_at_most = 12.5\n";
    let settings = |measure: &str, grants: &str| {
        format!(
            "format = 1\n[funds]\nbudget = 170_000\nstep = 1_000\n[poverty]\nline = 6_000\nmeasure = \"{measure}\"\n\
            [impact]\nreturn = 0.3\nby_trade = 0\nby_capital = 0\n\
            [accuracy]\nmin_coverage = 0.2\nfull_coverage = 1_000\n[grants]\n{grants}\n{counted}"
        )
    };
    for measure in ["gap", "squared-gap", "headcount"] {
        let settings = settings(measure, "max_recipients = 6\nmin_recipients = 3");
        let world = instance(&[("instance.toml", &settings), ("cooperatives.csv", table)]);
        let checked = holds(world.path());
        assert!(checked.said.contains("every rule is kept"), "{measure}: {}", checked.said);
    }
    // `h` gets nothing, and of `a`, `d` and `f` only two may get something: with the other five that makes seven.
    let settings = settings("gap", "min_recipients = 8");
    let world = instance(&[("instance.toml", &settings), ("cooperatives.csv", table)]);
    let checked = holds(world.path());
    assert!(checked.said.contains("nothing keeps every rule"), "{}", checked.said);
}

#[test]
fn grants_that_are_not_whole_as_asked_are_refused() {
    if !python_is_there() {
        return;
    }
    let grant = |yuan: u64| move |proof: &mut Value| proof["allocation"][0]["grant"] = json!(yuan);
    refused("instances/tiny/least-grant", grant(50_000), "not one that it may get");
    refused("instances/tiny/sizes-by-tier", grant(40_000), "not one that it may get");
    let third = |proof: &mut Value| {
        let grants = proof["allocation"].as_array_mut().unwrap();
        grants[1]["grant"] = json!(60_000);
        grants.push(json!({"id": "c", "grant": 1_000}));
    };
    refused("instances/tiny/few-recipients", third, "do not keep the rule 'max_recipients'");
    // A recipient that costs nothing makes the best values larger.
    let free = |proof: &mut Value| {
        let row = proof["rows"].as_array_mut().unwrap().iter_mut().find(|row| row["row"] == "max_recipients");
        row.unwrap()["price"] = json!("0/1");
    };
    refused("instances/tiny/few-recipients", free, "do not add up as claimed");
    let boast = |proof: &mut Value| proof["search"]["bound"] = json!("1/1");
    refused("instances/tiny/few-recipients", boast, "promises less than what was found");
    // One head more than there are.
    let head = |proof: &mut Value| proof["achieved"]["value"] = json!("8/1");
    refused("instances/tiny/headcount", head, "do not have the impact");
}

#[test]
fn other_files_limits_and_rows_are_refused() {
    if !python_is_there() {
        return;
    }
    let hash = |proof: &mut Value| proof["instance"]["files"][0]["sha256"] = json!("0".repeat(64));
    refused("instances/tiny/coverage", hash, "The files are not those solved");
    let all = |proof: &mut Value| proof["instance"]["sha256"] = json!("0".repeat(64));
    refused("instances/tiny/coverage", all, "The hash of all files");
    let limit = |proof: &mut Value| proof["rows"][0]["at_most"] = json!("161/1");
    refused("instances/tiny/coverage", limit, "The limit of 'budget' is 160, not 161");
    let missing = |proof: &mut Value| drop(proof["rows"].as_array_mut().unwrap().pop());
    refused("instances/tiny/coverage", missing, "The rows are not those");
}

#[test]
fn a_contradiction_that_is_none_is_refused() {
    if !python_is_there() {
        return;
    }
    let weaken = |proof: &mut Value| {
        for row in proof["rows"].as_array_mut().unwrap() {
            row["price"] = json!("0/1");
        }
    };
    refused("instances/tiny/infeasible", weaken, "do not add up as claimed");
    let soften = |proof: &mut Value| {
        weaken(proof);
        for sum in ["limits", "best", "value"] {
            proof["contradiction"][sum] = json!("0/1");
        }
    };
    refused("instances/tiny/infeasible", soften, "is not below 0");
    // A feasible instance said to have no answer.
    let deny = |proof: &mut Value| {
        proof["status"] = json!("infeasible");
        proof["contradiction"] = proof["bound"].clone();
    };
    refused("instances/tiny/binding-floor", deny, "does not hold");
    let claim = |proof: &mut Value| proof["allocation"] = json!([{"id": "A", "grant": 1}]);
    refused("instances/tiny/nearest-miss", claim, "What is unknown proves nothing");
}

/// A value that no cooperative has is worth a warning, and takes nothing from the rule that names it.
#[test]
fn a_rule_that_names_a_value_unseen_is_in_the_proof_all_the_same() {
    if !python_is_there() {
        return;
    }
    let settings = "format = 1\n[funds]\nbudget = 100\n[[rules]]\nname = \"north\"\n\
        where = { region = [\"north\", \"nroth\"] }\nat_least = 60\n";
    let cooperatives = "id,region,impact_per_yuan\na,north,0.1\nb,south,0.5\n";
    let world = instance(&[("instance.toml", settings), ("cooperatives.csv", cooperatives)]);
    let checked = holds(world.path());
    assert!(checked.said.contains("the impact is 26.000"), "60 · 0.1 + 40 · 0.5: {}", checked.said);
}
