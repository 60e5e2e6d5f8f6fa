//! Sifting: the optimum of the whole from a core of it, found and then checked against every chain.
//!
//!   1. get first prices, and put the chains that they leave in doubt into the core;
//!   2. solve the core: by the dual simplex, or, where passes over all chains left many in doubt, by sifting in its turn;
//!   3. price every chain: those of which the new prices ask something else join the core;
//!   4. until none does. A core that contradicts itself grows, unless its prices contradict the whole; if it does so again,
//!      prices go along its contradiction first, as far as the dual falls. The whole is the last core.
//!
//! (Bixby, Gregory, Lustig, Marsten & Shanno 1992, "Very large-scale linear programming: a case study".)

use crate::lp::{Outcome, Point, Program};
use crate::solve::duality;
use crate::units::parts;

use super::along::along;
use super::core::{Asked, Core};
use super::families::Families;
use super::first_prices::{FirstPrices, first_prices, nearer, one_step};
use super::settling::Doubt;
use super::{groups, simplex};

/// Chains in the core at first, more for each row, and one more for so many of all.
const CORE: usize = 1_500;
const CORE_PER_ROW: usize = 8;
const CORE_SHARE: usize = 500;
/// Programs of fewer times that many chains are core enough.
const WORTH_SIFTING: usize = 2;
/// Passes over all chains end with one of so many in doubt, where that is so many times as many as should be in the core.
const FEW: usize = 12;
const WORTH_SIFTING_TWICE: usize = 4;
/// Rounds before the whole program is solved at once.
const ROUNDS: usize = 8;
/// Likewise from prices of a program much like it, before first prices are looked for.
const ROUNDS_FROM_NEAR: usize = 4;
/// From such prices a core of this share of the usual size is enough at first.
const NEARER: usize = 2;
/// A window is looked for in a sample of which it leaves so many in doubt.
const SAMPLED: usize = 100;
/// Of every disjoint row at least so many chains are in the core, however sure they look.
const KEPT: usize = 4;
/// A core that contradicts itself, or whose prices ask something else of this many times as many chains as it has,
/// is too small: it is tried with so many times as many of each row, and as wide a window.
const WIDER: usize = 4;
/// After so many cores that contradict themselves the whole is asked whether anything keeps its rows.
const DOUBTFUL: usize = 3;

/// Solves a program by sifting; from prices of one much like it, if there are any.
pub(super) fn sift(program: &Program, near: Option<&[f64]>) -> Outcome {
    let near = near.filter(|prices| prices.len() == program.rows().len());
    let Some((families, target)) = core_size(program) else { return simplex(program, near) };
    if !gains(program) {
        return groups::solve(program, near).unwrap_or_else(|| simplex(program, near));
    }
    let from_near = near.and_then(|prices| {
        let near = FirstPrices { prices: prices.to_vec(), window: window(program, prices, target) };
        let prices = one_step(program, &families, &near);
        let window = window(program, &prices, target / NEARER);
        let first = FirstPrices { prices, window };
        rounds(program, &families, first, ROUNDS_FROM_NEAR, solve_core, |_| usize::MAX)
    });
    let to_the_end = |first| rounds(program, &families, first, ROUNDS, solve_core, |_| usize::MAX);
    let from_first = || {
        let few = program.chains() / FEW;
        if few < WORTH_SIFTING_TWICE * target {
            return to_the_end(first_prices(program, &families, target, target));
        }
        let coarse = first_prices(program, &families, target, few);
        let sifted = rounds(program, &families, coarse.clone(), ROUNDS, solve_core, |core| core / 2);
        sifted.or_else(|| to_the_end(nearer(program, &families, target, coarse)))
    };
    from_near.or_else(from_first).unwrap_or_else(|| simplex(program, None))
}

