//! Poor status mis-judged: some of the poor seem not to be, and others seem poor.
//!
//! Each person is judged rightly with a chance of
//!   sensitivity  for the poor (income below the line)   specificity  for all others
//! independently of all others; people of one line part where some of them are mis-judged, and trade and capital with
//! them per head. Whoever is mis-judged is taken for one of the other status: their income seems that of a member drawn
//! from all of those, each with the same chance; a line is mis-judged with one such income. A part of a person is judged
//! like a person. Sensitivity 1 and specificity 1 leave all as it is.
//! 1 − sensitivity is the exclusion error of a targeting test, (1 − specificity) over all the share of others who pass it;
//! proxy means tests have large ones of both: Grosh & Baker (1995), Proxy Means Tests for Targeting Social Programs, LSMS
//! Working Paper 118; Brown, Ravallion & van de Walle (2018), A Poor Means Test?, Journal of Development Economics 134.

use crate::chance::Chance;
use crate::instance::{Group, Groups, Instance};
use crate::units::Decimal;

use super::DIGITS;
use super::draws::Draws;

/// People of one line judged one by one; of more, the number judged rightly is normal to within a few persons.
const ONE_BY_ONE: u64 = 1_000;

/// The poor and all others, to draw from.
#[derive(Clone, Debug)]
pub(super) struct Statuses {
    line: Decimal,
    poor: Incomes,
    others: Incomes,
}

/// Incomes of those of one status.
#[derive(Clone, Debug, Default)]
struct Incomes {
    /// Heads so far, and what the last of them earn.
    heads: Vec<(f64, Option<Decimal>)>,
}

impl Incomes {
    fn add(&mut self, group: &Group) {
        let before = self.heads.last().map_or(0.0, |(heads, _)| *heads);
        self.heads.push((before + group.people.to_f64(), group.income));
    }

    /// That of the person at this share of all heads (0–1), or the other where there is nobody.
    fn at(&self, share: f64, otherwise: Option<Decimal>) -> Option<Decimal> {
        let all = self.heads.last().map_or(0.0, |(heads, _)| *heads);
        let place = self.heads.partition_point(|(heads, _)| *heads <= share * all);
        self.heads.get(place).map_or(otherwise, |(_, income)| *income)
    }
}

impl Statuses {
    /// Of an instance with a poverty line.
    pub(super) fn of(truth: &Instance) -> Option<Statuses> {
        let line = truth.poverty()?.line;
        let mut statuses = Statuses { line, poor: Incomes::default(), others: Incomes::default() };
        for position in 0..truth.cooperatives().len() {
            for group in truth.cooperatives().groups(position).iter() {
                let own = if statuses.is_poor(&group) { &mut statuses.poor } else { &mut statuses.others };
                own.add(&group);
            }
        }
        Some(statuses)
    }

    fn is_poor(&self, group: &Group) -> bool {
        group.income.is_some_and(|income| income < self.line)
    }

    /// Members as they seem.
    pub(super) fn seen(&self, truth: &Instance, accuracy: (f64, f64), draws: Draws) -> Groups {
        let (sensitivity, specificity) = accuracy;
        let cooperatives = truth.cooperatives();
        let mut seen = Groups::with_capacity(0);
        for position in 0..cooperatives.len() {
            let mut chance = draws.at(position);
            for group in cooperatives.groups(position).iter() {
                let (accuracy, others) = if self.is_poor(&group) {
                    (sensitivity, &self.others)
                } else {
                    (specificity, &self.poor)
                };
                // Drawn in any case: what follows must not depend on the level.
                let other = others.at(chance.unit(), group.income);
                let [right, wrong] = parts(&group, accuracy, &mut chance);
                let wrong = wrong.map(|part| Group { income: other, ..part });
                for part in [right, wrong].into_iter().flatten() {
                    seen.push(part);
                }
            }
            seen.close();
        }
        seen
    }
}

