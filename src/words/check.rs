//! The words of `check`.

/// How many faults of which kind, and how many are not shown.
pub fn counted(errors: usize, warnings: usize, hidden: usize) -> String {
    let many = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let mut out = match (errors, warnings) {
        (0, 0) => "no faults".to_owned(),
        (errors, 0) => many(errors, "error"),
        (0, warnings) => many(warnings, "warning"),
        (errors, warnings) => format!("{}, {}", many(errors, "error"), many(warnings, "warning")),
    };
    if hidden > 0 {
        out.push_str(&format!("; the first {} are shown", errors + warnings - hidden));
    }
    out
}
