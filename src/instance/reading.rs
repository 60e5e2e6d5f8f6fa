//! The road of this room: from files to an instance, or to everything that is wrong with them.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::words::fault as words;

use super::Instance;
use super::clauses;
use super::columns::Columns;
use super::cooperatives::{Cooperatives, UserCurve};
use super::curves;
use super::document::Document;
use super::examples;
use super::factors;
use super::faults::Faults;
use super::files::{CURVES, Files, MEMBERS, TILES};
use super::grants;
use super::members;
use super::membership::Membership;
use super::poor_columns;
use super::programme::{Programme, column_unknown};
use super::register::{Need, PassThrough, Register};
use super::renames::Renames;
use super::rule_text::{self, RuleText};
use super::settings::{Measure, Poverty, Recipients};
use super::table::Table;
use super::text::Text;
use super::tiles;
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
    // Hashing takes as long as much of the reading.
    let (instance, sha256) = rayon::join(|| walk(files, &mut faults), || files.sha256());
    let instance = instance.filter(|_| !faults.any_error()).map(|instance| Instance { sha256, ..instance });
    Reading { instance, diagnostics: faults.in_order() }
}

fn walk(files: &Files, faults: &mut Faults) -> Option<Instance> {
    if files.refuse_closed_folder(faults) {
        return None;
    }
    files.refuse_what_is_not_read(faults);
    let text = files.settings(faults);
    text.as_ref().inspect(|text| examples::warn(text, faults));
    let document = text.as_ref().and_then(|text| Document::parse(text, faults));
    let Some(document) = document else {
        // What the tables mean waits for the settings; that they are tables can be told now.
        Tables::read(files, &Renames::default(), faults);
        return None;
    };
    let root = document.root();
    let programme = Programme::read(&root, faults);
    let rules = rule_text::read(&root, faults);

    let tables = Tables::read(files, &programme.renames, faults)?;
    tables.refuse_renames_of_nothing(&programme.renames, faults);
    let Tables { cooperatives, members, curves, tiles } = tables;
    let register = Register::new(cooperatives, faults)?;
    let sources = Sources {
        poverty: members.is_some() || poor_columns::NEEDED.iter().all(|name| register.has(name)),
        curves: curves.is_some() || register.has("impact_per_yuan"),
    };
    sources.check(&register, &programme, faults);
    let membership = read_membership(&register, members.as_ref(), &programme, faults);
    let curves = read_curves(&register, curves.as_ref(), faults);
    if let Some(membership) = membership.as_ref().filter(|_| !sources.curves) {
        membership.warn_if_nobody_is_poor(&register, faults);
    }
    let need = if sources.poverty { Need::Needed } else { Need::Optional };
    let pass = PassThrough::read(&register, &programme, need, faults);
    let mut columns = Columns::new(&register, membership.as_ref().filter(|_| members.is_some()));
    let (grantable, overrides) = grants::read(&register, &programme, &mut columns, faults);
    let clauses = clauses::resolve(&rules, &mut columns, programme.funds.as_ref(), faults);
    let factors = factors::read(&programme.factors, &columns, faults);
    let report_by = report_by(&programme, &rules, &mut columns, faults);
    if let Some(funds) = &programme.funds {
        warnings::tell(&register, &grantable, &rules, &clauses, funds, faults);
    }
    let labels = columns.into_labels();
    let grouping = report_by.as_ref().and_then(|by| labels.iter().find(|label| label.name() == by));
    let tiles = tiles.map(|table| tiles::read(&table, grouping, faults)).unwrap_or_default();
    let Membership { groups, .. } = membership.unwrap_or_else(|| Membership::unknown(register.len()));
    Some(Instance {
        name: programme.name.map_or_else(|| files.name(), str::to_owned),
        sha256: String::new(),
        funds: programme.funds.clone()?,
        poverty: sources.poverty(&programme),
        accuracy: programme.accuracy.clone(),
        recipients: Recipients {
            at_most: programme.grants.max_recipients,
            at_least: programme.grants.min_recipients,
        },
        cooperatives: Cooperatives {
            ids: register.ids(),
            names: register.names(),
            grantable,
            overrides,
            returns: pass.returns,
            by_trade: pass.by_trade,
            by_capital: pass.by_capital,
            shell_risk: pass.shell_risk,
            groups,
            curves,
            labels,
            headings: register.headings(),
        },
        rules: clauses.into_iter().map(|(clause, _)| Arc::new(clause)).collect(),
        factors,
        report_by,
        report_policies: programme.report_policies.clone(),
        tiles,
    })
}

/// The tables that are there.
struct Tables<'f> {
    cooperatives: Table<'f>,
    members: Option<Table<'f>>,
    curves: Option<Table<'f>>,
    tiles: Option<Table<'f>>,
}

