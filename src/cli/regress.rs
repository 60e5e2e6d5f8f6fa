//! `allotment regress`: solves every instance that has an `answer.toml`, and compares.

use std::path::{Path, PathBuf};

use allotment::diagnostic::Diagnostic;
use allotment::impact::Impact;
use allotment::instance::read;
use allotment::pipeline;
use allotment::report::{Summary, json};
use allotment::solve::by_name;
use allotment::words::command::{self, regress as words};
use allotment::words::foreign::visible_lines;
use clap::ValueEnum;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use toml_edit::{DocumentMut, value};

use super::Ending;
use super::faults::refuse;
use super::output::{print, write};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(required = true, value_name = "DIR", help = words::FOLDERS.text())]
    folders: Vec<PathBuf>,
    #[arg(long, help = words::UPDATE.text())]
    update: bool,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    #[value(help = command::AS_TEXT.text())]
    Text,
    #[value(help = command::AS_JSON.text())]
    Json,
    #[value(help = words::AS_JUNIT.text())]
    Junit,
}

impl Format {
    fn of_faults(self) -> super::Format {
        match self {
            Format::Text | Format::Junit => super::Format::Text,
            Format::Json => super::Format::Json,
        }
    }
}

/// One instance's comparison.
struct Case {
    folder: PathBuf,
    /// Each a sentence; none: as expected.
    differences: Vec<String>,
    updated: bool,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let mut folders = Vec::new();
    for folder in &arguments.folders {
        if let Err(fault) = with_answers(folder, &mut folders) {
            let unreadable = Diagnostic::error("cli::unreadable").with("path", folder.display());
            return refuse(&[unreadable.with("fault", fault)], "regress", arguments.format.of_faults());
        }
    }
    folders.sort();
    folders.dedup();
    if folders.is_empty() {
        let none = Diagnostic::error("cli::no-answers");
        return refuse(&[none], "regress", arguments.format.of_faults());
    }
    let mut cases = Vec::new();
    for folder in folders {
        match compare(&folder, arguments.update) {
            Ok(case) => cases.push(case),
            Err(fault) => return refuse(&[*fault], "regress", arguments.format.of_faults()),
        }
    }
    let all_as_expected = cases.iter().all(|case| case.differences.is_empty());
    let ending = if all_as_expected { Ending::Answered } else { Ending::NoAnswer };
    match arguments.format {
        Format::Text => print(visible_lines(&text(&cases)).as_bytes(), ending),
        Format::Json => print(json(&object(&cases)), ending),
        Format::Junit => print(junit(&cases), ending),
    }
}

/// Every folder below that holds an answer.toml.
fn with_answers(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if folder.join("answer.toml").is_file() {
        found.push(folder.to_owned());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            with_answers(&path, found)?;
        }
    }
    Ok(())
}

fn compare(folder: &Path, update: bool) -> Result<Case, Box<Diagnostic>> {
    let mut case = Case { folder: folder.to_owned(), differences: Vec::new(), updated: false };
    let file = folder.join("answer.toml");
    let bytes = std::fs::read(&file).map_err(|fault| {
        Box::new(Diagnostic::error("cli::unreadable").with("path", file.display()).with("fault", fault))
    })?;
    let text = String::from_utf8(bytes).ok();
    let Some(mut expected) = text.and_then(|text| text.parse::<DocumentMut>().ok()) else {
        case.differences.push(words::NO_TOML.text().to_owned());
        return Ok(case);
    };
    case.differences = unclear(&expected);
    if !case.differences.is_empty() {
        return Ok(case);
    }
    let Some(instance) = read(folder).instance else {
        case.differences.push(words::FAULTS.text().to_owned());
        return Ok(case);
    };
    let impact = Impact::of(&instance);
    let backend = by_name("engine").expect("the engine is always there");
    let answer = Summary::of(&pipeline::solve(&instance, &impact, backend));
    case.differences = differences(&expected, &answer);
    let ours = expected
        .get("origin")
        .and_then(|origin| origin.as_str())
        .is_some_and(|o| o.starts_with("allotment "));
    if update && ours && !case.differences.is_empty() {
        rewrite(&mut expected, &answer);
        write(folder, "answer.toml", expected.to_string().as_bytes())?;
        case.updated = true;
        case.differences.clear();
    }
    Ok(case)
}

fn number(item: &toml_edit::Item) -> Option<f64> {
    item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64))
}

