//! Bars with their names and figures, and the table behind a chart.

use crate::words::column::Column;

/// A chart of bars, one beneath another, each drawn in a cell of a table so that it is as wide as the screen allows.
pub(super) struct Bars {
    pub(super) title: String,
    pub(super) notes: Vec<String>,
    pub(super) drawn: Vec<Bar>,
    pub(super) table: Table,
    /// Further tables, behind the same door.
    pub(super) more: Vec<Table>,
}

/// One bar.
pub(super) struct Bar {
    pub(super) name: String,
    /// As SVG takes it.
    pub(super) width: String,
    /// Drawn pale: it does not count in full.
    pub(super) pale: bool,
    /// The figure.
    pub(super) value: String,
    /// Words beside it.
    pub(super) note: String,
}

/// Figures behind a chart.
#[derive(Default)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) headings: Vec<Heading>,
    pub(super) lines: Vec<Vec<Cell>>,
}

/// Of a column.
pub(super) struct Heading {
    pub(super) title: String,
    pub(super) is_text: bool,
}

/// A text or a figure.
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) is_text: bool,
}

impl Table {
    /// An empty table of these columns.
    pub(super) fn of(columns: &[Column]) -> Table {
        let heading =
            |column: &Column| Heading { title: column.title.text().to_owned(), is_text: column.is_text };
        Table { headings: columns.iter().map(heading).collect(), ..Table::default() }
    }

    /// Adds a column at the end.
    pub(super) fn add_column(&mut self, column: Column) {
        self.headings.extend(Table::of(&[column]).headings);
    }

    /// Adds a line; further cells than there are columns are not shown.
    pub(super) fn add(&mut self, line: impl IntoIterator<Item = String>) {
        let cell = |(text, heading): (String, &Heading)| Cell { text, is_text: heading.is_text };
        self.lines.push(line.into_iter().zip(&self.headings).map(cell).collect());
    }
}
