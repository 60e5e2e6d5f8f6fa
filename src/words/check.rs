//! The words of `check`.

use crate::words::language::{said, text};

/// How many faults of which kind, and how many are not shown.
pub fn counted(errors: usize, warnings: usize, hidden: usize) -> String {
    let counted = match (errors, warnings) {
        (0, 0) => return text("check-none").to_owned(),
        (errors, 0) => said!("check-errors", errors),
        (0, warnings) => said!("check-warnings", warnings),
        (errors, warnings) => {
            said!(
                "check-both",
                errors = said!("check-errors", errors),
                warnings = said!("check-warnings", warnings)
            )
        }
    };
    if hidden > 0 { said!("check-hidden", counted, shown = errors + warnings - hidden) } else { counted }
}
