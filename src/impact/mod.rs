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
mod ramp;

pub use choices::Choices;
pub use coverage::Coverage;
pub use curve::Curve;
pub use pass_through::PassThrough;
pub use ramp::{Ramp, RampEnd};

use std::sync::OnceLock;

use crate::instance::{Group, Instance, Measure};
use crate::units::{Fraction, Repeated, parts};

/// Everything that the rules and the objective need to know of what money does, exactly.
#[derive(Clone, Debug)]
pub struct Impact {
    all: Vec<Known>,
    choices: Repeated<Choices>,
    extent: OnceLock<Extent>,
}

/// How far all curves go, up and along.
#[derive(Clone, Copy, Debug, Default)]
pub struct Extent {
    /// The most steps of all, together.
    pub steps: u128,
    /// The power of two next to the largest impact of one; `None` where none has any.
    pub size: Option<i64>,
}

/// What is known of one cooperative.
#[derive(Clone, Debug)]
struct Known {
    curve: Curve,
    leakage: Fraction,
    poor: Fraction,
}

impl Known {
    fn of(instance: &Instance, choices: &Choices, position: usize) -> Known {
        let counts_heads = instance.poverty().is_some_and(|poverty| poverty.measure == Measure::Headcount);
        let groups: Vec<Group> = instance.cooperatives().groups(position).iter().collect();
        let shares = PassThrough::among(&groups, instance, position);
        let ramps = match instance.cooperatives().user_curve(position) {
            Some(user_curve) => given::ramps(user_curve, instance.funds().step),
            None => poverty::ramps(&groups, instance, position, &shares),
        };
        let curve = if counts_heads {
            poverty::people_lifted(&ramps, choices.most())
        } else {
            Curve::from_ramps(choices.most(), &ramps)
        };
        let leakage = poverty::leakage(&groups, instance, position, &shares);
        Known { curve, leakage, poor: poverty::poor_members(&groups, instance) }
    }
}

impl Impact {
    /// Works out all curves.
    pub fn of(instance: &Instance) -> Impact {
        let cooperatives = instance.cooperatives();
        let choices = cooperatives.all_grantable().map(|grantable| Choices::of(instance.funds(), grantable));
        let of = |position: usize| Known::of(instance, choices.get(position), position);
        Impact { all: parts::map(cooperatives.len(), of), choices, extent: OnceLock::new() }
    }

    /// The same with one cooperative's figures taken from an instance that has it alone, for asking what if.
    pub fn with_one(&self, position: usize, alone: &Impact) -> Impact {
        let mut changed = self.clone();
        changed.all[position] = alone.all[0].clone();
        changed.choices = changed.choices.with([(position, alone.choices(0).clone())]);
        changed.extent = OnceLock::new();
        changed
    }

    /// How far all curves go; worked out when it is first asked for.
    pub fn extent(&self) -> Extent {
        if let Some(known) = self.extent.get() {
            return *known;
        }
        let visit = |extent: &mut Extent, position: usize| {
            let curve = self.curve(position);
            extent.steps += u128::from(curve.ceiling());
            extent.size = extent.size.max(curve.value(curve.ceiling()).log2());
        };
        let join = |all: &mut Extent, part: &Extent| {
            all.steps += part.steps;
            all.size = all.size.max(part.size);
        };
        // Whoever comes meanwhile works it out as well: to wait here could keep a thread from what others wait for.
        let extent = parts::sum(self.all.len(), Extent::default, visit, join);
        *self.extent.get_or_init(|| extent)
    }

    /// The impact curve of a cooperative.
    pub fn curve(&self, position: usize) -> &Curve {
        &self.all[position].curve
    }

    /// The whole steps that it may get.
    pub fn choices(&self, position: usize) -> &Choices {
        self.choices.get(position)
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
        Coverage::new(&self.all[position].poor, per_step, self.choices(position).most())
    }
}
