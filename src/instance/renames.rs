//! `[columns]`: other headings for the names that we know.

use super::document::{Section, Value};
use super::faults::Faults;

/// Names that tables other than cooperatives.csv have.
pub(super) const OTHER_NAMES: &[&str] = &[
    "cooperative",
    "people",
    "income",
    "trade",
    "capital",
    "up_to",
    "slope",
    "group",
    "row",
    "column",
    "label",
];

/// Which heading stands for which name.
#[derive(Default)]
pub(super) struct Renames<'d> {
    /// `(name, heading)`.
    pairs: Vec<(String, Value<'d>, String)>,
}

impl<'d> Renames<'d> {
    /// Reads `[columns]`.
    pub(super) fn read(section: &Section<'d>, known: &[&str], faults: &mut Faults) -> Renames<'d> {
        section.only(known, faults);
        let mut pairs: Vec<(String, Value<'d>, String)> = Vec::new();
        for name in known {
            if let Some(value) = section.value(name)
                && let Some(heading) = value.text(faults)
            {
                if let Some((first, ..)) = pairs.iter().find(|(_, _, other)| other == heading) {
                    let fault = value.fault("instance::column-renamed-twice");
                    faults.push(fault.with("first", first).with("second", name));
                    continue;
                }
                pairs.push(((*name).to_owned(), value, heading.to_owned()));
            }
        }
        Renames { pairs }
    }

    /// The name that a heading stands for: itself if `[columns]` says nothing.
    pub(super) fn name_of<'h>(&'h self, heading: &'h str) -> &'h str {
        let found = self.pairs.iter().find(|(_, _, renamed)| renamed == heading);
        found.map_or(heading, |(name, ..)| name)
    }

    /// The name, the heading, and where instance.toml says so.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str, &Value<'d>)> {
        self.pairs.iter().map(|(name, value, heading)| (name.as_str(), heading.as_str(), value))
    }
}
