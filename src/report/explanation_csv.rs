//! `explain` for tables of figures: one line for every figure that its JSON holds.
//!
//! `about` is the list or the part of the JSON that a figure stands in (`prices`, `queue.next`), `name` in a list the
//! row, the cooperative or the rule that it is of, else its place from 1, `figure` its key, and `value` the figure.
//! What is null has no line.

use csv::Writer;
use serde_json::Value;

use crate::words::foreign::as_cell;

use super::Explanation;

/// UTF-8, LF; `about`, `name`, `figure`, `value`, in the order of the JSON.
pub fn explanation_csv(found: &Explanation) -> Vec<u8> {
    let mut writer = Writer::from_writer(Vec::new());
    writer.write_record(["about", "name", "figure", "value"]).expect("memory takes every line");
    let found = serde_json::to_value(found).expect("figures are finite and keys are text");
    write(&found, &Place::default(), &mut writer);
    writer.into_inner().expect("memory takes every line")
}

/// Where a value stands.
#[derive(Clone, Default)]
struct Place {
    about: String,
    name: String,
    figure: String,
}

impl Place {
    /// Below this key, where a figure stands.
    fn figure(&self, key: &str) -> Place {
        Place { figure: joined(&self.figure, ".", key), ..self.clone() }
    }

    /// Below this key, where more keys or elements stand. What is of one element stays together.
    fn part(&self, key: &str) -> Place {
        if self.name.is_empty() {
            Place { about: joined(&self.about, ".", key), ..self.clone() }
        } else {
            self.figure(key)
        }
    }

    /// In the list that stands here.
    fn element(&self, name: &str) -> Place {
        Place {
            about: joined(&self.about, ".", &self.figure),
            name: joined(&self.name, "/", name),
            figure: String::new(),
        }
    }
}

fn joined(before: &str, between: &str, after: &str) -> String {
    if before.is_empty() || after.is_empty() {
        format!("{before}{after}")
    } else {
        format!("{before}{between}{after}")
    }
}

fn write(value: &Value, place: &Place, writer: &mut Writer<Vec<u8>>) {
    match value {
        Value::Null => {}
        Value::Object(fields) => {
            for (key, value) in fields {
                let below = if value.is_object() || value.is_array() { Place::part } else { Place::figure };
                write(value, &below(place, key), writer);
            }
        }
        Value::Array(elements) => {
            for (position, element) in elements.iter().enumerate() {
                let position = (position + 1).to_string();
                write(element, &place.element(name(element).unwrap_or(&position)), writer);
            }
        }
        Value::String(text) => line(place, text, writer),
        figure => line(place, &figure.to_string(), writer),
    }
}

/// What an element of a list is about.
fn name(element: &Value) -> Option<&str> {
    ["row", "id", "rule", "figure"].iter().find_map(|key| element.get(key)?.as_str())
}

fn line(place: &Place, value: &str, writer: &mut Writer<Vec<u8>>) {
    let cells = [&place.about, &place.name, &place.figure, value].map(as_cell);
    writer.write_record(cells.iter().map(|cell| cell.as_bytes())).expect("memory takes every line");
}
