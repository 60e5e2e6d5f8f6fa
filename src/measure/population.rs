//! The people whom measures speak of: the member groups of every cooperative, as floats.
//!
//!   n_h  people of group h (a real number, never repeated lines)   y_h  income before (yuan per person and year)
//!   g_h  gap, max(0, z − y_h)   d_h  what a yuan to the cooperative brings each person of it, r·w_h / n_h
//!   s_i  probability that cooperative i is not real   z  the poverty line
//! Made once for an instance; samples and parts of it are cheap. Floats are what reports need: gaps and gains are
//! each within half a unit in the last place of the exact fraction, and sums carry their error along.

use std::ops::Range;
use std::sync::OnceLock;

use crate::impact::PassThrough;
use crate::instance::{self, Instance, Measure as Objective};
use crate::units::{Decimal, Fraction, Sum, Whole};

use super::objective;

/// Member groups in columns, by cooperative.
#[derive(Clone, Debug)]
pub struct Population<'a> {
    pub(super) instance: &'a Instance,
    /// z; `None` without poverty data.
    pub(super) line: Option<f64>,
    pub(super) objective: Objective,
    pub(super) cooperatives: Vec<Cooperative>,
    pub(super) groups: Vec<Group>,
    /// See [`Population::by_income`].
    by_income: OnceLock<Option<Vec<Ranked>>>,
    /// People, and the poor among them.
    heads: OnceLock<[f64; 2]>,
}

/// A cooperative of the population.
#[derive(Clone, Debug)]
pub(super) struct Cooperative {
    /// In the instance.
    pub(super) position: usize,
    /// How often it counts.
    pub(super) count: f64,
    /// 1 − s.
    pub(super) real: f64,
    /// Share of a yuan that reaches somebody poor.
    pub(super) reaching: f64,
    pub(super) first_group: usize,
    pub(super) groups: usize,
}

/// Like people of one cooperative.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// n_h times the cooperative's count.
    pub(super) people: f64,
    /// y_h; `None`: not poor, and nothing more is known.
    pub(super) income: Option<f64>,
    /// g_h.
    pub(super) gap: f64,
    /// d_h.
    pub(super) per_yuan: f64,
    /// 1 − s of its cooperative.
    pub(super) real: f64,
    /// Position in its cooperative, for whoever must compare exactly.
    pub(super) index: usize,
}

/// A group where it stands by income, with what measures of rank ask of it: they go through all groups in this order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    /// Among the groups.
    pub(super) place: u32,
    pub(super) income: f64,
    pub(super) people: f64,
    pub(super) real: f64,
}

impl Ranked {
    /// `None` if its income is unknown.
    fn of(groups: &[Group], place: u32) -> Option<Ranked> {
        let group = &groups[place as usize];
        Some(Ranked { place, income: group.income?, people: group.people, real: group.real })
    }
}

impl Group {
    pub(super) fn is_poor(&self) -> bool {
        self.gap > 0.0
    }
}

