//! What every report says of an allocation: poverty before and after, and accuracy. Formulas: [`Fgt`], [`Accuracy`].
//!
//! In one pass over the cooperatives, a few thousand at a time, so that no memory is needed for everyone.

use std::ops::Range;

use crate::instance::{Allocation, Instance, Label};
use crate::units::{Sum, parts};

use super::fgt::within_a_step;
use super::money::Spent;
use super::{Accuracy, Fgt, Outcome, Population, Poverty};

/// What every report says.
#[derive(Clone, Debug, Default)]
pub struct Glance {
    /// Poverty before and after; `None` without members or without poverty data.
    pub poverty: Option<Poverty>,
    /// How accurate the allocation is.
    pub accuracy: Accuracy,
    /// Poverty among the members of each value of a column, in the column's order; `None` where there are no members,
    /// and for all without poverty data. People within a step are not counted here: they are 0.
    pub by_label: Vec<Option<Poverty>>,
}

/// Poverty before and after; `None` without members or without poverty data.
pub fn poverty(instance: &Instance, allocation: &Allocation) -> Option<Poverty> {
    at_a_glance(instance, allocation, None).poverty
}

/// How accurate an allocation is.
pub fn accuracy(instance: &Instance, allocation: &Allocation) -> Accuracy {
    at_a_glance(instance, allocation, None).accuracy
}

/// Everything; by the values of a column too, if there is one.
pub fn at_a_glance(instance: &Instance, allocation: &Allocation, label: Option<&Label>) -> Glance {
    let known = instance.poverty().is_some();
    let mut sums = [Sum::default(); 13];
    let mut by_label = vec![[Sum::default(); 7]; label.map_or(0, |label| label.distinct().len())];
    let make = |piece: Range<usize>| piece_of(instance, allocation, label.filter(|_| known), piece);
    parts::stream(instance.cooperatives().len(), make, |(piece, each)| {
        sums.iter_mut().zip(piece).for_each(|(sum, part)| sum.add(part));
        for (code, parts) in each {
            by_label[code].iter_mut().zip(parts).for_each(|(sum, part)| sum.add(part));
        }
    });
    let [people, before_0, before_1, before_2, after_0, after_1, after_2, within_a_step, rest @ ..] =
        sums.map(Sum::value);
    let [money, reaching, exposed, poor, covered] = rest;
    let poverty = |[people, indices @ ..]: [f64; 7], within_a_step| {
        let [before_0, before_1, before_2, after_0, after_1, after_2] = indices;
        (known && people > 0.0).then(|| Poverty {
            people,
            before: Fgt::of([before_0, before_1, before_2], people),
            after: Fgt::of([after_0, after_1, after_2], people),
            within_a_step,
        })
    };
    let all = [people, before_0, before_1, before_2, after_0, after_1, after_2];
    let spent = Spent { money, reaching, exposed, poor, covered };
    Glance {
        poverty: poverty(all, within_a_step),
        accuracy: Accuracy::of(spent, known),
        by_label: by_label.into_iter().map(|sums| poverty(sums.map(Sum::value), 0.0)).collect(),
    }
}

/// Of each cooperative of an outcome its code, its people, and its sums before and after.
fn each_of(outcome: &Outcome<'_>, label: &Label, line: f64) -> Vec<(usize, [f64; 7])> {
    let powers = [|gap: f64| if gap > 0.0 { 1.0 } else { 0.0 }, |gap| gap, |gap| gap * gap];
    let sums = outcome.population.cooperatives.iter().map(|one| {
        let mut sums = [0.0; 7];
        for person in outcome.people_of(one) {
            sums[0] += person.group.people;
            for (place, power) in powers.iter().enumerate() {
                sums[1 + place] += person.group.people * power(person.group.gap / line);
                sums[4 + place] += person.expected(|gap| power(gap / line));
            }
        }
        (label.code(one.position), sums)
    });
    sums.collect()
}

/// The sums of some cooperatives, and of each of them if there is a column to tell them apart by.
fn piece_of(
    instance: &Instance,
    allocation: &Allocation,
    label: Option<&Label>,
    piece: Range<usize>,
) -> ([f64; 13], Vec<(usize, [f64; 7])>) {
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
    (sums, label.map(|label| each_of(&outcome, label, line)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{at_a_glance, poverty};
    use crate::instance::{Allocation, Files, check};
    use crate::units::Money;

    #[test]
    fn poverty_of_groups_is_that_of_their_own_members() {
        let settings = "format = 1\n[funds]\nbudget = 30\n[poverty]\nline = 20\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n";
        let files = Files::new("f").with("instance.toml", settings);
        let files = files.with("cooperatives.csv", "id,place\na,west\nb,east\nc,west\n");
        let files = files.with("members.csv", "cooperative,people,income\na,1,10\nb,2,30\nc,1,30\n");
        let instance = check(&files).instance.unwrap();
        let allocation = Allocation::new(&instance, [5, 0, 0].map(Money::yuan).to_vec());
        let label = instance.cooperatives().label("place").unwrap();
        let found = at_a_glance(&instance, &allocation, Some(label)).by_label;
        // By hand: in the west one of two is 10 of 20 short, then 5; in the east nobody is.
        let west = found[0].unwrap();
        assert_eq!((west.people, west.before.headcount, west.after.headcount), (2.0, 0.5, 0.5));
        assert_eq!((west.before.gap, west.after.gap), (0.25, 0.125));
        assert_eq!((west.before.squared_gap, west.after.squared_gap), (0.125, 0.03125));
        assert_eq!((found[1].unwrap().people, found[1].unwrap().before.headcount), (2.0, 0.0));
        let everyone = poverty(&instance, &allocation).unwrap();
        assert_eq!((everyone.people, everyone.before.gap), (4.0, 0.125));
    }
}
