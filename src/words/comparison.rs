//! What `compare` says.

use crate::words::language::{Message, said, text};
use crate::words::list::listed;

/// Headings of the tables.
pub const TABLES: [Message; 3] = [
    Message("comparison-table-impact"),
    Message("comparison-table-accuracy"),
    Message("comparison-table-evenness"),
];
/// The column of policies.
pub const POLICY: Message = Message("comparison-policy");
/// The column that counts broken rows.
pub const BREAKS: Message = Message("comparison-breaks");
/// The mark of the best value.
pub const BEST: Message = Message("comparison-best");
/// What poverty measures count.
pub const CONVENTION: Message = Message("comparison-convention");
/// Broken rows.
pub const BROKEN: Message = Message("comparison-broken");
/// Policies left out.
pub const LEFT_OUT: Message = Message("comparison-left-out");
/// Every rule is kept.
pub const NONE: Message = Message("comparison-none");
/// Against what.
pub const AGAINST: Message = Message("comparison-against");

/// Broken rows of a policy.
pub fn broken(rows: &[&str], more: usize, not_allowed: usize) -> String {
    let mut out = listed(rows);
    if more > 0 {
        out.push_str(&said!("comparison-broken-more", more));
    }
    if not_allowed > 0 {
        if !out.is_empty() {
            out.push_str(text("list-semicolon"));
        }
        out.push_str(&said!("comparison-grants-not-allowed", not_allowed));
    }
    out
}

/// Columns without a value.
pub fn without(measures: &[&str]) -> String {
    said!("comparison-without", measures = listed(measures))
}

/// Values of groups.
pub fn by_group(column: &str, policy: &str) -> String {
    said!("comparison-by-group", column, policy)
}

/// The best value among others.
pub fn best(value: &str) -> String {
    said!("comparison-best-value", value)
}

/// By what policies were judged.
pub fn judged_by(file: &str) -> String {
    said!("comparison-judged-by", file)
}

/// How samples were drawn.
pub fn sampled(replicates: usize, seed: u64, strata: Option<&str>, failed: usize) -> String {
    let within = strata.map_or(String::new(), |strata| said!("comparison-sampled-within", strata));
    let failed = if failed > 0 { said!("comparison-sampled-failed", failed) } else { String::new() };
    said!("comparison-sampled", replicates, within, seed, failed)
}

/// A measure's intervals.
pub fn intervals(measure: &str, first: &str) -> String {
    said!("comparison-intervals", measure, first)
}
/// Headings of their columns, after the policy's.
pub const INTERVALS: [Message; 6] = [
    Message("comparison-intervals-value"),
    Message("comparison-intervals-low"),
    Message("comparison-intervals-high"),
    Message("comparison-intervals-more"),
    Message("comparison-intervals-more-low"),
    Message("comparison-intervals-more-high"),
];
/// A title in markdown.
pub fn more_than(first: &str) -> String {
    said!("comparison-more-than", first)
}
