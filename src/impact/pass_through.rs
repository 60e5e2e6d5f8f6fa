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
        let parts = [cooperatives.by_trade(position), cooperatives.by_capital(position)];
        in_words(groups, parts).unwrap_or_else(|| in_wholes(groups, parts))
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

/// What a group has of each kind of amount; no figure counts as 0.
const AMOUNTS: [fn(&Group) -> Decimal; 3] = [
    |group| group.trade.unwrap_or(Decimal::ZERO),
    |group| group.capital.unwrap_or(Decimal::ZERO),
    |group| group.people,
];

/// The scales on which all amounts of a kind are whole numbers.
fn scales(groups: &[Group]) -> [u8; 3] {
    AMOUNTS.map(|amount| groups.iter().map(|group| amount(group).scale()).max().unwrap_or(0))
}

/// The shares for θ and φ, where one word holds every number on the way to them, as it nearly always does.
fn in_words(groups: &[Group], [by_trade, by_capital]: [Decimal; 2]) -> Option<PassThrough> {
    let scales = scales(groups);
    let amount = |group: &Group, kind: usize| word_at_scale(AMOUNTS[kind](group), scales[kind]);
    let mut totals = [0_i64; 3];
    for group in groups {
        for (kind, total) in totals.iter_mut().enumerate() {
            *total = total.checked_add(amount(group, kind)?)?;
        }
    }
    let [trade, capital, people] = totals;
    if people == 0 {
        return Some(PassThrough { numerators: Vec::new(), denominator: Whole::ONE });
    }
    let scale = by_trade.scale().max(by_capital.scale());
    let whole = word_at_scale(Decimal::ONE, scale)?;
    let theta = if trade == 0 { 0 } else { word_at_scale(by_trade, scale)? };
    let phi = if capital == 0 { 0 } else { word_at_scale(by_capital, scale)? };
    let product = |one: i64, two: i64, three: i64| one.checked_mul(two)?.checked_mul(three);
    let (trade, capital) = (trade.max(1), capital.max(1));
    let factors = [
        product(theta, capital, people)?,
        product(phi, trade, people)?,
        product(whole - theta - phi, trade, capital)?,
    ];
    let denominator = product(whole, trade, capital)?.checked_mul(people)?;
    let mut shared = denominator.unsigned_abs();
    let mut numerators = Vec::with_capacity(groups.len());
    for group in groups {
        let mut numerator = 0_i64;
        for (kind, factor) in factors.iter().enumerate() {
            numerator = numerator.checked_add(factor.checked_mul(amount(group, kind)?)?)?;
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

/// The same in whole numbers of any size.
fn in_wholes(groups: &[Group], [by_trade, by_capital]: [Decimal; 2]) -> PassThrough {
    let scales = scales(groups);
    let amount = |group: &Group, kind: usize| at_scale(AMOUNTS[kind](group), scales[kind]);
    let total = |kind: usize| groups.iter().map(|group| amount(group, kind)).sum::<Whole>();
    let [trade, capital, people] = [0, 1, 2].map(total);
    if people.is_zero() {
        return PassThrough { numerators: Vec::new(), denominator: Whole::ONE };
    }
    let scale = by_trade.scale().max(by_capital.scale());
    let whole = at_scale(Decimal::ONE, scale);
    let theta = if trade.is_zero() { Whole::ZERO } else { at_scale(by_trade, scale) };
    let phi = if capital.is_zero() { Whole::ZERO } else { at_scale(by_capital, scale) };
    let per_head = &whole - &theta - &phi;
    let or_one = |total: Whole| if total.is_zero() { Whole::ONE } else { total };
    let (trade, capital) = (or_one(trade), or_one(capital));
    let factors = [&theta * &capital * &people, &phi * &trade * &people, &per_head * &trade * &capital];
    let numerator =
        |group: &Group| factors.iter().enumerate().map(|(kind, factor)| factor * amount(group, kind)).sum();
    let numerators = groups.iter().map(numerator).collect();
    PassThrough { numerators, denominator: whole * trade * capital * people }.reduced()
}

/// [`at_scale`] where one word holds it.
fn word_at_scale(value: Decimal, scale: u8) -> Option<i64> {
    match scale - value.scale() {
        0 => Some(value.mantissa()),
        more => 10_i64.checked_pow(u32::from(more))?.checked_mul(value.mantissa()),
    }
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
