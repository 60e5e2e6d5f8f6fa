//! Who the members are, by cooperative, wherever it was read from.

use crate::units::{Decimal, Decimals, parts};
use crate::words::fault as words;

use super::faults::Faults;
use super::groups::{Group, Groups};
use super::register::Register;
use super::table::Spot;
use super::total::Total;
use crate::diagnostic::Diagnostic;

/// Member groups with the headcounts that rules may name.
pub(super) struct Membership {
    pub(super) groups: Groups,
    /// People of each cooperative.
    pub(super) members: Decimals,
    /// People below the line before support.
    pub(super) poor_members: Decimals,
}

impl Membership {
    /// Of no cooperative yet, with room for so many groups.
    pub(super) fn with_capacity(groups: usize) -> Membership {
        Membership {
            groups: Groups::with_capacity(groups),
            members: Decimals::default(),
            poor_members: Decimals::default(),
        }
    }

    /// Nothing is known of anyone's members.
    pub(super) fn unknown(cooperatives: usize) -> Membership {
        Membership { groups: Groups::unknown(cooperatives), ..Membership::with_capacity(0) }
    }

    /// Warns of cooperatives without members.
    pub(super) fn warn_of_nobody(&self, register: &Register<'_>, faults: &mut Faults) {
        let table = &register.table;
        let has_nobody = |line: usize| self.groups.of(line).is_empty() && table.is_whole(line);
        for line in parts::passing(self.groups.cooperatives(), has_nobody) {
            faults.push(table.spot(line, register.id, register.id).warning("instance::no-members"));
        }
    }

    /// Warns if nobody is poor at all; what is wrong with the tables might be the reason.
    pub(super) fn warn_if_nobody_is_poor(&self, register: &Register<'_>, faults: &mut Faults) {
        if !faults.any_error() && self.poor_members.iter().flatten().all(Decimal::is_zero) {
            faults.push(Diagnostic::warning("instance::nobody-poor").at(register.table.place_of_headings()));
        }
    }
}

/// A group that stands for one whose line is wrong, so that nobody takes it for missing.
pub(super) const UNKNOWN: Group = Group { people: Decimal::ZERO, income: None, trade: None, capital: None };

/// The sum of people as a decimal; a fault if it is too long for one.
pub(super) fn settle(total: Total, spot: Spot<'_>, faults: &mut Faults) -> Decimal {
    total.decimal().unwrap_or_else(|| {
        let fault = spot.fault("instance::total-too-long");
        faults.push(fault.with("all", words::people_of(&spot.id())));
        Decimal::ZERO
    })
}
