//! `[grants]` as written, before anything is looked up.

use crate::units::{Decimal, Money};

use super::document::{Section, Value};
use super::faults::Faults;
use super::number::{Kind, money};
use super::rule_text::Named;

/// What `[grants]` says; `None` where it says nothing or something wrong.
#[derive(Default)]
pub(super) struct GrantsText<'d> {
    pub(super) max_grant: Option<(Money, Value<'d>)>,
    pub(super) min_grant: Option<(Money, Value<'d>)>,
    pub(super) sizes: Option<SizesText<'d>>,
    pub(super) max_recipients: Option<Decimal>,
    pub(super) min_recipients: Option<Decimal>,
}

/// `sizes`, one list for all or one for every value of a column.
pub(super) enum SizesText<'d> {
    List(Sizes<'d>),
    By { column: Named<'d>, lists: Vec<(&'d str, Sizes<'d>)> },
}

/// A list of sizes and where it stands.
pub(super) struct Sizes<'d> {
    pub(super) sizes: Vec<Money>,
    pub(super) value: Value<'d>,
}

/// Reads the section.
pub(super) fn read<'d>(section: &Section<'d>, step: Money, faults: &mut Faults) -> GrantsText<'d> {
    section.only(&["max_grant", "min_grant", "sizes", "max_recipients", "min_recipients"], faults);
    let mut amount = |key: &str| {
        let value = section.value(key)?;
        Some((money(value.number(Kind::Money, faults)?), value))
    };
    let (max_grant, min_grant) = (amount("max_grant"), amount("min_grant"));
    let min_grant = min_grant.filter(|(least, _)| *least > Money::ZERO);
    if let (Some((most, _)), Some((least, value))) = (&max_grant, &min_grant)
        && least > most
    {
        faults.push(value.fault("instance::min-above-max").with("max", most));
    }
    let sizes = section.value("sizes").and_then(|value| read_sizes(&value, step, faults));
    if let (Some(_), Some((_, value))) = (&sizes, &min_grant) {
        faults.push(value.fault("instance::sizes-and-min"));
    }
    GrantsText {
        max_grant,
        min_grant,
        sizes,
        max_recipients: section.number("max_recipients", Kind::NotNegative, faults),
        min_recipients: section.number("min_recipients", Kind::NotNegative, faults),
    }
}

fn read_sizes<'d>(value: &Value<'d>, step: Money, faults: &mut Faults) -> Option<SizesText<'d>> {
    if !value.is_section() {
        return Some(SizesText::List(read_list(value, step, faults)?));
    }
    let section = value.section(faults)?;
    let by = section.required("by", "\"tier\"", faults)?;
    let column = Named { name: by.text(faults)?, value: by };
    let lists: Vec<Option<_>> = section
        .entries()
        .into_iter()
        .filter(|(key, _)| *key != "by")
        .map(|(key, value)| Some((key.trim(), read_list(&value, step, faults)?)))
        .collect();
    Some(SizesText::By { column, lists: lists.into_iter().collect::<Option<_>>()? })
}

fn read_list<'d>(value: &Value<'d>, step: Money, faults: &mut Faults) -> Option<Sizes<'d>> {
    let sizes: Vec<Option<Money>> = value
        .list()
        .iter()
        .map(|value| {
            let size = money(value.number(Kind::PositiveMoney, faults)?);
            if !size.get().is_multiple_of(step.get()) {
                faults.push(value.fault("instance::size-off-step").with("step", step));
            }
            Some(size)
        })
        .collect();
    let sizes = sizes.into_iter().collect::<Option<Vec<_>>>()?;
    if sizes.is_empty() {
        faults.push(value.fault("instance::sizes-unclear"));
        return None;
    }
    Some(Sizes { sizes: rising(sizes), value: value.clone() })
}

/// Rising, each once.
pub(super) fn rising(mut sizes: Vec<Money>) -> Vec<Money> {
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}
