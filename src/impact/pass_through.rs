//! Pass-through: which share of a yuan reaches which member group.
//!
//! w_h = θ·τ_h + φ·κ_h + (1 − θ − φ)·n_h / N
//!   θ, φ  shares by trade and by capital (`by_trade`, `by_capital`)   τ_h, κ_h  the group's share of both
//!   n_h   people in the group   N  all members
//! Without trade (capital) figures, or with a total of 0, that part goes per head too. The w_h sum to 1.
//! Source: Law on Farmers' Specialised Cooperatives (2017), art. 44.

use crate::instance::{Group, Instance};
use crate::units::{Decimal, Whole};

/// Shares of a cooperative's member groups over one denominator.
#[derive(Clone, Debug)]
pub struct PassThrough {
    /// By group; they sum to `denominator`. Empty for a cooperative without members.
    pub numerators: Vec<Whole>,
    /// Above 0.
    pub denominator: Whole,
}

impl PassThrough {
    /// The shares of the groups of a cooperative.
    pub fn of(instance: &Instance, position: usize) -> PassThrough {
        let groups: Vec<Group> = instance.cooperatives().groups(position).iter().collect();
        PassThrough::among(&groups, instance, position)
    }

    /// The same for whoever has the groups of the cooperative at hand.
    pub(crate) fn among(groups: &[Group], instance: &Instance, position: usize) -> PassThrough {
        let cooperatives = instance.cooperatives();
        let (people, all_people) = amounts(groups, |group| Some(group.people));
        if all_people.is_zero() {
            return PassThrough { numerators: Vec::new(), denominator: Whole::ONE };
        }
        let (trade, all_trade) = amounts(groups, |group| group.trade);
        let (capital, all_capital) = amounts(groups, |group| group.capital);
        let (by_trade, by_capital) = (cooperatives.by_trade(position), cooperatives.by_capital(position));
        let scale = by_trade.scale().max(by_capital.scale());
        let whole = at_scale(Decimal::ONE, scale);
        let theta = if all_trade.is_zero() { Whole::ZERO } else { at_scale(by_trade, scale) };
        let phi = if all_capital.is_zero() { Whole::ZERO } else { at_scale(by_capital, scale) };
        let per_head = &whole - &theta - &phi;
        let or_one = |total: &Whole| if total.is_zero() { Whole::ONE } else { total.clone() };
        let (trade_total, capital_total) = (or_one(&all_trade), or_one(&all_capital));

        let trade_factor = &theta * &capital_total * &all_people;
        let capital_factor = &phi * &trade_total * &all_people;
        let head_factor = &per_head * &trade_total * &capital_total;
        let denominator = whole * trade_total * capital_total * all_people;
        let numerators = (0..groups.len())
            .map(|h| &trade_factor * &trade[h] + &capital_factor * &capital[h] + &head_factor * &people[h])
            .collect();
        PassThrough { numerators, denominator }.reduced()
    }

    /// Smaller numbers for the same shares: all later work is on this denominator.
    fn reduced(mut self) -> PassThrough {
        let mut shared = self.denominator.clone();
        for numerator in self.numerators.iter().filter(|numerator| !numerator.is_zero()) {
            shared = shared.gcd(numerator);
        }
        if shared > Whole::ONE {
            self.denominator = self.denominator.div_rem(&shared).0;
            for numerator in &mut self.numerators {
                *numerator = numerator.div_rem(&shared).0;
            }
        }
        self
    }
}

/// Amounts of all groups as whole numbers on one scale, and their sum; no figure counts as 0.
fn amounts(groups: &[Group], of: impl Fn(&Group) -> Option<Decimal>) -> (Vec<Whole>, Whole) {
    let figure = |group: &Group| of(group).unwrap_or(Decimal::ZERO);
    let scale = groups.iter().map(|group| figure(group).scale()).max().unwrap_or(0);
    let amounts: Vec<Whole> = groups.iter().map(|group| at_scale(figure(group), scale)).collect();
    let total = amounts.iter().sum();
    (amounts, total)
}

/// `value · 10^scale`, a whole number if `scale` is at least the value's own.
pub(super) fn at_scale(value: Decimal, scale: u8) -> Whole {
    // 18 digits times at most 10^18 fit in 128 bits.
    Whole::from(i128::from(value.mantissa()) * 10_i128.pow(u32::from(scale - value.scale())))
}

/// 10^scale.
pub(super) fn ten(scale: u8) -> Whole {
    Whole::from(10_i128.pow(u32::from(scale)))
}
