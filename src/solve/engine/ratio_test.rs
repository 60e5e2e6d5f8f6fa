//! The long step: which columns flip to their other bound, and which one enters.
//!
//! Along the pivot row the dual objective rises with slope δ, the leaving column's infeasibility. At its
//! breakpoint t_j = −d_j / α̃_j a boxed column flips and the slope falls by |α̃_j|·(h_j − l_j). The step ends
//! where the slope would turn negative; that column enters, all before it flip (Maros 2003; Koberstein 2005).
//!
//! This is a weighted selection. Candidates stream past a buffer that is cut back to the crossing whenever
//! it has doubled, so later candidates beyond the crossing are refused on sight and nothing is ever sorted.
//! Ties go by a fixed order: emptied columns from the last, filled ones from the first.

use crate::lp::tolerance::{LAST_PIVOT, PIVOT, RAY};

/// A column whose reduced cost changes sign along the pivot row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Where it does, at least 0.
    pub(super) step: f64,
    /// By how much the slope falls there, above 0.
    pub(super) fall: f64,
    /// |α̃|, above 0.
    pub(super) pivot: f64,
    /// Rank among equal steps.
    pub(super) rank: u64,
    /// The column.
    pub(super) column: usize,
}

/// The rank of a column that is filled (or emptied) by the step.
pub(super) fn rank(column: usize, fills: bool) -> u64 {
    if fills { (1 << 32) + column as u64 } else { (1 << 32) - 1 - column as u64 }
}

/// Candidates up to the crossing, and what is known of it.
#[derive(Debug)]
pub(super) struct RatioTest {
    slope: f64,
    candidates: Vec<Candidate>,
    cut_at: usize,
    /// No candidate beyond this step can matter.
    pub(super) horizon: f64,
}

/// How the step ends.
#[derive(Debug, PartialEq)]
pub(super) enum Step {
    /// The candidate at this index of `passed` enters; those before it flip.
    Enter(usize),
    /// The slope stays above 0 for ever: the dual is unbounded, the rows contradict each other.
    Endless,
    /// Only columns with tiny pivots could enter.
    NoPivot,
}

const FIRST_CUT: usize = 2048;

impl RatioTest {
    /// An empty test; buffers are kept from one iteration to the next.
    pub(super) fn new() -> RatioTest {
        RatioTest { slope: 0.0, candidates: Vec::new(), cut_at: FIRST_CUT, horizon: f64::INFINITY }
    }

    /// Starts over with slope δ.
    pub(super) fn start(&mut self, slope: f64) {
        *self = RatioTest {
            slope,
            candidates: std::mem::take(&mut self.candidates),
            cut_at: FIRST_CUT,
            horizon: f64::INFINITY,
        };
        self.candidates.clear();
    }

    /// Takes a candidate whose step is not beyond the horizon.
    #[inline]
    pub(super) fn offer(&mut self, candidate: Candidate) {
        self.candidates.push(candidate);
        if self.candidates.len() >= self.cut_at {
            let _ = self.cut();
            self.cut_at = (2 * self.candidates.len()).max(FIRST_CUT);
        }
    }

    /// Candidates in no order but that those before the entering one flip.
    pub(super) fn passed(&self) -> &[Candidate] {
        &self.candidates
    }

    /// Decides. Pivots are judged against `scale`, the pivot row's largest entry.
    pub(super) fn finish(&mut self, scale: f64) -> Step {
        let crossing = match self.cut() {
            Ok(crossing) => crossing,
            // So little is left that it is rounding, and no ray: all but the last flip.
            Err(left) if left <= RAY * self.slope && !self.candidates.is_empty() => self.candidates.len() - 1,
            Err(_) => return Step::Endless,
        };
        if self.candidates[crossing].pivot >= PIVOT * scale {
            return Step::Enter(crossing);
        }
        // An earlier breakpoint is a shorter step, still uphill: as late as can be with a sound pivot, or else
        // with the largest there is, while it is a number at all.
        self.candidates.sort_unstable_by(order);
        let sound = self.candidates.iter().rposition(|candidate| candidate.pivot >= PIVOT * scale);
        let largest = || {
            let pivots = self.candidates.iter().enumerate();
            pivots.max_by(|one, two| one.1.pivot.total_cmp(&two.1.pivot)).map(|(index, _)| index)
        };
        match sound.or_else(largest).filter(|index| self.candidates[*index].pivot >= LAST_PIVOT * scale) {
            Some(index) => Step::Enter(index),
            None => Step::NoPivot,
        }
    }

