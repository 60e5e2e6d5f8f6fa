//! Rules looked up: which cooperatives each selects, in which rows, with what weights and limits.

use std::collections::HashMap;

use crate::units::{Decimal, Decimals};
use crate::words::fault as words;

use super::columns::{Column, Columns};
use super::cooperatives::Label;
use super::faults::{Faults, nearest, shown};
use super::number::Kind;
use super::programme::column_unknown;
use super::row_limits::{RowLimits, refuse_floors_above_caps};
use super::rule_text::{Filter, Form, Is, LimitText, Named, RuleText, Wanted};
use super::rules::{Clause, ClauseRow, Counted, Limit, Weight};
use super::settings::Funds;

/// Looks up every rule, and what its limits come to; those with faults are left out.
pub(super) fn resolve(
    rules: &[RuleText<'_>],
    columns: &mut Columns<'_>,
    funds: Option<&Funds>,
    faults: &mut Faults,
) -> Vec<(Clause, RowLimits)> {
    let mut clauses = Vec::new();
    let mut row_names: HashMap<String, &str> = HashMap::new();
    for rule in rules {
        let Some(clause) = resolve_rule(rule, columns, faults) else {
            assert!(faults.any_error(), "a rule is left out only for a fault that was told");
            continue;
        };
        for row in &clause.rows {
            // Two rules of one name have been told of already.
            let other = row_names.insert(row.name.clone(), &rule.name);
            if other.is_some_and(|other| other != rule.name) {
                faults.push(rule.name_value.fault("instance::row-name-twice").with("row", shown(&row.name)));
            }
        }
        let limits = funds.map(|funds| RowLimits::of(&clause, funds));
        if let Some(limits) = &limits {
            refuse_floors_above_caps(rule, &clause, limits, faults);
        }
        clauses.push((clause, limits.unwrap_or_default()));
    }
    clauses
}

fn resolve_rule(rule: &RuleText<'_>, columns: &mut Columns<'_>, faults: &mut Faults) -> Option<Clause> {
    let before = faults.errors();
    let selected = select(rule, columns, faults);
    let each = rule.each.as_ref().and_then(|each| find(each, columns, faults));
    let weigh = rule.weigh.as_ref().and_then(|weigh| find(weigh, columns, faults));
    let mut find_base = |limit: &Option<LimitText<'_>>| match limit.as_ref().map(|limit| &limit.form) {
        Some(Form::TimesShareOf(_, base) | Form::Per(_, base)) => find(base, columns, faults),
        _ => None,
    };
    let bases = [find_base(&rule.at_least), find_base(&rule.at_most)];
    let selected = selected.filter(|_| faults.errors() == before)?;
    let rows = make_rows(rule, &selected, each, columns, faults);
    // A recipient counts for something or for nothing, never against.
    let kind = if rule.counted == Counted::Recipients { Kind::NotNegative } else { Kind::Any };
    let weight = match (&rule.weigh, weigh) {
        (Some(named), Some(column)) => Weight::Column {
            name: named.name.to_owned(),
            values: numbers(rule, named, column, kind, &Extent::Selected(&selected), columns, faults)?,
        },
        _ => Weight::One,
    };
    let mut limit = |text: &Option<LimitText<'_>>, base| {
        text.as_ref().map(|text| make_limit(rule, text, base, &selected, columns, faults))
    };
    let at_least = limit(&rule.at_least, bases[0]);
    let at_most = limit(&rule.at_most, bases[1]);
    Some(Clause {
        name: rule.name.clone(),
        each: rule.each.as_ref().map(|each| each.name.to_owned()),
        counted: rule.counted,
        weight,
        at_least: at_least.map_or(Some(None), |limit| limit.map(Some))?,
        at_most: at_most.map_or(Some(None), |limit| limit.map(Some))?,
        rows: rows?,
    })
}

fn find<'a>(named: &Named<'_>, columns: &Columns<'a>, faults: &mut Faults) -> Option<Column<'a>> {
    let column = columns.find(named.name);
    if column.is_none() {
        faults.push(column_unknown(&named.value, named.name, columns.names()));
    }
    column
}

