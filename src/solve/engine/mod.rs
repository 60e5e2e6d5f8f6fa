//! The project's own engine: a dual simplex method that lives off the shape of the program.
//!
//! Scale, search, undo the scales, withhold what brings nothing, and look once more: a point that does not
//! keep its rows, or prices that do not prove a contradiction, are never handed on.

mod adding_up;
mod along;
mod approach;
mod asked;
mod basis;
mod core;
mod crash;
mod curvature;
mod doubt;
mod dual_simplex;
mod families;
mod first_prices;
mod groups;
mod kinks;
mod leaving;
mod members;
mod milometer;
mod pricing;
mod ratio_test;
mod refresh;
mod settling;
mod sifting;
mod withhold;

use crate::lp::tolerance::ROW_FEASIBILITY;
use crate::lp::{Outcome, Point, Program};
use crate::words::{meaning, reason};

pub use along::along;
use basis::Basis;
use crash::Start;
use dual_simplex::{End, NEAR_PATIENCE, PATIENCE, Search};
use families::Families;
use pricing::Status;
use sifting::Found;
pub(super) use sifting::Kept;

use super::columns::Columns;
use super::scaling::Scaling;
use super::{Backend, Memory, duality, forced};

/// The own engine.
#[derive(Debug)]
pub(super) struct Engine;

impl Backend for Engine {
    fn name(&self) -> &'static str {
        "engine"
    }

    fn describe(&self) -> &'static str {
        meaning::solver::ENGINE.text()
    }

    fn solve(&self, program: &Program) -> Outcome {
        solve(program, None, None)
    }

    fn solve_near(&self, program: &Program, prices: &[f64]) -> Outcome {
        solve(program, Some(prices), None)
    }

    fn solve_again(&self, program: &Program, memory: &mut Memory) -> Outcome {
        solve(program, None, Some(&mut memory.0))
    }
}

fn solve(program: &Program, near: Option<&[f64]>, kept: Option<&mut Option<Kept>>) -> Outcome {
    match super::unfit(program) {
        Some(why) => Outcome::GaveUp(why),
        None => forced::around(program, |program| {
            let starts_near = near.is_some() || kept.is_some();
            match finish(program, sifting::sift(program, near, kept)) {
                // What is found does not rest on where it starts, and where nothing is left to choose that may lead into
                // rounding.
                Outcome::GaveUp(_) if starts_near => finish(program, sifting::sift(program, None, None)),
                done => done,
            }
        }),
    }
}

/// Solves a program by the dual simplex, from a basis near what is known; from the first one where that leads nowhere.
fn simplex(program: &Program, near: Option<Start<'_>>) -> Outcome {
    match near.map(|_| simplex_from(program, near, NEAR_PATIENCE)) {
        None | Some(Outcome::GaveUp(_)) => simplex_from(program, None, PATIENCE),
        Some(done) => done,
    }
}

fn simplex_from(program: &Program, near: Option<Start<'_>>, patience: usize) -> Outcome {
    let scaling = Scaling::of(program);
    let columns = Columns::new(program, &scaling);
    let families = Families::preferring(program, 1, |row| near.is_some_and(|near| near.prices[row] != 0.0));
    let basis = match near {
        Some(Start { prices, partly, .. }) => {
            crash::crash(&columns, &families, &scaling.scaled(prices), partly)
        }
        None => Basis::slack(&columns, families),
    };
    let mut search = Search::new(&columns, basis);
    match search.run(patience) {
        End::Feasible => point(program, &scaling, &search),
        End::Contradiction(prices) => {
            let given_up = || Outcome::GaveUp(reason::WITHIN_ROUNDING.text().into());
            duality::ray(program, scaling.prices(&prices)).map_or_else(given_up, Outcome::Ray)
        }
        End::Numerics(why) => Outcome::GaveUp(why.into()),
    }
}

fn point(program: &Program, scaling: &Scaling, search: &Search<'_>) -> Outcome {
    let mut amounts: Vec<f64> = (0..program.chains()).map(|chain| filled(program, search, chain)).collect();
    let structurals = search.columns.structurals();
    for ((&column, &value), noise) in search.basis.head.iter().zip(&search.values).zip(&search.noise) {
        if column < structurals {
            let chain = search.columns.chain_of(column);
            let (lower, upper) = search.columns.bounds(column);
            // A bound within rounding is the bound: a row that adds up to 0 forgives nothing.
            let value = if value - lower <= *noise {
                lower
            } else if upper - value <= *noise {
                upper
            } else {
                value
            };
            amounts[chain] += value * scaling.chain(chain);
        }
    }
    for (chain, amount) in amounts.iter_mut().enumerate() {
        *amount = amount.min(program.chain_length(chain));
    }
    let prices = scaling.prices(&search.prices);
    Outcome::Point(Point { amounts, prices, iterations: search.iterations })
}

/// Withholds what brings nothing, and looks once more.
fn finish(program: &Program, Found { outcome, breach, idle }: Found) -> Outcome {
    let Outcome::Point(Point { mut amounts, mut prices, iterations }) = outcome else { return outcome };
    let is_new = idle && program.facts().idle > 0 && withhold::withhold(program, &mut amounts);
    let worst = breach.filter(|_| !is_new).unwrap_or_else(|| worst_breach(program, &amounts));
    if worst > ROW_FEASIBILITY / 2.0 {
        return Outcome::GaveUp(reason::row_broken(worst));
    }
    debug_assert!(
        worst_breach(program, &amounts) <= ROW_FEASIBILITY,
        "what a core adds up to is what all do"
    );
    duality::clean_prices(program, &mut prices);
    duality::tighten_at_nothing(program, &amounts, &mut prices);
    Outcome::Point(Point { amounts, prices, iterations })
}

fn worst_breach(program: &Program, amounts: &[f64]) -> f64 {
    program.activities(amounts).iter().map(|activity| activity.breach).fold(0.0, f64::max)
}

/// What a chain's nonbasic segments hold, in steps.
fn filled(program: &Program, search: &Search<'_>, chain: usize) -> f64 {
    let first = search.columns.chain(chain).first;
    let segments = program.segments(chain).iter().enumerate();
    segments
        .filter(|(index, _)| search.statuses[first + index] == Status::Upper)
        .map(|(_, segment)| segment.length)
        .sum()
}
