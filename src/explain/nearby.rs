//! The program again after limits have moved, from an optimum of where they were.
//!
//! A moved limit changes little but at the margin. The cooperatives nearest to it are solved for, the others held
//! at what they have; those for which that is no longer best at the new prices join, until there are none. The
//! end is an optimum of the whole program (sifting; Bixby et al. 1992).
//!
//! Whether amounts x are best at prices π is judged by complementary slackness, summed up as their *gap*
//!   γ(x, π) = Σ_i ( max_y [F_i(y) − π·G_i(y)] − [F_i(x_i) − π·G_i(x_i)] ) + Σ_r π_r·(b_r − G_r(x)) ≥ 0,
//! which is how far the line that π proves lies above the value of x. All terms are at least 0, so that nothing
//! cancels, and one within rounding of 0 counts as 0.

use std::sync::Arc;

use crate::lp::tolerance::{AT_LIMIT, MEANT_WHOLE, SAME_PRICE};
use crate::lp::{Outcome, Program, Row, Segment, Sum};
use crate::model::{Claim, Grid, Model, Problem};
use crate::pipeline::Answer;
use crate::solve::Backend;
use crate::units::Fraction;

/// Cooperatives solved for at first.
const FIRST_CORE: usize = 600;
/// Bent curves are refined at most so often for one move.
const MOST_REFINEMENTS: usize = 60;

/// Where a direction leads, per unit of the move.
#[derive(Clone, Debug, Default)]
pub(super) struct Direction {
    /// A row, and by how much its lower and its upper limit move.
    pub limits: Vec<(usize, [f64; 2])>,
}

impl Direction {
    /// What a unit of the move brings at these prices.
    pub(super) fn worth(&self, prices: &[f64]) -> f64 {
        let sides = self.limits.iter().map(|(row, [lower, upper])| {
            let price = prices[*row];
            price * if price > 0.0 { upper } else { lower }
        });
        sides.sum()
    }
}

/// Amounts by chain and prices by row.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub amounts: Vec<f64>,
    pub prices: Vec<f64>,
}

/// What became of a move.
#[derive(Clone, Debug)]
pub(super) enum Moved {
    Found(Found),
    /// Nothing keeps every row there: prices that contradict.
    Nothing(Vec<f64>),
    GaveUp,
}

/// An optimum, and the program that it is of.
#[derive(Clone)]
pub(super) struct Base<'b, 'a> {
    problem: &'b Problem<'a>,
    backend: &'b dyn Backend,
    grid: Grid,
    /// Has any curve a bend, so that the grid must follow?
    bent: bool,
    program: Arc<Program>,
    pub found: Found,
    /// Chains, those nearest to their margin first.
    near: Vec<usize>,
    /// A chain that keeps what it has, whatever that brings.
    held: Option<usize>,
}

impl<'b, 'a> Base<'b, 'a> {
    /// Takes an answer's optimum; `problem` is the answer's, or one whose curves go on further.
    pub(super) fn of(
        answer: &Answer<'_>,
        problem: &'b Problem<'a>,
        backend: &'b dyn Backend,
    ) -> Option<Base<'b, 'a>> {
        answer.unrounded.as_ref()?;
        let mut grid = Grid::first();
        let claim = Claim { steps: answer.steps.clone(), prices: answer.prices.clone() };
        let bent = !(0..problem.cooperatives()).all(|position| problem.curve(position).is_straight());
        grid.refine(problem, &claim);
        let program = Arc::new(Model::write(problem, &grid).program);
        let amount = |position: &usize| match problem.fixed(*position) {
            Some(_) => 0.0,
            None => answer.steps[*position].whole as f64 + answer.steps[*position].part.to_f64(),
        };
        let found = Found {
            amounts: Model::amounts(problem, problem.by_id().iter().map(amount).collect()),
            prices: Model::prices(problem, &answer.prices.iter().map(Fraction::to_f64).collect::<Vec<_>>()),
        };
        let mut base = Base { problem, backend, grid, bent, program, found, near: Vec::new(), held: None };
        base.near = base.nearest();
        if bent && let Moved::Found(found) = base.moved(&Direction::default(), 0.0) {
            base.found = found;
            base.near = base.nearest();
        }
        Some(base)
    }

    /// The program.
    pub(super) fn program(&self) -> &Program {
        &self.program
    }

