//! The words of `generate`: what a made-up world takes from publications, and what it assumes.

use crate::words::language::{Message, said, text};

/// How places and industries are dealt out, where regions are Guangxi's prefectures.
pub const PREFECTURES: Message = Message("world-prefectures");
/// Likewise, where they are made-up counties.
pub const COUNTIES: Message = Message("world-counties");

/// What is assumed of cooperatives.
pub const COOPERATIVES: [Message; 6] = [
    Message("world-cooperatives-1"),
    Message("world-cooperatives-2"),
    Message("world-cooperatives-3"),
    Message("world-cooperatives-4"),
    Message("world-cooperatives-5"),
    Message("world-cooperatives-6"),
];

/// What is assumed of their members.
pub const MEMBERS: [Message; 5] = [
    Message("world-members-1"),
    Message("world-members-2"),
    Message("world-members-3"),
    Message("world-members-4"),
    Message("world-members-5"),
];

/// What `--ties` changes.
pub const TIES: Message = Message("world-ties");

/// What is assumed of the rules.
pub const RULES: [Message; 4] =
    [Message("world-rules-1"), Message("world-rules-2"), Message("world-rules-3"), Message("world-rules-4")];

/// What a drawing of prefectures assumes.
pub const DRAWING: Message = Message("world-drawing");

/// The words of a world's instance.toml.
pub mod programme {
    use crate::words::language::{Message, said, text};

    /// The name of the published world.
    pub const GUANGXI: Message = Message("world-guangxi");
    /// The name of any other.
    pub fn name(cooperatives: &str, regions: &str, seed: &str, ties: bool) -> String {
        let ties = if ties { text("world-name-ties") } else { "" };
        said!("world-name", cooperatives, regions, seed, ties)
    }

    /// What the file is.
    pub const HEAD: Message = Message("world-programme");
    /// `budget`.
    pub const BUDGET: Message = Message("world-programme-budget");
    /// `step`.
    pub const STEP: Message = Message("world-programme-step");
    /// `line`.
    pub const LINE: Message = Message("world-programme-line");
    /// `measure`.
    pub const MEASURE: Message = Message("world-programme-measure");
    /// `max_leakage`.
    pub const MAX_LEAKAGE: Message = Message("world-programme-max-leakage");
    /// `max_shell_exposure`.
    pub const MAX_SHELL_EXPOSURE: Message = Message("world-programme-max-shell-exposure");
    /// `min_coverage`.
    pub const MIN_COVERAGE: Message = Message("world-programme-min-coverage");
    /// `full_coverage`.
    pub const FULL_COVERAGE: Message = Message("world-programme-full-coverage");
    /// `[factor_method]`.
    pub const FACTORS: Message = Message("world-programme-factors");

    /// Each rule's name, and what it is for.
    pub const REGIONS: [Message; 2] = [Message("world-rule-regions"), Message("world-rule-regions-purpose")];
    /// Likewise.
    pub const INDUSTRY: [Message; 2] =
        [Message("world-rule-industry"), Message("world-rule-industry-purpose")];
    /// Likewise.
    pub const DEMONSTRATION: [Message; 2] =
        [Message("world-rule-demonstration"), Message("world-rule-demonstration-purpose")];
    /// Likewise.
    pub const VALUE_CHAIN: [Message; 2] =
        [Message("world-rule-value-chain"), Message("world-rule-value-chain-purpose")];
}

/// How the counts of cooperatives stand to the published ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Both margins exactly.
    Published,
    /// Both in proportion.
    ByPrefecture,
    /// Industries in proportion.
    ByIndustry,
}

/// The title of a world that is not Guangxi itself.
pub fn title(cooperatives: &str, regions: &str) -> String {
    said!("world-title", cooperatives, regions)
}

/// A world's README; `command` makes the world, `published`, `assumed` and `outcome` are its parts.
pub fn readme(title: &str, command: &str, [published, assumed, outcome]: [&str; 3]) -> String {
    said!("world-readme", title, command, published, assumed, outcome)
}

/// What is published.
pub fn published(counts: Counts) -> String {
    let list = match counts {
        Counts::Published => text("world-published-exactly"),
        Counts::ByPrefecture => text("world-published-by-prefecture"),
        Counts::ByIndustry => text("world-published-by-industry"),
    };
    let people = if counts == Counts::ByIndustry {
        text("world-published-people")
    } else {
        text("world-published-people-by-prefecture")
    };
    said!("world-published", list, people)
}

/// What came out, every figure in groups of three.
#[expect(missing_docs, reason = "each is a line of the table")]
pub struct Outcome<'a> {
    pub cooperatives: &'a str,
    pub lines: &'a str,
    pub people: &'a str,
    pub mean_income: &'a str,
    pub line: &'a str,
    pub poor: &'a str,
    pub gap: &'a str,
    pub grants: &'a str,
    pub budget: &'a str,
}

impl Outcome<'_> {
    /// The table.
    pub fn table(&self) -> String {
        let Outcome { cooperatives, lines, people, mean_income, line, poor, gap, grants, budget } = self;
        said!("world-table", cooperatives, lines, people, mean_income, line, poor, gap, grants, budget)
    }
}
