//! instance.toml: its syntax, sections, keys and words.

use super::Sentence;

pub(super) const SENTENCES: &[Sentence] = &[
    Sentence {
        code: "instance::factors-without-weight",
        message: "[factor_method] gives no factor a weight",
        help: "write columns with their weights below it, as:\n    members = 0.6\n    poor_members = 0.4",
    },
    Sentence {
        code: "instance::format-unknown",
        message: "this is format {value}, and only format 1 is known",
        help: "write format = 1, or use a newer version of allotment",
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
        code: "instance::section-expected",
        message: "{what} is {value}, and should be a section",
        help: "write {section} on a line of its own, and its keys on the lines below",
    },
    Sentence {
        code: "instance::setting-unused",
        message: "{what} has no effect: impact is given by curves.csv or impact_per_yuan",
        help: "take it out, or take the given impact out",
    },
    Sentence {
        code: "instance::toml-syntax",
        message: "this is not TOML: {reason}",
        help: "see toml.io for how to write it; text needs quotes, numbers none",
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
