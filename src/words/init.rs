//! The words of `init`: the settings that it writes, and what it says.

/// What it does.
pub const ABOUT: &str = "Begin an instance from a spreadsheet of cooperatives";
/// How it is called.
pub const EXAMPLE: &str = "Example:\n  allotment init programme cooperatives.xlsx";
/// `folder`.
pub const FOLDER: &str = "The instance's folder, which is made";
/// `table`.
pub const TABLE: &str = "The cooperatives: CSV, .xlsx, .ods or .xls";

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
    let mut out = format!(
        "# Lines marked FILL IN hold examples: put the programme's own figures there.\nformat = 1\nname = {name}\n\n\
         [funds]\nbudget = 1_000_000            # FILL IN: yuan\nstep = 1_000                  # grants are whole multiples of this many yuan\n"
    );
    if !has("impact_per_yuan") {
        out.push_str(
            "\n[poverty]\nline = 6_000                  # FILL IN: yuan per person per year\nmeasure = \"gap\"               # gap, squared-gap or headcount\n",
        );
        let defaults = [
            ("return", "0.30", "yuan of yearly member income per yuan of support"),
            ("by_trade", "0.60", "share of a yuan that reaches members by trade (60 % is the law's least)"),
            ("by_capital", "0.10", "... by capital; the rest goes per head"),
            ("shell_risk", "0.05", "probability that a cooperative is not real"),
        ];
        out.push_str("\n[impact]                      # where the table does not say\n");
        for (key, value, meaning) in defaults.into_iter().filter(|(key, ..)| !has(key)) {
            out.push_str(&format!("{:<30}# FILL IN: {meaning}\n", format!("{key} = {value}")));
        }
    }
    if !has("max_grant") {
        out.push_str(
            "\n[grants]\nmax_grant = 100_000           # FILL IN: the most that one cooperative may get\n",
        );
    }
    if let Some(group) = group {
        out.push_str(&format!(
            "\n[report]\nby = {group}\n\n# A rule, if there is one like it:\n# [[rules]]\n# name = \"none is left out\"\n# each = {group}\n# at_least = {{ times = 0.5, share_of = \"members\" }}\n"
        ));
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

/// What was done, and what to do next.
pub fn next(folder: &str, file: &str, lines: usize, columns: &[String], says_impact: bool) -> String {
    let known = if columns.is_empty() { "none".to_owned() } else { columns.join(", ") };
    let people = if says_impact {
        String::new()
    } else {
        "  2. say who is poor: the columns members, poor_members and poor_income, or members.csv with cooperative, people and income\n"
            .to_owned()
    };
    let last = if says_impact { 2 } else { 3 };
    format!(
        "{folder}: instance.toml, and {file} with {lines} cooperatives\ncolumns known: {known}\n\nNext:\n  1. put the programme's figures into {folder}/instance.toml, where it says FILL IN\n{people}  {last}. allotment check {folder}\n"
    )
}