/// Solves a core from prices about as near as its window, or from those of an optimum of nearly all of it.
///
/// Those who have looked at all chains leave many in doubt; such a core is sifted itself, from prices that look at its
/// chains alone.
fn solve_core(core: &Program, prices: &[f64], window: Option<f64>) -> Outcome {
    let Some((families, target)) = core_size(core) else { return simplex(core, Some(prices)) };
    let first = FirstPrices { prices: prices.to_vec(), window: window.unwrap_or_default() };
    let first = match window {
        Some(_) => nearer(core, &families, target, first),
        None => FirstPrices { window: self::window(core, prices, target / NEARER), ..first },
    };
    let sifted =
        rounds(core, &families, first, ROUNDS, |core, prices, _| simplex(core, Some(prices)), |_| usize::MAX);
    sifted.unwrap_or_else(|| simplex(core, Some(prices)))
}

/// How many chains should be in the core, by the families; `None` where all are core enough.
fn core_size(program: &Program) -> Option<(Families, usize)> {
    let chains = program.chains();
    let without_rows = CORE + chains / CORE_SHARE;
    if chains < WORTH_SIFTING * without_rows {
        return None;
    }
    let most = without_rows + CORE_PER_ROW * program.rows().len();
    let families = Families::of(program, (chains / (WORTH_SIFTING * most)).max(1));
    let target = without_rows + CORE_PER_ROW * (families.block_count() + families.linking().len());
    (chains >= WORTH_SIFTING * target).then_some((families, target))
}

/// Rounds of sifting from first prices; `None` if they did not end. `solve` gets a core, and prices with how near they are,
/// or without where they are those of an optimum of nearly all of it. Where the first point asks something else of more
/// chains than `most_wrong` of the core's number, first prices were not near, which is an end too.
fn rounds(
    program: &Program,
    families: &Families,
    first: FirstPrices,
    rounds: usize,
    solve: impl Fn(&Program, &[f64], Option<f64>) -> Outcome,
    most_wrong: impl Fn(usize) -> usize,
) -> Option<Outcome> {
    let FirstPrices { mut prices, window } = first;
    let mut doubt = Doubt { window, kept: KEPT };
    let mut core = Core::of(program, families, &prices, doubt);
    let mut near = Some(window);
    let (mut iterations, mut contradicted) = (0, 0);
    for _ in 0..rounds {
        let wider = match solve(&core.program, &prices, near) {
            Outcome::Point(point) => {
                iterations += point.iterations;
                let wrong = core.wrong(program, &point.prices);
                if wrong.is_empty() {
                    let amounts = core.amounts(&point.amounts);
                    return Some(Outcome::Point(Point { amounts, iterations, ..point }));
                }
                if near.is_some() && wrong.len() > most_wrong(core.program.chains()) {
                    return None;
                }
                let many = wrong.len() > WIDER * core.program.chains();
                if !many {
                    core.admit(program, &wrong);
                    (prices, near) = (point.prices, None);
                }
                many
            }
            Outcome::Ray(of_core) => {
                if let Some(ray) = duality::ray(program, of_core.prices.clone()) {
                    return Some(Outcome::Ray(ray));
                }
                contradicted += 1;
                if contradicted == DOUBTFUL
                    && let Some(ray @ Outcome::Ray(_)) = groups::solve(&program.feasibility(|_| true), None)
                {
                    return Some(ray);
                }
                if contradicted > 1 {
                    prices = along(program, &prices, &of_core.prices);
                }
                true
            }
            Outcome::GaveUp(_) => return None,
        };
        if wider {
            doubt = doubt.wider();
            near = near.map(|_| doubt.window);
            core.widen(program, families, &prices, doubt);
        }
    }
    None
}

/// The window that leaves about so many chains in doubt at these prices, by a sample of all.
fn window(program: &Program, prices: &[f64], chains: usize) -> f64 {
    let stride = (chains / SAMPLED).max(1);
    let near = |at: usize| Asked::of(program, at * stride, prices).nearest;
    let mut nearest = parts::map(program.chains().div_ceil(stride), near);
    let at = (chains / stride).min(nearest.len().saturating_sub(1));
    *nearest.select_nth_unstable_by(at, f64::total_cmp).1
}

impl Doubt {
    fn wider(self) -> Doubt {
        Doubt { window: self.window * WIDER as f64, kept: self.kept * WIDER }
    }
}

/// Is there something to gain by most chains? Else prices of 0 leave all of them in doubt, and [`groups`] do better.
fn gains(program: &Program) -> bool {
    2 * program.facts().gaining > program.chains()
}
