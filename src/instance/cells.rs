//! Where the cells of a table lie in its text.
//!
//! Most tables are *even*: no quotes, as many cells in every line as there are headings, lines that end in LF or CRLF.
//! Then a cell is a piece of the text and its end takes two bytes; parts of such a text are read on all threads. Any
//! other table goes through the csv crate, which decides what is a cell in either case: a test compares the two.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};
use rayon::prelude::*;

use crate::units::parts::joined;

use super::cell;

/// The headings and cells of a table.
pub(super) struct Cells {
    /// As written, trimmed.
    pub(super) headings: Vec<String>,
    /// Where they begin.
    pub(super) heading_byte: usize,
    layout: Layout,
}

enum Layout {
    Even(Even),
    Uneven(Uneven),
}

impl Cells {
    /// Finds the cells of a text.
    pub(super) fn of(text: &str) -> Cells {
        Even::cells(text).unwrap_or_else(|| Uneven::cells(text))
    }

    /// Keeps the first lines only.
    pub(super) fn truncate(&mut self, lines: usize) {
        match &mut self.layout {
            Layout::Even(even) => {
                even.starts.truncate(lines);
                even.ends.truncate(lines * self.headings.len());
            }
            Layout::Uneven(uneven) => {
                if let Some(first) = uneven.lines.get(lines) {
                    uneven.ends.truncate(first.first_cell + 1);
                    uneven.lines.truncate(lines);
                }
            }
        }
    }

    /// How many lines below the headings.
    pub(super) fn len(&self) -> usize {
        match &self.layout {
            Layout::Even(even) => even.starts.len(),
            Layout::Uneven(uneven) => uneven.lines.len(),
        }
    }

    /// Where a line begins.
    pub(super) fn byte(&self, line: usize) -> usize {
        match &self.layout {
            Layout::Even(even) => even.starts[line] as usize,
            Layout::Uneven(uneven) => uneven.lines[line].byte,
        }
    }

    /// How many cells a line has.
    pub(super) fn count(&self, line: usize) -> usize {
        match &self.layout {
            Layout::Even(_) => self.headings.len(),
            Layout::Uneven(uneven) => uneven.cells_of(line).len(),
        }
    }

    /// The bytes of a cell of a line that is long enough.
    #[inline]
    pub(super) fn bytes<'t>(&'t self, text: &'t str, line: usize, column: usize) -> &'t [u8] {
        match &self.layout {
            Layout::Even(even) => &text.as_bytes()[even.range(self.headings.len(), line, column)],
            Layout::Uneven(uneven) => uneven.cell(line, column).as_bytes(),
        }
    }

    /// A cell, as it stands; empty if the line is too short.
    pub(super) fn cell<'t>(&'t self, text: &'t str, line: usize, column: usize) -> &'t str {
        match &self.layout {
            Layout::Even(even) => even.cell(text, self.headings.len(), line, column),
            Layout::Uneven(uneven) => uneven.cell(line, column),
        }
    }
}

/// Cells that are pieces of the text.
#[derive(Default)]
struct Even {
    /// Where each line begins.
    starts: Vec<u32>,
    /// Where each cell ends, from the start of its line on.
    ends: Vec<u16>,
}

impl Even {
    /// The cells of an even text; `None` if it is not even.
    fn cells(text: &str) -> Option<Cells> {
        let bytes = text.as_bytes();
        if u32::try_from(bytes.len()).is_err() {
            return None;
        }
        let mut at = 0;
        let (heading_byte, headings) = loop {
            let (line, next) = line_at(text, at)?;
            at = next;
            if text[line.clone()].contains('"') {
                return None;
            }
            if !is_blank(&text[line.clone()]) {
                break (line.start, &text[line]);
            }
        };
        let headings: Vec<String> = headings.split(',').map(|heading| heading.trim().to_owned()).collect();
        let parts = parts(bytes, at);
        let found: Option<Vec<Even>> =
            parts.into_par_iter().map(|part| Even::read(text, part, headings.len())).collect();
        let (starts, ends): (Vec<_>, Vec<_>) =
            found?.into_iter().map(|part| (part.starts, part.ends)).unzip();
        let even = Even { starts: joined(&starts), ends: joined(&ends) };
        Some(Cells { headings, heading_byte, layout: Layout::Even(even) })
    }

