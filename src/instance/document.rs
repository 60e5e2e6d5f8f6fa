//! instance.toml as sections, keys and values that know where they stand.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Place};
use crate::units::Decimal;
use crate::words::fault as words;

use super::faults::{Faults, nearest, shown};
use super::number::Kind;
use super::text::Text;

/// A TOML file without faults of syntax.
pub(super) struct Document<'t> {
    text: &'t Text<'t>,
    root: Spanned<DeTable<'t>>,
}

impl<'t> Document<'t> {
    /// Parses; tells every fault of syntax.
    pub(super) fn parse(text: &'t Text<'t>, faults: &mut Faults) -> Option<Document<'t>> {
        let (root, errors) = DeTable::parse_recoverable(text.as_str());
        for error in &errors {
            let byte = error.span().map_or(0, |span| span.start);
            let reason = error.message().lines().collect::<Vec<_>>().join(", ");
            faults
                .push(Diagnostic::error("instance::toml-syntax").with("reason", reason).at(text.place(byte)));
        }
        errors.is_empty().then_some(Document { text, root })
    }

    /// The file's own keys.
    pub(super) fn root(&self) -> Section<'_> {
        Section { text: self.text, name: String::new(), table: Some(self.root.get_ref()), byte: None }
    }
}

/// A table of the file; one that is not there has no keys.
#[derive(Clone)]
pub(super) struct Section<'d> {
    text: &'d Text<'d>,
    name: String,
    table: Option<&'d DeTable<'d>>,
    byte: Option<usize>,
}

impl<'d> Section<'d> {
    /// Is it in the file?
    pub(super) fn is_there(&self) -> bool {
        self.table.is_some()
    }

    /// Tells every key that is not among `known`.
    pub(super) fn only(&self, known: &[&str], faults: &mut Faults) {
        for key in self.table.into_iter().flat_map(|table| table.keys()) {
            let word = key.get_ref().as_ref();
            if !known.contains(&word) {
                let diagnostic = Diagnostic::error("instance::key-unknown")
                    .with("key", shown(word))
                    .with("section", words::section(&self.name))
                    .with("nearest", nearest(word, known.iter().copied()).unwrap_or_default())
                    .with("known", words::list(known));
                let field = Some(shown(&self.path(word)));
                faults.push(diagnostic.at(Place { field, ..self.text.place(key.span().start) }));
            }
        }
    }

    /// The value of a key, if it is there.
    pub(super) fn value(&self, key: &str) -> Option<Value<'d>> {
        let (_, spanned) = self.table?.iter().find(|(other, _)| other.get_ref() == key)?;
        Some(Value { text: self.text, field: self.path(key), spanned })
    }

    /// The value of a key that must be there.
    pub(super) fn required(&self, key: &str, example: &str, faults: &mut Faults) -> Option<Value<'d>> {
        let value = self.value(key);
        if value.is_none() {
            self.missing(key, example, faults);
        }
        value
    }

    /// Tells that a key is missing, with an example of what to write.
    pub(super) fn missing(&self, key: &str, example: &str, faults: &mut Faults) {
        let fault = Diagnostic::error("instance::key-missing").with("field", self.path(key));
        faults.push(self.asking_for(&[(key, example)], fault));
    }

    /// A fault that asks for keys in this section, with examples of what to write.
    pub(super) fn asking_for(&self, keys: &[(&str, &str)], fault: Diagnostic) -> Diagnostic {
        let heading = (!self.is_there()).then(|| format!("    [{}]", self.name));
        let keys = keys.iter().map(|(key, example)| format!("    {key} = {example}"));
        let lines: Vec<String> = heading.into_iter().chain(keys).collect();
        let whereabouts = match self.name.as_str() {
            "" => words::AT_THE_TOP.text().to_owned(),
            name if self.is_there() => words::below(name),
            _ => words::ANYWHERE.text().to_owned(),
        };
        fault.with("whereabouts", whereabouts).with("lines", lines.join("\n")).at(self.place())
    }

    /// The number of a key.
    pub(super) fn number(&self, key: &str, kind: Kind, faults: &mut Faults) -> Option<Decimal> {
        self.value(key)?.number(kind, faults)
    }

    /// The text of a key.
    pub(super) fn text(&self, key: &str, faults: &mut Faults) -> Option<&'d str> {
        self.value(key)?.text(faults)
    }

    /// The section of that name below this one.
    pub(super) fn section(&self, key: &str, faults: &mut Faults) -> Section<'d> {
        match self.value(key) {
            Some(value) => value.section(faults).unwrap_or_else(|| self.absent(key)),
            None => self.absent(key),
        }
    }

    fn absent(&self, key: &str) -> Section<'d> {
        Section { text: self.text, name: self.path(key), table: None, byte: None }
    }

    /// Every key with its value, in the order of the file.
    pub(super) fn entries(&self) -> Vec<(&'d str, Value<'d>)> {
        let mut entries: Vec<_> = self.table.into_iter().flat_map(|table| table.iter()).collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        entries
            .into_iter()
            .map(|(key, spanned)| {
                let key = key.get_ref().as_ref();
                (key, Value { text: self.text, field: self.path(key), spanned })
            })
            .collect()
    }

    /// Where it begins; the file alone if it is not there.
    pub(super) fn place(&self) -> Place {
        match self.byte {
            Some(byte) => self.text.place(byte),
            None => Place { file: self.text.file().to_owned(), ..Place::default() },
        }
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

/// A value with the path of its key.
#[derive(Clone)]
pub(super) struct Value<'d> {
    text: &'d Text<'d>,
    field: String,
    spanned: &'d Spanned<DeValue<'d>>,
}

