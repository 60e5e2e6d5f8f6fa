//! `allotment report`: the whole answer as one page.

use std::path::{Path, PathBuf};

use allotment::explain::rule_costs;
use allotment::impact::Impact;
use allotment::pipeline::{self, Answer, Status};
use allotment::policy::named;
use allotment::report::proof::hashes;
use allotment::report::{ComparisonReport, Dossier, FrontierReport, Studies, Summary, html};
use allotment::solve::{Backend, by_name};
use allotment::study::{Entry, NoFrontier, Options, Varied, compare, near_budget};
use allotment::words::command::{self, report as words};

use super::faults::refuse;
use super::output::{print, stream, unwritable};
use super::progress::Progress;
use super::{Ending, Format, read_instance};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(short, long, value_name = "FILE", help = words::OUTPUT.text())]
    output: Option<PathBuf>,
}

/// Where chance starts for policies that draw lots.
const SEED: u64 = 1;

pub(super) fn run(arguments: &Arguments) -> Ending {
    let instance = match read_instance(&arguments.instance, "report", Format::Text) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
    let progress = Progress::begin();
    let impact = Impact::of(&instance);
    let engine = by_name("engine").expect("the engine is always there");
    let answer = pipeline::solve(&instance, &impact, engine);
    let studies = studies(&answer, &impact, engine);
    let command = format!("allotment report {}", arguments.instance.display());
    let page = hashes(&answer, &arguments.instance).and_then(|hashes| {
        html(&Dossier {
            answer: &answer,
            summary: &Summary::of(&answer),
            studies: &studies,
            folder: &arguments.instance,
            hashes: &hashes,
            command: &command,
        })
    });
    drop(progress);
    let ending = if answer.allocation.is_some() { Ending::Answered } else { Ending::NoAnswer };
    let page = match page {
        Ok(page) => page,
        Err(fault) => return refuse(&[unwritable(Path::new("report.html"), &fault)], "report", Format::Text),
    };
    let Some(file) = &arguments.output else { return print(page, ending) };
    match stream(file, |out| out.write_all(page.as_bytes())) {
        Ok(()) => ending,
        Err(fault) => refuse(&[unwritable(file, &fault)], "report", Format::Text),
    }
}

/// All that a page shows beside the answer; nothing if there is no allocation.
pub(super) fn studies(answer: &Answer<'_>, impact: &Impact, backend: &dyn Backend) -> Studies {
    if !matches!(answer.status, Status::Optimal | Status::Feasible) {
        return Studies::default();
    }
    let instance = answer.problem.scene().instance;
    let budget = Varied::named(instance, "budget").expect("every instance has a budget");
    let curve = match near_budget(instance, backend) {
        Err(NoFrontier::WholeGrants) => None,
        found => Some(FrontierReport::of(instance, &budget, &Options::default(), found)),
    };
    let policies = named(instance.report_policies().iter().map(|asked| asked.name.as_str()));
    let entries: Vec<Entry<'_>> = policies.into_iter().map(Entry::Policy).collect();
    let comparison = compare(instance, impact, backend, &entries, SEED);
    Studies {
        curve,
        policies: Some(ComparisonReport::of(instance, comparison, &[], None)),
        costs: rule_costs(answer, None, backend),
    }
}
