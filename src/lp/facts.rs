//! What the chains of a program are, whatever its limits: one look at all of them, remembered.

use crate::units::parts;

use super::Program;

/// Facts about all chains.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The least and the most that every row can add up to, of what stands in segments nothing.
    pub reach: Vec<(f64, f64)>,
    /// The size of the largest coefficient of every row, those in segments too.
    pub largest: Vec<f64>,
    /// Chains of which a segment has a slope that is not 0.
    pub gaining: usize,
    /// Chains with a segment that brings nothing and counts for no bent row.
    pub idle: usize,
    /// The first chain with an entry that is no finite number.
    pub not_a_number: Option<usize>,
}

impl Facts {
    pub(super) fn of(program: &Program) -> Facts {
        let rows = program.rows().len();
        let empty = || Facts {
            reach: vec![(0.0, 0.0); rows],
            largest: vec![0.0; rows],
            gaining: 0,
            idle: 0,
            not_a_number: None,
        };
        let visit = |facts: &mut Facts, chain: usize| facts.add(program, chain);
        parts::sum(program.chains(), empty, visit, Facts::join)
    }

    fn add(&mut self, program: &Program, chain: usize) {
        let (mut length, mut finite, mut gains, mut idle) = (0.0, true, false, false);
        for segment in program.segments(chain) {
            length += segment.length;
            gains |= segment.slope != 0.0;
            idle |= segment.is_idle();
            finite &= segment.length.is_finite() && segment.slope.is_finite() && segment.bent.is_finite();
            if let Some(row) = program.bent_row() {
                self.largest[row] = self.largest[row].max(segment.bent.abs());
            }
        }
        for &(row, value) in program.coefficients(chain) {
            let (least, most) = &mut self.reach[row as usize];
            *least += value.min(0.0) * length;
            *most += value.max(0.0) * length;
            let largest = &mut self.largest[row as usize];
            *largest = largest.max(value.abs());
            finite &= value.is_finite();
        }
        self.gaining += usize::from(gains);
        self.idle += usize::from(idle);
        self.not_a_number = self.not_a_number.or((!finite).then_some(chain));
    }

    fn join(&mut self, part: &Facts) {
        for ((least, most), part) in self.reach.iter_mut().zip(&part.reach) {
            (*least, *most) = (*least + part.0, *most + part.1);
        }
        self.largest.iter_mut().zip(&part.largest).for_each(|(most, part)| *most = most.max(*part));
        self.gaining += part.gaining;
        self.idle += part.idle;
        self.not_a_number = self.not_a_number.or(part.not_a_number);
    }
}

#[cfg(test)]
mod tests {
    use crate::lp::{Program, Row, Segment};

    #[test]
    fn facts_are_worked_out_anew_when_chains_change_and_not_when_limits_do() {
        let row = |upper| Row { name: "money".into(), lower: None, upper: Some(upper) };
        let mut program = Program::new(vec![row(2.0)], None);
        program.push_chain([(0, -2.0)], [Segment { length: 3.0, slope: 0.0, bent: 0.0 }]);
        // By hand: 3 steps of −2, and then also 1 of 5.
        assert_eq!((program.facts().reach[0], program.facts().largest[0]), ((-6.0, 0.0), 2.0));
        program.push_chain([(0, 5.0)], [Segment { length: 1.0, slope: 0.5, bent: 0.0 }]);
        program.set_rows(vec![row(7.0)]);
        let facts = program.facts();
        assert_eq!((facts.reach[0], facts.largest[0], facts.gaining), ((-6.0, 5.0), 5.0, 1));
        assert_eq!(facts.not_a_number, None);
        program.set_coefficients(|chain| [(0, [1.0, f64::NAN][chain])].into_iter());
        assert_eq!(program.facts().not_a_number, Some(1));
    }
}
