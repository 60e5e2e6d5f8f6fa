//! The engine against every basic point.

use allotment::lp::{Program, Segment};

use super::dice::Dice;
use super::judge::{Tally, Verdict, engine, judge};
use super::programs::{program, segment_bent};

/// The optimum of a program of a few columns: the best of all basic points, found without any pivoting rule.
fn by_brute_force(program: &Program) -> Option<f64> {
    let columns: Vec<(usize, Segment)> = (0..program.chains())
        .flat_map(|chain| program.segments(chain).iter().map(move |segment| (chain, *segment)))
        .collect();
    let entry = |row: usize, (chain, segment): &(usize, Segment)| {
        let own = program.coefficients(*chain).iter().find(|(at, _)| *at as usize == row);
        own.map_or(0.0, |(_, value)| *value) + segment_bent(segment, row, program.bent_row())
    };
    // At a basic point every column is at a bound but as many as there are rows at a limit.
    let sides: Vec<(usize, f64)> = program
        .rows()
        .iter()
        .enumerate()
        .flat_map(|(row, limits)| [limits.lower, limits.upper].into_iter().flatten().map(move |b| (row, b)))
        .collect();
    let mut best: Option<f64> = None;
    for held in 0..1_usize << sides.len() {
        let held: Vec<(usize, f64)> =
            (0..sides.len()).filter(|side| held >> side & 1 == 1).map(|side| sides[side]).collect();
        let mut rows: Vec<usize> = held.iter().map(|(row, _)| *row).collect();
        rows.dedup();
        if rows.len() < held.len() || held.len() > columns.len() {
            continue;
        }
        // 0: empty, 1: full, 2: free.
        for code in 0..3_usize.pow(columns.len() as u32) {
            let state = |column: usize| code / 3_usize.pow(column as u32) % 3;
            let free: Vec<usize> = (0..columns.len()).filter(|column| state(*column) == 2).collect();
            if free.len() != held.len() {
                continue;
            }
            let mut values: Vec<f64> = (0..columns.len())
                .map(|column| if state(column) == 1 { columns[column].1.length } else { 0.0 })
                .collect();
            let system = held.iter().map(|(row, limit)| {
                let fixed: f64 =
                    columns.iter().zip(&values).map(|(column, value)| entry(*row, column) * value).sum();
                let mut line: Vec<f64> = free.iter().map(|at| entry(*row, &columns[*at])).collect();
                line.push(limit - fixed);
                line
            });
            let Some(solution) = solve_square(system.collect()) else { continue };
            for (column, value) in free.iter().zip(solution) {
                values[*column] = value;
            }
            let inside = columns.iter().zip(&values).all(|((_, segment), value)| {
                (-1e-9 * segment.length..=segment.length * (1.0 + 1e-9)).contains(value)
            });
            let kept = program.rows().iter().enumerate().all(|(row, limits)| {
                let terms = columns.iter().zip(&values).map(|(column, value)| entry(row, column) * value);
                let (sum, size) = terms.fold((0.0, 0.0), |(sum, size), term| (sum + term, size + term.abs()));
                let size = limits.lower.unwrap_or(0.0).abs().max(limits.upper.unwrap_or(0.0).abs()).max(size);
                limits.lower.is_none_or(|lower| sum >= lower - 1e-9 * size)
                    && limits.upper.is_none_or(|upper| sum <= upper + 1e-9 * size)
            });
            if inside && kept {
                let worth =
                    columns.iter().zip(&values).map(|((_, segment), value)| segment.slope * value).sum();
                best = Some(best.map_or(worth, |most: f64| most.max(worth)));
            }
        }
    }
    best
}

/// Gauss with row exchanges; none if singular. Each line ends with its right-hand side.
fn solve_square(mut lines: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let count = lines.len();
    for step in 0..count {
        let pivot = (step..count)
            .max_by(|one, two| lines[*one][step].abs().total_cmp(&lines[*two][step].abs()))
            .filter(|pivot| lines[*pivot][step].abs() > 1e-11)?;
        lines.swap(step, pivot);
        let own = lines[step].clone();
        for (_, line) in lines.iter_mut().enumerate().filter(|(at, _)| *at != step) {
            let factor = line[step] / own[step];
            for (entry, own) in line.iter_mut().zip(&own) {
                *entry -= factor * own;
            }
        }
    }
    Some((0..count).map(|step| lines[step][count] / lines[step][step]).collect())
}

#[test]
fn brute_force_finds_no_better_point_and_none_where_there_is_none() {
    let mut tally = Tally::default();
    for seed in 2_000_000..2_006_000 {
        let (program, traits) = program(&mut Dice(seed), 4, 3);
        if program.columns() > 6 {
            continue;
        }
        let verdict = judge(&program, &engine(&program));
        match (by_brute_force(&program), &verdict) {
            (Some(best), Verdict::Optimal(worth)) => {
                assert!(
                    (best - worth).abs() <= 1e-8 * best.abs(),
                    "seed {seed}: {best} and {worth}\n{program:?}"
                );
            }
            (None, Verdict::Infeasible) => {}
            (best, _) => panic!("seed {seed}: brute force {best:?}, engine {verdict:?}\n{program:?}"),
        }
        tally.count(traits, &verdict);
    }
    tally.close("brute force");
}
