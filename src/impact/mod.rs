//! What a yuan achieves: pass-through, poverty measure, impact curves at whole steps.
//!
//! Comes in: a checked instance. Goes out: [`Impact`], for every cooperative its exact [`Curve`], the share
//! of its money that reaches nobody poor, its poor members and the curve of their coverage.

mod choices;
mod curve;
mod given;
mod pass_through;
mod poverty;

pub use choices::Choices;
pub use curve::{Curve, Ramp};
pub use pass_through::PassThrough;

use crate::instance::{Instance, Measure};
use crate::units::{Fraction, Money};

/// Everything that the rules and the objective need to know of what money does, exactly.
#[derive(Clone, Debug)]
pub struct Impact {
    curves: Vec<Curve>,
    choices: Vec<Choices>,
    leakage: Vec<Fraction>,
    poor: Vec<Fraction>,
}

impl Impact {
    /// Works out all curves.
    pub fn of(instance: &Instance) -> Impact {
        let cooperatives = instance.cooperatives();
        let counts_heads = instance.poverty().is_some_and(|poverty| poverty.measure == Measure::Headcount);
        let mut impact = Impact {
            curves: Vec::with_capacity(cooperatives.len()),
            choices: (0..cooperatives.len()).map(|position| Choices::of(instance, position)).collect(),
            leakage: Vec::with_capacity(cooperatives.len()),
            poor: Vec::with_capacity(cooperatives.len()),
        };
        for position in 0..cooperatives.len() {
            let ceiling = impact.choices[position].most();
            let shares = PassThrough::of(instance, position);
            let ramps = match cooperatives.user_curve(position) {
                Some(user_curve) => given::ramps(user_curve, instance.funds().step),
                None => poverty::ramps(instance, position, &shares),
            };
            impact.curves.push(if counts_heads {
                poverty::people_lifted(&ramps, ceiling)
            } else {
                Curve::from_ramps(ceiling, &ramps)
            });
            impact.leakage.push(poverty::leakage(instance, position, &shares));
            impact.poor.push(poverty::poor_members(instance, position));
        }
        impact
    }

    /// The same with one cooperative's figures taken from an instance that has it alone, for asking what if.
    pub fn with_one(&self, position: usize, alone: &Impact) -> Impact {
        let mut changed = self.clone();
        changed.curves[position] = alone.curves[0].clone();
        changed.choices[position] = alone.choices[0].clone();
        changed.leakage[position] = alone.leakage[0].clone();
        changed.poor[position] = alone.poor[0].clone();
        changed
    }

    /// The impact curve of a cooperative.
    pub fn curve(&self, position: usize) -> &Curve {
        &self.curves[position]
    }

    /// The whole steps that it may get.
    pub fn choices(&self, position: usize) -> &Choices {
        &self.choices[position]
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
        poverty::coverage(&self.poor[position], self.choices[position].most(), step, full_coverage)
    }
}
