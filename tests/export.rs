//! Files for other solvers: read back by a reader of our own, they have the optimum that `solve` proves.

mod command;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, variable};
use tempfile::TempDir;

fn allotment(arguments: &[&str]) -> std::process::Output {
    command::allotment().args(arguments).output().unwrap()
}

/// A program as a file tells it: the objective to be maximised, rows with both limits, bounds of columns.
#[derive(Debug, Default, PartialEq)]
struct Told {
    objective: BTreeMap<String, f64>,
    rows: BTreeMap<String, (BTreeMap<String, f64>, f64, f64)>,
    bounds: BTreeMap<String, (f64, f64)>,
    whole: BTreeSet<String>,
}

/// Sections and fields as the MPS manuals describe them; the objective is turned round to be maximised.
fn read_mps(text: &str) -> Told {
    let mut told = Told::default();
    let mut senses = BTreeMap::new();
    let (mut section, mut whole) = ("", false);
    for line in text.lines().filter(|line| !line.starts_with('*')) {
        let fields: Vec<&str> = line.split_whitespace().collect();
        if !line.starts_with(' ') {
            section = fields[0];
            continue;
        }
        match (section, fields[..].as_ref()) {
            ("ROWS", ["N", _]) => {}
            ("ROWS", [sense, name]) => {
                let limits = limits(sense, 0.0);
                assert!(told.rows.insert((*name).into(), (BTreeMap::new(), limits.0, limits.1)).is_none());
                senses.insert((*name).to_owned(), (*sense).to_owned());
            }
            ("COLUMNS", [_, "'MARKER'", marker]) => whole = *marker == "'INTORG'",
            ("COLUMNS", [column, "impact", cost]) => {
                if whole {
                    told.whole.insert((*column).into());
                }
                let cost: f64 = cost.parse().unwrap();
                assert!(told.objective.insert((*column).into(), -cost).is_none());
            }
            ("COLUMNS", [column, row, entry]) => {
                let terms = &mut told.rows.get_mut(*row).unwrap().0;
                assert!(terms.insert((*column).into(), entry.parse().unwrap()).is_none());
            }
            ("RHS", [_, row, limit]) => {
                let told = told.rows.get_mut(*row).unwrap();
                (told.1, told.2) = limits(&senses[*row], limit.parse().unwrap());
            }
            ("RANGES", [_, row, range]) => {
                assert_eq!(senses[*row], "L");
                let told = told.rows.get_mut(*row).unwrap();
                told.1 = told.2 - range.parse::<f64>().unwrap();
            }
            ("BOUNDS", [kind, _, column, bound]) => {
                let bound: f64 = bound.parse().unwrap();
                told.bounds.insert((*column).into(), (if *kind == "FX" { bound } else { 0.0 }, bound));
            }
            _ => panic!("{section}: {line}"),
        }
    }
    assert_eq!(section, "ENDATA");
    told
}

fn limits(sense: &str, limit: f64) -> (f64, f64) {
    match sense {
        "L" | "<=" => (f64::NEG_INFINITY, limit),
        "G" | ">=" => (limit, f64::INFINITY),
        _ => (limit, limit),
    }
}

/// The same for the LP format: a name ends in a colon, a sum in its sense, terms are sign, number, column.
fn read_lp(text: &str) -> Told {
    let body: Vec<&str> = text.lines().filter(|line| !line.starts_with('\\')).collect();
    let body = body.join("\n");
    let (objective, rest) = body.split_once("Subject To").unwrap();
    let (rows, bounds) = rest.split_once("Bounds").unwrap();
    let terms = |words: &[&str]| -> BTreeMap<String, f64> {
        let terms = words.chunks(3).map(|term| {
            let sign = if term[0] == "-" { -1.0 } else { 1.0 };
            (term[2].to_owned(), sign * term[1].parse::<f64>().unwrap())
        });
        terms.collect()
    };
    let mut told = Told::default();
    let objective: Vec<&str> = objective.split_whitespace().collect();
    assert_eq!(objective[..2], ["Maximize", "impact:"]);
    told.objective = terms(&objective[2..]);
    let rows: Vec<&str> = rows.split_whitespace().collect();
    for row in rows.chunk_by(|_, next| !next.ends_with(':')) {
        let [name, sum @ .., sense, limit] = row else { panic!("{row:?}") };
        let (lower, upper) = limits(sense, limit.parse().unwrap());
        told.rows.insert(name.trim_end_matches(':').into(), (terms(sum), lower, upper));
    }
    for line in bounds.trim().lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        match fields[..] {
            ["General"] => {}
            [column] if column != "End" => assert!(told.whole.insert(column.into())),
            [column, sense, bound] => {
                let bound: f64 = bound.parse().unwrap();
                told.bounds.insert(column.into(), (if sense == "=" { bound } else { 0.0 }, bound));
            }
            _ => assert_eq!(fields, ["End"]),
        }
    }
    told
}

/// The optimum by microlp, straight from the file; `None` if there is none.
fn optimum(told: &Told) -> Option<f64> {
    let mut problem = ProblemVariables::new();
    let columns: BTreeMap<&str, Variable> = told
        .bounds
        .iter()
        .map(|(name, (low, high))| {
            let column = variable().clamp(*low, *high);
            let column = if told.whole.contains(name) { column.integer() } else { column };
            (name.as_str(), problem.add(column))
        })
        .collect();
    let sum = |terms: &BTreeMap<String, f64>| -> Expression {
        terms.iter().map(|(column, factor)| *factor * columns[column.as_str()]).sum()
    };
    let objective = sum(&told.objective);
    let mut model = problem.maximise(objective.clone()).using(good_lp::microlp);
    for (terms, lower, upper) in told.rows.values() {
        // The column that is 1 keeps a row without terms from being empty.
        let sum = sum(terms) + 0.0 * columns["constant"];
        if lower.is_finite() {
            model = model.with(sum.clone().geq(*lower));
        }
        if upper.is_finite() {
            model = model.with(sum.leq(*upper));
        }
    }
    model.solve().ok().map(|solution| solution.eval(objective))
}

