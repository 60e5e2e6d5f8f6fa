//! Sifting: the optimum of the whole from a core of it, found and then checked against every chain.
//!
//!   1. get first prices, and put the chains that they leave in doubt into the core;
//!   2. solve the core by the dual simplex;
//!   3. price every chain: those of which the new prices ask something else join the core;
//!   4. until none does. A core that contradicts itself grows; the whole is the last core.
//!
//! (Bixby, Gregory, Lustig, Marsten & Shanno 1992, "Very large-scale linear programming: a case study".)

use crate::lp::{Outcome, Point, Program};
use crate::units::parts;

use super::core::{Asked, Core};
use super::families::{Families, Place};
use super::first_prices::{FirstPrices, first_prices};
use super::simplex;

/// Chains in the core at first, more for each row, and one more for so many of all.
const CORE: usize = 1_500;
const CORE_PER_ROW: usize = 8;
const CORE_SHARE: usize = 500;
/// Programs of fewer times that many chains are core enough.
const WORTH_SIFTING: usize = 2;
/// Rounds before the whole program is solved at once.
const ROUNDS: usize = 8;
/// Of every disjoint row at least so many chains are in the core, however sure they look.
const KEPT: usize = 4;
/// A core that contradicts itself, or whose prices ask something else of this many times as many chains as it has,
/// is too small: it is tried with so many times as many of each row, and as wide a window.
const WIDER: usize = 4;

/// Solves a program by sifting.
pub(super) fn sift(program: &Program) -> Outcome {
    let target = CORE + CORE_PER_ROW * program.rows().len() + program.chains() / CORE_SHARE;
    if program.chains() < WORTH_SIFTING * target {
        return simplex(program, None);
    }
    let families = Families::of(program, (program.chains() / (WORTH_SIFTING * target)).max(1));
    let FirstPrices { mut prices, mut window } = first_prices(program, &families, target);
    let mut kept = KEPT;
    let mut doubted = vec![false; program.chains()];
    let mut iterations = 0;
    for _ in 0..ROUNDS {
        let asked = parts::map(program.chains(), |chain| Asked::of(program, chain, &prices));
        doubt(program, &families, &asked, window, kept, &mut doubted);
        let core = Core::of(program, &asked, &doubted);
        match simplex(&core.program, Some(&prices)) {
            Outcome::Point(point) => {
                iterations += point.iterations;
                let wrong = core.wrong(program, &doubted, &point.prices);
                if wrong.is_empty() {
                    return Outcome::Point(Point {
                        amounts: core.amounts(&point.amounts),
                        iterations,
                        ..point
                    });
                }
                if wrong.len() > WIDER * core.program.chains() {
                    (kept, window) = (kept * WIDER, window * WIDER as f64);
                    continue;
                }
                for chain in wrong {
                    doubted[chain] = true;
                }
                prices = point.prices;
                window /= WIDER as f64;
            }
            Outcome::Ray(_) => (kept, window) = (kept * WIDER, window * WIDER as f64),
            Outcome::GaveUp(_) => break,
        }
    }
    simplex(program, None)
}

/// Marks the chains in doubt: those within the window, and of every disjoint row the `kept` nearest to it.
fn doubt(
    program: &Program,
    families: &Families,
    asked: &[Asked],
    window: f64,
    kept: usize,
    doubted: &mut [bool],
) {
    let mut nearest: Vec<Vec<(f64, usize)>> = vec![Vec::with_capacity(kept + 1); families.disjoint().len()];
    for (chain, asked) in asked.iter().enumerate() {
        if asked.nearest <= window {
            doubted[chain] = true;
            continue;
        }
        let rows = program.coefficients(chain).iter().map(|(row, _)| families.place(*row as usize));
        for place in rows {
            let Place::Disjoint(row) = place else { continue };
            let nearest = &mut nearest[row];
            if nearest.len() == kept && nearest.last().is_some_and(|(last, _)| *last <= asked.nearest) {
                continue;
            }
            let at = nearest.partition_point(|(other, _)| *other <= asked.nearest);
            nearest.insert(at, (asked.nearest, chain));
            nearest.truncate(kept);
        }
    }
    nearest.into_iter().flatten().for_each(|(_, chain)| doubted[chain] = true);
}
