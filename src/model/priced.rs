//! The program with some rows kept by a price instead of a limit.
//!
//! What a cooperative adds to a row may follow no concave chain: a recipient counts once, and where heads count or
//! recipients are priced, covered members too may come before what a grant brings. Such rows are left out, and what they
//! charge is taken off the curves:
//!   g_i(k) = F_i(k) − Σ_r π_r·G_ri(k)   over the rows r outside
//! whose least concave cover over the choices is the chain.

use crate::lp::{Program, Segment};

use super::program::{all_limits, coefficients, everything};
use super::{Grid, Model, Problem};

/// Rows outside the program, and their prices.
#[derive(Clone, Debug)]
pub struct Outside {
    /// By row: is it outside?
    pub rows: Vec<bool>,
    /// By row; 0 for rows that are in the program.
    pub prices: Vec<f64>,
}

impl Outside {
    /// The rows that must be outside, free at first.
    pub fn of(problem: &Problem<'_>) -> Outside {
        let mut rows = problem.counts_recipients();
        let jumps = || (0..problem.cooperatives()).any(|position| problem.curve(position).jumps());
        if let Some(row) = problem.coverage_row() {
            rows[row] = rows.contains(&true) || jumps();
        }
        Outside { prices: vec![0.0; rows.len()], rows }
    }

    /// What so many steps for a cooperative add to each row outside that it stands in.
    pub fn added(&self, problem: &Problem<'_>, position: usize, steps: u64) -> Vec<(usize, f64)> {
        let counted = problem.recipient(position).filter(|_| steps > 0);
        let mut added: Vec<(usize, f64)> = counted.map(|(row, a)| (row as usize, a.to_f64())).collect();
        if let Some((row, coverage)) = problem.coverage_row().zip(problem.coverage(position))
            && self.rows[row]
        {
            added.push((row, coverage.value(steps).to_f64()));
        }
        added
    }
}

impl Model {
    /// Writes the program with rows outside at their prices.
    pub fn write_priced(problem: &Problem<'_>, grid: &Grid, outside: &Outside) -> Model {
        let mut rows = all_limits(problem);
        for (row, _) in rows.iter_mut().zip(&outside.rows).filter(|(_, outside)| **outside) {
            (row.lower, row.upper) = (None, None);
        }
        let bent_row = problem.coverage_row().filter(|row| !outside.rows[*row]);
        let mut program = Program::new(rows, bent_row);
        let everything = everything(problem);
        for &position in problem.by_id() {
            program.push_chain(
                coefficients(problem, everything.as_ref(), position),
                segments(problem, position, &grid.marks(problem, position), outside),
            );
        }
        if let Some(everything) = everything {
            everything.push(&mut program);
        }
        Model { program }
    }
}

fn segments(problem: &Problem<'_>, position: usize, marks: &[u64], outside: &Outside) -> Vec<Segment> {
    let priced = outside.prices.iter().any(|price| *price != 0.0);
    if !priced || problem.fixed(position).is_some() {
        let mut segments = super::segments(problem, position, marks);
        if problem.coverage_row().is_some_and(|row| outside.rows[row]) {
            for segment in &mut segments {
                segment.bent = 0.0;
            }
        }
        return segments;
    }
    let curve = problem.curve(position);
    let net = |steps: u64| {
        let charged = outside.added(problem, position, steps).into_iter();
        curve.value(steps).to_f64() - charged.map(|(row, added)| outside.prices[row] * added).sum::<f64>()
    };
    let values: Vec<f64> = marks.iter().map(|mark| net(*mark)).collect();
    let coverage =
        problem.coverage(position).filter(|_| problem.coverage_row().is_some_and(|row| !outside.rows[row]));
    let slopes = cover(marks, &values);
    let pairs = marks.windows(2).zip(slopes).map(|(pair, slope)| {
        let length = (pair[1] - pair[0]) as f64;
        let bent =
            coverage.map_or(0.0, |curve| (&curve.value(pair[1]) - &curve.value(pair[0])).to_f64() / length);
        Segment { length, slope, bent }
    });
    pairs.collect()
}

/// The slopes of the least concave curve that is nowhere below the values at the marks: neighbours that rise are pooled
/// until none does (pool adjacent violators). Pooled pieces have equal slopes, to the bit.
pub(super) fn cover(marks: &[u64], values: &[f64]) -> Vec<f64> {
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for (pair, ends) in marks.windows(2).zip(values.windows(2)) {
        let mut pool = (ends[1] - ends[0], (pair[1] - pair[0]) as f64, 1);
        while let Some(&(rise, run, count)) = pools.last()
            && rise / run <= pool.0 / pool.1
        {
            pools.pop();
            pool = (rise + pool.0, run + pool.1, count + pool.2);
        }
        pools.push(pool);
    }
    pools.into_iter().flat_map(|(rise, run, count)| std::iter::repeat_n(rise / run, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::cover;

    #[test]
    fn a_cover_is_concave_and_touches_where_it_may() {
        // Values 0, 1, 1, 4, 5 at 0, 1, 2, 3, 5: the line from 0 to 4 covers the first three.
        let slopes = cover(&[0, 1, 2, 3, 5], &[0.0, 1.0, 1.0, 4.0, 5.0]);
        assert_eq!(
            slopes.iter().map(|slope| (slope * 6.0).round()).collect::<Vec<_>>(),
            [8.0, 8.0, 8.0, 3.0]
        );
        assert_eq!(slopes[0].to_bits(), slopes[2].to_bits());
        // What only costs falls below 0.
        assert_eq!(cover(&[0, 2], &[0.0, -3.0]), [-1.5]);
    }
}
