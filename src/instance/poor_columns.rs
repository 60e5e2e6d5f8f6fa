//! Members from cooperatives.csv itself: `members`, `poor_members`, `poor_income` and the shares.
//!
//! A cooperative becomes two groups, the poor and the rest. Shares that are not given are per head.

use crate::units::{Decimal, Decimals};

use super::faults::Faults;
use super::groups::Group;
use super::membership::{Membership, UNKNOWN, settle};
use super::number::Kind;
use super::register::Register;
use super::table::Spot;
use super::total::Total;

/// The columns without which nothing is known of poverty.
pub(super) const NEEDED: [&str; 3] = ["members", "poor_members", "poor_income"];

/// Columns that members.csv replaces.
pub(super) const REPLACED: [&str; 3] = ["poor_income", "poor_trade_share", "poor_capital_share"];

/// Reads the members of every cooperative, `line` being the poverty line.
pub(super) fn read(
    register: &Register<'_>,
    line: Option<Decimal>,
    faults: &mut Faults,
) -> Option<Membership> {
    let columns = PoorColumns::read(register, faults)?;
    let mut membership = Membership::with_capacity(2 * register.len());
    for position in 0..register.len() {
        let counted = columns.check(position, line, faults);
        match &counted {
            Some(counted) => {
                for group in columns.groups(position, counted, faults) {
                    membership.groups.push(group);
                }
            }
            None => membership.groups.push(UNKNOWN),
        }
        membership.groups.close();
        let (members, poor) =
            counted.map_or((Decimal::ZERO, Decimal::ZERO), |counted| (counted.members, counted.poor));
        membership.members.push(Some(members));
        membership.poor_members.push(Some(poor));
    }
    Some(membership)
}

/// A column and its numbers.
struct Cells {
    column: usize,
    numbers: Decimals,
}

struct PoorColumns<'r> {
    register: &'r Register<'r>,
    members: Cells,
    poor: Cells,
    income: Cells,
    trade: Option<Cells>,
    capital: Option<Cells>,
}

/// A cooperative whose counts are there and agree.
struct Counted {
    members: Decimal,
    poor: Decimal,
    /// Mean income of the poor, if there are any.
    income: Option<Decimal>,
}

impl<'r> PoorColumns<'r> {
    fn read(register: &'r Register<'r>, faults: &mut Faults) -> Option<PoorColumns<'r>> {
        let mut cells = |name: &str, kind| {
            let column = register.table.column(name)?;
            Some(Cells { column, numbers: register.table.numbers(column, kind, register.id, faults) })
        };
        Some(PoorColumns {
            register,
            members: cells("members", Kind::NotNegative)?,
            poor: cells("poor_members", Kind::NotNegative)?,
            income: cells("poor_income", Kind::Any)?,
            trade: cells("poor_trade_share", Kind::Share),
            capital: cells("poor_capital_share", Kind::Share),
        })
    }

    fn spot(&self, position: usize, cells: &Cells) -> Spot<'r> {
        self.register.table.spot(position, cells.column, self.register.id)
    }

    /// The number of a cell that must have one.
    fn needed(&self, position: usize, cells: &Cells, faults: &mut Faults) -> Option<Decimal> {
        if self.register.table.cell(position, cells.column).is_empty() {
            faults.push(self.spot(position, cells).fault("instance::cell-empty"));
        }
        cells.numbers.get(position)
    }

    /// The counts of a cooperative; `None` if they are not there or clash.
    fn check(&self, position: usize, line: Option<Decimal>, faults: &mut Faults) -> Option<Counted> {
        if !self.register.table.is_whole(position) {
            return None;
        }
        let members = self.needed(position, &self.members, faults);
        let poor = self.needed(position, &self.poor, faults);
        let (members, poor) = (members?, poor?);
        if poor > members {
            let fault = self.spot(position, &self.poor).fault("instance::poor-above-members");
            faults.push(fault.with("members", members));
            return None;
        }
        if poor.is_zero() {
            return Some(Counted { members, poor, income: None });
        }
        let income = self.needed(position, &self.income, faults)?;
        if let Some(line) = line.filter(|line| income >= *line) {
            let fault = self.spot(position, &self.income).fault("instance::poor-income-not-below-line");
            faults.push(fault.with("line", line));
        }
        Some(Counted { members, poor, income: Some(income) })
    }

    /// The poor and the rest, leaving out who is not there.
    fn groups(&self, position: usize, counted: &Counted, faults: &mut Faults) -> Vec<Group> {
        let [trade, capital] = [&self.trade, &self.capital].map(|cells| {
            let cells = cells.as_ref()?;
            let share = cells.numbers.get(position)?;
            check_share(share, counted, self.spot(position, cells), faults);
            Some(share)
        });
        let Counted { members, poor, income } = *counted;
        let alone = Group { people: members, income, trade: None, capital: None };
        if members.is_zero() {
            return Vec::new();
        }
        if poor.is_zero() || poor == members {
            return vec![alone];
        }
        let rest = settle(Total::of([members]).minus(poor), self.spot(position, &self.members), faults);
        let others = |share: Decimal| Total::of([Decimal::ONE]).minus(share).decimal();
        vec![
            Group { people: poor, income, trade, capital },
            Group {
                people: rest,
                income: None,
                trade: trade.and_then(others),
                capital: capital.and_then(others),
            },
        ]
    }
}

fn check_share(share: Decimal, counted: &Counted, spot: Spot<'_>, faults: &mut Faults) {
    if counted.poor.is_zero() {
        if !share.is_zero() {
            faults.push(spot.warning("instance::share-of-nobody"));
        }
    } else if counted.poor == counted.members && share < Decimal::ONE {
        faults.push(spot.fault("instance::share-below-one"));
    }
}
