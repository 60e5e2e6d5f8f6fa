//! Real numbers to whole money without breaking a rule.
//!
//! Comes in: the exact problem and a solver's claim. Goes out: an [`Allocation`] that keeps every rule, or the
//! [`NearestMiss`]. Breakpoints are whole steps, so only cooperatives split by a binding row are off a step.
//! They and their nearest rivals are the *core*: a small whole-number program, searched by branch and bound,
//! everyone else held. A core without an answer grows, at last to everyone where that is small enough. Where grants
//! must be whole in other ways than steps, [`whole_grants`] searches instead.

mod core;
mod deviations;
mod draw;
mod few_rows;
mod margins;
mod mend;
mod repairs;
mod search;
mod sets;
mod standing;
mod sums;
mod whole;
mod window;

pub use whole::{Promise, Searched, whole_grants};

use crate::instance::Allocation;
use crate::lp::tolerance::MANY_STEPS;
use crate::model::{Claim, Grid, Problem};
use crate::rule::Finding;
use crate::solve::Backend;
use crate::units::Money;

use self::core::Core;
use self::margins::with_margins;
use self::search::{Effort, search};

/// What came closest where no whole-money allocation was found.
#[derive(Clone, Debug)]
pub struct NearestMiss {
    /// The amounts rounded down, the rows' needs not met.
    pub allocation: Allocation,
    /// The rules that it does not keep.
    pub broken: Vec<Finding>,
}

/// Cores tried: how many rivals a row brings, and how many programs may be solved in search of an allocation
/// and after the first one.
const CORES: [(usize, Effort); 3] = [
    (2, Effort { until_first: 300, after_first: 120 }),
    (8, Effort { until_first: 600, after_first: 120 }),
    (40, Effort { until_first: 1_000, after_first: 120 }),
];
/// Rivals of each row where many cooperatives are rounded by margins.
const RIVALS: usize = 8;
/// What may be spent to better that: programs times movers.
const IMPROVING: usize = 20_000;
/// The core whose sums are branched on as well.
const SUMS: (usize, Effort) = (8, Effort { until_first: 2_000, after_first: 120 });
/// The last core is everyone, if they are at most this many.
const WHOLE: usize = 400;
/// What may be spent on it: programs times cooperatives, so that small instances are searched through.
const WHOLE_WORK: usize = 1_600_000;

/// Settles the few cooperatives that are off a step.
pub fn round(
    problem: &Problem<'_>,
    grid: &Grid,
    claim: &Claim,
    backend: &dyn Backend,
) -> Result<Allocation, Box<NearestMiss>> {
    if claim.steps.iter().all(|amount| amount.part.is_zero()) {
        let allocation = allocation(problem, claim.steps.iter().map(|amount| amount.whole));
        if problem.is_kept_by(&allocation) {
            return Ok(allocation);
        }
    }
    let funds = problem.scene().instance.funds();
    let many = funds.budget.steps(funds.step) > MANY_STEPS;
    if problem.cooperatives() > WHOLE {
        let core = Core::around(problem, grid, claim, RIVALS);
        if let Some(known) = with_margins(problem, &core, backend) {
            let effort = Effort { until_first: 0, after_first: IMPROVING / core.movers.len().max(1) };
            let ranges = core.ranges(problem);
            if let Some(allocation) = search(problem, &core, backend, ranges, effort, Some(known)) {
                return Ok(allocation);
            }
        }
    }
    for (rivals, effort) in CORES {
        let core = Core::around(problem, grid, claim, rivals);
        let near = many.then(|| core.near(problem));
        for ranges in near.into_iter().chain([core.ranges(problem)]) {
            if let Some(allocation) = search(problem, &core, backend, ranges, effort, None) {
                return Ok(allocation);
            }
        }
    }
    let (rivals, effort) = SUMS;
    let core = Core::around(problem, grid, claim, rivals).with_sums(problem);
    if !core.sums.is_empty()
        && let Some(allocation) = search(problem, &core, backend, core.ranges(problem), effort, None)
    {
        return Ok(allocation);
    }
    if problem.cooperatives() <= WHOLE {
        let core = Core::everyone(problem, grid, claim).with_sums(problem);
        let programs = WHOLE_WORK / core.movers.len().max(1);
        let effort = Effort { until_first: programs, after_first: programs / 10 };
        if let Some(allocation) = search(problem, &core, backend, core.ranges(problem), effort, None) {
            return Ok(allocation);
        }
    }
    let allocation = allocation(problem, claim.steps.iter().map(|amount| amount.whole));
    let broken = problem.audit(&allocation).into_iter().filter(|finding| !finding.kept).collect();
    Err(Box::new(NearestMiss { allocation, broken }))
}

/// Whole steps as money.
fn allocation(problem: &Problem<'_>, steps: impl Iterator<Item = u64>) -> Allocation {
    let instance = problem.scene().instance;
    let step = instance.funds().step;
    Allocation::new(instance, steps.map(|steps| Money::yuan(step.get() * steps)).collect())
}
