//! A population under grants: what each person gains, and what gap is left.
//!
//!   t_h = d_h·x_i   what each person of group h gains (yuan per year) if cooperative i, granted x_i yuan, is real
//!   left_h = max(0, g_h − t_h)   the gap that is left to each of them then
//! With probability 1 − s_i a cooperative is real and incomes are y + t; with s_i they stay y. Measures of income
//! after are the mean of the two states, measures linear in t use (1 − s)·t.
//! A gap left that is within 1e-9 of the line is compared exactly: the program puts many people exactly on the
//! line, and whoever is there is not poor.

use std::cell::OnceCell;

use crate::impact::PassThrough;
use crate::units::{Fraction, Sum};

use super::population::{Cooperative, Group, Population};

/// Below this share of the line a gap left is worked out in exact fractions.
const COMPARE_EXACTLY: f64 = 1e-9;

/// What support would be against, worked out by whoever can optimise.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Against {
    /// The impact that no use of the same money passes under the budget alone.
    pub best_impact: Option<f64>,
    /// The least money that brings the same impact under the budget alone.
    pub least_money: Option<f64>,
    /// The same two under all rules, for an allocation that keeps them.
    pub best_impact_by_rules: Option<f64>,
    /// The same two under all rules, for an allocation that keeps them.
    pub least_money_by_rules: Option<f64>,
}

/// Everyone's gains under grants.
#[derive(Clone, Debug)]
pub struct Outcome<'a> {
    pub(super) population: &'a Population<'a>,
    /// Yuan, by cooperative of the population (each of its copies).
    pub(super) grants: Vec<f64>,
    /// t, by group.
    pub(super) gains: Vec<f64>,
    /// The gap left where real, by group.
    pub(super) left: Vec<f64>,
    /// The optimum, if it was worked out.
    pub against: Against,
    /// All gains, and those of the poor, as expected.
    gained: OnceCell<[f64; 2]>,
    /// See [`Outcome::impact`].
    pub(super) impact: OnceCell<f64>,
}