/// The cooperatives that `where` selects, rising; a fault if there are none.
fn select(rule: &RuleText<'_>, columns: &mut Columns<'_>, faults: &mut Faults) -> Option<Vec<u32>> {
    let mut chosen = vec![true; columns.len()];
    let mut unknown = false;
    for filter in &rule.filters {
        let Some(column) = find(&filter.column, columns, faults) else {
            unknown = true;
            continue;
        };
        let label = columns.label(filter.column.name, column);
        let wanted: Vec<bool> = label.distinct().iter().map(|text| is_wanted(filter, text)).collect();
        for (position, chosen) in chosen.iter_mut().enumerate() {
            *chosen &= wanted[label.code(position)];
        }
        if wanted.contains(&true) {
            warn_of_values_unseen(filter, label, faults);
        }
    }
    if unknown {
        return None;
    }
    let selected: Vec<u32> =
        (0..).zip(&chosen).filter_map(|(position, chosen)| chosen.then_some(position)).collect();
    if selected.is_empty() {
        let fault = match rule.filters.as_slice() {
            [filter] => {
                let label = columns.label(filter.column.name, find(&filter.column, columns, faults)?);
                let nearest = filter.wanted.first().and_then(|wanted| nearest_value(wanted, label));
                filter
                    .column
                    .value
                    .fault("instance::rule-selects-nobody")
                    .with("perhaps", words::perhaps(nearest.as_deref()))
            }
            _ => rule.name_value.fault("instance::rule-selects-nobody").with("perhaps", words::perhaps(None)),
        };
        faults.push(fault.with("rule", shown(&rule.name)));
        return None;
    }
    Some(selected)
}

fn is_wanted(filter: &Filter<'_>, text: &str) -> bool {
    filter.wanted.iter().any(|wanted| matches(&wanted.is, text))
}

fn matches(is: &Is<'_>, text: &str) -> bool {
    match is {
        Is::Text(wanted) => *wanted == text,
        Is::Number(wanted) => Kind::Any.read(text).is_ok_and(|number| number == *wanted),
    }
}

fn warn_of_values_unseen(filter: &Filter<'_>, label: &Label, faults: &mut Faults) {
    for wanted in &filter.wanted {
        if !label.distinct().iter().any(|text| matches(&wanted.is, text)) {
            let warning = wanted.value.warning("instance::value-unseen");
            let warning = warning.with("column", shown(filter.column.name));
            faults.push(warning.with("nearest", nearest_value(wanted, label).unwrap_or_default()));
        }
    }
}

fn nearest_value(wanted: &Wanted<'_>, label: &Label) -> Option<String> {
    let text = match &wanted.is {
        Is::Text(text) => (*text).to_owned(),
        Is::Number(number) => number.to_string(),
    };
    nearest(&text, label.distinct().iter().map(String::as_str)).map(shown)
}

fn make_rows(
    rule: &RuleText<'_>,
    selected: &[u32],
    each: Option<Column<'_>>,
    columns: &mut Columns<'_>,
    faults: &mut Faults,
) -> Option<Vec<ClauseRow>> {
    let (Some(named), Some(_)) = (&rule.each, each) else {
        return Some(vec![ClauseRow { name: rule.name.clone(), members: selected.to_vec() }]);
    };
    let column = columns.find(named.name)?;
    let register = columns.register();
    let label = columns.label(named.name, column);
    let mut members: Vec<Vec<u32>> = vec![Vec::new(); label.distinct().len()];
    let mut order = Vec::new();
    let mut complete = true;
    for position in selected {
        let code = label.code(*position as usize);
        if members[code].is_empty() {
            order.push(code);
        }
        members[code].push(*position);
        if label.distinct()[code].is_empty() {
            complete = false;
            if let Column::Table(column) = column {
                let spot = register.table.spot(*position as usize, column, register.id);
                faults.push(spot.fault("instance::cell-empty-for-rule").with("rule", shown(&rule.name)));
            }
        }
    }
    let row = |code: usize| ClauseRow {
        name: format!("{}/{}", rule.name, label.distinct()[code]),
        members: std::mem::take(&mut members[code]),
    };
    complete.then(|| order.into_iter().map(row).collect())
}

