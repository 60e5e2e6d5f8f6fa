//! How far the curve can be from the drawn line between two neighbouring solved numbers.
//!
//! The drawn line D joins the shown points. Between solved numbers a < b the optimum v lies
//!   below  min(U_a, U_b)   the lines (or convex curves) that the prices of either prove, and
//!   above  L               the mixtures of the two points.
//! Right sides: L is the line through the two impacts, or through the impacts of the two insets where limits are
//! tightened to whole steps. Then D − L is largest at an end and min(U_a, U_b) − D where two lines cross. Where v bends
//! evenly, the lines of the two ends cross twice as far from D as v is. But prices mixed from both ends prove a line U_m
//! too, and prices change little by little: the mixture of which the line is parallel to D is nearly that of the number
//! at which v is, so that U_m − D is nearly what v − D is at most. That takes one pass, and no program.
//! Coefficients: a convex U lies below the line through two of its values, so U_a is known up to a number m between by
//! its values at a and m, and U_b beyond it; m is where the tangents of both cross. Mixed prices prove a convex U_m, of which
//! the values at a, m and b do. Until a span may be narrow enough, the tangents that these curves lie above are told of it
//! instead: they take no pass, and it is split anyway. Mixing the points with weights t and 1 − t keeps the limit
//!   (t·S_a·a + (1 − t)·S_b·b) / (t·S_a + (1 − t)·S_b),   S the money of a point,
//! so that D − L is at most |v_b − v_a| · |√S_b − √S_a| / (√S_a + √S_b), which is reached at one number between.

use crate::units::Fraction;

use super::bend::Bend;
use super::solved::Solved;
use super::sweep::Sweep;

/// A proved strip between two solved numbers, in impact.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// What bounds the curve from above: straight lines through (notch, upper bound) each, from one end to the other.
    bounds: Vec<Broken>,
    /// The lowest of them.
    upper: Broken,
    /// Lower bounds at the ends, if there are any: the line through them bounds the curve, but for `sag`.
    lower: Option<(f64, f64)>,
    /// How far below the line through the ends mixtures may be.
    sag: f64,
    /// At either end, between what the optimum lies.
    ends: [(f64, f64); 2],
    /// The two notches.
    notches: (u64, u64),
    /// How the curve bends between them.
    bend: Bend,
    /// May prices mixed from both ends still prove more?
    may_mix: bool,
}

/// Points in order, with straight lines between them.
type Broken = Vec<(f64, f64)>;

/// Sums of floats that bound something are moved outward by this share.
const OUTWARD: f64 = 1e-12;
/// What the lines of two ends leave open is so many times what the curve does, where it bends evenly.
const TANGENTS: f64 = 2.0;

/// A split is in vain where at most so many times what limits in whole steps leave open is left.
const IN_VAIN: f64 = 1.25;
/// Parts of a span are made so much smaller than they need be, for how it bends is not known exactly.
const MARGIN: f64 = 0.03;
/// A span is split as for so many parts at most.
const MOST_PARTS: f64 = 1_000.0;
/// Splits are made round within this share of the part next to them.
const ROUND: f64 = 0.05;

