//! Impact on poverty: what a yuan does for members below the line.
//!
//! F(x) = (1 − s) Σ_h n_h [ g_h^α − max(0, g_h − r·w_h·x / n_h)^α ],   g_h = max(0, z − y_h)
//!   x    support (yuan)   s  shell risk   r  return (yuan of yearly income per yuan)   w_h  pass-through
//!   n_h  people of group h   y_h  income (yuan per person and year)   z  poverty line   g_h  poverty gap
//! α = 1: yuan of poverty gap closed per year. Group h reaches the line at x = n_h·g_h / (r·w_h).
//! α = 2: 2·g·(r·w·x) − (r·w·x)² / n per group, the same end.
//! α = 0: people at the line or above it; nothing before the end, all n_h at once from there on.
//! A person exactly at the line is not poor (strict <). Source: Foster, Greer & Thorbecke (1984).

use crate::instance::{Group, Instance, Measure, Poverty};
use crate::units::{Decimal, Fraction, Whole};

use super::pass_through::{PassThrough, at_scale, ten};
use super::ramp::RampEnd;
use super::{Curve, Ramp};

fn is_poor(group: &Group, poverty: &Poverty) -> bool {
    group.income.is_some_and(|income| income < poverty.line)
}

/// One ramp for every poor group that any money reaches.
pub(super) fn ramps(
    groups: &[Group],
    instance: &Instance,
    position: usize,
    shares: &PassThrough,
) -> Vec<Ramp> {
    let Some(poverty) = instance.poverty() else { return Vec::new() };
    let cooperatives = instance.cooperatives();
    let incomes = || groups.iter().filter_map(|group| group.income);
    let income_scale = incomes().map(Decimal::scale).max().unwrap_or(0).max(poverty.line.scale());
    let people_scale = groups.iter().map(|group| group.people.scale()).max().unwrap_or(0);
    let (returns, risk) = (cooperatives.returns(position), cooperatives.shell_risk(position));
    let real = at_scale(Decimal::ONE, risk.scale()) - Whole::from(risk.mantissa());
    let step = Whole::from(i128::from(instance.funds().step.get()));
    let line = at_scale(poverty.line, income_scale);

    let mut ramps = Vec::new();
    for (group, share) in groups.iter().zip(&shares.numerators) {
        let Some(income) = group.income.filter(|income| *income < poverty.line) else { continue };
        let people = at_scale(group.people, people_scale);
        // Yuan of income that a step brings to the group: gain / gain_unit.
        let gain = Whole::from(returns.mantissa()) * &step * share;
        if gain <= Whole::ZERO || people <= Whole::ZERO {
            continue;
        }
        let gain_unit = ten(returns.scale()) * &shares.denominator;
        let gap = &line - at_scale(income, income_scale);
        // The whole gap of the group in yuan: people·gap / gap_unit.
        let gap_unit = ten(people_scale) * ten(income_scale);
        let (floor, rest) = (&people * &gap * &gain_unit).div_rem(&(&gain * &gap_unit));
        let floor = match floor {
            Whole::Word(floor) => u64::try_from(floor).unwrap_or(u64::MAX - 1),
            Whole::Big(_) => u64::MAX - 1,
        };
        let ceil = if rest.is_zero() { floor } else { floor + 1 };
        // Everything of one cooperative stands over one denominator, so that sums need no reducing.
        let unit = ten(risk.scale()) * &gain_unit * &gap_unit;
        let ramp = match poverty.measure {
            Measure::SquaredGap => {
                squared(&real, (&gain, &gain_unit), (&people, &gap), (people_scale, income_scale), risk)
            }
            // How many people there are at the end; the rise to it is not used.
            Measure::Headcount => (
                Fraction::ZERO,
                Fraction::ZERO,
                Fraction::of_wholes(&(&real * &people), &(ten(risk.scale()) * ten(people_scale))),
            ),
            Measure::Gap | Measure::Given => (
                Fraction::of_wholes(&(&real * &gain * &gap_unit), &unit),
                Fraction::ZERO,
                Fraction::of_wholes(&(&real * &people * &gap * &gain_unit), &unit),
            ),
        };
        let (slope, bend, level) = ramp;
        ramps.push(Ramp { slope, bend, end: Some(RampEnd { floor, ceil, level }) });
    }
    ramps
}

/// Slope, bend and level for α = 2.
fn squared(
    real: &Whole,
    (gain, gain_unit): (&Whole, &Whole),
    (people, gap): (&Whole, &Whole),
    (people_scale, income_scale): (u8, u8),
    risk: Decimal,
) -> (Fraction, Fraction, Fraction) {
    let real = Fraction::of_wholes(real, &ten(risk.scale()));
    let gain = Fraction::of_wholes(gain, gain_unit);
    let gap = Fraction::of_wholes(gap, &ten(income_scale));
    let people = Fraction::of_wholes(people, &ten(people_scale));
    let one_person = people.reciprocal().expect("the group has people");
    let slope = &(&real * &gain) * &(&gap * &Fraction::whole(2));
    let bend = -(&(&real * &(&gain * &gain)) * &one_person);
    let level = &real * &(&people * &(&gap * &gap));
    (slope, bend, level)
}

/// The curve of α = 0: every group's people, from the step on which it reaches the line.
pub(super) fn people_lifted(ramps: &[Ramp], ceiling: u64) -> Curve {
    let ends = ramps.iter().filter_map(|ramp| ramp.end.as_ref());
    Curve::from_jumps(ceiling, ends.map(|end| (end.ceil, end.level.clone())).collect())
}

/// ℓ = s + (1 − s)·Σ w_h over groups not poor; 1 without members.
pub(super) fn leakage(
    groups: &[Group],
    instance: &Instance,
    position: usize,
    shares: &PassThrough,
) -> Fraction {
    let Some(poverty) = instance.poverty() else { return Fraction::ONE };
    let cooperatives = instance.cooperatives();
    let reaching: Whole = groups
        .iter()
        .zip(&shares.numerators)
        .filter(|(group, _)| is_poor(group, poverty))
        .map(|(_, share)| share)
        .sum();
    let risk = cooperatives.shell_risk(position);
    let unit = ten(risk.scale());
    let real = &unit - Whole::from(risk.mantissa());
    let whole = unit * &shares.denominator;
    Fraction::of_wholes(&(&whole - &(real * reaching)), &whole)
}

/// People below the line before support.
pub(super) fn poor_members(groups: &[Group], instance: &Instance) -> Fraction {
    let Some(poverty) = instance.poverty() else { return Fraction::ZERO };
    let poor = groups.iter().filter(|group| is_poor(group, poverty));
    poor.map(|group| group.people.fraction()).sum()
}