impl<'a> Outcome<'a> {
    /// Works out everyone's gains; `grants` in yuan, by position in the instance.
    pub fn new(population: &'a Population<'a>, grants: &[f64]) -> Outcome<'a> {
        Outcome::of(population, population.positions().map(|position| grants[position]).collect())
    }

    /// The same with grants by cooperative of the population.
    pub(super) fn of(population: &'a Population<'a>, grants: Vec<f64>) -> Outcome<'a> {
        let mut outcome = Outcome {
            population,
            grants,
            gains: Vec::with_capacity(population.groups.len()),
            left: Vec::with_capacity(population.groups.len()),
            against: Against::default(),
            gained: OnceCell::new(),
            impact: OnceCell::new(),
        };
        let near = population.line.unwrap_or(0.0) * COMPARE_EXACTLY;
        for (one, &grant) in population.cooperatives.iter().zip(&outcome.grants) {
            for group in population.groups_of(one) {
                let gain = group.per_yuan * grant;
                let mut left = (group.gap - gain).max(0.0);
                if group.gap > 0.0 && gain > 0.0 && (group.gap - gain).abs() < near {
                    left = exactly_short(population, one, group, grant).map_or(left, |short| short.max(0.0));
                }
                outcome.gains.push(gain);
                outcome.left.push(left);
            }
        }
        outcome
    }

    /// Nobody gets anything.
    pub fn before(population: &'a Population<'a>) -> Outcome<'a> {
        Outcome::new(population, &vec![0.0; population.instance.cooperatives().len()])
    }

    /// People short of the line where their cooperative is real, whom so many yuan more would bring above it.
    pub(super) fn short_by_less_than(&self, yuan: f64) -> f64 {
        let near = self.population.line.unwrap_or(0.0) * COMPARE_EXACTLY;
        let mut people = Sum::default();
        for (one, &grant) in self.population.cooperatives.iter().zip(&self.grants) {
            let groups = one.first_group..one.first_group + one.groups;
            for (group, &left) in self.population.groups[groups.clone()].iter().zip(&self.left[groups]) {
                let mut short = left - group.per_yuan * yuan;
                if left > 0.0 && short.abs() < near {
                    short = exactly_short(self.population, one, group, grant + yuan).unwrap_or(short);
                }
                people.add(if left > 0.0 && short < 0.0 { group.people } else { 0.0 });
            }
        }
        people.value()
    }

    /// Groups with what each person gains and what gap is left.
    pub(super) fn people(&self) -> impl Iterator<Item = Person<'_>> {
        let gains = self.population.groups.iter().zip(&self.gains).zip(&self.left);
        gains.map(|((group, &gain), &left)| Person { group, gain, left })
    }

    /// The same for one cooperative of the population.
    pub(super) fn people_of(&self, one: &Cooperative) -> impl Iterator<Item = Person<'_>> {
        let groups = one.first_group..one.first_group + one.groups;
        let gains = self.gains[groups.clone()].iter().zip(&self.left[groups.clone()]);
        let people = self.population.groups[groups].iter().zip(gains);
        people.map(|(group, (&gain, &left))| Person { group, gain, left })
    }

    /// A sum over groups.
    pub(super) fn total(&self, of: impl Fn(Person<'_>) -> f64) -> f64 {
        let mut sum = Sum::default();
        for person in self.people() {
            sum.add(of(person));
        }
        sum.value()
    }

    /// All gains, as expected.
    pub(super) fn gains(&self) -> f64 {
        self.gained()[0]
    }

    /// The gains of those who were poor before, as expected.
    pub(super) fn gains_of_the_poor(&self) -> f64 {
        self.gained()[1]
    }

    fn gained(&self) -> [f64; 2] {
        *self.gained.get_or_init(|| {
            let mut gained = [Sum::default(); 2];
            for person in self.people() {
                let gain = person.expected_gain();
                gained[0].add(gain);
                gained[1].add(if person.is_poor() { gain } else { 0.0 });
            }
            gained.map(Sum::value)
        })
    }

    /// A sum over cooperatives, each as often as it counts; `of` sees it with its grant.
    pub(super) fn over_cooperatives(&self, of: impl Fn(&Cooperative, f64) -> f64) -> f64 {
        let mut sum = Sum::default();
        for (one, &grant) in self.population.cooperatives.iter().zip(&self.grants) {
            sum.add(one.count * of(one, grant));
        }
        sum.value()
    }

    /// All the money, in yuan.
    pub fn money(&self) -> f64 {
        self.over_cooperatives(|_, grant| grant)
    }
}

/// A group's person, before and after.
#[derive(Clone, Copy)]
pub(super) struct Person<'a> {
    pub(super) group: &'a Group,
    /// t.
    pub(super) gain: f64,
    /// The gap left where real.
    pub(super) left: f64,
}

impl Person<'_> {
    /// Poor before support.
    pub(super) fn is_poor(self) -> bool {
        self.group.is_poor()
    }

    /// The gap that is closed where the cooperative is real: as much of the gain as fills it.
    pub(super) fn closed(self) -> f64 {
        // Not gap − left: where little is gained that would lose digits.
        if self.left > 0.0 { self.gain.min(self.group.gap) } else { self.group.gap }
    }

    /// Σ over both states of people × what `of` says of the gap left.
    pub(super) fn expected(self, of: impl Fn(f64) -> f64) -> f64 {
        let Group { people, real, gap, .. } = *self.group;
        people * (real * of(self.left) + (1.0 - real) * of(gap))
    }

    /// (1 − s)·t, of all people of the group.
    pub(super) fn expected_gain(self) -> f64 {
        self.group.people * self.group.real * self.gain
    }
}

/// g − t, worked out in exact fractions before it is a float: its sign is right.
fn exactly_short(population: &Population<'_>, one: &Cooperative, group: &Group, grant: f64) -> Option<f64> {
    let cooperatives = population.instance.cooperatives();
    let line = population.instance.poverty()?.line.fraction();
    let member = cooperatives.groups(one.position).get(group.index)?;
    let shares = PassThrough::of(population.instance, one.position);
    let share = Fraction::of_wholes(shares.numerators.get(group.index)?, &shares.denominator);
    let grant = Fraction::from_f64(grant)?;
    let all = &(&cooperatives.returns(one.position).fraction() * &share) * &grant;
    let each = &all * &member.people.fraction().reciprocal()?;
    Some((&(&line - &member.income?.fraction()) - &each).to_f64())
}
