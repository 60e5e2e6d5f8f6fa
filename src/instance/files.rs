//! The files of an instance's folder, in memory.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place};
use crate::words::fault as words;

use super::faults::{Faults, nearest, slips};
use super::text::Text;
use super::{parquet, workbook};

/// The settings.
pub(super) const SETTINGS: &str = "instance.toml";
/// The table of who may get support, without its ending.
pub(super) const COOPERATIVES: &str = "cooperatives";
/// That of their members.
pub(super) const MEMBERS: &str = "members";
/// That of curves that the user gave.
pub(super) const CURVES: &str = "curves";
/// That of where reports draw groups.
pub(super) const TILES: &str = "tiles";
/// All of them.
const TABLES: [&str; 4] = [COOPERATIVES, MEMBERS, CURVES, TILES];
/// Endings of tables, the first before the others where a table is there twice.
const ENDINGS: [&str; 5] =
    ["csv", workbook::ENDINGS[0], workbook::ENDINGS[1], workbook::ENDINGS[2], parquet::ENDING];

/// A folder as the user named it, and its files.
#[derive(Clone, Debug, Default)]
pub struct Files {
    folder: String,
    /// Why the folder cannot be read, if it cannot.
    closed: Option<ErrorKind>,
    contents: BTreeMap<String, Result<Vec<u8>, ErrorKind>>,
    others: Vec<String>,
}

impl Files {
    /// A folder without files.
    pub fn new(folder: &str) -> Files {
        Files { folder: folder.to_owned(), ..Files::default() }
    }

    /// Adds a file.
    #[must_use]
    pub fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Files {
        if is_read(name) {
            self.contents.insert(name.to_owned(), Ok(bytes.into()));
        } else {
            self.others.push(name.to_owned());
        }
        self
    }

