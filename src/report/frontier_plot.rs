//! `frontier --plot`: impact over one limit.

use crate::words::foreign::visible;

use super::FrontierReport;
use super::plot::{Curve, Picture, title_of};

/// The picture; `None` where there is no curve, and with the drawing's own words where it fails.
pub fn frontier_svg(report: &FrontierReport) -> Result<Option<String>, String> {
    let points = &report.curve.points;
    let stretch = points.iter().map(|point| (point.limit.to_f64(), point.impact)).collect();
    let picture = Picture {
        title: &visible(&report.instance.name),
        note: None,
        across: &visible(title_of(&report.curve.vary)),
        up: report.unit.text(),
        curves: vec![Curve { name: String::new(), stretches: vec![stretch] }],
    };
    picture.svg()
}
