//! What was drawn, counted on the way: for the rules' limits and the README's figures.

use super::cooperative::{Cooperative, Tier};
use super::members::{Band, LINE};

/// Sums over some cooperatives.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) cooperatives: u64,
    /// Lines of members.csv.
    pub(super) lines: u64,
    pub(super) people: u64,
    pub(super) poor: u64,
    /// Yuan per year of everybody.
    pub(super) income: u64,
    /// Yuan per year that the poor lack to the line.
    pub(super) gap: u64,
    /// Yuan that they may get together.
    pub(super) grantable: Grantable,
}

/// Yuan that cooperatives may get together, by what the rules ask about.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Grantable {
    pub(super) all: u64,
    /// With a demonstration tier.
    pub(super) demonstration: u64,
    /// For projects of industry.
    pub(super) industry: u64,
    /// In manufacturing and trade.
    pub(super) value_chain: u64,
}

/// The sectors that process and sell what members grow.
pub(super) const VALUE_CHAIN: [&str; 2] = ["manufacturing", "trade"];
/// The project that rules on industry ask for.
pub(super) const INDUSTRY: &str = "industry";

impl Tally {
    /// Counts one cooperative.
    pub(super) fn count(&mut self, cooperative: &Cooperative, sector: &str, bands: &[Band]) {
        self.cooperatives += 1;
        for band in bands {
            self.lines += 1;
            self.people += band.people;
            self.income += band.people * band.income;
            if band.income < LINE {
                self.poor += band.people;
                self.gap += band.people * (LINE - band.income);
            }
        }
        let yuan = cooperative.tier.max_grant();
        self.grantable.all += yuan;
        if !matches!(cooperative.tier, Tier::None) {
            self.grantable.demonstration += yuan;
        }
        if cooperative.project == INDUSTRY {
            self.grantable.industry += yuan;
        }
        if VALUE_CHAIN.contains(&sector) {
            self.grantable.value_chain += yuan;
        }
    }

    /// The sum of several.
    pub(super) fn total(tallies: &[Tally]) -> Tally {
        let mut sum = Tally::default();
        for tally in tallies {
            sum.cooperatives += tally.cooperatives;
            sum.lines += tally.lines;
            sum.people += tally.people;
            sum.poor += tally.poor;
            sum.income += tally.income;
            sum.gap += tally.gap;
            sum.grantable.all += tally.grantable.all;
            sum.grantable.demonstration += tally.grantable.demonstration;
            sum.grantable.industry += tally.grantable.industry;
            sum.grantable.value_chain += tally.grantable.value_chain;
        }
        sum
    }
}
