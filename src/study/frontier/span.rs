//! How far the curve can be from the drawn line between two neighbouring solved numbers.
//!
//! The drawn line D joins the shown points. Between solved numbers a < b the optimum v lies
//!   below  min(U_a, U_b)   the lines (or convex curves) that the prices of either prove, and
//!   above  L               the mixtures of the two points.
//! Right sides: L is the line through the two impacts, or through the impacts of the two insets where limits are
//! tightened to whole steps. Then D − L is largest at an end and min(U_a, U_b) − D where the two lines cross.
//! Coefficients: a convex U lies below the line through two of its values, so U_a is known up to a number m between by
//! its values at a and m, and U_b beyond it; m is where the tangents of both cross. Mixing the points with weights t and 1 − t keeps the limit
//!   (t·S_a·a + (1 − t)·S_b·b) / (t·S_a + (1 − t)·S_b),   S the money of a point,
//! so that D − L is at most |v_b − v_a| · |√S_b − √S_a| / (√S_a + √S_b), which is reached at one number between.

use crate::units::Fraction;

use super::solved::Solved;
use super::sweep::Sweep;

/// A proved strip between two solved numbers, in impact.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// (notch, upper bound), at the ends and between; straight lines between these bound the curve.
    upper: Vec<(f64, f64)>,
    /// Lower bounds at the ends, if there are any: the line through them bounds the curve, but for `sag`.
    lower: Option<(f64, f64)>,
    /// How far below the line through the ends mixtures may be.
    sag: f64,
    /// At either end, between what the optimum lies.
    ends: [(f64, f64); 2],
    /// Where splitting would help most.
    pub split: u64,
}

/// Sums of floats that bound something are moved outward by this share.
const OUTWARD: f64 = 1e-12;

impl Span {
    pub(super) fn between(sweep: &mut Sweep<'_>, from: &Solved, to: &Solved) -> Span {
        let (a, b) = (from.notch as f64, to.notch as f64);
        let unit = sweep.theta(1);
        let wide = sweep.varied.stated.counts.is_ratio();
        let across = &Fraction::from(to.notch - from.notch) * &unit;
        let ahead = &from.above + &(&from.price * &across);
        let behind = &to.above - &(&to.price * &across);
        // Where the two lines cross, as a share of the way.
        let apart = (&(&from.price - &to.price) * &across).to_f64();
        let cross =
            if apart > 0.0 { ((&behind - &from.above).to_f64() / apart).clamp(0.0, 1.0) } else { 0.5 };
        let split = roundest(from.notch, to.notch, a + (b - a) * cross);
        let (from_impact, to_impact) = (from.impact.to_f64(), to.impact.to_f64());
        let ends = [from, to].map(|solved| (solved.impact.to_f64_down(), solved.bound.to_f64_up()));
        if wide {
            let meet = ((a + (b - a) * cross).round() as u64)
                .clamp(from.notch + 1, to.notch.max(from.notch + 2) - 1);
            let [one, two] = sweep.bounds(meet, [&from.prices, &to.prices]);
            let upper = met(
                [(a, from.above.to_f64_up()), (b, to.above.to_f64_up())],
                meet as f64,
                [one, two].map(|bound| bound.map_or(f64::INFINITY, |bound| bound.to_f64_up())),
            );
            let [root_a, root_b] = [&from.money, &to.money].map(|money| money.to_f64().max(0.0).sqrt());
            let roots = root_a + root_b;
            let sag = if roots > 0.0 {
                (to_impact - from_impact).abs() * (root_b - root_a).abs() / roots
            } else {
                0.0
            };
            return Span {
                upper,
                lower: Some((from_impact, to_impact)),
                sag: sag * (1.0 + OUTWARD),
                ends,
                split,
            };
        }
        let part = |share: f64| &across * &Fraction::from_f64(share).unwrap_or(Fraction::ZERO);
        let top =
            (&from.above + &(&from.price * &part(cross))).min(&to.above - &(&to.price * &part(1.0 - cross)));
        let lower = if sweep.rounds() {
            from.inset
                .as_ref()
                .zip(to.inset.as_ref())
                .map(|(from, to)| (from.to_f64_down(), to.to_f64_down()))
        } else {
            Some((from_impact, to_impact))
        };
        let upper = vec![
            (a, from.above.clone().min(behind).to_f64_up()),
            (a + (b - a) * cross, top.to_f64_up()),
            (b, to.above.clone().min(ahead).to_f64_up()),
        ];
        Span { upper, lower, sag: 0.0, ends, split }
    }

