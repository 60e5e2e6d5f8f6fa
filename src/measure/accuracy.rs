//! Accuracy of the money: leakage, shell exposure, coverage.
//!
//! leakage = Σ ℓ_i x_i / Σ x_i   (share of the money that reaches nobody poor)
//! shell exposure = Σ s_i x_i / Σ x_i   (share of the money expected to go to cooperatives that are not real)
//! coverage = Σ min(m_i, x_i / d) / Σ m_i   (share of poor members funded to d yuan each, in proportion)
//!   x_i  grant (yuan)   ℓ_i  share of a yuan that reaches nobody poor   s_i  shell risk   m_i  poor members
//!   d    `full_coverage` (yuan per poor member)
//! Shares of nothing are absent.

use crate::impact::Impact;
use crate::instance::{Allocation, Instance};
use crate::units::Decimal;
use crate::words::meaning;

/// Name and meaning for lists.
pub(super) const KIND: (&str, &str) = ("accuracy", meaning::measure::ACCURACY);

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

/// How accurate an allocation is.
pub fn accuracy(instance: &Instance, impact: &Impact, allocation: &Allocation) -> Accuracy {
    let (mut leaked, mut exposed, mut covered, mut poor) = (0.0, 0.0, 0.0, 0.0);
    let full = instance.accuracy().full_coverage.map(Decimal::to_f64);
    for (position, grant) in allocation.grants().iter().enumerate() {
        let grant = grant.get() as f64;
        let members = impact.poor_members(position).to_f64();
        poor += members;
        if grant > 0.0 {
            leaked += impact.leakage(position).to_f64() * grant;
            exposed += instance.cooperatives().shell_risk(position).to_f64() * grant;
            covered += full.map_or(0.0, |full| members.min(grant / full));
        }
    }
    let total = allocation.total().get() as f64;
    let share = |part: f64, whole: f64| (whole > 0.0).then(|| part / whole);
    Accuracy {
        leakage: instance.poverty().and_then(|_| share(leaked, total)),
        shell_exposure: share(exposed, total),
        coverage: full.and_then(|_| share(covered, poor)),
    }
}
