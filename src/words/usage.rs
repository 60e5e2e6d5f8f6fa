//! What is said of arguments, of any command.

use crate::words::language::{Language, Message, said, text};
use crate::words::list::listed;

/// Before how a command is called.
pub const USAGE: Message = Message("usage-usage");
/// Over the commands.
pub const COMMANDS: Message = Message("usage-commands");
/// Over what is given by its place.
pub const ARGUMENTS: Message = Message("usage-arguments");
/// Over what is given by its name.
pub const OPTIONS: Message = Message("usage-options");
/// Where options stand.
pub const SOME_OPTIONS: Message = Message("usage-some-options");
/// `--help` where it says no more than `-h`.
pub const HELP: Message = Message("usage-help");
/// `-h` where `--help` says more.
pub const HELP_SHORT: Message = Message("usage-help-short");
/// `--help` where `-h` says less.
pub const HELP_LONG: Message = Message("usage-help-long");
/// `help`, the command.
pub const HELP_COMMAND: Message = Message("usage-help-command");
/// `--version`.
pub const VERSION: Message = Message("usage-version");
/// `--lang`.
pub const LANGUAGE: Message = Message("usage-language");
/// Over a list of values.
pub const VALUES: Message = Message("usage-values");

/// A language by its name.
pub fn language(language: Language) -> &'static str {
    match language {
        Language::English => text("usage-in-english"),
        Language::Chinese => text("usage-in-chinese"),
    }
}

/// What holds where nothing is given.
pub fn default(value: &str) -> String {
    said!("usage-default", value)
}

/// What may be given.
pub fn possible(values: &[String]) -> String {
    said!("usage-possible", values = listed(values))
}

/// One value and what it does.
pub fn value(name: &str, meaning: &str) -> String {
    said!("usage-value", name, meaning)
}
