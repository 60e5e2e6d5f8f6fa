//! What each cooperative may get: `max_grant`, `min_grant`, `sizes`, `locked` with its `reason`, and the defaults of `[grants]`.

use std::ops::Range;
use std::sync::Arc;

use crate::units::{Decimals, Money, Repeated, parts};

use super::columns::Columns;
use super::cooperatives::{Grantable, Override};
use super::faults::{Faults, shown};
use super::grant_text::{SizesText, rising};
use super::number::{Kind, money};
use super::programme::{Programme, column_unknown};
use super::register::Register;
use super::table::{PIECE, Spot};

/// What each may get, by cooperative, and the grants that are fixed.
pub(super) fn read(
    register: &Register<'_>,
    programme: &Programme<'_>,
    columns: &mut Columns<'_>,
    faults: &mut Faults,
) -> (Repeated<Grantable>, Vec<Override>) {
    let limits = Limits::read(register, programme, faults);
    let sizes = read_sizes(register, programme, columns, faults);
    let least = read_least(register, programme, &limits, &sizes, faults);
    let free = |line: usize| match (sizes.get(line), least.get(line)) {
        (Some(sizes), _) => Grantable::OneOf(within(sizes, limits.get(line))),
        (None, Some(least)) => Grantable::From { least: *least, most: limits.get(line) },
        (None, None) => Grantable::UpTo(limits.get(line)),
    };
    let piece = |lines: Range<usize>| lines.map(free).collect();
    let free = Repeated::joined(&parts::pieces(register.len(), PIECE, piece));
    let table = &register.table;
    let Some(column) = table.column("locked") else { return (free, Vec::new()) };
    let reason = table.column("reason");
    let (mut exact, mut overrides) = (Vec::new(), Vec::new());
    let is_locked = |line| table.is_whole(line) && !table.cell(line, column).is_empty();
    for line in parts::passing(register.len(), is_locked) {
        let spot = table.spot(line, column, register.id);
        let exactly = match table.cell(line, column) {
            "out" => Some(Money::ZERO),
            "in" => all_of(free.get(line), programme.step(), spot, faults),
            text => promised(text, programme.step(), limits.get(line), spot, faults),
        };
        let Some(exactly) = exactly else { continue };
        let reason = reason.map(|column| table.cell(line, column)).filter(|text| !text.is_empty());
        let free = free.get(line).clone();
        overrides.push(Override { position: line, reason: reason.map(str::to_owned), free });
        exact.push((line, Grantable::Exactly(exactly)));
    }
    (free.with(exact), overrides)
}

/// Something that all cooperatives have alike, or each its own.
enum Each<T> {
    Alike(T),
    Own(Vec<T>),
}

impl<T> Each<T> {
    fn get(&self, line: usize) -> &T {
        match self {
            Each::Alike(all) => all,
            Each::Own(own) => &own[line],
        }
    }
}

/// The sizes that are no larger than a limit.
fn within(sizes: &Arc<[Money]>, limit: Option<Money>) -> Arc<[Money]> {
    match limit {
        Some(limit) if sizes.last().is_some_and(|largest| *largest > limit) => {
            sizes.iter().copied().filter(|size| *size <= limit).collect()
        }
        _ => Arc::clone(sizes),
    }
}

