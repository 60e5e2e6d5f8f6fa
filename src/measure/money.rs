//! Accuracy of the money: leakage, shell exposure, coverage, and what is spent beyond anyone's gap.
//!
//! leakage = Σ ℓ_i x_i / Σ x_i   (share of the money that reaches nobody poor)
//! shell exposure = Σ s_i x_i / Σ x_i   (share of the money expected to go to cooperatives that are not real)
//! coverage = Σ min(m_i, x_i / d) / Σ m_i   (share of poor members funded to d yuan each, in proportion)
//! excess = Σ n (1 − s) max(0, t − (z − y)⁺) / Σ n (1 − s) t   (share of the gains that closes no gap)
//!   x_i  grant (yuan)   ℓ_i  share of a yuan that reaches nobody poor   s_i  shell risk   m_i  poor members
//!   d    `full_coverage` (yuan per poor member)   t  gain, y  income before (yuan per person and year)   z  line
//! Shares of nothing are absent; so is what needs poverty data or `full_coverage` where there is none.

use crate::units::Decimal;

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit, share};
use super::population::Cooperative;

pub(super) struct Money;

impl Family for Money {
    fn name(&self) -> &'static str {
        "money"
    }

    fn measures(&self) -> &'static [Measure] {
        &[
            Measure { name: "leakage", unit: Unit::ShareOfMoney, better: Better::Lower },
            Measure { name: "shell_exposure", unit: Unit::ShareOfMoney, better: Better::Lower },
            Measure { name: "coverage", unit: Unit::ShareOfPeople, better: Better::Higher },
            Measure { name: "excess", unit: Unit::Share, better: Better::Lower },
        ]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        let knows_poverty = outcome.population.line.is_some();
        let Accuracy { leakage, shell_exposure, coverage } = Accuracy::of(Spent::of(outcome), knows_poverty);
        let beyond = |gap: f64, gain: f64| (gain - gap).max(0.0);
        let excess = outcome
            .total(|person| person.group.people * person.group.real * beyond(person.group.gap, person.gain));
        let gains = outcome.gains();
        let excess = outcome.population.line.and_then(|_| share(excess, gains));
        vec![leakage, shell_exposure, coverage, excess]
    }
}

/// Shares, 0–1.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Accuracy {
    /// Of the money; needs poverty data.
    pub leakage: Option<f64>,
    /// Of the money.
    pub shell_exposure: Option<f64>,
    /// Of poor members; needs `full_coverage`.
    pub coverage: Option<f64>,
}

/// The sums behind accuracy.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spent {
    /// Σ x_i.
    pub(super) money: f64,
    /// Σ (1 − ℓ_i) x_i.
    pub(super) reaching: f64,
    /// Σ s_i x_i.
    pub(super) exposed: f64,
    /// Σ m_i; 0 without `full_coverage`.
    pub(super) poor: f64,
    /// Σ min(m_i, x_i / d); 0 without `full_coverage`.
    pub(super) covered: f64,
}

impl Spent {
    pub(super) fn of(outcome: &Outcome<'_>) -> Spent {
        let population = outcome.population;
        let poor_of = |one: &Cooperative| {
            let poor = population.groups_of(one).iter().filter(|group| group.is_poor());
            poor.map(|group| group.people).sum::<f64>()
        };
        let full = population.instance.accuracy().full_coverage.map(Decimal::to_f64);
        Spent {
            money: outcome.money(),
            reaching: outcome.over_cooperatives(|one, grant| one.reaching * grant),
            exposed: outcome.over_cooperatives(|one, grant| (1.0 - one.real) * grant),
            poor: full.map_or(0.0, |_| population.poor()),
            covered: full.map_or(0.0, |full| {
                outcome.over_cooperatives(|one, grant| (poor_of(one) / one.count).min(grant / full))
            }),
        }
    }
}

impl Accuracy {
    pub(super) fn of(spent: Spent, knows_poverty: bool) -> Accuracy {
        let Spent { money, reaching, exposed, poor, covered } = spent;
        Accuracy {
            leakage: share(money - reaching, money).filter(|_| knows_poverty),
            shell_exposure: share(exposed, money),
            coverage: share(covered, poor),
        }
    }
}
