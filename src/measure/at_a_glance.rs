//! What every report says of an allocation: poverty before and after, and accuracy. Formulas: [`Fgt`], [`Accuracy`].
//!
//! In one pass over the cooperatives, a few thousand at a time, so that no memory is needed for everyone.

use std::ops::Range;

use crate::instance::{Allocation, Instance};
use crate::units::{Sum, parts};

use super::fgt::within_a_step;
use super::money::Spent;
use super::{Accuracy, Fgt, Outcome, Population, Poverty};

/// Poverty before and after; `None` without members or without poverty data.
pub fn poverty(instance: &Instance, allocation: &Allocation) -> Option<Poverty> {
    at_a_glance(instance, allocation).0
}

/// How accurate an allocation is.
pub fn accuracy(instance: &Instance, allocation: &Allocation) -> Accuracy {
    at_a_glance(instance, allocation).1
}

/// Both.
pub fn at_a_glance(instance: &Instance, allocation: &Allocation) -> (Option<Poverty>, Accuracy) {
    let mut sums = [Sum::default(); 13];
    let add = |piece: [f64; 13]| sums.iter_mut().zip(piece).for_each(|(sum, part)| sum.add(part));
    parts::stream(instance.cooperatives().len(), |piece| piece_of(instance, allocation, piece), add);
    let [people, before_0, before_1, before_2, after_0, after_1, after_2, within_a_step, rest @ ..] =
        sums.map(Sum::value);
    let [money, reaching, exposed, poor, covered] = rest;
    let known = instance.poverty().is_some();
    let poverty = Poverty {
        people,
        before: Fgt::of([before_0, before_1, before_2], people),
        after: Fgt::of([after_0, after_1, after_2], people),
        within_a_step,
    };
    let spent = Spent { money, reaching, exposed, poor, covered };
    ((known && people > 0.0).then_some(poverty), Accuracy::of(spent, known))
}

/// The sums of some cooperatives.
fn piece_of(instance: &Instance, allocation: &Allocation, piece: Range<usize>) -> [f64; 13] {
    let population = Population::of_some(instance, piece);
    let grants: Vec<f64> = population.positions().map(|at| allocation.grant(at).get() as f64).collect();
    let outcome = Outcome::of(&population, grants);
    let before = Outcome::of(&population, vec![0.0; outcome.grants.len()]);
    let line = population.line.unwrap_or(1.0);
    let [before_0, before_1, before_2] = Fgt::sums(&before, line);
    let [after_0, after_1, after_2] = Fgt::sums(&outcome, line);
    let (people, near) = (population.people(), within_a_step(&outcome));
    let Spent { money, reaching, exposed, poor, covered } = Spent::of(&outcome);
    let poverty = [people, before_0, before_1, before_2, after_0, after_1, after_2, near];
    let mut sums = [0.0; 13];
    sums[..8].copy_from_slice(&poverty);
    sums[8..].copy_from_slice(&[money, reaching, exposed, poor, covered]);
    sums
}
