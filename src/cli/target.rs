//! `allotment target`: the least budget that reaches a goal.

use std::path::PathBuf;

use allotment::diagnostic::Diagnostic;
use allotment::report::{TargetReport, json, target_csv, target_markdown, target_text};
use allotment::solve::by_name;
use allotment::study::{Goal, NoGoal, Reached, target};
use allotment::units::Decimal;
use allotment::words::command;
use allotment::words::study::target as words;

use super::faults::refuse;
use super::frontier::number;
use super::output::print;
use super::{Ending, Format, read_instance};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[command(flatten)]
    goal: Asked,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
struct Asked {
    #[arg(long, value_name = "SHARE", value_parser = share, help = words::GAP_CLOSED.text())]
    gap_closed: Option<Decimal>,
    #[arg(long, value_name = "AMOUNT", value_parser = number, help = words::IMPACT.text())]
    impact: Option<Decimal>,
    #[arg(long, value_name = "SHARE", value_parser = share, help = words::HEADCOUNT.text())]
    headcount: Option<Decimal>,
    #[arg(long, value_name = "SHARE", value_parser = share, help = words::COVERAGE.text())]
    coverage: Option<Decimal>,
    #[arg(long, value_name = "SHARE", value_parser = share, help = words::LEAKAGE.text())]
    leakage: Option<Decimal>,
    #[arg(long, value_name = "SHARE", value_parser = share, help = words::SHELL_EXPOSURE.text())]
    shell_exposure: Option<Decimal>,
}

impl Asked {
    fn goal(&self) -> Goal {
        let goals = [
            self.gap_closed.map(Goal::GapClosed),
            self.impact.map(Goal::Impact),
            self.headcount.map(Goal::Headcount),
            self.coverage.map(Goal::Coverage),
            self.leakage.map(Goal::Leakage),
            self.shell_exposure.map(Goal::ShellExposure),
        ];
        goals.into_iter().flatten().next().expect("one of the goals is required")
    }
}

fn share(text: &str) -> Result<Decimal, String> {
    number(text).ok().filter(|share| *share <= Decimal::ONE).ok_or_else(|| words::A_SHARE.text().to_owned())
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let instance = match read_instance(&arguments.instance, "target", arguments.format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let goal = arguments.goal.goal();
    let engine = by_name("engine").expect("the engine is always there");
    let found = match target(&instance, &goal, engine) {
        Ok(found) => found,
        Err(why) => {
            let code = match why {
                NoGoal::NoFullCoverage => "cli::target-coverage",
                NoGoal::NoPoverty => "cli::target-poverty",
            };
            return refuse(&[Diagnostic::error(code)], "target", arguments.format);
        }
    };
    let ending = match found.status {
        Reached::Reached => Ending::Answered,
        Reached::OutOfReach | Reached::Unknown => Ending::NoAnswer,
    };
    let report = TargetReport::of(&instance, &goal, found);
    match arguments.format {
        Format::Text => print(target_text(&report), ending),
        Format::Json => print(json(&report), ending),
        Format::Csv => print(target_csv(&report), ending),
        Format::Markdown => print(target_markdown(&report), ending),
    }
}