/// What answer.toml does not say, or says in a way that would compare nothing, a sentence each.
fn unclear(expected: &DocumentMut) -> Vec<String> {
    let mut found = Vec::new();
    for (key, value) in expected.iter() {
        let understood = match key {
            "status" | "origin" => value.is_str(),
            "impact" => number(value).is_some_and(f64::is_finite),
            "tolerance" => number(value).is_some_and(|share| (0.0..1.0).contains(&share)),
            "prices" => value.is_table_like(),
            _ => {
                found.push(words::unknown(key));
                continue;
            }
        };
        if !understood {
            found.push(words::unclear(key));
        }
    }
    for (key, missing) in [("status", words::NO_STATUS), ("origin", words::NO_ORIGIN)] {
        if !expected.contains_key(key) {
            found.push(missing.text().to_owned());
        }
    }
    found
}

/// What is not as expected, a sentence each.
fn differences(expected: &DocumentMut, answer: &Summary) -> Vec<String> {
    let mut found = Vec::new();
    let tolerance = expected.get("tolerance").and_then(number).unwrap_or(1e-9);
    let close = |left: f64, right: f64| (left - right).abs() <= tolerance * left.abs().max(right.abs());
    let status = expected["status"].as_str().unwrap_or_default();
    if status != answer.status {
        found.push(words::status(answer.status, status));
    }
    match (expected.get("impact").and_then(number), answer.impact.achieved) {
        (Some(expected), Some(achieved)) if close(expected, achieved) => {}
        (Some(expected), achieved) => {
            found.push(words::impact(&shown(achieved), &expected.to_string()));
        }
        (None, Some(achieved)) => found.push(words::impact(&achieved.to_string(), words::NONE.text())),
        (None, None) => {}
    }
    for (name, price) in
        expected.get("prices").and_then(|prices| prices.as_table_like()).into_iter().flat_map(|t| t.iter())
    {
        let ours = answer.rules.iter().filter(|rule| rule.row == name).map(|rule| rule.price);
        let ours = ours.reduce(|left, right| if left == 0.0 { right } else { left });
        match (number(price), ours) {
            (Some(expected), Some(price)) if close(expected, price) => {}
            (expected, ours) => {
                found.push(words::price(name, &shown(ours), &shown(expected)));
            }
        }
    }
    found
}

fn shown(number: Option<f64>) -> String {
    number.map_or_else(|| words::NONE.text().to_owned(), |number| number.to_string())
}

fn rewrite(expected: &mut DocumentMut, answer: &Summary) {
    expected["status"] = value(answer.status);
    match answer.impact.achieved {
        Some(achieved) => expected["impact"] = value(achieved),
        None => drop(expected.remove("impact")),
    }
    if let Some(prices) = expected.get_mut("prices").and_then(|prices| prices.as_table_like_mut()) {
        for (name, price) in prices.iter_mut() {
            if let Some(rule) = answer.rules.iter().find(|rule| rule.row == name.get() && rule.price != 0.0) {
                *price = value(rule.price);
            }
        }
    }
    expected["origin"] = value(format!("allotment {}", env!("CARGO_PKG_VERSION")));
}

fn text(cases: &[Case]) -> String {
    let mut out = String::new();
    for case in cases {
        let folder = case.folder.display().to_string();
        out.push_str(&words::case(case.updated, case.differences.is_empty(), &folder));
        for difference in &case.differences {
            out.push_str(&format!("         {difference}\n"));
        }
    }
    let differ = cases.iter().filter(|case| !case.differences.is_empty()).count();
    out.push_str(&words::counted(cases.len() - differ, differ));
    out
}

fn object(cases: &[Case]) -> serde_json::Value {
    let case = |case: &Case| {
        serde_json::json!({
            "instance": case.folder.display().to_string(), "as_expected": case.differences.is_empty(),
            "updated": case.updated, "differences": case.differences,
        })
    };
    serde_json::json!({
        "format": 1, "command": "regress", "allotment": env!("CARGO_PKG_VERSION"),
        "cases": cases.iter().map(case).collect::<Vec<_>>(),
    })
}

fn junit(cases: &[Case]) -> String {
    let mut suite = TestSuite::new("allotment regress");
    for case in cases {
        let mut status = TestCaseStatus::success();
        if !case.differences.is_empty() {
            status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(case.differences.join("; "));
        }
        suite.add_test_case(TestCase::new(case.folder.display().to_string(), status));
    }
    let mut report = Report::new("allotment regress");
    report.add_test_suite(suite);
    report.to_string().expect("a report of plain text can be written")
}
