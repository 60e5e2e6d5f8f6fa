//! Ties at the margin: cooperatives whose next or last step is worth exactly its price.
//!
//! Every binding row holds one such cooperative anyway, the one that it splits; what is above that is tied, and
//! the money among the tied goes by id.

use crate::lp::tolerance::TIED;
use crate::model::margin_prices;
use crate::pipeline::Answer;
use crate::units::{Fraction, parts};

/// How many cooperatives tie at the margin; 0 if no more are there than binding rows.
pub(super) fn tied(answer: &Answer<'_>) -> usize {
    let Some(allocation) = &answer.allocation else { return 0 };
    let problem = &answer.problem;
    let step = problem.scene().instance.funds().step;
    let prices: Vec<f64> = answer.prices.iter().map(Fraction::to_f64).collect();
    let price = margin_prices(problem, &prices);
    let at_margin = |position: &usize| {
        if problem.fixed(*position).is_some() {
            return false;
        }
        let steps = allocation.grant(*position).steps(step).min(problem.curve(*position).ceiling());
        let equal = |steps: u64| {
            let Some(gain) = problem.curve(*position).gain(steps) else { return false };
            let price = price(*position, steps);
            gain.signum() > 0 && (gain.to_f64() - price).abs() <= TIED * price.abs()
        };
        equal(steps) || steps.checked_sub(1).is_some_and(equal)
    };
    let count = parts::sum(
        problem.cooperatives(),
        || 0,
        |count, position| *count += usize::from(at_margin(&position)),
        |count, part| *count += part,
    );
    let binding = answer.prices.iter().filter(|price| !price.is_zero()).count();
    if count > binding { count } else { 0 }
}
