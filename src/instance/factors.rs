//! `[factor_method]`: the factors by which bureaus divide such money today, a column and its weight each.
//!
//! Any numeric column of cooperatives.csv may be a factor, and `members` and `poor_members` worked out from
//! members.csv. Weights are input, never ours; only their proportions count.

use std::ops::Range;

use crate::units::{Decimal, Decimals, parts};

use super::columns::{Column, Columns};
use super::document::{Section, Value};
use super::faults::{Faults, shown};
use super::number::Kind;
use super::programme::column_unknown;
use super::table::PIECE;

/// A factor.
#[derive(Clone, Debug)]
pub struct Factor {
    /// The column's heading.
    pub column: String,
    /// Not negative; some factor's is above 0.
    pub weight: Decimal,
    /// By cooperative, not negative; their sum is above 0.
    pub values: Decimals,
}

/// Reads the section; no factors if it is not there.
pub(super) fn read(section: &Section<'_>, columns: &Columns<'_>, faults: &mut Faults) -> Vec<Factor> {
    let entries = section.entries();
    let before = faults.errors();
    let factors: Vec<Factor> =
        entries.iter().filter_map(|(name, value)| factor(name, value, columns, faults)).collect();
    let weightless = factors.iter().all(|factor| factor.weight.is_zero());
    if section.is_there() && weightless && faults.errors() == before {
        let fault = crate::diagnostic::Diagnostic::error("instance::factors-without-weight");
        faults.push(fault.at(section.place()));
    }
    factors
}

fn factor(name: &str, value: &Value<'_>, columns: &Columns<'_>, faults: &mut Faults) -> Option<Factor> {
    let weight = value.number(Kind::NotNegative, faults)?;
    let Some(column) = columns.find(name) else {
        faults.push(column_unknown(value, name, columns.names()));
        return None;
    };
    let values = numbers(column, columns, faults)?;
    if values.iter().flatten().all(Decimal::is_zero) {
        faults.push(value.fault("instance::base-sums-to-zero").with("column", shown(name)));
        return None;
    }
    Some(Factor { column: name.to_owned(), weight, values })
}

/// Everyone's number; the first that is missing or wrong is told, since it is often the whole column.
fn numbers(column: Column<'_>, columns: &Columns<'_>, faults: &mut Faults) -> Option<Decimals> {
    if let Column::Derived(numbers) = column {
        return Some(numbers.clone());
    }
    let piece = |positions: Range<usize>| {
        let mut wrong = None;
        let mut number = |position| match Kind::NotNegative.read(&columns.text(column, position)) {
            Ok(number) => Some(number),
            Err(code) => {
                wrong = Some((position, code));
                None
            }
        };
        let numbers: Decimals = positions.map_while(|position| number(position).map(Some)).collect();
        (numbers, wrong)
    };
    let (numbers, wrong): (Vec<_>, Vec<_>) = parts::pieces(columns.len(), PIECE, piece).into_iter().unzip();
    let Some((position, code)) = wrong.into_iter().flatten().next() else {
        return Some(Decimals::joined(numbers));
    };
    if let Column::Table(column) = column {
        let table = &columns.register().table;
        let code = if table.cell(position, column).is_empty() { "instance::cell-empty" } else { code };
        faults.push(table.spot(position, column, columns.register().id).fault(code));
    }
    None
}
