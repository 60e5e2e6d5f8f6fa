//! The words of the command line: what every command and every argument is for.

/// What it does.
pub const ABOUT: &str = "Divides public support funds among farmers' cooperatives so that poverty falls as far as the money can make it fall, keeps every rule of the programme, and proves it";
/// How it is called.
pub const EXAMPLE: &str = "Example:\n  allotment solve instances/guangxi-2020";
/// `text`.
pub const AS_TEXT: &str = "For people";
/// `json`.
pub const AS_JSON: &str = "For programs";
/// `csv`.
pub const AS_CSV: &str = "For spreadsheets";
/// `markdown`.
pub const AS_MARKDOWN: &str = "For documents";
/// `INSTANCE`, wherever it is asked for.
pub const INSTANCE: &str = "The instance's folder";
/// `--format`.
pub const FORMAT: &str = "How the result is printed";

/// `--threads`.
pub const THREADS: &str =
    "Threads to work with (default: all there are); the results are the same for any number";
/// A number of threads that is none.
pub const A_THREAD_AT_LEAST: &str = "write a whole number from 1 on";

/// What is being done, while it is.
pub mod progress {
    /// A stage of the road, by its word in `--timings`.
    pub fn stage(word: &str) -> &'static str {
        match word {
            "read" => "reading the files",
            "check" => "checking them",
            "curves" => "working out what a yuan achieves",
            "model" => "stating the rules as rows",
            "solve" => "dividing the money",
            "round" => "rounding to whole money",
            "certify" => "proving what the answer is worth",
            _ => "writing the result",
        }
    }

    /// Samples are drawn.
    pub const SAMPLES: &str = "dividing and measuring samples";
}

/// `solve`.
pub mod solve {
    /// What it does.
    pub const ABOUT: &str = "Divide the money and prove it";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment solve instances/guangxi-2020 -o answer";
    /// `output`.
    pub const OUTPUT: &str =
        "Write report.html, allocation.xlsx, allocation.csv, allocation.json and proof.json into this folder";
    /// `solver`.
    pub const SOLVER: &str = "Which solver finds the point (see `allotment list solvers`)";
    /// `relative_gap`.
    pub const RELATIVE_GAP: &str =
        "Succeed only if the proved gap (bound − achieved) / bound is at most this";
    /// `timings`.
    pub const TIMINGS: &str = "Say on stderr, in one line of JSON, how many seconds each stage took";

    /// A share that is none.
    pub const SHARE: &str = "write a number from 0 to 1, as 0.001 for a tenth of a per cent";

    /// A solver is asked for more than it is meant for.
    pub fn large(solver: &str, most: usize, cooperatives: usize) -> String {
        format!(
            "{solver} is meant for up to {most} cooperatives; with {cooperatives} it may take minutes, or give up. `--solver engine` takes any number.\n"
        )
    }

    /// There are more cooperatives than a sheet has lines.
    pub const TOO_MANY_FOR_A_SHEET: &str =
        "allocation.xlsx is left out: a sheet holds 1,048,574 cooperatives. allocation.csv has them all.\n";

    /// No solver of that name.
    pub fn no_such_solver(known: &str) -> String {
        format!("there is {known}")
    }
}

/// `check`.
pub mod check {
    /// What it does.
    pub const ABOUT: &str = "Look for faults in an instance's files";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment check instances/guangxi-2020 --deny-warnings";
    /// `deny_warnings`.
    pub const DENY_WARNINGS: &str = "Warnings count as faults";
    /// `format`.
    pub const FORMAT: &str = "How faults are printed";
}

/// `verify`.
pub mod verify {
    /// What it does.
    pub const ABOUT: &str = "Check an allocation against the rules; no solver is needed";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment verify instances/guangxi-2020 answer/allocation.csv --prices answer/allocation.json";
    /// `file`.
    pub const FILE: &str = "A CSV with the columns id and grant; who is missing gets 0";
    /// `prices`.
    pub const PRICES: &str = "Prices that prove a bound: the allocation.json of `solve -o`";
    /// `solve`.
    pub const SOLVE: &str = "Find such prices by solving, for the distance from the best that is possible";
}

