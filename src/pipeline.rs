//! The whole road on one page: curves, program, point, whole money, proof.

mod program;
mod stage;

pub use program::{Chords, Export, program};
pub use stage::{Stage, Watch};

use crate::certify::{self, Audit};
use crate::impact::Impact;
use crate::instance::{Allocation, Instance};
use crate::lp::{Outcome, Ray};
use crate::model::{Claim, Grid, Model, Problem, RealSteps, StatedRow};
use crate::round::{NearestMiss, round};
use crate::solve::{Backend, irreducible};
use crate::units::Fraction;

/// What is known of the answer, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every rule is kept in whole money, and nothing in real numbers is better by more than 1e-9.
    Optimal,
    /// Every rule is kept; the gap is larger, and stated.
    Feasible,
    /// Proved: nothing keeps every rule.
    Infeasible,
    /// Neither an allocation nor a proof that there is none.
    Unknown,
}

impl Status {
    /// As files and outputs say it.
    pub const fn word(self) -> &'static str {
        match self {
            Status::Optimal => "optimal",
            Status::Feasible => "feasible",
            Status::Infeasible => "infeasible",
            Status::Unknown => "unknown",
        }
    }
}

/// All that a run found out, every figure worked out by `certify`.
pub struct Answer<'a> {
    /// The exact problem that it speaks of.
    pub problem: Problem<'a>,
    /// What is known.
    pub status: Status,
    /// The solver's name.
    pub solver: &'static str,
    /// The whole money.
    pub allocation: Option<Allocation>,
    /// Its audit.
    pub audit: Option<Audit>,
    /// Real-number amounts by cooperative, as the solver gave them; empty without a point.
    pub steps: Vec<RealSteps>,
    /// Impact of the real-number point that was rounded.
    pub unrounded: Option<Fraction>,
    /// No allocation has a larger impact.
    pub bound: Option<Fraction>,
    /// By row: prices of the bound, or of the proof that nothing is feasible.
    pub prices: Vec<Fraction>,
    /// What came closest where rounding found nothing.
    pub nearest_miss: Option<Box<NearestMiss>>,
    /// Cooperatives that the real-number point leaves between two steps.
    pub split: usize,
    /// Pivots or nodes of the solver.
    pub iterations: usize,
    /// Why there is no answer, from the solver.
    pub reason: Option<String>,
}

/// `bound − unrounded` at most this share of `bound` is optimal.
fn optimal_gap() -> Fraction {
    Fraction::new(1, 1_000_000_000)
}

/// 1 + 2^-46: more than the rounding of a price, less than any proof notices.
fn hair_dearer() -> Fraction {
    Fraction::new((1 << 46) + 1, 1 << 46)
}

/// The budget is the first rule, and has one row.
const BUDGET_ROW: usize = 0;

/// Bent curves are refined at most so often.
const MOST_REFINEMENTS: usize = 60;

/// Walks the road for a checked instance.
pub fn solve<'a>(instance: &'a Instance, impact: &'a Impact, backend: &dyn Backend) -> Answer<'a> {
    solve_watched(instance, impact, backend, &mut ())
}

/// Walks the road, and says at every turn where it is.
pub fn solve_watched<'a>(
    instance: &'a Instance,
    impact: &'a Impact,
    backend: &dyn Backend,
    watch: &mut dyn Watch,
) -> Answer<'a> {
    watch.enter(Stage::Model);
    let (answer, point) = relaxed(instance, impact, backend, watch);
    match point {
        Some((grid, claim)) => answer.rounded(&grid, &claim, backend, watch),
        None => answer,
    }
}

/// The road up to the real-number point, judged; the point itself if there is one to round.
fn relaxed<'a>(
    instance: &'a Instance,
    impact: &'a Impact,
    backend: &dyn Backend,
    watch: &mut dyn Watch,
) -> (Answer<'a>, Option<(Grid, Claim)>) {
    let problem = Problem::state(instance, impact);
    let mut grid = Grid::first(&problem);
    let mut answer = Answer::unknown(problem, backend.name());
    for _ in 0..MOST_REFINEMENTS {
        watch.enter(Stage::Model);
        let model = Model::write(&answer.problem, &grid);
        watch.enter(Stage::Solve);
        let point = match backend.solve(&model.program) {
            Outcome::Point(point) => point,
            Outcome::Ray(ray) => {
                let rules: Vec<usize> = answer.problem.rows().iter().map(|row| row.rule).collect();
                let narrow = irreducible(&model.program, ray.clone(), &rules, backend);
                watch.enter(Stage::Certify);
                return (answer.refused(&[narrow, ray]), None);
            }
            Outcome::GaveUp(reason) => return (Answer { reason: Some(reason), ..answer }, None),
        };
        watch.enter(Stage::Certify);
        let claim = Claim::of(&answer.problem, &point);
        answer = answer.judged(&claim);
        answer.iterations += point.iterations;
        if answer.is_tight() || !grid.refine(&answer.problem, &claim) {
            return (answer, Some((grid, claim)));
        }
    }
    answer.reason = Some("curves were refined as often as allowed".to_owned());
    (answer, None)
}

