//! What a solver's claim is worth: the impact of its amounts, and the bound that its prices prove.

use crate::certify::{self, Objective, Sums};
use crate::lp::tolerance::{NOTHING, OPTIMAL_GAP};
use crate::model::{Claim, Problem};
use crate::units::Fraction;

use super::budget::BUDGET_ROW;

/// A claim, re-worked by `certify`.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Impact of the amounts; or the row that they do not keep.
    pub unrounded: Result<Fraction, String>,
    /// No allocation has a larger impact.
    pub bound: Option<Fraction>,
    /// The prices that prove it.
    pub prices: Vec<Fraction>,
    /// The sums of that bound, where they are known.
    pub sums: Option<Sums>,
}

impl Judged {
    /// Works out what a claim's prices prove, and what its amounts are worth.
    pub fn of(problem: &Problem<'_>, claim: &Claim) -> Judged {
        let sums = certify::sums(problem, &claim.prices, Objective::Impact).ok();
        let mut judged = Judged {
            unrounded: certify::unrounded(problem, &claim.steps),
            bound: sums.as_ref().map(Sums::value),
            prices: claim.prices.clone(),
            sums,
        };
        if !judged.is_tight(problem) {
            (judged.bound, judged.prices) = polished(problem, claim, judged.bound);
            judged.sums = None;
        }
        judged
    }

    /// Is nothing in real numbers better by more than the tolerance?
    pub fn is_tight(&self, problem: &Problem<'_>) -> bool {
        match (&self.bound, &self.unrounded) {
            (Some(bound), Ok(unrounded)) => is_tight(problem, bound, unrounded),
            _ => false,
        }
    }
}

/// Is a bound reached, but for a billionth of it?
pub(super) fn is_tight(problem: &Problem<'_>, bound: &Fraction, unrounded: &Fraction) -> bool {
    let optimal_gap = Fraction::from_f64(OPTIMAL_GAP).expect("a tolerance is finite");
    bound - unrounded <= bound * &optimal_gap || is_nothing(problem, bound)
}

/// Is there next to nothing to gain?
pub(super) fn is_nothing(problem: &Problem<'_>, bound: &Fraction) -> bool {
    let nothing = Fraction::from_f64(NOTHING).expect("a tolerance is finite");
    *bound <= &certify::reach(problem) * &nothing
}

/// 1 + 2^-46: more than the rounding of a price, less than any proof notices.
fn hair_dearer() -> Fraction {
    Fraction::new((1 << 46) + 1, 1 << 46)
}

/// The best bound, and its prices. Floats may fall short of the true prices by their last bit, which shows where the
/// optimum is 0: tries all prices a hair dearer, and the budget dearer still, by a hair of what a step can bring.
pub(super) fn polished(
    problem: &Problem<'_>,
    claim: &Claim,
    mut known: Option<Fraction>,
) -> (Option<Fraction>, Vec<Fraction>) {
    let dearer: Vec<Fraction> = claim.prices.iter().map(|price| price * &hair_dearer()).collect();
    let mut budget_too = dearer.clone();
    let steepest = (0..problem.cooperatives()).filter_map(|position| problem.curve(position).gain(0)).max();
    let hair = &hair_dearer() - &Fraction::ONE;
    budget_too[BUDGET_ROW] = &budget_too[BUDGET_ROW] + &(&hair * &steepest.unwrap_or(Fraction::ZERO));
    let mut best = claim.prices.clone();
    for prices in [dearer, budget_too] {
        if let Ok(bound) = certify::bound(problem, &prices)
            && known.as_ref().is_none_or(|known| bound < *known)
        {
            (known, best) = (Some(bound), prices);
        }
    }
    (known, best)
}