    /// The largest distance of the curve from a line drawn with these values at the ends; infinite if it is not known.
    /// Above, and below.
    pub(super) fn error(&self, (from, to): (f64, f64), drawn: (f64, f64)) -> Error {
        let room = OUTWARD * (drawn.0.abs() + drawn.1.abs());
        // Nothing lies between neighbouring notches, but the drawn line need not go through both.
        if to - from <= 1.0 {
            let [(low, high), (low_to, high_to)] = self.ends;
            let above = (high - drawn.0).max(high_to - drawn.1).max(0.0);
            let below = (drawn.0 - low).max(drawn.1 - low_to).max(0.0);
            let above = above + room;
            return Error { above, at_ends: above, below: below + room, sag: 0.0 };
        }
        let line = |at: f64| drawn.0 + (drawn.1 - drawn.0) * ((at - from) / (to - from));
        let above = self.upper.iter().map(|(at, value)| value - line(*at)).fold(0.0, f64::max);
        let ends = self.upper.first().into_iter().chain(self.upper.last());
        let at_ends = ends.map(|(at, value)| value - line(*at)).fold(0.0, f64::max);
        let below =
            self.lower.map_or(f64::INFINITY, |(low, high)| (drawn.0 - low).max(drawn.1 - high).max(0.0));
        Error { above: above + room, at_ends: at_ends + room, below: below + room, sag: self.sag }
    }
}

/// How far a curve may be from what is drawn.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Error {
    above: f64,
    /// The same at the ends, which were solved: what limits that go between whole steps leave open there.
    at_ends: f64,
    below: f64,
    sag: f64,
}

impl Error {
    /// All of it.
    pub(super) fn whole(&self) -> f64 {
        self.above.max(self.below + self.sag)
    }

    /// What limits in whole steps leave open.
    pub(super) fn stays(&self) -> f64 {
        self.at_ends.max(self.below)
    }

    /// What a solved number between may lower.
    pub(super) fn gain(&self) -> f64 {
        self.above.max(self.sag)
    }
}

/// What two convex curves bound, known at an end each and at a number between, where both are: there is nothing but notches,
/// and next to that number each has its own.
fn met([(a, at_a), (b, at_b)]: [(f64, f64); 2], meet: f64, [one, two]: [f64; 2]) -> Vec<(f64, f64)> {
    let before = if meet - 1.0 > a { at_a + (one - at_a) * ((meet - 1.0 - a) / (meet - a)) } else { at_a };
    let after = if meet + 1.0 < b { at_b + (two - at_b) * ((b - meet - 1.0) / (b - meet)) } else { at_b };
    vec![(a, at_a), (meet - 1.0, before), (meet, one.min(two)), (meet + 1.0, after), (b, at_b)]
}

/// The roundest number strictly between, within a tenth of the way from where it is wanted.
fn roundest(from: u64, to: u64, wanted: f64) -> u64 {
    let around = (to - from) as f64 / 10.0;
    let low = ((wanted - around).ceil().max(0.0) as u64).clamp(from + 1, to.max(from + 2) - 1);
    let high = ((wanted + around).floor().max(0.0) as u64).clamp(low, to.max(low + 1) - 1);
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let round = powers.map(|power| high / power * power).take_while(|round| *round >= low);
    round.last().unwrap_or(low)
}

#[cfg(test)]
mod tests {
    use super::roundest;

    #[test]
    fn splits_are_round_and_strictly_between() {
        assert_eq!(roundest(0, 100_000, 43_217.0), 50_000);
        assert_eq!(roundest(360_000, 370_000, 364_321.0), 365_000);
        assert_eq!(roundest(7, 9, 7.0), 8);
        assert_eq!(roundest(7, 9, 9.0), 8);
        assert_eq!(roundest(0, 2, 0.0), 1);
    }
}
