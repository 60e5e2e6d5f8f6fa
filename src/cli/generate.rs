//! `allotment generate`: an instance with the published margins, of any size, from a seed.

use std::path::{Path, PathBuf};

use allotment::diagnostic::Diagnostic;
use allotment::world::{Settings, assumptions, write};

use super::faults::refuse;
use super::output::{say, unwritable};
use super::{Ending, Format};

/// More lines than this no table can be read with.
const MOST_COOPERATIVES: u64 = 4_000_000_000;
/// Every region is held in memory.
const MOST_REGIONS: i64 = 1_000_000;

/// Write a synthetic instance with the published margins
#[derive(clap::Args)]
#[command(after_help = "Example:\n  allotment generate --cooperatives 2200000 --regions 2850 -o china")]
pub(super) struct Arguments {
    /// How many cooperatives
    #[arg(long, default_value_t = 49_595, value_parser = clap::value_parser!(u64).range(1..=MOST_COOPERATIVES))]
    cooperatives: u64,
    /// How many regions
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=MOST_REGIONS))]
    regions: u32,
    /// The same seed gives the same bytes
    #[arg(long, default_value_t = 2020)]
    seed: u64,
    /// Slopes and shares in coarse steps, so that many tie
    #[arg(long)]
    ties: bool,
    /// The folder to write; a new or an empty one
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Write over what the folder holds
    #[arg(long)]
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
    let assumptions = assumptions(&settings).join("\n- ");
    say(&format!("wrote {}, which assumes:\n- {assumptions}\n", arguments.output.display()));
    Ending::Answered
}

/// Is there anything in the folder but what an interrupted run may have left?
fn holds_files(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.into_iter().any(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."))
}
