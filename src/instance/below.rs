//! Lines below a table that are no part of it: totals and notes, as spreadsheets have them.
//!
//! Only the end of a table is looked at, and only lines that cannot be about anyone: a total says so in its first cell; a note
//! is one text in the first column with nothing beside it, and no key.

use super::cells::Cells;
use super::number::Kind;

const TOTALS: [&str; 7] = ["合计", "总计", "共计", "小计", "total", "totals", "grandtotal"];
const NOTES: [&str; 9] = ["注", "备注", "附注", "说明", "填表人", "制表人", "审核人", "note", "notes"];

/// How many lines at the end of a table are totals or notes; `key` is the column that says whom a line is about.
pub(super) fn lines_below(cells: &Cells, text: &str, key: usize) -> usize {
    (0..cells.len()).rev().take_while(|line| is_none(cells, text, *line, key)).count()
}

fn is_none(cells: &Cells, text: &str, line: usize, key: usize) -> bool {
    let cell = |column| cells.cell(text, line, column).trim();
    let mut filled = (0..cells.count(line)).filter(|column| !cell(*column).is_empty());
    let Some(first) = filled.next() else { return false };
    // Letters of a short word are often set apart to fill the cell.
    let word: String = cell(first).to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
    let has_key = !cell(key).is_empty();
    if TOTALS.contains(&word.as_str()) {
        return first == key || !has_key;
    }
    let is_alone = first == 0 && filled.next().is_none();
    let begins_as_note = || word.split_once(['：', ':']).is_some_and(|(before, _)| NOTES.contains(&before));
    is_alone && (begins_as_note() || !has_key && Kind::Any.read(cell(first)).is_err())
}

#[cfg(test)]
mod tests {
    use super::{Cells, lines_below};

    fn below(text: &str, key: usize) -> usize {
        lines_below(&Cells::of(text), text, key)
    }

    #[test]
    fn totals_and_notes_at_the_end_are_no_lines_of_the_table() {
        assert_eq!(below("no,id,n\n1,a,5\n合 计,,5\n注：各乡镇填报,,\n", 1), 2);
        assert_eq!(below("no,id,n\n1,a,5\n,合计,5\n", 1), 1);
        assert_eq!(below("id,n\na,5\nTotal,5\n\"制表人：张三, 李四\",\n", 0), 2);
    }

    #[test]
    fn what_may_be_about_someone_stays() {
        for text in [
            "no,id,n\n1,a,5\n2,,5\n",
            "no,id,n\n合计,,5\n1,a,5\n",
            "no,id,n\n1,a,5\n2,,\n",
            "no,id,n\n1,合作社,合计\n",
            "no,id,n\n1,a,\n,b,\n",
            "name,id,n\nTea,a,5\nTotal,b,5\n",
        ] {
            assert_eq!(below(text, 1), 0, "{text}");
        }
        assert_eq!(below("id,locked\na,\nb:1,\n", 0), 0);
        assert_eq!(below("id,locked\n,\n", 0), 0);
    }
}
