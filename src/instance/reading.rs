//! The road of this room: from files to an instance, or to everything that is wrong with them.

use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::units::Decimal;

use super::Instance;
use super::clauses;
use super::columns::Columns;
use super::cooperatives::{Cooperatives, UserCurve};
use super::curves;
use super::document::Document;
use super::faults::Faults;
use super::files::{Files, SETTINGS};
use super::grants;
use super::members;
use super::membership::Membership;
use super::poor_columns;
use super::programme::{Programme, column_unknown};
use super::register::{Need, PassThrough, Register};
use super::rule_text::{self, RuleText};
use super::settings::{Measure, Poverty};
use super::table::Table;
use super::warnings;

/// What came of reading.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The instance; `None` if there is any error.
    pub instance: Option<Instance>,
    /// Every error and warning, in the order of files and lines.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the instance in `folder`.
pub fn read(folder: &Path) -> Reading {
    check(&Files::load(folder))
}

/// Checks files in memory.
///
/// ```
/// use allotment::instance::{Files, check};
/// let settings = "format = 1\n[funds]\nbudget = 100\n";
/// let table = "id,impact_per_yuan\na,0.5\n";
/// let reading = check(&Files::new("one").with("instance.toml", settings).with("cooperatives.csv", table));
/// assert_eq!(reading.instance.unwrap().cooperatives().id(0), "a");
/// ```
pub fn check(files: &Files) -> Reading {
    let mut faults = Faults::default();
    let instance = walk(files, &mut faults).filter(|_| !faults.any_error());
    Reading { instance, diagnostics: faults.in_order() }
}

fn walk(files: &Files, faults: &mut Faults) -> Option<Instance> {
    files.refuse_what_is_not_read(faults);
    let text = files.required(SETTINGS, faults);
    let document = text.as_ref().and_then(|text| Document::parse(text, faults));
    // Without settings the tables can still be there or not; what is in them waits.
    let Some(document) = document else {
        files.required("cooperatives.csv", faults);
        return None;
    };
    let root = document.root();
    let programme = Programme::read(&root, faults);
    let rules = rule_text::read(&root, faults);

    let tables = Tables::read(files, &programme, faults);
    let register = Register::new(tables.cooperatives?, faults)?;
    let members = tables.members.as_ref();
    let membership = read_membership(&register, members, &programme, faults);
    let curves = read_curves(&register, tables.curves.as_ref(), faults);
    let from_poverty = curves.is_empty();
    if from_poverty && membership.is_none() && members.is_none() && tables.curves.is_none() {
        refuse_no_impact(&register, faults);
    }
    let need = if from_poverty && membership.is_some() { Need::Needed } else { Need::Optional };
    let pass = PassThrough::read(&register, &programme, need, faults);
    let grantable = grants::read(&register, &programme, faults);
    let poverty = settle_poverty(&programme, membership.is_some(), from_poverty, faults);

    let mut columns = Columns::new(&register, membership.as_ref().filter(|_| members.is_some()));
    let clauses = clauses::resolve(&rules, &mut columns, programme.funds.as_ref(), faults);
    let report_by = report_by(&programme, &rules, &mut columns, faults);
    if let Some(funds) = &programme.funds {
        warnings::tell(&register, &grantable, &rules, &clauses, funds, faults);
    }
    let labels = columns.into_labels();
    let Membership { group_starts, groups, .. } =
        membership.unwrap_or_else(|| Membership::unknown(register.len()));
    Some(Instance {
        name: programme.name.unwrap_or(files.folder()).to_owned(),
        sha256: files.sha256(),
        funds: programme.funds.clone()?,
        poverty,
        accuracy: programme.accuracy.clone(),
        cooperatives: Cooperatives {
            ids: register.ids(),
            names: register.names(),
            grantable,
            returns: pass.returns,
            by_trade: pass.by_trade,
            by_capital: pass.by_capital,
            shell_risk: pass.shell_risk,
            group_starts,
            groups,
            curves,
            labels,
        },
        rules: clauses,
        report_by,
    })
}

/// The tables that are there and can be read.
struct Tables {
    cooperatives: Option<Table>,
    members: Option<Table>,
    curves: Option<Table>,
}

