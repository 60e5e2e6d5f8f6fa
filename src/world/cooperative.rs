//! One made-up cooperative: what is written on its line of cooperatives.csv.

use super::region::Region;
use super::tally::INDUSTRY;
use crate::chance::Chance;

/// Everything about a cooperative but its place and industry. Shares are in hundredths, risk in thousandths.
pub(super) struct Cooperative {
    pub(super) tier: Tier,
    pub(super) project: &'static str,
    pub(super) shell_risk_thousandths: u64,
    pub(super) return_hundredths: u64,
    pub(super) by_trade_hundredths: u64,
    pub(super) by_capital_hundredths: u64,
}

/// Demonstration tier.
#[derive(Clone, Copy)]
pub(super) enum Tier {
    National,
    Provincial,
    Municipal,
    County,
    None,
}

impl Tier {
    /// The word for it in `tier`.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Tier::National => "national",
            Tier::Provincial => "provincial",
            Tier::Municipal => "municipal",
            Tier::County => "county",
            Tier::None => "none",
        }
    }

    /// Most that one may get, in yuan: one published scheme for the four tiers, an assumption for the rest.
    pub(super) const fn max_grant(self) -> u64 {
        match self {
            Tier::National => 200_000,
            Tier::Provincial => 100_000,
            Tier::Municipal => 60_000,
            Tier::County => 30_000,
            Tier::None => 20_000,
        }
    }

    /// Median shell risk: the higher the tier, the more often it was looked at.
    const fn median_shell_risk(self) -> f64 {
        match self {
            Tier::National => 0.005,
            Tier::Provincial => 0.01,
            Tier::Municipal => 0.02,
            Tier::County => 0.04,
            Tier::None => 0.10,
        }
    }
}

/// Of a thousand cooperatives.
const TIERS: [(u64, Tier); 5] = [
    (5, Tier::National),
    (20, Tier::Provincial),
    (40, Tier::Municipal),
    (80, Tier::County),
    (855, Tier::None),
];

/// What the support would be spent on, of a hundred, with the median return in yuan per yuan.
const PROJECTS: [(u64, (&str, f64)); 4] = [
    (45, (INDUSTRY, 0.30)),
    (25, ("infrastructure", 0.28)),
    (18, ("training", 0.34)),
    (12, ("ecology", 0.26)),
];

const HIGHEST_SHELL_RISK: f64 = 0.6;

impl Cooperative {
    /// Drawn by chance.
    pub(super) fn draw(region: &Region, chance: &mut Chance) -> Cooperative {
        let tier = *chance.pick(&TIERS);
        let (project, median_return) = *chance.pick(&PROJECTS);
        let shell_risk =
            chance.skewed(tier.median_shell_risk() * region.density, 0.7).min(HIGHEST_SHELL_RISK);
        let yearly_return = chance.skewed(median_return, 0.35).clamp(0.08, 0.90);
        // Twentieths: at least 0.60 by trade (the law), the rest between capital and heads.
        let by_trade = chance.between(12, 14);
        let by_capital = chance.between(1, 17 - by_trade);
        Cooperative {
            tier,
            project,
            shell_risk_thousandths: nearest(1_000.0 * shell_risk),
            return_hundredths: nearest(100.0 * yearly_return),
            by_trade_hundredths: 5 * by_trade,
            by_capital_hundredths: 5 * by_capital,
        }
    }

    /// The same with returns to 0.1 and shares to 0.05.
    pub(super) fn coarse(self) -> Cooperative {
        Cooperative {
            shell_risk_thousandths: (self.shell_risk_thousandths + 25) / 50 * 50,
            return_hundredths: ((self.return_hundredths + 5) / 10 * 10).max(10),
            ..self
        }
    }
}

/// The nearest whole number of a number that is not negative.
pub(super) fn nearest(number: f64) -> u64 {
    libm::floor(number + 0.5) as u64
}
