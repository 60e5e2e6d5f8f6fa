//! Why one cooperative got what it got.

use serde::Serialize;

use crate::certify;
use crate::instance::Allocation;
use crate::lp::tolerance::AT_MARGIN;
use crate::model::Problem;
use crate::pipeline::{Answer, in_real_numbers_near, solve};
use crate::solve::Backend;
use crate::units::Fraction;

use super::margin::Move;
use super::what_if::{Figure, changed, threshold};

/// Everything about one cooperative's grant; figures per yuan unless they say otherwise.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain --cooperative`")]
pub struct Cooperative {
    pub id: String,
    pub name: Option<String>,
    pub grant: u64,
    /// Grants are whole multiples of this.
    pub step: u64,
    pub impact: f64,
    pub verdict: Verdict,
    /// Its impact curve: what a yuan brings, piece by piece.
    pub curve: Vec<Step>,
    /// The next grant that it may get, where that is more than a step further.
    pub next_grant: Option<u64>,
    /// What its next yuan would bring, on average up to the next grant that it may get; absent at its limit.
    pub next_brings: Option<f64>,
    /// What that yuan for it costs elsewhere, and rule by rule.
    pub price: f64,
    pub price_parts: Vec<PricePart>,
    /// Rows that its next grant would break, where that would bring more than it costs.
    pub in_the_way: Vec<String>,
    /// Why its grant is fixed, if it is and the table says why.
    pub reason: Option<String>,
    /// What would have to change for the next yuan, if nothing else changed.
    pub thresholds: Vec<Threshold>,
    /// What a rule would have to weigh for the next yuan, if nothing else changed.
    pub rule_thresholds: Vec<RuleThreshold>,
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
    /// Its next yuan brings more than it costs, but a whole step more of it has no room.
    NoRoomForAStep,
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
    /// `return`, `reach` (share of a yuan that reaches its poor members) or `shell_risk`.
    pub figure: &'static str,
    pub now: f64,
    pub needed: f64,
    /// Yuan that solving again with a figure a millionth further gives it: before rounding, but where grants are whole
    /// in other ways than steps.
    pub then: Option<f64>,
}

/// A rule's price, per unit of its limit, and the price at which the next yuan would be granted.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct RuleThreshold {
    pub row: String,
    pub now: f64,
    pub needed: f64,
}

/// Explains the grant at a position; `None` without an allocation.
pub fn cooperative(answer: &Answer<'_>, position: usize, backend: &dyn Backend) -> Option<Cooperative> {
    let problem = &answer.problem;
    let instance = problem.scene().instance;
    let (cooperatives, step) = (instance.cooperatives(), instance.funds().step);
    let allocation = answer.allocation.as_ref()?;
    let grant = allocation.grant(position);
    let curve = problem.curve(position);
    let per_yuan = |amount: &Fraction| amount.to_f64() / step.get() as f64;
    let Standing { verdict, steps, next_grant, next, price, parts } = standing(answer, allocation, position);
    let to_next = Move::after(problem, position, steps);
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
    let costs_more = next.as_ref().filter(|_| verdict == Verdict::CostsMore);
    let by_figures = costs_more.is_some() && cooperatives.user_curve(position).is_none();
    let figures = [Figure::Return, Figure::Reach, Figure::ShellRisk].into_iter().filter(|_| by_figures);
    let thresholds = figures.filter_map(|figure| {
        let found = threshold(problem, &answer.prices, position, to_next?, figure)?;
        let then = amount_then(answer, position, figure, found.past, backend);
        Some(Threshold { figure: figure.name(), now: found.now, needed: found.needed, then })
    });
    let rule_thresholds =
        costs_more.map(|gain| rule_thresholds(answer, &parts, &(&price - gain))).unwrap_or_default();
    let held = to_next.filter(|_| verdict == Verdict::NoRoomForAStep);
    let part = |(row, part): &(usize, Fraction)| PricePart {
        row: problem.rows()[*row].shown_name().to_owned(),
        part: per_yuan(part),
    };
    Some(Cooperative {
        id: cooperatives.id(position).to_owned(),
        name: cooperatives.name(position).map(str::to_owned),
        grant: grant.get(),
        step: step.get(),
        impact: certify::impact(problem, position, grant).to_f64(),
        verdict,
        curve: pieces.collect(),
        next_grant: next_grant.map(|steps| step.times(steps).get()),
        next_brings: next.as_ref().map(per_yuan),
        price: per_yuan(&price),
        price_parts: parts.iter().map(part).collect(),
        in_the_way: held.map(|next| broken_by(problem, allocation, position, next.to)).unwrap_or_default(),
        reason: cooperatives.reason(position).map(str::to_owned),
        thresholds: thresholds.collect(),
        rule_thresholds,
    })
}

