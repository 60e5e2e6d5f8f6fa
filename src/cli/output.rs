//! Bytes to stdout or into files: a closed pipe ends quietly, a file is written beside and renamed.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use allotment::diagnostic::Diagnostic;

use super::Ending;

/// Prints a result. A reader that has gone away is no fault.
pub(super) fn print(bytes: impl AsRef<[u8]>, ending: Ending) -> Ending {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(bytes.as_ref()).and_then(|()| stdout.flush()) {
        Ok(()) => ending,
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => ending,
        Err(fault) => unwritable(Path::new("stdout"), &fault),
    }
}

/// Writes a file so that it is there whole or not at all.
pub(super) fn write(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let mut beside = tempfile::Builder::new().prefix(".allotment-").tempfile_in(folder)?;
    beside.write_all(bytes)?;
    beside.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        beside.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    beside.persist(folder.join(name)).map(drop).map_err(|fault| fault.error)
}

/// Says that something cannot be written, and why.
pub(super) fn unwritable(path: &Path, fault: &io::Error) -> Ending {
    refuse(&Diagnostic::error("cli::unwritable").with("path", path.display()).with("fault", fault))
}

/// Says what is wrong with the input or the arguments.
pub(super) fn refuse(fault: &Diagnostic) -> Ending {
    eprintln!("{fault}");
    Ending::WrongInput
}
