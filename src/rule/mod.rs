//! The clauses of the programme: each writes its rows, and audits whole money on its own.
//!
//! Comes in: an instance and its [`Impact`]. Goes out: for every rule exact rows of the linear program, and
//! findings about an allocation worked out from the instance alone. One law binds the two (`tests/laws.rs`).
//! A new rule is one file here and one line in [`catalog`].

mod budget;
mod clause;
mod coverage;
mod finding;
mod leakage;
mod recipients;
mod row;
mod shell_exposure;

pub use finding::Finding;
pub use row::{RuleRow, SECOND_ROW, Side, Terms, in_whole_steps};

use crate::impact::Impact;
use crate::instance::{Allocation, Instance};
use crate::words::Message;

/// What a rule works on.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The checked input.
    pub instance: &'a Instance,
    /// Its curves.
    pub impact: &'a Impact,
}

/// A clause of the programme.
pub trait Rule: Sync {
    /// The name that users know it by.
    fn name(&self) -> &str;
    /// Its rows of the linear program, exactly.
    fn rows(&self, scene: Scene<'_>) -> Vec<RuleRow>;
    /// Its limits against whole money, one finding for every side of every row, from the instance alone.
    fn audit(&self, scene: Scene<'_>, allocation: &Allocation) -> Vec<Finding>;
}

/// The rules of an instance: the built-in ones that it asks for, then its `[[rules]]` in order.
pub fn catalog(instance: &Instance) -> Vec<Box<dyn Rule>> {
    let mut rules: Vec<Box<dyn Rule>> = vec![Box::new(budget::Budget)];
    rules.extend(leakage::Leakage::asked_for(instance).map(|rule| Box::new(rule) as Box<dyn Rule>));
    rules.extend(
        shell_exposure::ShellExposure::asked_for(instance).map(|rule| Box::new(rule) as Box<dyn Rule>),
    );
    rules.extend(coverage::Coverage::asked_for(instance).map(|rule| Box::new(rule) as Box<dyn Rule>));
    rules.extend(recipients::Recipients::asked_for(instance).map(|rule| Box::new(rule) as Box<dyn Rule>));
    rules.extend(
        instance.rules().iter().map(|clause| Box::new(clause::FromClause::of(clause)) as Box<dyn Rule>),
    );
    rules
}

/// Every kind of rule, a name and one line each, for `allotment list rules`.
pub const KINDS: &[(&str, Message)] = &[
    budget::KIND,
    leakage::KIND,
    shell_exposure::KIND,
    coverage::KIND,
    recipients::AT_MOST,
    recipients::AT_LEAST,
    clause::KIND,
];