    /// An optimum after a move.
    pub(super) fn moved(&mut self, direction: &Direction, by: f64) -> Moved {
        for _ in 0..MOST_REFINEMENTS {
            let moved = self.sift(&self.view(direction, by));
            let Moved::Found(found) = &moved else { return moved };
            if !self.bent || !self.grid.refine(self.problem, &self.claim(found)) {
                return moved;
            }
            self.program = Arc::new(Model::write(self.problem, &self.grid).program);
        }
        Moved::GaveUp
    }

    /// An optimum of the others where one cooperative gets so many steps, whatever they bring.
    pub(super) fn with_held(&mut self, position: usize, steps: u64) -> Moved {
        let chain = self.problem.by_id().iter().position(|one| *one == position);
        let chain = chain.expect("every cooperative has a chain");
        let before = std::mem::replace(&mut self.found.amounts[chain], steps as f64);
        self.held = Some(chain);
        let moved = self.moved(&Direction::default(), 0.0);
        self.held = None;
        self.found.amounts[chain] = before;
        moved
    }

    /// γ of amounts and prices, at limits moved by so much.
    pub(super) fn gap(&self, found: &[f64], prices: &[f64], direction: &Direction, by: f64) -> f64 {
        let rows = self.view(direction, by);
        let mut gap = Sum::default();
        for (chain, &amount) in found.iter().enumerate() {
            let own = self.own_price(chain, prices);
            let mut left = amount;
            for segment in self.program.segments(chain) {
                let held = left.clamp(0.0, segment.length);
                left -= segment.length;
                let miss = self.miss(segment, own, prices, Slopes::Own);
                // A breakpoint within rounding is where the amount stands.
                let empty = if segment.length - held > MEANT_WHOLE { segment.length - held } else { 0.0 };
                let full = if held > MEANT_WHOLE { held } else { 0.0 };
                gap.add(if miss > 0.0 { miss * empty } else { -miss * full });
            }
        }
        for (row, activity) in self.program.activities(found).iter().enumerate() {
            let price = prices[row];
            let limit = if price > 0.0 { rows[row].upper } else { rows[row].lower };
            let Some(limit) = limit.filter(|_| price != 0.0) else { continue };
            let slack = (limit - activity.value).abs();
            if slack > AT_LIMIT * activity.size.max(limit.abs()) {
                gap.add(price.abs() * slack);
            }
        }
        gap.value()
    }

    /// What contradicting prices leave at limits moved by so much: below 0 nothing is feasible there.
    pub(super) fn contradiction(&self, prices: &[f64], direction: &Direction, by: f64) -> f64 {
        let rows = self.view(direction, by);
        let mut left = Sum::default();
        for (row, price) in rows.iter().zip(prices) {
            let limit = if *price > 0.0 { row.upper } else { row.lower };
            left.add(limit.map_or(0.0, |limit| price * limit));
        }
        for chain in 0..self.program.chains() {
            let own = self.own_price(chain, prices);
            for segment in self.program.segments(chain) {
                left.add(self.miss(segment, own, prices, Slopes::Nothing).max(0.0) * segment.length);
            }
        }
        left.value()
    }

    /// The exact amounts of a found point, for `certify`.
    pub(super) fn claim(&self, found: &Found) -> Claim {
        let point =
            crate::lp::Point { amounts: found.amounts.clone(), prices: found.prices.clone(), iterations: 0 };
        Claim::of(self.problem, &point)
    }

    /// The rows with their limits moved.
    fn view(&self, direction: &Direction, by: f64) -> Vec<Row> {
        let mut rows = self.program.rows().to_vec();
        for (row, [lower, upper]) in &direction.limits {
            let row = &mut rows[*row];
            row.lower = row.lower.map(|limit| limit + lower * by);
            row.upper = row.upper.map(|limit| limit + upper * by);
        }
        rows
    }

    /// The price of a step of a chain without the bent row, and the size of its terms.
    fn own_price(&self, chain: usize, prices: &[f64]) -> (f64, f64) {
        let mut own = (0.0, 0.0_f64);
        let mut add = |term: f64| own = (own.0 + term, own.1 + term.abs());
        for (row, value) in self.program.coefficients(chain) {
            add(prices[*row as usize] * value);
        }
        own
    }

