//! The words of the command line: what every command and every argument is for.

use crate::words::language::Message;

/// What it does.
pub const ABOUT: Message = Message("command-about");
/// How it is called.
pub const EXAMPLE: Message = Message("command-example");
/// `text`.
pub const AS_TEXT: Message = Message("command-as-text");
/// `json`.
pub const AS_JSON: Message = Message("command-as-json");
/// `csv`.
pub const AS_CSV: Message = Message("command-as-csv");
/// `markdown`.
pub const AS_MARKDOWN: Message = Message("command-as-markdown");
/// `INSTANCE`, wherever it is asked for.
pub const INSTANCE: Message = Message("command-instance");
/// `--format`.
pub const FORMAT: Message = Message("command-format");

/// `--threads`.
pub const THREADS: Message = Message("command-threads");
/// A number of threads that is none.
pub const A_THREAD_AT_LEAST: Message = Message("command-a-thread-at-least");

/// What is being done, while it is.
pub mod progress {
    use crate::words::language::{Message, text};

    /// A stage of the road, by its word in `--timings`.
    pub fn stage(word: &str) -> &'static str {
        match word {
            "read" => text("command-progress-stage-read"),
            "check" => text("command-progress-stage-check"),
            "curves" => text("command-progress-stage-curves"),
            "model" => text("command-progress-stage-model"),
            "solve" => text("command-progress-stage-solve"),
            "round" => text("command-progress-stage-round"),
            "certify" => text("command-progress-stage-certify"),
            _ => text("command-progress-stage-other"),
        }
    }

    /// Samples are drawn.
    pub const SAMPLES: Message = Message("command-progress-samples");
    /// Errors are drawn.
    pub const ERRORS: Message = Message("command-progress-errors");
}

/// `solve`.
pub mod solve {
    use crate::words::language::{Message, said};

    /// What it does.
    pub const ABOUT: Message = Message("command-solve-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-solve-example");
    /// `output`.
    pub const OUTPUT: Message = Message("command-solve-output");
    /// `solver`.
    pub const SOLVER: Message = Message("command-solve-solver");
    /// `relative_gap`.
    pub const RELATIVE_GAP: Message = Message("command-solve-relative-gap");
    /// `time_limit`.
    pub const TIME_LIMIT: Message = Message("command-solve-time-limit");
    /// Seconds that are none.
    pub const SECONDS: Message = Message("command-solve-seconds");
    /// `timings`.
    pub const TIMINGS: Message = Message("command-solve-timings");

    /// A share that is none.
    pub const SHARE: Message = Message("command-solve-share");

    /// A solver is asked for more than it is meant for.
    pub fn large(solver: &str, most: usize, cooperatives: usize) -> String {
        said!("command-solve-large", solver, most, cooperatives)
    }

    /// There are more cooperatives than a sheet has lines.
    pub const TOO_MANY_FOR_A_SHEET: Message = Message("command-solve-too-many-for-a-sheet");

    /// No solver of that name.
    pub fn no_such_solver(known: &str) -> String {
        said!("command-solve-no-such-solver", known)
    }
}

/// `check`.
pub mod check {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-check-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-check-example");
    /// `deny_warnings`.
    pub const DENY_WARNINGS: Message = Message("command-check-deny-warnings");
    /// `format`.
    pub const FORMAT: Message = Message("command-check-format");
}

/// `verify`.
pub mod verify {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-verify-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-verify-example");
    /// `file`.
    pub const FILE: Message = Message("command-verify-file");
    /// `prices`.
    pub const PRICES: Message = Message("command-verify-prices");
    /// `solve`.
    pub const SOLVE: Message = Message("command-verify-solve");
}

/// `explain`.
pub mod explain {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-explain-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-explain-example");
    /// `cooperative`.
    pub const COOPERATIVE: Message = Message("command-explain-cooperative");
    /// `rule`.
    pub const RULE: Message = Message("command-explain-rule");
}

