//! The dual simplex method with bound flipping, for columns that are all boxed.
//!
//! maximise c·x with A x − s = 0, every column between its bounds; prices y = c_B B⁻¹, reduced costs
//! d = c − y·A. A nonbasic column sits at its upper bound where d > 0, at its lower where d < 0: that makes any
//! basis dual feasible, so the search starts from the slacks and needs no first phase. Each iteration
//!   1. lets the basic column leave that is worst outside its bounds, by steepest edge: δ² / ‖β_p‖²;
//!   2. walks the dual objective along β_p as far as it rises, flipping columns on the way;
//!   3. updates x_B, y, the weights and the inverse.
//!
//! The search runs on costs perturbed by 1e-7 of themselves, since tied data (slopes to 0.1) stall it: 2,085
//! iterations became 459 with 363 rows. Where most costs are 0 they come back in steps. It ends when no basic
//! column is outside its bounds, judged after a fresh factorisation on the true costs.
//! Maros 2003, "A generalized dual phase-2 simplex algorithm"; Koberstein 2005, "The dual simplex method";
//! Forrest & Goldfarb 1992, "Steepest-edge simplex algorithms for linear programming".

use crate::lp::tolerance::{PIVOT_AGREEMENT, STALL};

use super::basis::Basis;
use super::leaving::{Leaving, Weights};
use super::members::Members;
use super::pricing::{PivotRow, Status};
use super::ratio_test::{RatioTest, Step};
use super::refresh;
use crate::solve::columns::Columns;

/// Pivots after which the inverse is worked out afresh.
const REFACTOR: usize = 64;
/// Iterations for each row before the search counts as lost; it needs 1 to 20, and fewer from a basis that is near.
pub(super) const PATIENCE: usize = 200;
/// The same where another start may be tried: near prices may tie so much that the search goes round in circles.
pub(super) const NEAR_PATIENCE: usize = 10;

/// How the search ended.
#[derive(Debug)]
pub(super) enum End {
    /// Every basic column is within its bounds.
    Feasible,
    /// Prices by which the rows contradict each other.
    Contradiction(Vec<f64>),
    /// Rounding errors won.
    Numerics(&'static str),
}

/// Everything that an iteration changes.
#[derive(Debug)]
pub(super) struct Search<'a> {
    pub(super) columns: &'a Columns,
    members: Members,
    /// c, perturbed until the search ends on the true costs.
    pub(super) slopes: Vec<f64>,
    pub(super) statuses: Vec<Status>,
    pub(super) basis: Basis,
    /// x_B by position.
    pub(super) values: Vec<f64>,
    /// How far outside its bounds a basic column may be, by position.
    pub(super) slack: Vec<f64>,
    /// What of x_B may be rounding errors, by position, as of the last refresh.
    pub(super) noise: Vec<f64>,
    /// y
    pub(super) prices: Vec<f64>,
    /// What of y may be rounding errors, by row, as of the last refresh.
    pub(super) price_noise: Vec<f64>,
    pub(super) weights: Weights,
    /// Pivots so far.
    pub(super) iterations: usize,
    /// Is everything as worked out by the last refresh?
    pub(super) fresh: bool,
    pub(super) perturbations: u64,
    /// What costs of 0 count as, where most are 0.
    pub(super) nothing: Option<f64>,
    /// By which share they are perturbed now.
    pub(super) perturbed_by: f64,
    stalled: usize,
    test: RatioTest,
}

