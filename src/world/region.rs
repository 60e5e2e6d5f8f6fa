//! The regions of a world: Guangxi's prefectures, or made-up counties.

use super::Settings;
use super::apportion::apportion;
use super::published::{COOPERATIVES, PREFECTURES};
use crate::chance::Chance;

/// A prefecture or county.
pub(super) struct Region {
    /// The first half of its cooperatives' ids.
    pub(super) code: String,
    pub(super) name: String,
    pub(super) cooperatives: u64,
    /// Share of rural people who live in poverty-list counties (0–1).
    pub(super) listed: f64,
    /// Cooperatives per rural person, over the mean of all: above 1 where many are registered for few people.
    pub(super) density: f64,
}

/// The regions that the settings ask for, their counts adding up to all cooperatives.
pub(super) fn regions(settings: &Settings, chance: &mut Chance) -> Vec<Region> {
    if settings.has_prefectures() { prefectures(settings.cooperatives) } else { counties(settings, chance) }
}

fn prefectures(cooperatives: u64) -> Vec<Region> {
    let published = PREFECTURES.map(|prefecture| prefecture.cooperatives);
    let rural_people = PREFECTURES.iter().map(|prefecture| prefecture.rural_people).sum::<u64>();
    let mean_density = COOPERATIVES as f64 / rural_people as f64;
    PREFECTURES
        .iter()
        .zip(apportion(cooperatives, &published))
        .map(|(prefecture, cooperatives)| Region {
            code: prefecture.code.to_string(),
            name: prefecture.name.to_owned(),
            cooperatives,
            listed: prefecture.in_listed_counties as f64 / prefecture.rural_people as f64,
            density: prefecture.cooperatives as f64 / prefecture.rural_people as f64 / mean_density,
        })
        .collect()
}

/// Sizes are skewed, and one county in four is on the poverty list, like a quarter of Guangxi's rural people.
fn counties(settings: &Settings, chance: &mut Chance) -> Vec<Region> {
    let weights: Vec<u64> = (0..settings.regions).map(|_| chance.skewed(1e6, 0.5) as u64).collect();
    let digits = settings.regions.to_string().len().max(4);
    apportion(settings.cooperatives, &weights)
        .into_iter()
        .enumerate()
        .map(|(position, cooperatives)| {
            let number = position + 1;
            Region {
                code: format!("C{number:0digits$}"),
                name: format!("County {number:0digits$}"),
                cooperatives,
                listed: if chance.below(4) == 0 { 1.0 } else { 0.0 },
                density: chance.skewed(1.0, 0.35),
            }
        })
        .collect()
}
