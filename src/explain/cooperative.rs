//! Why one cooperative got what it got.

use serde::Serialize;

use crate::lp::tolerance::AT_MARGIN;
use crate::pipeline::Answer;
use crate::units::Fraction;

use super::margin::price_parts;
use super::what_if::{Figure, threshold};

/// Everything about one cooperative's grant; figures per yuan unless they say otherwise.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain --cooperative`")]
pub struct Cooperative {
    pub id: String,
    pub name: Option<String>,
    pub grant: u64,
    pub impact: f64,
    pub verdict: Verdict,
    /// Its impact curve: what a yuan brings, piece by piece.
    pub curve: Vec<Step>,
    /// What its next yuan would bring; absent at its limit.
    pub next_brings: Option<f64>,
    /// What a yuan for it costs elsewhere, and rule by rule.
    pub price: f64,
    pub price_parts: Vec<PricePart>,
    /// What would have to change for the next yuan, if nothing else changed.
    pub thresholds: Vec<Threshold>,
}

/// Why it stopped where it did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Its grant is fixed by `locked`.
    Fixed,
    /// It has all that it may get.
    AtItsLimit,
    /// Its next yuan brings nothing more.
    NothingMoreToBring,
    /// Its next yuan brings less than it costs elsewhere.
    CostsMore,
    /// Its next yuan brings exactly what it costs: it is at the margin.
    AtTheMargin,
}

/// A piece of the curve.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Step {
    pub from: u64,
    pub to: u64,
    pub brings: f64,
}

/// A row's part of the price.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct PricePart {
    pub row: String,
    pub part: f64,
}

/// A figure and the value from which the next yuan would be granted.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Threshold {
    pub figure: &'static str,
    pub now: f64,
    pub needed: f64,
}

/// Returns beyond this are no advice.
const LARGEST_RETURN: f64 = 100.0;

/// Explains the grant at a position; `None` without an allocation.
pub fn cooperative(answer: &Answer<'_>, position: usize) -> Option<Cooperative> {
    let problem = &answer.problem;
    let instance = problem.scene().instance;
    let (cooperatives, step) = (instance.cooperatives(), instance.funds().step);
    let grant = answer.allocation.as_ref()?.grant(position);
    let curve = problem.curve(position);
    let steps = grant.steps(step).min(curve.ceiling());
    let per_yuan = |amount: &Fraction| amount.to_f64() / step.get() as f64;
    let next = curve.gain(steps);
    let parts = price_parts(problem, &answer.prices, position, steps);
    let price: Fraction = parts.iter().map(|(_, part)| part.clone()).sum();
    let verdict = match &next {
        _ if problem.fixed(position).is_some() => Verdict::Fixed,
        None => Verdict::AtItsLimit,
        Some(gain) if gain.is_zero() => Verdict::NothingMoreToBring,
        Some(gain) if (gain - &price).to_f64().abs() <= AT_MARGIN * price.to_f64().abs() => {
            Verdict::AtTheMargin
        }
        Some(_) => Verdict::CostsMore,
    };
    let marks: Vec<u64> = curve.breakpoints().collect();
    let pieces = marks.windows(2).map(|pair| {
        let rise = &curve.value(pair[1]) - &curve.value(pair[0]);
        let yuan = |steps: u64| step.times(steps).get();
        Step {
            from: yuan(pair[0]),
            to: yuan(pair[1]),
            brings: rise.to_f64() / (yuan(pair[1]) - yuan(pair[0])) as f64,
        }
    });
    let mut thresholds = Vec::new();
    if verdict == Verdict::CostsMore && cooperatives.user_curve(position).is_none() {
        let (now, risk) =
            (cooperatives.returns(position).to_f64(), cooperatives.shell_risk(position).to_f64());
        let find = |figure, range| threshold(problem, &answer.prices, position, steps, figure, range);
        thresholds.extend(find(Figure::Return, (now, LARGEST_RETURN)).map(|needed| Threshold {
            figure: "return",
            now,
            needed,
        }));
        thresholds.extend(find(Figure::ShellRisk, (0.0, risk)).map(|needed| Threshold {
            figure: "shell_risk",
            now: risk,
            needed,
        }));
    }
    let part = |(row, part): &(usize, Fraction)| PricePart {
        row: problem.rows()[*row].shown_name().to_owned(),
        part: per_yuan(part),
    };
    Some(Cooperative {
        id: cooperatives.id(position).to_owned(),
        name: cooperatives.name(position).map(str::to_owned),
        grant: grant.get(),
        impact: crate::certify::impact(problem, position, grant).to_f64(),
        verdict,
        curve: pieces.collect(),
        next_brings: next.as_ref().map(per_yuan),
        price: per_yuan(&price),
        price_parts: parts.iter().map(part).collect(),
        thresholds,
    })
}
