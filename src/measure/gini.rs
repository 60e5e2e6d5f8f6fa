//! Inequality: Gini of income after support, and of grants per head.
//!
//! G = 1 − Σ_k (p_k − p_{k−1}) (L_k + L_{k−1}),   poorest first
//!   p_k  cumulative share of people   L_k  cumulative share of income (of grants)
//! The trapezoid under the Lorenz curve, each group weighing as its people do and equal within: n equal lines are
//! one line of n. The other convention in print multiplies by N / (N − 1) and differs in the fourth digit.
//! Both states of shell risk stand side by side: of a group, the share 1 − s has y + t and the share s has y.
//! Absent where an income is unknown, or where the mean is not above 0. Grants per head: a cooperative's grant
//! over its members, equal for each of them.

use super::Outcome;
use super::kind::{Better, Family, Measure, Unit};

pub(super) struct Gini;

/// On its own, since either takes sorting.
pub(super) struct GrantGini;

impl Family for Gini {
    fn name(&self) -> &'static str {
        "gini"
    }

    fn measures(&self) -> &'static [Measure] {
        &[Measure { name: "income_gini", unit: Unit::Index, better: Better::Lower }]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        vec![income(outcome)]
    }
}

impl Family for GrantGini {
    fn name(&self) -> &'static str {
        "grant-gini"
    }

    fn measures(&self) -> &'static [Measure] {
        &[Measure { name: "grant_gini", unit: Unit::Index, better: Better::Neither }]
    }

    fn values(&self, outcome: &Outcome<'_>) -> Vec<Option<f64>> {
        vec![grants(outcome)]
    }
}

fn income(outcome: &Outcome<'_>) -> Option<f64> {
    let order = outcome.population.by_income()?;
    // Those whose income stays are in order already; only the others must be sorted.
    let (mut stay, mut rise) = (Vec::with_capacity(order.len()), Vec::new());
    for group in order {
        let gain = outcome.gains[group.place as usize];
        if gain > 0.0 {
            stay.push((group.income, group.people * (1.0 - group.real)));
            rise.push((group.income + gain, group.people * group.real));
        } else {
            stay.push((group.income, group.people));
        }
    }
    rise.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
    gini(merged(&stay, &rise))
}

fn grants(outcome: &Outcome<'_>) -> Option<f64> {
    let population = outcome.population;
    let mut heads: Vec<(f64, f64)> = Vec::with_capacity(population.cooperatives.len());
    for (one, &grant) in population.cooperatives.iter().zip(&outcome.grants) {
        let people: f64 = population.groups_of(one).iter().map(|group| group.people).sum();
        if people > 0.0 {
            heads.push((grant * one.count / people, people));
        }
    }
    heads.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
    gini(heads.into_iter())
}

/// Two sorted lists as one.
fn merged<'a>(left: &'a [(f64, f64)], right: &'a [(f64, f64)]) -> impl Iterator<Item = (f64, f64)> + 'a {
    let (mut left, mut right) = (left.iter().copied().peekable(), right.iter().copied().peekable());
    std::iter::from_fn(move || match (left.peek(), right.peek()) {
        (Some(one), Some(other)) if other.0 < one.0 => right.next(),
        (Some(_), _) => left.next(),
        _ => right.next(),
    })
}

/// Of (amount, people), the smallest amount first; `None` unless the mean is above 0.
fn gini(sorted: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let (mut people, mut amount, mut twice_area) = (0.0, 0.0, 0.0);
    for (each, weight) in sorted {
        let before = amount;
        people += weight;
        amount += each * weight;
        twice_area += weight * (amount + before);
    }
    (people > 0.0 && amount > 0.0).then(|| 1.0 - twice_area / (people * amount))
}

#[cfg(test)]
mod tests {
    use super::gini;

    #[test]
    fn the_gini_of_two_people_is_known_by_hand() {
        // One has nothing: the Lorenz curve is 0 up to half, so G = 1 − 1/2. Three to one: L = 1/4, G = 1/4.
        assert_eq!(gini([(0.0, 1.0), (1.0, 1.0)].into_iter()), Some(0.5));
        assert_eq!(gini([(1.0, 1.0), (3.0, 1.0)].into_iter()), Some(0.25));
        assert_eq!(gini([(2.0, 0.5), (2.0, 7.0)].into_iter()), Some(0.0));
        assert_eq!(gini([(0.0, 1.0)].into_iter()), None);
    }
}