/// `compare`.
pub mod compare {
    use crate::words::language::{Message, said};
    use crate::words::list::listed;

    /// What it does.
    pub const ABOUT: Message = Message("command-compare-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-compare-example");
    /// `policies`.
    pub const POLICIES: Message = Message("command-compare-policies");
    /// `allocation`.
    pub const ALLOCATION: Message = Message("command-compare-allocation");
    /// `measures`.
    pub const MEASURES: Message = Message("command-compare-measures");
    /// `by`.
    pub const BY: Message = Message("command-compare-by");
    /// `seed`.
    pub const SEED: Message = Message("command-compare-seed");
    /// `truth`.
    pub const TRUTH: Message = Message("command-compare-truth");
    /// `levels`.
    pub const LEVELS: Message = Message("command-compare-levels");
    /// `replicates`.
    pub const REPLICATES: Message = Message("command-compare-replicates");
    /// Too few samples.
    pub const A_HUNDRED: Message = Message("command-compare-a-hundred");
    /// No name or no file.
    pub const NAMED_FILE: Message = Message("command-compare-named-file");

    /// No such name.
    pub fn there_is(names: &[String]) -> String {
        said!("command-compare-there-is", names = listed(names))
    }
}

/// `noise`.
pub mod noise {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-noise-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-noise-example");
    /// `income`.
    pub const INCOME: Message = Message("command-noise-income");
    /// `status`.
    pub const STATUS: Message = Message("command-noise-status");
    /// `shell_risk`.
    pub const SHELL_RISK: Message = Message("command-noise-shell-risk");
    /// `repeats`.
    pub const REPEATS: Message = Message("command-noise-repeats");
    /// `policies`.
    pub const POLICIES: Message = Message("command-noise-policies");
    /// `seed`.
    pub const SEED: Message = Message("command-noise-seed");
    /// A standard deviation that is none.
    pub const A_SIGMA: Message = Message("command-noise-a-sigma");
    /// A sensitivity and specificity that are none.
    pub const TWO_SHARES: Message = Message("command-noise-two-shares");
    /// A number of repeats that is none.
    pub const A_REPEAT: Message = Message("command-noise-a-repeat");
}

/// `regress`.
pub mod regress {
    use crate::words::language::{Message, said, text};

    /// What it does.
    pub const ABOUT: Message = Message("command-regress-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-regress-example");
    /// `folders`.
    pub const FOLDERS: Message = Message("command-regress-folders");
    /// `update`.
    pub const UPDATE: Message = Message("command-regress-update");
    /// `junit`.
    pub const AS_JUNIT: Message = Message("command-regress-as-junit");

    /// answer.toml cannot be read.
    pub const NO_TOML: Message = Message("command-regress-no-toml");
    /// The instance cannot be solved.
    pub const FAULTS: Message = Message("command-regress-faults");
    /// What an answer must say.
    pub const NO_STATUS: Message = Message("command-regress-no-status");
    /// Likewise.
    pub const NO_ORIGIN: Message = Message("command-regress-no-origin");
    /// No number.
    pub const NONE: Message = Message("command-regress-none");

    /// A key that compares nothing.
    pub fn unknown(key: &str) -> String {
        said!("command-regress-unknown", key)
    }

    /// A value that compares nothing.
    pub fn unclear(key: &str) -> String {
        let what = match key {
            "impact" => text("command-regress-unclear-impact"),
            "tolerance" => text("command-regress-unclear-tolerance"),
            "prices" => text("command-regress-unclear-prices"),
            _ => text("command-regress-unclear-other"),
        };
        said!("command-regress-unclear", key, what)
    }

    /// A status that differs.
    pub fn status(found: &str, expected: &str) -> String {
        said!("command-regress-status", found, expected)
    }

    /// An impact that differs.
    pub fn impact(found: &str, expected: &str) -> String {
        said!("command-regress-impact", found, expected)
    }

    /// A price that differs.
    pub fn price(row: &str, found: &str, expected: &str) -> String {
        said!("command-regress-price", row, found, expected)
    }

