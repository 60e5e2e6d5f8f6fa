//! Columns that rules name: text to select by, numbers to weigh by.
//!
//! Besides the columns of cooperatives.csv these are `members` and `poor_members` worked out from
//! members.csv.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::units::{Decimal, Decimals, parts};

use super::cooperatives::Label;
use super::membership::Membership;
use super::poor_columns::NEEDED;
use super::register::{KNOWN, Register};

/// What rules may name.
pub(super) struct Columns<'a> {
    register: &'a Register<'a>,
    derived: Option<&'a Membership>,
    /// Labels so far, by name.
    labels: BTreeMap<String, Label>,
}

/// A column found by its name.
#[derive(Clone, Copy)]
pub(super) enum Column<'a> {
    /// Of the table.
    Table(usize),
    /// Worked out.
    Derived(&'a Decimals),
}

impl<'a> Columns<'a> {
    /// `derived`: the members if they come from members.csv.
    pub(super) fn new(register: &'a Register<'a>, derived: Option<&'a Membership>) -> Columns<'a> {
        Columns { register, derived, labels: BTreeMap::new() }
    }

    /// The column of that name.
    pub(super) fn find(&self, name: &str) -> Option<Column<'a>> {
        match (name, self.derived) {
            ("members", Some(derived)) => Some(Column::Derived(&derived.members)),
            ("poor_members", Some(derived)) => Some(Column::Derived(&derived.poor_members)),
            _ => self.register.table.column_or_heading(name).map(Column::Table),
        }
    }

    /// Every name there is.
    pub(super) fn names(&self) -> impl Iterator<Item = &'a str> {
        let derived = self.derived.map(|_| &NEEDED[..2]).unwrap_or_default();
        self.register.table.names().iter().map(String::as_str).chain(derived.iter().copied())
    }

    /// How many cooperatives.
    pub(super) fn len(&self) -> usize {
        self.register.len()
    }

    /// The table behind.
    pub(super) fn register(&self) -> &'a Register<'a> {
        self.register
    }

    /// The text of cooperative `position`, trimmed.
    pub(super) fn text(&self, column: Column<'a>, position: usize) -> Cow<'a, str> {
        match column {
            Column::Table(column) => Cow::Borrowed(self.register.table.cell(position, column)),
            Column::Derived(numbers) => {
                Cow::Owned(numbers.get(position).unwrap_or(Decimal::ZERO).to_string())
            }
        }
    }

    /// The column's texts, each held once.
    pub(super) fn label(&mut self, name: &str, column: Column<'a>) -> &Label {
        if !self.labels.contains_key(name) {
            let label = self.intern(name, column);
            self.labels.insert(name.to_owned(), label);
        }
        &self.labels[name]
    }

    fn intern(&self, name: &str, column: Column<'a>) -> Label {
        let visit = |interned: &mut Interned<'a>, position| {
            let code = interned.code(self.text(column, position));
            interned.codes.push(code);
        };
        let join = |all: &mut Interned<'a>, part: &Interned<'a>| {
            let codes: Vec<u32> = part.distinct.iter().map(|text| all.code(text.clone())).collect();
            all.codes.extend(part.codes.iter().map(|code| codes[*code as usize]));
        };
        let Interned { distinct, codes, .. } = parts::sum(self.len(), Interned::default, visit, join);
        let distinct = distinct.into_iter().map(Cow::into_owned).collect();
        Label { name: name.to_owned(), distinct, codes }
    }

    /// All labels: columns that are no known ones, in the table's order, then known ones that were named.
    pub(super) fn into_labels(mut self) -> Vec<Label> {
        let register = self.register;
        let mut labels = Vec::new();
        for (column, name) in register.table.names().iter().enumerate() {
            if !KNOWN.contains(&name.as_str()) && !name.is_empty() {
                self.label(name, Column::Table(column));
                labels.extend(self.labels.remove(name));
            }
        }
        labels.extend(self.labels.into_values());
        labels
    }
}

/// Texts, each held once.
#[derive(Default)]
struct Interned<'a> {
    known: HashMap<Cow<'a, str>, u32>,
    distinct: Vec<Cow<'a, str>>,
    codes: Vec<u32>,
}

impl<'a> Interned<'a> {
    /// The code of a text.
    fn code(&mut self, text: Cow<'a, str>) -> u32 {
        if let Some(code) = self.known.get(&text) {
            return *code;
        }
        let code = self.distinct.len() as u32;
        self.distinct.push(text.clone());
        self.known.insert(text, code);
        code
    }
}