/// Those of a group who are judged rightly, and those who are not; nothing for nobody.
fn parts(group: &Group, accuracy: f64, chance: &mut Chance) -> [Option<Group>; 2] {
    let one = 10_i64.pow(u32::from(group.people.scale()));
    let (whole, rest) = (group.people.mantissa() / one, group.people.mantissa() % one);
    let mut right = one * rightly(whole as u64, accuracy, chance) as i64;
    if chance.unit() < accuracy {
        right += rest;
    }
    let wrong = group.people.mantissa() - right;
    if wrong == 0 || right == 0 {
        let all = Some(*group);
        return if wrong == 0 { [all, None] } else { [None, all] };
    }
    [right, wrong].map(|mantissa| {
        let people = Decimal::new(mantissa, group.people.scale());
        let share = mantissa as f64 / group.people.mantissa() as f64;
        let of = |amount: Option<Decimal>| {
            amount.map(|amount| Decimal::nearest(amount.to_f64() * share, DIGITS).unwrap_or(Decimal::ZERO))
        };
        Some(Group { people, income: group.income, trade: of(group.trade), capital: of(group.capital) })
    })
}

/// How many of so many people are judged rightly.
fn rightly(people: u64, accuracy: f64, chance: &mut Chance) -> u64 {
    if people <= ONE_BY_ONE {
        return (0..people).filter(|_| chance.unit() < accuracy).count() as u64;
    }
    let all = people as f64;
    let spread = libm::sqrt(all * accuracy * (1.0 - accuracy));
    ((all * accuracy + spread * chance.normal()).round() as u64).min(people)
}

#[cfg(test)]
mod tests {
    use super::{ONE_BY_ONE, parts, rightly};
    use crate::chance::Chance;
    use crate::instance::Group;
    use crate::units::{Decimal, Fraction};

    #[test]
    fn as_many_are_judged_rightly_as_the_accuracy_says() {
        for people in [50, 20 * ONE_BY_ONE] {
            let mut chance = Chance::from_seed(3);
            let shares: Vec<f64> =
                (0..4_000).map(|_| rightly(people, 0.8, &mut chance) as f64 / people as f64).collect();
            let mean = shares.iter().sum::<f64>() / 4e3;
            let variance = shares.iter().map(|share| (share - mean) * (share - mean)).sum::<f64>() / 4e3;
            // Binomial: p and p(1 − p) / n. Four standard errors of the mean; of the variance √(2 / 4,000) each.
            let expected = 0.16 / people as f64;
            assert!((mean - 0.8).abs() < 4.0 * (expected / 4e3).sqrt(), "{people}: {mean}");
            assert!((variance / expected - 1.0).abs() < 0.09, "{people}: {variance}");
        }
        let mut chance = Chance::from_seed(3);
        assert_eq!([0.0, 1.0].map(|sure| rightly(3_000, sure, &mut chance)), [0, 3_000]);
    }

    #[test]
    fn parts_of_a_line_are_all_of_it_and_trade_per_head() {
        let decimal = |text: &str| Decimal::parse(text).unwrap();
        let group = Group {
            people: decimal("10.5"),
            income: Some(decimal("4000")),
            trade: Some(decimal("21")),
            capital: None,
        };
        let mut chance = Chance::from_seed(1);
        let mut parted = 0;
        for _ in 0..50 {
            let [right, wrong] = parts(&group, 0.7, &mut chance);
            let people = |part: &Option<Group>| part.map_or(Fraction::ZERO, |part| part.people.fraction());
            assert_eq!(&people(&right) + &people(&wrong), Fraction::new(21, 2));
            for part in [right, wrong].into_iter().flatten() {
                assert!((part.trade.unwrap().to_f64() - 2.0 * part.people.to_f64()).abs() < 1e-4);
                assert!(part.capital.is_none());
            }
            parted += usize::from(right.is_some() && wrong.is_some());
        }
        assert!(parted > 40);
    }
}
