//! A curve as a picture: SVG with text as text, so that it can be searched and edited.

use plotters::chart::ChartBuilder;
use plotters::element::Circle;
use plotters::prelude::{BLACK, BLUE, IntoDrawingArea, SVGBackend, WHITE};
use plotters::series::LineSeries;
use plotters::style::Color;

use crate::words::foreign::visible;
use crate::words::title;

use super::FrontierReport;
use super::figures::amount;

/// Pixels.
const SIZE: (u32, u32) = (960, 600);
const MARGIN: u32 = 24;
const LABELS: u32 = 48;
const WIDE_LABELS: u32 = 110;
/// For the half of the last label that stands beyond the axis.
const BEYOND: u32 = 60;
const TITLE: u32 = 24;
const TEXT: u32 = 15;
const DOT: i32 = 3;
/// Points beyond which dots would run into one another.
const MOST_DOTS: usize = 200;
/// Empty room above and below, as a share of the range.
const ROOM: f64 = 0.05;

/// The picture; `None` where there is no curve, and with the drawing's own words where it fails.
pub fn frontier_svg(report: &FrontierReport) -> Result<Option<String>, String> {
    let points: Vec<(f64, f64)> =
        report.curve.points.iter().map(|point| (point.limit.to_f64(), point.impact)).collect();
    let Some((first, last)) = points.first().zip(points.last()) else { return Ok(None) };
    let wide = if last.0 > first.0 { last.0 } else { first.0 + 1.0 };
    let impacts = || points.iter().map(|(_, impact)| *impact);
    let (low, high) = (impacts().fold(f64::INFINITY, f64::min), impacts().fold(f64::NEG_INFINITY, f64::max));
    let room = if high > low { (high - low) * ROOM } else { 1.0 };
    let mut picture = String::new();
    let failed = |fault: &dyn std::fmt::Display| fault.to_string();
    {
        let area = SVGBackend::with_string(&mut picture, SIZE).into_drawing_area();
        area.fill(&WHITE).map_err(|fault| failed(&fault))?;
        let name = visible(&report.instance.name);
        let mut chart = ChartBuilder::on(&area)
            .caption(name, ("sans-serif", TITLE))
            .margin(MARGIN)
            .margin_right(BEYOND)
            .x_label_area_size(LABELS)
            .y_label_area_size(WIDE_LABELS)
            .build_cartesian_2d(first.0..wide, low - room..high + room)
            .map_err(|fault| failed(&fault))?;
        chart
            .configure_mesh()
            .x_desc(title::rule(&visible(&report.curve.vary)))
            .y_desc(report.unit.text())
            .label_style(("sans-serif", TEXT))
            .x_label_formatter(&|limit| amount(*limit))
            .y_label_formatter(&|impact| amount(*impact))
            .x_labels(6)
            .y_labels(8)
            .max_light_lines(0)
            .axis_style(BLACK)
            .draw()
            .map_err(|fault| failed(&fault))?;
        chart
            .draw_series(LineSeries::new(points.iter().copied(), BLUE.stroke_width(2)))
            .map_err(|fault| failed(&fault))?;
        if points.len() <= MOST_DOTS {
            chart
                .draw_series(points.iter().map(|point| Circle::new(*point, DOT, BLUE.filled())))
                .map_err(|fault| failed(&fault))?;
        }
        area.present().map_err(|fault| failed(&fault))?;
    }
    Ok(Some(picture))
}