/// `explain`.
pub mod explain {
    /// What it does.
    pub const ABOUT: &str = "Say why: this grant, these rules, this conflict";
    /// How it is called.
    pub const EXAMPLE: &str =
        "Example:\n  allotment explain instances/guangxi-2020 --cooperative 450100-00001";
    /// `cooperative`.
    pub const COOPERATIVE: &str = "Why this cooperative got what it got";
    /// `rule`.
    pub const RULE: &str =
        "One rule: its limits, amounts and prices, its cost, whom it helps and whom it holds back";
}

/// `compare`.
pub mod compare {
    /// What it does.
    pub const ABOUT: &str = "Compare ways to divide the money, on every measure";
    /// How it is called.
    pub const EXAMPLE: &str =
        "Example:\n  allotment compare instances/guangxi-2020 --policies optimal,factor-method,equal";
    /// `policies`.
    pub const POLICIES: &str =
        "Only these policies, in this order (see `allotment list policies`); differences are to the first";
    /// `allocation`.
    pub const ALLOCATION: &str =
        "Compare an allocation too, as \"last year=FILE\": a CSV with the columns id and grant";
    /// `measures`.
    pub const MEASURES: &str = "Only these measures (see `allotment list measures`)";
    /// `by`.
    pub const BY: &str = "For every value of this column too";
    /// `seed`.
    pub const SEED: &str = "Where chance starts: the lottery and samples; the same seed gives the same bytes";
    /// `truth`.
    pub const TRUTH: &str = "Judge by the members of this file, with the columns of members.csv: policies divide by the instance's own, and all else stays";
    /// `levels`.
    pub const LEVELS: &str = "Divide by the poverty gap of the values of these columns too, each a policy, as region,county: what finer groups are worth";
    /// `replicates`.
    pub const REPLICATES: &str = "Draw so many samples of cooperatives, for 95 % intervals of every figure and of differences to the first policy";
    /// Too few samples.
    pub const A_HUNDRED: &str = "write a whole number from 100 on: fewer samples say little of 95 %";
    /// No name or no file.
    pub const NAMED_FILE: &str = "write a name and a file, as \"last year=grants.csv\"";

    /// No such name.
    pub fn there_is(names: &[String]) -> String {
        format!("there is {}", names.join(", "))
    }
}

/// `regress`.
pub mod regress {
    /// What it does.
    pub const ABOUT: &str = "Solve every instance below the folders that has an answer.toml, and compare";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment regress instances --format junit > regress.xml";
    /// `folders`.
    pub const FOLDERS: &str = "Folders to look below";
    /// `update`.
    pub const UPDATE: &str = "Rewrite the answers whose origin is allotment itself; the others are listed";
    /// `junit`.
    pub const AS_JUNIT: &str = "For CI servers";

    /// answer.toml cannot be read.
    pub const NO_TOML: &str = "answer.toml is not valid TOML";
    /// The instance cannot be solved.
    pub const FAULTS: &str = "the instance has faults; see `allotment check`";
    /// What an answer must say.
    pub const NO_STATUS: &str = "answer.toml has no status";
    /// Likewise.
    pub const NO_ORIGIN: &str = "answer.toml does not say its origin";
    /// No number.
    pub const NONE: &str = "none";

    /// A key that compares nothing.
    pub fn unknown(key: &str) -> String {
        format!(
            "answer.toml says {key}, which means nothing: write status, impact, prices, tolerance, origin"
        )
    }

    /// A value that compares nothing.
    pub fn unclear(key: &str) -> String {
        let what = match key {
            "impact" => "a number",
            "tolerance" => "a number from 0 to below 1",
            "prices" => "a section [prices] with a number for each row",
            _ => "a text",
        };
        format!("{key} of answer.toml should be {what}")
    }

