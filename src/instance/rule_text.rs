//! `[[rules]]` as written, before anything is looked up.

use crate::diagnostic::Diagnostic;
use crate::units::Decimal;
use crate::words::fault as words;

use super::document::{Section, Value};
use super::faults::{Faults, shown};
use super::number::Kind;
use super::rules::Counted;

/// Names of the rows that are always there.
const RESERVED: [&str; 8] = [
    "budget",
    "max_leakage",
    "max_shell_exposure",
    "min_coverage",
    "max_recipients",
    "min_recipients",
    "max_grant",
    "step",
];

/// A rule as written.
pub(super) struct RuleText<'d> {
    pub(super) name: String,
    pub(super) name_value: Value<'d>,
    pub(super) counted: Counted,
    pub(super) each: Option<Named<'d>>,
    pub(super) filters: Vec<Filter<'d>>,
    pub(super) weigh: Option<Named<'d>>,
    pub(super) at_least: Option<LimitText<'d>>,
    pub(super) at_most: Option<LimitText<'d>>,
}

/// The name of a column, and where it is named.
pub(super) struct Named<'d> {
    pub(super) name: &'d str,
    pub(super) value: Value<'d>,
}

/// `column = value` or `column = [values]`.
pub(super) struct Filter<'d> {
    pub(super) column: Named<'d>,
    pub(super) wanted: Vec<Wanted<'d>>,
}

/// A value that `where` asks for.
pub(super) struct Wanted<'d> {
    pub(super) value: Value<'d>,
    pub(super) is: Is<'d>,
}

/// How a cell is compared.
pub(super) enum Is<'d> {
    /// As text.
    Text(&'d str),
    /// As a number.
    Number(Decimal),
}

/// A limit as written.
pub(super) struct LimitText<'d> {
    pub(super) value: Value<'d>,
    pub(super) form: Form<'d>,
}

/// The forms of a limit.
pub(super) enum Form<'d> {
    Amount(Decimal),
    ShareOfBudget(Decimal),
    ShareOfAllocated(Decimal),
    TimesShareOf(Decimal, Named<'d>),
    Per(Decimal, Named<'d>),
}

/// Reads every rule; those with faults are left out.
pub(super) fn read<'d>(root: &Section<'d>, faults: &mut Faults) -> Vec<RuleText<'d>> {
    let Some(value) = root.value("rules") else { return Vec::new() };
    let mut rules: Vec<RuleText<'d>> = Vec::new();
    for value in value.list() {
        let Some(section) = value.section(faults) else { continue };
        let Some(rule) = read_rule(&section, faults) else { continue };
        if rules.iter().any(|other| other.name == rule.name) {
            faults.push(rule.name_value.fault("instance::rule-name-twice"));
        }
        rules.push(rule);
    }
    rules
}

fn read_rule<'d>(section: &Section<'d>, faults: &mut Faults) -> Option<RuleText<'d>> {
    const YUAN: [&str; 2] = ["at_least", "at_most"];
    const RECIPIENTS: [&str; 2] = ["recipients_at_least", "recipients_at_most"];
    const KNOWN: [&str; 4] = ["name", "each", "where", "weigh"];
    let known: Vec<&str> = KNOWN.into_iter().chain(YUAN).chain(RECIPIENTS).collect();
    section.only(&known, faults);
    let name_value = section.required("name", "\"a name of its own\"", faults);
    let name = name_value.as_ref().and_then(|value| read_name(value, faults));
    let each = section.value("each").map(|value| named(value, faults));
    let weigh = section.value("weigh").map(|value| named(value, faults));
    let filters = read_filters(&section.section("where", faults), faults);
    let written = |keys: [&str; 2]| keys.map(|key| section.value(key));
    let mut counted = Counted::Yuan;
    let [mut at_least, mut at_most] = written(YUAN);
    if let [least, most] = written(RECIPIENTS)
        && let Some(value) = least.as_ref().or(most.as_ref())
    {
        if at_least.is_some() || at_most.is_some() {
            faults.push(value.fault("instance::rule-mixes-recipients"));
            return None;
        }
        (counted, at_least, at_most) = (Counted::Recipients, least, most);
    }
    if at_least.is_none() && at_most.is_none() {
        let name = shown(name.unwrap_or_default());
        faults.push(Diagnostic::error("instance::rule-without-limit").with("rule", name).at(section.place()));
    }
    let mut read = |value| match counted {
        Counted::Yuan => read_limit(value, faults),
        Counted::Recipients => read_count(value, faults),
    };
    let (at_least, at_most) = (at_least.map(&mut read), at_most.map(&mut read));
    Some(RuleText {
        name: name?.to_owned(),
        counted,
        name_value: name_value?,
        each: settled(each)?,
        filters: filters?,
        weigh: settled(weigh)?,
        at_least: settled(at_least)?,
        at_most: settled(at_most)?,
    })
}

