//! A curve as plain figures, with what changes from point to point.

use serde::{Serialize, Serializer};

use crate::instance::Instance;
use crate::units::Decimal;

use super::Varied;
use super::solved::Solved;

/// A curve of impact over a limit.
#[derive(Clone, Debug, Default, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `frontier`")]
pub struct Frontier {
    /// The limit that is varied, as `--vary` calls it.
    pub vary: String,
    pub points: Vec<Point>,
    /// How far the optimum can be from the line that joins the points, for every number where `error_holds`. Proved;
    /// absent where nothing bounds it from below.
    pub error: Option<f64>,
    /// How much of it limits in whole steps leave open: they move the optimum about from one step to the next.
    pub error_of_steps: Option<f64>,
    /// From the first point to the last, but for where the rules leave less than a whole step of room inside.
    pub error_holds: Option<Holds>,
    /// Linear programs that were solved.
    pub solves: usize,
}

/// The optimum at one number, in real numbers.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `frontier`")]
pub struct Point {
    #[serde(serialize_with = "number")]
    pub limit: Decimal,
    /// Impact of the best point before rounding to whole money.
    pub impact: f64,
    /// No allocation has more.
    pub bound: f64,
    /// What one more unit of the limit brings, limits that follow it moving along.
    pub price: f64,
    /// Yuan given out.
    pub money: f64,
    /// How many get anything.
    pub recipients: usize,
    /// Rows that have a price here.
    pub binding: Vec<String>,
    /// Yuan by group of the instance's report.
    pub groups: Vec<Group>,
    /// Ids that get something here and got nothing at the point before; all that get something at the first.
    pub enter: Vec<String>,
    /// Ids that get nothing here and got something at the point before.
    pub leave: Vec<String>,
}

/// A range of the limit.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Holds {
    /// Its first number.
    #[serde(serialize_with = "number")]
    pub from: Decimal,
    /// Its last.
    #[serde(serialize_with = "number")]
    pub to: Decimal,
}

/// Money of one group.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// The value of the column that reports group by.
    pub name: String,
    /// Yuan.
    pub money: f64,
}

/// A whole number without a point.
pub(crate) fn number<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    match number.as_whole() {
        Some(whole) => serializer.serialize_i64(whole),
        None => serializer.serialize_f64(number.to_f64()),
    }
}

/// How well a curve is known, and between which notches.
pub(super) struct Proved {
    pub(super) error: f64,
    /// How much of it limits in whole steps leave open.
    pub(super) stays: f64,
    pub(super) from: u64,
    pub(super) to: u64,
}

pub(super) fn told(
    instance: &Instance,
    varied: &Varied,
    shown: &[&Solved],
    proved: Option<&Proved>,
    solves: usize,
) -> Frontier {
    let cooperatives = instance.cooperatives();
    let ids = |positions: Vec<usize>| -> Vec<String> {
        positions.into_iter().map(|position| cooperatives.id(position).to_owned()).collect()
    };
    let names = instance.report_by().map_or(&[][..], |label| label.distinct());
    let mut before: Option<&Solved> = None;
    let points = shown.iter().map(|solved| {
        let leave = before.map_or_else(Vec::new, |before| before.funded_beyond(Some(solved)));
        let enter = solved.funded_beyond(before);
        before = Some(solved);
        Point {
            limit: varied.number(solved.notch),
            impact: solved.impact.to_f64_down(),
            bound: solved.bound.to_f64_up(),
            price: solved.price.to_f64(),
            money: solved.money.to_f64(),
            recipients: solved.funded_beyond(None).len(),
            binding: solved.binding.clone(),
            groups: names
                .iter()
                .zip(&solved.groups)
                .map(|(name, money)| Group { name: name.clone(), money: *money })
                .collect(),
            enter: ids(enter),
            leave: ids(leave),
        }
    });
    Frontier {
        vary: varied.name.clone(),
        points: points.collect(),
        error: proved.map(|proved| proved.error),
        error_of_steps: proved.map(|proved| proved.stays),
        error_holds: proved
            .map(|&Proved { from, to, .. }| Holds { from: varied.number(from), to: varied.number(to) }),
        solves,
    }
}
