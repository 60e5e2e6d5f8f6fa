//! members.csv: every household, or group of like households, of every cooperative.

use crate::units::Decimal;

use super::cooperatives::Group;
use super::faults::Faults;
use super::membership::{Membership, UNKNOWN, settle};
use super::number::Kind;
use super::register::Register;
use super::table::Table;
use super::total::Total;

const KNOWN: &[&str] = &["cooperative", "people", "income", "trade", "capital"];

/// Reads the members of every cooperative, `line` being the poverty line.
pub(super) fn read(
    table: &Table<'_>,
    register: &Register<'_>,
    line: Option<Decimal>,
    faults: &mut Faults,
) -> Option<Membership> {
    let cooperative = table.required("cooperative", faults);
    let people = table.required("people", faults);
    let income = table.required("income", faults);
    let (cooperative, people, income) = (cooperative?, people?, income?);
    table.warn_of_misspelt_headings(KNOWN, faults);
    let columns = Columns {
        cooperative,
        people,
        income,
        trade: table.column("trade"),
        capital: table.column("capital"),
    };
    let positions = register.positions(table, cooperative, faults);
    let mut membership = by_cooperative(table, &columns, &positions, register.len(), faults);
    membership.count(register, line, faults);
    agree(register, "members", &membership.members, faults);
    if line.is_some() {
        agree(register, "poor_members", &membership.poor_members, faults);
    }
    Some(membership)
}

/// Columns of members.csv.
struct Columns {
    cooperative: usize,
    people: usize,
    income: usize,
    trade: Option<usize>,
    capital: Option<usize>,
}

/// The group of a line; `None` if it is nobody.
fn group(table: &Table<'_>, line: usize, columns: &Columns, faults: &mut Faults) -> Option<Group> {
    let cooperative = columns.cooperative;
    if !table.is_whole(line) {
        return Some(UNKNOWN);
    }
    let mut needed = |column: usize, kind| {
        if table.cell(line, column).is_empty() {
            faults.push(table.spot(line, column, cooperative).fault("instance::cell-empty"));
        }
        table.number(line, column, kind, cooperative, faults)
    };
    let people = needed(columns.people, Kind::NotNegative);
    let income = needed(columns.income, Kind::Any);
    let mut share = |column: Option<usize>| {
        let column = column?;
        let amount =
            table.number(line, column, Kind::NotNegative, cooperative, faults).unwrap_or(Decimal::ZERO);
        if people.is_some_and(Decimal::is_zero) && !amount.is_zero() {
            faults.push(table.spot(line, column, cooperative).fault("instance::share-without-people"));
        }
        Some(amount)
    };
    let (trade, capital) = (share(columns.trade), share(columns.capital));
    match (people, income) {
        (Some(people), Some(_)) if people.is_zero() => None,
        (Some(people), Some(_)) => Some(Group { people, income, trade, capital }),
        _ => Some(UNKNOWN),
    }
}

/// Reads groups and sorts them by cooperative, keeping the table's order within each.
fn by_cooperative(
    table: &Table<'_>,
    columns: &Columns,
    positions: &[Option<usize>],
    count: usize,
    faults: &mut Faults,
) -> Membership {
    let mut groups = Vec::with_capacity(table.len());
    let mut owners = Vec::with_capacity(table.len());
    let mut group_starts = vec![0; count + 1];
    for (line, position) in positions.iter().enumerate() {
        if let (Some(group), Some(position)) = (group(table, line, columns, faults), *position) {
            groups.push(group);
            owners.push(position);
            group_starts[position + 1] += 1;
        }
    }
    for position in 0..count {
        group_starts[position + 1] += group_starts[position];
    }
    if !owners.is_sorted() {
        let mut next = group_starts.clone();
        let mut sorted = vec![UNKNOWN; groups.len()];
        for (group, owner) in groups.iter().zip(&owners) {
            sorted[next[*owner]] = *group;
            next[*owner] += 1;
        }
        groups = sorted;
    }
    Membership { group_starts, groups, members: Vec::new(), poor_members: Vec::new() }
}

impl Membership {
    /// Works out how many members there are, and how many below the line.
    fn count(&mut self, register: &Register<'_>, line: Option<Decimal>, faults: &mut Faults) {
        for position in 0..register.len() {
            let groups = &self.groups[self.group_starts[position]..self.group_starts[position + 1]];
            let below = |group: &&Group| group.income.zip(line).is_some_and(|(income, line)| income < line);
            let spot = register.table.spot(position, register.id, register.id);
            let all = Total::of(groups.iter().map(|group| group.people));
            let poor = Total::of(groups.iter().filter(below).map(|group| group.people));
            self.members.push(settle(all, spot, faults));
            // The poor are some of all: if they are too many, that has been told.
            self.poor_members.push(poor.decimal().unwrap_or(Decimal::ZERO));
        }
    }
}

/// Tells where a column of cooperatives.csv differs from what was worked out.
fn agree(register: &Register<'_>, name: &str, derived: &[Decimal], faults: &mut Faults) {
    let Some(column) = register.table.column(name) else { return };
    let cells = register.table.numbers(column, Kind::NotNegative, register.id, faults);
    for (line, (cell, derived)) in cells.iter().zip(derived).enumerate() {
        if cell.is_some_and(|cell| cell != *derived) {
            let fault = register.table.spot(line, column, register.id).fault("instance::members-differ");
            faults.push(fault.with("derived", derived));
        }
    }
}
