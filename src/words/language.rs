//! Which language is spoken, and its messages: Fluent files, a folder a language, a file for each file of this room.
//!
//! A message that a language lacks is said in English. Whole sentences are messages, so that a translator may turn their
//! order; numbers come as text, since money is grouped alike in every language here. Source: Project Fluent, syntax 1.0.

use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::resolver::ResolverError;
use fluent_bundle::resolver::errors::ReferenceKind;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use fluent_syntax::ast::Entry;
use serde::{Serialize, Serializer};

/// A language that allotment speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Simplified Chinese, in the terms of the law and of finance bureaus.
    Chinese,
}

impl Language {
    /// All of them.
    pub const ALL: [Language; 2] = [Language::English, Language::Chinese];

    /// Its tag, as pages and `--lang` have it.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Chinese => "zh",
        }
    }

    /// The language of a locale such as `zh_CN.UTF-8`, if it is spoken here.
    pub fn of(locale: &str) -> Option<Language> {
        let tag = locale.split(['-', '_', '.']).next().unwrap_or_default();
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag))
    }
}

/// A message without arguments.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Message(pub(super) &'static str);

impl Message {
    /// It in the language spoken.
    pub fn text(self) -> &'static str {
        text(self.0)
    }
}

/// What programs read is English in every language.
impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&english().plain[self.0])
    }
}

impl fmt::Display for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(self.text())
    }
}

impl fmt::Debug for Message {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Message({})", self.0)
    }
}

/// A sentence with what stands in it: `said!("summary-tied", cooperatives)`, `said!("init-next", file = name)`.
macro_rules! said {
    ($id:literal $(, $name:ident $(= $value:expr)?)*) => {
        $crate::words::language::fill($id, &[$((stringify!($name), $crate::words::language::Argument::value(&said!(@value $name $(= $value)?)))),*])
    };
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
}
pub(super) use said;

/// What stands in a sentence, however many references away.
pub(super) trait Argument {
    fn value(&self) -> FluentValue<'_>;
}

