//! What came of one repeat, and figures over all of them.

use std::collections::BTreeMap;

use crate::measure::{Measure, Unit};
use crate::units::Sum;

use super::super::compare::{Judged, place};
use super::super::quantile::quantiles;

/// Ends of a [`Spread`].
const ENDS: [f64; 2] = [0.05, 0.95];

/// What is told of every policy, judged by the truth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoiseMeasure {
    /// Impact.
    Impact,
    /// Impact, of that of the same policy without errors.
    Kept,
    /// Impact, of the proved most that the same money can have under the budget alone.
    Effectiveness,
    /// Money that reaches nobody poor, of all the money.
    Leakage,
    /// Poor people who get nothing, of all the poor: undercoverage.
    Excluded,
}

impl NoiseMeasure {
    /// All of them, in the order in which reports show them.
    pub const ALL: [NoiseMeasure; 5] = [
        NoiseMeasure::Impact,
        NoiseMeasure::Kept,
        NoiseMeasure::Effectiveness,
        NoiseMeasure::Leakage,
        NoiseMeasure::Excluded,
    ];

    /// As files say it; all but one are names of measures.
    pub const fn name(self) -> &'static str {
        match self {
            NoiseMeasure::Impact => "impact",
            NoiseMeasure::Kept => "impact_kept",
            NoiseMeasure::Effectiveness => "impact_effectiveness",
            NoiseMeasure::Leakage => "leakage",
            NoiseMeasure::Excluded => "exclusion_error",
        }
    }

    /// What it counts in.
    pub const fn unit(self) -> Unit {
        match self {
            NoiseMeasure::Impact => Unit::Impact,
            NoiseMeasure::Kept | NoiseMeasure::Effectiveness => Unit::Share,
            NoiseMeasure::Leakage => Unit::ShareOfMoney,
            NoiseMeasure::Excluded => Unit::ShareOfPeople,
        }
    }

    /// Does it tell of this measure?
    pub(super) fn is_of(self, measure: &Measure) -> bool {
        measure.name == if self == NoiseMeasure::Kept { NoiseMeasure::Impact } else { self }.name()
    }

    /// Of an allocation, and of that of the same policy without errors.
    fn value(self, judged: &Judged, truth: &Judged) -> Option<f64> {
        let named = |judged: &Judged, name: &str| judged.values[place(name)?];
        match self {
            NoiseMeasure::Kept => {
                let [own, whole] = [judged, truth].map(|judged| named(judged, NoiseMeasure::Impact.name()));
                own.zip(whole).filter(|(_, whole)| *whole > 0.0).map(|(own, whole)| own / whole)
            }
            _ => named(judged, self.name()),
        }
    }
}

/// What came of one repeat.
#[derive(Clone, Debug)]
pub(super) struct One {
    values: [Option<f64>; NoiseMeasure::ALL.len()],
    /// Rules that are broken in truth.
    broken: Vec<String>,
    /// Is a rule broken, or a grant none that may be paid?
    breaks: bool,
    /// Is it another allocation than without errors?
    moved: bool,
}

impl One {
    /// Of what was judged, `truth` being the same policy without errors.
    pub(super) fn of(judged: &Judged, truth: &Judged) -> One {
        One {
            values: NoiseMeasure::ALL.map(|measure| measure.value(judged, truth)),
            broken: judged.broken_rules.clone(),
            breaks: !judged.broken.is_empty() || judged.not_allowed > 0,
            moved: judged.allocation.grants() != truth.allocation.grants(),
        }
    }
}

/// A figure over all repeats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// 5 % of repeats are below.
    pub low: f64,
    /// 5 % of repeats are above.
    pub high: f64,
}

impl Spread {
    fn of(values: Vec<f64>) -> Option<Spread> {
        let mut sum = Sum::default();
        for value in &values {
            sum.add(*value);
        }
        let mean = sum.value() / values.len() as f64;
        quantiles(values, ENDS).map(|[low, high]| Spread { mean, low, high })
    }
}

/// A policy under errors of one level.
#[derive(Clone, Debug)]
pub struct Figures {
    /// Its name.
    pub policy: String,
    /// Repeats in which it could be followed; all figures are over these.
    pub followed: usize,
    /// Did it ever divide otherwise than without errors?
    pub moved: bool,
    /// In the order of [`NoiseMeasure::ALL`]; nothing where a repeat has no value.
    pub values: [Option<Spread>; NoiseMeasure::ALL.len()],
    /// The share of repeats in which it breaks a rule in truth; nothing if it could never be followed.
    pub breaks: Option<f64>,
    /// By rule the share of repeats in which it is broken in truth, of rules that ever are.
    pub broken: BTreeMap<String, f64>,
}

impl Figures {
    /// Of repeats, those without anything being those in which it could not be followed.
    pub(super) fn of(truth: &Judged, repeats: &[Option<&One>]) -> Figures {
        let ones: Vec<&One> = repeats.iter().copied().flatten().collect();
        let all = ones.len() as f64;
        let mut broken: BTreeMap<String, f64> = BTreeMap::new();
        for rule in ones.iter().flat_map(|one| &one.broken) {
            *broken.entry(rule.clone()).or_default() += 1.0;
        }
        for count in broken.values_mut() {
            *count /= all;
        }
        let breaks = ones.iter().filter(|one| one.breaks).count() as f64;
        let spread = |at: usize| Spread::of(ones.iter().map(|one| one.values[at]).collect::<Option<_>>()?);
        Figures {
            policy: truth.name.clone(),
            followed: ones.len(),
            moved: ones.iter().any(|one| one.moved),
            values: std::array::from_fn(spread),
            breaks: (all > 0.0).then(|| breaks / all),
            broken,
        }
    }

    /// One figure.
    pub fn value(&self, measure: NoiseMeasure) -> Option<Spread> {
        self.values[NoiseMeasure::ALL.iter().position(|one| *one == measure)?]
    }
}
