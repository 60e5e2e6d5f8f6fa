//! `allotment list`: what there is, one line each.

use allotment::words::Message;
use allotment::words::command::list as words;
use allotment::words::fault;
use allotment::{measure, policy, report, rule, solve};
use clap::ValueEnum;

use super::Ending;
use super::output::print;

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(value_enum, help = words::WHAT.text())]
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
    let owned = |pairs: &[(&str, Message)]| -> Vec<(String, String)> {
        pairs.iter().map(|(name, meaning)| ((*name).to_owned(), meaning.text().to_owned())).collect()
    };
    let lines = match arguments.what {
        What::Policies => {
            let policies = policy::catalog().iter();
            policies.map(|policy| (policy.name(), policy.meaning().to_owned())).collect()
        }
        What::Rules => owned(rule::KINDS),
        What::Measures => {
            let measures = measure::catalog().iter().flat_map(|family| family.measures());
            let line = |one: &measure::Measure| format!("{} [{}]", one.meaning(), one.unit.said());
            measures.map(|one| (one.name.to_owned(), line(one))).collect()
        }
        What::Formats => owned(report::KINDS),
        What::Solvers => {
            let solvers = solve::catalog().iter();
            solvers.map(|solver| (solver.name().to_owned(), solver.describe().to_owned())).collect()
        }
        What::Faults => {
            let faults = fault::catalog().into_iter();
            faults.map(|fault| (fault.code, fault.message)).collect()
        }
    };
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = String::new();
    for (name, meaning) in lines {
        text.push_str(&format!("{name:<width$}  {meaning}\n"));
    }
    print(text, Ending::Answered)
}
