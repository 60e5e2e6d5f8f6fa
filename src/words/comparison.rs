//! What `compare` says.

/// Headings of the tables.
pub const TABLES: [&str; 3] =
    ["What the money achieves", "How accurately it is spent", "Who gains, and how evenly"];
/// The column of policies.
pub const POLICY: &str = "policy";
/// The column that counts broken rows.
pub const BREAKS: &str = "breaks";
/// The mark of the best value.
pub const BEST: &str = "* the best of its column";
/// What poverty measures count.
pub const CONVENTION: &str = "poor: income below the line, strictly (<), after support; shells gain nothing.\n`allotment list measures` defines all.";
/// Broken rows.
pub const BROKEN: &str = "Rules that are broken";
/// Policies left out.
pub const LEFT_OUT: &str = "Left out";
/// Columns without a value.
pub const WITHOUT: &str = "Not shown, since the data do not say";
/// Values of a group.
pub const BY_GROUP: &str = "By";
/// Every rule is kept.
pub const NONE: &str = "none";
/// Against what.
pub const AGAINST: &str = "of best: of the proved most that the same money can do under the budget alone;\nleast/spent: the least money that does as much, of what was spent; \"ruled\": under all rules.";

/// Broken rows of a policy.
pub fn broken(rows: &[&str], more: usize, not_allowed: usize) -> String {
    let mut out = rows.join(", ");
    if more > 0 {
        out.push_str(&format!(" and {more} more"));
    }
    if not_allowed > 0 {
        let comma = if out.is_empty() { "" } else { "; " };
        out.push_str(&format!("{comma}{not_allowed} grants that may not be paid"));
    }
    out
}

/// By what policies were judged.
pub fn judged_by(file: &str) -> String {
    format!("Divided by the instance's own members, judged by those of {file}")
}

/// How samples were drawn.
pub fn sampled(replicates: usize, seed: u64, strata: Option<&str>, failed: usize) -> String {
    let within = strata.map_or(String::new(), |strata| format!(" within each {strata}"));
    let failed = if failed > 0 {
        format!(";\n{failed} samples, which a policy could not divide, are left out")
    } else {
        String::new()
    };
    format!(
        "95 % intervals of {replicates} samples of cooperatives, drawn{within} with seed {seed};\nevery policy divides each sample anew, the optimum in real numbers, the others in whole money{failed}"
    )
}

/// A measure's intervals.
pub fn intervals(measure: &str, first: &str) -> String {
    format!("{measure}: 95 % intervals, and how much it is more than {first}'s on the same samples")
}
/// Headings of their columns, after the policy's.
pub const INTERVALS: [&str; 6] = ["value", "low", "high", "more", "low", "high"];
/// A title in markdown.
pub fn more_than(first: &str) -> String {
    format!("More than {first} on the same samples")
}
