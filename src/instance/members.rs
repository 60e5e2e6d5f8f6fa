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
    table: &Table,
    register: &Register,
    line: Option<Decimal>,
    faults: &mut Faults,
) -> Option<Membership> {
    let cooperative = table.required("cooperative", faults);
    let people = table.required("people", faults);
    let income = table.required("income", faults);
    let (cooperative, people, income) = (cooperative?, people?, income?);
    table.warn_of_misspelt_headings(KNOWN, faults);
    let groups = read_groups(table, cooperative, people, income, faults);
    let positions = register.positions(table, cooperative, faults);
    let mut membership = by_cooperative(&groups, &positions, register.len());
    membership.count(register, line, faults);
    agree(register, "members", &membership.members, faults);
    if line.is_some() {
        agree(register, "poor_members", &membership.poor_members, faults);
    }
    Some(membership)
}

/// A group for every line of the table; `None` where it is nobody.
fn read_groups(
    table: &Table,
    cooperative: usize,
    people: usize,
    income: usize,
    faults: &mut Faults,
) -> Vec<Option<Group>> {
    let trade = table.column("trade");
    let capital = table.column("capital");
    let mut group = |line: usize| {
        if !table.is_whole(line) {
            return Some(UNKNOWN);
        }
        let mut needed = |column: usize, kind| {
            if table.cell(line, column).is_empty() {
                faults.push(table.spot(line, column, cooperative).fault("instance::cell-empty"));
            }
            table.number(line, column, kind, cooperative, faults)
        };
        let people = needed(people, Kind::NotNegative);
        let income = needed(income, Kind::Any);
        let mut share = |column: Option<usize>| {
            let column = column?;
            let amount =
                table.number(line, column, Kind::NotNegative, cooperative, faults).unwrap_or(Decimal::ZERO);
            if people.is_some_and(Decimal::is_zero) && !amount.is_zero() {
                faults.push(table.spot(line, column, cooperative).fault("instance::share-without-people"));
            }
            Some(amount)
        };
        let (trade, capital) = (share(trade), share(capital));
        match (people, income) {
            (Some(people), Some(_)) if people.is_zero() => None,
            (Some(people), Some(_)) => Some(Group { people, income, trade, capital }),
            _ => Some(UNKNOWN),
        }
    };
    (0..table.len()).map(&mut group).collect()
}

/// Sorts groups by cooperative, keeping the table's order within each.
fn by_cooperative(groups: &[Option<Group>], positions: &[Option<usize>], count: usize) -> Membership {
    let known =
        || groups.iter().zip(positions).filter_map(|(group, position)| Some((group.as_ref()?, (*position)?)));
    let mut starts = vec![0; count + 1];
    for (_, position) in known() {
        starts[position + 1] += 1;
    }
    for position in 0..count {
        starts[position + 1] += starts[position];
    }
    let mut next = starts.clone();
    let mut sorted = vec![UNKNOWN; starts[count]];
    for (group, position) in known() {
        sorted[next[position]] = *group;
        next[position] += 1;
    }
    Membership { group_starts: starts, groups: sorted, members: Vec::new(), poor_members: Vec::new() }
}

impl Membership {
    /// Works out how many members there are, and how many below the line.
    fn count(&mut self, register: &Register, line: Option<Decimal>, faults: &mut Faults) {
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
fn agree(register: &Register, name: &str, derived: &[Decimal], faults: &mut Faults) {
    let Some(column) = register.table.column(name) else { return };
    let cells = register.table.numbers(column, Kind::NotNegative, register.id, faults);
    for (line, (cell, derived)) in cells.iter().zip(derived).enumerate() {
        if cell.is_some_and(|cell| cell != *derived) {
            let fault = register.table.spot(line, column, register.id).fault("instance::members-differ");
            faults.push(fault.with("derived", derived));
        }
    }
}
