//! cooperatives.csv: who may get support, how much, and how a yuan passes through.

use std::ops::Range;

use rayon::slice::ParallelSliceMut;

use crate::diagnostic::Diagnostic;
use crate::units::{Decimal, Decimals, parts};
use crate::words::fault as words;
use crate::words::foreign::is_formula;

use super::faults::Faults;
use super::number::Kind;
use super::programme::{Programme, above_one};
use super::table::{PIECE, Table};
use super::texts::Texts;

/// The headings that mean something to us.
pub(super) const KNOWN: &[&str] = &[
    "id",
    "name",
    "members",
    "poor_members",
    "poor_income",
    "poor_trade_share",
    "poor_capital_share",
    "return",
    "by_trade",
    "by_capital",
    "shell_risk",
    "min_grant",
    "max_grant",
    "sizes",
    "locked",
    "reason",
    "impact_per_yuan",
];

/// The table with its ids looked up.
pub(super) struct Register<'f> {
    pub(super) table: Table<'f>,
    /// The column of ids.
    pub(super) id: usize,
    /// Lines in the order of their ids.
    by_id: Vec<u32>,
}

impl<'f> Register<'f> {
    /// Takes the table if it has ids; tells about ids that are missing or repeated and odd headings.
    pub(super) fn new(table: Table<'f>, faults: &mut Faults) -> Option<Register<'f>> {
        table.warn_of_misspelt_headings(KNOWN, faults);
        let id = table.required("id", faults)?;
        for column in [Some(id), table.column("name")].into_iter().flatten() {
            warn_of_formulas(&table, column, id, faults);
        }
        for line in parts::passing(table.len(), |line| table.cell(line, id).is_empty()) {
            faults.push(table.spot(line, id, id).fault("instance::id-empty"));
        }
        let mut by_id: Vec<u32> = (0..table.len() as u32).collect();
        by_id.par_sort_by_key(|line| table.cell(*line as usize, id));
        let id_at = |at: usize| table.cell(by_id[at] as usize, id);
        let mut first = 0;
        for at in parts::passing(by_id.len(), |at| at > 0 && id_at(at) == id_at(at - 1)) {
            if id_at(first) != id_at(at) {
                first = at - 1;
            }
            if !id_at(at).is_empty() {
                let line = table.place(by_id[first] as usize, id).line.unwrap_or_default();
                let fault = table.spot(by_id[at] as usize, id, id).fault("instance::id-twice");
                faults.push(fault.with("first", line));
            }
        }
        Some(Register { table, id, by_id })
    }

    /// Has the table a column of that name?
    pub(super) fn has(&self, name: &str) -> bool {
        self.table.column(name).is_some()
    }

    /// How many cooperatives.
    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    /// The position of an id, which is probably that of `before` or the one after.
    fn position(&self, id: &str, before: usize) -> Option<u32> {
        let is_at = |line: usize| line < self.len() && self.table.cell(line, self.id) == id;
        match [before, before + 1].into_iter().find(|line| is_at(*line)) {
            Some(line) if !id.is_empty() => Some(line as u32),
            _ => {
                let place = |line: &u32| self.table.cell(*line as usize, self.id).cmp(id);
                // Of lines with the same id, which is a fault, any will do.
                self.by_id.binary_search_by(place).ok().map(|at| self.by_id[at])
            }
        }
    }

    /// The positions that column `column` of another table names, with faults for those unknown.
    pub(super) fn positions(
        &self,
        table: &Table<'_>,
        column: usize,
        faults: &mut Faults,
    ) -> Vec<Option<u32>> {
        // Tables are mostly sorted: the line before often names the same cooperative, or the one before it.
        let visit = |found: &mut Vec<Option<u32>>, line: usize| {
            let before = found.last().copied().flatten().unwrap_or(0);
            let id = table.cell(line, column);
            found.push(if id.is_empty() { None } else { self.position(id, before as usize) });
        };
        let find = |lines: Range<usize>| {
            let mut found = Vec::with_capacity(lines.len());
            lines.for_each(|line| visit(&mut found, line));
            found
        };
        let positions = parts::joined(&parts::pieces(table.len(), PIECE, find));
        for line in parts::passing(positions.len(), |line| positions[line].is_none()) {
            let empty = table.cell(line, column).is_empty();
            let code = if empty { "instance::id-empty" } else { "instance::cooperative-unknown" };
            faults.push(table.spot(line, column, column).fault(code));
        }
        positions
    }

    /// The numbers of a known column, if the table has it.
    pub(super) fn numbers(&self, name: &str, kind: Kind, faults: &mut Faults) -> Option<Decimals> {
        let column = self.table.column(name)?;
        Some(self.table.numbers(column, kind, self.id, faults))
    }

    /// Is a cell of a known column empty? Of one that cannot be read its own fault is told.
    fn leaves_open(&self, name: &str, cells: &Decimals) -> bool {
        let Some(column) = self.table.column(name) else { return true };
        let mut open = (0..cells.len()).filter(|line| cells.get(*line).is_none());
        open.any(|line| self.table.is_whole(line) && self.table.cell(line, column).is_empty())
    }

    /// Warns that members.csv takes the place of a column.
    pub(super) fn warn_replaced(&self, name: &str, faults: &mut Faults) {
        if let Some(column) = self.table.column(name) {
            let warning = Diagnostic::warning("instance::column-replaced").with("column", name);
            faults.push(warning.at(self.table.place_of_heading(column)));
        }
    }

    /// The ids.
    pub(super) fn ids(&self) -> Texts {
        self.texts(self.id)
    }

    /// The names, if the table has them.
    pub(super) fn names(&self) -> Option<Texts> {
        self.table.column("name").map(|column| self.texts(column))
    }

    /// Headings of known columns that are not their names, each with the name.
    pub(super) fn headings(&self) -> Vec<(String, String)> {
        let pairs = self.table.headings().zip(self.table.names());
        let known =
            pairs.filter(|(heading, name)| KNOWN.contains(&name.as_str()) && *heading != name.as_str());
        known.map(|(heading, name)| (heading.to_owned(), name.clone())).collect()
    }

    fn texts(&self, column: usize) -> Texts {
        let piece = |lines: Range<usize>| lines.map(|line| self.table.cell(line, column)).collect();
        Texts::joined(&parts::pieces(self.len(), PIECE, piece))
    }
}

/// Warns once if a spreadsheet would run cells of a column as formulas.
fn warn_of_formulas(table: &Table<'_>, column: usize, id: usize, faults: &mut Faults) {
    let formulas = parts::passing(table.len(), |line| is_formula(table.cell(line, column)));
    if let Some(first) = formulas.first() {
        let warning = table.spot(*first, column, id).warning("instance::reads-as-formula");
        faults.push(warning.with("column", &table.names()[column]).with("count", formulas.len()));
    }
}

/// How a yuan passes through, by cooperative.
pub(super) struct PassThrough {
    pub(super) returns: Decimals,
    pub(super) by_trade: Decimals,
    pub(super) by_capital: Decimals,
    pub(super) shell_risk: Decimals,
}

/// Is pass-through needed? With poverty data it is, also for leakage and measures beside given curves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// Something must say it.
    Needed,
    /// 0 where nothing says it.
    Optional,
}

