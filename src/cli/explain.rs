//! `allotment explain`: why this grant, why not, who is next, what each rule costs, which rules clash.

use std::path::PathBuf;

use allotment::diagnostic::Diagnostic;
use allotment::explain::{conflict, cooperative, queue, rule_costs};
use allotment::impact::Impact;
use allotment::pipeline::{self, Status};
use allotment::report::{Explanation, InstanceName, Summary, explanation_text, json};
use allotment::solve::by_name;
use clap::ValueEnum;

use super::output::{print, refuse};
use super::{Ending, read_instance};

/// Say why: this grant, these rules, this conflict
#[derive(clap::Args)]
#[command(after_help = "Example:\n  allotment explain instances/guangxi-2020 --cooperative 450100-00001")]
pub(super) struct Arguments {
    /// The instance's folder
    instance: PathBuf,
    /// Why this cooperative got what it got
    #[arg(long, value_name = "ID", conflicts_with = "rule")]
    cooperative: Option<String>,
    /// One rule: its rows, amounts, prices and cost
    #[arg(long, value_name = "NAME")]
    rule: Option<String>,
    /// How the result is printed
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

/// The next in line and the just inside that JSON names.
const QUEUE: usize = 100;

pub(super) fn run(arguments: &Arguments) -> Ending {
    let Some(instance) = read_instance(&arguments.instance) else { return Ending::WrongInput };
    let impact = Impact::of(&instance);
    let engine = by_name("engine").expect("the engine is always there");
    let answer = pipeline::solve(&instance, &impact, engine);
    let mut found = Explanation {
        format: 1,
        command: "explain",
        allotment: env!("CARGO_PKG_VERSION"),
        instance: InstanceName::of(&instance),
        status: answer.status.word(),
        by: answer.basis.word(),
        rules: None,
        costs: None,
        queue: None,
        cooperative: None,
        conflict: conflict(&answer, engine),
    };
    if let Some(id) = &arguments.cooperative {
        let Some(position) =
            (0..instance.cooperatives().len()).find(|&i| instance.cooperatives().id(i) == id)
        else {
            return refuse(&Diagnostic::error("cli::cooperative-unknown").with("id", id));
        };
        found.cooperative = cooperative(&answer, position);
    } else if let Some(name) = &arguments.rule {
        let known: Vec<&str> = answer.problem.rules().iter().map(|rule| rule.name()).collect();
        if !known.contains(&name.as_str()) {
            let unknown = Diagnostic::error("cli::rule-unknown").with("rule", name);
            return refuse(&unknown.with("known", known.join(", ")));
        }
        let rows = Summary::of(&answer).rules;
        found.rules = Some(rows.into_iter().filter(|row| row.rule == *name).collect());
        found.costs =
            Some(rule_costs(&answer, engine).into_iter().filter(|cost| cost.rule == *name).collect());
    } else if answer.allocation.is_some() {
        found.rules = Some(Summary::of(&answer).rules);
        found.costs = Some(rule_costs(&answer, engine));
        found.queue = Some(queue(&answer, QUEUE));
    }
    // Why nothing is feasible is an answer too; only where neither was found is the question open.
    let ending = if answer.status == Status::Unknown { Ending::NoAnswer } else { Ending::Answered };
    match arguments.format {
        Format::Text => print(explanation_text(&found), ending),
        Format::Json => print(json(&found), ending),
    }
}
