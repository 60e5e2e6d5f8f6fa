//! Everything found wrong or odd, gathered until the stage is over.

use crate::diagnostic::{Diagnostic, Severity};
use crate::words::fault;
use crate::words::foreign::visible;

use super::files::{COOPERATIVES, CURVES, MEMBERS, TILES};

/// Files, without their endings, in the order in which their faults are told.
const ORDER: [&str; 5] = ["instance", COOPERATIVES, MEMBERS, CURVES, TILES];

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

    /// Adds those of another part of the work.
    pub(super) fn append(&mut self, mut others: Faults) {
        self.found.append(&mut others.found);
    }

    /// How many so far stop the work; warnings do not.
    pub(super) fn errors(&self) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }

    /// Is there anything that stops the work?
    pub(super) fn any_error(&self) -> bool {
        self.errors() > 0
    }

    /// All of them, in the order of files and lines.
    pub(super) fn in_order(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_cached_key(|diagnostic| {
            let place = diagnostic.place.clone().unwrap_or_default();
            let file = place.file.split('.').next().unwrap_or_default();
            let file = ORDER.iter().position(|one| *one == file).unwrap_or(ORDER.len());
            (file, place)
        });
        self.found
    }
}

/// A value as a fault's sentence shows it: on one line, and no longer than a reader needs.
pub(super) fn shown(value: &str) -> String {
    const MOST: usize = 60;
    let cut = value.char_indices().nth(MOST).map(|(byte, _)| byte);
    let mut shown = visible(&value[..cut.unwrap_or(value.len())]).into_owned();
    if cut.is_some() {
        shown.push('…');
    }
    shown
}

/// Words of the user's as a fault's sentence lists them.
pub(super) fn listed<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let shown: Vec<String> = words.into_iter().map(shown).collect();
    fault::list(&shown.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A word as spellings are compared: small letters, and no longer than any name of ours.
fn spelling(word: &str) -> String {
    word.chars().take(40).flat_map(char::to_lowercase).collect()
}

/// How many slips of the finger lie between two words.
pub(super) fn slips(left: &str, right: &str) -> usize {
    strsim::damerau_levenshtein(&spelling(left), &spelling(right))
}

/// Of `known`, the word most like `word`.
pub(super) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // Comparing costs the product of the lengths, and a table may have any number of values.
    const CANDIDATES: usize = 2_000;
    let mut best: Option<(f64, &str)> = None;
    for candidate in known.into_iter().take(CANDIDATES) {
        let likeness = strsim::normalized_damerau_levenshtein(&spelling(word), &spelling(candidate));
        if best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
