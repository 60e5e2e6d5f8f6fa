//! What a yuan achieves: pass-through, poverty measure, impact curves at whole steps.
//!
//! Comes in: a checked instance. Goes out: [`Impact`], for every cooperative its exact [`Curve`], the share
//! of its money that reaches nobody poor, its poor members and the curve of their coverage.

mod curve;
mod given;
mod pass_through;
mod poverty;

pub use curve::{Curve, Ramp};
pub use pass_through::PassThrough;

use crate::instance::{Grantable, Instance};
use crate::units::{Fraction, Money};

/// Everything that the rules and the objective need to know of what money does, exactly.
#[derive(Clone, Debug)]
pub struct Impact {
    curves: Vec<Curve>,
    ceilings: Vec<u64>,
    leakage: Vec<Fraction>,
    poor: Vec<Fraction>,
}

impl Impact {
    /// Works out all curves.
    pub fn of(instance: &Instance) -> Impact {
        let cooperatives = instance.cooperatives();
        let ceilings: Vec<u64> =
            (0..cooperatives.len()).map(|position| ceiling(instance, position)).collect();
        let mut impact = Impact {
            curves: Vec::with_capacity(cooperatives.len()),
            leakage: Vec::with_capacity(cooperatives.len()),
            poor: Vec::with_capacity(cooperatives.len()),
            ceilings: Vec::new(),
        };
        for (position, &ceiling) in ceilings.iter().enumerate() {
            let shares = PassThrough::of(instance, position);
            let ramps = match cooperatives.user_curve(position) {
                Some(user_curve) => given::ramps(user_curve, instance.funds().step),
                None => poverty::ramps(instance, position, &shares),
            };
            impact.curves.push(Curve::from_ramps(ceiling, &ramps));
            impact.leakage.push(poverty::leakage(instance, position, &shares));
            impact.poor.push(poverty::poor_members(instance, position));
        }
        impact.ceilings = ceilings;
        impact
    }

    /// The impact curve of a cooperative.
    pub fn curve(&self, position: usize) -> &Curve {
        &self.curves[position]
    }

    /// The most whole steps that it may get: its own limit, at most one step more than all
    /// the money.
    pub fn ceiling(&self, position: usize) -> u64 {
        self.ceilings[position]
    }

    /// The share of a yuan given to it that reaches nobody poor: shell risk, and members above the line.
    pub fn leakage(&self, position: usize) -> &Fraction {
        &self.leakage[position]
    }

    /// Members with an income below the line before support.
    pub fn poor_members(&self, position: usize) -> &Fraction {
        &self.poor[position]
    }

    /// Poor members that count as covered by so many whole steps: min(m, x / d) at whole steps, joined by lines.
    pub fn coverage(&self, position: usize, step: Money, full_coverage: &Fraction) -> Curve {
        poverty::coverage(&self.poor[position], self.ceilings[position], step, full_coverage)
    }
}

/// The most whole steps for a cooperative; a fixed grant's own number.
///
/// One step more than all the money is never reached, so it limits nothing, and prices at the last yuan are those
/// of the uncapped curve.
fn ceiling(instance: &Instance, position: usize) -> u64 {
    let funds = instance.funds();
    let all = funds.budget.steps(funds.step) + 1;
    match instance.cooperatives().grantable(position) {
        Grantable::UpTo(None) => all,
        Grantable::UpTo(Some(most)) => most.steps(funds.step).min(all),
        Grantable::Exactly(grant) => grant.steps(funds.step),
    }
}