impl Span {
    pub(super) fn between(sweep: &mut Sweep<'_>, from: &Solved, to: &Solved) -> Span {
        let (a, b) = (from.notch as f64, to.notch as f64);
        let bend = Bend::between(sweep, from, to);
        let ends = [from, to].map(|solved| (solved.impact.to_f64_down(), solved.bound.to_f64_up()));
        let of_ends = Span {
            bounds: Vec::new(),
            upper: Vec::new(),
            lower: Some((from.impact.to_f64(), to.impact.to_f64())),
            sag: 0.0,
            ends,
            notches: (from.notch, to.notch),
            bend,
            may_mix: true,
        };
        if sweep.is_on_the_right() {
            let across = sweep.theta(to.notch - from.notch);
            let ahead = &from.above + &(&from.price * &across);
            let behind = &to.above - &(&to.price * &across);
            let lines = [[&from.above, &ahead], [&behind, &to.above]];
            let bounds = lines.map(|[low, high]| vec![(a, low.to_f64_up()), (b, high.to_f64_up())]).to_vec();
            let upper = below_all(&bounds);
            let insets = from.inset.as_ref().zip(to.inset.as_ref());
            let insets = insets.map(|(from, to)| (from.to_f64_down(), to.to_f64_down()));
            let lower = if sweep.rounds() { insets } else { of_ends.lower };
            return Span { bounds, upper, lower, ..of_ends };
        }
        let slope = |solved: &Solved| (&solved.price * &sweep.theta(1)).to_f64();
        let meet = of_ends.meet() as f64;
        let ahead = from.above.to_f64() + slope(from) * (meet - a);
        let behind = to.above.to_f64() - slope(to) * (b - meet);
        let upper = vec![(a, from.above.to_f64()), (meet, ahead.min(behind)), (b, to.above.to_f64())];
        let [root_a, root_b] = [&from.money, &to.money].map(|money| money.to_f64().max(0.0).sqrt());
        let roots = root_a + root_b;
        let rise = to.impact.to_f64() - from.impact.to_f64();
        let sag = if roots > 0.0 { rise.abs() * (root_b - root_a).abs() / roots } else { 0.0 };
        Span { upper, sag: sag * (1.0 + OUTWARD), ..of_ends }
    }

    /// Is its upper bound proved, and not yet what the tangents of convex curves say, which is less?
    pub(super) fn is_proved(&self) -> bool {
        !self.bounds.is_empty()
    }

    /// Proves its upper bound.
    pub(super) fn prove(&mut self, sweep: &mut Sweep<'_>, from: &Solved, to: &Solved) {
        let (a, b) = (self.notches.0 as f64, self.notches.1 as f64);
        let meet = self.meet();
        let [one, two] = sweep.bounds(meet, [&from.prices, &to.prices]);
        self.upper = met(
            [(a, from.above.to_f64_up()), (b, to.above.to_f64_up())],
            meet as f64,
            [one, two].map(|bound| bound.map_or(f64::INFINITY, |bound| bound.to_f64_up())),
        );
        self.bounds = vec![self.upper.clone()];
    }

    /// Where the tangents of the ends cross.
    fn meet(&self) -> u64 {
        let (from, to) = self.notches;
        let across = (to - from) as f64;
        ((from as f64 + across * self.bend.cross()).round() as u64).clamp(from + 1, to.max(from + 2) - 1)
    }

    /// Bounds the curve by what prices mixed from both ends prove as well.
    pub(super) fn mix(&mut self, sweep: &mut Sweep<'_>, from: &Solved, to: &Solved) {
        self.may_mix = false;
        let prices = sweep.mixed([from, to], self.bend.drop_before_parallel());
        let (a, b) = self.notches;
        let bound: Option<Vec<(u64, Fraction)>> = if sweep.is_on_the_right() {
            sweep.line(self.notches, &prices).map(|[low, high]| vec![(a, low), (b, high)])
        } else {
            let at = |notch: u64| sweep.bounds(notch, [&prices]).map(|bound| Some((notch, bound?)));
            [a, self.meet(), b].into_iter().flat_map(at).collect()
        };
        if let Some(bound) = bound {
            let bound = bound.into_iter().map(|(notch, value)| (notch as f64, value.to_f64_up()));
            self.bounds.push(bound.collect());
            self.upper = below_all(&self.bounds);
        }
    }

    /// Could prices mixed from both ends bring an error within what is allowed?
    pub(super) fn is_worth_mixing(&self, error: &Error, allowed: f64) -> bool {
        let is_near = error.above <= allowed * TANGENTS * (1.0 + MARGIN);
        self.may_mix && is_near && error.at_ends <= allowed && error.sag <= allowed
    }

    /// Where splitting helps most: with so large an error, the number of parts that the span needs falls to either side.
    pub(super) fn split(&self, error: &Error, allowed: f64) -> u64 {
        let bend = if self.may_mix { (error.gain() - error.at_ends) / TANGENTS } else { error.gain() };
        let parts = ((bend / allowed).max(0.0).sqrt() * (1.0 + MARGIN)).ceil().clamp(2.0, MOST_PARTS);
        let before = (parts / 2.0).floor();
        let (from, to) = self.notches;
        let (a, b) = (from as f64, to as f64);
        let wanted = a + (b - a) * self.bend.at(before / parts);
        let around = ROUND * ((wanted - a) / before).min((b - wanted) / (parts - before));
        roundest((from, to), wanted, around)
    }

