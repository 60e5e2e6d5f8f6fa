//! JSON, two spaces deep, for programs.

use std::io::{self, Write};

use serde::Serialize;

/// Pretty JSON with a line end; keys in the order of the type.
pub fn json(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("figures are finite and keys are text");
    text.push('\n');
    text
}

/// The same, bit by bit, for what is too large to hold in memory.
pub fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}
