//! What one figure of one cooperative would have to be for its next step to be worth its price.
//!
//! All other cooperatives, and so all prices, stay as they are; the cooperative's curve, leakage and shell rows
//! are worked out anew at every trial value, so breakpoints that move are seen. Whether the next step is worth its
//! price may change back and forth: a higher return also fills groups earlier, so that the same step meets the next
//! one. So values are scanned from today's on, dense at first, and the first change found is bisected. A window of
//! values narrower than the scan (a few per cent of the way, less next to today's value) can be passed over.
//!
//! Reach is W = Σ w_h over poor groups, the share of a yuan that reaches poor members. It is changed by shares
//! w_h·W'/W for them and w_h·(1 − W')/(1 − W) for the others.

use crate::impact::{Impact, PassThrough};
use crate::instance::Instance;
use crate::model::Problem;
use crate::units::{Decimal, Fraction};

use super::margin::Move;

/// A figure that may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Return,
    Reach,
    ShellRisk,
}

/// Places of a trial value, and bisections until they are used up.
const PLACES: u8 = 12;
const HALVINGS: u32 = 44;
/// Values scanned; the k-th is (k / SCANNED)³ of the way.
const SCANNED: u32 = 400;
/// Returns beyond this are no advice.
const LARGEST_RETURN: f64 = 100.0;

impl Figure {
    /// As outputs call it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Figure::Return => "return",
            Figure::Reach => "reach",
            Figure::ShellRisk => "shell_risk",
        }
    }

    /// Today's value, and the furthest that is looked at in the direction that speaks for the cooperative; `None`
    /// if there is nothing to change.
    fn range(self, instance: &Instance, position: usize) -> Option<(f64, f64)> {
        let cooperatives = instance.cooperatives();
        match self {
            Figure::Return => Some((cooperatives.returns(position).to_f64(), LARGEST_RETURN)),
            Figure::ShellRisk => Some((cooperatives.shell_risk(position).to_f64(), 0.0)),
            Figure::Reach => {
                let reach = Reach::of(instance, position).poor;
                (reach > 0.0 && reach < 1.0).then_some((reach, 1.0))
            }
        }
    }
}

/// Who a yuan reaches today.
struct Reach {
    /// By group, its share and whether it is poor.
    groups: Vec<(f64, bool)>,
    /// Share of all poor groups.
    poor: f64,
}

impl Reach {
    fn of(instance: &Instance, position: usize) -> Reach {
        let shares = PassThrough::of(instance, position);
        let share = |numerator| Fraction::of_wholes(numerator, &shares.denominator).to_f64();
        let line = instance.poverty().map(|poverty| poverty.line);
        let groups = instance.cooperatives().groups(position).iter().zip(&shares.numerators);
        let groups: Vec<(f64, bool)> = groups
            .map(|(group, numerator)| {
                let poor = group.income.zip(line).is_some_and(|(income, line)| income < line);
                (share(numerator), poor)
            })
            .collect();
        let poor = groups.iter().filter(|(_, poor)| *poor).map(|(share, _)| share).sum();
        Reach { groups, poor }
    }
}

/// A value from which the next step is worth its price.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub now: f64,
    pub needed: f64,
    /// Just past it, where a new solve is tried.
    pub past: f64,
}

/// Just past a threshold: a millionth further.
const PAST: f64 = 1e-6;

/// The value nearest to today's at which a step of such a move is worth its price; `None` if none is found.
pub(super) fn threshold(
    problem: &Problem<'_>,
    prices: &[Fraction],
    position: usize,
    step: Move,
    figure: Figure,
) -> Option<Found> {
    let instance = problem.scene().instance;
    let (now, far) = figure.range(instance, position)?;
    let alone = instance.only(position);
    let clears = |value: f64| clears(problem, prices, position, step, &alone, figure, value);
    if clears(now) {
        return None;
    }
    let at = |index: u32| now + (far - now) * (f64::from(index) / f64::from(SCANNED)).powi(3);
    let first = (1..=SCANNED).find(|index| clears(at(*index)))?;
    let (mut short, mut past) = (at(first - 1), at(first));
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(short, past);
        if clears(middle) { past = middle } else { short = middle }
    }
    let needed = f64::midpoint(short, past);
    let beyond = needed * if far > now { 1.0 + PAST } else { 1.0 - PAST };
    Some(Found { now, needed, past: if figure == Figure::Reach { beyond.min(1.0) } else { beyond } })
}

fn clears(
    problem: &Problem<'_>,
    prices: &[Fraction],
    position: usize,
    step: Move,
    alone: &Instance,
    figure: Figure,
    value: f64,
) -> bool {
    let mut changed = alone.clone();
    changed.change(0, figure, value);
    let impact = Impact::of(&changed);
    let gain = step.gain(impact.curve(0));
    // The rows that speak of the figure: leakage and shell exposure. All else of the price stays.
    let moved = |name: &str, before: Fraction, after: Fraction| -> Fraction {
        let row = problem.rows().iter().position(|row| row.name == name);
        let yuan = Fraction::from(changed.funds().step.get());
        row.map_or(Fraction::ZERO, |row| &prices[row] * &(&(&after - &before) * &yuan))
    };
    let scene = problem.scene();
    let leakage = moved("max_leakage", scene.impact.leakage(position).clone(), impact.leakage(0).clone());
    let risk = scene.instance.cooperatives().shell_risk(position).fraction();
    let exposure = moved("max_shell_exposure", risk, changed.cooperatives().shell_risk(0).fraction());
    let price = &step.price(problem, prices, position) + &(&leakage + &exposure);
    gain.is_some_and(|gain| gain > price)
}

/// The instance with one figure of one cooperative changed, and its curves.
pub(super) fn changed(
    problem: &Problem<'_>,
    position: usize,
    figure: Figure,
    value: f64,
) -> (Instance, Impact) {
    let scene = problem.scene();
    let mut instance = scene.instance.clone();
    instance.change(position, figure, value);
    let impact = scene.impact.with_one(position, &Impact::of(&instance.only(position)));
    (instance, impact)
}

fn decimal(value: f64) -> Decimal {
    Decimal::new((value * 10_f64.powi(i32::from(PLACES))).round() as i64, PLACES)
}

impl Instance {
    /// Gives one figure of one cooperative another value.
    fn change(&mut self, position: usize, figure: Figure, value: f64) {
        match figure {
            Figure::Return => self.cooperatives.returns.set(position, decimal(value)),
            Figure::ShellRisk => self.cooperatives.shell_risk.set(position, decimal(value)),
            Figure::Reach => {
                let today = Reach::of(self, position);
                for (index, (share, poor)) in today.groups.into_iter().enumerate() {
                    let factor = if poor { value / today.poor } else { (1.0 - value) / (1.0 - today.poor) };
                    self.cooperatives.groups.set_trade(position, index, decimal(share * factor));
                }
                // All by trade: then the shares of trade are the shares of a yuan.
                self.cooperatives.by_trade.set(position, Decimal::ONE);
                self.cooperatives.by_capital.set(position, Decimal::ZERO);
            }
        }
    }

    /// The same with one cooperative and no rules, for working out its curve.
    fn only(&self, position: usize) -> Instance {
        Instance {
            name: String::new(),
            sha256: String::new(),
            funds: self.funds.clone(),
            poverty: self.poverty.clone(),
            accuracy: self.accuracy.clone(),
            recipients: self.recipients.clone(),
            cooperatives: self.cooperatives.only(position),
            rules: Vec::new(),
            factors: Vec::new(),
            report_by: None,
            report_policies: Vec::new(),
            tiles: Vec::new(),
        }
    }
}
