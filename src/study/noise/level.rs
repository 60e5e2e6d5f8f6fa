//! What can be mistaken, and how badly.

use std::fmt;

use crate::instance::Instance;
use crate::units::Decimal;

/// What the decider's figures are wrong about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Members' incomes.
    Income,
    /// Which members are poor.
    Status,
    /// The risk that a cooperative is not real.
    ShellRisk,
}

impl Kind {
    /// All of them, in the order in which reports show them.
    pub const ALL: [Kind; 3] = [Kind::Income, Kind::Status, Kind::ShellRisk];

    /// As files and outputs say it.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Income => "income",
            Kind::Status => "status",
            Kind::ShellRisk => "shell_risk",
        }
    }

    /// Is there anything in an instance that could be mistaken so?
    pub fn is_known_of(self, instance: &Instance) -> bool {
        let cooperatives = instance.cooperatives();
        let line = instance.poverty().map(|poverty| poverty.line);
        let mut everyone = 0..cooperatives.len();
        let groups = |position: usize| cooperatives.groups(position).iter();
        match self {
            Kind::Income => {
                line.is_some() && everyone.any(|at| groups(at).any(|group| group.income.is_some()))
            }
            // Someone poor is needed: for what those who are taken for poor seem to earn.
            Kind::Status => everyone.any(|at| {
                groups(at).any(|group| group.income.zip(line).is_some_and(|(income, line)| income < line))
            }),
            Kind::ShellRisk => everyone.any(|at| is_uncertain(cooperatives.shell_risk(at))),
        }
    }
}

/// Has a risk odds that an error could move? Not 0, which says real, nor 1.
pub(super) fn is_uncertain(risk: Decimal) -> bool {
    !risk.is_zero() && risk < Decimal::ONE
}

/// How badly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level {
    /// Each line of members has its income times exp(σz − σ²/2), z standard normal.
    Income {
        /// Standard deviation of the error of ln(income), from 0 on.
        sigma: f64,
    },
    /// Each person is judged rightly with a chance of their own status.
    Status {
        /// The chance that someone poor seems poor (0–1).
        sensitivity: f64,
        /// The chance that someone who is not poor does not seem poor (0–1).
        specificity: f64,
    },
    /// Each cooperative has σz added to the log odds of its risk, z standard normal.
    ShellRisk {
        /// Standard deviation of the error of ln(s / (1 − s)), from 0 on.
        sigma: f64,
    },
}

impl Level {
    /// What is mistaken.
    pub const fn kind(self) -> Kind {
        match self {
            Level::Income { .. } => Kind::Income,
            Level::Status { .. } => Kind::Status,
            Level::ShellRisk { .. } => Kind::ShellRisk,
        }
    }

    /// Nothing is.
    pub const fn none(kind: Kind) -> Level {
        match kind {
            Kind::Income => Level::Income { sigma: 0.0 },
            Kind::Status => Level::Status { sensitivity: 1.0, specificity: 1.0 },
            Kind::ShellRisk => Level::ShellRisk { sigma: 0.0 },
        }
    }

    /// Levels to ask for where nothing is said: from slight errors to those that surveys and proxy means tests have.
    pub const fn usual(kind: Kind) -> [Level; 3] {
        match kind {
            Kind::Income => {
                [Level::Income { sigma: 0.1 }, Level::Income { sigma: 0.2 }, Level::Income { sigma: 0.4 }]
            }
            Kind::Status => [
                Level::Status { sensitivity: 0.95, specificity: 0.95 },
                Level::Status { sensitivity: 0.9, specificity: 0.9 },
                Level::Status { sensitivity: 0.8, specificity: 0.8 },
            ],
            Kind::ShellRisk => [
                Level::ShellRisk { sigma: 0.25 },
                Level::ShellRisk { sigma: 0.5 },
                Level::ShellRisk { sigma: 1.0 },
            ],
        }
    }
}

/// As `--income`, `--status` and `--shell-risk` have it.
impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Level::Income { sigma } | Level::ShellRisk { sigma } => write!(out, "{sigma}"),
            Level::Status { sensitivity, specificity } => write!(out, "{sensitivity}/{specificity}"),
        }
    }
}