    /// A status that differs.
    pub fn status(found: &str, expected: &str) -> String {
        format!("status is {found}, expected {expected}")
    }

    /// An impact that differs.
    pub fn impact(found: &str, expected: &str) -> String {
        format!("impact is {found}, expected {expected}")
    }

    /// A price that differs.
    pub fn price(row: &str, found: &str, expected: &str) -> String {
        format!("the price of {row} is {found}, expected {expected}")
    }

    /// One instance.
    pub fn case(updated: bool, as_expected: bool, folder: &str) -> String {
        let word = match (updated, as_expected) {
            (true, _) => "updated",
            (false, true) => "ok",
            (false, false) => "DIFFERS",
        };
        format!("{word:<8} {folder}\n")
    }

    /// All of them.
    pub fn counted(as_expected: usize, different: usize) -> String {
        format!("{as_expected} as expected, {different} different\n")
    }
}

/// `export`.
pub mod export {
    /// What it does.
    pub const ABOUT: &str = "Write the linear program for other solvers";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment export instances/guangxi-2020 -o guangxi.mps";
    /// `output`.
    pub const OUTPUT: &str = "The file to write: free MPS if it ends in .mps, the LP format if in .lp";

    /// An ending that says nothing of a format.
    pub const ENDING: &str = "the file's name must end in .mps or .lp";

    /// The file is there.
    pub fn written(file: &str, rows: usize, columns: usize) -> String {
        format!("wrote {file}: {rows} rows, {columns} columns\n")
    }

    /// What a step is, in the file's own notes.
    pub fn step(yuan: u64, currency: &str) -> String {
        format!("A step is {yuan} {currency}.")
    }

    /// What the variables are.
    pub const VARIABLES: &str =
        "x<i>_<k>: whole steps to cooperative i, on straight piece k of its curve; pieces fill in order.";
    /// How cooperatives are numbered.
    pub const ORDER: &str =
        "Cooperatives are counted from 1 in the order of their ids, compared byte by byte.";
    /// What the constant is.
    pub const CONSTANT: &str =
        "constant: fixed at 1; its cost is the impact of grants that are fixed, which the limits leave out.";
    /// Bent curves, with an optimum.
    pub const EXACT_AT_OPTIMUM: &str =
        "Bent curves are joined by lines: exact around the optimum, elsewhere too low.";
    /// Bent curves, without one.
    pub const COARSE: &str = "Bent curves are joined by lines and too low between; no optimum was found.";
}

/// `generate`.
pub mod generate {
    /// What it does.
    pub const ABOUT: &str = "Write a synthetic instance with the published margins";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment generate --cooperatives 2200000 --regions 2850 -o china";
    /// `cooperatives`.
    pub const COOPERATIVES: &str = "How many cooperatives";
    /// `regions`.
    pub const REGIONS: &str = "How many regions";
    /// `seed`.
    pub const SEED: &str = "The same seed gives the same bytes";
    /// `ties`.
    pub const TIES: &str = "Slopes and shares in coarse steps, so that many tie";
    /// `output`.
    pub const OUTPUT: &str = "The folder to write; a new or an empty one";
    /// `force`.
    pub const FORCE: &str = "Write over what the folder holds";

    /// The folder is there.
    pub fn written(folder: &str, assumptions: &[&str]) -> String {
        format!("wrote {folder}, which assumes:\n- {}\n", assumptions.join("\n- "))
    }
}

/// `report`.
pub mod report {
    /// What it does.
    pub const ABOUT: &str = "Write the whole answer as one page, to read or to print";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment report instances/guangxi-2020 -o report.html";
    /// `output`.
    pub const OUTPUT: &str = "Write the page into this file (default: to stdout)";
}

/// `list`.
pub mod list {
    /// What it does.
    pub const ABOUT: &str = "Say what there is";
    /// How it is called.
    pub const EXAMPLE: &str = "Example:\n  allotment list rules";
    /// `what`.
    pub const WHAT: &str = "Of what";
}
