//! What each cooperative may get: `max_grant`, `locked`, and the default of `[grants]`.

use crate::units::{Decimal, Money};

use super::cooperatives::Grantable;
use super::faults::Faults;
use super::number::{Kind, money};
use super::programme::Programme;
use super::register::Register;
use super::table::Spot;
use crate::words::fault as words;

/// What each may get, by cooperative.
pub(super) fn read(
    register: &Register<'_>,
    programme: &Programme<'_>,
    faults: &mut Faults,
) -> Vec<Grantable> {
    refuse_min_grant(register, faults);
    let limits = read_limits(register, programme, faults);
    let table = &register.table;
    let Some(locked) = table.column("locked") else {
        return limits.into_iter().map(Grantable::UpTo).collect();
    };
    let mut grantable = Vec::with_capacity(limits.len());
    for (line, limit) in limits.into_iter().enumerate() {
        let text = table.cell(line, locked);
        let spot = table.spot(line, locked, register.id);
        let amount = match text {
            _ if !table.is_whole(line) => None,
            "" => None,
            "out" => Some(Money::ZERO),
            "in" => {
                if limit.is_none() {
                    faults.push(spot.fault("instance::locked-without-max"));
                }
                limit.map(|limit| programme.step().times(limit.steps(programme.step())))
            }
            _ => promised(text, programme.step(), limit, spot, faults),
        };
        grantable.push(amount.map_or(Grantable::UpTo(limit), Grantable::Exactly));
    }
    grantable
}

fn promised(
    text: &str,
    step: Money,
    limit: Option<Money>,
    spot: Spot<'_>,
    faults: &mut Faults,
) -> Option<Money> {
    let amount = match Kind::Money.read(text) {
        Ok(amount) => money(amount),
        Err("instance::number-unreadable") => {
            faults.push(spot.fault("instance::locked-unclear"));
            return None;
        }
        Err(code) => {
            faults.push(spot.fault(code));
            return None;
        }
    };
    if amount.get() % step.get() != 0 {
        faults.push(spot.fault("instance::promise-off-step").with("step", step));
    }
    if let Some(limit) = limit.filter(|limit| amount > *limit) {
        faults.push(spot.warning("instance::promise-above-max").with("max", limit));
    }
    Some(amount)
}

/// `max_grant` of each: its cell, else the default.
fn read_limits(
    register: &Register<'_>,
    programme: &Programme<'_>,
    faults: &mut Faults,
) -> Vec<Option<Money>> {
    let default = programme.max_grant.as_ref().map(|(limit, _)| *limit);
    let step = programme.step();
    let below_step = |limit: Money| limit > Money::ZERO && limit < step;
    if let Some((limit, value)) = programme.max_grant.as_ref().filter(|(limit, _)| below_step(*limit)) {
        let warning = value.warning("instance::max-grant-below-step");
        faults.push(warning.with("amount", limit).with("step", step));
    }
    let Some(column) = register.table.column("max_grant") else {
        return vec![default; register.len()];
    };
    let cells: Vec<Option<Decimal>> = register.table.numbers(column, Kind::Money, register.id, faults);
    let mut limits = Vec::with_capacity(cells.len());
    for (line, cell) in cells.into_iter().enumerate() {
        let limit = cell.map(money);
        if let Some(limit) = limit.filter(|limit| below_step(*limit)) {
            let warning =
                register.table.spot(line, column, register.id).warning("instance::max-grant-below-step");
            faults.push(warning.with("amount", limit).with("step", step));
        }
        limits.push(limit.or(default));
    }
    limits
}

fn refuse_min_grant(register: &Register<'_>, faults: &mut Faults) {
    let table = &register.table;
    let Some(column) = table.column("min_grant") else { return };
    if let Some(line) = (0..table.len()).find(|line| !matches!(table.cell(*line, column), "" | "0")) {
        let fault = table.spot(line, column, register.id).fault("instance::not-yet");
        faults.push(fault.with("thing", words::quoted("min_grant")).with("instead", words::LEAVE_OUT_CELLS));
    }
}
