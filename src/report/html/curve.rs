//! Impact as a function of the budget, with today's budget on it.

use crate::words::column;
use crate::words::page::{axis, note};

use super::super::figures::{amount, grouped, price, whole};
use super::super::frontier::limit;
use super::bars::Table;
use super::round_step::RoundStep;
use super::{FrontierReport, Summary, in_per_cent, percent, shown};

/// Marks of an axis, about.
const TICKS: f64 = 4.0;
/// Empty room above the curve, as a factor.
const ROOM: f64 = 1.06;

/// The curve in a square of 100, its axes and the dot, as SVG takes them.
pub(super) struct CurveChart {
    pub(super) note: String,
    pub(super) line: String,
    pub(super) area: String,
    pub(super) across: Vec<Tick>,
    pub(super) up: Vec<Tick>,
    pub(super) today: [String; 2],
    pub(super) today_words: String,
    pub(super) titles: [String; 2],
    pub(super) table: Table,
}

/// A mark of an axis.
pub(super) struct Tick {
    pub(super) at: String,
    pub(super) label: String,
}

impl CurveChart {
    /// Of a curve over the budget; none if there is no curve or no answer to put on it.
    pub(super) fn of(report: &FrontierReport, summary: &Summary) -> Option<CurveChart> {
        let points = &report.curve.points;
        let today = (summary.funds.budget as f64, summary.impact.unrounded?);
        let mut line: Vec<(f64, f64)> =
            points.iter().map(|point| (point.limit.to_f64(), point.impact)).collect();
        let at = line.partition_point(|point| point.0 < today.0);
        if line.get(at).is_none_or(|point| point.0 > today.0) {
            line.insert(at, today);
        }
        let (first, last) = (*line.first()?, *line.last()?);
        if points.len() < 2 || last.0 <= 0.0 {
            return None;
        }
        let (wide, high) = (last.0, line.iter().map(|point| point.1).fold(0.0, f64::max) * ROOM);
        if high <= 0.0 {
            return None;
        }
        let place = |point: &(f64, f64)| {
            format!("{:.3} {:.3}", point.0 / wide * 100.0, 100.0 - point.1 / high * 100.0)
        };
        let drawn = line.iter().map(place).collect::<Vec<_>>().join(" L");
        let [from, to] = [first, last].map(|point| format!("{:.3}", point.0 / wide * 100.0));
        let (across, across_scale) = ticks(wide);
        let (up, up_scale) = ticks(high);
        let mut table =
            Table::of(&[column::LIMIT, column::IMPACT, column::PRICE, column::MONEY, column::FUNDED]);
        for point in points {
            table.add([
                limit(point.limit),
                amount(point.impact),
                price(point.price),
                grouped(point.money, 0),
                whole(point.recipients as u64),
            ]);
        }
        let error = report.curve.error.map(|error| in_per_cent(error / high * ROOM));
        Some(CurveChart {
            note: note::curve(report.unit.text(), error.as_deref()),
            area: format!("M{from} 100 L{drawn} L{to} 100 Z"),
            line: format!("M{drawn}"),
            across: across.into_iter().map(|(at, label)| Tick { at: percent(at, wide), label }).collect(),
            up: up.into_iter().map(|(at, label)| Tick { at: percent(high - at, high), label }).collect(),
            today: [percent(today.0, wide), percent(high - today.1, high)],
            today_words: axis::TODAY.text().to_owned(),
            titles: [axis::budget(across_scale, &shown(&summary.funds.currency)), axis::impact(up_scale)],
            table,
        })
    }
}

/// Round numbers from 0 up to the largest, with what an axis calls them, and the axis's unit.
fn ticks(largest: f64) -> (Vec<(f64, String)>, &'static str) {
    let (unit, word) = axis::scale(largest);
    let step = RoundStep::at_least(largest / unit / TICKS);
    let count = (largest / unit / step.size) as usize;
    let tick = |index: usize| (index as f64 * step.size * unit, step.mark(index as f64));
    ((0..=count).map(tick).collect(), word)
}

#[cfg(test)]
mod tests {
    use super::ticks;

    #[test]
    fn marks_are_round_and_end_within_the_axis() {
        let labels = |largest| ticks(largest).0.into_iter().map(|(_, label)| label).collect::<Vec<_>>();
        // By hand: 1,226 million in about four parts is 306.5, the next round step 500.
        assert_eq!(labels(1_226_070_000.0), ["0", "500", "1,000"]);
        assert_eq!(labels(9.0), ["0.0", "2.5", "5.0", "7.5"]);
        assert_eq!(labels(40.0), ["0", "10", "20", "30", "40"]);
        assert_eq!(ticks(47_000_000.0).1, "million ");
    }
}
