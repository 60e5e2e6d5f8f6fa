//! `allotment frontier`: impact as a function of a limit.

use std::io;
use std::path::PathBuf;

use allotment::diagnostic::Diagnostic;
use allotment::instance::Instance;
use allotment::report::{
    FrontierReport, TwoWayReport, frontier_csv, frontier_markdown, frontier_svg, frontier_text, json,
    two_way_csv, two_way_markdown, two_way_svg, two_way_text,
};
use allotment::solve::by_name;
use allotment::study::{NoBreakpoints, NoFrontier, Options, Varied, breakpoints, frontier, two_way};
use allotment::units::Decimal;
use allotment::words::command;
use allotment::words::list::listed;
use allotment::words::study::frontier as words;

use super::faults::refuse;
use super::output::{print, stream, unwritable};
use super::{Ending, Format, read_instance};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(long, value_name = "LIMIT", default_value = "budget", help = words::VARY.text())]
    vary: String,
    #[arg(long, value_name = "N", value_parser = points, conflicts_with = "tolerance", help = words::POINTS.text())]
    points: Option<usize>,
    #[arg(long, value_name = "LIMIT", value_parser = number, help = words::FROM.text())]
    from: Option<Decimal>,
    #[arg(long, value_name = "LIMIT", value_parser = number, help = words::TO.text())]
    to: Option<Decimal>,
    #[arg(long, value_name = "SHARE", default_value = "1e-4", value_parser = tolerance, help = words::TOLERANCE.text())]
    tolerance: f64,
    #[arg(long, conflicts_with_all = ["vary", "points", "from", "to", "tolerance"], help = words::EXACT.text())]
    exact: bool,
    #[arg(
        long,
        value_name = "LIMIT",
        conflicts_with_all = ["vary", "exact", "from", "to", "tolerance"],
        help = words::BY.text(),
    )]
    by: Vec<String>,
    #[arg(long, value_name = "FILE", help = words::PLOT.text())]
    plot: Option<PathBuf>,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
}

fn points(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|points| (2..=10_000).contains(points))
        .ok_or_else(|| words::TWO_POINTS.text().to_owned())
}

/// A number as instance.toml could have it.
pub(super) fn number(text: &str) -> Result<Decimal, String> {
    let number = Decimal::parse(text.replace('_', "").as_str()).ok();
    number.filter(|number| !number.is_negative()).ok_or_else(|| words::A_NUMBER.text().to_owned())
}

fn tolerance(text: &str) -> Result<f64, String> {
    let number: Option<f64> = text.parse().ok();
    number.filter(|share| *share > 0.0 && *share <= 1.0).ok_or_else(|| words::A_TOLERANCE.text().to_owned())
}

/// Points of either limit of a table, if nothing is said.
const TABLE_POINTS: usize = 5;

