//! Rules: their names, what they select, their limits.

use super::Sentence;

pub(super) const SENTENCES: &[Sentence] = &[
    Sentence {
        code: "instance::base-sums-to-zero",
        message: "the column `{column}` is 0 for every cooperative that counts, so it divides nothing",
        help: "name a column with something in it, or take the line out that names this one",
    },
    Sentence {
        code: "instance::cell-empty-for-rule",
        message: "{what} is empty, and the rule `{rule}` needs it",
        help: "fill the cell, or let `where` leave this cooperative out",
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
        code: "instance::limit-unclear",
        message: "{what} is none of the forms that a limit has: {value}",
        help: "write a number, {{ share_of_budget = s }}, {{ share_of_allocated = s }}, {{ times = k, share_of = \"column\" }} or {{ per = \"column\", amount = q }}",
    },
    Sentence {
        code: "instance::no-step-between",
        message: "in the row `{row}` at_least comes to {floor} and at_most to {cap}, and no whole number of steps of {step} yuan lies between",
        help: "move one of the limits to a multiple of the step, or make the step smaller",
    },
    Sentence {
        code: "instance::promises-above-cap",
        message: "what is locked in and promised in the row `{row}` comes to {promised} yuan, and at_most to {cap}",
        help: "raise at_most, or promise less",
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
        code: "instance::share-between-steps",
        message: "the rule `{rule}` asks for a share from {low} to {high} of everything allocated, and {steps} whole steps or fewer have no such part: only an allocation of nothing keeps it",
        help: "move the two limits apart, or make the step smaller",
    },
    Sentence {
        code: "instance::value-unseen",
        message: "no cooperative has {value} in the column `{column}`",
        help: "the nearest is `{nearest}`: write it as it stands in the table, or leave it out",
    },
];
