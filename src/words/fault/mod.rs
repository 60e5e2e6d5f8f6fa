//! What can be wrong with an input: a code, its sentence and the help for it. One file a family.

mod command;
mod file;
mod grant;
mod impact;
mod member;
mod number;
mod phrase;
mod rule;
mod setting;

pub use phrase::{
    A_NUMBER, A_TEXT, A_TEXT_OR_NUMBER, ALL_PROMISES, ANYWHERE, AT_THE_TOP, GRANTS_SO_FAR, OR_NO_LIMIT,
    below, cell, column, list, of_cooperative, people_of, perhaps, quoted, reason, save_as_csv, section,
};

/// A kind of fault.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// `room::what`; the part after `::` is the folder's name in `instances/broken/`.
    pub code: &'static str,
    /// What is wrong, with `{placeholders}`.
    pub message: &'static str,
    /// What to do next, with `{placeholders}`.
    pub help: &'static str,
}

/// Every family of faults; a new one is a file beside this and a line here.
const FAMILIES: &[&[Sentence]] = &[
    command::SENTENCES,
    file::SENTENCES,
    grant::SENTENCES,
    impact::SENTENCES,
    member::SENTENCES,
    number::SENTENCES,
    rule::SENTENCES,
    setting::SENTENCES,
];

/// Every kind of fault, by code.
pub fn catalog() -> Vec<&'static Sentence> {
    let mut sentences: Vec<&Sentence> = FAMILIES.iter().copied().flatten().collect();
    sentences.sort_by_key(|sentence| sentence.code);
    sentences
}

/// The sentence for a code.
pub fn message(code: &str, arguments: &[(&'static str, String)]) -> String {
    fill(sentence(code).message, arguments)
}

/// The help for a code.
pub fn help(code: &str, arguments: &[(&'static str, String)]) -> String {
    fill(sentence(code).help, arguments)
}

fn sentence(code: &str) -> &'static Sentence {
    FAMILIES
        .iter()
        .copied()
        .flatten()
        .find(|sentence| sentence.code == code)
        .expect("every code that is used is in the catalog")
}

/// Fills `{name}` in one pass, so that a value holding braces stays as it is; `{{` and `}}` are braces.
fn fill(template: &str, arguments: &[(&'static str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(&before.replace("}}", "}"));
        if let Some(after) = after.strip_prefix('{') {
            filled.push('{');
            rest = after;
            continue;
        }
        let (name, tail) = after.split_once('}').expect("a placeholder is closed");
        let value = arguments.iter().find(|(argument, _)| *argument == name);
        filled.push_str(value.map_or("?", |(_, value)| value.as_str()));
        rest = tail;
    }
    filled.push_str(&rest.replace("}}", "}"));
    filled
}

#[cfg(test)]
mod tests {
    use super::{FAMILIES, catalog, fill};

    #[test]
    fn families_are_in_order_and_name_each_code_once() {
        for family in FAMILIES {
            assert!(family.is_sorted_by(|one, next| one.code < next.code), "{}", family[0].code);
        }
        assert!(catalog().is_sorted_by(|one, next| one.code < next.code));
    }

    #[test]
    fn values_are_filled_in_as_they_are_and_doubled_braces_are_braces() {
        let value = [("value", "{what}".to_owned())];
        assert_eq!(fill("{{ a = {value} }} {missing}", &value), "{ a = {what} } ?");
    }
}