    /// Reads what an instance may consist of; faults come to light in [`super::check`].
    pub fn load(folder: &Path) -> Files {
        let mut files = Files::new(&folder.display().to_string());
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return Files { closed: Some(error.kind()), ..files },
        };
        let named =
            entries.flatten().map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()));
        let (read, others): (Vec<_>, Vec<_>) = named.partition(|(name, _)| is_read(name));
        files.contents = read.into_par_iter().map(|(name, path)| (name, contents(&path))).collect();
        files.others = others.into_iter().map(|(name, _)| name).collect();
        files.others.sort();
        files
    }

    /// The same with other members, from a table of any name: by its ending, else CSV.
    #[must_use]
    pub fn with_members(mut self, file: &Path) -> Files {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let ending = ENDINGS.into_iter().find(|one| ending.as_deref() == Some(one)).unwrap_or(ENDINGS[0]);
        self.contents.retain(|name, _| name.split('.').next() != Some(MEMBERS));
        self.contents.insert(format!("{MEMBERS}.{ending}"), contents(file));
        self
    }

    /// A name for an instance that gives itself none: the folder's.
    pub(super) fn name(&self) -> String {
        let path = Path::new(&self.folder);
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        path.file_name().map_or_else(|| self.folder.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// Tells if the folder itself cannot be read: then nothing more need be said.
    pub(super) fn refuse_closed_folder(&self, faults: &mut Faults) -> bool {
        if let Some(kind) = self.closed {
            let fault = Diagnostic::error("instance::folder-missing").with("folder", &self.folder);
            let place = Place { file: self.folder.clone(), ..Place::default() };
            faults.push(fault.with("reason", words::reason(kind)).at(place));
        }
        self.closed.is_some()
    }

    /// Is a table of that name there?
    pub(super) fn has(&self, table: &str) -> bool {
        self.file_of(table).is_some()
    }

    /// The file that holds a table.
    fn file_of(&self, table: &str) -> Option<String> {
        chosen(table, |name| self.contents.contains_key(name))
    }

    /// The settings; tells what keeps them from being read.
    pub(super) fn settings(&self, faults: &mut Faults) -> Option<Text<'_>> {
        if !self.contents.contains_key(SETTINGS) {
            self.tell_missing(SETTINGS, faults);
        }
        self.text(SETTINGS, faults)
    }

    /// A table; tells what keeps it from being read, but not that it is missing.
    pub(super) fn table(&self, table: &str, faults: &mut Faults) -> Option<Text<'_>> {
        self.text(&self.file_of(table)?, faults)
    }

    fn text(&self, name: &str, faults: &mut Faults) -> Option<Text<'_>> {
        let place = Place { file: name.to_owned(), ..Place::default() };
        match self.contents.get(name)? {
            Ok(bytes) => Text::read(name, bytes, faults),
            Err(kind) => {
                let fault = Diagnostic::error("instance::file-unreadable")
                    .with("file", name)
                    .with("reason", words::reason(*kind));
                faults.push(fault.at(place));
                None
            }
        }
    }

    /// The table of cooperatives, which must be there.
    pub(super) fn cooperatives(&self, faults: &mut Faults) -> Option<Text<'_>> {
        if !self.has(COOPERATIVES) {
            self.tell_missing(&format!("{COOPERATIVES}.csv"), faults);
        }
        self.table(COOPERATIVES, faults)
    }

    fn tell_missing(&self, name: &str, faults: &mut Faults) {
        let place = Place { file: name.to_owned(), ..Place::default() };
        let fault =
            Diagnostic::error("instance::file-missing").with("file", name).with("folder", &self.folder);
        faults.push(fault.at(place));
    }

    /// Tells of files that look like tables misnamed.
    pub(super) fn refuse_what_is_not_read(&self, faults: &mut Faults) {
        let unchosen = self.contents.keys().filter(|name| !self.is_chosen(name));
        for name in unchosen.chain(&self.others) {
            let place = Place { file: name.clone(), ..Place::default() };
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let table = nearest(stem, TABLES).filter(|table| slips(stem, table) <= 2);
            let Some(table) = table else { continue };
            let read = self.file_of(table).unwrap_or_else(|| format!("{table}.csv"));
            let like_a_table = |ending: &str| ENDINGS.contains(&ending) || ["txt", "tsv"].contains(&ending);
            if like_a_table(&ending.to_lowercase()) {
                let warning =
                    Diagnostic::warning("instance::file-not-read").with("file", name).with("read", read);
                faults.push(warning.at(place));
            }
        }
    }

    /// Is it the settings, or the file in which its table is read?
    fn is_chosen(&self, name: &str) -> bool {
        let table = name.split('.').next().unwrap_or_default();
        name == SETTINGS || self.file_of(table).is_some_and(|file| file == name)
    }

    /// The SHA-256 of the lines that `sha256sum` prints for the files read, by name.
    pub(super) fn sha256(&self) -> String {
        let mut lines = Sha256::new();
        for (name, bytes) in self.contents.iter().filter(|(name, _)| self.is_chosen(name)) {
            let bytes = bytes.as_ref().map_or(&[][..], Vec::as_slice);
            lines.update(format!("{}  {name}\n", hex(&Sha256::digest(bytes))));
        }
        hex(&lines.finalize())
    }
}

/// The bytes of a file, or why they cannot be had; a folder says so on every system.
pub(super) fn contents(path: &Path) -> Result<Vec<u8>, ErrorKind> {
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory);
    }
    fs::read(path).map_err(|error| error.kind())
}

/// The files of a folder that are read as an instance, by name.
pub fn input_files(folder: &Path) -> Vec<String> {
    let is_there = |name: &str| folder.join(name).exists();
    let tables = TABLES.iter().filter_map(|table| chosen(table, is_there));
    let mut files: Vec<String> =
        tables.chain([SETTINGS.to_owned()].into_iter().filter(|name| is_there(name))).collect();
    files.sort();
    files
}

/// In which of its files a table is read.
fn chosen(table: &str, is_there: impl Fn(&str) -> bool) -> Option<String> {
    let mut files = ENDINGS.iter().map(|ending| format!("{table}.{ending}"));
    files.find(|name| is_there(name))
}

fn is_read(name: &str) -> bool {
    let table = |name: &str| {
        name.split_once('.')
            .is_some_and(|(table, ending)| TABLES.contains(&table) && ENDINGS.contains(&ending))
    };
    name == SETTINGS || table(name)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("writing to a string cannot fail");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::Files;

    #[test]
    fn the_hash_is_that_of_what_sha256sum_prints() {
        // printf 'a' | sha256sum etc., put together in the shell.
        let files = Files::new("f").with("instance.toml", "a").with("cooperatives.csv", "b");
        assert_eq!(files.sha256(), "e5f9d565d60df6a5f0909c855c98ac1186ded023f04964d363accdac511f3ab2");
    }
}
