//! The settings of instance.toml: money, poverty, accuracy.

use crate::units::{Decimal, Money};

/// `[funds]`.
#[derive(Clone, Debug)]
pub struct Funds {
    /// ISO 4217 code, `CNY` if nothing is said.
    pub currency: String,
    /// All the money there is.
    pub budget: Money,
    /// Grants are whole multiples of this; above 0.
    pub step: Money,
}

/// `[poverty]`.
#[derive(Clone, Debug)]
pub struct Poverty {
    /// Yuan per person per year; above 0.
    pub line: Decimal,
    /// What counts as impact.
    pub measure: Measure,
}

/// Limits on how many cooperatives get something; `None`: not asked for.
#[derive(Clone, Debug, Default)]
pub struct Recipients {
    /// At most so many.
    pub at_most: Option<Decimal>,
    /// At least so many.
    pub at_least: Option<Decimal>,
}

/// What an allocation is judged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Yuan of poverty gap closed per year (FGT, α = 1).
    Gap,
    /// Squared poverty gap closed, yuan² (FGT, α = 2).
    SquaredGap,
    /// People lifted to the line (FGT, α = 0).
    Headcount,
    /// Impact comes from `curves.csv` or `impact_per_yuan`.
    Given,
}

impl Measure {
    /// The word for it in files and outputs.
    pub const fn word(self) -> &'static str {
        match self {
            Measure::Gap => "gap",
            Measure::SquaredGap => "squared-gap",
            Measure::Headcount => "headcount",
            Measure::Given => "given",
        }
    }
}

/// `[accuracy]`; a limit that is not there is not asked for.
#[derive(Clone, Debug, Default)]
pub struct Accuracy {
    /// Most of the money that may reach nobody poor (0–1).
    pub max_leakage: Option<Decimal>,
    /// Most of the money, weighted by shell risk (0–1).
    pub max_shell_exposure: Option<Decimal>,
    /// Least share of poor members to be covered (0–1).
    pub min_coverage: Option<Decimal>,
    /// Yuan per poor member that count as covered; above 0, and there if `min_coverage` is.
    pub full_coverage: Option<Decimal>,
}
