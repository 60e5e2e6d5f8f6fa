//! A help that is followed mends the fault.

use std::path::Path;

use allotment::diagnostic::Severity;
use allotment::instance::{self, Files, check};

/// Codes of the errors that are left.
fn errors(files: &Files) -> Vec<String> {
    let found = check(files).diagnostics.into_iter();
    found.filter(|one| one.severity == Severity::Error).map(|one| one.to_string()).collect()
}

fn help(folder: &str, code: &str) -> String {
    let found = instance::read(&Path::new("instances/broken").join(folder)).diagnostics;
    found.iter().find(|one| one.code == code).unwrap().help()
}

/// The lines that a help asks to write.
fn lines(help: &str) -> String {
    help.lines().filter_map(|line| line.strip_prefix("    ")).flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn whoever_says_nothing_of_impact_is_told_all_that_is_needed() {
    let help = help("no-impact", "instance::no-impact");
    let settings = "format = 1\n[funds]\nbudget = 1000\n";
    let poverty = "[poverty]\nline = 6_000\n[impact]\nreturn = 0.3\nby_trade = 0.6\nby_capital = 0.1\n";
    for word in
        ["[poverty]", "line", "[impact]", "return", "by_trade", "by_capital", "cooperative, people, income"]
    {
        assert!(help.contains(word), "{word}: {help}");
    }
    let with_poverty = Files::new("f").with("instance.toml", format!("{settings}{poverty}"));
    let columns =
        with_poverty.clone().with("cooperatives.csv", "id,members,poor_members,poor_income\na,10,5,4000\n");
    assert_eq!(errors(&columns), [""; 0]);
    let members = with_poverty.with("cooperatives.csv", "id,members\na,10\n");
    assert_eq!(errors(&members.with("members.csv", "cooperative,people,income\na,10,4000\n")), [""; 0]);
    let given = Files::new("f").with("instance.toml", settings);
    assert_eq!(errors(&given.with("cooperatives.csv", "id,members,impact_per_yuan\na,10,0.5\n")), [""; 0]);
}

#[test]
fn a_negative_budget_is_not_told_to_be_left_empty() {
    let found = instance::read(Path::new("instances/broken/money-negative")).diagnostics;
    let helps: Vec<String> = found.iter().map(allotment::diagnostic::Diagnostic::help).collect();
    assert_eq!(
        helps,
        ["write 0 or more", "write 0 or more, or leave the cell empty for no limit of its own"]
    );
    let table = "id,impact_per_yuan,max_grant\na,0.5,\n";
    let files = Files::new("f").with("instance.toml", "format = 1\n[funds]\nbudget = 0\n");
    assert_eq!(errors(&files.with("cooperatives.csv", table)), [""; 0]);
}

#[test]
fn a_budget_of_too_many_steps_is_told_a_step_that_does() {
    let settings = std::fs::read_to_string("instances/broken/steps-too-many/instance.toml").unwrap();
    let help = help("steps-too-many", "instance::steps-too-many");
    let step = help.split("as ").nth(1).unwrap();
    let files = Files::new("f").with("instance.toml", format!("{settings}{step}\n"));
    assert_eq!(errors(&files.with("cooperatives.csv", "id,impact_per_yuan\na,1\n")), [""; 0]);
}

#[test]
fn lines_that_are_missing_are_given_as_they_can_be_written() {
    let help = help("impact-missing", "instance::impact-missing");
    let settings = std::fs::read_to_string("instances/broken/impact-missing/instance.toml").unwrap();
    let table = std::fs::read("instances/broken/impact-missing/cooperatives.csv").unwrap();
    let before = settings.replace("[impact]\n", "");
    let files = Files::new("f")
        .with("instance.toml", format!("{before}[impact]\n{}", lines(&help).replace("[impact]\n", "")));
    assert_eq!(errors(&files.with("cooperatives.csv", table)), [""; 0], "{before}{help}");
}

/// Poor members are counted and their income is not said: one column is asked for, and with it all is well.
#[test]
fn a_column_that_poverty_data_lack_is_named() {
    let settings = "format = 1\n[funds]\nbudget = 1000\n[poverty]\nline = 6000\n\
                    [impact]\nreturn = 0.3\nby_trade = 0.6\nby_capital = 0.1\n";
    let files = Files::new("f").with("instance.toml", settings);
    let without = files.clone().with("cooperatives.csv", "id,members,poor_members\na,10,5\n");
    let found = check(&without).diagnostics;
    let said: Vec<(&str, String)> = found.iter().map(|one| (one.code, one.message())).collect();
    assert_eq!(
        said,
        [("instance::column-missing", "cooperatives.csv has no column `poor_income`".to_owned())]
    );
    let with = files.with("cooperatives.csv", "id,members,poor_members,poor_income\na,10,5,4000\n");
    assert_eq!(errors(&with), [""; 0]);
}
