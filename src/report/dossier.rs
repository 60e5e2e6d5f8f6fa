//! Everything about one answer that a page or a workbook shows.

use std::collections::BTreeMap;
use std::path::Path;

use crate::explain::RuleCost;
use crate::pipeline::Answer;

use super::{ComparisonReport, FrontierReport, Summary};

/// What was worked out beside the answer; where a study was not made, what shows it is left out.
#[derive(Clone, Debug, Default)]
pub struct Studies {
    /// Impact as a function of the budget.
    pub curve: Option<FrontierReport>,
    /// Other ways to divide the money.
    pub policies: Option<ComparisonReport>,
    /// What each rule costs.
    pub costs: Vec<RuleCost>,
}

/// An answer with all that is said of it.
pub struct Dossier<'a> {
    /// The answer.
    pub answer: &'a Answer<'a>,
    /// Its figures.
    pub summary: &'a Summary,
    /// What was worked out beside it.
    pub studies: &'a Studies,
    /// The instance's folder, whose files must still be what was read.
    pub folder: &'a Path,
    /// The SHA-256 of each file of the instance, by name: see [`hashes`](super::proof::hashes).
    pub hashes: &'a BTreeMap<String, String>,
    /// What was run.
    pub command: &'a str,
}
