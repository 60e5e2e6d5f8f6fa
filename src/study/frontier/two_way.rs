//! Impact over two limits at once: a table of optima, each with its bound.

use serde::{Serialize, Serializer};

use crate::impact::Impact;
use crate::instance::Instance;
use crate::solve::Backend;
use crate::units::Decimal;

use super::along::number;
use super::{At, NoFrontier, Options, Sweep, Varied, frontier};

/// Optima in real numbers over two limits.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `frontier --by`")]
pub struct TwoWay {
    /// The limit of the rows, and that of the columns.
    pub by: [String; 2],
    #[serde(serialize_with = "numbers")]
    pub rows: Vec<Decimal>,
    #[serde(serialize_with = "numbers")]
    pub columns: Vec<Decimal>,
    /// By row and column; absent where nothing keeps every rule.
    pub cells: Vec<Vec<Option<Cell>>>,
}

/// One optimum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Cell {
    pub impact: f64,
    /// No allocation has more.
    pub bound: f64,
    /// What one more unit of the column's limit brings.
    pub price: f64,
}

fn numbers<S: Serializer>(numbers: &[Decimal], serializer: S) -> Result<S::Ok, S::Error> {
    struct Number(Decimal);
    impl Serialize for Number {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            number(&self.0, serializer)
        }
    }
    serializer.collect_seq(numbers.iter().map(|number| Number(*number)))
}

/// So many numbers of either limit, evenly spread over what keeps every rule while the other stays as it is. The budget,
/// if it is one of the two, stands in the columns.
pub fn two_way(
    instance: &Instance,
    by: [&Varied; 2],
    points: usize,
    backend: &dyn Backend,
) -> Result<TwoWay, NoFrontier> {
    let [rows, columns] = if by[0].is_budget() { [by[1], by[0]] } else { by };
    let ends = Options { points: Some(2), ..Options::default() };
    let spread = |varied: &Varied| -> Result<Vec<Decimal>, NoFrontier> {
        let ends = frontier(instance, varied, &ends, backend)?;
        let ends = [ends.points.first(), ends.points.last()]
            .map(|point| point.map_or(0, |point| varied.notch(point.limit)));
        let parts = points.max(2) as u64 - 1;
        let mut all: Vec<u64> = (0..=parts)
            .map(|part| {
                ends[0] + (u128::from(ends[1] - ends[0]) * u128::from(part) / u128::from(parts)) as u64
            })
            .collect();
        all.dedup();
        Ok(all.into_iter().map(|notch| varied.number(notch)).collect())
    };
    let (across, down) = (spread(columns)?, spread(rows)?);
    let wide = match across.last().filter(|_| columns.is_budget()) {
        Some(most) => instance.with_limit(&columns.stated, *most),
        None => Some(instance.clone()),
    };
    let wide = wide.ok_or(NoFrontier::Infeasible)?;
    let impact = Impact::of(&wide);
    let mut cells = Vec::with_capacity(down.len());
    for number in &down {
        let row = wide.with_limit(&rows.stated, *number).ok_or(NoFrontier::Infeasible)?;
        let mut sweep = Sweep::of(&row, &impact, columns, backend);
        let mut line = Vec::with_capacity(across.len());
        for number in &across {
            line.push(match sweep.solve(columns.notch(*number)) {
                At::Found(solved) => Some(Cell {
                    impact: solved.impact.to_f64_down(),
                    bound: solved.bound.to_f64_up(),
                    price: solved.price.to_f64(),
                }),
                At::Nothing => None,
                At::Unknown(why) => return Err(NoFrontier::Unknown(why)),
            });
        }
        cells.push(line);
    }
    Ok(TwoWay { by: [rows.name.clone(), columns.name.clone()], rows: down, columns: across, cells })
}
