//! The road where grants must be whole in other ways than steps: least amounts, sizes, search, heads counted.
//!
//! Prices first, from the relaxation in which curves are joined over what may not be granted; they prove a bound over
//! what may. Then a search around the best choices at these prices. `optimal` is said where the bound is reached, or
//! where everything that the prices do not rule out has been searched to the end.

use std::sync::Arc;

use crate::certify;
use crate::lp::Outcome;
use crate::lp::tolerance::OPTIMAL_GAP;
use crate::model::{Claim, Grid, Model, Problem};
use crate::round::whole_grants;
use crate::solve::{Backend, whole_backend};
use crate::units::Fraction;
use crate::words::reason;

use super::answer::{Answer, Basis, Status};
use super::clash::narrowed_prices;
use super::judged::polished;
use super::outside_prices::{OutsidePrices, with_outside};
use super::{MOST_REFINEMENTS, Stage, Watch};

/// Walks the road.
pub(super) fn solve<'a>(problem: Problem<'a>, backend: &dyn Backend, watch: &mut dyn Watch) -> Answer<'a> {
    let mut answer = priced(problem, backend, watch);
    if answer.status == Status::Infeasible {
        answer.prices = narrowed_prices(&answer.problem, answer.prices, backend);
        return answer;
    }
    let Some(bound) = answer.bound.clone() else { return answer };
    watch.enter(Stage::Round);
    let mut stopped = None;
    let mut enough = |gap: f64| {
        stopped = stopped.or_else(|| watch.enough(gap));
        stopped.is_some()
    };
    let found =
        whole_grants(&answer.problem, &answer.prices, &answer.steps, &bound, whole_backend(), &mut enough);
    answer.stopped = stopped;
    answer.search_solver = Some(found.promise.map_or(whole_backend().name(), |promise| promise.solver));
    watch.enter(Stage::Certify);
    let promised = found.promise.and_then(|promise| Fraction::from_f64(promise.bound));
    match found.allocation {
        Ok(allocation) => {
            let audit = certify::audit(&answer.problem, &allocation);
            let close = Fraction::from_f64(OPTIMAL_GAP).expect("a tolerance is finite") * bound.clone();
            let reached = |bound: &Fraction| bound - &audit.achieved <= close;
            (answer.status, answer.basis) = match (audit.rules_kept(), &promised) {
                (false, _) => (Status::Unknown, Basis::Duality),
                (true, _) if reached(&bound) => (Status::Optimal, Basis::Duality),
                (true, Some(promised)) if reached(promised) => (Status::Optimal, Basis::Search),
                (true, _) => (Status::Feasible, Basis::Duality),
            };
            answer.search_bound = promised.map(|promised| promised.max(audit.achieved.clone()));
            answer.audit = Some(audit);
            answer.allocation = Some(allocation);
        }
        Err(miss) => {
            answer.nearest_miss = Some(miss);
            answer.reason = stopped.map(|_| reason::STOPPED.text().to_owned());
        }
    }
    answer
}

/// The road up to prices and the bound that they prove.
pub(super) fn priced<'a>(problem: Problem<'a>, backend: &dyn Backend, watch: &mut dyn Watch) -> Answer<'a> {
    let mut grid = Grid::first();
    let mut search = OutsidePrices::of(&problem);
    let mut answer = Answer::unknown(problem, backend.name());
    let mut best: Option<Claim> = None;
    let mut refinements = 0;
    let mut near: Option<Vec<f64>> = None;
    loop {
        watch.enter(Stage::Model);
        let model = Model::write_priced(&answer.problem, &grid, search.outside());
        watch.enter(Stage::Solve);
        let outcome = backend.solve_from(&model.program, near.as_deref());
        let point = match outcome {
            Outcome::Point(point) => point,
            Outcome::Ray(ray) => return answer.contradicted(&model, ray, backend, watch),
            Outcome::GaveUp(reason) => return Answer { reason: Some(reason), ..answer },
        };
        answer.iterations += point.iterations;
        near = Some(point.prices.clone());
        let claim = Claim::of(&answer.problem, &with_outside(point.clone(), search.outside()));
        if refinements < MOST_REFINEMENTS && grid.refine(&answer.problem, &claim) {
            refinements += 1;
            continue;
        }
        if search.take(&answer.problem, &model, &point) {
            best = Some(claim);
        }
        if !search.advance(backend) {
            break;
        }
    }
    watch.enter(Stage::Certify);
    match best {
        Some(claim) => answer.priced(&claim),
        None => answer,
    }
}

impl Answer<'_> {
    /// Works out what a claim's prices prove: a bound, or by one below 0 that nothing is feasible.
    fn priced(mut self, claim: &Claim) -> Self {
        self.bound = certify::bound(&self.problem, &claim.prices).ok();
        self.prices.clone_from(&claim.prices);
        self.steps = Arc::clone(&claim.steps);
        self.split = claim.steps.iter().filter(|amount| !amount.part.is_zero()).count();
        if self.bound.as_ref().is_some_and(|bound| bound.signum() < 0)
            && certify::proves_infeasible(&self.problem, &self.prices) == Ok(true)
        {
            self.status = Status::Infeasible;
            self.bound = None;
            return self;
        }
        (self.bound, self.prices) = polished(&self.problem, claim, self.bound);
        self
    }
}
