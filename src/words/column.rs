//! Headings of tables, and whether what stands below them is text or figures.

use crate::words::language::{Message, text as said};

/// A column of a table for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: Message,
    /// Text stands to the left, figures to the right.
    pub is_text: bool,
}

const fn text(title: Message) -> Column {
    Column { title, is_text: true }
}

const fn figures(title: Message) -> Column {
    Column { title, is_text: false }
}

/// A sense as people read it.
pub fn side(sense: &str) -> &'static str {
    match sense {
        "at most" => said("column-at-most"),
        _ => said("column-at-least"),
    }
}

/// The row of a rule.
pub const RULE: Column = text(Message("column-rule"));
/// Which side of it; obvious enough to need no heading.
pub const SIDE: Column = text(Message("column-side"));
/// The same where every column has a heading.
pub const SENSE: Column = text(Message("column-sense"));
/// The limit of that side.
pub const LIMIT: Column = figures(Message("column-limit"));
/// What the allocation comes to.
pub const AMOUNT: Column = figures(Message("column-amount"));
/// What one more unit of the limit would bring.
pub const PRICE: Column = figures(Message("column-price"));
/// What one unit less of a limit changes.
pub const ONE_LESS: Column = figures(Message("column-one-less"));
/// Down to which limit that holds.
pub const DOWN_TO: Column = figures(Message("column-down-to"));
/// What one unit more of a limit changes.
pub const ONE_MORE: Column = figures(Message("column-one-more"));
/// Up to which limit that holds.
pub const UP_TO: Column = figures(Message("column-up-to"));
/// A way to divide the money.
pub const POLICY: Column = text(super::comparison::POLICY);
/// A part of a price.
pub const PART: Column = figures(Message("column-part"));
/// Value of the column that the summary groups by.
pub const GROUP: Column = text(Message("column-group"));
/// Members of all of them.
pub const PEOPLE: Column = figures(Message("column-people"));
/// How many there are.
pub const COOPERATIVES: Column = figures(Message("column-cooperatives"));
/// How many of them get anything.
pub const FUNDED: Column = figures(Message("column-funded"));
/// What they get.
pub const MONEY: Column = figures(Message("column-money"));
/// By its poor members.
pub const PER_POOR_MEMBER: Column = figures(Message("column-per-poor-member"));
/// By its cooperatives.
pub const PER_COOPERATIVE: Column = figures(Message("column-per-cooperative"));
/// Its share of all money.
pub const SHARE: Column = figures(Message("column-share"));
/// What that achieves.
pub const IMPACT: Column = figures(Message("column-impact"));
/// A cooperative's id.
pub const ID: Column = text(Message("column-id"));
/// Its name.
pub const NAME: Column = text(Message("column-name"));
/// Why it is not allowed.
pub const WHY: Column = text(Message("column-why"));
/// What it gets.
pub const GRANT: Column = figures(Message("column-grant"));
/// Why a grant is fixed.
pub const REASON: Column = text(Message("column-reason"));
/// What a fixed grant costs at most.
pub const COSTS_AT_MOST: Column = figures(Message("column-costs-at-most"));
/// What the bound would rise by without a fixed grant.
pub const ADDS_TO_BOUND: Column = figures(Message("column-adds-to-bound"));
/// What a further yuan would bring.
pub const BRINGS: Column = figures(Message("column-brings"));
/// What it would have to bring.
pub const MUST_BRING: Column = figures(Message("column-must-bring"));
/// By how much it misses that.
pub const SHORT_BY: Column = figures(Message("column-short-by"));
/// By how much it clears that.
pub const TO_SPARE: Column = figures(Message("column-to-spare"));
/// Where a piece of a curve begins.
pub const FROM: Column = text(Message("column-from"));
/// Where it ends.
pub const TO: Column = figures(Message("column-to"));
/// A figure of the summary.
pub const FIGURE: Column = text(Message("column-figure"));
/// Its value.
pub const VALUE: Column = figures(Message("column-value"));
/// What a figure is today.
pub const NOW: Column = figures(Message("column-now"));
/// What it would have to be.
pub const NEEDED: Column = figures(Message("column-needed"));
/// What it would get without a rule.
pub const WITHOUT: Column = figures(Message("column-without"));
/// What it costs to give one that gains by a rule nothing.
pub const LOCKED_OUT: Column = figures(Message("column-locked-out"));
/// What it costs to give one what it would get without a rule.
pub const LOCKED_IN: Column = figures(Message("column-locked-in"));
/// How many begin to get something.
pub const ENTER: Column = figures(Message("column-enter"));
/// How many get nothing any more.
pub const LEAVE: Column = figures(Message("column-leave"));
/// What changes at a point.
pub const CHANGES: Column = text(Message("column-changes"));
