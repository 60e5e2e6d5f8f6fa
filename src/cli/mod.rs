//! Arguments in, streams and exit codes out. One command a file.
//!
//! Results go to stdout, words about the work to stderr. Exit codes: 0 answered, 1 no answer, 2 the input or
//! the arguments are wrong, 3 a fault of ours.

mod check;
mod explain;
mod export;
mod generate;
mod list;
mod output;
mod regress;
mod solve;
mod timings;
mod verify;

use std::path::Path;
use std::process::ExitCode;

use allotment::diagnostic::{Diagnostic, Severity};
use allotment::instance::{Instance, Reading, read};
use clap::{Parser, Subcommand, ValueEnum};

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Answered,
    NoAnswer,
    WrongInput,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> ExitCode {
        ExitCode::from(match ending {
            Ending::Answered => 0,
            Ending::NoAnswer => 1,
            Ending::WrongInput => 2,
        })
    }
}

/// Divides public support funds among farmers' cooperatives so that poverty falls as far as the money can make
/// it fall, keeps every rule of the programme, and proves it.
#[derive(Parser)]
#[command(version, after_help = "Example:\n  allotment solve instances/guangxi-2020")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Solve(solve::Arguments),
    Check(check::Arguments),
    Verify(verify::Arguments),
    Explain(explain::Arguments),
    Regress(regress::Arguments),
    Export(export::Arguments),
    Generate(generate::Arguments),
    List(list::Arguments),
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For documents
    Markdown,
}

/// Runs the command line; returns the exit code.
pub(crate) fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let ending = match arguments.command {
        Command::Solve(arguments) => solve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Regress(arguments) => regress::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
    };
    ending.into()
}

/// Diagnostics shown at most; the rest is counted.
const SHOWN: usize = 100;

/// The first hundred and a count, as text.
fn rendered(diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(SHOWN) {
        out.push_str(&format!("{diagnostic}\n\n"));
    }
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    out.push_str(&allotment::words::check::counted(
        errors,
        warnings,
        diagnostics.len().saturating_sub(SHOWN),
    ));
    out.push('\n');
    out
}

/// Reads an instance; faults and warnings go to stderr.
fn read_instance(folder: &Path) -> Option<Instance> {
    told(read(folder))
}

/// What came of reading, once its faults and warnings are on stderr.
fn told(reading: Reading) -> Option<Instance> {
    if !reading.diagnostics.is_empty() {
        eprint!("{}", rendered(&reading.diagnostics));
    }
    reading.instance
}
