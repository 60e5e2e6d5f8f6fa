//! Policies side by side: every policy divides the money, every measure judges what came of it.

use crate::impact::Impact;
use crate::instance::{Allocation, Instance, Label};
use crate::measure::{self, Family, Measure, Outcome, Population};
use crate::model::Problem;
use crate::policy::{Case, Features, Policy, divide};
use crate::solve::Backend;

use super::Best;

/// Something to compare.
#[derive(Clone)]
pub enum Entry<'a> {
    /// A policy, to be followed.
    Policy(&'a dyn Policy),
    /// An allocation that is there already.
    Given {
        /// What it is called.
        name: String,
        /// The money.
        allocation: Allocation,
    },
}

impl Entry<'_> {
    /// What it is called.
    pub fn name(&self) -> String {
        match self {
            Entry::Policy(policy) => policy.name(),
            Entry::Given { name, .. } => name.clone(),
        }
    }
}

/// Policies and what became of them.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// In the order asked for.
    pub judged: Vec<Judged>,
    /// Those that could not be followed.
    pub absent: Vec<Absent>,
    /// How samples were drawn, if they were.
    pub replicates: Option<Drawn>,
}

/// How samples were drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// How many.
    pub count: usize,
    /// Where chance started.
    pub seed: u64,
    /// The column within whose values cooperatives were drawn.
    pub strata: Option<String>,
    /// Samples in which some policy could not be followed.
    pub failed: usize,
}

/// A policy and its values.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The policy's name.
    pub name: String,
    /// What it gives to whom.
    pub allocation: Allocation,
    /// Rows that it breaks, in the rules' order.
    pub broken: Vec<String>,
    /// Rules that have any of these rows, in their order.
    pub broken_rules: Vec<String>,
    /// How many grants are none that may be paid.
    pub not_allowed: usize,
    /// By measure, in the order of [`measures`].
    pub values: Vec<Option<f64>>,
    /// The same for the cooperatives of each group.
    pub groups: Vec<Group>,
    /// By measure, the interval of replicates; empty without replicates.
    pub intervals: Vec<Option<Interval>>,
    /// By measure, value less that of the first policy, with the interval of the paired differences.
    pub differences: Vec<Option<(f64, Interval)>>,
}

/// Between two values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// A part of the cooperatives.
#[derive(Clone, Debug)]
pub struct Group {
    /// The value of the column.
    pub name: String,
    /// By measure.
    pub values: Vec<Option<f64>>,
}

/// A policy that could not be followed.
#[derive(Clone, Debug)]
pub struct Absent {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: String,
}

impl Comparison {
    /// One value.
    pub fn value(&self, policy: &str, measure: &str) -> Option<f64> {
        let place = place(measure)?;
        self.judged.iter().find(|judged| judged.name == policy)?.values[place]
    }

    /// Works out the values for the parts of the cooperatives too.
    #[must_use]
    pub fn by(mut self, instance: &Instance, label: &Label) -> Comparison {
        let population = Population::of(instance);
        for code in 0..label.distinct().len() {
            let part = population.counted(|position| f64::from(u8::from(label.code(position) == code)));
            for judged in &mut self.judged {
                let values = values_of(&Outcome::new(&part, &yuan(&judged.allocation)), &|_| true);
                judged.groups.push(Group { name: label.distinct()[code].clone(), values });
            }
        }
        self
    }
}

/// Where the value of a measure stands.
pub(super) fn place(name: &str) -> Option<usize> {
    measures().position(|measure| measure.name == name)
}

/// Every measure there is, in the order of values.
pub fn measures() -> impl Iterator<Item = &'static Measure> {
    measure::catalog().iter().flat_map(|family| family.measures())
}

