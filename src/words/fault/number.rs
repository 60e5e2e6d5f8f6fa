//! Numbers and cells by themselves.

use super::Sentence;

pub(super) const SENTENCES: &[Sentence] = &[
    Sentence {
        code: "instance::cell-empty",
        message: "{what} is empty",
        help: "write a number; 0 if it is none",
    },
    Sentence {
        code: "instance::money-negative",
        message: "{what} is {value}",
        help: "write 0 or more{otherwise}",
    },
    Sentence {
        code: "instance::money-not-whole",
        message: "{what} is {value}, which is not whole yuan",
        help: "round it to whole yuan",
    },
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
        help: "write digits with a point, as 1234.5 or 1,234.5, without units; 60% is 0.60",
    },
    Sentence { code: "instance::number-zero", message: "{what} is {value}", help: "write more than 0" },
    Sentence {
        code: "instance::share-outside",
        message: "{what} is {value}, which is not a share",
        help: "write a number from 0 to 1, as 0.30 for 30 %",
    },
    Sentence {
        code: "instance::total-too-long",
        message: "{all} are more than 18 digits can count",
        help: "write fewer digits",
    },
];
