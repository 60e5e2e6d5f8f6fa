//! tiles.csv: where a drawing puts each group that reports speak of.
//!
//! A line gives a group, a value of the column that reports group by, the square of a grid that is drawn for it: `row`
//! from the top and `column` from the left, both from 1. Groups that lie beside each other are to stand side by side;
//! nothing else is said of distances. `label`, where there is one, is a shorter name for the square.
//! No money depends on it: a group that is not there leaves its square out and stops nothing.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::units::Decimal;

use super::cooperatives::Label;
use super::faults::{Faults, listed, nearest, shown};
use super::number::Kind;
use super::table::Table;

const KNOWN: &[&str] = &["group", "row", "column", "label"];
/// A grid of more rows or columns cannot be drawn to be read.
const MOST: u32 = 100;

/// The square of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Which of the grouping column's distinct texts.
    pub group: usize,
    /// From the top, from 1.
    pub row: u32,
    /// From the left, from 1.
    pub column: u32,
    /// A shorter name.
    pub label: Option<String>,
}

/// The squares, in the table's order; `by` is the column that reports group by.
pub(super) fn read(table: &Table<'_>, by: Option<&Label>, faults: &mut Faults) -> Vec<Tile> {
    let Some(by) = by else {
        let warning = Diagnostic::warning("instance::tiles-unused").with("file", table.file());
        faults.push(warning.at(table.place_of_headings()));
        return Vec::new();
    };
    table.warn_of_misspelt_headings(KNOWN, faults);
    let needed = ["group", "row", "column"].map(|name| table.required(name, faults));
    let [Some(group), Some(row), Some(column)] = needed else { return Vec::new() };
    let errors = faults.errors();
    let mut drawn = Drawn { table, group, of_group: HashMap::new(), of_square: HashMap::new() };
    let mut tiles = Vec::new();
    for line in (0..table.len()).filter(|line| table.is_whole(*line)) {
        let square = [row, column].map(|cell| position(table, line, cell, faults));
        let named = drawn.code(line, by, faults);
        let ([Some(row), Some(column)], Some(code)) = (square, named) else { continue };
        if drawn.is_first(line, (row, column), faults) {
            let label = table.column("label").map(|cell| table.cell(line, cell));
            let label = label.filter(|label| !label.is_empty()).map(str::to_owned);
            tiles.push(Tile { group: code, row, column, label });
        }
    }
    // A group whose line is wrong is not missing.
    if faults.errors() == errors {
        warn_of_missing(table, by, &tiles, faults);
    }
    tiles
}

/// The lines that have been read, by what may stand in one only.
struct Drawn<'t> {
    table: &'t Table<'t>,
    group: usize,
    of_group: HashMap<&'t str, usize>,
    of_square: HashMap<(u32, u32), usize>,
}

impl Drawn<'_> {
    /// Which group the line is about; tells if there is none of that name.
    fn code(&self, line: usize, by: &Label, faults: &mut Faults) -> Option<usize> {
        let name = self.table.cell(line, self.group);
        let code = by.distinct().iter().position(|text| text == name);
        if code.is_none() {
            let near = nearest(name, by.distinct().iter().map(String::as_str));
            let warning = Diagnostic::warning("instance::tile-group-unknown")
                .with("value", shown(name))
                .with("column", shown(by.name()))
                .with("nearest", near.map(shown).unwrap_or_default());
            faults.push(warning.at(self.table.place(line, self.group)));
        }
        code
    }

    /// Is it the first line about its group and about its square? Tells if not.
    fn is_first(&mut self, line: usize, (row, column): (u32, u32), faults: &mut Faults) -> bool {
        let (table, group) = (self.table, self.group);
        let name = table.cell(line, group);
        let fault = |code| Diagnostic::error(code).with("value", shown(name)).at(table.place(line, group));
        let line_of = |line: usize| table.place(line, group).line.unwrap_or_default();
        let same_group = *self.of_group.entry(name).or_insert(line);
        let same_square = *self.of_square.entry((row, column)).or_insert(line);
        if same_group != line {
            faults.push(fault("instance::tile-twice").with("first", line_of(same_group)));
        } else if same_square != line {
            let taken = fault("instance::tile-taken").with("first", line_of(same_square));
            let other = shown(table.cell(same_square, group));
            faults.push(taken.with("other", other).with("row", row).with("column", column));
        }
        [same_group, same_square] == [line; 2]
    }
}

/// A row or a column: a whole number from 1 on.
fn position(table: &Table<'_>, line: usize, cell: usize, faults: &mut Faults) -> Option<u32> {
    let text = table.cell(line, cell);
    let number = Kind::Positive.read(text).ok().and_then(Decimal::as_whole);
    let position = number.and_then(|number| u32::try_from(number).ok()).filter(|number| *number <= MOST);
    if position.is_none() {
        let fault = Diagnostic::error("instance::tile-position").with("value", shown(text));
        let fault = fault.with("what", &table.names()[cell]).with("most", MOST);
        faults.push(fault.at(table.place(line, cell)));
    }
    position
}

/// Warns of groups that the drawing leaves out.
fn warn_of_missing(table: &Table<'_>, by: &Label, tiles: &[Tile], faults: &mut Faults) {
    let is_drawn = |code: &usize| tiles.iter().any(|tile| tile.group == *code);
    let missing: Vec<usize> = (0..by.distinct().len()).filter(|code| !is_drawn(code)).collect();
    if !missing.is_empty() {
        let names = listed(missing.iter().map(|code| by.distinct()[*code].as_str()));
        let warning = Diagnostic::warning("instance::tile-missing").with("names", names);
        faults.push(warning.with("count", missing.len()).at(table.place_of_headings()));
    }
}
