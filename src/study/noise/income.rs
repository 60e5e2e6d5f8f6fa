//! Incomes mis-measured: each by a factor of its own, right on average.
//!
//! y' = y·exp(σz − σ²/2),   z standard normal, so that E[y'] = y
//!   y   income of a line of members (yuan per person and year)   y'  as it seems   σ  the level
//! One error for each line of members: those who stand in one are one observation. Members of whom no income is known stay
//! so, and seem not poor; whoever seems below the line seems poor. Five significant digits. The error is classical but
//! multiplicative, as is usual for incomes and consumption in poverty measurement: Chesher & Schluter (2002), Welfare
//! Measurement and Measurement Error, Review of Economic Studies 69. Surveys have other errors too (the rich understate,
//! the poor overstate): Bound, Brown & Mathiowetz (2001), Measurement Error in Survey Data, Handbook of Econometrics 5.

use crate::instance::{Groups, Instance};
use crate::units::Decimal;

use super::DIGITS;
use super::draws::Draws;

/// Members as they seem.
pub(super) fn seen(truth: &Instance, sigma: f64, draws: Draws) -> Groups {
    let cooperatives = truth.cooperatives();
    let mut seen = Groups::with_capacity(0);
    for position in 0..cooperatives.len() {
        let mut chance = draws.at(position);
        for mut group in cooperatives.groups(position).iter() {
            let z = chance.normal();
            if sigma > 0.0 {
                group.income = group.income.map(|income| times(income, factor(sigma, z)));
            }
            seen.push(group);
        }
        seen.close();
    }
    seen
}

fn factor(sigma: f64, z: f64) -> f64 {
    libm::exp(sigma * z - sigma * sigma / 2.0)
}

/// Stays what it is where there is no number for it.
fn times(income: Decimal, factor: f64) -> Decimal {
    Decimal::nearest(income.to_f64() * factor, DIGITS).unwrap_or(income)
}

#[cfg(test)]
mod tests {
    use super::factor;
    use crate::chance::Chance;

    #[test]
    fn errors_are_one_on_average() {
        for sigma in [0.1, 0.4, 1.0] {
            let mut chance = Chance::from_seed(5);
            let drawn: Vec<f64> = (0..200_000).map(|_| factor(sigma, chance.normal())).collect();
            let mean = drawn.iter().sum::<f64>() / 2e5;
            // The variance of the lognormal is exp(σ²) − 1; four standard errors.
            let error = ((sigma * sigma).exp_m1() / 2e5).sqrt();
            assert!((mean - 1.0).abs() < 4.0 * error, "{sigma}: {mean}");
        }
    }
}
