//! `allotment man`: the manual page, with a section for every command, in the language spoken.

use allotment::words::command::man as words;
use allotment::words::usage as said;
use clap::{Arg, Command};
use roff::{Roff, bold, roman};

use super::Ending;
use super::output::print;
use super::usage;

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {}

pub(super) fn run() -> Ending {
    print(page(&usage::command()).render(), Ending::Answered)
}

fn page(command: &Command) -> Roff {
    let version = format!("allotment {}", env!("CARGO_PKG_VERSION"));
    let about = command.get_about().map(ToString::to_string).unwrap_or_default();
    let mut page = Roff::new();
    page.control("TH", ["ALLOTMENT", "1", "", &version]);
    page.control("SH", [words::NAME.text()]).text([roman(format!("allotment - {about}"))]);
    page.control("SH", [words::SYNOPSIS.text()]);
    usage_of(&mut page, command);
    page.control("SH", [words::OPTIONS.text()]);
    command.get_arguments().for_each(|argument| explain(&mut page, argument));
    page.control("PP", []);
    example(&mut page, command);
    page.control("SH", [words::COMMANDS.text()]);
    for one in commands(command) {
        page.control("TP", []).text([bold(one.get_name())]);
        page.text([roman(one.get_about().map(ToString::to_string).unwrap_or_default())]);
    }
    for one in commands(command) {
        page.control("SH", [one.get_name().to_uppercase().as_str()]);
        page.text([roman(one.get_about().map(ToString::to_string).unwrap_or_default())]);
        page.control("PP", []);
        usage_of(&mut page, one);
        // What is said of all commands stands on top.
        let own =
            one.get_arguments().filter(|argument| !argument.is_global_set() && argument.get_id() != "help");
        let (by_place, by_name): (Vec<&Arg>, Vec<&Arg>) = own.partition(|argument| argument.is_positional());
        for (title, arguments) in [(said::ARGUMENTS, by_place), (said::OPTIONS, by_name)] {
            if !arguments.is_empty() {
                page.control("SS", [title.text()]);
                for argument in arguments {
                    explain(&mut page, argument);
                }
            }
        }
        page.control("PP", []);
        example(&mut page, one);
    }
    page
}

fn commands(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|one| one.get_name() != "help")
}

/// How it is called.
fn usage_of(page: &mut Roff, command: &Command) {
    page.text([bold(command.clone().render_usage().to_string().trim_start_matches("Usage:").trim())]);
}

/// What an argument looks like, and what it is for.
fn explain(page: &mut Roff, argument: &Arg) {
    let short = argument.get_short().filter(|_| argument.get_long().is_some());
    let short = short.map(|letter| format!("-{letter}, ")).unwrap_or_default();
    page.control("TP", []).text([bold(format!("{short}{argument}"))]);
    let help = argument.get_long_help().or(argument.get_help()).map(ToString::to_string).unwrap_or_default();
    for (place, line) in help.lines().filter(|line| !line.is_empty()).enumerate() {
        if place > 0 {
            page.control("br", []);
        }
        page.text([roman(line)]);
    }
}

/// As it stands behind the help.
fn example(page: &mut Roff, command: &Command) {
    page.control("nf", []);
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    after.lines().for_each(|line| {
        page.text([roman(line)]);
    });
    page.control("fi", []);
}
