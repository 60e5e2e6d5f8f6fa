//! The words of `init`: the settings that it writes, and what it says.

use std::borrow::Cow;

use crate::words::language::{Message, said, text};
use crate::words::list::listed;

/// What it does.
pub const ABOUT: Message = Message("init-about");
/// How it is called.
pub const EXAMPLE: Message = Message("init-example");
/// `folder`.
pub const FOLDER: Message = Message("init-folder");
/// `table`.
pub const TABLE: Message = Message("init-table");

/// What is known when settings are begun; texts are TOML already.
pub struct Start<'a> {
    /// The instance's name.
    pub name: &'a str,
    /// The heading that seems to be the ids'.
    pub id: Option<&'a str>,
    /// The heading that reports may group by.
    pub group: Option<&'a str>,
    /// Is a column of that name there?
    pub has: &'a dyn Fn(&str) -> bool,
}

/// The settings, with every figure that is yet to be filled in marked.
pub fn settings(start: &Start<'_>) -> String {
    let Start { name, id, group, has } = start;
    let mut out = said!("init-settings", name = *name);
    if !has("impact_per_yuan") {
        out.push_str(text("init-settings-poverty"));
        let defaults = [
            ("return", "0.30", text("init-settings-return")),
            ("by_trade", "0.60", text("init-settings-by-trade")),
            ("by_capital", "0.10", text("init-settings-by-capital")),
            ("shell_risk", "0.05", text("init-settings-shell-risk")),
        ];
        out.push_str(text("init-settings-impact"));
        for (key, value, meaning) in defaults.into_iter().filter(|(key, ..)| !has(key)) {
            let fill_in = said!("init-settings-fill-in", meaning);
            out.push_str(&format!("{:<30}# {fill_in}\n", format!("{key} = {value}")));
        }
    }
    if !has("max_grant") {
        out.push_str(text("init-settings-grants"));
    }
    if let Some(group) = group {
        out.push_str(&said!("init-settings-report", group = *group));
    }
    if let Some(id) = id {
        out.push_str(&format!("\n[columns]\nid = {id}\n"));
    }
    out
}

/// What a heading was taken for.
pub fn column(heading: &str, name: &str) -> String {
    if heading == name { name.to_owned() } else { format!("{heading} = {name}") }
}

/// The table that an instance is begun from.
pub struct Table<'a> {
    /// Its file in the instance.
    pub file: &'a str,
    /// The sheet of a workbook.
    pub sheet: Option<Cow<'a, str>>,
    /// Cooperatives.
    pub lines: usize,
}

/// What was read: headings with what they were taken for, and those that mean nothing to us.
pub fn found(folder: &str, table: &Table<'_>, columns: &[String], others: &[String]) -> String {
    let Table { file, sheet, lines } = table;
    let mut out = match sheet {
        Some(sheet) => said!("init-found-in-sheet", folder, file, sheet = sheet.as_ref(), lines),
        None => said!("init-found", folder, file, lines),
    };
    let known = if columns.is_empty() { text("init-no-column").to_owned() } else { listed(columns) };
    out.push_str(&said!("init-known", known));
    if !others.is_empty() {
        out.push_str(&said!("init-others", others = listed(others)));
    }
    out
}

/// What to do next.
pub fn next(folder: &str, says_impact: bool) -> String {
    if says_impact { said!("init-next", folder) } else { said!("init-next-with-people", folder) }
}
