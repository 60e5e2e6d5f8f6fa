//! Sifting: the optimum of the whole from a core of it, found and then checked against every chain.
//!
//!   1. get first prices, and put the chains that they leave in doubt into the core;
//!   2. solve the core: by the dual simplex, or, where passes over all chains left many in doubt, by sifting in its turn;
//!   3. price every chain: those of which the new prices ask something else join the core;
//!   4. until none does. A core that contradicts itself grows, unless its prices contradict the whole; if it does so again,
//!      prices go along its contradiction first, as far as the dual falls. The whole is the last core.
//!
//! (Bixby, Gregory, Lustig, Marsten & Shanno 1992, "Very large-scale linear programming: a case study".)

use std::sync::Arc;

use crate::lp::{Facts, Outcome, Point, Program};
use crate::solve::duality;

use super::along::along;
use super::approach::{ALIKE, FAR, approach};
use super::core::Core;
use super::crash::Start;
use super::doubt::Doubt;
use super::families::Families;
use super::first_prices::{FirstPrices, first_prices, nearer};
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
/// An optimum of a core that asks something else of one chain for every so many in it is not near that of the whole.
const ASTRAY: usize = 8;
/// A core that contradicts itself, or whose prices ask something else of this many times as many chains as it has,
/// is too small: it is tried with so many times as many of each row, and as wide a window.
const WIDER: usize = 4;
/// After so many cores that contradict themselves the whole is asked whether anything keeps its rows.
const DOUBTFUL: usize = 3;

/// What is kept of one solve for another of the same chains.
#[derive(Debug)]
pub(in crate::solve) struct Kept {
    /// Of those chains.
    facts: Arc<Facts>,
    core: Core,
    families: Families,
    prices: Vec<f64>,
}

/// What was found, and what is known of it.
pub(super) struct Found {
    pub(super) outcome: Outcome,
    /// How far it is outside a row's limits, as a share of what that adds up to; `None` if that was not looked at.
    pub(super) breach: Option<f64>,
    /// May some hold steps that bring nothing?
    pub(super) idle: bool,
}

impl From<Outcome> for Found {
    fn from(outcome: Outcome) -> Found {
        Found { outcome, breach: None, idle: true }
    }
}

/// Solves a program by sifting; from prices of one much like it, if there are any, and from what was kept of a solve of
/// the same chains. Keeps what there is to keep if there is a place for it.
pub(super) fn sift(program: &Program, near: Option<&[f64]>, mut kept: Option<&mut Option<Kept>>) -> Found {
    let before = kept.as_mut().and_then(|kept| kept.take());
    let before = before.filter(|before| Arc::ptr_eq(&before.facts, program.facts()));
    let (core, known, prices) = match before {
        Some(Kept { core, families, prices, .. }) => (Some(core), Some(families), Some(prices)),
        None => (None, None, None),
    };
    let near = near.filter(|prices| prices.len() == program.rows().len()).or(prices.as_deref());
    // Whether a chain that spreads adds others up hangs on limits.
    let known = known.filter(|families| families.spread().is_empty());
    let Some((families, target)) = core_size(program, known) else {
        return simplex(program, near.map(Into::into)).into();
    };
    if !gains(program) {
        return groups::solve(program, near).unwrap_or_else(|| simplex(program, near.map(Into::into))).into();
    }
    let from_near = near.and_then(|prices| {
        let mut core = core.unwrap_or_else(|| Core::nothing(program));
        let prices = approach(program, &families, &mut core, prices, target / NEARER);
        let few = |_| program.chains() / FAR;
        let found = rounds(program, &families, &mut core, prices, ROUNDS_FROM_NEAR, solve_core, few);
        Some((core, found?))
    });
    let again = kept.is_some();
    let to_the_end =
        |first| settled_rounds(program, &families, first, &[], again, solve_core, |_| usize::MAX);
    let from_first = || {
        let few = program.chains() / FEW;
        if few < WORTH_SIFTING_TWICE * target {
            return to_the_end(first_prices(program, &families, target, target));
        }
        let coarse = first_prices(program, &families, target, few);
        let sifted =
            settled_rounds(program, &families, coarse.clone(), &[], again, solve_core, |core| core / 2);
        sifted.or_else(|| to_the_end(nearer(program, &families, target, coarse)))
    };
    let Some((mut core, outcome)) = from_near.or_else(from_first) else {
        return simplex(program, None).into();
    };
    let found = match outcome {
        Outcome::Point(point) => Found {
            breach: Some(core.breach(&point.amounts)),
            idle: core.is_idle(&point.amounts),
            outcome: Outcome::Point(core.point(point, kept.is_some())),
        },
        other => other.into(),
    };
    if let Some(kept) = kept {
        let prices = match &found.outcome {
            Outcome::Point(point) => point.prices.clone(),
            _ => core.settling.at().to_vec(),
        };
        if core.settling.doubted.len() > ALIKE * target {
            // Prices from far left many in doubt.
            let doubt = Doubt { again, ..Doubt::leaving(target / NEARER, program, &prices) };
            core.settling.settle(program, &families, &prices, doubt, false);
        }
        *kept = Some(Kept { facts: Arc::clone(program.facts()), core, families, prices });
    }
    found
}

