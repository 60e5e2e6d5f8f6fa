//! `allotment check`: every fault of the files at once.

use std::path::PathBuf;

use allotment::diagnostic::Severity;
use allotment::instance::read;
use allotment::words::command::{self, check as words};

use super::faults::formatted;
use super::output::print;
use super::report_policies::checked;
use super::{Ending, Format};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(long, help = words::DENY_WARNINGS.text())]
    deny_warnings: bool,
    #[arg(long, value_enum, default_value = "text", help = words::FORMAT.text())]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let reading = checked(read(&arguments.instance));
    let found = &reading.diagnostics;
    let denied = found.iter().any(|one| one.severity == Severity::Error || arguments.deny_warnings);
    let ending = if denied { Ending::WrongInput } else { Ending::Answered };
    print(formatted(found, "check", denied, arguments.format), ending)
}