    /// Drops everything beyond the crossing; its index, which is then the last. If it was not reached, the slope that
    /// is left; the candidate with the longest step is then the last.
    fn cut(&mut self) -> Result<usize, f64> {
        let (mut start, mut end, mut slope) = (0, self.candidates.len(), self.slope);
        // Before `start` all are passed, with slope left; the crossing, if any, is before `end`.
        let mut reached = false;
        while start < end {
            let part = &mut self.candidates[start..end];
            let middle = part.len() / 2;
            part.select_nth_unstable_by(middle, order);
            let fall: f64 = part[..=middle].iter().map(|candidate| candidate.fall).sum();
            if fall < slope {
                slope -= fall;
                start += middle + 1;
            } else {
                reached = true;
                end = start + middle;
                let before: f64 = self.candidates[start..end].iter().map(|candidate| candidate.fall).sum();
                if before < slope {
                    start = end;
                }
            }
        }
        if !reached {
            return Err(slope);
        }
        self.candidates.truncate(start + 1);
        self.horizon = self.candidates[start].step;
        Ok(start)
    }
}

fn order(one: &Candidate, two: &Candidate) -> std::cmp::Ordering {
    one.step.total_cmp(&two.step).then(one.rank.cmp(&two.rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The crossing by sorting, as the definition says.
    fn by_sorting(candidates: &[Candidate], slope: f64) -> Option<usize> {
        let mut sorted = candidates.to_vec();
        sorted.sort_by(order);
        let mut left = slope;
        for candidate in sorted {
            left -= candidate.fall;
            if left <= 0.0 {
                return Some(candidate.column);
            }
        }
        None
    }

    #[test]
    fn streaming_selection_ends_where_sorting_does() {
        let mut state = 7_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut test = RatioTest::new();
        for round in 0..200 {
            let count = 1 + next(6000) as usize;
            // Whole falls add up exactly in any order; few distinct steps make many ties.
            let candidates: Vec<Candidate> = (0..count)
                .map(|column| Candidate {
                    step: next(if round % 2 == 0 { 40 } else { 1_000_000 }) as f64,
                    fall: (1 + next(9)) as f64,
                    pivot: 1.0,
                    rank: rank(column, next(2) == 0),
                    column,
                })
                .collect();
            let slope = (1 + next(count as u64 * 6)) as f64;
            test.start(slope);
            for candidate in &candidates {
                if candidate.step <= test.horizon {
                    test.offer(*candidate);
                }
            }
            let found = match test.finish(1.0) {
                Step::Enter(index) => Some(test.passed()[index].column),
                _ => None,
            };
            assert_eq!(found, by_sorting(&candidates, slope));
        }
    }

    /// 1/3 + 5·(1/3) is a little below 2 in floats: the last column enters all the same.
    #[test]
    fn what_is_left_by_rounding_is_no_contradiction() {
        let candidate =
            |step, fall, column| Candidate { step, fall, pivot: 1.0, rank: rank(column, true), column };
        let mut test = RatioTest::new();
        let third = 0.333_333_333_333_333_3;
        assert!(third + 5.0 * third < 2.0);
        for (slope, ends) in [(2.0, Step::Enter(1)), (2.0 + 1e-9, Step::Endless)] {
            test.start(slope);
            test.offer(candidate(2.0, 5.0 * third, 1));
            test.offer(candidate(1.0, third, 0));
            assert_eq!(test.finish(1.0), ends);
        }
        assert_eq!(test.passed().last().map(|candidate| candidate.column), Some(1));
    }

    #[test]
    fn a_tiny_pivot_gives_way_to_an_earlier_breakpoint() {
        let candidate =
            |step, pivot, column| Candidate { step, fall: 1.0, pivot, rank: rank(column, true), column };
        let mut test = RatioTest::new();
        test.start(2.5);
        for candidate in [candidate(3.0, 1e-12, 0), candidate(1.0, 1.0, 1), candidate(2.0, 1e-12, 2)] {
            test.offer(candidate);
        }
        assert_eq!(test.finish(1.0), Step::Enter(0));
        assert_eq!(test.passed()[0].column, 1);
    }
}
