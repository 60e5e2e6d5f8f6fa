//! curves.csv and `impact_per_yuan`: impact curves that the user estimated, taken as they are.

use crate::diagnostic::Diagnostic;
use crate::units::Decimal;

use super::cooperatives::UserCurve;
use super::faults::Faults;
use super::number::{Kind, money};
use super::register::Register;
use super::table::Table;

const KNOWN: &[&str] = &["cooperative", "up_to", "slope"];

/// A curve for every cooperative from curves.csv.
pub(super) fn read(
    table: &Table<'_>,
    register: &Register<'_>,
    faults: &mut Faults,
) -> Option<Vec<UserCurve>> {
    let cooperative = table.required("cooperative", faults);
    let up_to = table.required("up_to", faults);
    let slope = table.required("slope", faults);
    let (cooperative, up_to, slope) = (cooperative?, up_to?, slope?);
    table.warn_of_misspelt_headings(KNOWN, faults);
    let mut curves = vec![UserCurve::default(); register.len()];
    let positions = register.positions(table, cooperative, faults);
    for (line, position) in positions.into_iter().enumerate() {
        if !table.is_whole(line) {
            continue;
        }
        let mut needed = |column: usize, kind| {
            if table.cell(line, column).is_empty() {
                faults.push(table.spot(line, column, cooperative).fault("instance::cell-empty"));
            }
            table.number(line, column, kind, cooperative, faults)
        };
        let end = needed(up_to, Kind::PositiveMoney).map(money);
        let rise = needed(slope, Kind::NotNegative);
        let (Some(position), Some(end), Some(rise)) = (position, end, rise) else { continue };
        let pieces = &mut curves[position as usize].pieces;
        if let Some((Some(last_end), last_rise)) = pieces.last() {
            let fault = |code, column| table.spot(line, column, cooperative).fault(code);
            if end <= *last_end {
                faults.push(fault("instance::up-to-not-rising", up_to).with("before", last_end.get()));
            }
            if rise > *last_rise {
                faults.push(fault("instance::slope-rises", slope).with("before", last_rise));
            }
        }
        pieces.push((Some(end), rise));
    }
    for (position, curve) in curves.iter().enumerate() {
        if curve.pieces.is_empty() && register.table.is_whole(position) {
            faults.push(
                register.table.spot(position, register.id, register.id).warning("instance::curve-missing"),
            );
        }
    }
    Some(curves)
}

/// A line without end for every cooperative from the column `impact_per_yuan`.
pub(super) fn linear(register: &Register<'_>, column: usize, faults: &mut Faults) -> Vec<UserCurve> {
    let table = &register.table;
    let slopes = table.numbers(column, Kind::NotNegative, register.id, faults);
    let mut curves = Vec::with_capacity(slopes.len());
    for (line, slope) in slopes.iter().enumerate() {
        if table.is_whole(line) && table.cell(line, column).is_empty() {
            faults.push(table.spot(line, column, register.id).fault("instance::cell-empty"));
        }
        curves.push(UserCurve { pieces: vec![(None, slope.unwrap_or(Decimal::ZERO))] });
    }
    curves
}

/// Tells that impact is given twice.
pub(super) fn refuse_both(register: &Register<'_>, column: usize, faults: &mut Faults) {
    let place = register.table.place_of_heading(column);
    faults.push(Diagnostic::error("instance::two-impacts").at(place));
}
