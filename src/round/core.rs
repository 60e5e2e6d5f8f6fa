//! The core: the cooperatives that rounding may move, as a small linear program; everyone else is held.
//!
//! Rivals are those nearest to indifference: |gain of a step more (or less) − price| is small, so moving them
//! costs little. Every row brings its own, since a row can only be mended by who stands in it.

use rayon::slice::ParallelSliceMut;

use crate::lp::tolerance::NEAR;
use crate::lp::{Program, Row, Sum};
use crate::model::{Claim, Everything, Grid, Problem, margin_prices, segments};
use crate::rule::Side;
use crate::units::{Fraction, parts};

use super::sums::whole_sums;

/// Cooperatives that may move between whole steps, and what the others leave of the limits.
pub(super) struct Core {
    /// Steps of everyone, rounded down; those of movers are only a start.
    pub(super) held: Vec<u64>,
    /// Positions of the movers, in the order of ids.
    pub(super) movers: Vec<usize>,
    marks: Vec<Vec<u64>>,
    /// By mover, its own.
    coefficients: Vec<Vec<(u32, f64)>>,
    /// What everyone adds to rows by a step besides.
    pub(super) of_everyone: Vec<(u32, f64)>,
    limits: Vec<(Option<f64>, Option<f64>)>,
    /// By row, as the claim has them.
    prices: Vec<f64>,
    /// Movers whose steps the search also branches on together.
    pub(super) sums: Vec<Vec<usize>>,
}

/// Whole steps that a mover, or a sum of movers, may take in a part of the search.
pub(super) type Range = (u64, u64);

impl Core {
    /// The split cooperatives and the nearest `rivals` of every row.
    pub(super) fn around(problem: &Problem<'_>, grid: &Grid, claim: &Claim, rivals: usize) -> Core {
        let prices: Vec<f64> = claim.prices.iter().map(Fraction::to_f64).collect();
        let mut chosen: Vec<usize> = Vec::new();
        let price = margin_prices(problem, &prices);
        let may_move = |position: usize| {
            let free = problem.fixed(position).is_none() && problem.curve(position).ceiling() > 0;
            free.then(|| (indifference(problem, claim, &price, position), position))
        };
        let mut nearest: Vec<(f64, usize)> =
            parts::map(problem.cooperatives(), may_move).into_iter().flatten().collect();
        let split = nearest.iter().map(|(_, position)| *position);
        chosen.extend(split.filter(|position| !claim.steps[*position].part.is_zero()));
        nearest.par_sort_unstable_by(|left, right| left.0.total_cmp(&right.0).then(left.1.cmp(&right.1)));
        chosen.extend(nearest.iter().take(4 * rivals).map(|(_, position)| *position));
        let mut wanted = vec![rivals; problem.rows().len()];
        // The coverage row has no coefficients, and everyone stands in it.
        problem.coverage_row().into_iter().for_each(|row| wanted[row] = 0);
        let mut rows_wanting = wanted.len() - usize::from(problem.coverage_row().is_some());
        for (_, position) in nearest.iter().filter(|_| rivals > 0) {
            if rows_wanting == 0 {
                break;
            }
            let mut useful = false;
            for (row, _) in problem.own_coefficients(*position) {
                if let Some(left) = wanted[row as usize].checked_sub(1) {
                    wanted[row as usize] = left;
                    rows_wanting -= usize::from(left == 0);
                    useful = true;
                }
            }
            if useful {
                chosen.push(*position);
            }
        }
        Core::of(problem, grid, claim, &chosen)
    }

    /// Everyone whose grant is not fixed.
    pub(super) fn everyone(problem: &Problem<'_>, grid: &Grid, claim: &Claim) -> Core {
        let free = (0..problem.cooperatives()).filter(|position| problem.fixed(*position).is_none());
        Core::of(problem, grid, claim, &free.collect::<Vec<_>>())
    }

