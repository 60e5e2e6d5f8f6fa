//! The answer as plain figures, in the shape that JSON prints and every other format draws on.

use std::collections::HashMap;

use serde::Serialize;

use crate::certify::override_costs;
use crate::instance::{Grantable, Instance, Measure, Sense};
use crate::measure::{Accuracy, Fgt, Glance, Poverty, at_a_glance, objective};
use crate::pipeline::{Answer, Status, Stop};
use crate::rule::Finding;
use crate::units::Fraction;
use crate::words::Message;

use super::figures::Amount;
use super::ties::tied;

/// `allocation.json`, key by key.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of allocation.json, described in the README")]
pub struct Summary {
    pub format: u32,
    pub command: &'static str,
    pub allotment: &'static str,
    pub instance: InstanceName,
    pub status: &'static str,
    pub impact: ImpactFigures,
    pub funds: FundsFigures,
    pub poverty: Option<PovertyFigures>,
    pub accuracy: Accuracy,
    pub rules: Vec<RuleFigures>,
    pub overrides: Vec<OverrideFigures>,
    pub proof: ProofFigures,
    pub solver: &'static str,
    pub conflict: Option<Conflict>,
    pub nearest_miss: Option<Vec<Broken>>,
    pub allocation: Vec<Granted>,
    /// Money by the instance's grouping, for people; JSON leaves it to `allocation`.
    #[serde(skip)]
    pub groups: Option<Groups>,
    /// Poverty in each of these groups; empty without poverty data.
    #[serde(skip)]
    pub poverty_by_group: Vec<Option<Poverty>>,
    #[serde(skip)]
    pub reason: Option<String>,
    /// Grants are whole in other ways than steps: prices speak of the bound.
    #[serde(skip)]
    pub whole: bool,
}

/// Which input.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of allocation.json")]
pub struct InstanceName {
    pub name: String,
    pub sha256: String,
}

impl InstanceName {
    /// Name and hash of an instance.
    pub fn of(instance: &Instance) -> InstanceName {
        InstanceName { name: instance.name().to_owned(), sha256: instance.sha256().to_owned() }
    }
}

/// What the money achieves.
#[derive(Clone, Debug, Serialize)]
pub struct ImpactFigures {
    pub measure: &'static str,
    pub unit: Message,
    pub achieved: Option<f64>,
    pub unrounded: Option<f64>,
    pub bound: Option<f64>,
    pub relative_gap: Option<f64>,
    pub rounding_loss: Option<f64>,
}

/// Where the money is.
#[derive(Clone, Debug, Serialize)]
pub struct FundsFigures {
    pub budget: u64,
    pub allocated: Option<u64>,
    pub recipients: Option<usize>,
    pub cooperatives: usize,
    pub price: Option<f64>,
    pub tied: Option<usize>,
    #[serde(skip)]
    pub currency: String,
}

/// Poverty before and after.
#[derive(Clone, Debug, Serialize)]
pub struct PovertyFigures {
    pub people: serde_json::Number,
    pub before: Fgt,
    pub after: Fgt,
    pub within_a_step: serde_json::Number,
}

/// One limit of one row.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of allocation.json")]
pub struct RuleFigures {
    pub rule: String,
    pub row: String,
    pub sense: &'static str,
    pub limit: Amount,
    pub amount: Amount,
    pub binding: bool,
    pub price: f64,
}

/// A grant that `locked` fixes.
#[derive(Clone, Debug, Serialize)]
pub struct OverrideFigures {
    /// Whose.
    pub id: String,
    /// What it is fixed to.
    pub grant: u64,
    /// Why, as the table says it.
    pub reason: Option<String>,
    /// So much higher the proved bound would be without it: the impact that it costs at most, where the bound is reached.
    pub bound_rises_by: Option<f64>,
}

/// What is proved.
#[derive(Clone, Debug, Serialize)]
pub struct ProofFigures {
    pub rules_kept: Option<bool>,
    pub verified: bool,
    /// `duality`, or `search`: then `optimal` rests on the word of `search_solver`.
    pub by: &'static str,
    /// No allocation has a larger impact, if the word of `search_solver` holds.
    pub search_bound: Option<f64>,
    pub search_solver: Option<&'static str>,
    /// What ended the search before its own end: `gap` or `time`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stopped_by: Option<&'static str>,
}