/// Which cooperatives a column must have numbers for.
enum Extent<'s> {
    Selected(&'s [u32]),
    /// Those too where a number is written elsewhere: a sum over all counts them.
    All(&'s [u32]),
}

/// A column's numbers, 0 where they do not count.
fn numbers(
    rule: &RuleText<'_>,
    named: &Named<'_>,
    column: Column<'_>,
    kind: Kind,
    extent: &Extent<'_>,
    columns: &Columns<'_>,
    faults: &mut Faults,
) -> Option<Decimals> {
    let (selected, all) = match extent {
        Extent::Selected(selected) => (*selected, false),
        Extent::All(selected) => (*selected, true),
    };
    let column = match column {
        Column::Derived(numbers) if all => return Some(numbers.clone()),
        Column::Derived(numbers) => {
            let mut values = Decimals::repeat(Decimal::ZERO, numbers.len());
            for position in selected {
                values.set(*position as usize, numbers.at(*position as usize));
            }
            return Some(values);
        }
        Column::Table(column) => column,
    };
    let register = columns.register();
    let table = &register.table;
    let mut values = Decimals::repeat(Decimal::ZERO, columns.len());
    let mut wrong = Vec::new();
    let mut take = |position: usize, needed: bool| {
        let text = table.cell(position, column);
        if !table.is_whole(position) || (text.is_empty() && !needed) {
            return;
        }
        match kind.read(text) {
            Ok(number) => values.set(position, number),
            Err(code) => {
                let code = if text.is_empty() { "instance::cell-empty-for-rule" } else { code };
                wrong.push((position, code));
            }
        }
    };
    let mut is_selected = vec![false; columns.len()];
    for position in selected {
        is_selected[*position as usize] = true;
    }
    for (position, selected) in is_selected.into_iter().enumerate() {
        if selected || all {
            take(position, selected);
        }
    }
    if wrong.is_empty() {
        return Some(values);
    }
    let text_column =
        wrong.len() >= selected.len() && wrong.iter().all(|(_, code)| *code == "instance::number-unreadable");
    if text_column {
        let (position, _) = wrong[0];
        let place = table.place(position, column);
        faults.push(
            named
                .value
                .fault("instance::rule-on-text")
                .with("rule", shown(&rule.name))
                .with("column", shown(named.name))
                .with("cell", shown(table.cell(position, column)))
                .with("where", format!("{}:{}", place.file, place.line.unwrap_or_default())),
        );
    } else {
        let fault = |(position, code)| table.spot(position, column, register.id).fault(code);
        for wrong in wrong {
            faults.push(fault(wrong).with("rule", shown(&rule.name)));
        }
    }
    None
}

fn make_limit(
    rule: &RuleText<'_>,
    text: &LimitText<'_>,
    base: Option<Column<'_>>,
    selected: &[u32],
    columns: &Columns<'_>,
    faults: &mut Faults,
) -> Option<Limit> {
    let mut base_values = |named: &Named<'_>, extent| {
        let values = numbers(rule, named, base?, Kind::NotNegative, &extent, columns, faults)?;
        if values.iter().flatten().all(Decimal::is_zero) {
            faults.push(named.value.fault("instance::base-sums-to-zero").with("column", shown(named.name)));
            return None;
        }
        Some(values)
    };
    Some(match &text.form {
        Form::Amount(amount) => Limit::Amount(*amount),
        Form::ShareOfBudget(share) => Limit::ShareOfBudget(*share),
        Form::ShareOfAllocated(share) => Limit::ShareOfAllocated(*share),
        Form::TimesShareOf(times, named) => Limit::TimesShareOf {
            times: *times,
            column: named.name.to_owned(),
            values: base_values(named, Extent::All(selected))?,
        },
        Form::Per(amount, named) => Limit::Per {
            amount: *amount,
            column: named.name.to_owned(),
            values: base_values(named, Extent::Selected(selected))?,
        },
    })
}
