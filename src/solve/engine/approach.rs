//! From prices of an optimum to prices near that of another program with the same chains: one Newton step, over those
//! chains alone that it may move.
//!
//! The step is that of first prices with a window some times as wide as the core's: the chains in it are those that a change of
//! limits may have changed sides of.

use crate::lp::Program;

use super::core::Core;
use super::doubt::Doubt;
use super::families::Families;
use super::first_prices::{FirstPrices, one_step};

/// A window does if the core is so many times as large or as small as it should be.
pub(super) const ALIKE: usize = 2;
/// Prices are not near of which more than one chain of so many may have to be asked.
pub(super) const FAR: usize = 4;
/// A Newton step from near prices smooths so many windows at least and at most, and in between more of them the smaller a part of
/// all the core should be: limits that change by a hundredth move a hundredth of all chains.
const FARTHER: (f64, f64) = (3.0, 8.0);
const PART: f64 = 1.0 / 3.0;
/// How many windows a change of limits may reach.
fn farther(program: &Program, target: usize) -> f64 {
    let (least, most) = FARTHER;
    (PART * (program.chains() as f64 / target as f64).sqrt()).clamp(least, most)
}

/// Settles chains at prices near those of the optimum, and again after a Newton step over those that it may move, so that
/// about so many are in the core. Returns the prices after it.
pub(super) fn approach(
    program: &Program,
    families: &Families,
    core: &mut Core,
    prices: &[f64],
    target: usize,
) -> Vec<f64> {
    // What an optimum before other limits filled partly says little of the next one.
    core.partly.clear();
    let farther = farther(program, target);
    let mut doubt = Doubt { again: true, ..Doubt::leaving(target, program, prices) };
    let reach = farther * doubt.window;
    let near = |core: &Core| core.settling.near(program, prices, reach);
    let known = core.settling.doubt().map(|_| near(core));
    let asked = known.filter(|asked| asked.len() <= program.chains() / FAR).unwrap_or_else(|| {
        *core = Core::nothing(program);
        core.settling.settle(program, families, prices, doubt, false);
        near(core)
    });
    let first = FirstPrices { prices: prices.to_vec(), window: reach };
    let prices = one_step(program, families, &core.settling, &asked, &first);
    core.settle(program, families, &prices, doubt, false);
    // Ties at the optimum before say nothing of the next one, and chains may lie closer there.
    let fits = target / ALIKE..=target * ALIKE;
    if !fits.contains(&core.program.chains()) {
        doubt.window = Doubt::leaving(target, program, &prices).window;
        core.settle(program, families, &prices, doubt, false);
    }
    // Where chains lie in lumps a step goes astray by some windows.
    if core.missing(program, families, &prices).iter().any(|missing| *missing != 0.0) {
        let wider = Doubt { window: farther * doubt.window, ..doubt };
        core.settle(program, families, &prices, wider, false);
        core.reach_limits(program, families, &prices);
    }
    prices
}