/// Solves a core from prices about as near as its window, or from those of an optimum of nearly all of it.
///
/// Those who have looked at all chains leave many in doubt; such a core is sifted itself, from prices that look at its
/// chains alone.
fn solve_core(core: &Program, near: Start<'_>) -> Outcome {
    let Some((families, target)) = core_size(core, None) else { return simplex(core, Some(near)) };
    let Start { prices, window, partly } = near;
    let as_near = |window| FirstPrices { prices: prices.to_vec(), window };
    let first = match window {
        Some(window) => nearer(core, &families, target, as_near(window)),
        None => as_near(Doubt::leaving(target / NEARER, core, prices).window),
    };
    let sifted = settled_rounds(
        core,
        &families,
        first,
        partly,
        false,
        |core, near| simplex(core, Some(near)),
        |_| usize::MAX,
    );
    match sifted {
        Some((mut inner, Outcome::Point(point))) => Outcome::Point(inner.point(point, false)),
        Some((_, other)) => other,
        None => simplex(core, Some(near)),
    }
}

/// Rounds of sifting from first prices, or those of an optimum that filled some chains `partly`, with the core at their end.
fn settled_rounds(
    program: &Program,
    families: &Families,
    FirstPrices { prices, window }: FirstPrices,
    partly: &[usize],
    again: bool,
    solve: impl Fn(&Program, Start<'_>) -> Outcome,
    most_wrong: impl Fn(usize) -> usize,
) -> Option<(Core, Outcome)> {
    let mut core = Core { partly: partly.to_vec(), ..Core::nothing(program) };
    core.settle(program, families, &prices, Doubt { again, ..Doubt::within(window) }, false);
    core.reach_limits(program, families, &prices);
    let found = rounds(program, families, &mut core, prices, ROUNDS, solve, most_wrong)?;
    Some((core, found))
}

/// How many chains should be in the core, by the families, which may be known; `None` where all are core enough.
fn core_size(program: &Program, known: Option<Families>) -> Option<(Families, usize)> {
    let chains = program.chains();
    let without_rows = CORE + chains / CORE_SHARE;
    if chains < WORTH_SIFTING * without_rows {
        return None;
    }
    let most = without_rows + CORE_PER_ROW * program.rows().len();
    let stride = (chains / (WORTH_SIFTING * most)).max(1);
    let families = known.unwrap_or_else(|| Families::of(program, stride));
    let target = without_rows + CORE_PER_ROW * (families.block_count() + families.linking().len());
    (chains >= WORTH_SIFTING * target).then_some((families, target))
}

/// Rounds of sifting from prices at which the core was settled; `None` if they did not end. A point is one of the core.
/// `solve` gets a core, and prices with how near they are, or without where they are those of an optimum of nearly all of
/// it. Where the first point asks something else of more chains than `most_wrong` of the core's number, first prices were
/// not near, which is an end too.
fn rounds(
    program: &Program,
    families: &Families,
    core: &mut Core,
    mut prices: Vec<f64>,
    most: usize,
    solve: impl Fn(&Program, Start<'_>) -> Outcome,
    most_wrong: impl Fn(usize) -> usize,
) -> Option<Outcome> {
    let mut doubt = core.settling.doubt()?;
    let mut near = Some(doubt.window);
    let (mut iterations, mut contradicted) = (0, 0);
    for _ in 0..most {
        let partly = core.partly();
        let wider = match solve(&core.program, Start { prices: &prices, window: near, partly: &partly }) {
            Outcome::Point(point) => {
                iterations += point.iterations;
                let wrong = core.settling.wrong(program, &point.prices);
                if wrong.is_empty() {
                    return Some(Outcome::Point(Point { iterations, ..point }));
                }
                if near.is_some() && wrong.len() > most_wrong(core.program.chains()) {
                    return None;
                }
                let many = wrong.len() > WIDER * core.program.chains();
                if !many {
                    core.remember(&point.amounts);
                    let are_near = wrong.len() * ASTRAY < core.program.chains();
                    core.admit(program, &wrong);
                    (prices, near) = (point.prices, near.filter(|_| !are_near));
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
            doubt = doubt.wider(WIDER);
            near = near.map(|_| doubt.window);
            core.settle(program, families, &prices, doubt, true);
            core.reach_limits(program, families, &prices);
        }
    }
    None
}

/// Is there something to gain by most chains? Else prices of 0 leave all of them in doubt, and [`groups`] do better.
fn gains(program: &Program) -> bool {
    2 * program.facts().gaining > program.chains()
}
