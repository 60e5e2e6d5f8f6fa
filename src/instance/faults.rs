//! Everything found wrong or odd, gathered until the stage is over.

use crate::diagnostic::{Diagnostic, Severity};

/// Files in the order in which their faults are told.
const ORDER: [&str; 4] = ["instance.toml", "cooperatives.csv", "members.csv", "curves.csv"];

/// The faults and warnings so far.
#[derive(Default)]
pub(super) struct Faults {
    found: Vec<Diagnostic>,
}

impl Faults {
    /// Adds one.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// How many so far.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Is there anything that stops the work?
    pub(super) fn any_error(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// All of them, in the order of files and lines.
    pub(super) fn in_order(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_cached_key(|diagnostic| {
            let place = diagnostic.place.clone().unwrap_or_default();
            let file = ORDER.iter().position(|file| *file == place.file).unwrap_or(ORDER.len());
            (file, place)
        });
        self.found
    }
}

/// A value as a fault's sentence shows it: on one line, and no longer than a reader needs.
pub(super) fn shown(value: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = value
        .chars()
        .take(MOST)
        .flat_map(|c| if c.is_control() { c.escape_default().collect() } else { vec![c] })
        .collect();
    if value.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

/// Of `known`, the word most like `word`.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let likeness = |candidate: &str| strsim::normalized_damerau_levenshtein(&word, &candidate.to_lowercase());
    let mut best: Option<(f64, &str)> = None;
    for candidate in known {
        let likeness = likeness(candidate);
        if best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