    /// How far a segment's slope is above its price; 0 within rounding.
    fn miss(&self, segment: &Segment, own: (f64, f64), prices: &[f64], slopes: Slopes) -> f64 {
        let bent = self.program.bent_row().map_or(0.0, |row| prices[row] * segment.bent);
        let slope = if slopes == Slopes::Own { segment.slope } else { 0.0 };
        let miss = slope - own.0 - bent;
        if miss.abs() <= SAME_PRICE * (slope + own.1 + bent.abs()) { 0.0 } else { miss }
    }

    /// Is what a chain has still best at these prices?
    fn stays(&self, chain: usize, prices: &[f64], slopes: Slopes) -> bool {
        let own = self.own_price(chain, prices);
        let mut left = self.found.amounts[chain];
        self.program.segments(chain).iter().all(|segment| {
            let (held, miss) = (left, self.miss(segment, own, prices, slopes));
            left -= segment.length;
            (miss <= 0.0 || held >= segment.length - MEANT_WHOLE) && (miss >= 0.0 || held <= MEANT_WHOLE)
        })
    }

    fn nearest(&self) -> Vec<usize> {
        let distance = |chain: usize| {
            let own = self.own_price(chain, &self.found.prices);
            let misses = self.program.segments(chain).iter().map(|segment| {
                let miss = self.miss(segment, own, &self.found.prices, Slopes::Own);
                miss.abs() / (segment.slope + own.1).max(f64::MIN_POSITIVE)
            });
            misses.fold(f64::INFINITY, f64::min)
        };
        let chains = (0..self.program.chains()).filter(|chain| !self.program.segments(*chain).is_empty());
        let mut near: Vec<(f64, usize)> = chains.map(|chain| (distance(chain), chain)).collect();
        near.sort_by(|one, two| one.0.total_cmp(&two.0).then(one.1.cmp(&two.1)));
        near.into_iter().map(|(_, chain)| chain).collect()
    }

    fn sift(&self, rows: &[Row]) -> Moved {
        let chains = self.program.chains();
        let mut inside = vec![false; chains];
        let free = |chain: &usize| Some(*chain) != self.held;
        self.near.iter().filter(|chain| free(chain)).take(FIRST_CORE).for_each(|chain| inside[*chain] = true);
        loop {
            let (slopes, prices, outcome) = match self.backend.solve(&self.core(rows, &inside)) {
                Outcome::Point(point) => (Slopes::Own, point.prices, Some(point.amounts)),
                Outcome::Ray(ray) => (Slopes::Nothing, ray.prices, None),
                Outcome::GaveUp(_) if (0..chains).filter(free).all(|chain| inside[chain]) => {
                    return Moved::GaveUp;
                }
                Outcome::GaveUp(_) => {
                    (0..chains).filter(free).for_each(|chain| inside[chain] = true);
                    continue;
                }
            };
            let strays = (0..chains).filter(|chain| free(chain) && !inside[*chain]);
            let strays: Vec<usize> = strays.filter(|chain| !self.stays(*chain, &prices, slopes)).collect();
            if strays.is_empty() {
                let Some(core) = outcome else { return Moved::Nothing(prices) };
                let mut amounts = self.found.amounts.clone();
                let within = (0..chains).filter(|chain| inside[*chain]);
                within.zip(core).for_each(|(chain, amount)| amounts[chain] = amount);
                return Moved::Found(Found { amounts, prices });
            }
            for chain in strays {
                inside[chain] = true;
            }
        }
    }

    /// The chains inside, with what the others use up taken off the limits.
    fn core(&self, rows: &[Row], inside: &[bool]) -> Program {
        let outside = |chain: usize| if inside[chain] { 0.0 } else { self.found.amounts[chain] };
        let held: Vec<f64> = (0..inside.len()).map(outside).collect();
        let used = self.program.activities(&held);
        let left = |limit: Option<f64>, row: usize| limit.map(|limit| limit - used[row].value);
        let rows = rows.iter().enumerate().map(|(index, row)| Row {
            name: row.name.clone(),
            lower: left(row.lower, index),
            upper: left(row.upper, index),
        });
        let mut core = Program::new(rows.collect(), self.program.bent_row());
        for chain in (0..inside.len()).filter(|chain| inside[*chain]) {
            core.push_chain(
                self.program.coefficients(chain).iter().copied(),
                self.program.segments(chain).iter().copied(),
            );
        }
        core
    }
}

/// Which slopes count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slopes {
    Own,
    /// All 0: is anything feasible?
    Nothing,
}
