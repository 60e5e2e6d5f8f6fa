//! The house keeps its shape: rooms import downhill only, and the proof shares nothing with the solver.

use std::fs;
use std::path::{Path, PathBuf};

/// Who may import whom.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("units", &[]),
    ("words", &[]),
    ("chance", &[]),
    ("diagnostic", &["words"]),
    ("lp", &["units"]),
    ("instance", &["units", "diagnostic", "words"]),
    ("world", &["units", "chance", "words", "instance"]),
    ("impact", &["units", "instance"]),
    ("rule", &["units", "words", "diagnostic", "lp", "instance", "impact"]),
    ("model", &["units", "lp", "instance", "impact", "rule"]),
    ("solve", &["units", "words", "lp"]),
    ("round", &["units", "lp", "instance", "impact", "rule", "model", "solve"]),
    ("certify", &["units", "lp", "instance", "impact", "rule", "model"]),
    ("measure", &["units", "words", "instance", "impact"]),
    (
        "pipeline",
        &[
            "units",
            "words",
            "diagnostic",
            "lp",
            "instance",
            "impact",
            "rule",
            "model",
            "solve",
            "round",
            "certify",
            "measure",
        ],
    ),
    (
        "policy",
        &["units", "words", "chance", "lp", "instance", "impact", "rule", "model", "solve", "pipeline"],
    ),
    (
        "explain",
        &[
            "units",
            "words",
            "diagnostic",
            "lp",
            "instance",
            "impact",
            "rule",
            "model",
            "solve",
            "round",
            "certify",
            "measure",
            "pipeline",
        ],
    ),
    (
        "study",
        &[
            "chance",
            "policy",
            "units",
            "words",
            "diagnostic",
            "lp",
            "instance",
            "impact",
            "rule",
            "model",
            "solve",
            "round",
            "certify",
            "measure",
            "pipeline",
            "explain",
        ],
    ),
    (
        "report",
        &[
            "units",
            "words",
            "diagnostic",
            "lp",
            "instance",
            "impact",
            "rule",
            "model",
            "solve",
            "round",
            "certify",
            "measure",
            "pipeline",
            "explain",
            "policy",
            "study",
        ],
    ),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The room of a file below src, `None` for lib.rs and main.rs.
fn room(path: &Path) -> Option<String> {
    let first = path.strip_prefix("src").unwrap().components().next()?;
    let name = Path::new(first.as_os_str()).file_stem()?.to_str()?.to_owned();
    (!["lib", "main"].contains(&name.as_str())).then_some(name)
}

/// Lines of code: comments say what they like.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn words_after<'a>(code: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> {
    code.split(start).skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    })
}

#[test]
fn rooms_import_downhill_only() {
    let mut seen = 0;
    for path in sources(Path::new("src")) {
        let Some(room) = room(&path).filter(|room| room != "cli") else { continue };
        let (_, allowed) = MAY_IMPORT
            .iter()
            .find(|(name, _)| *name == room)
            .unwrap_or_else(|| panic!("the room `{room}` is not in the table"));
        for import in words_after(&code(&path), "crate::") {
            assert!(
                import == room || allowed.contains(&import),
                "{}: `{room}` may not import `{import}`",
                path.display()
            );
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} imports were seen: is the test still looking at the right place?");
}

#[test]
fn the_table_has_no_room_that_imports_one_below_itself() {
    for (position, (room, allowed)) in MAY_IMPORT.iter().enumerate() {
        for import in *allowed {
            let below = MAY_IMPORT.iter().position(|(name, _)| name == import);
            assert!(
                below.is_some_and(|below| below < position),
                "{room} imports {import}, which is not above it"
            );
        }
    }
}

/// `0.5`, `2.` or `1e` of `1e-9`; not the 1.0 of `pair.1.0`.
fn is_float(word: &str) -> bool {
    let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == '_');
    let number = word.starts_with(|c: char| c.is_ascii_digit());
    number
        && (rest == "."
            || rest.starts_with('e')
            || rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))
}

#[test]
fn a_float_is_known_by_its_looks() {
    assert!(["0.5", "2.", "1e", "12.5e3", "1_000.0"].into_iter().all(is_float));
    assert!(!["pair.1.0", "7", "1_000", "u8", "1.max", "0xff", ""].into_iter().any(is_float));
}

#[test]
fn the_proof_holds_no_float() {
    for path in sources(Path::new("src/certify")) {
        // What makes an iterator from a function makes no float.
        let code = code(&path).replace("iter::from_fn(", "");
        for float in ["f64", "f32", "as_f", "to_f", "from_f"] {
            assert!(!code.contains(float), "{} speaks of `{float}`", path.display());
        }
        // A float need not be called one: `0.5`, `1e-9`.
        let words = code.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.'));
        let literal = words.flat_map(|word| word.split("..")).find(|word| is_float(word));
        assert_eq!(literal, None, "a float in {}", path.display());
    }
}

#[test]
fn outside_libraries_live_in_one_room_each() {
    let homes: &[(&str, &[&str])] = &[
        ("good_lp", &["solve"]),
        ("nalgebra", &["solve"]),
        ("toml", &["instance"]),
        ("toml_edit", &["cli"]),
        ("clap", &["cli"]),
        ("clap_complete", &["cli"]),
        ("clap_mangen", &["cli"]),
        ("csv", &["instance", "report", "cli", "world"]),
        ("comfy_table", &["report"]),
        ("plotters", &["report"]),
        ("rust_xlsxwriter", &["report"]),
        ("calamine", &["instance"]),
        ("askama", &["report"]),
        ("pulldown_cmark", &["report"]),
        ("base64", &["report"]),
        ("rand_chacha", &["chance"]),
        ("dashu_ratio", &["units"]),
    ];
    for path in sources(Path::new("src")) {
        let Some(room) = room(&path) else { continue };
        let code = code(&path);
        for (library, rooms) in homes {
            let used = code.contains(&format!("use {library}::")) || code.contains(&format!(" {library}::"));
            assert!(!used || rooms.contains(&room.as_str()), "{} uses {library}", path.display());
        }
    }
}
