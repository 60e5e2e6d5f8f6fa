//! `allotment list`: what there is, one line each.

use allotment::{measure, report, rule, solve, words};
use clap::ValueEnum;

use super::Ending;
use super::output::print;

/// Say what there is
#[derive(clap::Args)]
#[command(after_help = "Example:\n  allotment list rules")]
pub(super) struct Arguments {
    /// Of what
    #[arg(value_enum)]
    what: What,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Policies,
    Rules,
    Measures,
    Solvers,
    Formats,
    Faults,
}

pub(super) fn run(arguments: &Arguments) -> Ending {
    let owned = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, meaning)| ((*name).to_owned(), (*meaning).to_owned())).collect()
    };
    let lines = match arguments.what {
        What::Policies => owned(&[("optimal", "the most impact that the money can have under all rules")]),
        What::Rules => owned(rule::KINDS),
        What::Measures => {
            let measures = measure::catalog().iter().flat_map(|family| family.measures());
            let line = |one: &measure::Measure| format!("{} [{}]", one.meaning, one.unit.word());
            measures.map(|one| (one.name.to_owned(), line(one))).collect()
        }
        What::Formats => owned(report::KINDS),
        What::Solvers => {
            let solvers = solve::catalog().iter();
            solvers.map(|solver| (solver.name().to_owned(), solver.describe().to_owned())).collect()
        }
        What::Faults => {
            let faults = words::fault::CATALOG.iter();
            faults.map(|fault| (fault.code.to_owned(), fault.message.to_owned())).collect()
        }
    };
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, meaning) in lines {
        text.push_str(&format!("{name:<width$}  {meaning}\n"));
    }
    print(text, Ending::Answered)
}
