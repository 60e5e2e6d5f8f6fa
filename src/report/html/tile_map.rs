//! A square for every group, set out as tiles.csv says: the money on it, and as its shade the money per head.
//!
//! Shades are lightnesses of one blue, so that they print in grey and no eye takes one for another. Each stands for an
//! interval between round numbers, and all intervals are of one length.

use unicode_width::UnicodeWidthStr;

use crate::instance::Tile;
use crate::pipeline::Answer;
use crate::words::page::{map as words, note};

use super::super::figures::{amount, cut_to, whole};
use super::groups::PerHead;
use super::round_step::RoundStep;
use super::{Summary, in_per_cent, percent, shown};

/// Shades from pale to dark, as the page's style names them.
const SHADES: [&str; 7] = ["shade-1", "shade-2", "shade-3", "shade-4", "shade-5", "shade-6", "shade-7"];
/// Where there is nobody to divide by.
const NO_SHADE: &str = "none";
/// Columns of a terminal that fit into a square, written small from `LONG` on.
const LABEL: usize = 14;
const LONG: usize = 10;

/// The drawing with its legend; its figures are in the table of groups.
pub(super) struct TileMap {
    pub(super) notes: Vec<String>,
    pub(super) rows: u32,
    pub(super) columns: u32,
    /// Of each square, as SVG takes it.
    pub(super) width: String,
    pub(super) height: String,
    pub(super) squares: Vec<Square>,
    pub(super) legend_title: String,
    pub(super) legend: Vec<Shade>,
}

/// A group's square, as SVG takes it.
pub(super) struct Square {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) class: &'static str,
    pub(super) label: String,
    /// To be written small.
    pub(super) is_long: bool,
    pub(super) money: String,
    /// All of it in words.
    pub(super) words: String,
}

/// What a shade stands for.
pub(super) struct Shade {
    pub(super) class: &'static str,
    pub(super) words: String,
}

impl TileMap {
    /// Of the answer's groups; none where no tiles are given, or nothing is allocated.
    pub(super) fn of(answer: &Answer<'_>, summary: &Summary) -> Option<TileMap> {
        let (tiles, groups) = (answer.problem.scene().instance.tiles(), summary.groups.as_ref()?);
        let extent = |of: fn(&Tile) -> u32| Some((tiles.iter().map(of).min()?, tiles.iter().map(of).max()?));
        let ((top, bottom), (left, right)) = (extent(|tile| tile.row)?, extent(|tile| tile.column)?);
        let (rows, columns) = (bottom - top + 1, right - left + 1);
        let per_head = PerHead::of(summary);
        let shades = Shades::of(tiles.iter().filter_map(|tile| per_head.each[tile.group]));
        let all: u64 = groups.groups.iter().map(|group| group.money).sum();
        let square = |tile: &Tile| {
            let (group, each) = (&groups.groups[tile.group], per_head.each[tile.group]);
            let (name, money) = (shown(&group.name), whole(group.money));
            let share = if all == 0 { 0.0 } else { group.money as f64 / all as f64 };
            let label = cut_to(&tile.label.as_deref().map_or_else(|| name.clone(), shown), LABEL);
            Square {
                x: percent(f64::from(tile.column - left), f64::from(columns)),
                y: percent(f64::from(tile.row - top), f64::from(rows)),
                class: each.map_or(NO_SHADE, |each| shades.class(each)),
                is_long: label.width() > LONG,
                label,
                words: words::square(
                    &name,
                    &money,
                    &in_per_cent(share),
                    per_head.of,
                    each.map(amount).as_deref(),
                ),
                money,
            }
        };
        let left_out = groups.groups.len() - tiles.len();
        let notes = [words::drawing(per_head.of).to_owned()].into_iter();
        Some(TileMap {
            notes: notes.chain((left_out > 0).then(|| note::more(left_out))).collect(),
            rows,
            columns,
            width: percent(1.0, f64::from(columns)),
            height: percent(1.0, f64::from(rows)),
            squares: tiles.iter().map(square).collect(),
            legend_title: words::legend(per_head.of, &shown(&summary.funds.currency)),
            legend: shades.legend(),
        })
    }
}

/// Intervals of equal length that hold some values, each with its shade.
struct Shades {
    step: RoundStep,
    /// Steps below the first interval.
    first: f64,
    count: usize,
}

impl Shades {
    fn of(values: impl Iterator<Item = f64> + Clone) -> Shades {
        let (least, most) = (values.clone().fold(f64::INFINITY, f64::min), values.fold(0.0, f64::max));
        let span = if most > least { most - least } else { most.max(1.0) };
        let step = RoundStep::at_least(span / (SHADES.len() - 1) as f64);
        if least > most {
            return Shades { step, first: 0.0, count: 0 };
        }
        let first = (least / step.size).floor();
        let count = ((most / step.size).ceil() - first).max(1.0) as usize;
        Shades { step, first, count: count.min(SHADES.len()) }
    }

    /// The shade of a value; the highest interval holds its upper end too.
    fn class(&self, value: f64) -> &'static str {
        let interval = (value / self.step.size - self.first).floor().max(0.0) as usize;
        self.shade(interval.min(self.count - 1))
    }

    /// Few intervals are as far apart as many.
    fn shade(&self, interval: usize) -> &'static str {
        SHADES[interval * (SHADES.len() - 1) / (self.count - 1).max(1)]
    }

    fn legend(&self) -> Vec<Shade> {
        let shade = |interval: usize| {
            let from = self.first + interval as f64;
            let words = words::from_to(&self.step.mark(from), &self.step.mark(from + 1.0));
            Shade { class: self.shade(interval), words }
        };
        (0..self.count).map(shade).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Shades;

    fn legend(values: &[f64]) -> Vec<String> {
        Shades::of(values.iter().copied()).legend().into_iter().map(|shade| shade.words).collect()
    }

    #[test]
    fn intervals_are_round_and_hold_every_value() {
        // By hand: 560 in six parts is 93.4, the next round step 100.
        assert_eq!(
            legend(&[814.6, 1374.6, 992.9]),
            ["800–900", "900–1,000", "1,000–1,100", "1,100–1,200", "1,200–1,300", "1,300–1,400"]
        );
        assert_eq!(
            legend(&[0.0, 0.3]),
            ["0.00–0.05", "0.05–0.10", "0.10–0.15", "0.15–0.20", "0.20–0.25", "0.25–0.30"]
        );
        assert_eq!(legend(&[]), Vec::<String>::new());
    }

    #[test]
    fn a_value_lies_in_the_interval_of_its_shade_and_the_darkest_is_the_largest() {
        let shades = Shades::of([800.0, 1400.0, 900.0].into_iter());
        assert_eq!(
            [800.0, 899.9, 900.0, 1400.0].map(|value| shades.class(value)),
            ["shade-1", "shade-1", "shade-2", "shade-7"]
        );
        // One value alone, and nothing at all.
        assert_eq!(Shades::of([5.0].into_iter()).class(5.0), "shade-1");
        assert_eq!(Shades::of([0.0, 0.0].into_iter()).class(0.0), "shade-1");
    }
}
