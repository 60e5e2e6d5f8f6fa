//! Arguments in, streams and exit codes out. One command a file.
//!
//! Results go to stdout, words about the work to stderr. Exit codes: 0 answered, 1 no answer, 2 the input or
//! the arguments are wrong, 3 a fault of ours.

mod check;
mod compare;
mod completions;
mod explain;
mod export;
mod faults;
mod frontier;
mod generate;
mod init;
mod language;
mod list;
mod man;
mod noise;
mod output;
mod patience;
mod progress;
mod regress;
mod report;
mod report_policies;
mod solve;
mod target;
mod timings;
mod usage;
mod verify;

use std::path::Path;
use std::process::ExitCode;

use allotment::instance::{Instance, Reading, read};
use allotment::words::{command as words, speak, usage as usage_words};
use clap::{Parser, Subcommand, ValueEnum};

use self::faults::{refuse_on_stdout, rendered};
pub(crate) use self::output::say;

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

#[derive(Parser)]
#[command(version, about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[arg(long, global = true, value_name = "N", value_parser = threads, help = words::THREADS.text())]
    threads: Option<usize>,
    #[arg(long, global = true, value_parser = language::parser(), help = usage_words::LANGUAGE.text())]
    lang: Option<String>,
}

/// A number of threads as an argument.
fn threads(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|count| *count > 0).ok_or_else(|| words::A_THREAD_AT_LEAST.text().to_owned())
}

#[derive(Subcommand)]
enum Command {
    Solve(solve::Arguments),
    Check(check::Arguments),
    Verify(verify::Arguments),
    Compare(compare::Arguments),
    Noise(noise::Arguments),
    Explain(explain::Arguments),
    Frontier(frontier::Arguments),
    Target(target::Arguments),
    Report(report::Arguments),
    Regress(regress::Arguments),
    Export(export::Arguments),
    Generate(generate::Arguments),
    Init(init::Arguments),
    List(list::Arguments),
    Completions(completions::Arguments),
    Man(man::Arguments),
}

/// How a result is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    #[value(help = words::AS_TEXT.text())]
    Text,
    #[value(help = words::AS_JSON.text())]
    Json,
    #[value(help = words::AS_CSV.text())]
    Csv,
    #[value(help = words::AS_MARKDOWN.text())]
    Markdown,
}

/// Runs the command line; returns the exit code.
pub(crate) fn run() -> ExitCode {
    speak(language::asked(std::env::args_os()));
    let arguments = match usage::parse() {
        Ok(arguments) => arguments,
        Err(said) => return usage::answer(&said),
    };
    if let Some(threads) = arguments.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        pool.expect("nothing has asked for threads before");
    }
    let ending = match arguments.command {
        Command::Solve(arguments) => solve::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Noise(arguments) => noise::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Frontier(arguments) => frontier::run(&arguments),
        Command::Target(arguments) => target::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Regress(arguments) => regress::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::List(arguments) => list::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(man::Arguments {}) => man::run(),
    };
    ending.into()
}

/// Reads an instance; its faults are told in the command's format, its warnings on stderr.
fn read_instance(folder: &Path, command: &str, format: Format) -> Result<Instance, Ending> {
    told(read(folder), command, format)
}

/// What came of reading, once its faults and warnings have been told.
fn told(reading: Reading, command: &str, format: Format) -> Result<Instance, Ending> {
    let reading = report_policies::checked(reading);
    let found = &reading.diagnostics;
    if !found.is_empty() {
        say(&rendered(found));
    }
    reading.instance.ok_or_else(|| refuse_on_stdout(found, command, format))
}
