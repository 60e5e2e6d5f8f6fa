//! `allotment solve`: the allocation, its proof, and a summary.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use allotment::diagnostic::Diagnostic;
use allotment::impact::Impact;
use allotment::instance::{Files, check};
use allotment::pipeline::{self, Answer, Stage, Status, Watch};
use allotment::report::proof::hashes;
use allotment::report::{
    Dossier, MOST_LINES, Proof, Studies, Summary, html, json, markdown, sheets, text, write_allocation_csv,
    write_json,
};
use allotment::solve::{Backend, by_name};
use allotment::words::command::{self, solve as words};
use allotment::words::list::listed;

use super::faults::refuse;
use super::output::{fill, pour, print, say, unwritable, write};
use super::patience::Patience;
use super::progress::Progress;
use super::report::studies;
use super::timings::Clock;
use super::{Ending, Format, told};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(short, long, value_name = "DIR", help = words::OUTPUT.text())]
    output: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
    #[arg(long, default_value = "engine", value_parser = solver, help = words::SOLVER.text())]
    solver: String,
    #[arg(
        long,
        value_name = "SHARE",
        value_parser = share,
        allow_hyphen_values = true,
        help = words::RELATIVE_GAP.text(),
    )]
    relative_gap: Option<f64>,
    #[arg(
        long,
        value_name = "SECONDS",
        value_parser = seconds,
        allow_hyphen_values = true,
        help = words::TIME_LIMIT.text(),
    )]
    time_limit: Option<Duration>,
    #[arg(long, help = words::TIMINGS.text())]
    timings: bool,
}

fn solver(name: &str) -> Result<String, String> {
    if by_name(name).is_some() {
        return Ok(name.to_owned());
    }
    let known: Vec<&str> = allotment::solve::catalog().iter().map(|backend| backend.name()).collect();
    Err(words::no_such_solver(&listed(&known)))
}

/// A share as an argument.
fn share(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number.filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| words::SHARE.text().to_owned())
}

/// Seconds as an argument.
fn seconds(text: &str) -> Result<Duration, String> {
    let number: Option<f64> = text.parse().ok();
    number
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .ok_or_else(|| words::SECONDS.text().to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let mut clock = Clock::default();
    let ending = walk(arguments, &mut clock);
    if arguments.timings {
        say(&format!("{}\n", clock.line()));
    }
    ending
}

fn walk(arguments: &Arguments, clock: &mut Clock) -> Ending {
    let mut progress = Progress::begin();
    let mut patience = Patience::begin(arguments.relative_gap, arguments.time_limit);
    let mut both = (&mut *clock, &mut progress);
    let mut watch = (&mut both, &mut patience);
    watch.enter(Stage::Read);
    let files = Files::load(&arguments.instance);
    watch.enter(Stage::Check);
    let reading = check(&files);
    drop(files);
    let instance = match told(reading, "solve", arguments.format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let backend = by_name(&arguments.solver).expect("the argument was checked");
    let cooperatives = instance.cooperatives().len();
    if let Some(most) = backend.meant_for().filter(|most| cooperatives > *most) {
        say(&words::large(&arguments.solver, most, cooperatives));
    }
    watch.enter(Stage::Curves);
    let impact = Impact::of(&instance);
    let answer = pipeline::solve_watched(&instance, &impact, backend, &mut watch);
    watch.enter(Stage::Write);
    clock.iterations = answer.iterations;
    let ending = deliver(arguments, &answer, &impact, backend, progress);
    // The command ends here, and the system takes all memory back at once; millions of parts one by one take longer.
    std::mem::forget(answer);
    std::mem::forget((impact, instance));
    ending
}

/// Prints what came of it, and writes the files of `-o`.
fn deliver(
    arguments: &Arguments,
    answer: &Answer<'_>,
    impact: &Impact,
    backend: &dyn Backend,
    progress: Progress,
) -> Ending {
    let within = match (arguments.relative_gap, answer.relative_gap()) {
        (Some(most), Some(gap)) => gap.to_f64() <= most,
        _ => true,
    };
    let ending = match answer.status {
        Status::Optimal | Status::Feasible if within => Ending::Answered,
        _ => Ending::NoAnswer,
    };
    if arguments.format == Format::Csv && arguments.output.is_none() {
        // The bare table needs none of the figures for people.
        drop(progress);
        return pour(|out| write_allocation_csv(answer, out), ending);
    }
    let summary = Summary::of(answer);
    if let Some(folder) = &arguments.output
        && let Err(fault) = write_all(folder, arguments, answer, &summary, (impact, backend))
    {
        return refuse(&[*fault], "solve", arguments.format);
    }
    drop(progress);
    match arguments.format {
        Format::Text => print(text(&summary), ending),
        Format::Json => print(json(&summary), ending),
        Format::Markdown => print(markdown(&summary), ending),
        Format::Csv => pour(|out| write_allocation_csv(answer, out), ending),
    }
}

/// Of more cooperatives the page shows no studies, which take dozens of solves; `report` makes them.
const MOST_STUDIED: usize = 100_000;

/// The files of `-o`, each whole or not at all.
fn write_all(
    folder: &Path,
    arguments: &Arguments,
    answer: &Answer<'_>,
    summary: &Summary,
    (impact, backend): (&Impact, &dyn Backend),
) -> Result<(), Box<Diagnostic>> {
    let lost = |fault: io::Error| Box::new(unwritable(folder, &fault));
    std::fs::create_dir_all(folder).map_err(lost)?;
    let tables = || {
        fill(folder, "allocation.csv", |out| write_allocation_csv(answer, out))?;
        fill(folder, "allocation.json", |out| write_json(summary, out))
    };
    let others = || write_others(folder, arguments, answer, summary, (impact, backend));
    let (tables, others) = rayon::join(tables, others);
    tables.and(others)
}

/// The proof, the workbook and the page.
fn write_others(
    folder: &Path,
    arguments: &Arguments,
    answer: &Answer<'_>,
    summary: &Summary,
    (impact, backend): (&Impact, &dyn Backend),
) -> Result<(), Box<Diagnostic>> {
    let instance = &arguments.instance;
    let lost = |fault: io::Error| Box::new(unwritable(folder, &fault));
    let hashes = hashes(answer, instance).map_err(lost)?;
    fill(folder, "proof.json", |out| write_json(&Proof::of(answer, &hashes), out))?;
    let studied = answer.problem.cooperatives() <= MOST_STUDIED;
    let studies = if studied { studies(answer, impact, backend) } else { Studies::default() };
    let command = command(arguments);
    let dossier =
        Dossier { answer, summary, studies: &studies, folder: instance, hashes: &hashes, command: &command };
    if answer.problem.cooperatives() > MOST_LINES {
        say(words::TOO_MANY_FOR_A_SHEET.text());
    } else {
        write(folder, "allocation.xlsx", &sheets(&dossier).map_err(io::Error::other).map_err(lost)?)?;
    }
    write(folder, "report.html", html(&dossier).map_err(lost)?.as_bytes())
}

/// What was run, but for where the files go: the same input gives the same page anywhere.
fn command(arguments: &Arguments) -> String {
    let solver =
        if arguments.solver == "engine" { String::new() } else { format!(" --solver {}", arguments.solver) };
    format!("allotment solve {} -o DIR{solver}", arguments.instance.display())
}