impl PassThrough {
    /// Columns first, `[impact]` for what they leave open.
    pub(super) fn read(
        register: &Register<'_>,
        programme: &Programme<'_>,
        need: Need,
        faults: &mut Faults,
    ) -> PassThrough {
        let defaults = &programme.defaults;
        let mut missing = Vec::new();
        let mut fill = |name: &'static str, kind, default: Option<Decimal>, faults: &mut Faults| {
            let cells = register.numbers(name, kind, faults);
            let open = cells.as_ref().is_none_or(|cells| cells.iter().any(|cell| cell.is_none()));
            let asked = default.is_none() && programme.impact.value(name).is_none();
            if asked && cells.as_ref().is_none_or(|cells| register.leaves_open(name, cells)) {
                missing.push(name);
            }
            let default = default.unwrap_or(Decimal::ZERO);
            match cells {
                Some(cells) if open => cells.iter().map(|cell| cell.unwrap_or(default)).collect(),
                Some(cells) => cells,
                None => Decimals::repeat(default, register.len()),
            }
        };
        let pass = PassThrough {
            returns: fill("return", Kind::NotNegative, defaults.returns, faults),
            by_trade: fill("by_trade", Kind::Share, defaults.by_trade, faults),
            by_capital: fill("by_capital", Kind::Share, defaults.by_capital, faults),
            shell_risk: fill("shell_risk", Kind::Share, defaults.shell_risk.or(Some(Decimal::ZERO)), faults),
        };
        if need == Need::Needed && !missing.is_empty() {
            faults.push(nothing_says(programme, &missing));
        }
        pass.refuse_sums_above_one(register, faults);
        pass
    }

    fn refuse_sums_above_one(&self, register: &Register<'_>, faults: &mut Faults) {
        let table = &register.table;
        let columns = [table.column("by_capital"), table.column("by_trade")];
        let Some(column) = columns[0].or(columns[1]) else { return };
        // Where both cells are empty the fault is that of `[impact]`, told once.
        let said = |line| columns.iter().flatten().any(|column| !table.cell(line, *column).is_empty());
        let visit = |above: &mut Vec<(usize, Decimal, Decimal)>, line| {
            let shares = self.by_trade.get(line).zip(self.by_capital.get(line));
            let shares = shares.filter(|(trade, capital)| above_one(*trade, *capital));
            let shares = shares.filter(|_| table.is_whole(line) && said(line));
            above.extend(shares.map(|(trade, capital)| (line, trade, capital)));
        };
        let above = parts::sum(self.by_trade.len(), Vec::new, visit, |all, part| all.extend(part));
        for (line, trade, capital) in above {
            let fault = table.spot(line, column, register.id).fault("instance::pass-through-above-one");
            faults.push(fault.with("by_trade", trade).with("by_capital", capital));
        }
    }
}

fn nothing_says(programme: &Programme<'_>, missing: &[&'static str]) -> Diagnostic {
    let examples = [("return", "0.30"), ("by_trade", "0.60"), ("by_capital", "0.30")];
    let keys: Vec<(&str, &str)> = examples.into_iter().filter(|(name, _)| missing.contains(name)).collect();
    let fault = Diagnostic::error("instance::impact-missing").with("names", words::list(missing));
    programme.impact.asking_for(&keys, fault)
}
