//! How a concave curve bends between two numbers of which its values and slopes are known.
//!
//! Over a way from 0 to 1, p and q are what the slope at its beginning has above the mean slope, and the one at its end
//! below it. The tangents of the ends cross at s = q / (p + q). A curve of which the slope falls evenly from 0 to s, to the
//! mean, and evenly from there to 1, has just these values and slopes. A part of it that is as long as l, on which the slope
//! falls by f, is l·f/8 away from its chord at most. So each side of s needs as many parts as the other, and they are
//! evenly spread there.

use super::solved::Solved;
use super::sweep::Sweep;

/// A curve between two numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bend {
    /// s, 0–1.
    cross: f64,
}

impl Bend {
    /// Between two solved numbers.
    pub(super) fn between(sweep: &Sweep<'_>, from: &Solved, to: &Solved) -> Bend {
        let across = sweep.theta(to.notch - from.notch);
        let rise = (&to.above - &from.above).to_f64();
        let before = (&from.price * &across).to_f64() - rise;
        let after = rise - (&to.price * &across).to_f64();
        Bend::of(before, after)
    }

    /// Of p and q, in any unit.
    pub(super) fn of(p: f64, q: f64) -> Bend {
        let (p, q) = (p.max(0.0), q.max(0.0));
        Bend { cross: if p + q > 0.0 { q / (p + q) } else { 0.5 } }
    }

    /// Where the tangents of the ends cross, as a share of the way.
    pub(super) fn cross(self) -> f64 {
        self.cross
    }

    /// How far on the way so large a share of the parts that it needs has been passed.
    pub(super) fn at(self, parts: f64) -> f64 {
        if parts <= 0.5 { 2.0 * parts * self.cross } else { 1.0 - 2.0 * (1.0 - parts) * (1.0 - self.cross) }
    }

    /// How much of what the slope falls by from end to end it has fallen by after a share of the way.
    pub(super) fn drop_before(self, share: f64) -> f64 {
        let parallel = self.drop_before_parallel();
        if share < self.cross {
            parallel * (share / self.cross)
        } else if self.cross < 1.0 {
            parallel + (1.0 - parallel) * ((share - self.cross) / (1.0 - self.cross))
        } else {
            1.0
        }
    }

    /// How much of it has fallen where the slope is the mean one: p / (p + q).
    pub(super) fn drop_before_parallel(self) -> f64 {
        1.0 - self.cross
    }
}

#[cfg(test)]
mod tests {
    use super::Bend;

    /// By hand: √x from 1/4 to 1 has slopes 1 and 1/2 at its ends and 2/3 in the mean, so p = 1/3 and q = 1/6.
    #[test]
    fn a_root_bends_more_where_it_begins() {
        let bend = Bend::of(1.0 / 3.0, 1.0 / 6.0);
        let close = |value: f64, expected: f64| assert!((value - expected).abs() < 1e-12, "{value}");
        close(bend.cross(), 1.0 / 3.0);
        close(bend.at(0.5), 1.0 / 3.0);
        close(bend.at(0.25), 1.0 / 6.0);
        close(bend.at(0.75), 2.0 / 3.0);
        close(bend.drop_before(1.0 / 3.0), 2.0 / 3.0);
        close(bend.drop_before(1.0 / 6.0), 1.0 / 3.0);
        close(bend.drop_before(2.0 / 3.0), 5.0 / 6.0);
        close(Bend::of(0.0, 0.0).at(0.3), 0.3);
    }
}
