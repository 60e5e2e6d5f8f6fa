//! `allocation.xlsx`: the answer as a workbook, since that is what an officer opens.
//!
//! Comes in: a [`Dossier`]. Goes out: a sheet for each part of it. Texts are texts whatever they begin with, totals are
//! formulas that hold their result too, and equal answers give equal bytes.

mod allocation;
mod assumptions;
mod comparison;
mod groups;
mod page;
mod rules;
mod summary;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use super::Dossier;

pub use allocation::MOST_LINES;

/// The workbook. More than [`MOST_LINES`] cooperatives are an error.
pub fn sheets(dossier: &Dossier<'_>) -> io::Result<Vec<u8>> {
    let mut book = Workbook::new();
    // Otherwise the file would say when it was made.
    let made = ExcelDateTime::from_ymd(2020, 1, 1).map_err(io::Error::other)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let written = summary::write(&mut book, dossier)
        .and_then(|()| allocation::write(&mut book, dossier.answer))
        .and_then(|()| groups::write(&mut book, dossier))
        .and_then(|()| rules::write(&mut book, dossier))
        .and_then(|()| comparison::write(&mut book, dossier))
        .and_then(|()| assumptions::write(&mut book, dossier, dossier.hashes))
        .and_then(|()| book.save_to_buffer());
    written.map_err(io::Error::other)
}
