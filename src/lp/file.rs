//! What the writers of program files share: a title, names that every format takes, rows with one limit each.
//!
//! Column `x<i>_<k>` is column k of group i (segment k of chain i), row `r<j>_<name>` is row j, all counted from 1; the objective is
//! `impact`. Column `constant` is fixed at 1 and costs what the program leaves out of its objective: readers
//! disagree about constants, but not about columns.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Program, Row};

/// A program as files hold it: columns in groups.
pub trait Written {
    /// The rows; one without a name is told of nowhere else.
    fn rows(&self) -> &[Row];
    /// How many groups.
    fn groups(&self) -> usize;
    /// Coefficients that all columns of a group share, by row.
    fn shared(&self, group: usize) -> &[(u32, f64)];
    /// The columns of a group.
    fn columns(&self, group: usize) -> impl Iterator<Item = WrittenColumn<'_>>;
    /// Are all columns whole numbers?
    fn is_whole(&self) -> bool;
}

/// A column, from 0 up.
#[derive(Debug)]
pub struct WrittenColumn<'p> {
    /// Objective per unit.
    pub worth: f64,
    /// At most this.
    pub most: f64,
    /// Coefficients of its own, by row.
    pub own: Cow<'p, [(u32, f64)]>,
}

impl Written for Program {
    fn rows(&self) -> &[Row] {
        Program::rows(self)
    }

    fn groups(&self) -> usize {
        self.chains()
    }

    fn shared(&self, group: usize) -> &[(u32, f64)] {
        self.coefficients(group)
    }

    fn columns(&self, group: usize) -> impl Iterator<Item = WrittenColumn<'_>> {
        self.segments(group).iter().map(|segment| {
            let bent = self.bent_row().filter(|_| segment.bent != 0.0);
            let own = bent.map(|row| (row as u32, segment.bent)).into_iter().collect();
            WrittenColumn { worth: segment.slope, most: segment.length, own: Cow::Owned(own) }
        })
    }

    fn is_whole(&self) -> bool {
        false
    }
}

/// The objective's name.
pub(super) const OBJECTIVE: &str = "impact";
/// The name of the column that is 1.
pub(super) const CONSTANT: &str = "constant";

/// What stands above the program.
#[derive(Clone, Debug, Default)]
pub struct Title {
    /// Lines for people, written as comments.
    pub notes: Vec<String>,
    /// Added to the objective.
    pub constant: f64,
}

/// Which side of a row a limit is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    AtMost,
    AtLeast,
    Equal,
}

/// A row as a file holds it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct FileRow {
    pub(super) name: String,
    pub(super) sense: Sense,
    pub(super) limit: f64,
    /// How far below an upper limit the lower one is.
    pub(super) range: Option<f64>,
}

/// Can the format hold both limits in one row?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ranges {
    Written,
    Split,
}

/// The rows of a file, by the program's rows: one; two if its limits do not fit one; none without a limit.
pub(super) fn file_rows(program: &impl Written, ranges: Ranges) -> Vec<Vec<FileRow>> {
    program.rows().iter().enumerate().map(|(index, row)| file_row(row, name(index, row), ranges)).collect()
}

fn file_row(row: &Row, name: String, ranges: Ranges) -> Vec<FileRow> {
    let one = |name: String, sense, limit| FileRow { name, sense, limit, range: None };
    match (row.lower, row.upper) {
        (None, None) => Vec::new(),
        (Some(lower), None) => vec![one(name, Sense::AtLeast, lower)],
        (None, Some(upper)) => vec![one(name, Sense::AtMost, upper)],
        (Some(lower), Some(upper)) if lower.total_cmp(&upper).is_eq() => {
            vec![one(name, Sense::Equal, upper)]
        }
        (Some(lower), Some(upper)) => {
            // Readers subtract the range again, which must give the lower limit back to the last bit.
            let range = upper - lower;
            let fits = range > 0.0 && (upper - range).total_cmp(&lower).is_eq();
            if ranges == Ranges::Written && fits {
                return vec![FileRow { name, sense: Sense::AtMost, limit: upper, range: Some(range) }];
            }
            vec![
                one(format!("{name}_least"), Sense::AtLeast, lower),
                one(format!("{name}_most"), Sense::AtMost, upper),
            ]
        }
    }
}

