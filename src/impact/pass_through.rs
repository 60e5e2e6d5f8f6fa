//! Pass-through: which share of a yuan reaches which member group.
//!
//! w_h = θ·τ_h + φ·κ_h + (1 − θ − φ)·n_h / N
//!   θ, φ  shares by trade and by capital (`by_trade`, `by_capital`)   τ_h, κ_h  the group's share of both
//!   n_h   people in the group   N  all members
//! Without trade (capital) figures, or with a total of 0, that part goes per head too. The w_h sum to 1.
//! Source: Law on Farmers' Specialised Cooperatives (2017), art. 44.

use crate::instance::{Group, Instance};
use crate::units::{Decimal, Whole, gcd_in_words};

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
        let (people, all_people) = on_one_scale(groups, |group| Some(group.people));
        if all_people.is_zero() {
            return PassThrough { numerators: Vec::new(), denominator: Whole::ONE };
        }
        let (trade, all_trade) = on_one_scale(groups, |group| group.trade);
        let (capital, all_capital) = on_one_scale(groups, |group| group.capital);
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
        let factors = [&trade_factor, &capital_factor, &head_factor];
        let amounts = |group: &Group| [trade(group), capital(group), people(group)];
        if let Some(shares) = in_words(groups, factors, &denominator, amounts) {
            return shares;
        }
        let numerator = |group: &Group| {
            &trade_factor * trade(group) + &capital_factor * capital(group) + &head_factor * people(group)
        };
        let numerators = groups.iter().map(numerator).collect();
        PassThrough { numerators, denominator }.reduced()
    }

    /// Smaller numbers for the same shares: all later work is on this denominator.
    fn reduced(mut self) -> PassThrough {
        let mut shared = self.denominator.clone();
        for numerator in self.numerators.iter().filter(|numerator| !numerator.is_zero()) {
            shared = shared.gcd(numerator);
            if shared == Whole::ONE {
                return self;
            }
        }
        self.denominator = self.denominator.div_rem(&shared).0;
        for numerator in &mut self.numerators {
            *numerator = numerator.div_rem(&shared).0;
        }
        self
    }
}

/// The shares where one word holds every number on the way to them, as it nearly always does.
fn in_words(
    groups: &[Group],
    factors: [&Whole; 3],
    denominator: &Whole,
    amounts: impl Fn(&Group) -> [Whole; 3],
) -> Option<PassThrough> {
    let denominator = denominator.in_word()?;
    let [first, second, third] = factors.map(Whole::in_word);
    let factors = [first?, second?, third?];
    let mut shared = denominator.unsigned_abs();
    let mut numerators = Vec::with_capacity(groups.len());
    for group in groups {
        let mut numerator = 0_i64;
        for (factor, amount) in factors.into_iter().zip(amounts(group)) {
            numerator = numerator.checked_add(factor.checked_mul(amount.in_word()?)?)?;
        }
        if shared > 1 {
            shared = gcd_in_words(shared, numerator.unsigned_abs());
        }
        numerators.push(numerator);
    }
    let shared = i64::try_from(shared).ok()?;
    let numerators = numerators.into_iter().map(|numerator| Whole::from(numerator / shared)).collect();
    Some(PassThrough { numerators, denominator: Whole::from(denominator / shared) })
}

/// Amounts of groups as whole numbers on the one scale of all of them, and their sum; no figure counts as 0.
fn on_one_scale(
    groups: &[Group],
    of: impl Fn(&Group) -> Option<Decimal>,
) -> (impl Fn(&Group) -> Whole, Whole) {
    let figure = move |group: &Group| of(group).unwrap_or(Decimal::ZERO);
    let scale = groups.iter().map(|group| figure(group).scale()).max().unwrap_or(0);
    let amount = move |group: &Group| at_scale(figure(group), scale);
    let total = groups.iter().map(&amount).sum();
    (amount, total)
}

/// `value · 10^scale`, a whole number if `scale` is at least the value's own.
pub(super) fn at_scale(value: Decimal, scale: u8) -> Whole {
    if scale == value.scale() {
        return Whole::from(value.mantissa());
    }
    // 18 digits times at most 10^18 fit in 128 bits.
    Whole::from(i128::from(value.mantissa()) * 10_i128.pow(u32::from(scale - value.scale())))
}

/// 10^scale.
pub(super) fn ten(scale: u8) -> Whole {
    Whole::from(10_i128.pow(u32::from(scale)))
}

#[cfg(test)]
mod tests {
    use super::PassThrough;
    use crate::instance::{Files, check};
    use crate::units::Whole;

    #[test]
    fn shares_are_the_same_whatever_the_unit_of_trade_and_capital() {
        // By hand: 0.5·3/4 + 0.25·0 + 0.25·1/4 = 7/16. With fifteen zeros no word holds the products.
        for zeros in ["", "000000000000000"] {
            let settings = "format = 1\n[funds]\nbudget = 30\n[poverty]\nline = 20\n[impact]\nreturn = 1\nby_trade = 0.5\nby_capital = 0.25\n";
            let members = format!(
                "cooperative,people,income,trade,capital\na,1,10,3{zeros},0\na,3,30,1{zeros},2{zeros}\n"
            );
            let files = Files::new("f").with("instance.toml", settings).with("cooperatives.csv", "id\na\n");
            let instance = check(&files.with("members.csv", members)).instance.unwrap();
            let PassThrough { numerators, denominator } = PassThrough::of(&instance, 0);
            let shares = [7_i64, 9].map(Whole::from);
            assert_eq!((numerators.as_slice(), denominator), (&shares[..], Whole::from(16_i64)), "{zeros}");
        }
    }
}
