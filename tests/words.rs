//! Every sentence is there in every language, with the same blanks to fill, and none is there for nothing.

mod command;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use allotment::measure::catalog;
use allotment::words::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use tempfile::TempDir;

/// The files below a folder with an ending, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn blanks(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            blanks_of(expression, found);
        }
    }
}

fn blanks_of(expression: &Expression<String>, found: &mut BTreeSet<String>) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            for variant in variants {
                blanks(&variant.value, found);
            }
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => blanks_of(expression, found),
        _ => {}
    }
}

/// Each file's messages and, as `id.attribute`, their attributes, with the blanks in them.
type Sentences = BTreeMap<(PathBuf, String), BTreeSet<String>>;

fn sentences(language: Language) -> Sentences {
    let folder = Path::new("src/words").join(language.tag());
    let mut found = Sentences::new();
    for path in files(&folder, "ftl") {
        let file = path.strip_prefix(&folder).unwrap().to_owned();
        let resource = parse(fs::read_to_string(&path).unwrap());
        let resource = resource.unwrap_or_else(|(_, faults)| panic!("{}: {faults:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let attributes =
                message.attributes.iter().map(|one| (format!("{id}.{}", one.id.name), &one.value));
            for (id, pattern) in message.value.iter().map(|value| (id.clone(), value)).chain(attributes) {
                let mut own = BTreeSet::new();
                blanks(pattern, &mut own);
                assert!(found.insert((file.clone(), id.clone()), own).is_none(), "{id} is there twice");
            }
        }
    }
    found
}

#[test]
fn every_language_says_every_sentence_with_the_same_blanks() {
    let english = sentences(Language::English);
    for language in Language::ALL {
        let own = sentences(language);
        for (sentence, blanks) in &english {
            assert_eq!(own.get(sentence), Some(blanks), "{sentence:?} in {}", language.tag());
        }
        for sentence in own.keys() {
            assert!(english.contains_key(sentence), "{sentence:?} is in {} alone", language.tag());
        }
    }
}

/// The texts in quotes of a source file, and what stands before each.
fn quoted(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts: Vec<&str> = source.split('"').collect();
    (1..parts.len()).map(move |place| (parts[place - 1].trim_end(), parts[place]))
}

#[test]
fn no_sentence_is_missing_and_none_is_there_for_nothing() {
    let ids: BTreeSet<String> =
        sentences(Language::English).into_keys().map(|(_, id)| id).filter(|id| !id.contains('.')).collect();
    let mut named = BTreeSet::new();
    for path in files(Path::new("src"), "rs") {
        let source = fs::read_to_string(&path).unwrap();
        for (before, text) in quoted(&source) {
            let asked = ["said!(", "Message(", " text("].iter().any(|call| before.ends_with(call));
            if asked && path.starts_with("src/words") && !text.contains('{') {
                assert!(ids.contains(text), "{} names {text}, which nothing says", path.display());
            }
            named.insert(text.replacen("::", "-", 1));
        }
    }
    let measures: Vec<_> = catalog().iter().flat_map(|family| family.measures()).collect();
    named.extend(measures.iter().map(|one| format!("measure-{}", one.name.replace('_', "-"))));
    named.extend(measures.iter().map(|one| format!("measure-unit-{}", one.unit.word().replace(' ', "-"))));
    let policies = allotment::policy::catalog().iter();
    named.extend(policies.map(|policy| format!("title-policy-{}", policy.name())));
    let rules = allotment::rule::KINDS.iter().map(|(name, _)| name.replace('_', "-"));
    named.extend(rules.map(|name| format!("title-rule-{name}")));
    let unused: Vec<&String> = ids.difference(&named).collect();
    assert!(unused.is_empty(), "nothing says {unused:?}");
}

/// What a reader without linear programming would have to look up.
const WORDS_OF_THE_TRADE: [&str; 9] =
    ["dual", "duals", "duality", "basis", "slack", "对偶", "松弛", "基变量", "最优基"];

#[test]
fn no_sentence_needs_a_reader_who_knows_linear_programming() {
    for path in files(Path::new("src/words"), "ftl") {
        let text = fs::read_to_string(&path).unwrap();
        let sentences = text.lines().filter(|line| !line.starts_with('#'));
        for sentence in sentences {
            let said = sentence.split_once(" = ").map_or(sentence, |(_, said)| said).to_lowercase();
            let words: BTreeSet<&str> = said.split(|letter: char| !letter.is_alphabetic()).collect();
            let found = WORDS_OF_THE_TRADE
                .iter()
                .find(|word| words.contains(**word) || is_chinese(word) && said.contains(**word));
            assert_eq!(found, None, "{}: {sentence}", path.display());
        }
    }
}

/// Is there a Chinese letter in it?
fn is_chinese(text: &str) -> bool {
    text.chars().any(|letter| ('\u{4E00}'..='\u{9FFF}').contains(&letter))
}

#[test]
fn the_command_speaks_what_is_asked_for_else_what_the_environment_does() {
    let said = |arguments: &[&str], variables: [(&str, &str); 3]| {
        let mut command = command::allotment();
        let run = command.env_remove("LANGUAGE").envs(variables).args(arguments).output().unwrap();
        format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr))
    };
    let environment = |all: &'static str, language: &'static str| {
        [("LC_ALL", all), ("LC_MESSAGES", ""), ("LANG", language)]
    };
    let solve = &["solve", "instances/tiny/ties"][..];
    let asked = &["solve", "instances/tiny/ties", "--lang", "zh"][..];
    for (arguments, variables, chinese) in [
        (solve, environment("C.UTF-8", "zh_CN.UTF-8"), false),
        (solve, environment("", "zh_CN.UTF-8"), true),
        (solve, environment("", "fr_FR.UTF-8"), false),
        (asked, environment("", "en_GB.UTF-8"), true),
        (&["list", "rules", "--lang=en"], environment("", "zh_CN.UTF-8"), false),
    ] {
        assert_eq!(is_chinese(&said(arguments, variables)), chinese, "{arguments:?} {variables:?}");
    }
}

