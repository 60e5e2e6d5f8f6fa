//! `allotment generate`: an instance with the published margins, of any size, from a seed.

use std::path::PathBuf;

use allotment::world::{Settings, assumptions, write};

use super::Ending;
use super::output::unwritable;

/// Write a synthetic instance with the published margins
#[derive(clap::Args)]
#[command(after_help = "Example:\n  allotment generate --cooperatives 2200000 --regions 2850 -o china")]
pub(super) struct Arguments {
    /// How many cooperatives
    #[arg(long, default_value_t = 49_595, value_parser = clap::value_parser!(u64).range(1..))]
    cooperatives: u64,
    /// How many regions
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..))]
    regions: u32,
    /// The same seed gives the same bytes
    #[arg(long, default_value_t = 2020)]
    seed: u64,
    /// Slopes and shares in coarse steps, so that many tie
    #[arg(long)]
    ties: bool,
    /// The folder to write
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let settings = Settings {
        cooperatives: arguments.cooperatives,
        regions: arguments.regions,
        seed: arguments.seed,
        ties: arguments.ties,
    };
    if let Err(fault) = write(&settings, &arguments.output) {
        return unwritable(&arguments.output, &fault);
    }
    eprintln!("wrote {}, which assumes:", arguments.output.display());
    for sentence in assumptions(&settings) {
        eprintln!("- {sentence}");
    }
    Ending::Answered
}