fn exported(instance: &Path, folder: &Path, name: &str) -> String {
    let file = folder.join(name);
    let output = allotment(&["export", instance.to_str().unwrap(), "-o", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read_to_string(file).unwrap()
}

/// Both formats, and what `solve` says of the same instance.
fn compare(instance: &Path) {
    let folder = TempDir::new().unwrap();
    let output = allotment(&["solve", instance.to_str().unwrap(), "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let whole = answer["impact"]["unrounded"].is_null();
    let ours = answer["impact"][if whole { "achieved" } else { "unrounded" }].as_f64();
    let told = [
        read_mps(&exported(instance, folder.path(), "model.mps")),
        read_lp(&exported(instance, folder.path(), "model.lp")),
    ];
    assert_eq!(told[0].objective, told[1].objective);
    assert_eq!(told[0].bounds, told[1].bounds);
    assert_eq!(told[0].whole, told[1].whole);
    if ours.is_some() {
        assert_eq!(told[0].whole.is_empty(), !whole, "{}", instance.display());
    }
    for told in told {
        match (optimum(&told), ours) {
            (Some(found), Some(ours)) => {
                let off = (found - ours).abs() / ours.abs().max(1.0);
                assert!(off < 1e-9, "{}: {found} in the file, {ours} by solve", instance.display());
            }
            (found, ours) => assert_eq!(found, ours, "{}", instance.display()),
        }
    }
}

#[test]
fn other_solvers_find_the_same_optimum_in_every_tiny_instance() {
    let folders = fs::read_dir("instances/tiny").unwrap();
    let folders: Vec<PathBuf> = folders.map(|entry| entry.unwrap().path()).collect();
    assert!(folders.len() >= 15, "only {} instances", folders.len());
    for folder in folders {
        compare(&folder);
    }
}

#[test]
fn other_solvers_find_the_same_optimum_for_the_prefectures_of_guangxi() {
    compare(Path::new("instances/guangxi-prefectures"));
}

/// Bent curves, fixed grants, limits on both sides, and names that no format takes, all at once.
#[test]
fn bent_curves_fixed_grants_ranges_and_names_in_chinese_come_through() {
    let folder = TempDir::new().unwrap();
    let settings = "format = 1\nname = \"三个合作社\"\n[funds]\nbudget = 90_000\nstep = 1_000\n\
        [poverty]\nline = 6_000\nmeasure = \"squared-gap\"\n\
        [impact]\nreturn = 0.30\nby_trade = 0.60\nby_capital = 0.10\nshell_risk = 0.02\n\
        [accuracy]\nmax_leakage = 0.90\n\
        [[rules]]\nname = \"每个县\"\neach = \"county\"\n\
        at_least = { share_of_budget = 0.20 }\nat_most = { share_of_budget = 0.73 }\n";
    let table = "id,county,members,poor_members,poor_income,poor_trade_share,poor_capital_share,locked\n\
        tea,山区,60,40,4500,0.50,0.40,\n\
        oranges,山区,50,30,5200,0.65,0.50,7000\n\
        machines,平原,80,20,5000,0.10,0.05,\n";
    fs::write(folder.path().join("instance.toml"), settings).unwrap();
    fs::write(folder.path().join("cooperatives.csv"), table).unwrap();
    compare(folder.path());
    let mps = exported(folder.path(), folder.path(), "again.mps");
    assert!(mps.contains("\n* r3: 每个县/山区\n") && mps.contains("\nRANGES\n"), "{mps}");
    assert!(read_mps(&mps).objective["constant"] > 0.0, "a fixed grant has an impact");
}

#[test]
fn the_same_instance_gives_the_same_file_and_a_wrong_ending_gives_none() {
    let folder = TempDir::new().unwrap();
    let instance = Path::new("instances/tiny/squared-gap");
    let [one, two] = ["one.mps", "new/two.MPS"].map(|name| exported(instance, folder.path(), name));
    assert_eq!(one, two);
    let wrong = folder.path().join("model.txt");
    let output = allotment(&["export", instance.to_str().unwrap(), "-o", wrong.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!wrong.exists());
}

#[test]
fn timings_are_one_line_on_stderr_and_change_no_result() {
    let plain = allotment(&["solve", "instances/tiny/squared-gap", "--format", "json"]);
    let timed = allotment(&["solve", "instances/tiny/squared-gap", "--format", "json", "--timings"]);
    assert_eq!(plain.stdout, timed.stdout);
    let line = String::from_utf8(timed.stderr).unwrap();
    assert_eq!(line.lines().count(), 1, "{line}");
    let figures: serde_json::Value = serde_json::from_str(&line).unwrap();
    let keys: Vec<&str> = figures.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = "read check curves model solve round certify write iterations peak_memory";
    assert_eq!(keys, expected.split(' ').collect::<Vec<_>>());
    for stage in &keys[..8] {
        assert!(figures[stage].as_f64() > Some(0.0), "{stage} took no time: {line}");
    }
}
