//! Members from cooperatives.csv itself: `members`, `poor_members`, `poor_income` and the shares.
//!
//! A cooperative becomes two groups, the poor and the rest. Shares that are not given are per head.

use crate::units::Decimal;

use super::cooperatives::Group;
use super::faults::Faults;
use super::membership::{Membership, settle};
use super::number::Kind;
use super::register::Register;
use super::table::Spot;
use super::total::Total;

/// The columns without which nothing is known of poverty.
pub(super) const NEEDED: [&str; 3] = ["members", "poor_members", "poor_income"];

/// Columns that members.csv replaces.
pub(super) const REPLACED: [&str; 3] = ["poor_income", "poor_trade_share", "poor_capital_share"];

/// Where a column of shares is, and its numbers.
struct Shares {
    column: usize,
    cells: Vec<Option<Decimal>>,
}

struct Line {
    members: Decimal,
    poor: Decimal,
    income: Option<Decimal>,
}

/// Reads the members of every cooperative, `line` being the poverty line.
pub(super) fn read(register: &Register, line: Option<Decimal>, faults: &mut Faults) -> Membership {
    let table = &register.table;
    let mut column = |name: &str, kind| {
        let cells = register.numbers(name, kind, faults).unwrap_or_default();
        (table.column(name).unwrap_or_default(), cells)
    };
    let (members_column, members) = column("members", Kind::NotNegative);
    let (poor_column, poor) = column("poor_members", Kind::NotNegative);
    let (income_column, incomes) = column("poor_income", Kind::Any);
    let mut shares = |name: &str| {
        let column = table.column(name)?;
        Some(Shares { column, cells: table.numbers(column, Kind::Share, register.id, faults) })
    };
    let trade = shares("poor_trade_share");
    let capital = shares("poor_capital_share");

    let mut membership = Membership {
        group_starts: vec![0],
        groups: Vec::new(),
        members: Vec::new(),
        poor_members: Vec::new(),
    };
    for position in 0..register.len() {
        let cell = Line {
            members: members[position].unwrap_or(Decimal::ZERO),
            poor: poor[position].unwrap_or(Decimal::ZERO),
            income: incomes[position],
        };
        if table.is_whole(position) {
            let spot = |column| table.spot(position, column, register.id);
            let mut empty = |column: usize| {
                if table.cell(position, column).is_empty() {
                    faults.push(spot(column).fault("instance::cell-empty"));
                }
            };
            empty(members_column);
            empty(poor_column);
            if !cell.poor.is_zero() {
                empty(income_column);
            }
            if members[position].is_some() && cell.poor > cell.members {
                let members = cell.members;
                faults.push(spot(poor_column).fault("instance::poor-above-members").with("members", members));
            }
            if let (Some(income), Some(line)) = (cell.income, line)
                && income >= line
                && !cell.poor.is_zero()
            {
                faults.push(
                    spot(income_column).fault("instance::poor-income-not-below-line").with("line", line),
                );
            }
            let share = |shares: &Option<Shares>, faults: &mut Faults| {
                let shares = shares.as_ref()?;
                let share = shares.cells[position]?;
                check_share(share, &cell, spot(shares.column), faults);
                Some(share)
            };
            let trade = share(&trade, faults);
            let capital = share(&capital, faults);
            membership.groups.extend(groups(&cell, trade, capital, spot(members_column), faults));
        }
        membership.members.push(cell.members);
        membership.poor_members.push(cell.poor);
        membership.group_starts.push(membership.groups.len());
    }
    membership
}

fn check_share(share: Decimal, line: &Line, spot: Spot<'_>, faults: &mut Faults) {
    if line.poor.is_zero() && !share.is_zero() {
        faults.push(spot.warning("instance::share-of-nobody"));
    } else if line.poor == line.members && !line.poor.is_zero() && share < Decimal::ONE {
        faults.push(spot.fault("instance::share-below-one"));
    }
}

/// The poor and the rest, leaving out who is not there.
fn groups(
    line: &Line,
    trade: Option<Decimal>,
    capital: Option<Decimal>,
    spot: Spot<'_>,
    faults: &mut Faults,
) -> Vec<Group> {
    let alone = |people, income| Group { people, income, trade: None, capital: None };
    if line.members.is_zero() {
        return Vec::new();
    }
    if line.poor.is_zero() {
        return vec![alone(line.members, None)];
    }
    if line.poor >= line.members {
        return vec![alone(line.poor, line.income)];
    }
    let rest = settle(Total::of([line.members]).minus(line.poor), spot, faults);
    // Without a share, per head: amounts in proportion to people, which is also exact.
    let split = |share: Option<Decimal>| match share {
        Some(share) => (Some(share), Total::of([Decimal::ONE]).minus(share).decimal()),
        None => (None, None),
    };
    let (poor_trade, rest_trade) = split(trade);
    let (poor_capital, rest_capital) = split(capital);
    vec![
        Group { people: line.poor, income: line.income, trade: poor_trade, capital: poor_capital },
        Group { people: rest, income: None, trade: rest_trade, capital: rest_capital },
    ]
}
