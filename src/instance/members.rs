//! members.csv: every household, or group of like households, of every cooperative.

use std::ops::Range;

use crate::units::{Decimal, Decimals, parts};

use super::faults::Faults;
use super::groups::{Group, Groups};
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
    let lines = Lines::read(table, &columns, faults);
    let mut membership = lines.by_cooperative(&positions, register.len());
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

/// The lines of members.csv.
struct Lines<'t> {
    table: &'t Table<'t>,
    people: Decimals,
    income: Decimals,
    trade: Option<Decimals>,
    capital: Option<Decimals>,
}

impl<'t> Lines<'t> {
    fn read(table: &'t Table<'t>, columns: &Columns, faults: &mut Faults) -> Lines<'t> {
        let id = columns.cooperative;
        let people = needed(table, columns.people, Kind::NotNegative, id, faults);
        let income = needed(table, columns.income, Kind::Any, id, faults);
        let is_nobody = |line: usize| people.get(line).is_some_and(Decimal::is_zero);
        let nobody = parts::passing(people.len(), is_nobody);
        let mut share = |column: Option<usize>| {
            let column = column?;
            let amounts = table.numbers(column, Kind::NotNegative, id, faults);
            let has_share = |line: &&usize| amounts.get(**line).is_some_and(|amount| !amount.is_zero());
            for line in nobody.iter().filter(has_share) {
                faults.push(table.spot(*line, column, id).fault("instance::share-without-people"));
            }
            Some(amounts)
        };
        let (trade, capital) = (share(columns.trade), share(columns.capital));
        Lines { table, people, income, trade, capital }
    }

    /// The group of a line; `None` if it is nobody.
    fn group(&self, line: usize) -> Option<Group> {
        if !self.table.is_whole(line) {
            return Some(UNKNOWN);
        }
        // An empty cell is 0.
        let share = |column: &Option<Decimals>| {
            column.as_ref().map(|column| column.get(line).unwrap_or(Decimal::ZERO))
        };
        match (self.people.get(line), self.income.get(line)) {
            (Some(people), Some(_)) if people.is_zero() => None,
            (Some(people), income @ Some(_)) => {
                Some(Group { people, income, trade: share(&self.trade), capital: share(&self.capital) })
            }
            _ => Some(UNKNOWN),
        }
    }

    /// Where the groups of each cooperative begin, if every line is a group and the lines stand in the order of
    /// cooperatives, as they mostly do.
    fn in_order(&self, positions: &[Option<u32>], count: usize) -> Option<Vec<u32>> {
        let has_all = |column: &Option<Decimals>| column.as_ref().is_none_or(Decimals::has_all);
        let groups = self.people.has_all() && self.income.has_all();
        let is_nobody = |line: usize| self.people.get(line).is_some_and(Decimal::is_zero);
        let nobody = !parts::passing(self.people.len(), is_nobody).is_empty();
        if !groups || nobody || !has_all(&self.trade) || !has_all(&self.capital) {
            return None;
        }
        let mut starts = Vec::with_capacity(count + 1);
        for (line, position) in (0..).zip(positions) {
            let position = position.as_ref()?;
            if (*position as usize) + 1 < starts.len() {
                return None;
            }
            starts.resize(*position as usize + 1, line);
        }
        starts.resize(count + 1, positions.len() as u32);
        Some(starts)
    }

    /// Sorts the groups by cooperative, keeping the table's order within each.
    fn by_cooperative(self, positions: &[Option<u32>], count: usize) -> Membership {
        if let Some(starts) = self.in_order(positions, count) {
            let or_none =
                |column: Option<Decimals>| column.unwrap_or_else(|| Decimals::none(positions.len()));
            let columns = [self.people, self.income, or_none(self.trade), or_none(self.capital)];
            return Membership {
                groups: Groups::of_columns(starts, columns),
                ..Membership::with_capacity(0)
            };
        }
        let owned = |line: &u32| positions[*line as usize].is_some();
        let mut lines: Vec<u32> = (0..positions.len() as u32).filter(owned).collect();
        lines.sort_by_key(|line| positions[*line as usize]);
        let mut membership = Membership::with_capacity(lines.len());
        let mut lines = lines.into_iter().peekable();
        for position in 0..count as u32 {
            while let Some(line) = lines.next_if(|line| positions[*line as usize] == Some(position)) {
                self.group(line as usize).into_iter().for_each(|group| membership.groups.push(group));
            }
            membership.groups.close();
        }
        membership
    }
}

/// The numbers of a column that must have one in every line.
fn needed(table: &Table<'_>, column: usize, kind: Kind, id: usize, faults: &mut Faults) -> Decimals {
    let numbers = table.numbers(column, kind, id, faults);
    if numbers.has_all() {
        return numbers;
    }
    for line in (0..table.len()).filter(|line| numbers.get(*line).is_none()) {
        if table.cell(line, column).is_empty() && table.is_whole(line) {
            faults.push(table.spot(line, column, id).fault("instance::cell-empty"));
        }
    }
    numbers
}

impl Membership {
    /// Works out how many members there are, and how many below the line.
    fn count(&mut self, register: &Register<'_>, line: Option<Decimal>, faults: &mut Faults) {
        let Membership { groups, members, poor_members } = self;
        let below = |group: &Group| group.income.zip(line).is_some_and(|(income, line)| income < line);
        let totals = |position| {
            let groups = groups.of(position);
            let poor = groups.iter().filter(below).map(|group| group.people);
            (position, Total::of(groups.iter().map(|group| group.people)), Total::of(poor))
        };
        let make = |positions: Range<usize>| positions.map(totals).collect::<Vec<_>>();
        parts::stream(register.len(), make, |piece| {
            for (position, all, poor) in piece {
                let spot = register.table.spot(position, register.id, register.id);
                members.push(Some(settle(all, spot, faults)));
                // The poor are some of all: if they are too many, that has been told.
                poor_members.push(Some(poor.decimal().unwrap_or(Decimal::ZERO)));
            }
        });
    }
}

/// Tells where a column of cooperatives.csv differs from what was worked out.
fn agree(register: &Register<'_>, name: &str, derived: &Decimals, faults: &mut Faults) {
    let Some(column) = register.table.column(name) else { return };
    let cells = register.table.numbers(column, Kind::NotNegative, register.id, faults);
    for (line, (cell, derived)) in cells.iter().zip(derived.iter()).enumerate() {
        let Some(derived) = derived else { continue };
        if cell.is_some_and(|cell| cell != derived) {
            let fault = register.table.spot(line, column, register.id).fault("instance::members-differ");
            faults.push(fault.with("derived", derived));
        }
    }
}
