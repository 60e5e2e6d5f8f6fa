//! JSON, two spaces deep, for programs.

use serde::Serialize;

/// Pretty JSON with a line end; keys in the order of the type.
pub fn json(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("figures are finite and keys are text");
    text.push('\n');
    text
}
