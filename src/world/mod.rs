//! Made-up worlds: instances with the published margins of Guangxi, of any size, from a seed.
//!
//! Comes in: [`Settings`]. Goes out: an instance folder, written by [`write()`] as it is drawn, so that the
//! largest world needs no more memory than the smallest. The defaults are `instances/guangxi-2020`, to the
//! byte, on every machine.
//!
//! What is kept: the number of cooperatives of each prefecture and of each industry, both exactly, or in
//! proportion at other sizes. Everything else is assumed, and the folder's README.md says so, figure by
//! figure.

mod apportion;
mod cooperative;
mod folder;
mod members;
mod programme;
mod published;
mod readme;
mod region;
mod tables;
mod tally;
mod tiles;
mod urn;

pub use folder::write;
pub use readme::assumptions;

/// Which world to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How many cooperatives; above 0.
    pub cooperatives: u64,
    /// How many regions, above 0: 14 are Guangxi's prefectures, any other number made-up counties.
    pub regions: u32,
    /// Where chance starts.
    pub seed: u64,
    /// Coarse figures, so that many cooperatives tie: returns to 0.1, shares to 0.05.
    pub ties: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            cooperatives: published::COOPERATIVES,
            regions: published::PREFECTURES.len() as u32,
            seed: 2020,
            ties: false,
        }
    }
}

impl Settings {
    /// Are the regions Guangxi's prefectures?
    fn has_prefectures(&self) -> bool {
        self.regions as usize == published::PREFECTURES.len()
    }

    /// Are the counts the published ones, and not only in proportion to them?
    fn has_published_counts(&self) -> bool {
        self.has_prefectures() && self.cooperatives == published::COOPERATIVES
    }
}