impl<'f> Tables<'f> {
    /// Reads the tables; `None` if one of those that are there cannot be read.
    fn read(files: &'f Files, renames: &Renames<'_>, faults: &mut Faults) -> Option<Tables<'f>> {
        let table = |text: Option<Text<'f>>, faults: &mut Faults| {
            text.and_then(|text| Table::read(text, renames, faults))
        };
        let other = |name: &str, faults: &mut Faults| {
            files.has(name).then(|| table(files.table(name, faults), faults))
        };
        // Read all before giving up, so that each tells its faults.
        let mut of_members = Faults::default();
        let (cooperatives, members) =
            rayon::join(|| table(files.cooperatives(faults), faults), || other(MEMBERS, &mut of_members));
        faults.append(of_members);
        let [curves, tiles] = [CURVES, TILES].map(|name| other(name, faults));
        let readable = |table: Option<Option<Table<'f>>>| match table {
            None => Some(None),
            Some(read) => read.map(Some),
        };
        let (members, curves, tiles) = (readable(members)?, readable(curves)?, readable(tiles)?);
        Some(Tables { cooperatives: cooperatives?, members, curves, tiles })
    }

    /// Tells of headings under `[columns]` that no table has.
    fn refuse_renames_of_nothing(&self, renames: &Renames<'_>, faults: &mut Faults) {
        let others = [&self.members, &self.curves, &self.tiles];
        let tables = || std::iter::once(&self.cooperatives).chain(others.into_iter().flatten());
        for (name, heading, value) in renames.pairs() {
            if !tables().any(|table| table.names().iter().any(|other| other == name)) {
                faults.push(column_unknown(value, heading, tables().flat_map(Table::headings)));
            }
        }
    }
}

/// The members, if anything is known of them.
fn read_membership(
    register: &Register<'_>,
    members: Option<&Table<'_>>,
    programme: &Programme<'_>,
    faults: &mut Faults,
) -> Option<Membership> {
    let membership = if let Some(members) = members {
        for name in poor_columns::REPLACED.iter().filter(|name| register.has(name)) {
            register.warn_replaced(name, faults);
        }
        members::read(members, register, programme.line, faults)?
    } else if poor_columns::NEEDED.iter().all(|name| register.has(name)) {
        poor_columns::read(register, programme.line, faults)?
    } else {
        return None;
    };
    membership.warn_of_nobody(register, faults);
    Some(membership)
}

/// The curves that the user gave, if any.
fn read_curves(register: &Register<'_>, table: Option<&Table<'_>>, faults: &mut Faults) -> Vec<UserCurve> {
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

/// Where the instance knows from what support achieves.
#[derive(Clone, Copy)]
struct Sources {
    /// Members and their incomes.
    poverty: bool,
    /// Curves that the user gave.
    curves: bool,
}

impl Sources {
    /// Refuses limits that need what is not there, warns of settings that nothing needs.
    fn check(self, register: &Register<'_>, programme: &Programme<'_>, faults: &mut Faults) {
        if !self.poverty && !self.curves {
            let missing: Vec<&str> =
                poor_columns::NEEDED.into_iter().filter(|name| !register.has(name)).collect();
            // Whoever counts poor members, or says what they earn, has forgotten a column, not all of them.
            if register.has("poor_members") || register.has("poor_income") {
                for name in missing {
                    register.table.required(name, faults);
                }
                return;
            }
            let fault = Diagnostic::error("instance::no-impact").with("missing", words::list(&missing));
            faults.push(fault.at(register.table.place_of_headings()));
            return;
        }
        if self.poverty {
            if programme.poverty.value("line").is_none() {
                programme.poverty.missing("line", "6_000", faults);
            }
        } else {
            let limits = ["max_leakage", "min_coverage"];
            for value in limits.iter().filter_map(|key| programme.accuracy_section.value(key)) {
                faults.push(value.fault("instance::poverty-unknown"));
            }
        }
        let unused = [("measure", self.curves), ("line", !self.poverty)];
        for (key, _) in unused.into_iter().filter(|(_, unused)| *unused) {
            if let Some(value) = programme.poverty.value(key) {
                faults.push(value.warning("instance::setting-unused"));
            }
        }
        if programme.defaults.shell_risk.is_none()
            && !register.has("shell_risk")
            && let Some(value) = programme.accuracy_section.value("max_shell_exposure")
        {
            faults.push(value.warning("instance::shell-risk-unsaid"));
        }
    }

    /// What the instance says of poverty.
    fn poverty(self, programme: &Programme<'_>) -> Option<Poverty> {
        let measure = if self.curves { Measure::Given } else { programme.measure.unwrap_or(Measure::Gap) };
        let line = programme.line.filter(|_| self.poverty)?;
        Some(Poverty { line, measure })
    }
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
