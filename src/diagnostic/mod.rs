//! One way to say what is wrong: a stable code, a place the user can open, and the words for it.
//!
//! Comes in: a code from `words::fault`, a place, the values seen. Goes out: a [`Diagnostic`] that any
//! output can render.

use std::fmt;

use crate::words::fault;
use crate::words::foreign::{visible, visible_lines};

/// Does it stop the work?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input cannot be used.
    Error,
    /// The input can be used, and looks odd.
    Warning,
}

impl Severity {
    /// As people read it.
    pub fn said(self) -> &'static str {
        match self {
            Severity::Error => fault::ERROR.text(),
            Severity::Warning => fault::WARNING.text(),
        }
    }

    /// As programs read it, the same in every language.
    pub const fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Where to look: a file, and if known line, column (both from 1, in characters) and field.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user named it, or its name within the instance.
    pub file: String,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Line or row, from 1.
    pub line: Option<usize>,
    /// Column, from 1: in characters, or of the sheet.
    pub column: Option<usize>,
    /// The key or the table's column heading.
    pub field: Option<String>,
}

/// Something wrong or odd, with what a reader needs to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Does it stop the work?
    pub severity: Severity,
    /// A code of `words::fault::catalog`.
    pub code: &'static str,
    /// Where.
    pub place: Option<Place>,
    /// What the sentence's `{placeholders}` stand for.
    pub arguments: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A fault.
    pub fn error(code: &'static str) -> Diagnostic {
        Diagnostic { severity: Severity::Error, code, place: None, arguments: Vec::new() }
    }

    /// A warning.
    pub fn warning(code: &'static str) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code) }
    }

    /// Adds a value that the sentence speaks of.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Diagnostic {
        self.arguments.push((name, visible_lines(&value.to_string()).into_owned()));
        self
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Diagnostic {
        self.place = Some(place);
        self
    }

    /// What is wrong, in one sentence.
    pub fn message(&self) -> String {
        fault::message(self.code, &self.arguments)
    }

    /// What to do next.
    pub fn help(&self) -> String {
        fault::help(self.code, &self.arguments)
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", fault::headline(self.severity.said(), self.code, &self.message()))?;
        if let Some(place) = &self.place {
            write!(f, "  --> {}", visible(&place.file))?;
            match (&place.sheet, place.line) {
                (Some(sheet), Some(row)) => {
                    write!(f, "{}", fault::cell(&visible(sheet), row, place.column))?;
                }
                _ => {
                    for number in [place.line, place.column].into_iter().flatten() {
                        write!(f, ":{number}")?;
                    }
                }
            }
            if let Some(field) = &place.field {
                write!(f, "{}", fault::field(&visible(field)))?;
            }
            writeln!(f)?;
        }
        write!(f, "  {}", fault::helped(&self.help()))
    }
}
