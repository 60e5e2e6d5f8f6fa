//! The command as tests start it: in English, whatever the environment speaks.

use std::process::Command;

pub(crate) fn allotment() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_allotment"));
    command.env("LANGUAGE", "en");
    command
}
