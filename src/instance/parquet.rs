//! A Parquet file as the text of a CSV: a line of headings, then a line for every row.
//!
//! What has no value, or is not a number (NaN), is an empty cell. Source: Apache Parquet, format 2.

use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use super::as_text::push_line;

/// The ending of such files.
pub(super) const ENDING: &str = "parquet";

/// Is it one by its name?
pub(super) fn is_parquet(file: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case(ENDING))
}

/// The table as text; otherwise why it cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<String, String> {
    table(bytes).map_err(|fault| fault.to_string())
}

fn table(bytes: &[u8]) -> Result<String, ParquetError> {
    let reader = SerializedFileReader::new(bytes::Bytes::copy_from_slice(bytes))?;
    let columns = reader.metadata().file_metadata().schema().get_fields();
    let mut text = String::new();
    push_line(&mut text, columns.iter().map(|column| column.name().to_owned()));
    for row in reader.get_row_iter(None)? {
        push_line(&mut text, row?.get_column_iter().map(|(_, field)| written(field)));
    }
    Ok(text)
}

/// A value as a person would type it.
fn written(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bytes(bytes) => bytes.as_utf8().unwrap_or_default().to_owned(),
        Field::Float(number) if number.is_nan() => String::new(),
        Field::Double(number) if number.is_nan() => String::new(),
        Field::Float(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        other => other.to_string(),
    }
}
