//! What a run has found out so far, every figure worked out by `certify`.

use std::sync::Arc;

use crate::certify::{self, Audit, Sums};
use crate::instance::Allocation;
use crate::lp::Ray;
use crate::model::{Claim, Grid, Model, Problem, RealSteps};
use crate::round::{NearestMiss, round};
use crate::solve::Backend;
use crate::units::Fraction;
use crate::words::reason;

use super::budget::per_yuan_of_budget;
use super::clash::narrowed;
use super::judged::{self, Judged, is_nothing};
use super::{Stage, Stop, Watch};

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
    pub steps: Arc<Vec<RealSteps>>,
    /// Impact of the real-number point that was rounded.
    pub unrounded: Option<Fraction>,
    /// No allocation has a larger impact.
    pub bound: Option<Fraction>,
    /// The sums of that bound, where they are known.
    pub sums: Option<Sums>,
    /// No allocation has a larger impact if the whole-number solver's word holds for the cores that it searched.
    pub search_bound: Option<Fraction>,
    /// The whole-number solver that was asked.
    pub search_solver: Option<&'static str>,
    /// Why the search ended before its own end, if it did.
    pub stopped: Option<Stop>,
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

impl<'a> Answer<'a> {
    pub(super) fn unknown(problem: Problem<'a>, solver: &'static str) -> Answer<'a> {
        Answer {
            problem,
            status: Status::Unknown,
            solver,
            allocation: None,
            audit: None,
            steps: Arc::default(),
            unrounded: None,
            bound: None,
            sums: None,
            search_bound: None,
            search_solver: None,
            stopped: None,
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
        let narrow = narrowed(&self.problem, &model.program, ray.clone(), backend);
        watch.enter(Stage::Certify);
        self.refused(&[narrow, ray])
    }

    /// Checks a solver's word that nothing is feasible; the first ray that proves it counts.
    pub(super) fn refused(mut self, rays: &[Ray]) -> Answer<'a> {
        (self.unrounded, self.bound, self.sums) = (None, None, None);
        for ray in rays {
            self.prices = Claim::prices(&self.problem, &ray.prices);
            if certify::proves_infeasible(&self.problem, &self.prices) == Ok(true) {
                self.status = Status::Infeasible;
                return self;
            }
        }
        self.reason = Some(reason::RAY_REFUSED.text().to_owned());
        self
    }

    /// Works out what a claim's prices prove, and what its amounts are worth.
    pub(super) fn judged(mut self, claim: &Claim) -> Answer<'a> {
        let Judged { unrounded, bound, prices, sums } = Judged::of(&self.problem, claim);
        self.sums = sums;
        self.reason = unrounded.as_ref().err().map(|row| reason::row_not_kept(row));
        (self.unrounded, self.bound, self.prices) = (unrounded.ok(), bound, prices);
        self.steps = Arc::clone(&claim.steps);
        self
    }

    /// Nothing in real numbers is better by more than the tolerance.
    pub(super) fn is_tight(&self) -> bool {
        let both = self.bound.as_ref().zip(self.unrounded.as_ref());
        both.is_some_and(|(bound, unrounded)| judged::is_tight(&self.problem, bound, unrounded))
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
        Some(if gap > Fraction::new(1, 2) && is_nothing(&self.problem, bound) { Fraction::ZERO } else { gap })
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
