//! What the chains of a program are, whatever its limits: one look at all of them, remembered.

use crate::units::parts;

use super::Program;

/// Facts about all chains.
#[derive(Clone, Debug)]
pub struct Facts {
    /// By row.
    pub rows: Vec<RowFacts>,
    /// What first segments bring by the step, one after the other.
    pub first_slopes: f64,
    /// Chains with a segment.
    pub with_segments: usize,
    /// Chains of which a segment has a slope that is not 0.
    pub gaining: usize,
    /// Chains with a segment that brings nothing and counts for no bent row.
    pub idle: usize,
    /// The first chain with an entry that is no finite number.
    pub not_a_number: Option<usize>,
}

/// Facts about what stands in one row, in chains or in segments.
#[derive(Clone, Copy, Debug)]
pub struct RowFacts {
    /// The least that the row can add up to.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// The lowest coefficient; infinite without any.
    pub lowest: f64,
    /// The highest.
    pub highest: f64,
    /// Σ a² u / c over those that gain: coefficient, length, and slope of the chain's first segment.
    pub curved: f64,
    /// How many they are.
    pub members: f64,
}

impl RowFacts {
    const EMPTY: RowFacts = RowFacts {
        least: 0.0,
        most: 0.0,
        lowest: f64::INFINITY,
        highest: f64::NEG_INFINITY,
        curved: 0.0,
        members: 0.0,
    };

    #[inline]
    fn add(&mut self, value: f64, length: f64, per_gain: f64) {
        self.least += value.min(0.0) * length;
        self.most += value.max(0.0) * length;
        self.lowest = self.lowest.min(value);
        self.highest = self.highest.max(value);
        self.curved += value * value * length * per_gain;
        self.members += 1.0;
    }
}

impl Facts {
    pub(super) fn of(program: &Program) -> Facts {
        let empty = || Facts {
            rows: vec![RowFacts::EMPTY; program.rows().len()],
            first_slopes: 0.0,
            with_segments: 0,
            gaining: 0,
            idle: 0,
            not_a_number: None,
        };
        let visit = |facts: &mut Facts, chain: usize| facts.add(program, chain);
        parts::sum(program.chains(), empty, visit, Facts::join)
    }

    fn add(&mut self, program: &Program, chain: usize) {
        let segments = program.segments(chain);
        let first = segments.first().map_or(0.0, |segment| segment.slope);
        let per_gain = if first > 0.0 { 1.0 / first } else { 0.0 };
        let (mut length, mut finite, mut gains, mut idle) = (0.0, true, false, false);
        for segment in segments {
            length += segment.length;
            gains |= segment.slope != 0.0;
            idle |= segment.is_idle();
            finite &= segment.length.is_finite() && segment.slope.is_finite() && segment.bent.is_finite();
            if let Some(row) = program.bent_row() {
                self.rows[row].add(segment.bent, segment.length, per_gain);
            }
        }
        for &(row, value) in program.coefficients(chain) {
            self.rows[row as usize].add(value, length, per_gain);
            finite &= value.is_finite();
        }
        self.first_slopes += first;
        self.with_segments += usize::from(!segments.is_empty());
        self.gaining += usize::from(gains);
        self.idle += usize::from(idle);
        self.not_a_number = self.not_a_number.or((!finite).then_some(chain));
    }

    fn join(&mut self, part: &Facts) {
        for (own, part) in self.rows.iter_mut().zip(&part.rows) {
            own.least += part.least;
            own.most += part.most;
            own.lowest = own.lowest.min(part.lowest);
            own.highest = own.highest.max(part.highest);
            own.curved += part.curved;
            own.members += part.members;
        }
        self.first_slopes += part.first_slopes;
        self.with_segments += part.with_segments;
        self.gaining += part.gaining;
        self.idle += part.idle;
        self.not_a_number = self.not_a_number.or(part.not_a_number);
    }
}

#[cfg(test)]
mod tests {
    use crate::lp::{Program, Row, RowFacts, Segment};

    #[test]
    fn facts_are_worked_out_anew_when_chains_change_and_not_when_limits_do() {
        let row = |upper| Row { name: "money".into(), lower: None, upper: Some(upper) };
        let mut program = Program::new(vec![row(2.0)], None);
        program.push_chain([(0, -2.0)], [Segment { length: 3.0, slope: 0.0, bent: 0.0 }]);
        // By hand: 3 steps of −2, and then also 1 of 5.
        let row_facts = |program: &Program| {
            let RowFacts { least, most, lowest, highest, curved, members } = program.facts().rows[0];
            [least, most, lowest, highest, curved, members].map(|number| number as i32)
        };
        assert_eq!(row_facts(&program), [-6, 0, -2, -2, 0, 1]);
        program.push_chain([(0, 5.0)], [Segment { length: 1.0, slope: 0.5, bent: 0.0 }]);
        program.set_rows(vec![row(7.0)]);
        assert_eq!(row_facts(&program), [-6, 5, -2, 5, 50, 2]);
        assert_eq!((program.facts().gaining, program.facts().not_a_number), (1, None));
        program.set_coefficients(|chain| [(0, [1.0, f64::NAN][chain])].into_iter());
        assert_eq!(program.facts().not_a_number, Some(1));
    }
}
