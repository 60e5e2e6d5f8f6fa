//! Headings of tables, and whether what stands below them is text or figures.

/// A column of a table for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: &'static str,
    /// Text stands to the left, figures to the right.
    pub is_text: bool,
}

const fn text(title: &'static str) -> Column {
    Column { title, is_text: true }
}

const fn figures(title: &'static str) -> Column {
    Column { title, is_text: false }
}

/// The row of a rule.
pub const RULE: Column = text("rule");
/// Which side of it; obvious enough to need no heading.
pub const SIDE: Column = text("");
/// The same where every column has a heading.
pub const SENSE: Column = text("sense");
/// The limit of that side.
pub const LIMIT: Column = figures("limit");
/// What the allocation comes to.
pub const AMOUNT: Column = figures("amount");
/// What one more unit of the limit would bring.
pub const PRICE: Column = figures("price");
/// What one unit less of a limit changes.
pub const ONE_LESS: Column = figures("one less");
/// Down to which limit that holds.
pub const DOWN_TO: Column = figures("down to");
/// What one unit more of a limit changes.
pub const ONE_MORE: Column = figures("one more");
/// Up to which limit that holds.
pub const UP_TO: Column = figures("up to");
/// A way to divide the money.
pub const POLICY: Column = text(super::comparison::POLICY);
/// A part of a price.
pub const PART: Column = figures("part");
/// Value of the column that the summary groups by.
pub const GROUP: Column = text("group");
/// Members of all of them.
pub const PEOPLE: Column = figures("people");
/// How many there are.
pub const COOPERATIVES: Column = figures("cooperatives");
/// How many of them get anything.
pub const FUNDED: Column = figures("funded");
/// What they get.
pub const MONEY: Column = figures("money");
/// Its share of all money.
pub const SHARE: Column = figures("share");
/// What that achieves.
pub const IMPACT: Column = figures("impact");
/// A cooperative's id.
pub const ID: Column = text("id");
/// Why it is not allowed.
pub const WHY: Column = text("why");
/// What it gets.
pub const GRANT: Column = figures("grant");
/// Why a grant is fixed.
pub const REASON: Column = text("reason");
/// What a fixed grant costs at most.
pub const COSTS_AT_MOST: Column = figures("costs at most");
/// What the bound would rise by without a fixed grant.
pub const ADDS_TO_BOUND: Column = figures("rise");
/// What a further yuan would bring.
pub const BRINGS: Column = figures("brings");
/// What it would have to bring.
pub const MUST_BRING: Column = figures("must bring");
/// Where a piece of a curve begins.
pub const FROM: Column = text("from");
/// Where it ends.
pub const TO: Column = figures("to");
/// A figure of the summary.
pub const FIGURE: Column = text("figure");
/// Its value.
pub const VALUE: Column = figures("value");
/// What a figure is today.
pub const NOW: Column = figures("now");
/// What it would have to be.
pub const NEEDED: Column = figures("needed");
/// What it would get without a rule.
pub const WITHOUT: Column = figures("without the rule");
/// What it costs to give one that gains by a rule nothing.
pub const LOCKED_OUT: Column = figures("giving it nothing costs");
/// What it costs to give one what it would get without a rule.
pub const LOCKED_IN: Column = figures("giving it that costs");
/// How many begin to get something.
pub const ENTER: Column = figures("enter");
/// How many get nothing any more.
pub const LEAVE: Column = figures("leave");
/// What changes at a point.
pub const CHANGES: Column = text("changes");
