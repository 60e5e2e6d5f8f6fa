//! What clap says of arguments, in the language spoken: clap itself knows English only.

use std::process::ExitCode;

use allotment::diagnostic::Diagnostic;
use allotment::words::fault::{list, perhaps};
use allotment::words::usage as words;
use clap::builder::PossibleValue;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory, Error, FromArgMatches};

use super::output::say;
use super::{Arguments, Ending};

/// The arguments of the process; else what clap has to say: a help, or what is wrong with them.
pub(super) fn parse() -> Result<Arguments, Error> {
    let mut command = command();
    let mut matches = command.try_get_matches_from_mut(std::env::args_os())?;
    Arguments::from_arg_matches_mut(&mut matches).map_err(|fault| fault.format(&mut command))
}

/// The whole command line, with everything that is said of it.
pub(super) fn command() -> Command {
    let mut command = Arguments::command();
    // What clap adds of itself is there once the command is built.
    command.build();
    spoken(command)
}

fn spoken(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = without_heading(&usage).replace("[OPTIONS]", words::SOME_OPTIONS.text());
    let style = command.get_styles().get_usage();
    let heading = words::USAGE.text();
    let template =
        format!("{{about-with-newline}}\n{style}{heading}{style:#}{{usage}}\n\n{{all-args}}{{after-help}}");
    let has_long_help = command.get_arguments().any(|argument| explained_values(argument).is_some());
    if command.get_name() == "help" {
        command = command.about(words::HELP_COMMAND.text());
    }
    command
        .override_usage(usage)
        .help_template(template)
        .subcommand_help_heading(words::COMMANDS.text())
        .mut_args(|argument| spoken_argument(argument, has_long_help))
        .mut_subcommands(spoken)
}

fn spoken_argument(argument: Arg, has_long_help: bool) -> Arg {
    let heading = if argument.is_positional() { words::ARGUMENTS } else { words::OPTIONS };
    let argument = argument.help_heading(heading.text());
    match argument.get_action() {
        ArgAction::Help if has_long_help => {
            argument.help(words::HELP_SHORT.text()).long_help(words::HELP_LONG.text())
        }
        ArgAction::Help => argument.help(words::HELP.text()),
        ArgAction::Version => argument.help(words::VERSION.text()),
        action if action.takes_values() => with_values(argument),
        _ => argument,
    }
}

/// What an argument is for, with its default and what it may be.
fn with_values(argument: Arg) -> Arg {
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let defaults = argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned());
    let default = defaults.reduce(|all, value| format!("{all} {value}")).map(|value| words::default(&value));
    let names: Vec<String> =
        visible_values(&argument).iter().map(|value| value.get_name().to_owned()).collect();
    let possible = (!names.is_empty()).then(|| words::possible(&names));
    let short: Vec<String> = [Some(help.clone()), default.clone(), possible].into_iter().flatten().collect();
    let long = explained_values(&argument).map(|values| {
        [Some(help), Some(values), default].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
    });
    let argument = argument.help(short.join(" ")).hide_possible_values(true).hide_default_value(true);
    match long {
        Some(long) => argument.long_help(long),
        None => argument,
    }
}

fn visible_values(argument: &Arg) -> Vec<PossibleValue> {
    argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set()).collect()
}

/// A line for each value that an argument may have, where a value has anything said of it.
fn explained_values(argument: &Arg) -> Option<String> {
    let values = visible_values(argument);
    let takes_values = argument.get_action().takes_values();
    (takes_values && values.iter().any(|value| value.get_help().is_some())).then_some(())?;
    let line = |value: &PossibleValue| {
        let help = value.get_help().map(ToString::to_string).unwrap_or_default();
        words::value(value.get_name(), &help)
    };
    let lines: Vec<String> = values.iter().map(line).collect();
    Some(format!("{}\n{}", words::VALUES, lines.join("\n")))
}

fn without_heading(usage: &str) -> &str {
    usage.strip_prefix("Usage:").unwrap_or(usage).trim()
}

/// Says what clap has to say: an answer such as a help, or what is wrong with the arguments.
pub(super) fn answer(said: &Error) -> ExitCode {
    if let Some(fault) = fault(said) {
        say(&format!("{fault}\n"));
        return Ending::WrongInput.into();
    }
    // A reader that has gone away is no fault.
    let _ = said.print();
    if said.use_stderr() { Ending::WrongInput.into() } else { Ending::Answered.into() }
}

/// What is wrong with the arguments; `None` where clap's words are an answer and no fault.
fn fault(error: &Error) -> Option<Diagnostic> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => list(&texts.iter().map(String::as_str).collect::<Vec<_>>()),
        _ => String::new(),
    };
    let nearest = |kind| {
        let nearest = match error.get(kind) {
            Some(ContextValue::String(one)) => Some(one.as_str()),
            Some(ContextValue::Strings(all)) => all.first().map(String::as_str),
            _ => None,
        };
        perhaps(nearest)
    };
    let argument = || text(ContextKind::InvalidArg);
    let value = || text(ContextKind::InvalidValue);
    let fault = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::UnknownArgument => Diagnostic::error("cli::argument-unknown")
            .with("argument", argument())
            .with("perhaps", nearest(ContextKind::SuggestedArg)),
        ErrorKind::InvalidSubcommand => Diagnostic::error("cli::command-unknown")
            .with("command", text(ContextKind::InvalidSubcommand))
            .with("perhaps", nearest(ContextKind::SuggestedSubcommand)),
        ErrorKind::MissingRequiredArgument => {
            Diagnostic::error("cli::argument-missing").with("arguments", argument())
        }
        ErrorKind::ArgumentConflict if argument() == text(ContextKind::PriorArg) => {
            Diagnostic::error("cli::argument-twice").with("argument", argument())
        }
        ErrorKind::ArgumentConflict => Diagnostic::error("cli::arguments-clash")
            .with("argument", argument())
            .with("other", text(ContextKind::PriorArg)),
        ErrorKind::InvalidValue if value().is_empty() => {
            Diagnostic::error("cli::value-missing").with("argument", argument())
        }
        ErrorKind::InvalidValue => Diagnostic::error("cli::value-unknown")
            .with("value", value())
            .with("argument", argument())
            .with("known", text(ContextKind::ValidValue)),
        ErrorKind::ValueValidation => Diagnostic::error("cli::value-unclear")
            .with("value", value())
            .with("argument", argument())
            .with("fault", std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()),
        ErrorKind::TooManyValues => {
            Diagnostic::error("cli::value-too-many").with("value", value()).with("argument", argument())
        }
        ErrorKind::MissingSubcommand => Diagnostic::error("cli::command-missing"),
        other => Diagnostic::error("cli::arguments-unclear").with("fault", other),
    };
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    Some(fault.with("usage", without_heading(&usage)))
}