impl<'a> Search<'a> {
    /// The start: every other column at a bound, which the first refresh sets right.
    pub(super) fn new(columns: &'a Columns, basis: Basis) -> Search<'a> {
        let count = columns.row_count();
        let mut statuses = vec![Status::Lower; columns.structurals() + count];
        for &column in &basis.head {
            statuses[column] = Status::Basic;
        }
        Search {
            columns,
            members: Members::of(columns),
            slopes: columns.slopes.clone(),
            statuses,
            basis,
            values: vec![0.0; count],
            slack: vec![0.0; count],
            noise: vec![0.0; count],
            prices: vec![0.0; count],
            price_noise: vec![0.0; count],
            weights: Weights::unit(count),
            iterations: 0,
            fresh: false,
            perturbations: 0,
            nothing: refresh::nothing(&columns.slopes),
            perturbed_by: 0.0,
            stalled: 0,
            test: RatioTest::new(),
        }
    }

    /// Iterates to the end, or so many times for each row.
    pub(super) fn run(&mut self, patience: usize) -> End {
        let patience = patience * (self.columns.row_count() + 50);
        let mut distrusted = Vec::new();
        self.perturb();
        while self.iterations < patience {
            if self.basis.pivots >= REFACTOR {
                self.refresh();
            }
            let leaving = self.weights.choose(self, &distrusted);
            let turn = leaving.map_or(Turn::Settled, |leaving| self.iterate(leaving));
            match turn {
                Turn::Pivoted => distrusted.clear(),
                // Whatever else happened may be due to rounding: look again with clean numbers.
                _ if !self.fresh => self.refresh(),
                Turn::Settled if self.ease() => self.refresh(),
                Turn::Settled if distrusted.is_empty() => return End::Feasible,
                Turn::Settled => return End::Numerics("a row can be mended by tiny pivots only"),
                Turn::Unsure(position) => distrusted.push(position),
                Turn::Endless(prices) => return End::Contradiction(prices),
            }
        }
        End::Numerics("the search did not settle")
    }

    fn iterate(&mut self, leaving: Leaving) -> Turn {
        let row: Vec<f64> = self.basis.row(leaving.position);
        let signed: Vec<f64> = row.iter().map(|entry| leaving.sign * entry).collect();
        let scale = row.iter().fold(0.0_f64, |most, entry| most.max(entry.abs()));
        // What is forgiven anyway need not be mended: limits may be met exactly, or not quite, with nothing left.
        self.test.start(leaving.excess - self.slack[leaving.position]);
        let pivot_row = PivotRow {
            columns: self.columns,
            members: &self.members,
            statuses: &self.statuses,
            slopes: &self.slopes,
            prices: &self.prices,
            row: &signed,
        };
        pivot_row.price(&mut self.test);
        let entering = match self.test.finish(scale) {
            Step::Enter(index) => index,
            Step::Endless => return Turn::Endless(contradiction(leaving, &row)),
            Step::NoPivot => return Turn::Unsure(leaving.position),
        };
        let column = self.test.passed()[entering].column;
        let direction = self.basis.solve(&self.columns.entries(column));
        let (pivot, by_row) = (direction[leaving.position], self.alpha(column, &row));
        if (pivot - by_row).abs() > PIVOT_AGREEMENT * by_row.abs() && self.basis.pivots > 0 {
            return Turn::Unsure(leaving.position);
        }
        self.flip(entering);
        self.pivot(&leaving, column, &direction, &row);
        Turn::Pivoted
    }

    /// Moves the columns before the entering one to their other bounds.
    fn flip(&mut self, entering: usize) {
        let mut change = vec![0.0; self.columns.row_count()];
        for candidate in &self.test.passed()[..entering] {
            let (lower, upper) = self.columns.bounds(candidate.column);
            let status = &mut self.statuses[candidate.column];
            let by = if *status == Status::Lower { upper - lower } else { lower - upper };
            *status = if *status == Status::Lower { Status::Upper } else { Status::Lower };
            self.columns.each_entry(candidate.column, |row, entry| change[row] += entry * by);
        }
        if entering > 0 {
            for (value, by) in self.values.iter_mut().zip(self.basis.solve(&change)) {
                *value -= by;
            }
        }
    }

    fn pivot(&mut self, leaving: &Leaving, column: usize, direction: &[f64], row: &[f64]) {
        let position = leaving.position;
        let out = self.basis.head[position];
        let (lower, upper) = self.columns.bounds(out);
        let (bound, status) =
            if leaving.sign > 0.0 { (upper, Status::Upper) } else { (lower, Status::Lower) };
        let pivot = direction[position];

        let step = -self.reduced_cost(column) / pivot;
        for (price, entry) in self.prices.iter_mut().zip(row) {
            *price -= step * entry;
        }
        let gain = step.abs() * leaving.excess;
        self.stalled = if gain > STALL * self.objective_scale() { 0 } else { self.stalled + 1 };

        let length = (self.values[position] - bound) / pivot;
        for (value, entry) in self.values.iter_mut().zip(direction) {
            *value -= length * entry;
        }
        let (from, to) = self.columns.bounds(column);
        let start = if self.statuses[column] == Status::Upper { to } else { from };
        self.values[position] = start + length;
        self.slack[position] = refresh::allowance(self.columns, column);

        let edges = self.basis.solve(row);
        self.weights.update(position, direction, &edges);
        if self.basis.replace(self.columns, position, column, direction).is_err() {
            // Looked into by the next refresh.
            self.basis.pivots = REFACTOR;
        }
        self.statuses[out] = status;
        self.statuses[column] = Status::Basic;
        self.iterations += 1;
        self.fresh = false;
        if self.stalled > 2 * self.columns.row_count() + 20 {
            self.stalled = 0;
            self.perturb();
        }
    }

    fn alpha(&self, column: usize, row: &[f64]) -> f64 {
        let mut sum = 0.0;
        self.columns.each_entry(column, |at, entry| sum += entry * row[at]);
        sum
    }

    fn reduced_cost(&self, column: usize) -> f64 {
        self.slopes.get(column).copied().unwrap_or(0.0) - self.alpha(column, &self.prices)
    }

    /// A size that gains are compared with.
    fn objective_scale(&self) -> f64 {
        self.prices
            .iter()
            .zip(&self.columns.limits)
            .map(|(price, limits)| (price * limits.0.abs().max(limits.1.abs())).abs())
            .sum()
    }
}

/// −ρ for an upper bound, ρ for a lower: with every slope 0 the dual falls along it without end.
fn contradiction(leaving: Leaving, row: &[f64]) -> Vec<f64> {
    row.iter().map(|entry| -leaving.sign * entry).collect()
}

/// How an iteration went.
enum Turn {
    /// A column entered.
    Pivoted,
    /// No basic column is outside its bounds.
    Settled,
    /// The one at this position is, but nothing can enter for it with a sound pivot.
    Unsure(usize),
    /// It is whatever the others do: prices that show it.
    Endless(Vec<f64>),
}