/// Rules that cannot hold together, as a checked proof names them.
#[derive(Clone, Debug, Serialize)]
pub struct Conflict {
    pub rules: Vec<String>,
    pub rows: Vec<ConflictRow>,
}

/// A row's part in the conflict.
#[derive(Clone, Debug, Serialize)]
pub struct ConflictRow {
    pub row: String,
    pub sense: &'static str,
    pub limit: Amount,
    pub price: f64,
}

/// A rule that an allocation does not keep.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Broken {
    pub rule: String,
    pub row: String,
    pub sense: &'static str,
    pub limit: Amount,
    pub amount: Amount,
}

impl Broken {
    /// Of an audit's finding.
    pub fn of(finding: &Finding) -> Broken {
        Broken {
            rule: finding.rule.clone(),
            row: finding.row.clone(),
            sense: finding.sense.word(),
            limit: Amount::of(&finding.limit),
            amount: Amount::of(&finding.amount),
        }
    }
}

/// A grant above 0.
#[derive(Clone, Debug, Serialize)]
pub struct Granted {
    pub id: String,
    pub grant: u64,
}

/// Money by one text column.
#[derive(Clone, Debug)]
pub struct Groups {
    /// The column.
    pub by: String,
    /// In order of first appearance.
    pub groups: Vec<Group>,
}

/// One value of the column.
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub name: String,
    pub cooperatives: usize,
    pub recipients: usize,
    pub money: u64,
    pub impact: f64,
}

/// The measure's unit, in words.
pub(super) fn unit(measure: Measure) -> Message {
    crate::words::summary::unit(measure.word())
}

/// A count: whole if it is whole.
pub(super) fn count(number: f64) -> serde_json::Number {
    if number.fract() == 0.0 && (0.0..9e15).contains(&number) {
        serde_json::Number::from(number as u64)
    } else {
        serde_json::Number::from_f64(number).unwrap_or_else(|| 0.into())
    }
}

impl Summary {
    /// All figures of an answer.
    pub fn of(answer: &Answer<'_>) -> Summary {
        let scene = answer.problem.scene();
        let instance = scene.instance;
        let allocation = answer.allocation.as_ref();
        let Glance { poverty: figures, accuracy, by_label } = allocation
            .map(|allocation| at_a_glance(instance, allocation, instance.report_by()))
            .unwrap_or_default();
        Summary {
            format: 1,
            command: "solve",
            allotment: env!("CARGO_PKG_VERSION"),
            instance: InstanceName::of(instance),
            status: answer.status.word(),
            impact: ImpactFigures {
                measure: objective(instance).word(),
                unit: unit(objective(instance)),
                achieved: answer.audit.as_ref().map(|audit| audit.achieved.to_f64_down()),
                unrounded: answer.unrounded.as_ref().map(Fraction::to_f64_down),
                bound: answer.bound.as_ref().map(Fraction::to_f64_up),
                relative_gap: answer.relative_gap().map(|gap| gap.to_f64_up()),
                rounding_loss: answer.rounding_loss().map(|loss| loss.to_f64_up()),
            },
            funds: FundsFigures {
                budget: instance.funds().budget.get(),
                allocated: allocation.map(|allocation| allocation.total().get()),
                recipients: allocation.map(crate::instance::Allocation::recipients),
                cooperatives: instance.cooperatives().len(),
                price: answer.price_of_funds().map(|price| price.to_f64()),
                tied: answer.bound.as_ref().map(|_| tied(answer)),
                currency: instance.funds().currency.clone(),
            },
            poverty: figures.map(|figures| PovertyFigures {
                people: count(figures.people),
                before: figures.before,
                after: figures.after,
                within_a_step: count(figures.within_a_step),
            }),
            accuracy,
            rules: rules(answer),
            overrides: overrides(answer),
            proof: ProofFigures {
                rules_kept: answer.audit.as_ref().map(crate::certify::Audit::rules_kept),
                verified: answer.status != Status::Unknown,
                by: answer.basis.word(),
                search_bound: answer.search_bound.as_ref().map(Fraction::to_f64_up),
                search_solver: answer.search_solver,
                stopped_by: answer.stopped.map(Stop::word),
            },
            solver: answer.solver,
            conflict: conflict(answer),
            nearest_miss: answer
                .nearest_miss
                .as_ref()
                .map(|miss| miss.broken.iter().map(Broken::of).collect()),
            allocation: allocation.map(|allocation| granted(instance, allocation)).unwrap_or_default(),
            groups: groups(answer),
            poverty_by_group: by_label,
            reason: answer.reason.clone(),
            whole: answer.search_solver.is_some(),
        }
    }
}

