//! The command: see `allotment --help`.

mod cli;

use std::process::ExitCode;

use allotment::diagnostic::Diagnostic;

fn main() -> ExitCode {
    // Anything that panics is a fault of ours: say so, and end with 3.
    std::panic::catch_unwind(cli::run).unwrap_or_else(|_| {
        cli::say(&format!("{}\n", Diagnostic::error("cli::ours")));
        ExitCode::from(3)
    })
}
