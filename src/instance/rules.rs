//! The clauses of `[[rules]]`, resolved: names looked up, cooperatives selected, weights read.

use crate::units::{Decimal, Decimals};

/// A clause of the programme: weight·grant, summed over what it selects, within limits.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Unique, and not a built-in rule's name.
    pub name: String,
    /// The column with one row for each of its values.
    pub each: Option<String>,
    /// What is summed.
    pub counted: Counted,
    /// What each cooperative's yuan count, or it itself as a recipient.
    pub weight: Weight,
    /// The lower limit.
    pub at_least: Option<Limit>,
    /// The upper limit.
    pub at_most: Option<Limit>,
    /// One row, or one for every value of `each` in order of first appearance; none is empty.
    pub rows: Vec<ClauseRow>,
}

/// One row of a clause.
#[derive(Clone, Debug)]
pub struct ClauseRow {
    /// `NAME`, or `NAME/VALUE` with `each`.
    pub name: String,
    /// The cooperatives it speaks of, by position, rising.
    pub members: Vec<u32>,
}

/// What a rule sums.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Grants, in yuan.
    Yuan,
    /// Cooperatives that get anything at all.
    Recipients,
}

/// What a yuan counts in a rule.
#[derive(Clone, Debug)]
pub enum Weight {
    /// One.
    One,
    /// A numeric column; a value for every cooperative, 0 where the rule does not select it.
    Column {
        /// The column's heading.
        name: String,
        /// By cooperative.
        values: Decimals,
    },
}

/// A limit as the user wrote it. Sums of columns are over the row's cooperatives.
#[derive(Clone, Debug)]
pub enum Limit {
    /// A plain number.
    Amount(Decimal),
    /// Times the budget.
    ShareOfBudget(Decimal),
    /// Times everything allocated.
    ShareOfAllocated(Decimal),
    /// `times` × budget × the row's sum of `column` / its sum over all cooperatives.
    TimesShareOf {
        /// The factor.
        times: Decimal,
        /// The column's heading.
        column: String,
        /// By cooperative, all of them; 0 where a cell is empty and the rule does not select it.
        values: Decimals,
    },
    /// `amount` × the row's sum of `column`.
    Per {
        /// The factor, per unit of the column.
        amount: Decimal,
        /// The column's heading.
        column: String,
        /// By cooperative.
        values: Decimals,
    },
}
