//! What a measure is: its name, its unit, which way is better, and the family that works it out.

use crate::words::measure as words;

use super::Outcome;

/// One measure of an allocation.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    /// As files, `--measures` and `list measures` say it.
    pub name: &'static str,
    /// What it counts in.
    pub unit: Unit,
    /// Which of two values is better.
    pub better: Better,
}

impl Measure {
    /// As a column of a table says it.
    pub fn heading(&self) -> &'static str {
        words::heading(self.name)
    }

    /// One line: numerator, denominator, convention.
    pub fn meaning(&self) -> &'static str {
        words::meaning(self.name)
    }
}

/// What a measure counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// The unit of the instance's objective.
    Impact,
    /// The same for a yuan of support.
    ImpactPerYuan,
    /// Yuan, once.
    Yuan,
    /// Yuan of income a year.
    YuanPerYear,
    /// People.
    People,
    /// Cooperatives.
    Cooperatives,
    /// A share of money, 0–1.
    ShareOfMoney,
    /// A share of people, 0–1; a difference of two may be below 0.
    ShareOfPeople,
    /// A share of another amount, 0–1.
    Share,
    /// A number without unit.
    Index,
}

impl Unit {
    /// As people read it.
    pub fn said(self) -> &'static str {
        words::unit(self.word())
    }

    /// As files say it.
    pub const fn word(self) -> &'static str {
        match self {
            Unit::Impact => "impact",
            Unit::ImpactPerYuan => "impact per yuan",
            Unit::Yuan => "yuan",
            Unit::YuanPerYear => "yuan per year",
            Unit::People => "people",
            Unit::Cooperatives => "cooperatives",
            Unit::ShareOfMoney => "share of money",
            Unit::ShareOfPeople => "share of people",
            Unit::Share => "share",
            Unit::Index => "index",
        }
    }
}

/// Which of two values is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// The larger.
    Higher,
    /// The smaller.
    Lower,
    /// Neither: it describes.
    Neither,
}

/// Measures that are worked out together: one file each, and one line in [`super::catalog`].
pub trait Family: Sync {
    /// The family's name.
    fn name(&self) -> &'static str;
    /// Its measures.
    fn measures(&self) -> &'static [Measure];
    /// A value for each of [`Family::measures`], in their order; `None` where the data do not say, or where it
    /// would be a share of nothing.
    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>>;
}

/// part / whole; `None` for a share of nothing.
pub(super) fn share(part: f64, whole: f64) -> Option<f64> {
    (whole > 0.0).then(|| part / whole)
}
