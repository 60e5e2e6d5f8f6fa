//! A table of cooperatives looked at before there are settings: what its columns seem to be.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::units::Decimal;

use super::faults::Faults;
use super::renames::Renames;
use super::table::Table;
use super::text::Text;

/// Values of a column that groups may be made of, at most.
const MOST_GROUPS: usize = 100;

/// What a table seems to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sketch {
    /// Cooperatives.
    pub lines: usize,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Headings, and what each means to us, for those that do.
    pub columns: Vec<(String, String)>,
    /// Headings of columns that mean nothing to us; rules and reports may name them.
    pub others: Vec<String>,
    /// A heading that may be the ids', where none is known to be: the first column whose cells all differ.
    pub id: Option<String>,
    /// A heading that reports may group by: the first column of texts with few values.
    pub group: Option<String>,
}

impl Sketch {
    /// Is a column of that name there?
    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|(_, known)| known == name)
    }
}

/// Looks at the bytes of `file`, named `cooperatives` with the ending that it has.
pub fn sketch(file: &str, bytes: &[u8]) -> Result<Sketch, Vec<Diagnostic>> {
    let mut faults = Faults::default();
    let text = Text::read(file, bytes, &mut faults);
    let table = text.and_then(|text| Table::read(text, &Renames::default(), &mut faults));
    let Some(table) = table.filter(|_| !faults.any_error()) else { return Err(faults.in_order()) };
    let headings: Vec<&str> = table.headings().collect();
    let known = |column: usize| super::register::KNOWN.contains(&table.names()[column].as_str());
    let columns = (0..headings.len()).filter(|column| known(*column));
    let columns =
        columns.map(|column| (headings[column].to_owned(), table.names()[column].clone())).collect();
    let others = || (0..headings.len()).filter(|column| !known(*column) && !headings[*column].is_empty());
    let distinct =
        |column: usize| (0..table.len()).map(|line| table.cell(line, column)).collect::<HashSet<_>>();
    let is_id = |column: &usize| {
        let cells = distinct(*column);
        cells.len() == table.len() && !cells.contains("")
    };
    let is_group = |column: &usize| {
        let cells = distinct(*column);
        let few = (2..=MOST_GROUPS.min(table.len() / 2)).contains(&cells.len());
        few && cells.iter().all(|cell| !cell.is_empty() && Decimal::parse(cell).is_err())
    };
    let heading = |column: usize| headings[column].to_owned();
    Ok(Sketch {
        lines: table.len(),
        sheet: table.place_of_headings().sheet,
        columns,
        others: others().map(heading).collect(),
        id: others().find(is_id).filter(|_| table.column("id").is_none()).map(heading),
        group: others().find(is_group).map(heading),
    })
}

#[cfg(test)]
mod tests {
    use super::sketch;

    #[test]
    fn columns_are_known_and_the_rest_is_guessed() {
        let table = "社号,县,成员数,得分\n甲,山,20,1\n乙,山,30,2\n丙,川,10,1\n丁,川,10,1\n";
        let found = sketch("cooperatives.csv", table.as_bytes()).unwrap();
        assert_eq!(found.columns, [("成员数".to_owned(), "members".to_owned())]);
        assert_eq!((found.others.join(" "), found.sheet), ("社号 县 得分".to_owned(), None));
        assert_eq!((found.lines, found.id.as_deref(), found.group.as_deref()), (4, Some("社号"), Some("县")));
        assert!(sketch("cooperatives.csv", b"id\n").is_err());
    }
}
