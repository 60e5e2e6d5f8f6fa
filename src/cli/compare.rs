//! `allotment compare`: policies side by side on every measure.

use std::path::{Path, PathBuf};

use allotment::diagnostic::Diagnostic;
use allotment::impact::Impact;
use allotment::instance::{Files, Instance, Reading, check, read_allocation};
use allotment::policy::{Geographic, catalog, named};
use allotment::report::{
    ComparisonReport, comparison_csv, comparison_markdown, comparison_places, comparison_text, json,
    tabled_places,
};
use allotment::solve::by_name;
use allotment::study::{Entry, Question, Replicates, WholeGrants, judge, measures, replicate};
use allotment::words::command::{self, compare as words, progress as progress_words};
use allotment::words::list::listed;

use super::faults::refuse;
use super::output::print;
use super::progress::Progress;
use super::{Ending, Format, read_instance};

/// What the file of members is called in faults, without its ending.
const MEMBERS: &str = "members";

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = policy, help = words::POLICIES.text())]
    policies: Vec<String>,
    #[arg(long = "allocation", value_name = "NAME=FILE", value_parser = named_file, help = words::ALLOCATION.text())]
    allocations: Vec<(String, PathBuf)>,
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = measure, help = words::MEASURES.text())]
    measures: Vec<String>,
    #[arg(long, value_name = "COLUMN", help = words::BY.text())]
    by: Option<String>,
    #[arg(long, value_name = "FILE", help = words::TRUTH.text())]
    truth: Option<PathBuf>,
    #[arg(long, value_name = "A,B", value_delimiter = ',', help = words::LEVELS.text())]
    levels: Vec<String>,
    #[arg(long, value_name = "N", value_parser = samples, help = words::REPLICATES.text())]
    replicates: Option<usize>,
    #[arg(long, value_name = "S", default_value_t = 1, help = words::SEED.text())]
    seed: u64,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
}

/// A policy's name as an argument.
pub(super) fn policy(name: &str) -> Result<String, String> {
    known(name, &catalog().iter().map(|policy| policy.name()).collect::<Vec<_>>())
}

/// A measure's name as an argument.
fn measure(name: &str) -> Result<String, String> {
    known(name, &measures().map(|measure| measure.name.to_owned()).collect::<Vec<_>>())
}

/// A number of samples as an argument.
fn samples(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|count| *count >= 100).ok_or_else(|| words::A_HUNDRED.text().to_owned())
}

fn known(name: &str, names: &[String]) -> Result<String, String> {
    if names.iter().any(|known| known == name) { Ok(name.to_owned()) } else { Err(words::there_is(names)) }
}

/// NAME=FILE as an argument.
fn named_file(text: &str) -> Result<(String, PathBuf), String> {
    let (name, file) = text.split_once('=').ok_or_else(|| words::NAMED_FILE.text().to_owned())?;
    if name.trim().is_empty() || file.is_empty() {
        return Err(words::NAMED_FILE.text().to_owned());
    }
    Ok((name.trim().to_owned(), PathBuf::from(file)))
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let instance = match read_instance(&arguments.instance, "compare", arguments.format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    match compared(arguments, &instance) {
        Ok(report) => {
            let ending = Ending::Answered;
            match arguments.format {
                Format::Text => print(comparison_text(&report), ending),
                Format::Json => print(json(&report), ending),
                Format::Csv => print(comparison_csv(&report), ending),
                Format::Markdown => print(comparison_markdown(&report), ending),
            }
        }
        Err(faults) => refuse(&faults, "compare", arguments.format),
    }
}

fn compared(arguments: &Arguments, instance: &Instance) -> Result<ComparisonReport, Vec<Diagnostic>> {
    let progress = Progress::begin();
    for name in arguments.by.iter().chain(&arguments.levels) {
        if instance.cooperatives().label(name).is_none() {
            return Err(vec![no_column(name, instance)]);
        }
    }
    let levels: Vec<Geographic> =
        arguments.levels.iter().map(|level| Geographic { by: Some(level.clone()) }).collect();
    let entries = entries(arguments, instance, &levels)?;
    let other = match &arguments.truth {
        Some(file) => Some(with_members(&arguments.instance, file)?),
        None => None,
    };
    let impact = Impact::of(instance);
    let other = other.as_ref().map(|other| (other, Impact::of(other)));
    let truth = other.as_ref().map_or((instance, &impact), |(other, impact)| (*other, impact));
    let backend = by_name("engine").expect("the engine is always there");
    let seed = arguments.seed;
    let question = Question { decided: (instance, &impact), truth, backend, entries: &entries, seed };
    let mut comparison = judge(&question);
    if let Some(label) = arguments.by.as_ref().and_then(|by| truth.0.cooperatives().label(by)) {
        comparison = comparison.by(truth.0, label);
    }
    if let Some(count) = arguments.replicates {
        progress.count(count, progress_words::SAMPLES.text());
        let measures = match arguments.format {
            Format::Text | Format::Markdown if arguments.measures.is_empty() => tabled_places(),
            _ => comparison_places(&arguments.measures),
        };
        let replicates = Replicates { count, measures: &measures, done: &|| progress.one_done() };
        let added = replicate(&question, comparison, &replicates);
        comparison = added.map_err(|WholeGrants| vec![Diagnostic::error("cli::replicates-whole")])?;
    }
    drop(progress);
    let report = ComparisonReport::of(instance, comparison, &arguments.measures, arguments.by.as_deref());
    Ok(match &arguments.truth {
        Some(file) => report.judged_by(&file.display().to_string()),
        None => report,
    })
}

/// The instance with the members of another file; its faults are told as that file's.
fn with_members(folder: &Path, file: &Path) -> Result<Instance, Vec<Diagnostic>> {
    let Reading { instance, mut diagnostics } = check(&Files::load(folder).with_members(file));
    for place in diagnostics.iter_mut().filter_map(|diagnostic| diagnostic.place.as_mut()) {
        if place.file.split('.').next() == Some(MEMBERS) {
            place.file = file.display().to_string();
        }
    }
    instance.ok_or(diagnostics)
}

/// Policies asked for, or all, and the allocations from files.
fn entries<'a>(
    arguments: &Arguments,
    instance: &Instance,
    levels: &'a [Geographic],
) -> Result<Vec<Entry<'a>>, Vec<Diagnostic>> {
    let policies = named(arguments.policies.iter().map(String::as_str));
    let mut entries: Vec<Entry<'_>> = policies.into_iter().map(Entry::Policy).collect();
    entries.extend(levels.iter().map(|level| Entry::Policy(level)));
    for (name, file) in &arguments.allocations {
        let allocation = read_allocation(Path::new(file), instance)?;
        entries.push(Entry::Given { name: name.clone(), allocation });
    }
    Ok(entries)
}

fn no_column(name: &str, instance: &Instance) -> Diagnostic {
    let known: Vec<&str> =
        instance.cooperatives().labels().iter().map(allotment::instance::Label::name).collect();
    Diagnostic::error("cli::column-unknown").with("column", name).with("known", listed(&known))
}
