//! The limits of a right side as lines in θ.
//!
//! Every limit that knows θ is b_r(θ) = b_r(0) + b_r′·θ before it is tightened to whole steps. Prices π found at one θ
//! prove a line elsewhere, of slope Σ_r π_r·b_r′.

use std::collections::BTreeMap;

use crate::instance::Sense;
use crate::model::Problem;
use crate::rule::{SECOND_ROW, Scene, catalog, in_whole_steps};
use crate::units::Fraction;

use super::Varied;
use super::sweep::Limits;

/// By row, its limits as functions of θ.
#[derive(Clone, Debug)]
pub(super) struct Moving {
    rows: Vec<Sides>,
    /// Yuan.
    step: Fraction,
}

/// `None` for limits that stay.
#[derive(Clone, Debug, Default)]
struct Sides {
    lower: Option<Line>,
    upper: Option<Line>,
}

/// One limit as a function of θ.
#[derive(Clone, Debug)]
struct Line {
    at_nothing: Fraction,
    per_unit: Fraction,
    /// Is it tightened to whole steps, and does θ take it between them?
    rounded: bool,
}

impl Line {
    fn at(&self, theta: &Fraction) -> Fraction {
        &self.at_nothing + &(&self.per_unit * theta)
    }
}

impl Sides {
    /// The line that a price speaks of.
    fn side(&self, price: &Fraction) -> Option<&Line> {
        match price.signum() {
            1 => self.upper.as_ref(),
            -1 => self.lower.as_ref(),
            _ => None,
        }
    }

    fn lines(&self) -> impl Iterator<Item = (Sense, &Line)> {
        let lower = self.lower.as_ref().map(|line| (Sense::AtLeast, line));
        lower.into_iter().chain(self.upper.as_ref().map(|line| (Sense::AtMost, line)))
    }
}

impl Moving {
    /// The limits that move, as lines through two statements of the rules.
    pub(super) fn of(problem: &Problem<'_>, varied: &Varied) -> Moving {
        let step = Fraction::from(problem.scene().instance.funds().step.get());
        let top = varied.top();
        let Some((low, high)) = limits(problem, varied, 0).zip(limits(problem, varied, top)) else {
            return Moving { rows: vec![Sides::default(); problem.rows().len()], step };
        };
        let unit = varied.number(1).fraction();
        let far = varied.number(top).fraction();
        let whole = |amount: &Fraction| in_whole_steps(amount, Sense::AtMost, &step) == *amount;
        let rows = problem.rows().iter().map(|row| {
            // Sides that had crossed where the problem was stated are two rows of it.
            let name =
                if low.contains_key(&row.name) { &row.name } else { row.name.trim_end_matches(SECOND_ROW) };
            let line = |side: usize| {
                let (from, to) = (low.get(name)?[side].as_ref()?, high.get(name)?[side].as_ref()?);
                let per_unit = &(to - from) * &far.reciprocal()?;
                let rounded = row.plain && !(whole(from) && whole(&(&per_unit * &unit)));
                (!per_unit.is_zero()).then(|| Line { at_nothing: from.clone(), per_unit, rounded })
            };
            Sides {
                lower: row.lower.as_ref().and_then(|_| line(0)),
                upper: row.upper.as_ref().and_then(|_| line(1)),
            }
        });
        Moving { rows: rows.collect(), step }
    }

    /// Puts the limits of θ into a problem.
    pub(super) fn put(&self, problem: &mut Problem<'_>, theta: &Fraction, limits: Limits) {
        for (row, sides) in self.rows.iter().enumerate() {
            let plain = problem.rows()[row].plain;
            for (sense, line) in sides.lines() {
                let exact = line.at(theta);
                let limit = match limits {
                    Limits::Inset(depth) if line.rounded => {
                        let by = &self.step * &Fraction::from(depth);
                        if sense == Sense::AtMost { &exact - &by } else { &exact + &by }
                    }
                    Limits::Own if plain => in_whole_steps(&exact, sense, &self.step),
                    _ => exact,
                };
                problem.set_limit(row, sense, limit);
            }
        }
    }

    /// How far the lines of the limits lie above what the problem has, at these prices, and their slope.
    pub(super) fn excess(
        &self,
        problem: &Problem<'_>,
        prices: &[Fraction],
        theta: &Fraction,
    ) -> (Fraction, Fraction) {
        let (mut excess, mut slope) = (Fraction::ZERO, Fraction::ZERO);
        for ((row, sides), price) in problem.rows().iter().zip(&self.rows).zip(prices) {
            let Some((line, side)) = sides.side(price).zip(row.side(price)) else { continue };
            excess = &excess + &(price * &(&line.at(theta) - &side.limit));
            slope = &slope + &(price * &line.per_unit);
        }
        (excess, slope)
    }

    /// Does any limit go between whole steps?
    pub(super) fn rounds(&self) -> bool {
        self.rows.iter().flat_map(Sides::lines).any(|(_, line)| line.rounded)
    }

    /// Does every limit leave more room the larger θ is, or the smaller?
    pub(super) fn only_loosens(&self, upwards: bool) -> bool {
        let tightens = |(sense, line): (Sense, &Line)| {
            let loosens = if sense == Sense::AtMost { 1 } else { -1 };
            line.per_unit.signum() == if upwards { -loosens } else { loosens }
        };
        !self.rows.iter().flat_map(Sides::lines).any(tightens)
    }

    /// What limits that go between whole steps cost at these prices, for each step that they are moved inside.
    pub(super) fn step_inside(&self, prices: &[Fraction]) -> Fraction {
        let rounded = |(sides, price): (&Sides, &Fraction)| {
            let is_rounded = sides.side(price).is_some_and(|line| line.rounded);
            is_rounded.then(|| &(price * &self.step) * &Fraction::whole(i128::from(price.signum())))
        };
        self.rows.iter().zip(prices).filter_map(rounded).sum()
    }

    /// By row, how far the lower and the upper limit move with θ, in so much of it.
    pub(super) fn moves(&self, by: f64) -> Vec<[f64; 2]> {
        let per_unit = |line: &Option<Line>| line.as_ref().map_or(0.0, |line| line.per_unit.to_f64() * by);
        self.rows.iter().map(|sides| [per_unit(&sides.lower), per_unit(&sides.upper)]).collect()
    }
}

/// Limits before they are tightened, by the row's name: at least, at most.
type Stated = BTreeMap<String, [Option<Fraction>; 2]>;

fn limits(problem: &Problem<'_>, varied: &Varied, notch: u64) -> Option<Stated> {
    let scene = problem.scene();
    let instance = scene.instance.with_limit(&varied.stated, varied.number(notch))?;
    let rules = catalog(&instance);
    let rows = rules.iter().flat_map(|rule| rule.rows(Scene { instance: &instance, impact: scene.impact }));
    Some(rows.map(|row| (row.name, [row.lower, row.upper].map(|side| side.map(|side| side.limit)))).collect())
}
