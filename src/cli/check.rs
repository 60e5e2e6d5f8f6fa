//! `allotment check`: every fault of the files at once.

use std::path::PathBuf;

use allotment::diagnostic::{Diagnostic, Severity};
use allotment::instance::read;
use allotment::report::json;
use serde_json::json as object;

use super::output::print;
use super::{Ending, Format, rendered};

/// Look for faults in an instance's files
#[derive(clap::Args)]
#[command(after_help = "Example:\n  allotment check instances/guangxi-2020 --deny-warnings")]
pub(super) struct Arguments {
    /// The instance's folder
    instance: PathBuf,
    /// Warnings count as faults
    #[arg(long)]
    deny_warnings: bool,
    /// How faults are printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let reading = read(&arguments.instance);
    let found = &reading.diagnostics;
    let denied = found.iter().any(|one| one.severity == Severity::Error || arguments.deny_warnings);
    let ending = if denied { Ending::WrongInput } else { Ending::Answered };
    match arguments.format {
        Format::Text => print(rendered(found), ending),
        Format::Json => print(json(&faults(found, denied)), ending),
        Format::Csv => print(table(found), ending),
        Format::Markdown => print(list(found), ending),
    }
}

fn word(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn faults(found: &[Diagnostic], denied: bool) -> serde_json::Value {
    let count = |severity| found.iter().filter(|one| one.severity == severity).count();
    let fault = |one: &Diagnostic| {
        let place = one.place.clone().unwrap_or_default();
        let file = one.place.as_ref().map(|place| place.file.clone());
        object!({
            "severity": word(one), "code": one.code, "file": file, "line": place.line,
            "column": place.column, "field": place.field, "message": one.message(), "help": one.help(),
        })
    };
    object!({
        "format": 1, "command": "check", "allotment": env!("CARGO_PKG_VERSION"),
        "status": if denied { "invalid" } else { "valid" },
        "errors": count(Severity::Error), "warnings": count(Severity::Warning),
        "faults": found.iter().map(fault).collect::<Vec<_>>(),
    })
}

fn cells(one: &Diagnostic) -> [String; 8] {
    let place = one.place.clone().unwrap_or_default();
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        word(one).to_owned(),
        one.code.to_owned(),
        place.file,
        number(place.line),
        number(place.column),
        place.field.unwrap_or_default(),
        one.message(),
        one.help(),
    ]
}

const HEADING: [&str; 8] = ["severity", "code", "file", "line", "column", "field", "message", "help"];

fn table(found: &[Diagnostic]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADING).expect("memory takes every line");
    for one in found {
        writer.write_record(cells(one)).expect("memory takes every line");
    }
    writer.into_inner().expect("memory takes every line")
}

fn list(found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for one in found {
        let [severity, code, file, line, column, _, message, help] = cells(one);
        out.push_str(&format!("- **{severity}** `{code}` {file}:{line}:{column}: {message}. {help}.\n"));
    }
    out
}