/// What is compared, on what money is decided, and on what it is judged.
#[derive(Clone, Copy)]
pub struct Question<'a> {
    /// The instance by which policies divide, and its curves.
    pub decided: (&'a Instance, &'a Impact),
    /// The instance of the same cooperatives by which they are judged: its rules, its impact, its optimum.
    pub truth: (&'a Instance, &'a Impact),
    /// Whoever finds the optimum.
    pub backend: &'a dyn Backend,
    /// What is compared.
    pub entries: &'a [Entry<'a>],
    /// Where chance starts.
    pub seed: u64,
}

/// Divides and judges by the same instance.
pub fn compare(
    instance: &Instance,
    impact: &Impact,
    backend: &dyn Backend,
    entries: &[Entry<'_>],
    seed: u64,
) -> Comparison {
    let both = (instance, impact);
    judge(&Question { decided: both, truth: both, backend, entries, seed })
}

/// Divides by one instance and judges by another.
pub fn judge(question: &Question<'_>) -> Comparison {
    let Question { decided: (instance, impact), truth, backend, entries, seed } = *question;
    let problem = Problem::state(instance, impact);
    let features = Features::of(&problem);
    let case = Case { problem: &problem, features: &features, counts: None, backend, seed };
    let alone = truth.0.under_the_budget_alone();
    let judge = Judge {
        problem: Problem::state(truth.0, truth.1),
        population: Population::of(truth.0),
        best: Best::of(truth.0, &alone, truth.1, backend),
        wanted: &|_| true,
    };
    let mut comparison = Comparison::default();
    for entry in entries {
        let name = entry.name();
        let divided = match entry {
            Entry::Policy(policy) => divide(*policy, &case),
            Entry::Given { allocation, .. } => Ok(allocation.clone()),
        };
        match divided {
            Ok(allocation) => comparison.judged.push(judge.of(name, allocation)),
            Err(why) => comparison.absent.push(Absent { name, why }),
        }
    }
    comparison
}

/// The truth, by which allocations are judged.
pub(super) struct Judge<'a> {
    pub(super) problem: Problem<'a>,
    pub(super) population: Population<'a>,
    pub(super) best: Best<'a>,
    /// Families of measures that are asked for; those of others have no values.
    pub(super) wanted: &'a (dyn Fn(&dyn Family) -> bool + Sync),
}

impl Judge<'_> {
    /// Judges an allocation.
    pub(super) fn of(&self, name: String, allocation: Allocation) -> Judged {
        let findings = self.problem.audit(&allocation).into_iter().filter(|finding| !finding.kept);
        let (mut broken_rules, mut broken): (Vec<String>, Vec<String>) =
            findings.map(|finding| (finding.rule, finding.row)).unzip();
        broken.dedup();
        broken_rules.dedup();
        let step = self.problem.scene().instance.funds().step;
        let is_allowed = |position: usize| {
            let grant = allocation.grant(position);
            grant.get().is_multiple_of(step.get()) && self.problem.choices(position).allow(grant.steps(step))
        };
        let not_allowed = (0..self.problem.cooperatives()).filter(|position| !is_allowed(*position)).count();
        let mut outcome = Outcome::new(&self.population, &yuan(&allocation));
        if not_allowed == 0 {
            let money = allocation.total().get();
            outcome.against = self.best.against(money, outcome.impact(), broken.is_empty());
        }
        let values = values_of(&outcome, self.wanted);
        Judged {
            name,
            allocation,
            broken,
            broken_rules,
            not_allowed,
            values,
            groups: Vec::new(),
            intervals: Vec::new(),
            differences: Vec::new(),
        }
    }
}

fn yuan(allocation: &Allocation) -> Vec<f64> {
    allocation.grants().iter().map(|grant| grant.get() as f64).collect()
}

/// By measure, in the order of [`measures`]; of the families asked for.
pub(super) fn values_of(outcome: &Outcome<'_>, wanted: &dyn Fn(&dyn Family) -> bool) -> Vec<Option<f64>> {
    let of_family = |family: &&dyn Family| {
        if wanted(*family) { family.values(outcome) } else { vec![None; family.measures().len()] }
    };
    measure::catalog().iter().flat_map(of_family).collect()
}
