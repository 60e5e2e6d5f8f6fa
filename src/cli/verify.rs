//! `allotment verify`: re-works an allocation, ours or anyone's, without any solver unless it is asked for.

use std::path::{Path, PathBuf};

use allotment::certify::{self, Refusal};
use allotment::diagnostic::Diagnostic;
use allotment::impact::Impact;
use allotment::instance::read_allocation;
use allotment::model::Problem;
use allotment::pipeline::{Status, budget_alone, in_real_numbers};
use allotment::report::{BoundFrom, Verdict, json, verdict_csv, verdict_markdown, verdict_text};
use allotment::solve::by_name;
use allotment::units::Fraction;
use allotment::words::command::{self, verify as words};

use super::faults::{refuse, rendered};
use super::output::{print, say};
use super::{Ending, Format, read_instance};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(help = words::FILE.text())]
    file: PathBuf,
    #[arg(long, value_name = "FILE", help = words::PRICES.text())]
    prices: Option<PathBuf>,
    #[arg(long, conflicts_with = "prices", help = words::SOLVE.text())]
    solve: bool,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let refuse = |faults: &[Diagnostic]| refuse(faults, "verify", arguments.format);
    let instance = match read_instance(&arguments.instance, "verify", arguments.format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let allocation = match read_allocation(&arguments.file, &instance) {
        Ok(allocation) => allocation,
        Err(faults) => return refuse(&faults),
    };
    let impact = Impact::of(&instance);
    let problem = Problem::state(&instance, &impact);
    let (prices, from) = match &arguments.prices {
        Some(file) => match prices(file, &problem) {
            Ok((prices, Origin::Here)) => (prices, BoundFrom::Prices),
            Ok((prices, Origin::Elsewhere)) => {
                let warning = Diagnostic::warning("cli::prices-elsewhere").with("file", file.display());
                say(&rendered(&[warning]));
                (prices, BoundFrom::PricesElsewhere)
            }
            Err(fault) => {
                let fault =
                    Diagnostic::error("cli::prices").with("file", file.display()).with("fault", fault);
                return refuse(&[fault]);
            }
        },
        None if arguments.solve => {
            let engine = by_name("engine").expect("the engine is always there");
            let answer = in_real_numbers(&instance, &impact, engine);
            if answer.status == Status::Infeasible {
                return tell(&Verdict::of(&problem, &allocation, None, BoundFrom::Solving), arguments.format);
            }
            // Where solving fails, what is known without it is still true.
            match answer.bound {
                Some(_) => (answer.prices, BoundFrom::Solving),
                None => (budget_alone(&problem), BoundFrom::Budget),
            }
        }
        None => (budget_alone(&problem), BoundFrom::Budget),
    };
    let bound = match certify::bound(&problem, &prices) {
        Ok(bound) => bound,
        // There is one price for every row, so a refused one has the wrong sign.
        Err(Refusal::WrongLength) => unreachable!("prices are read into one for every row"),
        Err(Refusal::WrongSign { row }) => {
            refuse(&[Diagnostic::error("cli::price-sign").with("row", row)]);
            return Ending::NoAnswer;
        }
    };
    tell(&Verdict::of(&problem, &allocation, Some(&bound), from), arguments.format)
}

fn tell(verdict: &Verdict, format: Format) -> Ending {
    let ending = if verdict.rules_kept { Ending::Answered } else { Ending::NoAnswer };
    match format {
        Format::Text => print(verdict_text(verdict), ending),
        Format::Json => print(json(verdict), ending),
        Format::Csv => print(verdict_csv(verdict), ending),
        Format::Markdown => print(verdict_markdown(verdict), ending),
    }
}

/// Which files prices were found for. Those found elsewhere prove a bound all the same, seldom a good one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Here,
    Elsewhere,
}

/// The prices of an allocation.json, by row and side.
fn prices(file: &Path, problem: &Problem<'_>) -> Result<(Vec<Fraction>, Origin), String> {
    let bytes = std::fs::read(file).map_err(|fault| fault.to_string())?;
    let answer: serde_json::Value = serde_json::from_slice(&bytes).map_err(|fault| fault.to_string())?;
    let rules = answer["rules"].as_array().ok_or("it has no list `rules`")?;
    let mut prices = vec![Fraction::ZERO; problem.rows().len()];
    for rule in rules {
        let price = rule["price"].as_f64().ok_or("a rule has no price")?;
        let name = rule["row"].as_str().ok_or("a rule has no row")?;
        if price == 0.0 {
            continue;
        }
        let upper = rule["sense"] == "at most";
        let sided =
            |row: &allotment::model::StatedRow| if upper { row.upper.is_some() } else { row.lower.is_some() };
        let row = problem.rows().iter().position(|row| row.shown_name() == name && sided(row));
        let row = row.ok_or_else(|| format!("the instance has no row `{name}` with a limit on that side"))?;
        prices[row] = Fraction::from_f64(price).ok_or("a price is not finite")?;
    }
    let here = answer["instance"]["sha256"] == problem.scene().instance.sha256();
    Ok((prices, if here { Origin::Here } else { Origin::Elsewhere }))
}
