//! What a yuan achieves: pass-through, poverty measure, impact curves at whole steps.
//!
//! Comes in: a checked instance. Goes out: [`Impact`], for every cooperative its exact [`Curve`], the share
//! of its money that reaches nobody poor, its poor members and the curve of their coverage.

mod choices;
mod coverage;
mod curve;
mod given;
mod pass_through;
mod poverty;

pub use choices::Choices;
pub use coverage::Coverage;
pub use curve::{Curve, Ramp, RampEnd};
pub use pass_through::PassThrough;

use crate::instance::{Instance, Measure};
use crate::units::{Fraction, parts};

/// Everything that the rules and the objective need to know of what money does, exactly.
#[derive(Clone, Debug)]
pub struct Impact {
    all: Vec<Known>,
}

/// What is known of one cooperative.
#[derive(Clone, Debug)]
struct Known {
    curve: Curve,
    choices: Choices,
    leakage: Fraction,
    poor: Fraction,
}

impl Known {
    fn of(instance: &Instance, position: usize) -> Known {
        let counts_heads = instance.poverty().is_some_and(|poverty| poverty.measure == Measure::Headcount);
        let choices = Choices::of(instance, position);
        let shares = PassThrough::of(instance, position);
        let ramps = match instance.cooperatives().user_curve(position) {
            Some(user_curve) => given::ramps(user_curve, instance.funds().step),
            None => poverty::ramps(instance, position, &shares),
        };
        let curve = if counts_heads {
            poverty::people_lifted(&ramps, choices.most())
        } else {
            Curve::from_ramps(choices.most(), &ramps)
        };
        let leakage = poverty::leakage(instance, position, &shares);
        Known { curve, choices, leakage, poor: poverty::poor_members(instance, position) }
    }
}

impl Impact {
    /// Works out all curves.
    pub fn of(instance: &Instance) -> Impact {
        Impact { all: parts::map(instance.cooperatives().len(), |position| Known::of(instance, position)) }
    }

    /// The same with one cooperative's figures taken from an instance that has it alone, for asking what if.
    pub fn with_one(&self, position: usize, alone: &Impact) -> Impact {
        let mut changed = self.clone();
        changed.all[position] = alone.all[0].clone();
        changed
    }

    /// The impact curve of a cooperative.
    pub fn curve(&self, position: usize) -> &Curve {
        &self.all[position].curve
    }

    /// The whole steps that it may get.
    pub fn choices(&self, position: usize) -> &Choices {
        &self.all[position].choices
    }

    /// The share of a yuan given to it that reaches nobody poor: shell risk, and members above the line.
    pub fn leakage(&self, position: usize) -> &Fraction {
        &self.all[position].leakage
    }

    /// Members with an income below the line before support.
    pub fn poor_members(&self, position: usize) -> &Fraction {
        &self.all[position].poor
    }

    /// Poor members that count as covered by so many whole steps: min(m, x / d) at whole steps, joined by lines.
    /// `per_step`: how many a step covers, step / d.
    pub fn coverage<'a>(&'a self, position: usize, per_step: &'a Fraction) -> Coverage<'a> {
        Coverage::new(&self.all[position].poor, per_step, self.all[position].choices.most())
    }
}
