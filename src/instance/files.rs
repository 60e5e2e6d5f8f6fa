//! The files of an instance's folder, in memory.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Place};
use crate::words::fault as words;

use super::faults::{Faults, nearest};
use super::text::Text;

/// The settings.
pub(super) const SETTINGS: &str = "instance.toml";
/// The tables that an instance may have, without their endings.
pub(super) const TABLES: [&str; 3] = ["cooperatives", "members", "curves"];
/// Endings of tables that are not read yet.
const NOT_YET: [&str; 4] = ["xlsx", "xls", "ods", "parquet"];

/// A folder's name and its files.
#[derive(Clone, Debug, Default)]
pub struct Files {
    folder: String,
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
        let name = folder
            .file_name()
            .map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned());
        let mut files = Files::new(&name);
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_read(&name) {
                files.contents.insert(name, fs::read(entry.path()).map_err(|error| error.kind()));
            } else {
                files.others.push(name);
            }
        }
        files.others.sort();
        files
    }

    /// The folder's name.
    pub(super) fn folder(&self) -> &str {
        &self.folder
    }

    /// Is a file of that name there?
    pub(super) fn has(&self, name: &str) -> bool {
        self.contents.contains_key(name)
    }

    /// The text of a file; tells what keeps it from being read, but not that it is missing.
    pub(super) fn text(&self, name: &str, faults: &mut Faults) -> Option<Text> {
        let place = Place { file: name.to_owned(), ..Place::default() };
        match self.contents.get(name)? {
            Ok(bytes) => Text::decode(name, bytes, faults),
            Err(kind) => {
                let fault =
                    Diagnostic::error("instance::file-unreadable").with("file", name).with("reason", kind);
                faults.push(fault.at(place));
                None
            }
        }
    }

    /// The text of a file that must be there; tells what keeps it from being read.
    pub(super) fn required(&self, name: &str, faults: &mut Faults) -> Option<Text> {
        if !self.has(name) && !self.has_sheet(name) {
            self.tell_missing(name, faults);
        }
        self.text(name, faults)
    }

    /// Is the table there in a format that is not read yet?
    fn has_sheet(&self, name: &str) -> bool {
        let stem = name.trim_end_matches("csv");
        self.others.iter().any(|other| NOT_YET.iter().any(|ending| *other == format!("{stem}{ending}")))
    }

    fn tell_missing(&self, name: &str, faults: &mut Faults) {
        let place = Place { file: name.to_owned(), ..Place::default() };
        let fault =
            Diagnostic::error("instance::file-missing").with("file", name).with("folder", &self.folder);
        faults.push(fault.at(place));
    }

    /// Tells of tables in formats that are not read yet, and of files that look like tables misnamed.
    pub(super) fn refuse_what_is_not_read(&self, faults: &mut Faults) {
        for name in &self.others {
            let place = Place { file: name.clone(), ..Place::default() };
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let table = nearest(stem, TABLES)
                .filter(|table| strsim::damerau_levenshtein(&stem.to_lowercase(), table) <= 2);
            let Some(table) = table else { continue };
            let read = format!("{table}.csv");
            if NOT_YET.contains(&ending) && stem == table && !self.has(&read) {
                let fault = Diagnostic::error("instance::not-yet")
                    .with("thing", words::quoted(name))
                    .with("instead", words::save_as_csv(&read));
                faults.push(fault.at(place));
            } else if NOT_YET.contains(&ending)
                || ["csv", "txt", "tsv"].contains(&ending.to_lowercase().as_str())
            {
                let warning =
                    Diagnostic::warning("instance::file-not-read").with("file", name).with("read", read);
                faults.push(warning.at(place));
            }
        }
    }

    /// The SHA-256 of the lines that `sha256sum` prints for the files read, by name.
    pub(super) fn sha256(&self) -> String {
        let mut lines = Sha256::new();
        for (name, bytes) in &self.contents {
            let bytes = bytes.as_ref().map_or(&[][..], Vec::as_slice);
            lines.update(format!("{}  {name}\n", hex(&Sha256::digest(bytes))));
        }
        hex(&lines.finalize())
    }
}

fn is_read(name: &str) -> bool {
    name == SETTINGS || name.strip_suffix(".csv").is_some_and(|stem| TABLES.contains(&stem))
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
