//! What the user gave us, read and checked.
//!
//! Comes in: a folder. Goes out: an [`Instance`], or every fault of its files at once. An `Instance`
//! can only be had through [`read`], so whatever holds one may rely on what this room checks.

mod allocation;
mod as_text;
mod below;
mod between_steps;
mod cell;
mod cells;
mod clauses;
mod columns;
mod cooperatives;
mod curves;
mod document;
mod examples;
mod factors;
mod faults;
mod files;
mod grant_text;
mod grants;
mod groups;
mod headings;
mod members;
mod membership;
mod number;
mod parquet;
mod payments;
mod poor_columns;
mod programme;
mod reading;
mod register;
mod renames;
mod restated;
mod row_limits;
mod rule_text;
mod rules;
mod settings;
mod sketch;
mod stated_limit;
mod table;
mod text;
mod texts;
mod tiles;
mod total;
mod variant;
mod warnings;
mod workbook;

#[cfg(test)]
mod reading_tests;

use std::sync::Arc;

use crate::diagnostic::Place;

pub use allocation::Allocation;
pub use cooperatives::{Cooperatives, Grantable, Label, Override, UserCurve};
pub use factors::Factor;
pub use files::{Files, input_files};
pub use groups::{Group, Groups, GroupsOf};
pub use payments::{check_allocation, read_allocation};
pub use reading::{Reading, check, read};
pub use rules::{Clause, ClauseRow, Counted, Limit, Weight};
pub use settings::{Accuracy, Funds, Measure, Poverty, Recipients};
pub use sketch::{Sketch, sketch};
pub use stated_limit::{Counts, Sense, StatedLimit};
pub use texts::Texts;
pub use tiles::Tile;

/// One run's whole input, checked.
#[derive(Clone, Debug)]
pub struct Instance {
    pub(crate) name: String,
    pub(crate) sha256: String,
    pub(crate) funds: Funds,
    pub(crate) poverty: Option<Poverty>,
    pub(crate) accuracy: Accuracy,
    pub(crate) recipients: Recipients,
    pub(crate) cooperatives: Cooperatives,
    pub(crate) rules: Vec<Arc<Clause>>,
    pub(crate) factors: Vec<Factor>,
    pub(crate) report_by: Option<String>,
    pub(crate) report_policies: Vec<AskedPolicy>,
    pub(crate) tiles: Vec<Tile>,
}

/// A policy that `[report] policies` names; whether there is one of that name is for policies to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedPolicy {
    /// As it is written.
    pub name: String,
    /// Where.
    pub place: Place,
}

impl Instance {
    /// The instance's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The SHA-256 of the lines that `sha256sum` prints for instance.toml and each table read, by name.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// Budget, step and currency.
    pub fn funds(&self) -> &Funds {
        &self.funds
    }

    /// Poverty line and measure; `None` if every impact curve is given and nothing is known of incomes.
    pub fn poverty(&self) -> Option<&Poverty> {
        self.poverty.as_ref()
    }

    /// Limits on leakage, shell exposure and coverage.
    pub fn accuracy(&self) -> &Accuracy {
        &self.accuracy
    }

    /// Limits on how many cooperatives get something.
    pub fn recipients(&self) -> &Recipients {
        &self.recipients
    }

    /// The cooperatives, in the table's order.
    pub fn cooperatives(&self) -> &Cooperatives {
        &self.cooperatives
    }

    /// The rules of `[[rules]]`, in the file's order.
    pub fn rules(&self) -> &[Arc<Clause>] {
        &self.rules
    }

    /// The factors of `[factor_method]`; none without it.
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    /// The policies that reports compare, in this order; none named means all.
    pub fn report_policies(&self) -> &[AskedPolicy] {
        &self.report_policies
    }

    /// Where a drawing puts the groups that summaries speak of; none without tiles.csv.
    pub fn tiles(&self) -> &[Tile] {
        &self.tiles
    }

    /// The column by which summaries group: `[report] by`, else the first `each`.
    pub fn report_by(&self) -> Option<&Label> {
        let name = self.report_by.as_deref()?;
        self.cooperatives.label(name)
    }
}
