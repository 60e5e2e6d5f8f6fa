//! Who is next in line, and who is just inside: cooperatives by how little a step to the next grant that they may get
//! (from the last) misses (clears) its price.

use serde::Serialize;

use crate::lp::tolerance::AT_MARGIN;
use crate::pipeline::Answer;
use crate::units::Fraction;

use super::margin::Move;

/// A cooperative beside the margin; figures per yuan.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain`")]
pub struct Neighbour {
    pub id: String,
    pub grant: u64,
    pub brings: f64,
    pub price: f64,
    /// By how much what it brings misses its price, or clears it; 0 within a solver's rounding, and below 0 where it is the
    /// other way round: rules leave no room for a grant that is worth its price.
    pub apart: f64,
}

/// Both sides of the margin, nearest first.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain`")]
pub struct Queue {
    pub next: Vec<Neighbour>,
    pub just_inside: Vec<Neighbour>,
}

/// The nearest `length` on both sides.
pub fn queue(answer: &Answer<'_>, length: usize) -> Queue {
    let problem = &answer.problem;
    let instance = problem.scene().instance;
    let step = instance.funds().step;
    let Some(allocation) = &answer.allocation else {
        return Queue { next: Vec::new(), just_inside: Vec::new() };
    };
    let per_yuan = |amount: &Fraction| amount.to_f64() / step.get() as f64;
    let (mut next, mut inside) = (Vec::new(), Vec::new());
    for &position in problem.by_id() {
        if problem.fixed(position).is_some() {
            continue;
        }
        let grant = allocation.grant(position);
        let beside = |step: Move| {
            let gain = step.gain(problem.curve(position))?;
            let price = step.price(problem, &answer.prices, position);
            let id = instance.cooperatives().id(position).to_owned();
            let missing = &price - &gain;
            let (brings, price) = (per_yuan(&gain), per_yuan(&price));
            let apart = Some(per_yuan(&missing)).filter(|apart| apart.abs() > AT_MARGIN * price.abs());
            let apart = apart.unwrap_or(0.0);
            Some((missing, Neighbour { id, grant: grant.get(), brings, price, apart }))
        };
        let steps = grant.steps(step);
        let further = Move::after(problem, position, steps).and_then(beside);
        next.extend(further.filter(|(_, neighbour)| neighbour.brings > 0.0));
        let last = Move::up_to(problem, position, steps).and_then(beside);
        inside.extend(last.map(|(miss, one)| (-miss, Neighbour { apart: 0.0 - one.apart, ..one })));
    }
    let nearest = |mut all: Vec<(Fraction, Neighbour)>| {
        all.sort_by(|one, other| one.0.cmp(&other.0));
        all.into_iter().take(length).map(|(_, neighbour)| neighbour).collect()
    };
    Queue { next: nearest(next), just_inside: nearest(inside) }
}