impl Tables {
    fn read(files: &Files, programme: &Programme<'_>, faults: &mut Faults) -> Tables {
        let cooperatives = files.required("cooperatives.csv", faults);
        let members = files.text("members.csv", faults);
        let curves = files.text("curves.csv", faults);
        let [cooperatives, members, curves] = [cooperatives, members, curves]
            .map(|text| text.and_then(|text| Table::read(text, &programme.renames, faults)));
        let tables = Tables { cooperatives, members, curves };
        if tables.cooperatives.is_some() {
            tables.refuse_renames_of_nothing(programme, faults);
        }
        tables
    }

    fn refuse_renames_of_nothing(&self, programme: &Programme<'_>, faults: &mut Faults) {
        let tables = || [&self.cooperatives, &self.members, &self.curves].into_iter().flatten();
        for (name, heading, value) in programme.renames.pairs() {
            if !tables().any(|table| table.names().iter().any(|other| other == name)) {
                faults.push(column_unknown(value, heading, tables().flat_map(Table::headings)));
            }
        }
    }
}

/// The members, if anything is known of them.
fn read_membership(
    register: &Register,
    members: Option<&Table>,
    programme: &Programme<'_>,
    faults: &mut Faults,
) -> Option<Membership> {
    let has = |name: &&str| register.table.column(name).is_some();
    let membership = if let Some(members) = members {
        for name in poor_columns::REPLACED.iter().filter(|name| has(name)) {
            register.warn_replaced(name, faults);
        }
        members::read(members, register, programme.line, faults)?
    } else if poor_columns::NEEDED.iter().all(|name| has(name)) {
        poor_columns::read(register, programme.line, faults)
    } else {
        return None;
    };
    if programme.poverty.value("line").is_none() {
        programme.poverty.missing("line", "6_000", faults);
    }
    membership.warn(register, faults);
    Some(membership)
}

/// The curves that the user gave, if any.
fn read_curves(register: &Register, table: Option<&Table>, faults: &mut Faults) -> Vec<UserCurve> {
    match (table, register.table.column("impact_per_yuan")) {
        (Some(table), column) => {
            if let Some(column) = column {
                curves::refuse_both(register, column, faults);
            }
            curves::read(table, register, faults).unwrap_or_default()
        }
        (None, Some(column)) => curves::linear(register, column, faults),
        (None, None) => Vec::new(),
    }
}

fn refuse_no_impact(register: &Register, faults: &mut Faults) {
    let missing: Vec<&str> =
        poor_columns::NEEDED.into_iter().filter(|name| register.table.column(name).is_none()).collect();
    let fault = Diagnostic::error("instance::no-impact");
    let fault = fault.with("missing", crate::words::fault::list(&missing));
    faults.push(fault.at(register.table.first_line()));
}

/// What the instance says of poverty; refuses limits that need it.
fn settle_poverty(
    programme: &Programme<'_>,
    known: bool,
    from_poverty: bool,
    faults: &mut Faults,
) -> Option<Poverty> {
    let unused = |key: &str, faults: &mut Faults| {
        if let Some(value) = programme.poverty.value(key) {
            faults.push(value.warning("instance::setting-unused"));
        }
    };
    if !from_poverty {
        unused("measure", faults);
    }
    if !known {
        if !from_poverty {
            unused("line", faults);
        }
        for value in
            ["max_leakage", "min_coverage"].iter().filter_map(|key| programme.accuracy_section.value(key))
        {
            faults.push(value.fault("instance::poverty-unknown"));
        }
        return None;
    }
    let measure = if from_poverty { programme.measure.unwrap_or(Measure::Gap) } else { Measure::Given };
    Some(Poverty { line: programme.line.unwrap_or(Decimal::ONE), measure })
}

/// The column that reports group by; made a label if it is not one yet.
fn report_by(
    programme: &Programme<'_>,
    rules: &[RuleText<'_>],
    columns: &mut Columns<'_>,
    faults: &mut Faults,
) -> Option<String> {
    if let Some((name, value)) = &programme.report_by {
        let Some(column) = columns.find(name) else {
            faults.push(column_unknown(value, name, columns.names()));
            return None;
        };
        columns.label(name, column);
        return Some((*name).to_owned());
    }
    rules.iter().find_map(|rule| rule.each.as_ref()).map(|each| each.name.to_owned())
}
