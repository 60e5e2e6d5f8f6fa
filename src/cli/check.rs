//! `allotment check`: every fault of the files at once.

use std::path::PathBuf;

use allotment::diagnostic::Severity;
use allotment::instance::read;

use super::faults::formatted;
use super::output::print;
use super::{Ending, Format};

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
    print(formatted(found, "check", denied, arguments.format), ending)
}