impl<'a> Answer<'a> {
    fn unknown(problem: Problem<'a>, solver: &'static str) -> Answer<'a> {
        Answer {
            problem,
            status: Status::Unknown,
            solver,
            allocation: None,
            audit: None,
            steps: Vec::new(),
            unrounded: None,
            bound: None,
            prices: Vec::new(),
            nearest_miss: None,
            split: 0,
            iterations: 0,
            reason: None,
        }
    }

    /// Checks a solver's word that nothing is feasible; the first ray that proves it counts.
    fn refused(mut self, rays: &[Ray]) -> Answer<'a> {
        (self.unrounded, self.bound) = (None, None);
        for ray in rays {
            self.prices = Claim::prices(&self.problem, &ray.prices);
            if certify::proves_infeasible(&self.problem, &self.prices) == Ok(true) {
                self.status = Status::Infeasible;
                return self;
            }
        }
        self.reason = Some("the solver found nothing feasible, but its proof does not hold".to_owned());
        self
    }

    /// Works out what a claim's prices prove, and what its amounts are worth.
    fn judged(mut self, claim: &Claim) -> Answer<'a> {
        match certify::unrounded(&self.problem, &claim.steps) {
            Ok(unrounded) => self.unrounded = Some(unrounded),
            Err(row) => {
                self.unrounded = None;
                self.reason = Some(format!("the solver's amounts do not keep `{row}`"));
            }
        }
        self.bound = certify::bound(&self.problem, &claim.prices).ok();
        self.prices.clone_from(&claim.prices);
        self.steps.clone_from(&claim.steps);
        if !self.is_tight() {
            self.polish(claim);
        }
        self
    }

    /// Floats may fall short of the true prices by their last bit, which shows where the optimum is 0: tries all
    /// prices a hair dearer, and the budget dearer still, by a hair of what a step can bring.
    fn polish(&mut self, claim: &Claim) {
        let dearer: Vec<Fraction> = claim.prices.iter().map(|price| price * &hair_dearer()).collect();
        let mut budget_too = dearer.clone();
        let steepest = (0..self.problem.cooperatives())
            .filter_map(|position| self.problem.curve(position).gain(0))
            .max();
        let hair = &hair_dearer() - &Fraction::ONE;
        budget_too[BUDGET_ROW] = &budget_too[BUDGET_ROW] + &(&hair * &steepest.unwrap_or(Fraction::ZERO));
        for prices in [dearer, budget_too] {
            if let Ok(bound) = certify::bound(&self.problem, &prices)
                && self.bound.as_ref().is_none_or(|known| bound < *known)
            {
                (self.bound, self.prices) = (Some(bound), prices);
            }
        }
    }

    /// Nothing in real numbers is better by more than the tolerance.
    fn is_tight(&self) -> bool {
        match (&self.bound, &self.unrounded) {
            (Some(bound), Some(unrounded)) => bound - unrounded <= bound * &optimal_gap(),
            _ => false,
        }
    }

    /// Whole money, audited.
    fn rounded(
        mut self,
        grid: &Grid,
        claim: &Claim,
        backend: &dyn Backend,
        watch: &mut dyn Watch,
    ) -> Answer<'a> {
        watch.enter(Stage::Round);
        self.split = claim.steps.iter().filter(|amount| !amount.part.is_zero()).count();
        match round(&self.problem, grid, claim, backend) {
            Ok(allocation) => {
                watch.enter(Stage::Certify);
                let audit = certify::audit(&self.problem, &allocation);
                self.status = match audit.rules_kept() {
                    true if self.is_tight() => Status::Optimal,
                    true => Status::Feasible,
                    false => Status::Unknown,
                };
                self.audit = Some(audit);
                self.allocation = Some(allocation);
            }
            Err(miss) => self.nearest_miss = Some(miss),
        }
        self
    }

    /// (bound − achieved) / bound, 0 where the bound is 0.
    pub fn relative_gap(&self) -> Option<Fraction> {
        let (bound, achieved) = (self.bound.as_ref()?, &self.audit.as_ref()?.achieved);
        let gap = &(bound - achieved) * &bound.reciprocal().unwrap_or(Fraction::ZERO);
        Some(gap.max(Fraction::ZERO))
    }

    /// What rounding cost: unrounded − achieved, at least 0.
    pub fn rounding_loss(&self) -> Option<Fraction> {
        let loss = self.unrounded.as_ref()? - &self.audit.as_ref()?.achieved;
        Some(loss.max(Fraction::ZERO))
    }

    /// What one more yuan of budget brings, limits that are shares of it moving along.
    pub fn price_of_funds(&self) -> Option<Fraction> {
        self.bound.as_ref()?;
        Some(per_yuan_of_budget(&self.problem, &self.prices))
    }
}

