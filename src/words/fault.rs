//! What can be wrong with an input: a code, its sentence and the help for it.

/// A kind of fault.
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    /// `room::what`; the part after `::` is the folder's name in `instances/broken/`.
    pub code: &'static str,
    /// What is wrong, with `{placeholders}`.
    pub message: &'static str,
    /// What to do next, with `{placeholders}`.
    pub help: &'static str,
}

/// Every kind of fault, by code.
pub const CATALOG: &[Sentence] = &[
    Sentence {
        code: "cli::cooperative-unknown",
        message: "there is no cooperative `{id}`",
        help: "use an id as it stands in cooperatives.csv",
    },
    Sentence {
        code: "cli::export-whole",
        message: "this instance asks for whole grants (least amounts, sizes, recipients or heads counted), which no linear program states",
        help: "`allotment solve` solves it; to export its linear part, take out min_grant, sizes and limits on recipients, and use the measure gap",
    },
    Sentence {
        code: "cli::no-answers",
        message: "there is no answer.toml below the folders named",
        help: "write one beside an instance's instance.toml: status, impact, origin",
    },
    Sentence {
        code: "cli::ours",
        message: "this is a fault of allotment itself, not of your files",
        help: "please report it with the lines above and the instance",
    },
    Sentence {
        code: "cli::price-sign",
        message: "the price of `{row}` has a sign that proves nothing",
        help: "a price is at least 0 for an upper limit and at most 0 for a lower one; take the file that `solve -o DIR` wrote",
    },
    Sentence {
        code: "cli::prices",
        message: "`{file}` gives no prices: {fault}",
        help: "name the allocation.json that `allotment solve -o DIR` wrote for this instance",
    },
    Sentence {
        code: "cli::rule-unknown",
        message: "there is no rule `{rule}`",
        help: "the rules here are: {known}",
    },
    Sentence {
        code: "cli::unreadable",
        message: "`{path}` cannot be read: {fault}",
        help: "name a folder with instances below it",
    },
    Sentence {
        code: "cli::unwritable",
        message: "`{path}` cannot be written: {fault}",
        help: "name a folder that you may write to, or free some space",
    },
    Sentence {
        code: "instance::base-sums-to-zero",
        message: "the column `{column}` is 0 for every cooperative that counts, so it divides nothing",
        help: "name a column with something in it, or take this limit out",
    },
    Sentence {
        code: "instance::budget-off-step",
        message: "{what} is not a whole number of steps of {step} yuan: {rest} yuan stay unspent",
        help: "nothing need change; a budget that is a multiple of the step leaves no rest",
    },
    Sentence {
        code: "instance::cell-empty",
        message: "{what} is empty",
        help: "write a number; 0 if it is none",
    },
    Sentence {
        code: "instance::cell-empty-for-rule",
        message: "{what} is empty, and the rule `{rule}` needs it",
        help: "fill the cell, or let `where` leave this cooperative out",
    },
    Sentence {
        code: "instance::column-missing",
        message: "{file} has no column `{column}`",
        help: "add it, or give one of its headings this name: {known} (an instance may also name another heading under [columns])",
    },
    Sentence {
        code: "instance::column-near-known",
        message: "the column `{column}` means nothing to us, though `{known}` would",
        help: "if it is meant, call it `{known}`; else give it a name less like it",
    },
    Sentence {
        code: "instance::column-renamed-twice",
        message: "the heading {value} is to stand for `{first}` and for `{second}`",
        help: "name one heading for each, or take one of the two lines out",
    },
    Sentence {
        code: "instance::column-replaced",
        message: "the column `{column}` is not used: members.csv takes its place",
        help: "remove the column, or remove members.csv",
    },
    Sentence {
        code: "instance::column-twice",
        message: "there are two columns `{column}`",
        help: "rename or remove one of them",
    },
    Sentence {
        code: "instance::column-unknown",
        message: "no table has a column `{column}`",
        help: "add the column, or name one that is there: the nearest is `{nearest}`, all are {known}",
    },
    Sentence {
        code: "instance::cooperative-unknown",
        message: "`{value}` is no id of cooperatives.csv",
        help: "correct the id, or add the cooperative to cooperatives.csv",
    },
    Sentence {
        code: "instance::curve-missing",
        message: "cooperative `{id}` has no line in curves.csv, so its curve is 0",
        help: "add its curve if support achieves something there",
    },
    Sentence {
        code: "instance::encoding",
        message: "{file} is neither UTF-8 nor GB18030: there is a byte {value} that fits neither",
        help: "save it again as \"CSV UTF-8\" (a table) or as UTF-8 (instance.toml)",
    },
    Sentence {
        code: "instance::file-missing",
        message: "there is no {file} in {folder}",
        help: "put {file} there; an instance is a folder with instance.toml and cooperatives.csv",
    },
    Sentence {
        code: "instance::file-not-read",
        message: "{file} is not read, though its name is like {read}",
        help: "call it {read} if it is meant, else give it another name",
    },
    Sentence {
        code: "instance::file-unreadable",
        message: "{file} cannot be read: {reason}",
        help: "put a file that you may read in its place",
    },
    Sentence {
        code: "instance::floor-above-cap",
        message: "in the row `{row}` at_least comes to {floor} and at_most to {cap}",
        help: "lower at_least or raise at_most",
    },
    Sentence {
        code: "instance::floor-out-of-reach",
        message: "the row `{row}` asks for at least {floor} yuan, but its cooperatives may get {most} at most in whole steps",
        help: "lower the floor, or raise max_grant of its cooperatives",
    },
    Sentence {
        code: "instance::floors-above-allocated",
        message: "the rule `{rule}` asks for {rows} shares of {share} of everything allocated, more than there is",
        help: "lower the share: together the rows can have 1 at most",
    },
    Sentence {
        code: "instance::floors-above-budget",
        message: "the floors of the rule `{rule}` come to {floors} yuan in whole steps, above the budget of {budget}",
        help: "lower the floors, or raise the budget, or make the step smaller",
    },
    Sentence {
        code: "instance::format-unknown",
        message: "this is format {value}, and only format 1 is known",
        help: "write format = 1, or use a newer version of allotment",
    },
    Sentence {
        code: "instance::id-empty",
        message: "this line does not say which cooperative it is about",
        help: "fill in the id, or delete the line",
    },
    Sentence {
        code: "instance::id-twice",
        message: "the id `{value}` stands in line {first} already",
        help: "give every cooperative an id of its own, or delete the line",
    },
    Sentence {
        code: "instance::impact-missing",
        message: "nothing says {names} for every cooperative",
        help: "fill a column of that name, or write {whereabouts}:\n{lines}",
    },
    Sentence {
        code: "instance::key-missing",
        message: "{field} is missing",
        help: "write {whereabouts}:\n{lines}",
    },
    Sentence {
        code: "instance::key-unknown",
        message: "`{key}` is not a key of {section}",
        help: "the nearest is `{nearest}`; known are {known}",
    },
    Sentence {
        code: "instance::limit-unclear",
        message: "{what} is none of the forms that a limit has: {value}",
        help: "write a number, {{ share_of_budget = s }}, {{ share_of_allocated = s }}, {{ times = k, share_of = \"column\" }} or {{ per = \"column\", amount = q }}",
    },
    Sentence {
        code: "instance::locked-unclear",
        message: "{what} is `{value}`",
        help: "write `in`, `out` or whole yuan promised, or leave the cell empty",
    },
    Sentence {
        code: "instance::locked-without-max",
        message: "{what} is `in`, but it has no max_grant to be given",
        help: "fill in its max_grant, or write the amount instead of `in`",
    },
    Sentence {
        code: "instance::max-grant-below-step",
        message: "{what} is {amount}, less than a step of {step}, so it gets nothing",
        help: "raise it to a step, or make the step smaller",
    },
    Sentence {
        code: "instance::members-differ",
        message: "{what} is {value}, but members.csv comes to {derived}",
        help: "correct the one that is wrong, or remove the column: it is worked out from members.csv",
    },
    Sentence {
        code: "instance::min-above-max",
        message: "{what} is {value}, above the max_grant of {max} yuan: nothing lies between",
        help: "lower it, or raise max_grant",
    },
    Sentence {
        code: "instance::money-negative",
        message: "{what} is {value}",
        help: "write 0 or more; where nothing need be said, leave it empty",
    },
    Sentence {
        code: "instance::money-not-whole",
        message: "{what} is {value}, which is not whole yuan",
        help: "round it to whole yuan",
    },
    Sentence {
        code: "instance::no-impact",
        message: "nothing says what support achieves: no poverty data, no curves.csv, no impact_per_yuan",
        help: "add a members.csv, or to cooperatives.csv the columns {missing}, or one impact_per_yuan",
    },
    Sentence {
        code: "instance::no-members",
        message: "cooperative `{id}` has no members: support there achieves nothing and all of it leaks",
        help: "add its members, or remove the cooperative",
    },
    Sentence {
        code: "instance::nobody-poor",
        message: "nobody is below the poverty line, so no grant achieves anything",
        help: "check [poverty] line against the incomes: both are yuan per person per year",
    },
    Sentence { code: "instance::not-yet", message: "{thing} is not supported yet", help: "{instead}" },
    Sentence { code: "instance::number-negative", message: "{what} is {value}", help: "write 0 or more" },
    Sentence {
        code: "instance::number-not-finite",
        message: "{what} is {value}, which is no amount",
        help: "write a number",
    },
    Sentence {
        code: "instance::number-too-long",
        message: "{what} is {value}, which is longer than 18 digits",
        help: "write at most 18 digits, up to 18 of them after the point",
    },
    Sentence {
        code: "instance::number-unreadable",
        message: "{what} is `{value}`, which is not a number",
        help: "write digits with a point, as 1234.5: no commas, spaces, units or percent signs",
    },
    Sentence { code: "instance::number-zero", message: "{what} is {value}", help: "write more than 0" },
    Sentence {
        code: "instance::pass-through-above-one",
        message: "by_trade {by_trade} and by_capital {by_capital} are more than 1 together",
        help: "lower one of them: what is left of 1 is shared per head",
    },
    Sentence {
        code: "instance::poor-above-members",
        message: "{what} is {value}, but it has {members} members",
        help: "correct one of the two: poor members are members too",
    },
    Sentence {
        code: "instance::poor-income-not-below-line",
        message: "{what} is {value}, which is not below the poverty line of {line}",
        help: "correct it, or the line, or write 0 poor members: at the line nobody is poor",
    },
    Sentence {
        code: "instance::poverty-unknown",
        message: "{what} needs to know who is poor, and there is no poverty data",
        help: "add a members.csv, or the columns members, poor_members and poor_income, or take {what} out",
    },
    Sentence {
        code: "instance::promise-above-max",
        message: "{what} is {value}, above its max_grant of {max}; the promise counts",
        help: "raise its max_grant, or correct the promise",
    },
    Sentence {
        code: "instance::promise-off-step",
        message: "{what} is {value}, which is no multiple of the step of {step}",
        help: "write a multiple of {step}, or choose a step that divides it",
    },
    Sentence {
        code: "instance::promises-above-budget",
        message: "what is locked in and promised comes to {promised} yuan, above the budget of {budget}",
        help: "raise the budget, or promise less",
    },
    Sentence {
        code: "instance::quote-open",
        message: "a quote opens here and never closes",
        help: "close it with a second quote; a quote within a cell is written twice",
    },
    Sentence {
        code: "instance::ragged",
        message: "cells in this line: {cells}; headings: {headings}",
        help: "give it as many cells as there are headings; a cell that holds a comma needs quotes around it",
    },
    Sentence {
        code: "instance::row-name-twice",
        message: "there are two rows `{row}`",
        help: "rename one of the rules: rows are called by rule and value",
    },
    Sentence {
        code: "instance::rule-mixes-recipients",
        message: "{what} stands beside a limit on money",
        help: "limit one or the other; write a second rule with a name of its own for the recipients",
    },
    Sentence {
        code: "instance::rule-name-reserved",
        message: "the name {value} belongs to a limit that is always there",
        help: "choose another name; reserved are {reserved}",
    },
    Sentence {
        code: "instance::rule-name-twice",
        message: "there are two rules {value}",
        help: "give every rule a name of its own",
    },
    Sentence {
        code: "instance::rule-on-text",
        message: "the rule `{rule}` counts the column `{column}`, which holds text: `{cell}` in {where}",
        help: "name a column of numbers, or select by text with `where` or `each`",
    },
    Sentence {
        code: "instance::rule-selects-nobody",
        message: "the rule `{rule}` selects no cooperative",
        help: "write values as they stand together in at least one line of the table{perhaps}, or take the rule out",
    },
    Sentence {
        code: "instance::rule-without-limit",
        message: "the rule `{rule}` has no limit",
        help: "add at_least or at_most",
    },
    Sentence {
        code: "instance::section-expected",
        message: "{what} is {value}, and should be a section",
        help: "write {section} on a line of its own, and its keys on the lines below",
    },
    Sentence {
        code: "instance::separator",
        message: "cells are separated by `{value}` here",
        help: "save the table with commas between cells",
    },
    Sentence {
        code: "instance::setting-unused",
        message: "{what} has no effect: impact is given by curves.csv or impact_per_yuan",
        help: "take it out, or take the given impact out",
    },
    Sentence {
        code: "instance::share-below-one",
        message: "{what} is {value}, but all of its members are poor",
        help: "write 1, or correct members or poor_members",
    },
    Sentence {
        code: "instance::share-of-nobody",
        message: "{what} is {value}, but it has no poor members, so nobody poor is reached",
        help: "write 0, or correct poor_members",
    },
    Sentence {
        code: "instance::share-outside",
        message: "{what} is {value}, which is not a share",
        help: "write a number from 0 to 1, as 0.30 for 30 %",
    },
    Sentence {
        code: "instance::share-without-people",
        message: "{what} is {value} on a line with 0 people",
        help: "write how many people they are, or 0 here",
    },
    Sentence {
        code: "instance::shell-risk-unsaid",
        message: "{what} limits nothing, because nothing says shell_risk and it counts as 0",
        help: "add a column shell_risk, or write it below [impact], or take {what} out",
    },
    Sentence {
        code: "instance::size-list-missing",
        message: "[grants.sizes] goes by the column `{column}`, and says nothing of its value `{label}`",
        help: "add a line such as: \"{label}\" = [50_000, 100_000]",
    },
    Sentence {
        code: "instance::size-list-unused",
        message: "[grants.sizes] has a list for `{label}`, which the column `{column}` never says",
        help: "look for a slip in the spelling, or take the list out",
    },
    Sentence {
        code: "instance::size-off-step",
        message: "{what} is {value}, which is not a whole number of steps of {step} yuan",
        help: "write sizes that are multiples of the step, or make the step smaller",
    },
    Sentence {
        code: "instance::sizes-and-min",
        message: "{what} is {value}, and sizes are given as well",
        help: "sizes say exactly what may be granted: keep them, or take them out and keep min_grant",
    },
    Sentence {
        code: "instance::sizes-unclear",
        message: "{what} is {value}, which is no list of amounts",
        help: "write amounts in yuan: in a cell as 50000|100000, in instance.toml as [50_000, 100_000]",
    },
    Sentence {
        code: "instance::slope-rises",
        message: "{what} is {value}, above {before} on the line before",
        help: "make slopes fall or stay from line to line: the first yuan must be worth most",
    },
    Sentence {
        code: "instance::table-empty",
        message: "{file} has no lines below its headings",
        help: "add at least one line",
    },
    Sentence {
        code: "instance::toml-syntax",
        message: "this is not TOML: {reason}",
        help: "see toml.io for how to write it; text needs quotes, numbers none",
    },
    Sentence {
        code: "instance::total-too-long",
        message: "the people of cooperative `{id}` are more than 18 digits can count",
        help: "write fewer digits",
    },
    Sentence {
        code: "instance::two-impacts",
        message: "impact is given twice, by curves.csv and by impact_per_yuan",
        help: "remove one of them",
    },
    Sentence {
        code: "instance::up-to-not-rising",
        message: "{what} is {value}, not above {before} on the line before",
        help: "let up_to rise from line to line",
    },
    Sentence {
        code: "instance::value-unseen",
        message: "no cooperative has {value} in the column `{column}`",
        help: "the nearest is `{nearest}`: write it as it stands in the table, or leave it out",
    },
    Sentence {
        code: "instance::word-unknown",
        message: "{what} is {value}",
        help: "the nearest is `{nearest}`; known are {known}",
    },
    Sentence {
        code: "instance::wrong-type",
        message: "{what} is {value} where {expected} belongs",
        help: "write {expected}: numbers without quotes, text with them",
    },
];

