//! Finds cells in the raw text of a CSV file, by the same rules as the reader that took them in.
//!
//! A quote opens only as the first character of a cell; doubled inside quotes it stands for itself;
//! after the closing quote the cell goes on as plain text.

/// Past the line ends that the reader leaves before a line: the LF of a CRLF, and blank lines.
pub(super) fn skip_line_ends(text: &str, byte: usize) -> usize {
    let rest = &text.as_bytes()[byte.min(text.len())..];
    byte + rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count()
}

/// Where cell `column` of the line at `byte` starts; the end of the line if it has fewer.
pub(super) fn start(text: &str, byte: usize, column: usize) -> usize {
    let mut at = byte;
    for _ in 0..column {
        let cell = scan(text, at);
        at = cell.end;
        if text.as_bytes().get(at) != Some(&b',') {
            return at;
        }
        at += 1;
    }
    at
}

/// Where the quote stands that is open at the end of the text, if the line at `byte` has one.
pub(super) fn unclosed_quote(text: &str, byte: usize) -> Option<usize> {
    let mut at = byte;
    loop {
        let cell = scan(text, at);
        if cell.quote_open {
            return Some(at);
        }
        if text.as_bytes().get(cell.end) != Some(&b',') {
            return None;
        }
        at = cell.end + 1;
    }
}

struct Scanned {
    /// Where the comma or line end after the cell is, or the end of the text.
    end: usize,
    quote_open: bool,
}

fn scan(text: &str, start: usize) -> Scanned {
    let bytes = text.as_bytes();
    let mut at = start;
    if bytes.get(at) == Some(&b'"') {
        at += 1;
        loop {
            match bytes.get(at) {
                None => return Scanned { end: at, quote_open: true },
                Some(b'"') if bytes.get(at + 1) == Some(&b'"') => at += 2,
                Some(b'"') => break,
                Some(_) => at += 1,
            }
        }
        at += 1;
    }
    while bytes.get(at).is_some_and(|byte| !matches!(byte, b',' | b'\n' | b'\r')) {
        at += 1;
    }
    Scanned { end: at, quote_open: false }
}

#[cfg(test)]
mod tests {
    use super::{skip_line_ends, start, unclosed_quote};
    use csv::{ReaderBuilder, StringRecord};
    use proptest::prelude::{prop_assert_eq, proptest};

    #[test]
    fn a_cell_is_found_behind_quotes_that_hold_commas_and_lines() {
        let text = "a,\"b,\n\"\"c\",d";
        assert_eq!(start(text, 0, 1), 2);
        assert_eq!(start(text, 0, 2), text.len() - 1);
        assert_eq!(start(text, 0, 9), text.len());
        assert_eq!(unclosed_quote("a,\"b", 0), Some(2));
        assert_eq!(unclosed_quote("a,b\"", 0), None);
    }

    proptest! {
        /// The csv crate is the judge: a plain cell of its records stands where we find it.
        #[test]
        fn cells_are_found_where_the_reader_found_them(text in "[ab\",\n\r]{0,40}") {
            let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let mut record = StringRecord::new();
            while reader.read_record(&mut record).unwrap() {
                let byte = skip_line_ends(&text, record.position().unwrap().byte() as usize);
                for (column, cell) in record.iter().enumerate() {
                    let at = start(&text, byte, column);
                    if !text[at..].starts_with('"') {
                        prop_assert_eq!(text[at..].get(..cell.len()), Some(cell));
                    }
                }
            }
        }
    }
}
