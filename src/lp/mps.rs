//! Free MPS, which every solver reads.
//!
//! The file *minimises the negative* of the objective: CLP and others skip `OBJSENSE` and would minimise a
//! maximum. Numbers are the shortest that read back as the same float. Layout: <https://lpsolve.sourceforge.net/5.5/mps-format.htm>

use std::io::{self, Write};

use super::file::{
    CONSTANT, FileRow, OBJECTIVE, Ranges, Sense, Title, Written, column_name, file_rows, write_comments,
};

/// Writes a program as it streams by.
pub fn write(out: &mut dyn Write, program: &impl Written, title: &Title) -> io::Result<()> {
    writeln!(out, "* Minimises the negative of {OBJECTIVE}: the optimum is the value found, times -1.")?;
    write_comments(out, '*', program, title)?;
    writeln!(out, "NAME allotment FREE")?;
    let rows = file_rows(program, Ranges::Written);
    writeln!(out, "ROWS\n N {OBJECTIVE}")?;
    for row in rows.iter().flatten() {
        let sense = match row.sense {
            Sense::AtMost => 'L',
            Sense::AtLeast => 'G',
            Sense::Equal => 'E',
        };
        writeln!(out, " {sense} {}", row.name)?;
    }
    write_columns(out, program, title, &rows)?;
    writeln!(out, "RHS")?;
    for row in rows.iter().flatten().filter(|row| row.limit != 0.0) {
        writeln!(out, " rhs {} {:?}", row.name, row.limit)?;
    }
    if rows.iter().flatten().any(|row| row.range.is_some()) {
        writeln!(out, "RANGES")?;
    }
    for row in rows.iter().flatten() {
        if let Some(range) = row.range {
            writeln!(out, " range {} {range:?}", row.name)?;
        }
    }
    writeln!(out, "BOUNDS\n FX bound {CONSTANT} 1.0")?;
    for group in 0..program.groups() {
        for (number, column) in program.columns(group).enumerate() {
            writeln!(out, " UP bound {} {:?}", column_name(group, number), column.most)?;
        }
    }
    writeln!(out, "ENDATA")
}

/// Every column begins with its cost, 0 too: so each is there, whatever rows it is in.
fn write_columns(
    out: &mut dyn Write,
    program: &impl Written,
    title: &Title,
    rows: &[Vec<FileRow>],
) -> io::Result<()> {
    writeln!(out, "COLUMNS\n {CONSTANT} {OBJECTIVE} {:?}", 0.0 - title.constant)?;
    let marker = |out: &mut dyn Write, kind: &str| -> io::Result<()> {
        if program.is_whole() { writeln!(out, " whole 'MARKER' '{kind}'") } else { Ok(()) }
    };
    marker(out, "INTORG")?;
    for group in 0..program.groups() {
        for (number, column) in program.columns(group).enumerate() {
            let name = column_name(group, number);
            writeln!(out, " {name} {OBJECTIVE} {:?}", 0.0 - column.worth)?;
            for &(row, coefficient) in program.shared(group).iter().chain(column.own.iter()) {
                for row in &rows[row as usize] {
                    writeln!(out, " {name} {} {coefficient:?}", row.name)?;
                }
            }
        }
    }
    marker(out, "INTEND")
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
        ];
        let mut program = Program::new(rows, Some(1));
        let near = Segment { length: 2.0, slope: 1e-7, bent: 0.5 };
        program.push_chain([(0, 1.0)], [near, Segment { length: 4.0, slope: 0.0, bent: 0.0 }]);
        let mut out = Vec::new();
        write(&mut out, &program, &Title { notes: vec!["A title".into()], constant: 7.0 }).unwrap();
        let expected = "\
* Minimises the negative of impact: the optimum is the value found, times -1.
* A title
* r1_budget: budget
* r2_covered_a: covered/a
NAME allotment FREE
ROWS
 N impact
 L r1_budget
 L r2_covered_a
COLUMNS
 constant impact -7.0
 x1_1 impact -1e-7
 x1_1 r1_budget 1.0
 x1_1 r2_covered_a 0.5
 x1_2 impact 0.0
 x1_2 r1_budget 1.0
RHS
 rhs r1_budget 10.0
 rhs r2_covered_a 3.5
RANGES
 range r2_covered_a 4.5
BOUNDS
 FX bound constant 1.0
 UP bound x1_1 2.0
 UP bound x1_2 4.0
ENDATA
";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