    fn of(problem: &Problem<'_>, grid: &Grid, claim: &Claim, chosen: &[usize]) -> Core {
        let mut moves = vec![false; problem.cooperatives()];
        for &position in chosen {
            moves[position] = true;
        }
        let movers: Vec<usize> =
            problem.by_id().iter().copied().filter(|position| moves[*position]).collect();
        let held: Vec<u64> = claim.steps.iter().map(|amount| amount.whole).collect();
        let of_everyone: Vec<(u32, f64)> =
            problem.of_everyone().iter().map(|(row, a)| (*row, a.to_f64())).collect();
        let use_up = |(used, all): &mut (Vec<Sum>, Sum), position: usize| {
            let steps = held[position];
            if moves[position] || steps == 0 {
                return;
            }
            for (row, a) in problem.own_coefficients(position) {
                used[row as usize].add(a.to_f64() * steps as f64);
            }
            if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
                used[row].add(coverage.value(steps).to_f64());
            }
            all.add(steps as f64);
        };
        let none = || (vec![Sum::default(); problem.rows().len()], Sum::default());
        let join = |(used, all): &mut (Vec<Sum>, Sum), part: &(Vec<Sum>, Sum)| {
            used.iter_mut().zip(&part.0).for_each(|(sum, part)| sum.add(part.value()));
            all.add(part.1.value());
        };
        let (mut used, all) = parts::sum(held.len(), none, use_up, join);
        add_shares(&mut used, &of_everyone, all.value());
        let left =
            |side: &Option<Side>, used: &Sum| side.as_ref().map(|side| side.limit.to_f64() - used.value());
        let limits = problem
            .rows()
            .iter()
            .zip(&used)
            .map(|(row, used)| (left(&row.lower, used), left(&row.upper, used)));
        let marks = movers.iter().map(|&position| {
            let start = held[position];
            let mut marks = grid.marks(problem, position).to_vec();
            marks.extend(
                (start.saturating_sub(1)..=start + 2)
                    .filter(|mark| *mark <= problem.curve(position).ceiling()),
            );
            marks.sort_unstable();
            marks.dedup();
            bends(problem, position, &marks)
        });
        let coefficients = movers
            .iter()
            .map(|&position| problem.own_coefficients(position).map(|(row, a)| (row, a.to_f64())).collect());
        let (limits, marks, coefficients) = (limits.collect(), marks.collect(), coefficients.collect());
        let prices = claim.prices.iter().map(Fraction::to_f64).collect();
        Core { held, movers, marks, coefficients, of_everyone, limits, prices, sums: Vec::new() }
    }

    /// The same core, whose whole sums are branched on as well.
    pub(super) fn with_sums(self, problem: &Problem<'_>) -> Core {
        Core { sums: whole_sums(problem, &self.movers), ..self }
    }

    /// The ranges before any branching: of every mover, then of every sum.
    pub(super) fn ranges(&self, problem: &Problem<'_>) -> Vec<Range> {
        let most = |position: usize| problem.curve(position).ceiling();
        let movers = self.movers.iter().map(|&position| (0, most(position)));
        let sum = |members: &Vec<usize>| (0, members.iter().map(|&mover| most(self.movers[mover])).sum());
        movers.chain(self.sums.iter().map(sum)).collect()
    }

    /// The amounts of the movers, and of every sum.
    pub(super) fn amounts(&self, mut movers: Vec<f64>) -> Vec<f64> {
        let sum = |members: &Vec<usize>| members.iter().map(|&mover| movers[mover]).sum();
        let sums: Vec<f64> = self.sums.iter().map(sum).collect();
        movers.extend(sums);
        movers
    }

    /// Ranges close around the start, where numbers are small again and floats tell one step from the next.
    pub(super) fn near(&self, problem: &Problem<'_>) -> Vec<Range> {
        let funds = problem.scene().instance.funds();
        let reach = 1 + (funds.budget.steps(funds.step) as f64 * NEAR) as u64;
        let near = |&position: &usize| {
            let (start, ceiling) = (self.held[position], problem.curve(position).ceiling());
            (start.saturating_sub(reach), start.saturating_add(reach).min(ceiling))
        };
        self.movers.iter().map(near).collect()
    }

    /// What one step more for a mover that has `steps` adds to the rows besides what everyone adds.
    pub(super) fn step_up(&self, problem: &Problem<'_>, mover: usize, steps: u64) -> Vec<(usize, f64)> {
        let mut changes: Vec<(usize, f64)> =
            self.coefficients[mover].iter().map(|(row, a)| (*row as usize, *a)).collect();
        let coverage = problem.coverage_row().zip(problem.coverage(self.movers[mover]));
        changes.extend(coverage.and_then(|(row, coverage)| Some((row, coverage.gain(steps)?.to_f64()))));
        changes
    }

    /// What one step more for a mover that has `steps` brings.
    pub(super) fn gain(&self, problem: &Problem<'_>, mover: usize, steps: u64) -> f64 {
        problem.curve(self.movers[mover]).gain(steps).map_or(0.0, |gain| gain.to_f64())
    }

    /// What the movers add to every row at these steps.
    pub(super) fn activities(&self, problem: &Problem<'_>, steps: &[u64]) -> Vec<f64> {
        let mut sums = vec![Sum::default(); self.limits.len()];
        for ((coefficients, &steps), &position) in self.coefficients.iter().zip(steps).zip(&self.movers) {
            for (row, a) in coefficients {
                sums[*row as usize].add(a * steps as f64);
            }
            if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
                sums[row].add(coverage.value(steps).to_f64());
            }
        }
        add_shares(&mut sums, &self.of_everyone, steps[..self.movers.len()].iter().sum::<u64>() as f64);
        sums.into_iter().map(Sum::value).collect()
    }

    /// By how much each row's limits are missed; 0 where they hold.
    pub(super) fn misses(&self, activities: &[f64]) -> Vec<f64> {
        let miss = |((lower, upper), activity): (&(Option<f64>, Option<f64>), &f64)| {
            let below = lower.map_or(0.0, |lower| lower - activity);
            let above = upper.map_or(0.0, |upper| activity - upper);
            below.max(above).max(0.0)
        };
        self.limits.iter().zip(activities).map(miss).collect()
    }

    /// The most that one step of a mover changes in each row.
    pub(super) fn scales(&self, problem: &Problem<'_>) -> Vec<f64> {
        let mut scales = vec![f64::MIN_POSITIVE; self.limits.len()];
        let mut of_everyone = vec![0.0; scales.len()];
        for (row, a) in &self.of_everyone {
            (of_everyone[*row as usize], scales[*row as usize]) = (*a, a.abs());
        }
        for mover in 0..self.movers.len() {
            for (row, change) in self.step_up(problem, mover, 0) {
                scales[row] = f64::max(scales[row], (change + of_everyone[row]).abs());
            }
        }
        scales
    }

    /// Prices near those of such a program, by row.
    pub(super) fn near_prices(&self, problem: &Problem<'_>) -> Vec<f64> {
        let everything = Everything::of(problem, self.limits.len() + self.sums.len());
        let everything = everything.map(|everything| everything.price(&self.prices));
        let sums = std::iter::repeat_n(0.0, self.sums.len());
        self.prices.iter().copied().chain(sums).chain(everything).collect()
    }

    /// The linear program of the movers within ranges, and rows so far within their limits; amounts count from each
    /// range's low end.
    pub(super) fn program(&self, problem: &Problem<'_>, ranges: &[Range], margins: &[f64]) -> Program {
        let mut used = vec![Sum::default(); self.limits.len()];
        for ((coefficients, (low, _)), &position) in self.coefficients.iter().zip(ranges).zip(&self.movers) {
            for (row, a) in coefficients {
                used[*row as usize].add(a * *low as f64);
            }
            if let (Some(row), Some(coverage)) = (problem.coverage_row(), problem.coverage(position)) {
                used[row].add(coverage.value(*low).to_f64());
            }
        }
        let (ranges, sum_ranges) = ranges.split_at(self.movers.len());
        add_shares(&mut used, &self.of_everyone, ranges.iter().map(|(low, _)| *low as f64).sum());
        let limits = self.limits.iter().zip(margins).map(|(limits, margin)| within(*limits, *margin));
        let rows = problem.rows().iter().zip(limits).zip(&used).map(|((row, limits), used)| Row {
            name: row.name.clone(),
            lower: limits.0.map(|limit| limit - used.value()),
            upper: limits.1.map(|limit| limit - used.value()),
        });
        let sums = self.sums.iter().zip(sum_ranges).enumerate().map(|(index, (members, (low, high)))| {
            let start: u64 = members.iter().map(|&mover| ranges[mover].0).sum();
            let left = |limit: u64| limit as f64 - start as f64;
            Row { name: format!("sum {index}"), lower: Some(left(*low)), upper: Some(left(*high)) }
        });
        let mut in_sums: Vec<Vec<(u32, f64)>> = vec![Vec::new(); self.movers.len()];
        for (row, members) in (problem.rows().len() as u32..).zip(&self.sums) {
            for &mover in members {
                in_sums[mover].push((row, 1.0));
            }
        }
        let everything = Everything::of(problem, self.limits.len() + self.sums.len());
        let last = everything.as_ref().map(Everything::row);
        let mut program = Program::new(rows.chain(sums).chain(last).collect(), problem.coverage_row());
        for (mover, &(low, high)) in ranges.iter().enumerate() {
            let marks = self.marks[mover].iter().copied().filter(|mark| (low + 1..high).contains(mark));
            let marks: Vec<u64> =
                [low].into_iter().chain(marks).chain((high > low).then_some(high)).collect();
            program.push_chain(
                self.coefficients[mover]
                    .iter()
                    .chain(&in_sums[mover])
                    .copied()
                    .chain(everything.as_ref().map(Everything::entry)),
                segments(problem, self.movers[mover], &marks),
            );
        }
        if let Some(everything) = everything {
            everything.push(&mut program);
        }
        program
    }
}

