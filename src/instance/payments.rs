//! An allocation that anyone wrote: a table, CSV or workbook, with the columns `id` and `grant`.
//!
//! An id that `allocation.csv` wrote behind an apostrophe, so that no spreadsheet runs it, is read as what it was.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Place};
use crate::units::Money;
use crate::words::fault as words;
use crate::words::foreign::from_cell;

use super::faults::Faults;
use super::files::contents;
use super::number::{Kind, money};
use super::renames::Renames;
use super::table::Table;
use super::text::Text;
use super::{Allocation, Instance};

/// Reads the allocation in the file at `path`; cooperatives that it does not name get nothing.
pub fn read_allocation(path: &Path, instance: &Instance) -> Result<Allocation, Vec<Diagnostic>> {
    let file = path.display().to_string();
    match contents(path) {
        Ok(bytes) => check_allocation(&file, &bytes, instance),
        Err(kind) => {
            let fault = Diagnostic::error("instance::file-unreadable")
                .with("file", &file)
                .with("reason", words::reason(kind));
            Err(vec![fault.at(Place { file, ..Place::default() })])
        }
    }
}

/// Checks the bytes of an allocation, called `file`.
pub fn check_allocation(
    file: &str,
    bytes: &[u8],
    instance: &Instance,
) -> Result<Allocation, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    match grants(file, bytes, instance, &mut faults) {
        Some(grants) if !faults.any_error() => Ok(Allocation::new(instance, grants)),
        _ => Err(faults.in_order()),
    }
}

/// More yuan than this are no sum of money any more.
const MOST: u128 = Money::MOST.get() as u128;

fn grants(file: &str, bytes: &[u8], instance: &Instance, faults: &mut Faults) -> Option<Vec<Money>> {
    let text = Text::read(file, bytes, faults)?;
    let table = Table::read(text, &Renames::default(), faults)?;
    let id = table.required("id", faults);
    let grant = table.required("grant", faults);
    let (id, grant) = (id?, grant?);
    let cooperatives = instance.cooperatives();
    let positions: std::collections::HashMap<&str, usize> =
        (0..cooperatives.len()).map(|position| (cooperatives.id(position), position)).collect();
    let mut grants: Vec<Option<(Money, usize)>> = vec![None; cooperatives.len()];
    let mut total = 0_u128;
    for line in 0..table.len() {
        if !table.is_whole(line) {
            continue;
        }
        let amount = table.number(line, grant, Kind::Money, id, faults).map(money);
        let before = total;
        total += amount.map_or(0, |amount| u128::from(amount.get()));
        if before <= MOST && total > MOST {
            let fault = table.spot(line, grant, id).fault("instance::total-too-long");
            faults.push(fault.with("all", words::GRANTS_SO_FAR));
        }
        if table.cell(line, grant).is_empty() {
            faults.push(table.spot(line, grant, id).fault("instance::cell-empty"));
        }
        let name = table.cell(line, id);
        match positions.get(name).or_else(|| positions.get(from_cell(name)?)) {
            None => faults.push(table.spot(line, id, id).fault("instance::cooperative-unknown")),
            Some(position) => match grants[*position] {
                Some((_, first)) => {
                    let first = table.place(first, id).line.unwrap_or_default();
                    faults.push(table.spot(line, id, id).fault("instance::id-twice").with("first", first));
                }
                None => grants[*position] = Some((amount.unwrap_or(Money::ZERO), line)),
            },
        }
    }
    Some(grants.into_iter().map(|grant| grant.map_or(Money::ZERO, |(amount, _)| amount)).collect())
}
