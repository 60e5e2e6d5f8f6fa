//! An impact curve: exact at every whole step, straight in between; concave, or flat with jumps (headcount).
//!
//! F(k) for k = 0 … u whole steps is a sum of *ramps* f_h(k) = min-like pieces
//!   f_h(k) = slope·k + bend·k²   up to its end,   level   after it   (slope > 0, bend ≤ 0).
//! On whole steps F is taken at both neighbours of every end and runs on smoothly between them; a curve
//! without bends is then a chain of straight pieces.

use dashu_int::IBig;

use crate::units::{Fraction, Whole};

use super::ramp::{Ramp, quadratic};

/// A curve over whole steps 0 … `ceiling`, concave unless it jumps.
#[derive(Clone, Debug)]
pub struct Curve {
    held: Held,
    ceiling: u64,
}

/// Millions of curves are held at once, nearly all of them straight pieces whose values stand over one small denominator.
#[derive(Clone, Debug)]
enum Held {
    /// From 0 on.
    Straight { unit: i64, pieces: Box<[Straight]> },
    /// The rest, out of the way.
    Any(Box<Any>),
}

#[derive(Clone, Debug)]
struct Any {
    pieces: Vec<Piece>,
    jumps: bool,
}

/// F(from + t) = F(from) + slope / unit·t, until the next piece begins.
#[derive(Clone, Debug)]
struct Straight {
    from: u64,
    slope: i64,
}

/// F(from + t) = base + slope·t + bend·t², until the next piece begins.
#[derive(Clone, Debug)]
struct Piece {
    from: u64,
    base: Fraction,
    slope: Fraction,
    bend: Fraction,
}

impl Piece {
    fn value(&self, steps: u64) -> Fraction {
        quadratic(&self.base, &self.slope, &self.bend, steps - self.from)
    }

    /// What one more step brings after so many in it.
    fn gain(&self, steps: u64) -> Fraction {
        if self.bend.is_zero() {
            return self.slope.clone();
        }
        &self.slope + &(&self.bend * &Fraction::from(2 * steps + 1))
    }
}

