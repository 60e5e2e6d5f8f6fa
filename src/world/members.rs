//! The members of one made-up cooperative, in bands of like income.
//!
//! From the poorest to the core members who started it: far below the line, close below it, lower middle,
//! upper middle, core. The core trades more and holds most of the capital, as the paper finds
//! (sections 3.3.1 and 3.3.2).

use super::apportion::apportion;
use super::cooperative::nearest;
use super::region::Region;
use crate::chance::Chance;

/// Yuan per person and year: who has less is poor.
pub(super) const LINE: u64 = 6_000;

/// One line of members.csv.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Band {
    pub(super) people: u64,
    /// Yuan per person and year.
    pub(super) income: u64,
    /// Yearly trade of the whole band with the cooperative, thousands of yuan.
    pub(super) trade: u64,
    /// Capital that the whole band holds, thousands of yuan.
    pub(super) capital: u64,
}

/// How a band trades and holds: tenths of a thousand yuan per person, lowest and highest.
struct Habits {
    trade: (u64, u64),
    capital: (u64, u64),
}

const FAR_BELOW: Habits = Habits { trade: (20, 50), capital: (0, 10) };
const CLOSE_BELOW: Habits = Habits { trade: (25, 55), capital: (2, 12) };
const LOWER_MIDDLE: Habits = Habits { trade: (25, 60), capital: (5, 20) };
const UPPER_MIDDLE: Habits = Habits { trade: (30, 75), capital: (10, 25) };
const CORE: Habits = Habits { trade: (50, 120), capital: (40, 150) };

const FEWEST_PEOPLE: f64 = 5.0;
const MOST_PEOPLE: f64 = 400.0;

/// The mean share of poor members where nobody, and where everybody, lives in a poverty-list county.
const POOR_SHARE: (f64, f64) = (0.12, 0.37);
const HIGHEST_POOR_SHARE: f64 = 0.85;

/// Draws the bands of a cooperative in that region.
pub(super) fn draw(region: &Region, chance: &mut Chance, bands: &mut Vec<Band>) {
    bands.clear();
    let people = nearest(chance.skewed(30.0, 0.75).clamp(FEWEST_PEOPLE, MOST_PEOPLE));
    let mean_share = POOR_SHARE.0 + (POOR_SHARE.1 - POOR_SHARE.0) * region.listed;
    // exp(-spread² / 2) keeps the mean where it is.
    let poor_share = chance.skewed(mean_share * 0.607, 1.0).min(HIGHEST_POOR_SHARE);
    let poor = (libm::floor(people as f64 * poor_share + chance.unit()) as u64).min(people - 1);
    let core = nearest(people as f64 * (0.06 + 0.12 * chance.unit())).clamp(1, people - poor);
    let middle = people - poor - core;
    let far_below = nearest(poor as f64 * (0.25 + 0.5 * chance.unit()));
    let lower_middle = nearest(middle as f64 * (0.35 + 0.3 * chance.unit()));

    // Those on the list earn less also above the line.
    let level = 1.0235 - 0.27 * region.listed;
    let earn = |chance: &mut Chance, low: f64, high: f64| {
        let income = level * (low + (high - low) * chance.unit());
        nearest(income).max(LINE)
    };
    let far_income = chance.between(2_600, 4_999);
    // Squared: the nearer the line, the more.
    let close_income = LINE - 1 - nearest(999.0 * chance.unit() * chance.unit());
    let lower_income = earn(chance, 6_500.0, 12_000.0);
    let upper_income = earn(chance, 12_000.0, 26_000.0);
    let core_income = earn(chance, 20_000.0, 60_000.0);
    for (people, income, habits) in [
        (far_below, far_income, FAR_BELOW),
        (poor - far_below, close_income, CLOSE_BELOW),
        (lower_middle, lower_income, LOWER_MIDDLE),
        (middle - lower_middle, upper_income, UPPER_MIDDLE),
        (core, core_income, CORE),
    ] {
        let trade = people * chance.between(habits.trade.0, habits.trade.1) / 10;
        let capital = people * chance.between(habits.capital.0, habits.capital.1) / 10;
        if people > 0 {
            bands.push(Band { people, income, trade, capital });
        }
    }
}

/// Makes every share of the cooperative a twentieth: whole scores of people who trade and hold alike, with
/// incomes to 100 yuan.
pub(super) fn coarsen(bands: &mut Vec<Band>) {
    let weights: Vec<u64> = bands.iter().map(|band| band.people).collect();
    let scores = (weights.iter().sum::<u64>() / 20).max(1);
    for (band, twentieths) in bands.iter_mut().zip(apportion(20, &weights)) {
        let people = scores * twentieths;
        *band = Band { people, income: band.income / 100 * 100, trade: people, capital: people };
    }
    bands.retain(|band| band.people > 0);
}
