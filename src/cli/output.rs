//! Bytes to stdout or into files: a closed pipe ends quietly, a file is written beside and renamed.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use allotment::diagnostic::Diagnostic;
use allotment::words::foreign::visible_lines;

use super::Ending;

/// Prints a result. A reader that has gone away is no fault.
pub(super) fn print(bytes: impl AsRef<[u8]>, ending: Ending) -> Ending {
    pour(|out| out.write_all(bytes.as_ref()), ending)
}

/// The same for a result too large to hold in memory.
pub(super) fn pour(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>, ending: Ending) -> Ending {
    let mut stdout = io::stdout().lock();
    match fill(&mut stdout).and_then(|()| stdout.flush()) {
        Ok(()) => ending,
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => ending,
        Err(fault) => {
            say(&format!("{}\n", unwritable(Path::new("stdout"), &fault)));
            Ending::WrongInput
        }
    }
}

/// Writes a file so that it is there whole or not at all.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    fill(folder, name, |out| out.write_all(bytes))
}

/// The same for a file too large to hold in memory.
pub(super) fn fill(
    folder: &Path,
    name: &str,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Box<Diagnostic>> {
    let file = folder.join(name);
    stream(&file, fill).map_err(|fault| Box::new(unwritable(&file, &fault)))
}

/// The same for a file too large to hold in memory: `fill` writes it bit by bit.
pub(super) fn stream(file: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // Open to others as far as the user's own files are; a temporary file is private otherwise.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut beside = builder.prefix(".allotment-").tempfile_in(folder)?;
    let mut buffer = BufWriter::new(beside.as_file_mut());
    fill(&mut buffer)?;
    buffer.flush()?;
    drop(buffer);
    beside.as_file().sync_all()?;
    beside.persist(file).map(drop).map_err(|fault| fault.error)
}

/// The fault of something that cannot be written.
pub(super) fn unwritable(path: &Path, fault: &io::Error) -> Diagnostic {
    Diagnostic::error("cli::unwritable").with("path", path.display()).with("fault", fault)
}

/// Words about the work, on stderr. Whoever has closed it does not want them.
pub(crate) fn say(words: &str) {
    let _ = io::stderr().lock().write_all(visible_lines(words).as_bytes());
}