impl Argument for str {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for String {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for Message {
    fn value(&self) -> FluentValue<'_> {
        self.text().into()
    }
}

impl Argument for usize {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Argument for u64 {
    fn value(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl<T: Argument + ?Sized> Argument for &T {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

static SPOKEN: OnceLock<Language> = OnceLock::new();

/// Speaks a language from here on, in the whole process. Once one has been spoken it stays.
pub fn speak(language: Language) {
    SPOKEN.get_or_init(|| language);
}

/// The language spoken: English until [`speak`] has been called.
pub fn spoken() -> Language {
    SPOKEN.get().copied().unwrap_or_default()
}

/// A message without arguments in the language spoken.
pub(super) fn text(id: &str) -> &'static str {
    find(id).expect("every message that code names is in the English files")
}

/// The same where there may be none.
pub(super) fn find(id: &str) -> Option<&'static str> {
    books().find_map(|book| book.plain.get(id)).map(String::as_str)
}

/// A message with its arguments in the language spoken.
pub(super) fn fill(id: &str, arguments: &[(&'static str, FluentValue<'_>)]) -> String {
    let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
    filled(id, None, &arguments)
}

/// A message, or one of its attributes, with arguments in the language spoken.
pub(super) fn filled(id: &str, attribute: Option<&str>, arguments: &FluentArgs<'_>) -> String {
    let pattern = |book: &'static Book| {
        let message = book.bundle.get_message(id)?;
        match attribute {
            None => message.value(),
            Some(name) => Some(message.get_attribute(name)?.value()),
        }
        .map(|pattern| (book, pattern))
    };
    let (book, pattern) =
        books().find_map(pattern).expect("every message that code names is in the English files");
    let mut faults = Vec::new();
    let out = book.bundle.format_pattern(pattern, Some(arguments), &mut faults).into_owned();
    debug_assert!(faults.is_empty(), "{id}: {faults:?}");
    out
}

/// A message, or one of its attributes, with `{name}` for each argument; and the arguments' names.
pub(super) fn template(id: &str, attribute: Option<&str>) -> (String, Vec<String>) {
    let english = english();
    let message = english.bundle.get_message(id).expect("a message of the English files");
    let pattern = match attribute {
        None => message.value(),
        Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
    };
    let mut faults = Vec::new();
    english.bundle.format_pattern(pattern.expect("a message has a text"), None, &mut faults);
    let mut names: Vec<String> = faults
        .into_iter()
        .filter_map(|fault| match fault {
            FluentError::ResolverError(ResolverError::Reference(ReferenceKind::Variable { id })) => Some(id),
            _ => None,
        })
        .collect();
    names.sort();
    names.dedup();
    let arguments =
        names.iter().map(|name| (name.clone(), FluentValue::from(format!("{{{name}}}")))).collect();
    (filled(id, attribute, &arguments), names)
}

/// Messages that have a help.
pub(super) fn with_help() -> Vec<String> {
    let has_help = |id: &&String| {
        english().bundle.get_message(id).is_some_and(|message| message.get_attribute(HELP).is_some())
    };
    english().ids.iter().filter(has_help).cloned().collect()
}

/// The attribute of a fault's message that says what to do next.
pub(super) const HELP: &str = "help";

/// The files of a language, in the order of [`Language::ALL`].
macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$([include_str!(concat!("en/", $name, ".ftl")), include_str!(concat!("zh/", $name, ".ftl"))]),*]
    };
}
const FILES: &[[&str; 2]] = files![
    "check",
    "column",
    "command",
    "comparison",
    "currency",
    "explain",
    "fault/command",
    "fault/file",
    "fault/grant",
    "fault/impact",
    "fault/member",
    "fault/number",
    "fault/phrase",
    "fault/rule",
    "fault/setting",
    "fault/tile",
    "init",
    "list",
    "meaning",
    "measure",
    "noise",
    "page",
    "policy",
    "reason",
    "sheets",
    "study",
    "summary",
    "title",
    "usage",
    "verdict",
    "world",
];

/// All that is said in one language.
struct Book {
    bundle: FluentBundle<FluentResource>,
    ids: Vec<String>,
    /// Messages, and as `id.attribute` their attributes, that need no arguments.
    plain: HashMap<String, String>,
}

impl Book {
    fn of(language: Language) -> Book {
        let tag = language.tag().parse().expect("a tag of ours is one");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let mut book = Book { bundle, ids: Vec::new(), plain: HashMap::new() };
        for file in FILES {
            let text = file[language as usize].to_owned();
            let resource = FluentResource::try_new(text).expect("the files of messages are Fluent");
            book.ids.extend(resource.entries().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            }));
            book.bundle.add_resource(resource).expect("every message is there once");
        }
        for id in &book.ids {
            let Some(message) = book.bundle.get_message(id) else { continue };
            let value = message.value().map(|pattern| (id.clone(), pattern));
            let attributes = message.attributes().map(|one| (format!("{id}.{}", one.id()), one.value()));
            for (id, pattern) in value.into_iter().chain(attributes) {
                let mut faults = Vec::new();
                let text = book.bundle.format_pattern(pattern, None, &mut faults);
                if faults.is_empty() {
                    book.plain.insert(id, text.into_owned());
                }
            }
        }
        book
    }
}

fn english() -> &'static Book {
    static ENGLISH: LazyLock<Book> = LazyLock::new(|| Book::of(Language::English));
    &ENGLISH
}

fn chinese() -> &'static Book {
    static CHINESE: LazyLock<Book> = LazyLock::new(|| Book::of(Language::Chinese));
    &CHINESE
}

/// The book of the language spoken, then that of English.
fn books() -> impl Iterator<Item = &'static Book> {
    let first = match spoken() {
        Language::English => None,
        Language::Chinese => Some(chinese()),
    };
    first.into_iter().chain(std::iter::once_with(english))
}
