//! `allotment completions`: what a shell needs to complete our arguments.

use allotment::words::command::completions as words;
use clap_complete::{Shell, generate};

use super::Ending;
use super::output::print;
use super::usage;

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = words::SHELL.text())]
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let mut script = Vec::new();
    generate(arguments.shell, &mut usage::command(), env!("CARGO_PKG_NAME"), &mut script);
    print(script, Ending::Answered)
}
