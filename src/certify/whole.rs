//! What whole money is worth: its impact, and whether every rule is kept, worked out exactly.

use dashu_int::IBig;

use crate::instance::{Allocation, Grantable};
use crate::model::Problem;
use crate::rule::Finding;
use crate::units::{Fraction, Money, Whole, parts};

/// Binary places of the sum of impacts beyond what the largest needs.
const PLACES: i64 = 96;

/// An allocation re-worked from the instance.
#[derive(Clone, Debug)]
pub struct Audit {
    /// One for every limit of every rule.
    pub findings: Vec<Finding>,
    /// Cooperatives (by position) whose grant is no whole number of steps, outside
    /// what they may get, or not as fixed.
    pub grants_not_allowed: Vec<usize>,
    /// The impact, that of each grant rounded down to [`places`](Audit::places).
    pub achieved: Fraction,
    /// Binary places of that sum.
    pub places: usize,
}

impl Audit {
    /// Is every rule kept and every grant allowed?
    pub fn rules_kept(&self) -> bool {
        self.grants_not_allowed.is_empty() && self.findings.iter().all(|finding| finding.kept)
    }
}

/// Re-works an allocation, ours or anyone's.
pub fn audit(problem: &Problem<'_>, allocation: &Allocation) -> Audit {
    let scene = problem.scene();
    let step = scene.instance.funds().step;
    let not_allowed = |position: &usize| {
        let grant = allocation.grant(*position);
        let within = match scene.instance.cooperatives().grantable(*position) {
            Grantable::UpTo(limit) => limit.is_none_or(|limit| grant <= limit),
            Grantable::From { least, most } => {
                grant == Money::ZERO || (grant >= *least && most.is_none_or(|most| grant <= most))
            }
            Grantable::OneOf(sizes) => grant == Money::ZERO || sizes.contains(&grant),
            Grantable::Exactly(exact) => grant == *exact,
        };
        !within || step.times(grant.steps(step)) != grant
    };
    let impacts =
        parts::map(problem.cooperatives(), |position| impact(problem, position, allocation.grant(position)));
    let (sum, places) = sum_down(&impacts);
    Audit {
        findings: problem.audit(allocation),
        grants_not_allowed: (0..problem.cooperatives()).filter(not_allowed).collect(),
        achieved: Fraction::from_big(sum.big(), IBig::ONE << places),
        places,
    }
}

/// What everyone could bring if every grant were as large as it may be, rounded down.
pub fn reach(problem: &Problem<'_>) -> Fraction {
    let most = |position: usize| problem.curve(position).value(problem.curve(position).ceiling());
    let most = parts::map(problem.cooperatives(), most);
    let (sum, places) = sum_down(&most);
    Fraction::from_big(sum.big(), IBig::ONE << places)
}

/// The sum of impacts, each rounded down, in a fixed point of so many binary places.
fn sum_down(impacts: &[Fraction]) -> (Whole, usize) {
    let size = impacts.iter().filter_map(Fraction::log2).max().unwrap_or(0);
    let places = usize::try_from(PLACES - size).unwrap_or(0);
    let add = |sum: &mut Whole, at: usize| {
        if !impacts[at].is_zero() {
            *sum += impacts[at].floor_at(places);
        }
    };
    (parts::sum(impacts.len(), || Whole::ZERO, add, |sum, part| *sum += part), places)
}

/// The impact of one grant; one between steps lies on the line that joins them, one above the ceiling counts
/// as the ceiling.
pub fn impact(problem: &Problem<'_>, position: usize, grant: Money) -> Fraction {
    let step = problem.scene().instance.funds().step;
    let curve = problem.curve(position);
    let whole = grant.steps(step);
    if whole >= curve.ceiling() {
        return curve.value(curve.ceiling());
    }
    let rest = grant.get() - step.times(whole).get();
    curve.value_between(whole, &Fraction::new(i128::from(rest), i128::from(step.get())))
}
