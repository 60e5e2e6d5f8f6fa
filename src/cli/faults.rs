//! What is wrong with the input, in every format: the result of `check`, and what other commands give instead of one.
//!
//! Words about faults go to stderr whatever the format. With JSON and Markdown stdout has them too, so that whoever
//! reads it finds the reason there; with CSV stdout stays empty, since a table of faults could be taken for grants.

use std::fmt::Write;

use allotment::diagnostic::{Diagnostic, Severity};
use allotment::report::json;
use allotment::words::check::counted;
use allotment::words::fault::helped;
use allotment::words::foreign::as_cell;
use serde_json::json as object;

use super::output::{print, say};
use super::{Ending, Format};

/// Diagnostics shown at most; the rest is counted.
const SHOWN: usize = 100;

/// Says what is wrong with the input or the arguments of a command.
pub(super) fn refuse(faults: &[Diagnostic], command: &str, format: Format) -> Ending {
    say(&rendered(faults));
    refuse_on_stdout(faults, command, format)
}

/// The same where stderr has been told already.
pub(super) fn refuse_on_stdout(faults: &[Diagnostic], command: &str, format: Format) -> Ending {
    match format {
        Format::Json | Format::Markdown => {
            print(formatted(faults, command, true, format), Ending::WrongInput)
        }
        Format::Text | Format::Csv => Ending::WrongInput,
    }
}

/// Faults as the result of a command; `denied` says whether they make the input invalid.
pub(super) fn formatted(found: &[Diagnostic], command: &str, denied: bool, format: Format) -> Vec<u8> {
    match format {
        Format::Text => rendered(found).into_bytes(),
        Format::Json => json(&tree(found, command, denied)).into_bytes(),
        Format::Csv => table(found),
        Format::Markdown => list(found).into_bytes(),
    }
}

/// The first hundred and a count, as text.
pub(super) fn rendered(found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in found.iter().take(SHOWN) {
        writeln!(out, "{diagnostic}\n").expect("a string takes every line");
    }
    let hidden = found.len().saturating_sub(SHOWN);
    out.push_str(&counted(count(found, Severity::Error), count(found, Severity::Warning), hidden));
    out.push('\n');
    out
}

fn count(found: &[Diagnostic], severity: Severity) -> usize {
    found.iter().filter(|one| one.severity == severity).count()
}

fn tree(found: &[Diagnostic], command: &str, denied: bool) -> serde_json::Value {
    let fault = |one: &Diagnostic| {
        let place = one.place.clone().unwrap_or_default();
        let file = one.place.as_ref().map(|place| place.file.clone());
        object!({
            "severity": one.severity.word(), "code": one.code, "file": file, "sheet": place.sheet,
            "line": place.line,
            "column": place.column, "field": place.field, "message": one.message(), "help": one.help(),
        })
    };
    object!({
        "format": 1, "command": command, "allotment": env!("CARGO_PKG_VERSION"),
        "status": if denied { "invalid" } else { "valid" },
        "errors": count(found, Severity::Error), "warnings": count(found, Severity::Warning),
        "faults": found.iter().map(fault).collect::<Vec<_>>(),
    })
}

fn cells(one: &Diagnostic) -> [String; 9] {
    let place = one.place.clone().unwrap_or_default();
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    [
        one.severity.word().to_owned(),
        one.code.to_owned(),
        place.file,
        place.sheet.unwrap_or_default(),
        number(place.line),
        number(place.column),
        place.field.unwrap_or_default(),
        one.message(),
        one.help(),
    ]
}

const HEADING: [&str; 9] =
    ["severity", "code", "file", "sheet", "line", "column", "field", "message", "help"];

fn table(found: &[Diagnostic]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADING).expect("memory takes every line");
    for one in found {
        let cells = cells(one);
        writer
            .write_record(cells.iter().map(|cell| as_cell(cell).into_owned()))
            .expect("memory takes every line");
    }
    writer.into_inner().expect("memory takes every line")
}

fn list(found: &[Diagnostic]) -> String {
    if found.is_empty() {
        return format!("{}\n", counted(0, 0, 0));
    }
    let mut out = String::new();
    for one in found {
        let [_, code, file, sheet, line, column, _, message, help] = cells(one);
        // What people wrote into names is text here, and a help of several lines stays in its item.
        let [message, help] = [message, help].map(|words| words.replace('<', "\\<").replace('\n', "\n  "));
        let place: Vec<String> =
            [file, sheet, line, column].into_iter().filter(|part| !part.is_empty()).collect();
        let place = if place.is_empty() { String::new() } else { format!(" {}", place.join(":")) };
        let help = helped(&help);
        writeln!(out, "- **{}** `{code}`{place}: {message}\n  {help}", one.severity.said())
            .expect("a string takes every line");
    }
    out
}