#[test]
fn what_programs_read_is_the_same_in_every_language() {
    let folder = TempDir::new().unwrap();
    let nothing = folder.path().join("nothing.csv");
    fs::write(&nothing, "id,grant\nA,0\n").unwrap();
    let nothing = nothing.to_str().unwrap();
    for arguments in [
        &["solve", "instances/tiny/ties", "--format", "csv"][..],
        &["compare", "instances/tiny/coverage", "--format", "csv"],
        &["explain", "instances/tiny/ties", "--format", "csv"],
        &["verify", "instances/tiny/ties", nothing, "--format", "json"],
    ] {
        let run =
            |language| command::allotment().args(arguments).args(["--lang", language]).output().unwrap();
        let (english, chinese) = (run("en"), run("zh"));
        assert_eq!(english.status.code(), chinese.status.code());
        assert_eq!(
            String::from_utf8_lossy(&english.stdout),
            String::from_utf8_lossy(&chinese.stdout),
            "{arguments:?}"
        );
    }
}

/// The texts behind `#` of a TOML file, and every value that is a name.
fn said_in(settings: &str) -> Vec<&str> {
    let comments = settings.lines().filter_map(|line| line.split_once("# ")).map(|(_, comment)| comment);
    let names = settings.lines().filter_map(|line| line.strip_prefix("name = "));
    comments.chain(names).collect()
}

#[test]
fn a_world_is_described_in_the_language_spoken_and_its_figures_are_the_same() {
    let folder = TempDir::new().unwrap();
    let made = |language: &str| {
        let path = folder.path().join(language);
        let world = ["--cooperatives", "1500", "-o", path.to_str().unwrap(), "--lang", language];
        let run = command::allotment().arg("generate").args(world).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        path
    };
    let (english, chinese) = (made("en"), made("zh"));
    let read = |folder: &Path, file: &str| fs::read_to_string(folder.join(file)).unwrap();
    for file in ["cooperatives.csv", "members.csv", "tiles.csv"] {
        assert!(read(&english, file) == read(&chinese, file), "{file}");
    }
    let [ours, theirs] = [&english, &chinese].map(|folder| read(folder, "instance.toml"));
    let (ours, theirs) = (said_in(&ours), said_in(&theirs));
    // Nine comments on figures and sections, one on each of four rules, five names and one on the file.
    assert_eq!((ours.len(), theirs.len()), (19, 19), "{ours:#?}");
    assert!(ours.iter().all(|said| !is_chinese(said)), "{ours:#?}");
    assert!(theirs.iter().all(|said| is_chinese(said)), "{theirs:#?}");
    // Without what is said, both are one programme.
    let programme = |folder: &Path| {
        let settings = read(folder, "instance.toml");
        let lines = settings.lines().map(|line| line.split("# ").next().unwrap().trim_end().to_owned());
        lines.filter(|line| !line.starts_with("name = ")).collect::<Vec<_>>()
    };
    assert_eq!(programme(&english), programme(&chinese));
    assert!(read(&chinese, "README.md").contains("--seed 2020 --lang zh -o DIR"));
}
