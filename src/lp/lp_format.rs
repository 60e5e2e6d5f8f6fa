//! The LP format, which people can read and most solvers do.
//!
//! A row with two limits is written as two, since readers differ about ranges. Rows are written one after the
//! other, so the program is turned round once, by chain. Layout: <https://lpsolve.sourceforge.net/5.5/CPLEX-format.htm>

use std::io::{self, Write};

use super::Program;
use super::file::{CONSTANT, OBJECTIVE, Ranges, Sense, Title, column, file_rows, write_comments};

/// Writes a program; what it holds in memory meanwhile is one number for every coefficient of a chain.
pub fn write(out: &mut dyn Write, program: &Program, title: &Title) -> io::Result<()> {
    write_comments(out, '\\', program, title)?;
    writeln!(out, "Maximize")?;
    let mut sum = Sum::begin(out, OBJECTIVE)?;
    sum.add(title.constant, CONSTANT)?;
    for chain in 0..program.chains() {
        for (segment, piece) in program.segments(chain).iter().enumerate() {
            sum.add(piece.slope, &column(chain, segment))?;
        }
    }
    writeln!(out, "\nSubject To")?;
    let by_row = ByRow::of(program);
    for (row, limits) in file_rows(program, Ranges::Split).into_iter().enumerate() {
        for limit in limits {
            let mut sum = Sum::begin(out, &limit.name)?;
            // A row is never empty, which readers refuse.
            sum.add(0.0, CONSTANT)?;
            by_row.write(row, &mut sum)?;
            let sense = match limit.sense {
                Sense::AtMost => "<=",
                Sense::AtLeast => ">=",
                Sense::Equal => "=",
            };
            writeln!(out, " {sense} {:?}", limit.limit)?;
        }
    }
    writeln!(out, "Bounds\n {CONSTANT} = 1.0")?;
    for chain in 0..program.chains() {
        for (segment, piece) in program.segments(chain).iter().enumerate() {
            writeln!(out, " {} <= {:?}", column(chain, segment), piece.length)?;
        }
    }
    writeln!(out, "End")
}

/// Terms a line: some readers hold a line in a fixed buffer.
const TERMS: usize = 5;

/// A sum as it is written.
struct Sum<'o> {
    out: &'o mut dyn Write,
    terms: usize,
}

impl<'o> Sum<'o> {
    fn begin(out: &'o mut dyn Write, name: &str) -> io::Result<Sum<'o>> {
        write!(out, " {name}:")?;
        Ok(Sum { out, terms: 0 })
    }

    fn add(&mut self, coefficient: f64, column: &str) -> io::Result<()> {
        if self.terms > 0 && self.terms.is_multiple_of(TERMS) {
            write!(self.out, "\n ")?;
        }
        self.terms += 1;
        let sign = if coefficient < 0.0 { '-' } else { '+' };
        write!(self.out, " {sign} {:?} {column}", coefficient.abs())
    }
}

/// The program by rows: which chains are in each, and with what coefficient.
struct ByRow<'p> {
    program: &'p Program,
    starts: Vec<usize>,
    entries: Vec<(u32, f64)>,
}

impl ByRow<'_> {
    fn of(program: &Program) -> ByRow<'_> {
        let mut starts = vec![0_usize; program.rows().len() + 1];
        for chain in 0..program.chains() {
            for (row, _) in program.coefficients(chain) {
                starts[*row as usize + 1] += 1;
            }
        }
        for row in 0..program.rows().len() {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); next.pop().unwrap_or(0)];
        for chain in 0..program.chains() {
            for &(row, coefficient) in program.coefficients(chain) {
                entries[next[row as usize]] = (chain as u32, coefficient);
                next[row as usize] += 1;
            }
        }
        ByRow { program, starts, entries }
    }

    /// All terms of a row.
    fn write(&self, row: usize, sum: &mut Sum<'_>) -> io::Result<()> {
        for &(chain, coefficient) in &self.entries[self.starts[row]..self.starts[row + 1]] {
            for segment in 0..self.program.segments(chain as usize).len() {
                sum.add(coefficient, &column(chain as usize, segment))?;
            }
        }
        if self.program.bent_row() != Some(row) {
            return Ok(());
        }
        for chain in 0..self.program.chains() {
            for (segment, piece) in self.program.segments(chain).iter().enumerate() {
                if piece.bent != 0.0 {
                    sum.add(piece.bent, &column(chain, segment))?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};

    #[test]
    fn a_small_program_is_written_as_by_hand() {
        let rows = vec![
            Row { name: "budget".into(), lower: None, upper: Some(10.0) },
            Row { name: "covered/a".into(), lower: Some(-1.0), upper: Some(3.5) },
            Row { name: "nobody".into(), lower: Some(0.0), upper: Some(0.0) },
        ];
        let mut program = Program::new(rows, Some(1));
        let near = Segment { length: 2.0, slope: 1e-7, bent: 0.5 };
        program.push_chain([(0, -1.0)], [near, Segment { length: 4.0, slope: 0.0, bent: 0.0 }]);
        let mut out = Vec::new();
        write(&mut out, &program, &Title { notes: vec!["A title".into()], constant: 7.0 }).unwrap();
        let expected = "\
\\ A title
\\ r1_budget: budget
\\ r2_covered_a: covered/a
\\ r3_nobody: nobody
Maximize
 impact: + 7.0 constant + 1e-7 x1_1 + 0.0 x1_2
Subject To
 r1_budget: + 0.0 constant - 1.0 x1_1 - 1.0 x1_2 <= 10.0
 r2_covered_a_least: + 0.0 constant + 0.5 x1_1 >= -1.0
 r2_covered_a_most: + 0.0 constant + 0.5 x1_1 <= 3.5
 r3_nobody: + 0.0 constant = 0.0
Bounds
 constant = 1.0
 x1_1 <= 2.0
 x1_2 <= 4.0
End
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
