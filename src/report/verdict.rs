//! What `verify` says about an allocation, ours or anyone's.

use std::fmt::Write;

use serde::Serialize;

use crate::certify::{self, Audit};
use crate::explain::{Affected, affected};
use crate::instance::{Allocation, Grantable};
use crate::measure::{Accuracy, accuracy, objective};
use crate::model::Problem;
use crate::units::Fraction;
use crate::words::column;
use crate::words::foreign::{as_cell, visible};
use crate::words::list::listed;
use crate::words::summary::{figure, heading, more_in_json};
use crate::words::verdict;

use super::figures::{Amount, amount, per_cent, whole};
use super::markdown;
use super::summary::{Broken, ImpactFigures, InstanceName, unit};

/// The JSON of `verify`, key by key.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON, described in the README")]
pub struct Verdict {
    pub format: u32,
    pub command: &'static str,
    pub allotment: &'static str,
    pub instance: InstanceName,
    pub rules_kept: bool,
    pub impact: ImpactFigures,
    /// A word of [`BoundFrom`].
    pub bound_from: &'static str,
    pub allocated: u64,
    pub recipients: usize,
    pub accuracy: Accuracy,
    pub broken: Vec<BrokenRow>,
    pub grants_not_allowed: Vec<NotAllowed>,
}

/// A limit that is not kept, and whom that concerns.
#[derive(Clone, Debug, Serialize)]
pub struct BrokenRow {
    /// Its figures.
    #[serde(flatten)]
    pub limit: Broken,
    /// Whom it concerns.
    pub affected: Affected,
}

/// A grant that no rule could pay.
#[derive(Clone, Debug, Serialize)]
pub struct NotAllowed {
    pub id: String,
    pub grant: u64,
    pub why: String,
}

/// What the prices of a bound come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundFrom {
    /// A file that was found for these very files.
    Prices,
    /// A file that was found for others: what it proves holds all the same.
    PricesElsewhere,
    /// None were given: the budget is the only rule.
    Budget,
    /// They were found for the occasion.
    Solving,
}

impl BoundFrom {
    /// As programs read it.
    pub const fn word(self) -> &'static str {
        match self {
            BoundFrom::Prices => "prices",
            BoundFrom::PricesElsewhere => "prices of another instance",
            BoundFrom::Budget => "budget alone",
            BoundFrom::Solving => "solving",
        }
    }
}

impl Verdict {
    /// Re-works an allocation; `bound` was worked out from what `bound_from` says.
    pub fn of(
        problem: &Problem<'_>,
        allocation: &Allocation,
        bound: Option<&Fraction>,
        bound_from: BoundFrom,
    ) -> Verdict {
        let scene = problem.scene();
        let audit = certify::audit(problem, allocation);
        let gap = bound.and_then(|bound| {
            // What breaks a rule may be above every bound: then there is no distance to speak of.
            let left = Some(bound - &audit.achieved).filter(|left| left.signum() >= 0)?;
            Some((&left * &bound.reciprocal().unwrap_or(Fraction::ZERO)).to_f64_up())
        });
        Verdict {
            format: 1,
            command: "verify",
            allotment: env!("CARGO_PKG_VERSION"),
            instance: InstanceName::of(scene.instance),
            rules_kept: audit.rules_kept(),
            impact: ImpactFigures {
                measure: objective(scene.instance).word(),
                unit: unit(objective(scene.instance)),
                achieved: Some(audit.achieved.to_f64_down()),
                unrounded: None,
                bound: bound.map(Fraction::to_f64_up),
                relative_gap: gap,
                rounding_loss: None,
            },
            bound_from: bound_from.word(),
            allocated: allocation.total().get(),
            recipients: allocation.recipients(),
            accuracy: accuracy(scene.instance, allocation),
            broken: broken(problem, allocation, &audit),
            grants_not_allowed: not_allowed(problem, allocation, &audit),
        }
    }
}

fn broken(problem: &Problem<'_>, allocation: &Allocation, audit: &Audit) -> Vec<BrokenRow> {
    let broken = audit.findings.iter().filter(|finding| !finding.kept).map(|finding| BrokenRow {
        limit: Broken::of(finding),
        affected: affected(problem, allocation, &finding.row, finding.sense),
    });
    broken.collect()
}

