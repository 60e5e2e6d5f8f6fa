//! Curves as a picture: SVG with text as text, so that it can be searched and edited.

use std::fmt::Display;

use plotters::chart::ChartBuilder;
use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Text};
use plotters::prelude::{BLACK, DrawingArea, IntoDrawingArea, SVGBackend, WHITE};
use plotters::series::LineSeries;
use plotters::style::{Color, IntoTextStyle, RGBColor};

use crate::words::title;

use super::figures::amount;

/// Pixels.
const SIZE: (u32, u32) = (960, 600);
const MARGIN: u32 = 24;
const LABELS: u32 = 48;
const WIDE_LABELS: u32 = 110;
/// For the half of the last label that stands beyond the axis.
const BEYOND: u32 = 60;
const ABOVE: u32 = 12;
const TITLE: u32 = 24;
const TEXT: u32 = 15;
const DOT: i32 = 3;
/// The names of curves beside them: the column, where it begins, lines of it, and the dash before each.
const NAMES: u32 = 110;
const NAMES_FROM: i32 = 24;
const NAME: i32 = 24;
const DASH: i32 = 22;
/// Points beyond which dots would run into one another.
const MOST_DOTS: usize = 200;
/// Curves beyond which only some are named.
const MOST_NAMES: usize = 16;
/// Empty room above and below, as a share of the range.
const ROOM: f64 = 0.05;
/// Red, green and blue, from the first of many curves to the last; those between are between.
const COLOURS: [[f64; 3]; 5] =
    [[0.0, 0.0, 255.0], [0.0, 140.0, 150.0], [70.0, 160.0, 0.0], [235.0, 135.0, 0.0], [200.0, 0.0, 30.0]];

/// What is drawn.
pub(super) struct Picture<'t> {
    pub(super) title: &'t str,
    /// A line below the title.
    pub(super) note: Option<&'t str>,
    /// Titles of the axes.
    pub(super) across: &'t str,
    pub(super) up: &'t str,
    pub(super) curves: Vec<Curve>,
}

/// A line through points, rising from left to right.
pub(super) struct Curve {
    /// Beside the picture; empty if it needs none.
    pub(super) name: String,
    /// In stretches, where nothing joins one to the next.
    pub(super) stretches: Vec<Vec<(f64, f64)>>,
}

impl Curve {
    fn points(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.stretches.iter().flatten().copied()
    }
}

/// What a varied limit is called beside an axis.
pub(super) fn title_of(vary: &str) -> &str {
    title::rule(vary.strip_prefix("accuracy.").unwrap_or(vary))
}

impl Picture<'_> {
    /// `None` where there is no point, and with the drawing's own words where it fails.
    pub(super) fn svg(&self) -> Result<Option<String>, String> {
        let Some((wide, high)) = self.ranges() else { return Ok(None) };
        let mut picture = String::new();
        self.draw(&mut picture, wide, high)?;
        Ok(Some(picture))
    }

    /// From where to where the axes go.
    fn ranges(&self) -> Option<([f64; 2], [f64; 2])> {
        let points = || self.curves.iter().flat_map(Curve::points);
        let ends = |of: fn((f64, f64)) -> f64| {
            points().map(of).map(|at| [at, at]).reduce(|one, two| [one[0].min(two[0]), one[1].max(two[1])])
        };
        let (wide, high) = ends(|point| point.0).zip(ends(|point| point.1))?;
        let room = if high[1] > high[0] { (high[1] - high[0]) * ROOM } else { 1.0 };
        let wide = [wide[0], if wide[1] > wide[0] { wide[1] } else { wide[0] + 1.0 }];
        Some((wide, [high[0] - room, high[1] + room]))
    }

    fn draw(&self, picture: &mut String, wide: [f64; 2], high: [f64; 2]) -> Result<(), String> {
        let mut area = SVGBackend::with_string(picture, SIZE).into_drawing_area();
        area.fill(&WHITE).map_err(failed)?;
        area = area.margin(MARGIN, MARGIN, MARGIN, 0);
        area = area.titled(self.title, ("sans-serif", TITLE)).map_err(failed)?;
        if let Some(note) = self.note {
            area = area.titled(note, ("sans-serif", TEXT)).map_err(failed)?;
        }
        if self.curves.iter().any(|curve| !curve.name.is_empty()) {
            let (left, names) = area.split_horizontally(SIZE.0 - MARGIN - NAMES);
            self.name_curves(&names)?;
            area = left;
        }
        let mut chart = ChartBuilder::on(&area)
            .margin_top(ABOVE)
            .margin_right(BEYOND)
            .x_label_area_size(LABELS)
            .y_label_area_size(WIDE_LABELS)
            .build_cartesian_2d(wide[0]..wide[1], high[0]..high[1])
            .map_err(failed)?;
        chart
            .configure_mesh()
            .x_desc(self.across)
            .y_desc(self.up)
            .label_style(("sans-serif", TEXT))
            .x_label_formatter(&|limit| amount(*limit))
            .y_label_formatter(&|impact| amount(*impact))
            .x_labels(6)
            .y_labels(8)
            .max_light_lines(0)
            .axis_style(BLACK)
            .draw()
            .map_err(failed)?;
        let has_dots = self.curves.iter().flat_map(Curve::points).count() <= MOST_DOTS;
        for (at, curve) in self.curves.iter().enumerate() {
            let colour = self.colour(at);
            for stretch in &curve.stretches {
                if stretch.len() > 1 {
                    let line = LineSeries::new(stretch.iter().copied(), colour.stroke_width(2));
                    chart.draw_series(line).map_err(failed)?;
                }
                if has_dots || stretch.len() == 1 {
                    let dots = stretch.iter().map(|point| Circle::new(*point, DOT, colour.filled()));
                    chart.draw_series(dots).map_err(failed)?;
                }
            }
        }
        area.present().map_err(failed)
    }

    /// The colour of a curve, by its place among all.
    fn colour(&self, at: usize) -> RGBColor {
        let way = (COLOURS.len() - 1) as f64 * at as f64 / (self.curves.len() - 1).max(1) as f64;
        let before = (way as usize).min(COLOURS.len() - 2);
        let [one, other] = [COLOURS[before], COLOURS[before + 1]];
        let part =
            |which: usize| (one[which] + (other[which] - one[which]) * (way - before as f64)).round() as u8;
        RGBColor(part(0), part(1), part(2))
    }

    /// Names of the curves below one another, a dash of its colour before each; of very many only some, evenly spread.
    fn name_curves(&self, names: &DrawingArea<SVGBackend<'_>, Shift>) -> Result<(), String> {
        let last = self.curves.len() - 1;
        let parts = last.min(MOST_NAMES - 1);
        for line in 0..=parts {
            let (at, y) = (last * line / parts.max(1), NAMES_FROM + NAME * line as i32);
            let dash = PathElement::new(vec![(0, y), (DASH, y)], self.colour(at).stroke_width(2));
            names.draw(&dash).map_err(failed)?;
            let place = (DASH + 8, y - TEXT as i32 / 2);
            let style = ("sans-serif", TEXT).into_text_style(names);
            names.draw(&Text::new(self.curves[at].name.as_str(), place, style)).map_err(failed)?;
        }
        Ok(())
    }
}

fn failed(fault: impl Display) -> String {
    fault.to_string()
}