impl Curve {
    /// The sum of ramps, on whole steps up to `ceiling`.
    pub fn from_ramps(ceiling: u64, ramps: &[Ramp]) -> Curve {
        let mut marks: Vec<u64> = vec![0, ceiling];
        for end in ramps.iter().filter_map(|ramp| ramp.end.as_ref()) {
            marks.extend([end.floor, end.ceil].into_iter().filter(|mark| *mark < ceiling));
        }
        marks.sort_unstable();
        marks.dedup();
        if let Some(held) = Held::of_straight_ramps(&marks, ramps) {
            return Curve { held, ceiling };
        }
        let value = |steps: u64| ramps.iter().map(|ramp| ramp.value(steps)).sum::<Fraction>();
        let mut pieces = Vec::with_capacity(marks.len());
        let mut base = Fraction::ZERO;
        for pair in marks.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let next = value(to);
            let piece = if to == from + 1 && ramps.iter().any(|ramp| ramp.ends_after(from)) {
                Piece { from, slope: &next - &base, base, bend: Fraction::ZERO }
            } else {
                let rising = || ramps.iter().filter(|ramp| ramp.rises_until(to));
                let twice_from = Fraction::from(2 * from);
                let slope = rising()
                    .map(|ramp| {
                        if ramp.bend.is_zero() {
                            ramp.slope.clone()
                        } else {
                            &ramp.slope + &(&ramp.bend * &twice_from)
                        }
                    })
                    .sum();
                let bend = rising().filter(|ramp| !ramp.bend.is_zero()).map(|ramp| ramp.bend.clone()).sum();
                Piece { from, base, slope, bend }
            };
            pieces.push(piece);
            base = next;
        }
        Curve { held: Held::of(pieces), ceiling }
    }

    /// Flat, but for jumps up: `(at, by)` adds `by` from `at` steps on.
    pub fn from_jumps(ceiling: u64, mut jumps: Vec<(u64, Fraction)>) -> Curve {
        jumps.retain(|(at, _)| *at <= ceiling);
        jumps.sort_by_key(|(at, _)| *at);
        let flat = |from, base| Piece { from, base, slope: Fraction::ZERO, bend: Fraction::ZERO };
        let mut pieces = vec![flat(0, Fraction::ZERO)];
        for (at, by) in jumps {
            let last = pieces.last_mut().expect("there is the first piece");
            let base = &last.base + &by;
            if last.from == at {
                last.base = base;
            } else {
                pieces.push(flat(at, base));
            }
        }
        Curve { held: Held::Any(Box::new(Any { jumps: pieces.len() > 1, pieces })), ceiling }
    }

    /// Does it jump anywhere? It is concave if not, and from one breakpoint to the step before the next if so.
    pub fn jumps(&self) -> bool {
        matches!(&self.held, Held::Any(any) if any.jumps)
    }

    /// The last whole step.
    pub fn ceiling(&self) -> u64 {
        self.ceiling
    }

    /// F at a whole number of steps, at most `ceiling`.
    pub fn value(&self, steps: u64) -> Fraction {
        assert!(steps <= self.ceiling, "a curve ends at its ceiling");
        if let Held::Straight { unit, pieces } = &self.held {
            return Fraction::new(risen(pieces, steps), i128::from(*unit));
        }
        self.piece_at(steps).map_or(Fraction::ZERO, |piece| piece.value(steps))
    }

    /// What one more step brings after `steps`; `None` at the ceiling.
    pub fn gain(&self, steps: u64) -> Option<Fraction> {
        if steps >= self.ceiling {
            return None;
        }
        if let Held::Straight { unit, pieces } = &self.held {
            let after = pieces.partition_point(|piece| piece.from <= steps);
            return Some(over(pieces[after.checked_sub(1)?].slope, *unit));
        }
        let piece = self.piece_at(steps)?;
        if self.jumps() {
            return Some(&self.value(steps + 1) - &piece.base);
        }
        Some(piece.gain(steps - piece.from))
    }

    /// F at any real number of steps that lies between `whole` and `whole + 1`, as `whole + part`.
    pub fn value_between(&self, whole: u64, part: &Fraction) -> Fraction {
        let value = self.value(whole);
        if part.is_zero() {
            return value;
        }
        match self.gain(whole) {
            Some(gain) => &value + &(&gain * part),
            None => value,
        }
    }

    /// Where pieces begin and the curve ends: every maximum of F minus a line is at one of these unless it
    /// lies inside a bent piece.
    pub fn breakpoints(&self) -> impl Iterator<Item = u64> + '_ {
        (0..self.held.len()).map(|index| self.held.from(index)).chain([self.ceiling])
    }

    /// Straight between breakpoints everywhere?
    pub fn is_straight(&self) -> bool {
        match &self.held {
            Held::Straight { .. } => true,
            Held::Any(any) => any.pieces.iter().all(|piece| piece.bend.is_zero()),
        }
    }

    /// The first step number from which one more step gains at most `price`: the least best grant at that price
    /// on a concave curve.
    pub fn best(&self, price: &Fraction) -> u64 {
        self.first_at_most(|gain| gain <= price, || price.clone())
    }

    /// The same at a price in fixed point of so many binary places; in whole numbers alone where pieces are straight.
    pub fn best_at(&self, price: &Whole, places: usize) -> u64 {
        let Held::Straight { unit, pieces } = &self.held else {
            let exact = || Fraction::of_wholes(price, &Whole::from(IBig::ONE << places));
            return self.first_at_most(|gain| gain.ceil_at(places) <= *price, exact);
        };
        // A slope over the unit is at most the price exactly if it is at most this, rounded down.
        let most = (price * Whole::from(*unit)).floor_halved(places);
        let flat = |piece: &&Straight| Whole::from(piece.slope) <= most;
        pieces.iter().find(flat).map_or(self.ceiling, |piece| piece.from)
    }

    /// The first step number from which one more gains at most a price, which is asked for only inside a bent piece.
    fn first_at_most(&self, is_at_most: impl Fn(&Fraction) -> bool, price: impl Fn() -> Fraction) -> u64 {
        for index in 0..self.held.len() {
            let piece = self.held.piece(index);
            if is_at_most(&piece.gain(0)) {
                return piece.from;
            }
            let end = if index + 1 < self.held.len() { self.held.from(index + 1) } else { self.ceiling };
            if !piece.bend.is_zero() && is_at_most(&piece.gain(end - piece.from - 1)) {
                // slope + bend·(2t + 1) ≤ price from t = ((price − slope) / bend − 1) / 2 on.
                let ratio = &(&price() - &piece.slope) * &piece.bend.reciprocal().expect("the bend is not 0");
                let from = (&(&ratio - &Fraction::ONE) * &Fraction::new(1, 2)).ceil();
                return piece.from
                    + u64::try_from(from).expect("the last step of the piece gains at most the price");
            }
        }
        self.ceiling
    }

    fn piece_at(&self, steps: u64) -> Option<Piece> {
        let after = match &self.held {
            Held::Straight { pieces, .. } => pieces.partition_point(|piece| piece.from <= steps),
            Held::Any(any) => any.pieces.partition_point(|piece| piece.from <= steps),
        };
        Some(self.held.piece(after.checked_sub(1)?))
    }
}