    /// The largest distance of the curve from a line drawn with these values at the ends; infinite if it is not known.
    /// Above, and below.
    pub(super) fn error(&self, drawn: (f64, f64)) -> Error {
        let room = OUTWARD * (drawn.0.abs() + drawn.1.abs());
        let (from, to) = (self.notches.0 as f64, self.notches.1 as f64);
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

    /// Do limits in whole steps leave most of it open, so that a split would lower little, or nothing of the error of a
    /// curve of which they leave so much open somewhere?
    pub(super) fn mostly_stays(&self, most: f64) -> bool {
        let (gain, stays) = (self.gain(), self.stays());
        2.0 * stays >= gain && (gain <= most || gain <= IN_VAIN * stays)
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

/// The lowest of some over one span: wherever one of them turns, and wherever two cross.
fn below_all(all: &[Broken]) -> Broken {
    let mut turns: Vec<f64> = all.iter().flatten().map(|(at, _)| *at).collect();
    turns.sort_by(f64::total_cmp);
    turns.dedup();
    let mut stops = turns.clone();
    for pair in turns.windows(2) {
        let ends: Vec<(f64, f64)> =
            all.iter().map(|one| (value(one, pair[0]), value(one, pair[1]))).collect();
        for (at, one) in ends.iter().enumerate() {
            for two in &ends[..at] {
                let (before, after) = (one.0 - two.0, one.1 - two.1);
                if before * after < 0.0 {
                    stops.push(pair[0] + (pair[1] - pair[0]) * (before / (before - after)));
                }
            }
        }
    }
    stops.sort_by(f64::total_cmp);
    let lowest = |at: f64| all.iter().map(|one| value(one, at)).fold(f64::INFINITY, f64::min);
    stops.into_iter().map(|at| (at, lowest(at))).collect()
}

/// Its value at a number between its ends.
fn value(broken: &Broken, at: f64) -> f64 {
    let after = broken.partition_point(|(turn, _)| *turn < at).min(broken.len() - 1);
    let ((to, high), (from, low)) = (broken[after], broken[after.saturating_sub(1)]);
    if to <= at || from >= to { high } else { low + (high - low) * ((at - from) / (to - from)) }
}

/// The roundest number strictly between, so far around what is wanted.
fn roundest((from, to): (u64, u64), wanted: f64, around: f64) -> u64 {
    let low = ((wanted - around).ceil().max(0.0) as u64).clamp(from + 1, to.max(from + 2) - 1);
    let high = ((wanted + around).floor().max(0.0) as u64).clamp(low, to.max(low + 1) - 1);
    let powers = std::iter::successors(Some(1_u64), |power| power.checked_mul(10));
    let round = powers.map(|power| high / power * power).take_while(|round| *round >= low);
    round.last().unwrap_or(low)
}

#[cfg(test)]
mod tests {
    use super::{below_all, roundest};

    #[test]
    fn splits_are_round_and_strictly_between() {
        assert_eq!(roundest((0, 100_000), 43_217.0, 10_000.0), 50_000);
        assert_eq!(roundest((360_000, 370_000), 364_321.0, 1_000.0), 365_000);
        assert_eq!(roundest((7, 9), 7.0, 0.2), 8);
        assert_eq!(roundest((7, 9), 9.0, 0.2), 8);
        assert_eq!(roundest((0, 2), 0.0, 0.2), 1);
    }

    #[test]
    fn the_lowest_of_three_lines_turns_where_they_cross() {
        // By hand, from 10 to 20: 3·t, 4 + … falling to 0, and 2 throughout; the first two cross at t = 4/7, above 2.
        let line = |low: f64, high: f64| vec![(10.0, low), (20.0, high)];
        let lowest = below_all(&[line(0.0, 3.0), line(4.0, 0.0), line(2.0, 2.0)]);
        let top = lowest.iter().map(|(_, value)| *value).fold(0.0, f64::max);
        assert!((top - 12.0 / 7.0).abs() < 1e-12, "{lowest:?}");
    }
}