fn not_allowed(problem: &Problem<'_>, allocation: &Allocation, audit: &Audit) -> Vec<NotAllowed> {
    let instance = problem.scene().instance;
    let grants = audit.grants_not_allowed.iter().map(|&position| {
        let grant = allocation.grant(position);
        let why = match instance.cooperatives().grantable(position) {
            Grantable::UpTo(most) => {
                verdict::range(most.map(|most| most.to_string()), &instance.funds().step.to_string())
            }
            Grantable::From { least, most } => {
                let range =
                    verdict::range(most.map(|most| most.to_string()), &instance.funds().step.to_string());
                verdict::nothing_below(&least.to_string(), &range)
            }
            Grantable::OneOf(sizes) => {
                verdict::sizes(&sizes.iter().map(ToString::to_string).collect::<Vec<_>>())
            }
            Grantable::Exactly(exact) => verdict::fixed(&exact.to_string()),
        };
        NotAllowed { id: instance.cooperatives().id(position).to_owned(), grant: grant.get(), why }
    });
    grants.collect()
}

/// Offending grants shown to people; the rest is counted.
const SHOWN: usize = 20;

/// For people.
pub fn verdict_text(found: &Verdict) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes every line");
    line(visible(&found.instance.name).into_owned());
    line(verdict::headline(found.rules_kept).to_owned());
    let achieved = amount(found.impact.achieved.unwrap_or(0.0));
    line(format!("\n  {achieved} {}", found.impact.unit));
    line(verdict::paid(&whole(found.allocated), &whole(found.recipients as u64)));
    if let Some(bound) = found.impact.bound {
        let reached = found.impact.relative_gap.filter(|_| found.rules_kept);
        let reached = reached.map(|gap| per_cent(1.0 - gap));
        line(verdict::bound(&amount(bound), found.bound_from, reached.as_deref()));
    } else {
        line(format!("  {}", verdict::NO_BOUND));
    }
    for BrokenRow { limit: broken, affected } in &found.broken {
        let figures = [&broken.amount, &broken.limit, &broken.amount.apart(&broken.limit)];
        line(verdict::broken(&visible(&broken.row), broken.sense, &figures.map(Amount::grouped)));
        let foremost: Vec<_> = affected.foremost.iter().map(|id| visible(id)).collect();
        let count = affected.cooperatives as u64;
        line(verdict::affected(broken.sense, &whole(count), &whole(affected.yuan), &listed(&foremost)));
    }
    for grant in found.grants_not_allowed.iter().take(SHOWN) {
        line(verdict::not_allowed(&visible(&grant.id), &whole(grant.grant), &grant.why));
    }
    if let Some(more) = found.grants_not_allowed.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        line(format!("  {}", more_in_json(more)));
    }
    out
}

/// As a table for a document.
pub fn verdict_markdown(found: &Verdict) -> String {
    let mut out =
        format!("# {}\n\n{}\n", markdown::escaped(&found.instance.name), verdict::headline(found.rules_kept));
    let figures = [
        (found.impact.unit.text(), found.impact.achieved.map(amount)),
        (figure::BOUND.text(), found.impact.bound.map(amount)),
        (verdict::FROM.text(), Some(verdict::from(found.bound_from).to_owned())),
        (figure::ALLOCATED.text(), Some(whole(found.allocated))),
        (figure::RECIPIENTS.text(), Some(whole(found.recipients as u64))),
    ];
    let lines = figures.into_iter().filter_map(|(name, value)| Some(vec![name.to_owned(), value?]));
    markdown::table(
        &mut out,
        heading::ACHIEVES.text(),
        &markdown::titles([column::FIGURE, column::VALUE]),
        lines,
    );
    let lines = found.broken.iter().map(|BrokenRow { limit: broken, .. }| {
        vec![
            broken.row.clone(),
            column::side(broken.sense).to_owned(),
            broken.limit.grouped(),
            broken.amount.grouped(),
        ]
    });
    let titles = markdown::titles([column::RULE, column::SENSE, column::LIMIT, column::AMOUNT]);
    markdown::table(&mut out, verdict::BROKEN.text(), &titles, lines);
    let lines = found
        .grants_not_allowed
        .iter()
        .map(|grant| vec![grant.id.clone(), whole(grant.grant), grant.why.clone()]);
    let titles = markdown::titles([column::ID, column::GRANT, column::WHY]);
    markdown::table(&mut out, verdict::NOT_ALLOWED.text(), &titles, lines);
    out
}

/// The broken rules, a line each; then the grants that are not allowed, each as `grant/ID` and in words what it may be.
pub fn verdict_csv(found: &Verdict) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |line: [&str; 5]| {
        writer.write_record(line.map(|cell| as_cell(cell).into_owned())).expect("memory takes every line");
    };
    write(["rule", "row", "sense", "limit", "amount"]);
    for BrokenRow { limit: broken, .. } in &found.broken {
        let (limit, amount) = (broken.limit.to_string(), broken.amount.to_string());
        write([&broken.rule, &broken.row, broken.sense, &limit, &amount]);
    }
    for grant in &found.grants_not_allowed {
        let row = format!("grant/{}", grant.id);
        write(["grant", &row, &grant.why, "", &grant.grant.to_string()]);
    }
    writer.into_inner().expect("memory takes every line")
}