fn granted(instance: &Instance, allocation: &crate::instance::Allocation) -> Vec<Granted> {
    let funded = allocation.grants().iter().enumerate().filter(|(_, grant)| grant.get() > 0);
    let id = |position: usize| instance.cooperatives().id(position).to_owned();
    funded.map(|(position, grant)| Granted { id: id(position), grant: grant.get() }).collect()
}

/// Every fixed grant with what it costs, in the table's order.
fn overrides(answer: &Answer<'_>) -> Vec<OverrideFigures> {
    let cooperatives = answer.problem.scene().instance.cooperatives();
    let costs = answer.bound.as_ref().map(|_| override_costs(&answer.problem, &answer.prices));
    let figures = cooperatives.overrides().iter().enumerate().filter_map(|(at, one)| {
        let Grantable::Exactly(grant) = cooperatives.grantable(one.position) else { return None };
        Some(OverrideFigures {
            id: cooperatives.id(one.position).to_owned(),
            grant: grant.get(),
            reason: one.reason.clone(),
            bound_rises_by: costs.as_ref().map(|costs| costs[at].to_f64_up()),
        })
    });
    figures.collect()
}

/// Every limit with its amount and its price.
fn rules(answer: &Answer<'_>) -> Vec<RuleFigures> {
    let Some(audit) = &answer.audit else { return Vec::new() };
    let mut prices: HashMap<(&str, bool), f64> = HashMap::new();
    for (row, price) in answer.problem.rows().iter().zip(&answer.prices).filter(|(_, price)| !price.is_zero())
    {
        prices.insert((row.shown_name(), price.signum() > 0), price.to_f64());
    }
    let figures = audit.findings.iter().map(|finding| {
        let upper = finding.sense == Sense::AtMost;
        let price = prices.get(&(finding.row.as_str(), upper)).copied().unwrap_or(0.0);
        RuleFigures {
            rule: finding.rule.clone(),
            row: finding.row.clone(),
            sense: finding.sense.word(),
            limit: Amount::of(&finding.limit),
            amount: Amount::of(&finding.amount),
            binding: price != 0.0,
            price,
        }
    });
    figures.collect()
}

fn conflict(answer: &Answer<'_>) -> Option<Conflict> {
    if answer.status != Status::Infeasible {
        return None;
    }
    let mut conflict = Conflict { rules: Vec::new(), rows: Vec::new() };
    for (row, price) in answer.problem.rows().iter().zip(&answer.prices) {
        let Some(side) = row.side(price) else { continue };
        let rule = answer.problem.rules()[row.rule].name().to_owned();
        if !conflict.rules.contains(&rule) {
            conflict.rules.push(rule);
        }
        let sense = if price.signum() > 0 { Sense::AtMost } else { Sense::AtLeast };
        conflict.rows.push(ConflictRow {
            row: row.shown_name().to_owned(),
            sense: sense.word(),
            limit: Amount::of(&side.limit),
            price: price.to_f64(),
        });
    }
    Some(conflict)
}

fn groups(answer: &Answer<'_>) -> Option<Groups> {
    let instance = answer.problem.scene().instance;
    let (label, allocation) = (instance.report_by()?, answer.allocation.as_ref()?);
    let mut groups: Vec<Group> =
        label.distinct().iter().map(|name| Group { name: name.clone(), ..Group::default() }).collect();
    for (position, grant) in allocation.grants().iter().enumerate() {
        let group = &mut groups[label.code(position)];
        group.cooperatives += 1;
        if grant.get() > 0 {
            group.recipients += 1;
            group.money += grant.get();
            group.impact += crate::certify::impact(&answer.problem, position, *grant).to_f64();
        }
    }
    Some(Groups { by: label.name().to_owned(), groups })
}
