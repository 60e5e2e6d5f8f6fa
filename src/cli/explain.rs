//! `allotment explain`: why this grant, why not, who is next, what each rule costs, which rules clash.

use std::path::PathBuf;

use allotment::diagnostic::Diagnostic;
use allotment::explain::{conflict, cooperative, money_left, one_rule, queue, row_prices, rule_costs};
use allotment::impact::Impact;
use allotment::measure::objective;
use allotment::pipeline::{self, Status};
use allotment::report::{
    Broken, Explanation, InstanceName, Summary, explanation_csv, explanation_markdown, explanation_text, json,
};
use allotment::solve::by_name;
use allotment::words::command::{self, explain as words};
use allotment::words::list::listed;
use allotment::words::summary::unit;

use super::faults::refuse;
use super::output::print;
use super::{Ending, Format, read_instance};

#[derive(clap::Args)]
#[command(about = words::ABOUT.text(), after_help = words::EXAMPLE.text())]
pub(super) struct Arguments {
    #[arg(help = command::INSTANCE.text())]
    instance: PathBuf,
    #[arg(long, value_name = "ID", conflicts_with = "rule", help = words::COOPERATIVE.text())]
    cooperative: Option<String>,
    #[arg(long, value_name = "NAME", help = words::RULE.text())]
    rule: Option<String>,
    #[arg(long, value_enum, default_value = "text", help = command::FORMAT.text())]
    format: Format,
}

/// The next in line and the just inside that JSON names.
const QUEUE: usize = 100;

pub(super) fn run(arguments: &Arguments) -> Ending {
    let format = arguments.format;
    let instance = match read_instance(&arguments.instance, "explain", format) {
        Ok(instance) => instance,
        Err(ending) => return ending,
    };
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
        unit: unit(objective(&instance).word()),
        rules: None,
        prices: None,
        costs: None,
        money_left: None,
        whole: answer.search_solver.is_some(),
        overrides: None,
        queue: None,
        cooperative: None,
        rule: None,
        conflict: conflict(&answer, engine),
        nearest_miss: answer.nearest_miss.as_ref().map(|miss| miss.broken.iter().map(Broken::of).collect()),
    };
    if let Some(id) = &arguments.cooperative {
        let Some(position) =
            (0..instance.cooperatives().len()).find(|&i| instance.cooperatives().id(i) == id)
        else {
            let unknown = Diagnostic::error("cli::cooperative-unknown").with("id", id);
            return refuse(&[unknown], "explain", format);
        };
        found.cooperative = cooperative(&answer, position, engine);
    } else if let Some(name) = &arguments.rule {
        let known: Vec<&str> = answer.problem.rules().iter().map(|rule| rule.name()).collect();
        if !known.contains(&name.as_str()) {
            let unknown = Diagnostic::error("cli::rule-unknown").with("rule", name);
            return refuse(&[unknown.with("known", listed(&known))], "explain", format);
        }
        let rows = Summary::of(&answer).rules;
        found.rules = Some(rows.into_iter().filter(|row| row.rule == *name).collect());
        found.prices = Some(row_prices(&answer, Some(name), engine));
        found.costs = Some(rule_costs(&answer, Some(name), engine));
        found.rule = one_rule(&answer, name, engine);
    } else if answer.allocation.is_some() {
        let summary = Summary::of(&answer);
        (found.rules, found.overrides) = (Some(summary.rules), Some(summary.overrides));
        found.prices = Some(row_prices(&answer, None, engine));
        found.costs = Some(rule_costs(&answer, None, engine));
        found.money_left = money_left(&answer);
        found.queue = Some(queue(&answer, QUEUE));
    }
    // Why nothing is feasible is an answer too; only where neither was found is the question open.
    let ending = if answer.status == Status::Unknown { Ending::NoAnswer } else { Ending::Answered };
    match format {
        Format::Text => print(explanation_text(&found), ending),
        Format::Json => print(json(&found), ending),
        Format::Csv => print(explanation_csv(&found), ending),
        Format::Markdown => print(explanation_markdown(&found), ending),
    }
}