/// The most that a cooperative that is locked in may get.
fn all_of(free: &Grantable, step: Money, spot: Spot<'_>, faults: &mut Faults) -> Option<Money> {
    let most = match free {
        Grantable::OneOf(sizes) => sizes.last().copied(),
        Grantable::UpTo(most) | Grantable::From { most, .. } => {
            most.map(|limit| step.times(limit.steps(step)))
        }
        Grantable::Exactly(amount) => Some(*amount),
    };
    if most.is_none() {
        faults.push(spot.fault("instance::locked-without-max"));
    }
    most
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
struct Limits {
    cells: Option<Decimals>,
    default: Option<Money>,
}

impl Limits {
    fn read(register: &Register<'_>, programme: &Programme<'_>, faults: &mut Faults) -> Limits {
        let default = programme.grants.max_grant.as_ref().map(|(limit, _)| *limit);
        let step = programme.step();
        let below_step = |limit: Money| limit > Money::ZERO && limit < step;
        if let Some((limit, value)) =
            programme.grants.max_grant.as_ref().filter(|(limit, _)| below_step(*limit))
        {
            let warning = value.warning("instance::max-grant-below-step");
            faults.push(warning.with("amount", limit).with("step", step));
        }
        let Some(column) = register.table.column("max_grant") else { return Limits { cells: None, default } };
        let cells = register.table.numbers(column, Kind::Money, register.id, faults);
        let limit = |line: usize| cells.get(line).map(money).filter(|limit| below_step(*limit));
        for line in parts::passing(cells.len(), |line| limit(line).is_some()) {
            let warning =
                register.table.spot(line, column, register.id).warning("instance::max-grant-below-step");
            faults.push(warning.with("amount", limit(line).unwrap_or(Money::ZERO)).with("step", step));
        }
        Limits { cells: Some(cells), default }
    }

    fn get(&self, line: usize) -> Option<Money> {
        self.cells.as_ref().and_then(|cells| cells.get(line)).map(money).or(self.default)
    }
}

/// The sizes of each: its cell, else those of its value of the column that `[grants.sizes]` goes by, else the
/// one list for all.
fn read_sizes(
    register: &Register<'_>,
    programme: &Programme<'_>,
    columns: &mut Columns<'_>,
    faults: &mut Faults,
) -> Each<Option<Arc<[Money]>>> {
    let sizes = match &programme.grants.sizes {
        None => Each::Alike(None),
        Some(SizesText::List(list)) => Each::Alike(Some(list.sizes.clone().into())),
        Some(by) => sizes_by_label(by, columns, faults).map_or(Each::Alike(None), Each::Own),
    };
    let table = &register.table;
    let Some(column) = table.column("sizes") else { return sizes };
    let own = (0..register.len()).map(|line| {
        let text = table.cell(line, column);
        if text.is_empty() || !table.is_whole(line) {
            return sizes.get(line).clone();
        }
        read_cell(text, programme.step(), table.spot(line, column, register.id), faults)
    });
    Each::Own(own.collect())
}

/// Sizes as a cell writes them: `50000|100000`.
fn read_cell(text: &str, step: Money, spot: Spot<'_>, faults: &mut Faults) -> Option<Arc<[Money]>> {
    let mut sizes = Vec::new();
    for part in text.split('|') {
        match Kind::PositiveMoney.read(part.trim()) {
            Ok(size) => sizes.push(money(size)),
            Err("instance::number-unreadable") => {
                faults.push(spot.fault("instance::sizes-unclear"));
                return None;
            }
            Err(code) => {
                faults.push(spot.fault(code));
                return None;
            }
        }
    }
    if sizes.iter().any(|size| !size.get().is_multiple_of(step.get())) {
        faults.push(spot.fault("instance::size-off-step").with("step", step));
    }
    Some(rising(sizes).into())
}

/// One list for every value of a column.
fn sizes_by_label(
    text: &SizesText<'_>,
    columns: &mut Columns<'_>,
    faults: &mut Faults,
) -> Option<Vec<Option<Arc<[Money]>>>> {
    let SizesText::By { column: named, lists } = text else { return None };
    let Some(column) = columns.find(named.name) else {
        faults.push(column_unknown(&named.value, named.name, columns.names()));
        return None;
    };
    let label = columns.label(named.name, column);
    let mut missing = Vec::new();
    let by_text: Vec<Option<Arc<[Money]>>> = label
        .distinct()
        .iter()
        .map(|text| {
            let list = lists.iter().find(|(value, _)| value == text);
            if list.is_none() {
                missing.push(shown(text));
            }
            list.map(|(_, list)| list.sizes.clone().into())
        })
        .collect();
    for text in missing {
        let fault = named.value.fault("instance::size-list-missing");
        faults.push(fault.with("column", shown(named.name)).with("label", text));
    }
    for (text, list) in lists {
        if !label.distinct().iter().any(|other| other == text) {
            let warning = list.value.warning("instance::size-list-unused");
            faults.push(warning.with("column", shown(named.name)).with("label", shown(text)));
        }
    }
    Some(
        (0..columns.len())
            .map(|position| by_text[columns.label(named.name, column).code(position)].clone())
            .collect(),
    )
}

/// `min_grant` of each: its cell, else the default; 0 is none. Not beside sizes, and not above the limit.
fn read_least(
    register: &Register<'_>,
    programme: &Programme<'_>,
    limits: &Limits,
    sizes: &Each<Option<Arc<[Money]>>>,
    faults: &mut Faults,
) -> Each<Option<Money>> {
    let default = programme.grants.min_grant.as_ref().map(|(least, _)| *least);
    let above_nothing = |least: &Money| *least > Money::ZERO;
    let Some(column) = register.table.column("min_grant") else {
        return Each::Alike(default.filter(above_nothing));
    };
    let cells = register.table.numbers(column, Kind::Money, register.id, faults);
    let mut all = Vec::with_capacity(cells.len());
    for line in 0..cells.len() {
        let own = cells.get(line).map(money);
        let spot = register.table.spot(line, column, register.id);
        if let (Some(_), Some(own)) = (sizes.get(line), own.filter(above_nothing)) {
            faults.push(spot.fault("instance::sizes-and-min").with("min", own));
        }
        if let (Some(own), Some(limit)) = (own, limits.get(line))
            && own > limit
        {
            faults.push(spot.fault("instance::min-above-max").with("max", limit));
        }
        all.push(own.or(default).filter(above_nothing));
    }
    Each::Own(all)
}
