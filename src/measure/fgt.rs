//! Poverty before and after support: the indices of Foster, Greer & Thorbecke (1984).
//!
//! FGT(α) = (1/N) Σ_{y_h < z} n_h ((z − y_h) / z)^α,   α = 0 (headcount), 1 (gap), 2 (squared gap); no unit
//!   n_h  people   y_h  income (yuan per person and year)   z  poverty line   N  all people
//! After support is the mean of two states: with probability 1 − s_i incomes y + t, with s_i incomes y, where
//! t = r·w·x / n is what each person of a real cooperative gains. Strict <: a person exactly at the line is
//! not poor, as in the World Bank's Poverty and Inequality Platform; gaps are compared exactly.

use crate::impact::PassThrough;
use crate::instance::{Allocation, Instance};
use crate::units::{Decimal, Fraction};
use crate::words::meaning;

/// Name and meaning for lists.
pub(super) const KIND: (&str, &str) = ("fgt", meaning::measure::FGT);

/// FGT(0), FGT(1), FGT(2): shares without unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
pub struct Fgt {
    /// Share of people below the line.
    pub headcount: f64,
    /// Mean gap as a share of the line.
    pub gap: f64,
    /// Mean squared gap.
    pub squared_gap: f64,
}

impl Fgt {
    fn add(&mut self, people: f64, gap_share: f64) {
        if gap_share > 0.0 {
            self.headcount += people;
            self.gap += people * gap_share;
            self.squared_gap += people * gap_share * gap_share;
        }
    }

    fn per(self, people: f64) -> Fgt {
        Fgt {
            headcount: self.headcount / people,
            gap: self.gap / people,
            squared_gap: self.squared_gap / people,
        }
    }
}

/// Poverty among the members of all cooperatives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Poverty {
    /// All members.
    pub people: f64,
    /// Without support.
    pub before: Fgt,
    /// With it.
    pub after: Fgt,
    /// People left short of the line by less than one step would bring them.
    pub within_a_step: f64,
}

/// Poverty before and after; `None` without members or without poverty data.
pub fn poverty(instance: &Instance, allocation: &Allocation) -> Option<Poverty> {
    let line = instance.poverty()?.line;
    let cooperatives = instance.cooperatives();
    let (mut people_all, mut within) = (0.0, 0.0);
    let (mut before, mut after) = (Fgt::default(), Fgt::default());
    for position in 0..cooperatives.len() {
        let groups = cooperatives.groups(position);
        people_all += groups.iter().map(|group| group.people.to_f64()).sum::<f64>();
        if groups.iter().all(|group| group.income.is_none_or(|income| income >= line)) {
            continue;
        }
        let shares = PassThrough::of(instance, position);
        if shares.numerators.is_empty() {
            continue;
        }
        let real = 1.0 - cooperatives.shell_risk(position).to_f64();
        // A yuan of income per yuan of support and unit of w: r / D.
        let per_share = &cooperatives.returns(position).fraction()
            * &Fraction::from_big(1.into(), shares.denominator.clone());
        let grant = Fraction::from(allocation.grant(position).get());
        let step = Fraction::from(instance.funds().step.get());
        for (group, share) in groups.iter().zip(&shares.numerators) {
            let Some(income) = group.income.filter(|income| *income < line) else { continue };
            if group.people.is_zero() {
                continue;
            }
            let people = group.people.to_f64();
            let share = Fraction::from_big(share.clone(), 1.into());
            let one_person = group.people.fraction().reciprocal().unwrap_or(Fraction::ZERO);
            let each = &(&per_share * &share) * &one_person;
            let gap = &line.fraction() - &income.fraction();
            let gap_after = &gap - &(&each * &grant);
            let as_share = |gap: &Fraction| gap.to_f64() / Decimal::to_f64(line);
            before.add(people, as_share(&gap));
            after.add(people * (1.0 - real), as_share(&gap));
            if gap_after.signum() > 0 {
                after.add(people * real, as_share(&gap_after));
                if gap_after < &each * &step {
                    within += people;
                }
            }
        }
    }
    (people_all > 0.0).then(|| Poverty {
        people: people_all,
        before: before.per(people_all),
        after: after.per(people_all),
        within_a_step: within,
    })
}