impl<'d> Value<'d> {
    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        Place { field: Some(shown(&self.field)), ..self.text.place(self.spanned.span().start) }
    }

    /// As it is written.
    pub(super) fn source(&self) -> &'d str {
        self.text.as_str().get(self.spanned.span()).unwrap_or_default()
    }

    /// Is it a number?
    pub(super) fn is_number(&self) -> bool {
        self.spanned.get_ref().is_integer() || self.spanned.get_ref().is_float()
    }

    /// Is it a text?
    pub(super) fn is_text(&self) -> bool {
        self.spanned.get_ref().is_str()
    }

    /// Is it a table?
    pub(super) fn is_section(&self) -> bool {
        self.spanned.get_ref().is_table()
    }

    /// The text it holds, trimmed.
    pub(super) fn text(&self, faults: &mut Faults) -> Option<&'d str> {
        let text = self.spanned.get_ref().as_str();
        if text.is_none() {
            self.refuse(words::A_TEXT.text(), faults);
        }
        text.map(str::trim)
    }

    /// The number it holds, from its very digits.
    pub(super) fn number(&self, kind: Kind, faults: &mut Faults) -> Option<Decimal> {
        if !self.is_number() {
            self.refuse(words::A_NUMBER.text(), faults);
            return None;
        }
        let digits = self.source().replace('_', "");
        kind.read(&digits).map_err(|code| faults.push(self.fault(code))).ok()
    }

    /// What it lists; one value counts as a list of one.
    pub(super) fn list(&self) -> Vec<Value<'d>> {
        match self.spanned.get_ref().as_array() {
            Some(array) => array
                .iter()
                .map(|spanned| Value { text: self.text, field: self.field.clone(), spanned })
                .collect(),
            None => vec![self.clone()],
        }
    }

    /// The table it is.
    pub(super) fn section(&self, faults: &mut Faults) -> Option<Section<'d>> {
        let table = self.spanned.get_ref().as_table();
        if table.is_none() {
            faults
                .push(self.fault("instance::section-expected").with("section", words::section(&self.field)));
        }
        let byte = Some(self.spanned.span().start);
        table.map(|table| Section { text: self.text, name: self.field.clone(), table: Some(table), byte })
    }

    /// Tells that it is of the wrong type.
    pub(super) fn refuse(&self, expected: &str, faults: &mut Faults) {
        faults.push(self.fault("instance::wrong-type").with("expected", expected));
    }

    /// A fault of this value, with what was seen.
    pub(super) fn fault(&self, code: &'static str) -> Diagnostic {
        self.about(Diagnostic::error(code))
    }

    /// A warning about this value, with what was seen.
    pub(super) fn warning(&self, code: &'static str) -> Diagnostic {
        self.about(Diagnostic::warning(code))
    }

    fn about(&self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic
            .with("otherwise", "")
            .with("what", &self.field)
            .with("value", shown(self.source()))
            .at(self.place())
    }
}
