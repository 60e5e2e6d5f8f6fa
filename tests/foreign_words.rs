//! Names come from whoever filled in the tables: they must not act on a terminal or in a spreadsheet.

mod command;

use std::fs;
use std::process::Output;

use tempfile::TempDir;

fn allotment(arguments: &[&str]) -> Output {
    command::allotment().args(arguments).output().unwrap()
}

/// ESC, CSI in one character, a mark of direction, a line end, one without width.
const NASTY: &str = "\u{1b}[2J\u{9b}1m\u{202e}\nx\u{200b}";

/// Two cooperatives whose ids, names, labels and rules are all nasty; the floor is out of reach if `clash`.
fn nasty_instance(clash: bool) -> TempDir {
    let folder = TempDir::new().unwrap();
    let word = "\\u001b[2J\\u009b1m\\u202e\\nx\\u200b";
    let floor = if clash { 500 } else { 40 };
    let settings = format!(
        "format = 1\nname = \"{word}\"\n[funds]\ncurrency = \"{word}\"\nbudget = 100\n\
         [[rules]]\nname = \"rule {word}\"\neach = \"region {word}\"\nat_least = {floor}\n"
    );
    let table = format!(
        "id,name,\"region {NASTY}\",impact_per_yuan\n\"a{NASTY}\",\"{NASTY}\",\"r{NASTY}\",0.5\n\"b{NASTY}\",,s,0.4\n"
    );
    fs::write(folder.path().join("instance.toml"), settings).unwrap();
    fs::write(folder.path().join("cooperatives.csv"), table).unwrap();
    folder
}

fn acts(bytes: &[u8]) -> Option<char> {
    let text = std::str::from_utf8(bytes).unwrap();
    let nasty = |c: &char| (c.is_control() && *c != '\n') || NASTY[1..].contains(*c) && !c.is_ascii();
    text.chars().find(nasty)
}

#[test]
fn nothing_that_acts_on_a_terminal_reaches_it() {
    let (good, clash) = (nasty_instance(false), nasty_instance(true));
    let [good, clash] = [&good, &clash].map(|folder| folder.path().to_str().unwrap().to_owned());
    let file = format!("{good}/mine.csv");
    fs::write(&file, format!("id,grant\n\"b{NASTY}\",70\n")).unwrap();
    let unknown = format!("{good}/unknown.csv");
    fs::write(&unknown, format!("id,grant\n\"c{NASTY}\",70\n")).unwrap();
    fs::write(format!("{good}/answer.toml"), "status = \"optimal\"\nimpact = 1\n[prices]\n\"\\u001b\" = 1\n")
        .unwrap();
    let first = format!("a{NASTY}");
    let rule = "rule \u{1b}[2J\u{9b}1m\u{202e}\nx\u{200b}";
    for arguments in [
        &["solve", &good][..],
        &["solve", &good, "--format", "markdown"],
        &["solve", &clash],
        &["check", &clash],
        &["check", &good, "--format", "markdown"],
        &["verify", &good, &file],
        &["verify", &good, &file, "--format", "markdown"],
        &["verify", &good, &unknown],
        &["explain", &good],
        &["explain", &clash],
        &["explain", &good, "--format", "markdown"],
        &["explain", &clash, "--format", "markdown"],
        &["explain", &good, "--cooperative", &first],
        &["explain", &good, "--cooperative", NASTY],
        &["explain", &good, "--rule", rule],
        &["explain", &good, "--rule", NASTY],
        &["regress", &good],
        &["solve", NASTY],
        &["regress", NASTY],
        &["export", &good, "-o", "/dev/null/\u{1b}.mps"],
    ] {
        let output = allotment(arguments);
        let said = [&output.stdout[..], &output.stderr[..]].concat();
        assert!(!said.is_empty(), "{arguments:?} says nothing");
        assert_eq!(acts(&said), None, "{arguments:?}:\n{}", String::from_utf8_lossy(&said).escape_debug());
    }
    // Programs get names as they are: JSON escapes by itself.
    let output = allotment(&["solve", &good, "--format", "json"]);
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["allocation"][0]["id"], first);
}

/// `'=1+1` is what a spreadsheet shows as text; verify takes it for `=1+1`.
#[test]
fn a_formula_is_text_in_the_table_and_comes_back_through_verify() {
    let folder = TempDir::new().unwrap();
    let instance = "instances/broken/reads-as-formula";
    let to = folder.path().to_str().unwrap();
    assert_eq!(allotment(&["solve", instance, "-o", to]).status.code(), Some(0));
    let table = fs::read_to_string(folder.path().join("allocation.csv")).unwrap();
    let cells: Vec<&str> = table.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(cells, ["'=1+1", "-5", "'@b"]);
    assert!(table.contains("\"'=HYPERLINK(\"\"http") && table.contains("'+49 Tea"), "{table}");
    let prices = format!("{to}/allocation.json");
    let verdict = allotment(&["verify", instance, &format!("{to}/allocation.csv"), "--prices", &prices]);
    let said = String::from_utf8(verdict.stdout).unwrap();
    assert_eq!(verdict.status.code(), Some(0), "{said}");
    assert!(said.contains("1,000 yuan to 1 cooperatives"), "all of it to `=1+1`: {said}");
}

#[test]
fn a_name_of_ten_thousand_letters_leaves_the_figures_beside_it_in_sight() {
    let folder = TempDir::new().unwrap();
    let long = "很长".repeat(5_000);
    let settings = format!(
        "format = 1\n[funds]\nbudget = 100\n[[rules]]\nname = \"{long}\"\neach = \"place\"\nat_least = 40\n"
    );
    fs::write(folder.path().join("instance.toml"), settings).unwrap();
    fs::write(
        folder.path().join("cooperatives.csv"),
        format!("id,place,impact_per_yuan\na,{long},1\nb,east,0.5\n"),
    )
    .unwrap();
    let output = allotment(&["solve", folder.path().to_str().unwrap()]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && said.contains('…'), "{said}");
    let longest = said.lines().map(|line| line.chars().count()).max();
    assert!(longest < Some(200), "{longest:?}");
}
