//! What prices ask of a chain: to be filled as far as its segments gain.

use crate::lp::Program;
use crate::lp::tolerance::REDUCED_COST;

/// What is asked, and how surely.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Asked {
    /// Steps up to the last segment that gains.
    pub(super) steps: f64,
    /// How far the gain nearest to 0 is from it.
    pub(super) nearest: f64,
    /// Is that gain 0 within rounding?
    pub(super) tied: bool,
    /// The same is asked at other prices by which no gain changes by as much.
    pub(super) sure: f64,
    /// Do some of the steps bring nothing?
    pub(super) idle: bool,
    /// The size of what the first step brings.
    pub(super) first: f64,
}

impl Asked {
    /// Prices a chain.
    pub(super) fn of(program: &Program, chain: usize, prices: &[f64]) -> Asked {
        let (mut price, mut size) = (0.0, 0.0);
        for (row, value) in program.coefficients(chain) {
            let term = prices[*row as usize] * value;
            price += term;
            size += term.abs();
        }
        let bent_price = program.bent_row().map_or(0.0, |row| prices[row]);
        let segments = program.segments(chain);
        let first = segments.first().map_or(0.0, |segment| segment.slope.abs());
        let mut asked = Asked {
            steps: 0.0,
            nearest: f64::INFINITY,
            tied: false,
            sure: f64::INFINITY,
            idle: false,
            first,
        };
        for segment in segments {
            let bent = bent_price * segment.bent;
            let gain = segment.slope - price - bent;
            if gain > 0.0 {
                asked.steps += segment.length;
                asked.idle |= segment.is_idle();
            }
            asked.nearest = asked.nearest.min(gain.abs());
            let rounding = REDUCED_COST * (segment.slope + size + bent.abs());
            asked.tied |= gain.abs() <= rounding;
            asked.sure = asked.sure.min(gain.abs() - 2.0 * rounding);
        }
        asked
    }

    /// The gain nearest to 0, as a share of what the first step brings; infinite where that is nothing.
    pub(super) fn share(&self) -> f64 {
        if self.first > 0.0 { self.nearest / self.first } else { f64::INFINITY }
    }
}
