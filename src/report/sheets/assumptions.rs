//! What the answer rests on: the settings as written, the files' hashes, and what was run.

use std::collections::BTreeMap;
use std::fs;

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::words::page::{note, proof};
use crate::words::sheets::{self as words, name};

use super::super::Dossier;
use super::page::{Cell, Page, text};

pub(super) fn write(
    book: &mut Workbook,
    dossier: &Dossier<'_>,
    hashes: &BTreeMap<String, String>,
) -> Result<(), XlsxError> {
    let mut page = Page::add(book, name::ASSUMPTIONS.text(), 2)?;
    page.widen(0, 30)?;
    page.widen(1, 90)?;
    page.add_line([text(note::ASSUMED.text())])?;
    page.skip();
    page.add_line([Cell::Bold(words::COMMAND.text().into()), text(dossier.command)])?;
    page.add_line([Cell::Nothing, text(proof::made_by(dossier.summary.allotment, dossier.summary.solver))])?;
    page.skip();
    page.add_line([Cell::Bold(words::FILES.text().into())])?;
    for (name, hash) in hashes {
        page.add_line([text(name), text(hash)])?;
    }
    page.add_line([text(proof::TOGETHER.text()), text(&dossier.summary.instance.sha256)])?;
    page.skip();
    page.add_line([Cell::Bold(words::SETTINGS.text().into())])?;
    let settings = fs::read(dossier.folder.join("instance.toml")).unwrap_or_default();
    for line in String::from_utf8_lossy(&settings).lines() {
        page.add_line([Cell::Nothing, text(line)])?;
    }
    Ok(())
}