/// What is not written is fine, what is written wrong is not.
#[expect(clippy::option_option, reason = "absent, wrong and right are three things")]
fn settled<T>(written: Option<Option<T>>) -> Option<Option<T>> {
    match written {
        None => Some(None),
        Some(None) => None,
        Some(right) => Some(right),
    }
}

fn read_name<'d>(value: &Value<'d>, faults: &mut Faults) -> Option<&'d str> {
    let name = value.text(faults)?;
    if name.is_empty() {
        value.refuse(words::A_TEXT.text(), faults);
        return None;
    }
    if RESERVED.contains(&name) {
        faults.push(value.fault("instance::rule-name-reserved").with("reserved", words::list(&RESERVED)));
    }
    Some(name)
}

fn named<'d>(value: Value<'d>, faults: &mut Faults) -> Option<Named<'d>> {
    Some(Named { name: value.text(faults)?, value })
}

fn read_filters<'d>(section: &Section<'d>, faults: &mut Faults) -> Option<Vec<Filter<'d>>> {
    let filters: Vec<Option<Filter<'d>>> = section
        .entries()
        .into_iter()
        .map(|(name, value)| {
            let wanted: Vec<_> = value.list().into_iter().map(|value| read_wanted(value, faults)).collect();
            let wanted = wanted.into_iter().collect::<Option<Vec<_>>>()?;
            Some(Filter { column: Named { name, value }, wanted })
        })
        .collect();
    filters.into_iter().collect()
}

fn read_wanted<'d>(value: Value<'d>, faults: &mut Faults) -> Option<Wanted<'d>> {
    let is = if value.is_number() {
        Is::Number(value.number(Kind::Any, faults)?)
    } else if value.is_text() {
        Is::Text(value.text(faults)?)
    } else {
        value.refuse(words::A_TEXT_OR_NUMBER.text(), faults);
        return None;
    };
    Some(Wanted { value, is })
}

/// Recipients are limited by a plain number.
fn read_count<'d>(value: Value<'d>, faults: &mut Faults) -> Option<LimitText<'d>> {
    let form = Form::Amount(value.number(Kind::NotNegative, faults)?);
    Some(LimitText { value, form })
}

fn read_limit<'d>(value: Value<'d>, faults: &mut Faults) -> Option<LimitText<'d>> {
    let form = if value.is_number() {
        Form::Amount(value.number(Kind::Any, faults)?)
    } else if value.is_section() {
        read_form(&value, &value.section(faults)?, faults)?
    } else {
        faults.push(value.fault("instance::limit-unclear"));
        return None;
    };
    Some(LimitText { value, form })
}

fn read_form<'d>(value: &Value<'d>, section: &Section<'d>, faults: &mut Faults) -> Option<Form<'d>> {
    let before = faults.errors();
    section.only(&["share_of_budget", "share_of_allocated", "times", "share_of", "per", "amount"], faults);
    let mut keys: Vec<&str> = section.entries().iter().map(|(key, _)| *key).collect();
    keys.sort_unstable();
    match keys.as_slice() {
        ["share_of_budget"] => {
            section.number("share_of_budget", Kind::NotNegative, faults).map(Form::ShareOfBudget)
        }
        ["share_of_allocated"] => {
            section.number("share_of_allocated", Kind::NotNegative, faults).map(Form::ShareOfAllocated)
        }
        ["share_of", "times"] => {
            let times = section.number("times", Kind::NotNegative, faults);
            let base = section.value("share_of").and_then(|value| named(value, faults));
            Some(Form::TimesShareOf(times?, base?))
        }
        ["amount", "per"] => {
            let amount = section.number("amount", Kind::Any, faults);
            let base = section.value("per").and_then(|value| named(value, faults));
            Some(Form::Per(amount?, base?))
        }
        _ => {
            // An unknown key has been told already.
            if faults.errors() == before {
                faults.push(value.fault("instance::limit-unclear"));
            }
            None
        }
    }
}