/// How far straight pieces have risen after so many steps, over their denominator.
fn risen(pieces: &[Straight], steps: u64) -> i128 {
    let ends = pieces.iter().skip(1).map(|next| next.from).chain([u64::MAX]);
    let begun = pieces.iter().zip(ends).take_while(|(piece, _)| piece.from < steps);
    begun.map(|(piece, end)| i128::from(piece.slope) * i128::from(end.min(steps) - piece.from)).sum()
}

/// A slope; one of nothing has no denominator.
fn over(slope: i64, unit: i64) -> Fraction {
    if slope == 0 { Fraction::ZERO } else { Fraction::new(i128::from(slope), i128::from(unit)) }
}

impl Held {
    /// Pieces of a curve that begins at 0 and does not jump.
    fn of(pieces: Vec<Piece>) -> Held {
        Held::straight(&pieces).unwrap_or_else(|| Held::Any(Box::new(Any { pieces, jumps: false })))
    }

    /// The sum of straight ramps between marks, in whole numbers over the one denominator that all of them have; `None` if
    /// they have none, or need more than a word.
    fn of_straight_ramps(marks: &[u64], ramps: &[Ramp]) -> Option<Held> {
        let (_, unit) = ramps.first()?.slope.in_words()?;
        let over_unit = |value: &Fraction| {
            let (numerator, denominator) = value.in_words()?;
            (denominator == unit).then_some(i128::from(numerator))
        };
        let mut short = Vec::with_capacity(ramps.len());
        for ramp in ramps {
            let level = ramp.end.as_ref().map_or(Some(0), |end| over_unit(&end.level))?;
            short.push((ramp.bend.is_zero().then_some(over_unit(&ramp.slope)?)?, level));
        }
        let value = |steps: u64| {
            let mut values = ramps.iter().zip(&short).map(|(ramp, (slope, level))| match &ramp.end {
                Some(end) if steps >= end.ceil => Some(*level),
                _ => slope.checked_mul(i128::from(steps)),
            });
            values.try_fold(0_i128, |sum, value| sum.checked_add(value?))
        };
        let mut pieces = Vec::with_capacity(marks.len() - 1);
        let mut base = 0;
        for pair in marks.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let next = value(to)?;
            let slope = if to == from + 1 && ramps.iter().any(|ramp| ramp.ends_after(from)) {
                next - base
            } else {
                let rising = ramps.iter().zip(&short).filter(|(ramp, _)| ramp.rises_until(to));
                rising.map(|(_, (slope, _))| slope).sum()
            };
            pieces.push(Straight { from, slope: i64::try_from(slope).ok()? });
            base = next;
        }
        Some(Held::Straight { unit, pieces: pieces.into() })
    }

    /// Straight pieces in short; `None` if they are not straight, or need more than one small denominator.
    fn straight(pieces: &[Piece]) -> Option<Held> {
        let unit = pieces.iter().find(|piece| !piece.slope.is_zero()).map_or(Some(1), |piece| {
            let (_, unit) = piece.slope.in_words()?;
            Some(unit)
        })?;
        let over_unit = |value: &Fraction| match value.in_words()? {
            (0, _) => Some(0),
            (numerator, denominator) => (denominator == unit).then_some(numerator),
        };
        let short = |piece: &Piece| {
            let straight = piece.bend.is_zero() && over_unit(&piece.base).is_some();
            straight.then_some(Straight { from: piece.from, slope: over_unit(&piece.slope)? })
        };
        Some(Held::Straight { unit, pieces: pieces.iter().map(short).collect::<Option<_>>()? })
    }

    /// How many pieces.
    fn len(&self) -> usize {
        match self {
            Held::Straight { pieces, .. } => pieces.len(),
            Held::Any(any) => any.pieces.len(),
        }
    }

    /// Where a piece begins.
    fn from(&self, index: usize) -> u64 {
        match self {
            Held::Straight { pieces, .. } => pieces[index].from,
            Held::Any(any) => any.pieces[index].from,
        }
    }

    fn piece(&self, index: usize) -> Piece {
        match self {
            Held::Straight { unit, pieces } => {
                let Straight { from, slope } = pieces[index];
                let base = Fraction::new(risen(pieces, from), i128::from(*unit));
                Piece { from, base, slope: over(slope, *unit), bend: Fraction::ZERO }
            }
            Held::Any(any) => any.pieces[index].clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Curve, Ramp};
    use crate::impact::RampEnd;
    use crate::units::Fraction;

    fn ramp(slope: i128, floor: u64, ceil: u64, level: Fraction) -> Ramp {
        Ramp {
            slope: Fraction::whole(slope),
            bend: Fraction::ZERO,
            end: Some(RampEnd { floor, ceil, level }),
        }
    }

    #[test]
    fn a_ramp_that_ends_between_steps_is_joined_by_a_line() {
        // 2 per step up to 2.5 steps: 0, 2, 4, 5, 5.
        let curve = Curve::from_ramps(4, &[ramp(2, 2, 3, Fraction::whole(5))]);
        let values: Vec<_> = (0..=4).map(|k| curve.value(k)).collect();
        assert_eq!(values, [0, 2, 4, 5, 5].map(Fraction::whole));
        assert_eq!(curve.breakpoints().collect::<Vec<_>>(), [0, 2, 3, 4]);
        assert_eq!(curve.value_between(2, &Fraction::new(1, 2)), Fraction::new(9, 2));
    }

    #[test]
    fn a_bent_ramp_is_exact_at_every_step_and_its_best_step_is_where_the_gain_falls_to_the_price() {
        // 10k − k² up to its top at 5: 0, 9, 16, 21, 24, 25, 25.
        let bent = Ramp {
            slope: Fraction::whole(10),
            bend: Fraction::whole(-1),
            end: Some(RampEnd { floor: 5, ceil: 5, level: Fraction::whole(25) }),
        };
        let curve = Curve::from_ramps(6, &[bent]);
        let values: Vec<_> = (0..=6).map(|k| curve.value(k)).collect();
        assert_eq!(values, [0, 9, 16, 21, 24, 25, 25].map(Fraction::whole));
        for (price, best) in [(10, 0), (9, 0), (8, 1), (7, 1), (6, 2), (1, 4), (0, 5), (-1, 6)] {
            assert_eq!(curve.best(&Fraction::whole(price)), best, "price {price}");
        }
    }

    #[test]
    fn a_curve_that_jumps_is_flat_between() {
        let jumps = vec![
            (5, Fraction::whole(2)),
            (2, Fraction::whole(1)),
            (2, Fraction::whole(3)),
            (9, Fraction::ONE),
        ];
        let curve = Curve::from_jumps(7, jumps);
        let values: Vec<_> = (0..=7).map(|k| curve.value(k)).collect();
        assert_eq!(values, [0, 0, 4, 4, 4, 6, 6, 6].map(Fraction::whole));
        assert_eq!(curve.gain(1), Some(Fraction::whole(4)));
        assert_eq!(curve.gain(2), Some(Fraction::ZERO));
        assert_eq!(curve.gain(7), None);
        assert!(curve.jumps() && curve.is_straight());
    }

    #[test]
    fn a_curve_without_room_has_only_its_zero() {
        let curve = Curve::from_ramps(0, &[ramp(2, 2, 3, Fraction::whole(5))]);
        assert_eq!(curve.value(0), Fraction::ZERO);
        assert_eq!(curve.gain(0), None);
        assert_eq!(curve.best(&Fraction::ZERO), 0);
    }
}
