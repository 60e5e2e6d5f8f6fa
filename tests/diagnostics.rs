//! Every kind of fault has an instance that shows it, places are right in every encoding, and no
//! bytes make the reader panic.

use std::fs;
use std::path::{Path, PathBuf};

use allotment::diagnostic::Severity;
use allotment::instance::{self, Files, Reading, check, check_allocation, read_allocation};
use allotment::words::fault::catalog;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_oneof, proptest};

/// The folder as the test's working directory sees it, so that what is printed is the same anywhere.
fn broken(code: &str) -> PathBuf {
    let name = code.strip_prefix("instance::").expect("a code of this room");
    Path::new("instances/broken").join(name)
}

fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir("instances/broken").unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn rendered(reading: &Reading) -> String {
    reading.diagnostics.iter().flat_map(|diagnostic| [diagnostic.to_string(), "\n".to_owned()]).collect()
}

/// `RECORD=1 cargo test --test diagnostics` writes what is seen, to be read before it is kept.
#[test]
fn every_kind_of_fault_has_an_instance_that_shows_it() {
    let codes =
        || catalog().into_iter().map(|sentence| sentence.code).filter(|code| code.starts_with("instance::"));
    for code in codes() {
        let folder = broken(&code);
        let reading = instance::read(&folder);
        let seen = rendered(&reading);
        assert!(
            reading.diagnostics.iter().any(|diagnostic| diagnostic.code == code),
            "{code} is not shown by {}:\n{seen}",
            folder.display()
        );
        // Beside the folder where the fault is that there is none.
        let expected =
            if folder.is_dir() { folder.join("expected.txt") } else { folder.with_extension("txt") };
        if std::env::var_os("RECORD").is_some() {
            fs::write(&expected, &seen).unwrap();
        }
        assert_eq!(fs::read_to_string(&expected).unwrap_or_default(), seen, "{}", expected.display());
    }
}

#[test]
fn every_broken_instance_belongs_to_a_kind_of_fault() {
    for folder in folders() {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        assert!(catalog().iter().any(|sentence| sentence.code.ends_with(&format!("::{name}"))), "{name}");
    }
}

#[test]
fn sentences_leave_no_placeholder_unfilled() {
    for folder in folders() {
        for diagnostic in instance::read(&folder).diagnostics {
            let sentence = catalog().into_iter().find(|sentence| sentence.code == diagnostic.code).unwrap();
            for name in sentence.placeholders {
                assert!(
                    diagnostic.arguments.iter().any(|(argument, _)| *argument == name),
                    "{}: {name}",
                    diagnostic.code
                );
            }
        }
    }
}

const SETTINGS: &str = "format = 1\n[funds]\nbudget = 1000\n";

/// The places of all diagnostics as line and column.
fn places(table: impl Into<Vec<u8>>) -> Vec<(usize, usize)> {
    let files = Files::new("f").with("instance.toml", SETTINGS).with("cooperatives.csv", table);
    let places = check(&files).diagnostics.into_iter().map(|diagnostic| diagnostic.place.unwrap());
    places.map(|place| (place.line.unwrap_or_default(), place.column.unwrap_or_default())).collect()
}

#[test]
fn lines_and_columns_are_those_of_an_editor() {
    // Two faults: line 2 column 10 and the last line column 3, counted by hand.
    let unix = "id,name,impact_per_yuan\n甲,\"第一,社\",x\n\nb,\"a\n\"\"b\"\"\",1\nc,C,-1\n";
    assert_eq!(places(unix), [(2, 10), (6, 5)]);
    assert_eq!(places(unix.replace('\n', "\r\n")), [(2, 10), (6, 5)]);
    assert_eq!(places(unix.replace('\n', "\r")), [(2, 10), (6, 5)]);
    assert_eq!(places(format!("\u{FEFF}{unix}")), [(2, 10), (6, 5)]);
    let (gb18030, _, _) = encoding_rs::GB18030.encode(unix);
    assert_eq!(places(gb18030.into_owned()), [(2, 10), (6, 5)]);
}

#[test]
fn blank_lines_are_no_lines_of_the_table() {
    let files = Files::new("f").with("instance.toml", SETTINGS);
    let reading = check(&files.with("cooperatives.csv", "\n \nid,impact_per_yuan\n,\na,1\n  \n,,,\n"));
    assert_eq!(reading.instance.map(|instance| instance.cooperatives().len()), Some(1));
}

#[test]
fn a_folder_that_is_not_there_is_told_of() {
    let reading = instance::read(Path::new("instances/broken/nowhere"));
    assert!(reading.instance.is_none());
    let files: Vec<_> = reading.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert_eq!(files, ["instance::folder-missing"]);
    let file = instance::read(Path::new("instances/tiny/ties/instance.toml"));
    assert!(file.diagnostics[0].to_string().contains("it is a file"), "{}", file.diagnostics[0]);
}

