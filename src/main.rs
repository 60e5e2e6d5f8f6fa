//! The command: see `allotment --help`.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    // Anything that panics is a fault of ours: say so, and end with 3.
    std::panic::catch_unwind(cli::run).unwrap_or_else(|_| {
        eprintln!("error[cli::ours]: this is a fault of allotment itself, not of your files");
        eprintln!("  help: please report it with the lines above and the instance");
        ExitCode::from(3)
    })
}