/// How a cooperative stands at the answer's prices.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Why it stopped where it did.
    pub verdict: Verdict,
    /// Its grant in steps.
    pub steps: u64,
    /// The next grant that it may get, in steps, where that is more than one step further.
    pub next_grant: Option<u64>,
    /// What one step more would bring, on average up to the next grant that it may get; absent at its limit.
    pub next: Option<Fraction>,
    /// What such a step must bring.
    pub price: Fraction,
    /// The same row by row; rows without a price left out.
    pub parts: Vec<(usize, Fraction)>,
}

/// How a cooperative stands under this allocation at the answer's prices.
pub fn standing(answer: &Answer<'_>, allocation: &Allocation, position: usize) -> Standing {
    let problem = &answer.problem;
    let curve = problem.curve(position);
    let step = problem.scene().instance.funds().step;
    let steps = allocation.grant(position).steps(step).min(curve.ceiling());
    let to_next = Move::after(problem, position, steps);
    let next = to_next.and_then(|to_next| to_next.gain(curve));
    // At its limit it is told what a step would cost all the same.
    let priced = to_next.unwrap_or(Move::one_step(steps));
    let parts = priced.price_parts(problem, &answer.prices, position);
    let price: Fraction = parts.iter().map(|(_, part)| part.clone()).sum();
    let verdict = match &next {
        _ if problem.fixed(position).is_some() => Verdict::Fixed,
        None => Verdict::AtItsLimit,
        Some(gain) if gain.is_zero() => Verdict::NothingMoreToBring,
        Some(gain) if (gain - &price).to_f64().abs() <= AT_MARGIN * price.to_f64().abs() => {
            Verdict::AtTheMargin
        }
        Some(gain) if *gain > price => Verdict::NoRoomForAStep,
        Some(_) => Verdict::CostsMore,
    };
    let next_grant = to_next.filter(|to_next| to_next.is_jump()).map(|to_next| to_next.to);
    Standing { verdict, steps, next_grant, next, price, parts }
}

/// Rows that do not hold where one cooperative gets so many steps and all others what they have.
fn broken_by(problem: &Problem<'_>, allocation: &Allocation, position: usize, steps: u64) -> Vec<String> {
    let instance = problem.scene().instance;
    let mut grants = allocation.grants().to_vec();
    grants[position] = instance.funds().step.times(steps);
    let audit = certify::audit(problem, &Allocation::new(instance, grants));
    let broken = audit.findings.into_iter().filter(|finding| !finding.kept);
    broken.map(|finding| finding.row).collect()
}

/// Yuan that a cooperative gets if one of its figures has this value: before rounding, or where grants are whole in
/// other ways than steps, in whole money.
fn amount_then(
    answer: &Answer<'_>,
    position: usize,
    figure: Figure,
    value: f64,
    backend: &dyn Backend,
) -> Option<f64> {
    let (instance, impact) = changed(&answer.problem, position, figure, value);
    if !answer.problem.is_linear() {
        let then = solve(&instance, &impact, backend);
        return Some(then.allocation?.grant(position).get() as f64);
    }
    let then = in_real_numbers_near(Problem::state(&instance, &impact), answer, backend);
    let steps = then.steps.get(position)?;
    Some((steps.whole as f64 + steps.part.to_f64()) * instance.funds().step.get() as f64)
}

/// For each row the price at which `missing` is no longer missing; rows for which none of the right sign is are
/// left out. The part of a row in the price of a step is in proportion to its price.
fn rule_thresholds(
    answer: &Answer<'_>,
    parts: &[(usize, Fraction)],
    missing: &Fraction,
) -> Vec<RuleThreshold> {
    let needed = parts.iter().filter_map(|(row, part)| {
        let now = &answer.prices[*row];
        let share = &(part - missing) * &part.reciprocal()?;
        (share.signum() >= 0).then(|| RuleThreshold {
            row: answer.problem.rows()[*row].shown_name().to_owned(),
            now: now.to_f64(),
            needed: (now * &share).to_f64(),
        })
    });
    needed.collect()
}
