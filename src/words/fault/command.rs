//! What a command can be wrong about besides an instance.

use super::Sentence;

pub(super) const SENTENCES: &[Sentence] = &[
    Sentence {
        code: "cli::begun",
        message: "`{path}` has an instance.toml already",
        help: "name a new folder",
    },
    Sentence {
        code: "cli::by-twice",
        message: "a table needs two limits",
        help: "give --by twice, as --by max_leakage --by budget; for one limit use --vary",
    },
    Sentence {
        code: "cli::column-unknown",
        message: "there is no column `{column}` to group by",
        help: "the columns here are: {known}",
    },
    Sentence {
        code: "cli::cooperative-unknown",
        message: "there is no cooperative `{id}`",
        help: "use an id as it stands in cooperatives.csv",
    },
    Sentence {
        code: "cli::exact-rules",
        message: "every breakpoint can be given only where the budget is the only rule",
        help: "leave out --exact: the curve is then drawn under all rules, with a proved error",
    },
    Sentence {
        code: "cli::exact-straight",
        message: "every breakpoint can be given only where impact curves are straight between breakpoints and grants any whole number of steps",
        help: "leave out --exact: the curve is then drawn with a proved error",
    },
    Sentence {
        code: "cli::export-whole",
        message: "this instance asks for whole grants (least amounts, sizes, recipients or heads counted), which no linear program states",
        help: "`allotment solve` solves it; to export its linear part, take out min_grant, sizes and limits on recipients, and use the measure gap",
    },
    Sentence {
        code: "cli::frontier-whole",
        message: "this instance asks for whole grants (least amounts, sizes, recipients or heads counted), for which prices bound nothing between two budgets",
        help: "take out min_grant, sizes and limits on recipients, and use the measure gap; or solve at the budgets that matter",
    },
    Sentence {
        code: "cli::limit-unknown",
        message: "there is no limit `{limit}` to vary",
        help: "the limits here are: {known}",
    },
    Sentence {
        code: "cli::no-answers",
        message: "there is no answer.toml below the folders named",
        help: "write one beside an instance's instance.toml: status, impact, origin",
    },
    Sentence {
        code: "cli::not-empty",
        message: "`{path}` is not empty",
        help: "name a new folder, or add --force to write over what is there",
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
        code: "cli::prices-elsewhere",
        message: "the prices in `{file}` were found for other files than these (another sha256)",
        help: "what they prove holds, but may be far off; solve this instance with -o DIR for its own",
    },
    Sentence {
        code: "cli::replicates-whole",
        message: "this instance asks for whole grants (least amounts, sizes, recipients or heads counted), which samples in real numbers say nothing about",
        help: "leave out --replicates; or take out min_grant, sizes and limits on recipients, and use the measure gap",
    },
    Sentence {
        code: "cli::rule-unknown",
        message: "there is no rule `{rule}`",
        help: "the rules here are: {known}",
    },
    Sentence {
        code: "cli::target-coverage",
        message: "this instance does not say when a poor member counts as covered",
        help: "write full_coverage under [accuracy], as full_coverage = 500 (yuan for each poor member)",
    },
    Sentence {
        code: "cli::target-poverty",
        message: "this instance says nothing of incomes, so nobody is known to be poor",
        help: "write line under [poverty] and give members their incomes; or ask for --impact",
    },
    Sentence {
        code: "cli::unreadable",
        message: "`{path}` cannot be read: {fault}",
        help: "name a folder with instances below it, and see that you may read what it holds",
    },
    Sentence {
        code: "cli::unwritable",
        message: "`{path}` cannot be written: {fault}",
        help: "name a folder that you may write to, or free some space",
    },
];