pub(super) fn run(arguments: &Arguments) -> Ending {
    let instance = match read_instance(&arguments.instance, "frontier", arguments.format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let done = match arguments.by.as_slice() {
        [] => curve(&instance, arguments),
        [rows, columns] => table(&instance, [rows, columns], arguments),
        _ => Err(Box::new(Diagnostic::error("cli::by-twice"))),
    };
    done.unwrap_or_else(|fault| refuse(&[*fault], "frontier", arguments.format))
}

fn curve(instance: &Instance, arguments: &Arguments) -> Result<Ending, Box<Diagnostic>> {
    let varied = named(instance, &arguments.vary)?;
    let options = range(&varied, arguments)?;
    let found = if arguments.exact {
        Ok(breakpoints(instance).map_err(|why| {
            Diagnostic::error(match why {
                NoBreakpoints::OtherRules => "cli::exact-rules",
                NoBreakpoints::NotStraight => "cli::exact-straight",
            })
        })?)
    } else {
        frontier(instance, &varied, &options, by_name("engine").expect("the engine is always there"))
    };
    if matches!(found, Err(NoFrontier::WholeGrants)) {
        return Err(Box::new(Diagnostic::error("cli::frontier-whole")));
    }
    let ending = if found.is_ok() { Ending::Answered } else { Ending::NoAnswer };
    let report = FrontierReport::of(instance, &varied, &options, found);
    plot(arguments, || frontier_svg(&report))?;
    Ok(match arguments.format {
        Format::Text => print(frontier_text(&report), ending),
        Format::Json => print(json(&report), ending),
        Format::Csv => print(frontier_csv(&report), ending),
        Format::Markdown => print(frontier_markdown(&report), ending),
    })
}

/// Draws a picture where one is asked for and there is anything to draw.
fn plot(
    arguments: &Arguments,
    picture: impl FnOnce() -> Result<Option<String>, String>,
) -> Result<(), Box<Diagnostic>> {
    let Some(file) = &arguments.plot else { return Ok(()) };
    match picture().map_err(|fault| unwritable(file, &io::Error::other(fault)))? {
        Some(picture) => Ok(stream(file, |out| out.write_all(picture.as_bytes()))
            .map_err(|fault| unwritable(file, &fault))?),
        None => Ok(()),
    }
}

/// What is asked for, if there can be such numbers.
fn range(varied: &Varied, arguments: &Arguments) -> Result<Options, Box<Diagnostic>> {
    let &Arguments { points, from, to, tolerance, .. } = arguments;
    let is_share = varied.stated.counts.is_share();
    if let Some(number) = [from, to].into_iter().flatten().find(|number| is_share && *number > Decimal::ONE) {
        let fault = Diagnostic::error("cli::limit-no-share").with("limit", &varied.name);
        return Err(Box::new(fault.with("number", number)));
    }
    match from.zip(to).filter(|(from, to)| from > to) {
        Some((from, to)) => {
            Err(Box::new(Diagnostic::error("cli::limit-range").with("from", from).with("to", to)))
        }
        None => Ok(Options { points, from, to, tolerance }),
    }
}

fn table(instance: &Instance, by: [&String; 2], arguments: &Arguments) -> Result<Ending, Box<Diagnostic>> {
    let [rows, columns] = [named(instance, by[0])?, named(instance, by[1])?];
    if rows.name == columns.name {
        return Err(Box::new(Diagnostic::error("cli::by-same").with("limit", rows.name)));
    }
    let engine = by_name("engine").expect("the engine is always there");
    let points = arguments.points.unwrap_or(TABLE_POINTS);
    match two_way(instance, [&rows, &columns], points, engine) {
        Ok(table) => {
            let report = TwoWayReport::of(instance, table);
            plot(arguments, || two_way_svg(&report))?;
            Ok(match arguments.format {
                Format::Text => print(two_way_text(&report), Ending::Answered),
                Format::Json => print(json(&report), Ending::Answered),
                Format::Csv => print(two_way_csv(&report), Ending::Answered),
                Format::Markdown => print(two_way_markdown(&report), Ending::Answered),
            })
        }
        Err(NoFrontier::WholeGrants) => Err(Box::new(Diagnostic::error("cli::frontier-whole"))),
        Err(none) => {
            let report = FrontierReport::of(instance, &columns, &Options::default(), Err(none));
            Ok(match arguments.format {
                Format::Json => print(json(&report), Ending::NoAnswer),
                Format::Markdown => print(frontier_markdown(&report), Ending::NoAnswer),
                Format::Text | Format::Csv => print(frontier_text(&report), Ending::NoAnswer),
            })
        }
    }
}

fn named(instance: &Instance, asked: &str) -> Result<Varied, Box<Diagnostic>> {
    Varied::named(instance, asked).ok_or_else(|| {
        let known: Vec<String> = Varied::all(instance).into_iter().map(|varied| varied.name).collect();
        let unknown = Diagnostic::error("cli::limit-unknown").with("limit", asked);
        Box::new(unknown.with("known", listed(&known)))
    })
}