impl<'a> Population<'a> {
    /// Everyone, every cooperative once.
    pub fn of(instance: &'a Instance) -> Population<'a> {
        Population::of_some(instance, 0..instance.cooperatives().len())
    }

    /// The members of some cooperatives, every cooperative once.
    pub(super) fn of_some(instance: &'a Instance, some: Range<usize>) -> Population<'a> {
        let line = instance.poverty().map(|poverty| poverty.line);
        let mut population = Population {
            instance,
            line: line.map(Decimal::to_f64),
            objective: objective(instance),
            cooperatives: Vec::with_capacity(some.len()),
            groups: Vec::new(),
            by_income: OnceLock::new(),
            heads: OnceLock::new(),
        };
        for position in some {
            population.add(position, line);
        }
        population
    }

    fn add(&mut self, position: usize, line: Option<Decimal>) {
        let cooperatives = self.instance.cooperatives();
        let groups: Vec<instance::Group> = cooperatives.groups(position).iter().collect();
        let shares = PassThrough::among(&groups, self.instance, position);
        let one = Fraction::of_wholes(&Whole::ONE, &shares.denominator);
        let per_share = &cooperatives.returns(position).fraction() * &one;
        let real = 1.0 - cooperatives.shell_risk(position).to_f64();
        let first_group = self.groups.len();
        let mut reaching = 0.0;
        for (index, (group, share)) in groups.iter().zip(&shares.numerators).enumerate() {
            let Some(one_person) = group.people.fraction().reciprocal() else { continue };
            let share = Fraction::of_wholes(share, &Whole::ONE);
            let gap = match (group.income, line) {
                (Some(income), Some(line)) if income < line => {
                    (&line.fraction() - &income.fraction()).to_f64()
                }
                _ => 0.0,
            };
            if gap > 0.0 {
                reaching += (&share * &one).to_f64();
            }
            self.groups.push(Group {
                people: group.people.to_f64(),
                income: group.income.map(Decimal::to_f64),
                gap,
                per_yuan: (&(&per_share * &share) * &one_person).to_f64(),
                real,
                index,
            });
        }
        let groups = self.groups.len() - first_group;
        let reaching = reaching * real;
        self.cooperatives.push(Cooperative { position, count: 1.0, real, reaching, first_group, groups });
    }

    /// Groups in the order of income, the poorest first, equals by place; `None` if any income is unknown.
    ///
    /// Sorted when first asked for: most measures do not need it.
    pub(super) fn by_income(&self) -> Option<&[Ranked]> {
        let sorted = self.by_income.get_or_init(|| {
            let places = 0..self.groups.len() as u32;
            let mut order: Vec<Ranked> =
                places.map(|place| Ranked::of(&self.groups, place)).collect::<Option<_>>()?;
            order.sort_by(|left, right| left.income.total_cmp(&right.income));
            Some(order)
        });
        sorted.as_deref()
    }

    /// Sorts by income beforehand, so that samples and parts need not.
    #[must_use]
    pub fn sorted(self) -> Population<'a> {
        self.by_income();
        self
    }

    /// A sample or a part of it: each cooperative counts so often, by position; those that count 0 are not there.
    #[must_use]
    pub fn counted(&self, count: impl Fn(usize) -> f64) -> Population<'a> {
        const GONE: u32 = u32::MAX;
        let mut sample = Population {
            cooperatives: Vec::new(),
            groups: Vec::new(),
            by_income: OnceLock::new(),
            heads: OnceLock::new(),
            ..*self
        };
        let mut places = vec![GONE; self.groups.len()];
        for one in &self.cooperatives {
            let count = one.count * count(one.position);
            if count <= 0.0 {
                continue;
            }
            let first_group = sample.groups.len();
            for (offset, group) in self.groups_of(one).iter().enumerate() {
                places[one.first_group + offset] = sample.groups.len() as u32;
                sample.groups.push(Group { people: group.people / one.count * count, ..*group });
            }
            sample.cooperatives.push(Cooperative { count, first_group, ..*one });
        }
        // What is sorted already need not be sorted again.
        if let Some(order) = self.by_income.get() {
            let kept = |order: &Vec<Ranked>| {
                let places = order.iter().map(|group| places[group.place as usize]);
                places
                    .filter(|place| *place != GONE)
                    .filter_map(|place| Ranked::of(&sample.groups, place))
                    .collect()
            };
            sample.by_income = OnceLock::from(order.as_ref().map(kept));
        }
        sample
    }

    /// Where its cooperatives stand in the instance.
    pub(super) fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        self.cooperatives.iter().map(|one| one.position)
    }

    /// The groups of one of its cooperatives.
    pub(super) fn groups_of(&self, one: &Cooperative) -> &[Group] {
        &self.groups[one.first_group..one.first_group + one.groups]
    }

    /// Σ n.
    pub fn people(&self) -> f64 {
        self.heads()[0]
    }

    /// Σ n over the poor.
    pub(super) fn poor(&self) -> f64 {
        self.heads()[1]
    }

    /// Counted when first asked for: most measures ask.
    fn heads(&self) -> [f64; 2] {
        *self.heads.get_or_init(|| {
            let mut heads = [Sum::default(); 2];
            for group in &self.groups {
                heads[0].add(group.people);
                heads[1].add(if group.is_poor() { group.people } else { 0.0 });
            }
            heads.map(Sum::value)
        })
    }

    /// A sum over groups.
    pub(super) fn total(&self, of: impl Fn(&Group) -> f64) -> f64 {
        let mut sum = Sum::default();
        for group in &self.groups {
            sum.add(of(group));
        }
        sum.value()
    }
}
