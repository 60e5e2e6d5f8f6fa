//! `allotment generate`: an instance with the published margins, of any size, from a seed.

use std::path::{Path, PathBuf};

use allotment::diagnostic::Diagnostic;
use allotment::words::command::generate as words;
use allotment::world::{Settings, assumptions, write};

use super::faults::refuse;
use super::output::{say, unwritable};
use super::{Ending, Format};

/// More lines than this no table can be read with.
const MOST_COOPERATIVES: u64 = 4_000_000_000;
/// Every region is held in memory.
const MOST_REGIONS: i64 = 1_000_000;

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(
        long,
        default_value_t = 49_595,
        value_parser = clap::value_parser!(u64).range(1..=MOST_COOPERATIVES),
        help = words::COOPERATIVES.text(),
    )]
    cooperatives: u64,
    #[arg(
        long,
        default_value_t = 14,
        value_parser = clap::value_parser!(u32).range(1..=MOST_REGIONS),
        help = words::REGIONS.text(),
    )]
    regions: u32,
    #[arg(long, default_value_t = 2020, help = words::SEED.text())]
    seed: u64,
    #[arg(long, help = words::TIES.text())]
    ties: bool,
    #[arg(short, long, value_name = "DIR", help = words::OUTPUT.text())]
    output: PathBuf,
    #[arg(long, help = words::FORCE.text())]
    force: bool,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let settings = Settings {
        cooperatives: arguments.cooperatives,
        regions: arguments.regions,
        seed: arguments.seed,
        ties: arguments.ties,
    };
    let refuse = |fault| refuse(&[fault], "generate", Format::Text);
    if !arguments.force && holds_files(&arguments.output) {
        return refuse(Diagnostic::error("cli::not-empty").with("path", arguments.output.display()));
    }
    if let Err(fault) = write(&settings, &arguments.output) {
        return refuse(unwritable(&arguments.output, &fault));
    }
    say(&words::written(&arguments.output.display().to_string(), &assumptions(&settings)));
    Ending::Answered
}

/// Is there anything in the folder but what an interrupted run may have left?
fn holds_files(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
}