/// Prices that hold the budget alone: the slope at which greedy runs out of money, everything else free.
pub fn budget_alone(problem: &Problem<'_>) -> Vec<Fraction> {
    let grid = Grid::first(problem);
    let mut segments: Vec<(f64, u64)> = Vec::new();
    for position in (0..problem.cooperatives()).filter(|position| problem.fixed(*position).is_none()) {
        let curve = problem.curve(position);
        segments.extend(grid.marks(position).windows(2).map(|pair| {
            let rise = &curve.value(pair[1]) - &curve.value(pair[0]);
            (rise.to_f64() / (pair[1] - pair[0]) as f64, pair[1] - pair[0])
        }));
    }
    segments.sort_by(|left, right| right.0.total_cmp(&left.0));
    let funds = problem.scene().instance.funds();
    let mut left = funds.budget.steps(funds.step);
    let marginal = segments.into_iter().find(|(_, length)| {
        let fits = *length <= left;
        left = left.saturating_sub(*length);
        !fits
    });
    let per_step = marginal.and_then(|(slope, _)| Fraction::from_f64(slope)).unwrap_or(Fraction::ZERO);
    let step = Fraction::from(funds.step.get());
    let mut prices = vec![Fraction::ZERO; problem.rows().len()];
    let budget =
        problem.rows().iter().position(|row| row.name == "budget").expect("the budget is always a row");
    prices[budget] = &per_step * &step.reciprocal().expect("a step is above 0");
    prices
}

/// The optimum in real numbers, as the solver's point is worth; `None` if there is none.
pub fn optimum(instance: &Instance, impact: &Impact, backend: &dyn Backend) -> Option<Fraction> {
    let (answer, _) = relaxed(instance, impact, backend, &mut ());
    answer.unrounded
}

/// Can the rules be kept in real numbers?
#[derive(Clone, Debug)]
pub enum Feasibility {
    /// A solver's point keeps them.
    Feasible,
    /// Checked prices contradict them.
    Contradicted {
        /// What the rows leave at these prices, below 0.
        left: Fraction,
        /// What one more yuan of budget adds to that.
        per_yuan: Fraction,
        /// What the rounding of limits to whole steps may add besides, as the budget moves them.
        by_rounding: Fraction,
    },
    /// Neither was found.
    Unknown,
}

/// Asks only whether the rules can be kept.
pub fn feasibility(instance: &Instance, impact: &Impact, backend: &dyn Backend) -> Feasibility {
    let problem = Problem::state(instance, impact);
    let model = Model::write(&problem, &Grid::first(&problem));
    let ray = match backend.solve(&model.program.feasibility(|_| true)) {
        Outcome::Point(_) => return Feasibility::Feasible,
        Outcome::GaveUp(_) => return Feasibility::Unknown,
        Outcome::Ray(ray) => ray,
    };
    let prices = Claim::prices(&problem, &ray.prices);
    match certify::contradiction(&problem, &prices) {
        Ok(left) if left.signum() < 0 => {
            let rounded = |(row, price): (&StatedRow, &Fraction)| {
                let moves = row.plain && row.side(price).is_some_and(|side| !side.per_budget.is_zero());
                moves.then(|| price * &Fraction::whole(i128::from(price.signum())))
            };
            let rounded: Fraction = problem.rows().iter().zip(&prices).filter_map(rounded).sum();
            Feasibility::Contradicted {
                left,
                per_yuan: per_yuan_of_budget(&problem, &prices),
                by_rounding: &rounded * &Fraction::from(instance.funds().step.get()),
            }
        }
        _ => Feasibility::Unknown,
    }
}

/// Σ_r π_r · ∂limit_r/∂B.
fn per_yuan_of_budget(problem: &Problem<'_>, prices: &[Fraction]) -> Fraction {
    let moved = |(row, price): (&StatedRow, &Fraction)| Some(price * &row.side(price)?.per_budget);
    problem.rows().iter().zip(prices).filter_map(moved).sum()
}
