//! Which language is asked for: by `--lang`, else by the environment.

use std::ffi::{OsStr, OsString};

use allotment::words::{Language, usage as words};
use clap::builder::{PossibleValue, PossibleValuesParser};

/// What `--lang` may be.
pub(super) fn parser() -> PossibleValuesParser {
    let value = |language: Language| PossibleValue::new(language.tag()).help(words::language(language));
    PossibleValuesParser::new(Language::ALL.map(value))
}

/// The language to speak from the first word on: clap's own are said before it has read any argument.
pub(super) fn asked(arguments: impl Iterator<Item = OsString>) -> Language {
    let environment = || sys_locale::get_locale().and_then(|locale| Language::of(&locale));
    named(arguments).or_else(environment).unwrap_or_default()
}

/// The last `--lang zh` or `--lang=zh`; clap tells of any that makes no sense.
fn named(arguments: impl Iterator<Item = OsString>) -> Option<Language> {
    let arguments: Vec<OsString> = arguments.take_while(|argument| argument != "--").collect();
    let of = |tag: &OsStr| Language::of(tag.to_str()?);
    let mut found = None;
    for (place, argument) in arguments.iter().enumerate() {
        let apart = arguments.get(place + 1).filter(|_| argument == "--lang");
        let joined = argument.to_str().and_then(|argument| argument.strip_prefix("--lang="));
        found = apart.and_then(|tag| of(tag)).or_else(|| of(joined?.as_ref())).or(found);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Language, named};

    #[test]
    fn the_last_named_language_is_spoken() {
        for (line, language) in [
            ("solve x", None),
            ("solve x --lang zh", Some(Language::Chinese)),
            ("--lang=en solve x", Some(Language::English)),
            ("--lang zh solve --lang en", Some(Language::English)),
            ("solve --lang", None),
            ("solve --lang fr", None),
            ("solve -- --lang zh", None),
        ] {
            assert_eq!(named(line.split(' ').map(Into::into)), language, "{line}");
        }
    }
}