    /// The lines of a part, if all of them have so many cells.
    fn read(text: &str, part: Range<usize>, columns: usize) -> Option<Even> {
        let mut even = Even::default();
        let mut start = part.start;
        let bytes = text.as_bytes();
        for at in part.clone() {
            match bytes[at] {
                b',' => even.ends.push(u16::try_from(at - start).ok()?),
                b'\n' => {
                    let end = if at > start && bytes[at - 1] == b'\r' { at - 1 } else { at };
                    even.close(text, start..end, columns)?;
                    start = at + 1;
                }
                b'"' => return None,
                b'\r' if bytes.get(at + 1) != Some(&b'\n') => return None,
                _ => {}
            }
        }
        if start < part.end {
            even.close(text, start..part.end, columns)?;
        }
        Some(even)
    }

    /// Ends a line of which all but the last cell has ended; nothing if it has not so many cells.
    fn close(&mut self, text: &str, line: Range<usize>, columns: usize) -> Option<()> {
        let before = self.starts.len() * columns;
        self.ends.push(u16::try_from(line.len()).ok()?);
        // Rarely does a line begin with a comma or white space, and only then can it be blank.
        let may_be_blank = !text.as_bytes().get(line.start).is_some_and(u8::is_ascii_alphanumeric);
        if may_be_blank && is_blank(&text[line.clone()]) {
            self.ends.truncate(before);
            return Some(());
        }
        self.starts.push(line.start as u32);
        (self.ends.len() == before + columns).then_some(())
    }

    fn cell<'t>(&self, text: &'t str, columns: usize, line: usize, column: usize) -> &'t str {
        if column >= columns {
            return "";
        }
        &text[self.range(columns, line, column)]
    }

    #[inline]
    fn range(&self, columns: usize, line: usize, column: usize) -> Range<usize> {
        let (start, ends) = (self.starts[line] as usize, &self.ends[line * columns..][..columns]);
        let from = column.checked_sub(1).map_or(0, |before| usize::from(ends[before]) + 1);
        start + from..start + usize::from(ends[column])
    }
}

/// The line that begins at `at`, without its end, and where the next begins; `None` at the end of the text, and where
/// CR stands alone.
fn line_at(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.as_bytes().get(at..).filter(|rest| !rest.is_empty())?;
    let end = rest.iter().position(|byte| *byte == b'\n');
    let line = match end {
        Some(end) => rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]),
        None => rest,
    };
    let next = at + end.map_or(rest.len(), |end| end + 1);
    (!line.contains(&b'\r')).then_some((at..at + line.len(), next))
}

/// Nothing in any cell?
fn is_blank(line: &str) -> bool {
    line.split(',').all(|cell| cell.trim().is_empty())
}

/// The text from a byte on in parts that end with lines.
fn parts(bytes: &[u8], from: usize) -> Vec<Range<usize>> {
    const LENGTH: usize = 4 << 20;
    let mut parts = Vec::new();
    let mut start = from;
    while start < bytes.len() {
        let least = (start + LENGTH).min(bytes.len());
        let end =
            bytes[least..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |at| least + at + 1);
        parts.push(start..end);
        start = end;
    }
    parts
}

/// Cells as the csv crate finds them.
#[derive(Default)]
struct Uneven {
    cells: String,
    /// Cell k is `cells[ends[k]..ends[k + 1]]`.
    ends: Vec<usize>,
    lines: Vec<Line>,
}

/// One line of the table, which may be several of the file.
struct Line {
    byte: usize,
    first_cell: usize,
}

