//! `frontier --by A --by B --plot`: impact over the limit that stands across the table, a curve for each number of the
//! one that stands down.

use crate::words::foreign::visible;
use crate::words::study::frontier::a_curve_for_each;

use super::TwoWayReport;
use super::frontier::limit;
use super::plot::{Curve, Picture, title_of};

/// The picture; `None` where nothing keeps every rule anywhere, and with the drawing's own words where it fails. Between
/// numbers where something does, with none beside them, a curve has gaps; one that keeps every rule nowhere is only named.
pub fn two_way_svg(report: &TwoWayReport) -> Result<Option<String>, String> {
    let table = &report.table;
    let across: Vec<f64> = table.columns.iter().map(|number| number.to_f64()).collect();
    let curves = table.rows.iter().zip(&table.cells).map(|(number, cells)| {
        let places: Vec<Option<(f64, f64)>> =
            across.iter().zip(cells).map(|(at, cell)| cell.map(|cell| (*at, cell.impact))).collect();
        let stretches = places.split(Option::is_none).map(|stretch| stretch.iter().copied().flatten());
        let stretches: Vec<Vec<(f64, f64)>> = stretches.map(Iterator::collect).collect();
        Curve { name: limit(*number), stretches }
    });
    let picture = Picture {
        title: &visible(&report.instance.name),
        note: Some(&a_curve_for_each(&visible(title_of(&table.by[0])))),
        across: &visible(title_of(&table.by[1])),
        up: report.unit.text(),
        curves: curves.collect(),
    };
    picture.svg()
}
