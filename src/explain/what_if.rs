//! What one figure of one cooperative would have to be for its next step to be worth its price.
//!
//! All other cooperatives, and so all prices, stay as they are; the cooperative's curve, leakage and shell rows
//! are worked out anew at every trial value, so breakpoints that move are seen. The worth less the price of the
//! next step is monotone in each figure; its sign is bisected.

use crate::impact::{Curve, Impact};
use crate::instance::Instance;
use crate::model::Problem;
use crate::units::{Decimal, Decimals, Fraction};

use super::margin::price;

/// A figure that may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    Return,
    ShellRisk,
}

/// Places of a trial value, and bisections until they are used up.
const PLACES: u8 = 12;
const HALVINGS: u32 = 44;

/// The value at which the step after `steps` is worth its price; `None` if none within `range` is.
pub(super) fn threshold(
    problem: &Problem<'_>,
    prices: &[Fraction],
    position: usize,
    steps: u64,
    figure: Figure,
    range: (f64, f64),
) -> Option<f64> {
    let instance = problem.scene().instance.only(position);
    let clears = |value: f64| clears(problem, prices, position, steps, &instance, figure, value);
    let (mut low, mut high) = range;
    let at_low = clears(low);
    if at_low == clears(high) {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if clears(middle) == at_low { low = middle } else { high = middle }
    }
    Some(f64::midpoint(low, high))
}

fn clears(
    problem: &Problem<'_>,
    prices: &[Fraction],
    position: usize,
    steps: u64,
    alone: &Instance,
    figure: Figure,
    value: f64,
) -> bool {
    let mut changed = alone.clone();
    let value = Decimal::new((value * 10_f64.powi(i32::from(PLACES))).round() as i64, PLACES);
    match figure {
        Figure::Return => changed.cooperatives.returns = Decimals::repeat(value, 1),
        Figure::ShellRisk => changed.cooperatives.shell_risk = Decimals::repeat(value, 1),
    }
    let impact = Impact::of(&changed);
    let gain = Curve::gain(impact.curve(0), steps);
    // The rows that speak of the figure: leakage and shell exposure. All else of the price stays.
    let moved = |name: &str, before: Fraction, after: Fraction| -> Fraction {
        let row = problem.rows().iter().position(|row| row.name == name);
        let step = Fraction::from(changed.funds().step.get());
        row.map_or(Fraction::ZERO, |row| &prices[row] * &(&(&after - &before) * &step))
    };
    let scene = problem.scene();
    let leakage = moved("max_leakage", scene.impact.leakage(position).clone(), impact.leakage(0).clone());
    let risk = scene.instance.cooperatives().shell_risk(position).fraction();
    let exposure = moved("max_shell_exposure", risk, changed.cooperatives().shell_risk(0).fraction());
    let price = &price(problem, prices, position, steps) + &(&leakage + &exposure);
    gain.is_some_and(|gain| gain > price)
}

impl Instance {
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
            report_by: None,
        }
    }
}
