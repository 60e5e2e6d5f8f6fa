//! cooperatives.csv: who may get support, how much, and how a yuan passes through.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::units::Decimal;
use crate::words::fault as words;
use crate::words::foreign::is_formula;

use super::faults::Faults;
use super::number::Kind;
use super::programme::{Programme, above_one};
use super::table::Table;

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
    "impact_per_yuan",
];

/// The table with its ids looked up.
pub(super) struct Register<'f> {
    pub(super) table: Table<'f>,
    /// The column of ids.
    pub(super) id: usize,
    positions: HashMap<String, u32>,
}

impl<'f> Register<'f> {
    /// Takes the table if it has ids; tells about ids that are missing or repeated and odd headings.
    pub(super) fn new(table: Table<'f>, faults: &mut Faults) -> Option<Register<'f>> {
        table.warn_of_misspelt_headings(KNOWN, faults);
        let id = table.required("id", faults)?;
        for column in [Some(id), table.column("name")].into_iter().flatten() {
            warn_of_formulas(&table, column, id, faults);
        }
        let mut positions = HashMap::with_capacity(table.len());
        for line in 0..table.len() {
            let text = table.cell(line, id);
            if text.is_empty() {
                faults.push(table.spot(line, id, id).fault("instance::id-empty"));
            } else if let Some(first) = positions.insert(text.to_owned(), line as u32) {
                let first_line = table.place(first as usize, id).line.unwrap_or_default();
                faults.push(table.spot(line, id, id).fault("instance::id-twice").with("first", first_line));
                positions.insert(text.to_owned(), first);
            }
        }
        Some(Register { table, id, positions })
    }

    /// Has the table a column of that name?
    pub(super) fn has(&self, name: &str) -> bool {
        self.table.column(name).is_some()
    }

    /// How many cooperatives.
    pub(super) fn len(&self) -> usize {
        self.table.len()
    }

    /// The position of an id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).map(|position| *position as usize)
    }

    /// The positions that column `column` of another table names, with faults for those unknown.
    pub(super) fn positions(
        &self,
        table: &Table<'_>,
        column: usize,
        faults: &mut Faults,
    ) -> Vec<Option<usize>> {
        let mut last = ("", None);
        let mut look_up = |line: usize| {
            let id = table.cell(line, column);
            // Tables are mostly sorted: the line before often names the same cooperative.
            if id != last.0 {
                last = (id, self.position(id));
            }
            if last.1.is_none() || id.is_empty() {
                let code = if id.is_empty() { "instance::id-empty" } else { "instance::cooperative-unknown" };
                faults.push(table.spot(line, column, column).fault(code));
            }
            last.1
        };
        (0..table.len()).map(&mut look_up).collect()
    }

    /// The numbers of a known column, if the table has it.
    pub(super) fn numbers(
        &self,
        name: &str,
        kind: Kind,
        faults: &mut Faults,
    ) -> Option<Vec<Option<Decimal>>> {
        let column = self.table.column(name)?;
        Some(self.table.numbers(column, kind, self.id, faults))
    }

    /// Warns that members.csv takes the place of a column.
    pub(super) fn warn_replaced(&self, name: &str, faults: &mut Faults) {
        if let Some(column) = self.table.column(name) {
            let warning = Diagnostic::warning("instance::column-replaced").with("column", name);
            faults.push(warning.at(self.table.place_of_heading(column)));
        }
    }

    /// The ids.
    pub(super) fn ids(&self) -> Vec<String> {
        (0..self.len()).map(|line| self.table.cell(line, self.id).to_owned()).collect()
    }

    /// The names, if the table has them.
    pub(super) fn names(&self) -> Option<Vec<String>> {
        let column = self.table.column("name")?;
        Some((0..self.len()).map(|line| self.table.cell(line, column).to_owned()).collect())
    }
}

/// Warns once if a spreadsheet would run cells of a column as formulas.
fn warn_of_formulas(table: &Table<'_>, column: usize, id: usize, faults: &mut Faults) {
    let mut formulas = (0..table.len()).filter(|line| is_formula(table.cell(*line, column)));
    if let Some(first) = formulas.next() {
        let warning = table.spot(first, column, id).warning("instance::reads-as-formula");
        faults.push(warning.with("column", &table.names()[column]).with("count", 1 + formulas.count()));
    }
}

/// How a yuan passes through, by cooperative.
pub(super) struct PassThrough {
    pub(super) returns: Vec<Decimal>,
    pub(super) by_trade: Vec<Decimal>,
    pub(super) by_capital: Vec<Decimal>,
    pub(super) shell_risk: Vec<Decimal>,
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
            let open = cells.as_ref().is_none_or(|cells| cells.contains(&None));
            if open && default.is_none() && programme.impact.value(name).is_none() {
                missing.push(name);
            }
            let default = default.unwrap_or(Decimal::ZERO);
            match cells {
                Some(cells) => cells.into_iter().map(|cell| cell.unwrap_or(default)).collect(),
                None => vec![default; register.len()],
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
        for (line, (trade, capital)) in self.by_trade.iter().zip(&self.by_capital).enumerate() {
            // Where both cells are empty the fault is that of `[impact]`, told once.
            let said = columns.iter().flatten().any(|column| !table.cell(line, *column).is_empty());
            if table.is_whole(line) && said && above_one(*trade, *capital) {
                let fault = table.spot(line, column, register.id).fault("instance::pass-through-above-one");
                faults.push(fault.with("by_trade", trade).with("by_capital", capital));
            }
        }
    }
}

fn nothing_says(programme: &Programme<'_>, missing: &[&'static str]) -> Diagnostic {
    let examples = [("return", "0.30"), ("by_trade", "0.60"), ("by_capital", "0.30")];
    let keys: Vec<(&str, &str)> = examples.into_iter().filter(|(name, _)| missing.contains(name)).collect();
    let fault = Diagnostic::error("instance::impact-missing").with("names", words::list(missing));
    programme.impact.asking_for(&keys, fault)
}
