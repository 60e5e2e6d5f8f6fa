//! What `target` says: the least budget that reaches a goal, and its proof.

use serde::Serialize;

use crate::instance::Instance;
use crate::measure::objective;
use crate::study::{Goal, Reached, Target};
use crate::words::Message;
use crate::words::column;
use crate::words::foreign::visible;
use crate::words::study::target as words;

use super::figures::{amount, per_cent, whole};
use super::markdown;
use super::summary::{InstanceName, unit};

/// The JSON of `target`, key by key.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON, described in the README")]
pub struct TargetReport {
    pub format: u32,
    pub command: &'static str,
    pub allotment: &'static str,
    pub instance: InstanceName,
    pub unit: Message,
    pub goal: Asked,
    #[serde(flatten)]
    pub found: Target,
    #[serde(skip)]
    step: u64,
    #[serde(skip)]
    currency: String,
}

/// A goal as it was asked for.
#[derive(Clone, Debug, Serialize)]
pub struct Asked {
    /// Of what.
    pub of: &'static str,
    /// How much of it.
    pub number: f64,
}

impl TargetReport {
    /// Of what was found.
    pub fn of(instance: &Instance, goal: &Goal, found: Target) -> TargetReport {
        TargetReport {
            format: 1,
            command: "target",
            allotment: env!("CARGO_PKG_VERSION"),
            instance: InstanceName::of(instance),
            unit: unit(objective(instance)),
            goal: Asked { of: goal.word(), number: goal.number().to_f64() },
            found,
            step: instance.funds().step.get(),
            currency: instance.funds().currency.clone(),
        }
    }

    /// The answer in sentences.
    fn lines(&self) -> Vec<String> {
        let found = &self.found;
        let number =
            if self.goal.of == "impact" { amount(self.goal.number) } else { per_cent(self.goal.number) };
        let mut lines = vec![words::goal(self.goal.of, &number)];
        if let Some(impact) = found.asks_for.filter(|_| self.goal.of != "impact") {
            lines.push(words::asks_for(&amount(impact), self.unit.text()));
        }
        match found.status {
            Reached::Unknown => lines.push(words::UNKNOWN.text().to_owned()),
            Reached::OutOfReach => {
                let (up_to, most) = (found.looked_up_to.map(whole), found.most.map(amount));
                lines.push(words::out_of_reach(up_to.as_deref(), most.as_deref(), found.proved));
            }
            Reached::Reached => {
                if let Some(budget) = found.budget {
                    lines.push(words::least(&whole(budget), &self.currency));
                    let bound = found.bound_one_step_less.map(amount);
                    lines.push(match budget {
                        0 => words::NO_LESS.text().to_owned(),
                        _ => words::proof(&whole(self.step), bound.as_deref(), found.proved),
                    });
                }
                lines.push(match found.whole_budget {
                    Some(budget) => words::whole(&whole(budget), &self.currency),
                    None => words::NO_WHOLE.text().to_owned(),
                });
                if found.budget.is_none() {
                    lines.push(words::BY_SEARCH.text().to_owned());
                }
            }
        }
        lines
    }

    /// Figures by name, empty where there is none.
    fn figures(&self) -> Vec<(&'static str, String)> {
        let found = &self.found;
        let said = |figure: Option<f64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
        let money = |figure: Option<u64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
        vec![
            ("goal", self.goal.of.to_owned()),
            ("number", self.goal.number.to_string()),
            ("budget", money(found.budget)),
            ("proved", found.proved.to_string()),
            ("whole_budget", money(found.whole_budget)),
            ("impact", said(found.impact)),
            ("bound_one_step_less", said(found.bound_one_step_less)),
            ("most", said(found.most)),
            ("looked_up_to", money(found.looked_up_to)),
        ]
    }
}

/// For people.
pub fn target_text(report: &TargetReport) -> String {
    format!("{}\n{}\n", visible(&report.instance.name), visible_all(&report.lines()))
}

fn visible_all(lines: &[String]) -> String {
    crate::words::foreign::visible_lines(&lines.join("\n")).into_owned()
}

/// For documents.
pub fn target_markdown(report: &TargetReport) -> String {
    let mut lines = report.lines().into_iter();
    let goal = lines.next().unwrap_or_default();
    let mut out = format!("# {}\n", markdown::escaped(&report.instance.name));
    let said: Vec<String> =
        lines.flat_map(|line| line.lines().map(markdown::escaped).collect::<Vec<_>>()).collect();
    out.push_str(&format!("\n{}\n\n{}\n", markdown::escaped(&goal), said.join("\n\n")));
    let figures = report.figures().into_iter().filter(|(_, figure)| !figure.is_empty());
    let rows = figures.map(|(name, figure)| vec![name.to_owned(), figure]);
    markdown::table(
        &mut out,
        words::FIGURES.text(),
        &markdown::titles([column::FIGURE, column::VALUE]),
        rows,
    );
    out
}

/// For spreadsheets: one line.
pub fn target_csv(report: &TargetReport) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let (names, figures): (Vec<&str>, Vec<String>) = report.figures().into_iter().unzip();
    writer.write_record(names).expect("memory takes every line");
    writer.write_record(figures).expect("memory takes every line");
    writer.into_inner().expect("memory takes every line")
}
