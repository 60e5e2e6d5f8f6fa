//! Writes a world into a folder, so that an interrupted run leaves no half-written file under a name that counts.

use std::fs::{self, File};
use std::io::{BufWriter, Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

use super::{Settings, programme, readme, tables, tiles};

const BUFFER_BYTES: usize = 1 << 20;
const TILES: &str = "tiles.csv";

/// Writes `instance.toml`, `cooperatives.csv`, `members.csv`, `README.md` and, where the regions are prefectures, `tiles.csv`
/// into `folder`, which is made if it is not there. Each file is written beside its place and then renamed;
/// `instance.toml` comes last.
///
/// Settings with no cooperatives or no regions are invalid input.
///
/// ```
/// use allotment::world::{self, Settings};
/// let folder = tempfile::tempdir()?;
/// world::write(&Settings { cooperatives: 200, ..Settings::default() }, folder.path())?;
/// assert!(folder.path().join("instance.toml").is_file());
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn write(settings: &Settings, folder: &Path) -> Result<()> {
    if settings.cooperatives == 0 || settings.regions == 0 {
        return Err(Error::from(ErrorKind::InvalidInput));
    }
    fs::create_dir_all(folder)?;
    let mut cooperatives = Beside::create(folder, "cooperatives.csv")?;
    let mut members = Beside::create(folder, "members.csv")?;
    let mut text = Beside::create(folder, "README.md")?;
    let mut rules = Beside::create(folder, "instance.toml")?;
    let tallies = tables::write(settings, &mut cooperatives.file, &mut members.file)?;
    text.file.write_all(readme::text(settings, &tallies).as_bytes())?;
    rules.file.write_all(programme::text(settings, &tallies).as_bytes())?;
    match tiles::text(settings, &tallies) {
        Some(drawing) => {
            let mut file = Beside::create(folder, TILES)?;
            file.file.write_all(drawing.as_bytes())?;
            file.put_in_place()?;
        }
        // One of an older world would speak of regions that are no more.
        None => remove_if_there(&folder.join(TILES))?,
    }
    for file in [cooperatives, members, text, rules] {
        file.put_in_place()?;
    }
    Ok(())
}

fn remove_if_there(path: &Path) -> Result<()> {
    fs::remove_file(path)
        .or_else(|fault| if fault.kind() == ErrorKind::NotFound { Ok(()) } else { Err(fault) })
}

/// A file written beside the place where it belongs; removed again unless it gets there.
struct Beside {
    file: BufWriter<File>,
    path: PathBuf,
    place: PathBuf,
}

impl Beside {
    fn create(folder: &Path, name: &str) -> Result<Beside> {
        let path = folder.join(format!(".{name}.part"));
        let file = BufWriter::with_capacity(BUFFER_BYTES, File::create(&path)?);
        Ok(Beside { file, path, place: folder.join(name) })
    }

    fn put_in_place(mut self) -> Result<()> {
        self.file.flush()?;
        fs::rename(&self.path, &self.place)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // Already renamed, or nothing more can be done about it.
        let _ = fs::remove_file(&self.path);
    }
}
