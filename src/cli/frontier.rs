//! `allotment frontier`: impact as a function of a limit.

use std::path::PathBuf;

use allotment::diagnostic::Diagnostic;
use allotment::report::{FrontierReport, frontier_csv, frontier_markdown, frontier_text, json};
use allotment::solve::by_name;
use allotment::study::{NoFrontier, Options, Varied, frontier};
use allotment::units::Decimal;
use allotment::words::command;
use allotment::words::study::frontier as words;

use super::faults::refuse;
use super::output::print;
use super::{Ending, Format, read_instance};

#[derive(clap::Args)]
#[command(about = words::ABOUT, after_help = words::EXAMPLE)]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE)]
    instance: PathBuf,
    #[arg(long, value_name = "LIMIT", default_value = "budget", help = words::VARY)]
    vary: String,
    #[arg(long, value_name = "N", value_parser = points, conflicts_with = "tolerance", help = words::POINTS)]
    points: Option<usize>,
    #[arg(long, value_name = "LIMIT", value_parser = number, help = words::FROM)]
    from: Option<Decimal>,
    #[arg(long, value_name = "LIMIT", value_parser = number, help = words::TO)]
    to: Option<Decimal>,
    #[arg(long, value_name = "SHARE", default_value = "1e-4", value_parser = tolerance, help = words::TOLERANCE)]
    tolerance: f64,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT)]
    format: Format,
}

fn points(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|points| (2..=10_000).contains(points))
        .ok_or_else(|| words::TWO_POINTS.to_owned())
}

/// A number as instance.toml could have it.
pub(super) fn number(text: &str) -> Result<Decimal, String> {
    let number = Decimal::parse(text.replace('_', "").as_str()).ok();
    number.filter(|number| !number.is_negative()).ok_or_else(|| words::A_NUMBER.to_owned())
}

fn tolerance(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number.filter(|share| *share > 0.0 && *share <= 1.0).ok_or_else(|| words::A_TOLERANCE.to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let instance = match read_instance(&arguments.instance, "frontier", arguments.format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let Some(varied) = Varied::named(&instance, &arguments.vary) else {
        let known: Vec<String> = Varied::all(&instance).into_iter().map(|varied| varied.name).collect();
        let unknown = Diagnostic::error("cli::limit-unknown").with("limit", &arguments.vary);
        return refuse(&[unknown.with("known", known.join(", "))], "frontier", arguments.format);
    };
    let engine = by_name("engine").expect("the engine is always there");
    let options = Options {
        points: arguments.points,
        from: arguments.from,
        to: arguments.to,
        tolerance: arguments.tolerance,
    };
    let found = frontier(&instance, &varied, &options, engine);
    if matches!(found, Err(NoFrontier::WholeGrants)) {
        return refuse(&[Diagnostic::error("cli::frontier-whole")], "frontier", arguments.format);
    }
    let ending = if found.is_ok() { Ending::Answered } else { Ending::NoAnswer };
    let report = FrontierReport::of(&instance, &varied, found);
    match arguments.format {
        Format::Text => print(frontier_text(&report), ending),
        Format::Json => print(json(&report), ending),
        Format::Csv => print(frontier_csv(&report), ending),
        Format::Markdown => print(frontier_markdown(&report), ending),
    }
}