    /// One instance.
    pub fn case(updated: bool, as_expected: bool, folder: &str) -> String {
        let word = match (updated, as_expected) {
            (true, _) => text("command-regress-updated"),
            (false, true) => text("command-regress-as-expected"),
            (false, false) => text("command-regress-differs"),
        };
        format!("{word:<8} {folder}\n")
    }

    /// All of them.
    pub fn counted(as_expected: usize, different: usize) -> String {
        said!("command-regress-counted", as_expected, different)
    }
}

/// `export`.
pub mod export {
    use crate::words::language::{Message, said};

    /// What it does.
    pub const ABOUT: Message = Message("command-export-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-export-example");
    /// `output`.
    pub const OUTPUT: Message = Message("command-export-output");

    /// An ending that says nothing of a format.
    pub const ENDING: Message = Message("command-export-ending");

    /// The file is there.
    pub fn written(file: &str, rows: usize, columns: usize) -> String {
        said!("command-export-written", file, rows, columns)
    }

    /// What a step is, in the file's own notes.
    pub fn step(yuan: u64, currency: &str) -> String {
        said!("command-export-step", yuan, currency = crate::words::currency(currency))
    }

    /// What the variables are.
    pub const VARIABLES: Message = Message("command-export-variables");
    /// What they are where grants are whole, ...
    pub const WHOLE: Message = Message("command-export-whole");
    /// ... the yes and no among them ...
    pub const RUNS: Message = Message("command-export-runs");
    /// ... and the steps.
    pub const PIECES: Message = Message("command-export-pieces");
    /// How cooperatives are numbered.
    pub const ORDER: Message = Message("command-export-order");
    /// What the constant is.
    pub const CONSTANT: Message = Message("command-export-constant");
    /// Bent curves, with an optimum.
    pub const EXACT_AT_OPTIMUM: Message = Message("command-export-exact-at-optimum");
    /// Bent curves, without one.
    pub const COARSE: Message = Message("command-export-coarse");
}

/// `generate`.
pub mod generate {
    use crate::words::language::{Message, said};

    /// What it does.
    pub const ABOUT: Message = Message("command-generate-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-generate-example");
    /// `cooperatives`.
    pub const COOPERATIVES: Message = Message("command-generate-cooperatives");
    /// `regions`.
    pub const REGIONS: Message = Message("command-generate-regions");
    /// `seed`.
    pub const SEED: Message = Message("command-generate-seed");
    /// `ties`.
    pub const TIES: Message = Message("command-generate-ties");
    /// `output`.
    pub const OUTPUT: Message = Message("command-generate-output");
    /// `force`.
    pub const FORCE: Message = Message("command-generate-force");

    /// The folder is there.
    pub fn written(folder: &str, assumptions: &[&str]) -> String {
        said!("command-generate-written", folder, assumptions = assumptions.join("\n- "))
    }
}

/// `report`.
pub mod report {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-report-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-report-example");
    /// `output`.
    pub const OUTPUT: Message = Message("command-report-output");
}

/// `completions`.
pub mod completions {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-completions-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-completions-example");
    /// `shell`.
    pub const SHELL: Message = Message("command-completions-shell");
}

/// `man`.
pub mod man {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-man-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-man-example");
    /// Over the command's name.
    pub const NAME: Message = Message("command-man-name");
    /// Over how it is called.
    pub const SYNOPSIS: Message = Message("command-man-synopsis");
    /// Over what every command takes.
    pub const OPTIONS: Message = Message("command-man-options");
    /// Over the list of commands.
    pub const COMMANDS: Message = Message("command-man-commands");
}

/// `list`.
pub mod list {
    use crate::words::language::Message;

    /// What it does.
    pub const ABOUT: Message = Message("command-list-about");
    /// How it is called.
    pub const EXAMPLE: Message = Message("command-list-example");
    /// `what`.
    pub const WHAT: Message = Message("command-list-what");
}
