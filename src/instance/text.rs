//! A file's text, whatever its encoding, and the way from a byte of it to line and column.
//!
//! A table that is no text is turned into one. UTF-8 with or without a byte order mark, else GB18030, which Chinese editions of spreadsheets write.

use std::borrow::Cow;
use std::sync::OnceLock;

use encoding_rs::GB18030;

use crate::diagnostic::{Diagnostic, Place};

use super::as_text;
use super::faults::Faults;
use super::parquet::{self, is_parquet};
use super::workbook::{self, Sheet, is_workbook};

/// A file as text.
pub(super) struct Text<'f> {
    file: String,
    content: Cow<'f, str>,
    line_starts: OnceLock<Vec<usize>>,
    origin: Origin,
}

/// What the text was in its file.
enum Origin {
    Text,
    Sheet(Sheet),
    /// Rows without a line of headings above them.
    Rows,
}

impl<'f> Text<'f> {
    /// Reads the bytes of `file`, a text, a workbook or a Parquet file; tells why they are none.
    pub(super) fn read(file: &str, bytes: &'f [u8], faults: &mut Faults) -> Option<Text<'f>> {
        let (code, read) = if is_workbook(file) {
            let read = workbook::read(file, bytes);
            ("instance::no-workbook", read.map(|(content, sheet)| (content, Origin::Sheet(sheet))))
        } else if is_parquet(file) {
            ("instance::no-parquet", parquet::read(bytes).map(|content| (content, Origin::Rows)))
        } else {
            return Text::decode(file, bytes, faults);
        };
        match read {
            Ok((content, origin)) => Some(Text { origin, ..Text::new(file, Cow::Owned(content)) }),
            Err(reason) => {
                let fault = Diagnostic::error(code).with("file", file).with("reason", reason);
                faults.push(fault.at(Place { file: file.to_owned(), ..Place::default() }));
                None
            }
        }
    }

    /// Decodes the bytes of `file`; tells where they are no text.
    pub(super) fn decode(file: &str, bytes: &'f [u8], faults: &mut Faults) -> Option<Text<'f>> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(content) => Some(Text::new(file, Cow::Borrowed(content))),
            Err(error) => {
                let content = GB18030.decode_without_bom_handling_and_without_replacement(bytes);
                if content.is_none() {
                    faults.push(not_text(file, bytes, error.valid_up_to()));
                }
                content.map(|content| Text::new(file, content))
            }
        }
    }

    fn new(file: &str, content: Cow<'f, str>) -> Text<'f> {
        Text { file: file.to_owned(), content, line_starts: OnceLock::new(), origin: Origin::Text }
    }

    /// The file's name.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.content
    }

    /// The unit other than yuan that titles above the headings say.
    pub(super) fn unit_of_titles(&self) -> Option<&'static str> {
        match &self.origin {
            Origin::Sheet(sheet) => sheet.unit,
            Origin::Text | Origin::Rows => None,
        }
    }

    /// The place of the character at `byte`.
    pub(super) fn place(&self, byte: usize) -> Place {
        let byte = self.content.floor_char_boundary(byte);
        let starts = self.line_starts.get_or_init(|| line_starts(self.content.as_bytes()));
        let line = starts.partition_point(|start| *start <= byte);
        let place = Place { file: self.file.clone(), ..Place::default() };
        let start = starts[line - 1];
        match &self.origin {
            Origin::Sheet(sheet) => {
                let (row, column) = sheet.place(&self.content, line, start, byte);
                let name = Some(sheet.name.clone());
                Place { sheet: name, line: Some(row), column: Some(column), ..place }
            }
            Origin::Rows => {
                let column = as_text::column(&self.content, start, byte) + 1;
                Place { line: Some(line - 1).filter(|row| *row > 0), column: Some(column), ..place }
            }
            Origin::Text => {
                let column = self.content[start..byte].chars().count() + 1;
                Place { line: Some(line), column: Some(column), ..place }
            }
        }
    }
}

/// Where lines begin: after LF, CRLF or a CR alone.
fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let ends_line = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    let after = (0..bytes.len()).filter(|at| ends_line(*at)).map(|at| at + 1);
    std::iter::once(0).chain(after).collect()
}

fn not_text(file: &str, bytes: &[u8], valid_up_to: usize) -> Diagnostic {
    let line = line_starts(&bytes[..valid_up_to]).len();
    Diagnostic::error("instance::encoding")
        .with("file", file)
        .with("value", format!("{:02X}", bytes[valid_up_to]))
        .at(Place { file: file.to_owned(), line: Some(line), ..Place::default() })
}

#[cfg(test)]
mod tests {
    use super::{Faults, Text};

    fn decode(bytes: &[u8]) -> Option<Text<'_>> {
        Text::decode("t", bytes, &mut Faults::default())
    }

    fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
        let place = decode(text.as_bytes()).unwrap().place(byte);
        (place.line.unwrap(), place.column.unwrap())
    }

    #[test]
    fn columns_count_characters_and_lines_end_at_any_line_ending() {
        assert_eq!(line_and_column("", 0), (1, 1));
        assert_eq!(line_and_column("合作社,b", 10), (1, 5));
        assert_eq!(line_and_column("a\r\nb\rc\nd", 3), (2, 1));
        assert_eq!(line_and_column("a\r\nb\rc\nd", 5), (3, 1));
        assert_eq!(line_and_column("a\r\nb\rc\nd", 7), (4, 1));
    }

    #[test]
    fn gb18030_is_read_when_it_is_no_utf_8() {
        // 广西 in GB18030, by the code table.
        let text = decode(b"\xB9\xE3\xCE\xF7").unwrap();
        assert_eq!(text.as_str(), "广西");
        assert!(decode(b"\xFF\xFEi\0d\0").is_none());
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        assert_eq!(decode(b"\xEF\xBB\xBFid").unwrap().as_str(), "id");
    }
}
