//! `allotment noise`: what targeting errors cost each policy.

use std::path::PathBuf;

use allotment::diagnostic::Diagnostic;
use allotment::instance::Instance;
use allotment::policy::{Policy, catalog, named};
use allotment::report::{NoiseReport, json, noise_csv, noise_markdown, noise_text};
use allotment::solve::by_name;
use allotment::study::{ErrorKind, ErrorLevel, Errors, noise};
use allotment::words::command::{self, noise as words, progress as progress_words};

use super::compare::policy;
use super::faults::refuse;
use super::output::print;
use super::progress::Progress;
use super::{Ending, Format, read_instance};

/// Policies shown unless others are asked for: the optimum, what bureaus do, and one of each simple idea.
const USUAL: [&str; 7] = [
    "optimal",
    "factor-method",
    "equal",
    "per-poor-member",
    "poorest-by-share",
    "poorest-by-income",
    "greedy",
];

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = income, help = words::INCOME.text())]
    income: Vec<ErrorLevel>,
    #[arg(long, value_name = "A/B,C/D", value_delimiter = ',', value_parser = status, help = words::STATUS.text())]
    status: Vec<ErrorLevel>,
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = shell_risk, help = words::SHELL_RISK.text())]
    shell_risk: Vec<ErrorLevel>,
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = repeats, help = words::REPEATS.text())]
    repeats: usize,
    #[arg(long, value_name = "A,B", value_delimiter = ',', value_parser = policy, help = words::POLICIES.text())]
    policies: Vec<String>,
    #[arg(long, value_name = "S", default_value_t = 1, help = words::SEED.text())]
    seed: u64,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
}

/// A standard deviation as an argument. Errors of more than e^10 are no errors of a figure.
fn sigma(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|sigma| (0.0..=10.0).contains(sigma));
    number.ok_or_else(|| words::A_SIGMA.text().to_owned())
}

fn income(text: &str) -> Result<ErrorLevel, String> {
    sigma(text).map(|sigma| ErrorLevel::Income { sigma })
}

fn shell_risk(text: &str) -> Result<ErrorLevel, String> {
    sigma(text).map(|sigma| ErrorLevel::ShellRisk { sigma })
}

/// A sensitivity and a specificity as an argument.
fn status(text: &str) -> Result<ErrorLevel, String> {
    let share = |text: &str| text.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    let level = text.split_once('/').and_then(|(sensitivity, specificity)| {
        Some(ErrorLevel::Status { sensitivity: share(sensitivity)?, specificity: share(specificity)? })
    });
    level.ok_or_else(|| words::TWO_SHARES.text().to_owned())
}

/// A number of repeats as an argument.
fn repeats(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|count| (1..=1_000_000).contains(count));
    number.ok_or_else(|| words::A_REPEAT.text().to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let instance = match read_instance(&arguments.instance, "noise", arguments.format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let (levels, left_out) = match levels(arguments, &instance) {
        Ok(found) => found,
        Err(faults) => return refuse(&faults, "noise", arguments.format),
    };
    let progress = Progress::begin();
    progress.count(levels.len() * arguments.repeats, progress_words::ERRORS.text());
    let policies = policies(arguments);
    let errors = Errors {
        policies: &policies,
        levels: &levels,
        repeats: arguments.repeats,
        seed: arguments.seed,
        done: &|| progress.one_done(),
    };
    let found = noise(&instance, by_name("engine").expect("the engine is always there"), &errors);
    drop(progress);
    let all = catalog().iter().map(|policy| policy.name());
    let unasked =
        all.filter(|name| arguments.policies.is_empty() && !USUAL.contains(&name.as_str())).collect();
    let report = NoiseReport::of(&instance, found, left_out, unasked);
    let ending = Ending::Answered;
    match arguments.format {
        Format::Text => print(noise_text(&report), ending),
        Format::Json => print(json(&report), ending),
        Format::Csv => print(noise_csv(&report), ending),
        Format::Markdown => print(noise_markdown(&report), ending),
    }
}

/// Policies asked for, in that order, or the usual ones.
fn policies(arguments: &Arguments) -> Vec<&'static dyn Policy> {
    let usual = USUAL.map(str::to_owned);
    let names = if arguments.policies.is_empty() { usual.as_slice() } else { &arguments.policies };
    named(names.iter().map(String::as_str))
}

/// The levels asked for, or the usual ones of all that the instance knows; and the kinds that it does not.
fn levels(
    arguments: &Arguments,
    instance: &Instance,
) -> Result<(Vec<ErrorLevel>, Vec<ErrorKind>), Vec<Diagnostic>> {
    let asked = [&arguments.income, &arguments.status, &arguments.shell_risk].into_iter().flatten().copied();
    let levels: Vec<ErrorLevel> = asked.collect();
    let (known, unknown): (Vec<ErrorKind>, Vec<ErrorKind>) =
        ErrorKind::ALL.into_iter().partition(|kind| kind.is_known_of(instance));
    if levels.is_empty() {
        return if known.is_empty() {
            Err(vec![Diagnostic::error("cli::noise-nothing")])
        } else {
            Ok((known.into_iter().flat_map(ErrorLevel::usual).collect(), unknown))
        };
    }
    let is_asked = |kind: &ErrorKind| levels.iter().any(|level| level.kind() == *kind);
    let faults: Vec<Diagnostic> = unknown.into_iter().filter(is_asked).map(nothing_to_mistake).collect();
    if faults.is_empty() { Ok((levels, Vec::new())) } else { Err(faults) }
}

fn nothing_to_mistake(kind: ErrorKind) -> Diagnostic {
    Diagnostic::error(match kind {
        ErrorKind::Income => "cli::noise-income",
        ErrorKind::Status => "cli::noise-status",
        ErrorKind::ShellRisk => "cli::noise-shell-risk",
    })
}
