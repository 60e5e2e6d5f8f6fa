//! What a run has found out so far, every figure worked out by `certify`.

use crate::certify::{self, Audit};
use crate::instance::Allocation;
use crate::lp::Ray;
use crate::lp::tolerance::{NOTHING, OPTIMAL_GAP};
use crate::model::{Claim, Grid, Model, Problem, RealSteps};
use crate::round::{NearestMiss, round};
use crate::solve::{Backend, irreducible};
use crate::units::Fraction;
use crate::words::reason;

use super::budget::{BUDGET_ROW, per_yuan_of_budget};
use super::{Stage, Watch};

/// What is known of the answer, and what that rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Every rule is kept in whole money, and nothing in real numbers is better by more than 1e-9; or the bound is
    /// as good as 0, below 1e-12 of what everyone could bring without any rule.
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

/// What a status rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Prices, whose bound anyone can re-work.
    Duality,
    /// The word of a whole-number solver that it searched its core to the end. What lies outside the core is ruled out
    /// by prices.
    Search,
}

impl Basis {
    /// As files and outputs say it.
    pub const fn word(self) -> &'static str {
        match self {
            Basis::Duality => "duality",
            Basis::Search => "search",
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
    /// No allocation has a larger impact if the whole-number solver's word holds for the cores that it searched.
    pub search_bound: Option<Fraction>,
    /// The whole-number solver that was asked.
    pub search_solver: Option<&'static str>,
    /// What the status rests on.
    pub basis: Basis,
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

/// 1 + 2^-46: more than the rounding of a price, less than any proof notices.
fn hair_dearer() -> Fraction {
    Fraction::new((1 << 46) + 1, 1 << 46)
}

impl<'a> Answer<'a> {
    pub(super) fn unknown(problem: Problem<'a>, solver: &'static str) -> Answer<'a> {
        Answer {
            problem,
            status: Status::Unknown,
            solver,
            allocation: None,
            audit: None,
            steps: Vec::new(),
            unrounded: None,
            bound: None,
            search_bound: None,
            search_solver: None,
            basis: Basis::Duality,
            prices: Vec::new(),
            nearest_miss: None,
            split: 0,
            iterations: 0,
            reason: None,
        }
    }

    /// Checks a contradiction that a solver found, narrowed to rules that all matter.
    pub(super) fn contradicted(
        self,
        model: &Model,
        ray: Ray,
        backend: &dyn Backend,
        watch: &mut dyn Watch,
    ) -> Answer<'a> {
        let rules: Vec<usize> = self.problem.rows().iter().map(|row| row.rule).collect();
        let narrow = irreducible(&model.program, ray.clone(), &rules, backend);
        watch.enter(Stage::Certify);
        self.refused(&[narrow, ray])
    }

    /// Checks a solver's word that nothing is feasible; the first ray that proves it counts.
    pub(super) fn refused(mut self, rays: &[Ray]) -> Answer<'a> {
        (self.unrounded, self.bound) = (None, None);
        for ray in rays {
            self.prices = Claim::prices(&self.problem, &ray.prices);
            if certify::proves_infeasible(&self.problem, &self.prices) == Ok(true) {
                self.status = Status::Infeasible;
                return self;
            }
        }
        self.reason = Some(reason::RAY_REFUSED.to_owned());
        self
    }

    /// Works out what a claim's prices prove, and what its amounts are worth.
    pub(super) fn judged(mut self, claim: &Claim) -> Answer<'a> {
        self.reason = None;
        match certify::unrounded(&self.problem, &claim.steps) {
            Ok(unrounded) => self.unrounded = Some(unrounded),
            Err(row) => {
                self.unrounded = None;
                self.reason = Some(reason::row_not_kept(&row));
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
    pub(super) fn polish(&mut self, claim: &Claim) {
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
    pub(super) fn is_tight(&self) -> bool {
        let optimal_gap = Fraction::from_f64(OPTIMAL_GAP).expect("a tolerance is finite");
        match (&self.bound, &self.unrounded) {
            (Some(bound), Some(unrounded)) => {
                bound - unrounded <= bound * &optimal_gap || self.is_nothing(bound)
            }
            _ => false,
        }
    }

    /// Is there next to nothing to gain?
    fn is_nothing(&self, bound: &Fraction) -> bool {
        let nothing = Fraction::from_f64(NOTHING).expect("a tolerance is finite");
        *bound <= &certify::reach(&self.problem) * &nothing
    }

    /// Whole money, audited.
    pub(super) fn rounded(
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

    /// (bound − achieved) / bound, 0 where the bound is as good as 0.
    pub fn relative_gap(&self) -> Option<Fraction> {
        let (bound, achieved) = (self.bound.as_ref()?, &self.audit.as_ref()?.achieved);
        let gap = &(bound - achieved) * &bound.reciprocal().unwrap_or(Fraction::ZERO);
        let gap = gap.max(Fraction::ZERO);
        // Only a large gap can be one of nothing.
        Some(if gap > Fraction::new(1, 2) && self.is_nothing(bound) { Fraction::ZERO } else { gap })
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