/// The sentence for a code.
pub fn message(code: &str, arguments: &[(&'static str, String)]) -> String {
    fill(sentence(code).message, arguments)
}

/// The help for a code.
pub fn help(code: &str, arguments: &[(&'static str, String)]) -> String {
    fill(sentence(code).help, arguments)
}

fn sentence(code: &str) -> &'static Sentence {
    CATALOG.iter().find(|sentence| sentence.code == code).expect("every code that is used is in the catalog")
}

/// Fills `{name}` in one pass, so that a value holding braces stays as it is; `{{` and `}}` are braces.
fn fill(template: &str, arguments: &[(&'static str, String)]) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(&before.replace("}}", "}"));
        if let Some(after) = after.strip_prefix('{') {
            filled.push('{');
            rest = after;
            continue;
        }
        let (name, tail) = after.split_once('}').expect("a placeholder is closed");
        let value = arguments.iter().find(|(argument, _)| *argument == name);
        filled.push_str(value.map_or("?", |(_, value)| value.as_str()));
        rest = tail;
    }
    filled.push_str(&rest.replace("}}", "}"));
    filled
}

/// What a value should have been.
pub const A_TEXT: &str = "a text";
/// What a value should have been.
pub const A_NUMBER: &str = "a number";
/// What a value should have been.
pub const A_TEXT_OR_NUMBER: &str = "a text or a number";

/// What to do with a sheet that cannot be read yet.
pub fn save_as_csv(name: &str) -> String {
    format!("save the sheet as \"CSV UTF-8\" under the name {name}")
}

/// A word that is not ours.
pub fn quoted(word: &str) -> String {
    format!("`{word}`")
}

/// A list of words that are not ours, cut off where a reader would stop.
pub fn list(words: &[&str]) -> String {
    const MOST: usize = 20;
    let more = (words.len() > MOST).then(|| "…".to_owned());
    words.iter().take(MOST).map(|word| quoted(word)).chain(more).collect::<Vec<_>>().join(", ")
}

/// A word that may have been meant, in brackets after what was written; nothing if there is none.
pub fn perhaps(word: Option<&str>) -> String {
    word.map_or_else(String::new, |word| format!(" (the nearest is {})", quoted(word)))
}

/// A cell by its column and its cooperative.
pub fn of_cooperative(column: &str, id: &str) -> String {
    format!("{column} of cooperative `{id}`")
}

/// A column of a table.
pub fn column(heading: &str) -> String {
    format!("column {heading}")
}

/// Where a key belongs that comes before all sections.
pub const AT_THE_TOP: &str = "at the top of instance.toml";
/// Where a section belongs.
pub const ANYWHERE: &str = "in instance.toml";

/// Where a key of that section belongs.
pub fn below(name: &str) -> String {
    format!("below {}", section(name))
}

/// A section of instance.toml; without a name, the file's top.
pub fn section(name: &str) -> String {
    match name {
        "" => "instance.toml".to_owned(),
        "rules" => "[[rules]]".to_owned(),
        _ => format!("[{name}]"),
    }
}

#[cfg(test)]
mod tests {
    use super::{CATALOG, fill, list};

    #[test]
    fn the_catalog_is_in_order_and_names_each_code_once() {
        assert!(CATALOG.is_sorted_by(|one, next| one.code < next.code));
    }

    #[test]
    fn values_are_filled_in_as_they_are_and_doubled_braces_are_braces() {
        let value = [("value", "{what}".to_owned())];
        assert_eq!(fill("{{ a = {value} }} {missing}", &value), "{ a = {what} } ?");
    }

    #[test]
    fn long_lists_are_cut_off() {
        assert_eq!(list(&["a", "b"]), "`a`, `b`");
        assert!(list(&["a"; 21]).ends_with("`a`, …"));
    }
}