impl Uneven {
    fn cells(text: &str) -> Cells {
        let mut uneven = Uneven { ends: vec![0], ..Uneven::default() };
        let (mut headings, mut heading_byte) = (Vec::new(), 0);
        let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut record = StringRecord::new();
        uneven.cells.reserve(text.len());
        // A text in memory cannot fail to be read, and it is UTF-8 already.
        while reader.read_record(&mut record).unwrap_or(false) {
            if record.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let byte = record.position().map_or(0, |position| position.byte() as usize);
            let byte = cell::skip_line_ends(text, byte);
            if headings.is_empty() {
                heading_byte = byte;
                headings = record.iter().map(|heading| heading.trim().to_owned()).collect();
                continue;
            }
            uneven.lines.push(Line { byte, first_cell: uneven.ends.len() - 1 });
            let before = uneven.cells.len();
            uneven.cells.push_str(record.as_slice());
            let ends = (0..record.len()).filter_map(|at| record.range(at)).map(|range| before + range.end);
            uneven.ends.extend(ends);
        }
        Cells { headings, heading_byte, layout: Layout::Uneven(uneven) }
    }

    /// Which cells are those of a line.
    fn cells_of(&self, line: usize) -> Range<usize> {
        let end = self.lines.get(line + 1).map_or(self.ends.len() - 1, |next| next.first_cell);
        self.lines[line].first_cell..end
    }

    fn cell(&self, line: usize, column: usize) -> &str {
        let cells = self.cells_of(line);
        if column >= cells.len() {
            return "";
        }
        let at = cells.start + column;
        &self.cells[self.ends[at]..self.ends[at + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::{Cells, Even, Uneven};
    use proptest::prelude::{prop_assert_eq, proptest};

    /// A line: where it begins, and its cells.
    type Line = (usize, Vec<String>);

    /// Everything that can be asked of cells.
    fn all(cells: &Cells, text: &str) -> (usize, Vec<String>, Vec<Line>) {
        let line = |line: usize| {
            let cell = |column| cells.cell(text, line, column).to_owned();
            (cells.byte(line), (0..=cells.count(line)).map(cell).collect())
        };
        (cells.heading_byte, cells.headings.clone(), (0..cells.len()).map(line).collect())
    }

    proptest! {
        #[test]
        fn even_texts_are_read_as_the_csv_crate_reads_them(
            text in "(( ?[a村]? ?,[b1]{0,2}(,c)?)?\r?\n|[, \r\n]){0,9}( ?x?,?1?)?",
        ) {
            if let Some(even) = Even::cells(&text) {
                prop_assert_eq!(all(&even, &text), all(&Uneven::cells(&text), &text));
            }
        }

        #[test]
        fn tables_that_are_even_are_taken_as_such(
            lines in proptest::collection::vec("[a村]{1,3},[0-9]{0,3}", 1..9), crlf: bool, closed: bool,
        ) {
            let end = if crlf { "\r\n" } else { "\n" };
            let text = format!("{}{}", lines.join(end), if closed { end } else { "" });
            let even = Even::cells(&text);
            proptest::prop_assert!(even.is_some());
        }
    }

    #[test]
    fn quotes_ragged_lines_and_lone_returns_are_left_to_the_csv_crate() {
        for text in ["a,b\n\"1\",2", "a,b\n1", "a,b\r1,2", "a,b\n1,2\r3,4", ""] {
            assert!(Even::cells(text).is_none(), "{text:?}");
        }
    }

    #[test]
    fn a_table_cut_short_is_that_of_a_text_cut_short() {
        for (whole, cut) in [("a,b\n1,2\n3,4\n5,6\n", "a,b\n1,2\n"), ("a,b\n\"1\",2\n3\n", "a,b\n\"1\",2\n")]
        {
            let mut cells = Cells::of(whole);
            cells.truncate(1);
            assert_eq!(all(&cells, whole), all(&Cells::of(cut), cut));
        }
    }

    #[test]
    fn long_texts_are_cut_at_lines() {
        let text: String = std::iter::once("id,n\n".to_owned())
            .chain((0..700_000).map(|line| format!("c{line},{line}\n")))
            .collect();
        let cells = Cells::of(&text);
        assert!(matches!(cells.layout, super::Layout::Even(_)));
        assert_eq!(cells.len(), 700_000);
        for line in [0, 1, 123_456, 699_999] {
            assert_eq!(cells.cell(&text, line, 1), line.to_string());
        }
    }
}