/// The marks at which a cooperative's curve or coverage bends from one to the next, and the ends: parts of one segment tie
/// with each other, which costs a solver pivots and brings nothing.
fn bends(problem: &Problem<'_>, position: usize, marks: &[u64]) -> Vec<u64> {
    let (curve, coverage) = (problem.curve(position), problem.coverage(position));
    let point = |mark: u64| {
        let covered = coverage.map_or(Fraction::ZERO, |coverage| coverage.value(mark));
        (mark, [curve.value(mark), covered])
    };
    let mut bends: Vec<(u64, [Fraction; 2])> = Vec::with_capacity(marks.len());
    for next in marks.iter().map(|mark| point(*mark)) {
        if let [.., before, last] = bends.as_slice() {
            let [back, on] = [last.0 - before.0, next.0 - last.0].map(Fraction::from);
            let is_straight = (0..2).all(|at| {
                let [risen, rises] = [&last.1[at] - &before.1[at], &next.1[at] - &last.1[at]];
                &risen * &on == &rises * &back
            });
            if is_straight {
                bends.pop();
            }
        }
        bends.push(next);
    }
    bends.into_iter().map(|(mark, _)| mark).collect()
}

/// Adds what everyone adds to rows by so many steps.
fn add_shares(sums: &mut [Sum], of_everyone: &[(u32, f64)], steps: f64) {
    for (row, a) in of_everyone {
        sums[*row as usize].add(a * steps);
    }
}

/// Limits with a margin on either side; where there is no room for both, the middle.
fn within((lower, upper): (Option<f64>, Option<f64>), margin: f64) -> (Option<f64>, Option<f64>) {
    match (lower, upper) {
        (Some(lower), Some(upper)) => {
            let margin = margin.min(0.5 * (upper - lower));
            (Some(lower + margin), Some(upper - margin))
        }
        (lower, upper) => (lower.map(|lower| lower + margin), upper.map(|upper| upper - margin)),
    }
}

/// How little a cooperative minds one step more or less, at prices of its steps.
fn indifference(
    problem: &Problem<'_>,
    claim: &Claim,
    price: &impl Fn(usize, u64) -> f64,
    position: usize,
) -> f64 {
    let (curve, whole) = (problem.curve(position), claim.steps[position].whole);
    let price = price(position, whole);
    let gain = |steps: u64| curve.gain(steps).map(|gain| (gain.to_f64() - price).abs());
    let more = gain(whole).unwrap_or(f64::INFINITY);
    let less = whole.checked_sub(1).and_then(gain).unwrap_or(f64::INFINITY);
    more.min(less)
}