#[test]
fn an_allocation_that_cannot_be_read_says_why() {
    let files = Files::new("f").with("instance.toml", SETTINGS);
    let instance = check(&files.with("cooperatives.csv", "id,impact_per_yuan\na,1\nb,1\n")).instance.unwrap();
    let missing = read_allocation(Path::new("instances/nowhere.csv"), &instance).unwrap_err();
    assert_eq!(missing[0].code, "instance::file-unreadable");
    assert_eq!(missing[0].place.as_ref().unwrap().file, "instances/nowhere.csv");
    // Money has 18 digits at most, and so has a sum of it.
    let much = check_allocation("x.csv", b"id,grant\na,999999999999999999\nb,1\n", &instance).unwrap_err();
    assert_eq!(much[0].code, "instance::total-too-long");
    let files = Files::new("f").with("instance.toml", SETTINGS);
    let locked = "id,impact_per_yuan,locked\na,1,999999999999999999\nb,1,1\n";
    assert_eq!(
        check(&files.with("cooperatives.csv", locked)).diagnostics[0].code,
        "instance::total-too-long"
    );
    let headless = check_allocation("x.csv", b"id,amount\na,5\n", &instance).unwrap_err();
    assert_eq!(headless[0].code, "instance::column-missing");
}

/// Instances whose faults cover most of the reader; the mutations start here.
fn starts() -> Vec<Vec<(String, Vec<u8>)>> {
    let files = |folder: &PathBuf| {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<_> = entries
            .filter(|path| path.is_file())
            .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    };
    folders().iter().map(files).collect()
}

#[derive(Clone, Debug)]
enum Mutation {
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Copy(usize, usize, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let snippet = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..6),
        prop_oneof![
            Just("\""),
            Just(","),
            Just("\r\n"),
            Just("-"),
            Just("1e18"),
            Just("999999999999999999"),
            Just("0.000000000000000001"),
            Just("NaN"),
            Just("[[rules]]\n"),
            Just("="),
            Just("{"),
            Just("["),
            Just("members"),
            Just("poor_income"),
            Just("id"),
            Just("in"),
            Just("0"),
            Just("each = \"id\"\n"),
        ]
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop_oneof![
        (any::<usize>(), snippet).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        (any::<usize>(), 1_usize..12).prop_map(|(at, count)| Mutation::Remove(at, count)),
        (any::<usize>(), any::<usize>(), 1_usize..30)
            .prop_map(|(from, to, count)| Mutation::Copy(from, to, count)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: &Mutation) {
    let within = |at: usize, bytes: &[u8]| at % (bytes.len() + 1);
    match mutation {
        Mutation::Insert(at, inserted) => {
            let at = within(*at, bytes);
            bytes.splice(at..at, inserted.iter().copied());
        }
        Mutation::Remove(at, count) => {
            let at = within(*at, bytes);
            bytes.drain(at..bytes.len().min(at + count));
        }
        Mutation::Copy(from, to, count) => {
            let from = within(*from, bytes);
            let copied = bytes[from..bytes.len().min(from + count)].to_vec();
            let to = within(*to, bytes);
            bytes.splice(to..to, copied);
        }
    }
}

/// What must hold of any reading: an instance or an error, never both, and sentences for all.
fn is_sound(reading: &Reading) -> bool {
    let sentences = reading.diagnostics.iter().all(|diagnostic| !diagnostic.message().is_empty());
    let error = reading.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    sentences && error == reading.instance.is_none()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn garbage_never_panics(
        settings in prop::collection::vec(any::<u8>(), 0..200),
        table in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        prop_assert!(is_sound(&check(&Files::new("f").with("instance.toml", settings).with("cooperatives.csv", table.clone()))));
        prop_assert!(is_sound(&check(&Files::new("f").with("instance.toml", SETTINGS).with("cooperatives.csv", table))));
    }

    #[test]
    fn mutated_instances_never_panic(
        start in any::<prop::sample::Index>(),
        mutations in prop::collection::vec((any::<usize>(), mutation()), 1..8),
    ) {
        thread_local!(static STARTS: Vec<Vec<(String, Vec<u8>)>> = starts());
        let mut files = STARTS.with(|starts| starts[start.index(starts.len())].clone());
        for (file, mutation) in &mutations {
            let file = file % files.len();
            mutate(&mut files[file].1, mutation);
        }
        let files = files.into_iter().fold(Files::new("f"), |files, (name, bytes)| files.with(&name, bytes));
        prop_assert!(is_sound(&check(&files)));
    }

    #[test]
    fn allocations_of_any_bytes_never_panic(bytes in "(id|grant|a|b|[0-9.,\"\n -]|\\PC){0,60}") {
        let files = Files::new("f").with("instance.toml", SETTINGS);
        let instance = check(&files.with("cooperatives.csv", "id,impact_per_yuan\na,1\nb,1\n")).instance.unwrap();
        let _ = check_allocation("x.csv", bytes.as_bytes(), &instance);
        let with_headings = format!("id,grant\n{bytes}");
        if let Err(faults) = check_allocation("x.csv", with_headings.as_bytes(), &instance) {
            prop_assert!(!faults.is_empty());
        }
    }
}