/// The most characters of a row's own name that its name in a file keeps.
const KEPT: usize = 40;

/// Unique by its number; of the row's own name, letters and digits of ASCII.
fn name(index: usize, row: &Row) -> String {
    let words =
        row.name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let kept: String = words.flat_map(|word| ["_", word]).collect();
    let kept = &kept[..kept.len().min(KEPT)];
    format!("r{}{}", index + 1, kept.trim_end_matches('_'))
}

/// Column `column` of group `group`.
pub(super) fn column_name(group: usize, column: usize) -> String {
    format!("x{}_{}", group + 1, column + 1)
}

/// The most characters of a comment: some readers hold a line in a fixed buffer.
const COMMENT: usize = 120;

/// The title's notes and what the rows are called, each line after `mark`.
pub(super) fn write_comments(
    out: &mut dyn Write,
    mark: char,
    program: &impl Written,
    title: &Title,
) -> io::Result<()> {
    let named = program.rows().iter().enumerate().filter(|(_, row)| !row.name.is_empty());
    let row_names = named.map(|(index, row)| format!("{}: {}", name(index, row), row.name));
    for line in title.notes.iter().cloned().chain(row_names) {
        let plain: String =
            line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(COMMENT).collect();
        writeln!(out, "{mark} {plain}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, lower: Option<f64>, upper: Option<f64>) -> Row {
        Row { name: name.into(), lower, upper }
    }

    #[test]
    fn names_are_safe_and_unique_whatever_the_rows_are_called() {
        let rows =
            ["every region by its poor/Laibin", "南宁", "南宁 2", "3 < x; \\ end\n", &"long ".repeat(30)];
        let names: Vec<String> =
            rows.iter().enumerate().map(|(index, own)| name(index, &row(own, None, None))).collect();
        assert_eq!(names[..4], ["r1_every_region_by_its_poor_Laibin", "r2", "r3_2", "r4_3_x_end"]);
        assert_eq!(names[4], "r5_long_long_long_long_long_long_long_long");
    }

    #[test]
    fn limits_that_a_range_would_blur_or_turn_round_take_two_rows() {
        let rows = vec![
            row("a", Some(2.0), Some(5.0)),
            row("b", Some(0.1), Some(1e6)),
            row("c", Some(7.0), Some(5.0)),
            row("d", Some(5.0), Some(5.0)),
            row("e", None, None),
        ];
        let program = Program::new(rows, None);
        let written: Vec<Vec<(String, Option<f64>)>> = file_rows(&program, Ranges::Written)
            .into_iter()
            .map(|rows| rows.into_iter().map(|row| (row.name, row.range)).collect())
            .collect();
        let named = |name: &str| (name.to_owned(), None);
        assert_eq!(written[0], [("r1_a".to_owned(), Some(3.0))]);
        assert_eq!(written[1], [named("r2_b_least"), named("r2_b_most")]);
        assert_eq!(written[2], [named("r3_c_least"), named("r3_c_most")]);
        assert_eq!(written[3], [named("r4_d")]);
        assert!(written[4].is_empty());
        assert_eq!(file_rows(&program, Ranges::Split)[0].len(), 2);
    }

    #[test]
    fn comments_stay_on_their_line() {
        let program = Program::new(vec![row("a\nb", None, Some(1.0))], None);
        let mut out = Vec::new();
        let title = Title { notes: vec!["x".repeat(500)], constant: 0.0 };
        write_comments(&mut out, '*', &program, &title).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, format!("* {}\n* r1_a_b: a b\n", "x".repeat(COMMENT)));
    }
}
