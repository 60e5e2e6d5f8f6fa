//! What can be wrong with an input: a code, its sentence and the help for it.

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

/// Every kind of fault, by code.
pub const CATALOG: &[Sentence] = &[Sentence {
    code: "instance::money-negative",
    message: "{field} of cooperative `{id}` is {value}",
    help: "write 0 or more, or leave the cell empty for no limit",
}];

/// The sentence for a code.
pub fn message(code: &str, arguments: &[(&'static str, String)]) -> String {
    fill(sentence(code).message, arguments)
}

/// The help for a code.
pub fn help(code: &str, arguments: &[(&'static str, String)]) -> String {
    fill(sentence(code).help, arguments)
}

fn sentence(code: &str) -> &'static Sentence {
    CATALOG.iter().find(|sentence| sentence.code == code).expect("every code that is used is in the catalog")
}

/// Fills `{name}` in one pass, so that a value holding braces stays as it is.
fn fill(template: &str, arguments: &[(&'static str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, tail) = after.split_once('}').expect("a placeholder is closed");
        let value = arguments.iter().find(|(argument, _)| *argument == name);
        filled.push_str(value.map_or("?", |(_, value)| value.as_str()));
        rest = tail;
    }
    filled.push_str(rest);
    filled
}
