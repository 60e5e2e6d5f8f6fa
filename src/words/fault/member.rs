//! Members, pass-through, and who is poor.

use super::Sentence;

pub(super) const SENTENCES: &[Sentence] = &[
    Sentence {
        code: "instance::members-differ",
        message: "{what} is {value}, but members.csv comes to {derived}",
        help: "correct the one that is wrong, or remove the column: it is worked out from members.csv",
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
        code: "instance::share-without-people",
        message: "{what} is {value} on a line with 0 people",
        help: "write how many people they are, or 0 here",
    },
    Sentence {
        code: "instance::shell-risk-unsaid",
        message: "{what} limits nothing, because nothing says shell_risk and it counts as 0",
        help: "add a column shell_risk, or write it below [impact], or take {what} out",
    },
];
