//! What can be wrong with an input: a code, its sentence and the help for it, in `fault/*.ftl`, one file a family.
//!
//! The message `room-what` with the attribute `help` belongs to the code `room::what`; `what` is also the folder's name in
//! `instances/broken/`.

mod phrase;

pub use phrase::{
    A_NUMBER, A_TEXT, A_TEXT_OR_NUMBER, ALL_PROMISES, ANYWHERE, AT_THE_TOP, ERROR, GRANTS_SO_FAR,
    OR_NO_LIMIT, WARNING, below, cell, column, field, headline, helped, list, of_cooperative, people_of,
    perhaps, quoted, reason, section,
};

use fluent_bundle::FluentValue;

use super::language::{HELP, filled, template, with_help};

/// A kind of fault.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// `room::what`.
    pub code: String,
    /// What is wrong, with `{placeholders}`.
    pub message: String,
    /// What the placeholders of the message and of its help are called.
    pub placeholders: Vec<String>,
}

/// Every kind of fault, by code.
pub fn catalog() -> Vec<Sentence> {
    let sentence = |id: String| {
        let ((message, mut placeholders), (_, of_help)) = (template(&id, None), template(&id, Some(HELP)));
        placeholders.extend(of_help);
        Sentence { code: id.replacen('-', "::", 1), message, placeholders }
    };
    let mut sentences: Vec<Sentence> = with_help().into_iter().map(sentence).collect();
    sentences.sort_by(|one, other| one.code.cmp(&other.code));
    sentences
}

/// The sentence for a code.
pub fn message(code: &str, arguments: &[(&'static str, String)]) -> String {
    of(code, None, arguments)
}

/// The help for a code.
pub fn help(code: &str, arguments: &[(&'static str, String)]) -> String {
    of(code, Some(HELP), arguments)
}

fn of(code: &str, attribute: Option<&str>, arguments: &[(&'static str, String)]) -> String {
    let arguments = arguments.iter().map(|(name, value)| (*name, FluentValue::from(value))).collect();
    filled(&code.replacen("::", "-", 1), attribute, &arguments)
}

#[cfg(test)]
mod tests {
    use super::message;

    #[test]
    fn values_are_filled_in_as_they_are() {
        let value = [("id", "{ $what } {\"a\"}".to_owned())];
        assert_eq!(
            message("cli::cooperative-unknown", &value),
            "there is no cooperative `{ $what } {\"a\"}`"
        );
    }
}
