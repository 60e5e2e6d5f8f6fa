//! What fixed grants cost: by how much the bound would rise if one of them were free.
//!
//! At the same prices π only the cooperative's own part of the bound changes:
//!   c_i = max_{k ∈ X_i} v_i(k) − v_i(x_i),   v_i(k) = F_i(k) − Σ_r π_r·G_ri(k)
//!   X_i   whole steps that i could get if nothing were locked   x_i  what it is locked to   F, π, G  see `bound`
//! Without the override nothing is better than the bound and c_i, which needs no second solution. c_i below 0: it is
//! locked to what it could not get otherwise, and without that even the bound would be lower.

use dashu_int::IBig;

use crate::impact::Impact;
use crate::model::Problem;
use crate::units::{Fraction, parts};

use super::bound::{Objective, Prices, best, places};

/// What each of an instance's overrides costs at most, in their order, at prices that prove a bound.
pub fn override_costs(problem: &Problem<'_>, prices: &[Fraction]) -> Vec<Fraction> {
    let instance = problem.scene().instance;
    let overrides = instance.cooperatives().overrides();
    if overrides.is_empty() {
        return Vec::new();
    }
    let freed = instance.without_overrides();
    let impact = Impact::of(&freed);
    let freed = Problem::state(&freed, &impact);
    let places = places(&freed, &[], Objective::Impact).max(places(problem, &[], Objective::Impact));
    let prices = Prices::new(problem, prices, places);
    let (per_freed_step, per_step) = (prices.per_step(&freed), prices.per_step(problem));
    parts::map(overrides.len(), |at| {
        let position = overrides[at].position;
        let free = best(&freed, &prices, position, &per_freed_step(position), Objective::Impact);
        let locked = best(problem, &prices, position, &per_step(position), Objective::Impact);
        Fraction::from_big((free - locked).big(), IBig::ONE << places)
    })
}
