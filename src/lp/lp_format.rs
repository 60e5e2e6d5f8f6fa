//! The LP format, which people can read and most solvers do.
//!
//! A row with two limits is written as two, since readers differ about ranges. Rows are written one after the
//! other, so the program is turned round once. Layout: <https://lpsolve.sourceforge.net/5.5/CPLEX-format.htm>

use std::io::{self, Write};

use super::file::{
    CONSTANT, OBJECTIVE, Ranges, Sense, Title, Written, column_name, file_rows, write_comments,
};

/// Writes a program; what it holds in memory meanwhile is one number for every coefficient that columns share or have.
pub fn write(out: &mut dyn Write, program: &impl Written, title: &Title) -> io::Result<()> {
    write_comments(out, '\\', program, title)?;
    writeln!(out, "Maximize")?;
    let mut sum = Sum::begin(out, OBJECTIVE)?;
    sum.add(title.constant, CONSTANT)?;
    for group in 0..program.groups() {
        for (number, column) in program.columns(group).enumerate() {
            sum.add(column.worth, &column_name(group, number))?;
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
    for group in 0..program.groups() {
        for (number, column) in program.columns(group).enumerate() {
            writeln!(out, " {} <= {:?}", column_name(group, number), column.most)?;
        }
    }
    if program.is_whole() {
        writeln!(out, "General")?;
        for group in 0..program.groups() {
            for number in 0..program.columns(group).count() {
                writeln!(out, " {}", column_name(group, number))?;
            }
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

/// The program by rows: which groups are in each, and which single columns, with what coefficient.
struct ByRow<'p, W> {
    program: &'p W,
    shared: Turned<u32>,
    own: Turned<(u32, u32)>,
}

impl<W: Written> ByRow<'_, W> {
    fn of(program: &W) -> ByRow<'_, W> {
        let rows = program.rows().len();
        let shared = Turned::of(rows, |take| {
            for group in 0..program.groups() {
                program.shared(group).iter().for_each(|&(row, value)| take(row, group as u32, value));
            }
        });
        let own = Turned::of(rows, |take| {
            for group in 0..program.groups() {
                for (number, column) in program.columns(group).enumerate() {
                    column
                        .own
                        .iter()
                        .for_each(|&(row, value)| take(row, (group as u32, number as u32), value));
                }
            }
        });
        ByRow { program, shared, own }
    }

    /// All terms of a row.
    fn write(&self, row: usize, sum: &mut Sum<'_>) -> io::Result<()> {
        for &(group, coefficient) in self.shared.of_row(row) {
            for number in 0..self.program.columns(group as usize).count() {
                sum.add(coefficient, &column_name(group as usize, number))?;
            }
        }
        for &((group, number), coefficient) in self.own.of_row(row) {
            sum.add(coefficient, &column_name(group as usize, number as usize))?;
        }
        Ok(())
    }
}

/// Coefficients by row instead of by what they belong to.
struct Turned<T> {
    starts: Vec<usize>,
    entries: Vec<(T, f64)>,
}

impl<T: Copy + Default> Turned<T> {
    /// `visit` tells of every coefficient, twice, in the same order.
    fn of(rows: usize, visit: impl Fn(&mut dyn FnMut(u32, T, f64))) -> Turned<T> {
        let mut starts = vec![0_usize; rows + 1];
        visit(&mut |row, _, _| starts[row as usize + 1] += 1);
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut entries = vec![(T::default(), 0.0); next.pop().unwrap_or(0)];
        visit(&mut |row, of, value| {
            entries[next[row as usize]] = (of, value);
            next[row as usize] += 1;
        });
        Turned { starts, entries }
    }

    fn of_row(&self, row: usize) -> &[(T, f64)] {
        &self.entries[self.starts[row]..self.starts[row + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Program, Row, Segment};

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
