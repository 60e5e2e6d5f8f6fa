//! `explain` says the same in every format.

use serde_json::Value;

mod command;

const FLOOR: &str = "instances/tiny/binding-floor";

fn explained(instance: &str, format: &str, more: &[&str]) -> String {
    let run = command::allotment().args(["explain", instance, "--format", format]).args(more).output();
    let output = run.unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A brings 0.5 a yuan and B 0.1; of 100 yuan B must get 40. Without that they would bring 50, and so bring 34.
#[test]
fn a_floor_costs_the_same_in_a_table_of_figures_and_in_a_document() {
    let table = explained(FLOOR, "csv", &[]);
    assert!(table.starts_with("about,name,figure,value\n"), "{table}");
    for line in ["rules,south,limit,40", "costs,south,cost,16.0", "queue.next,B,grant,40", ",,status,optimal"]
    {
        assert!(table.lines().any(|other| other == line), "{line} is not in\n{table}");
    }
    let document = explained(FLOOR, "markdown", &[]);
    assert!(document.starts_with("# A floor that costs\n\noptimal: "), "{document}");
    assert!(document.contains("\n| rule | impact |\n| --- | --- |\n| south | 16 |\n"), "{document}");
    assert!(document.contains("\n| south | at least | 40 | 40 | -0.4000 |\n"), "{document}");
}

#[test]
fn a_table_of_figures_has_a_line_for_every_figure_of_the_json() {
    for (instance, more) in [
        (FLOOR, &[][..]),
        (FLOOR, &["--cooperative", "B"]),
        (FLOOR, &["--rule", "south"]),
        ("instances/tiny/infeasible", &[]),
    ] {
        let json: Value = serde_json::from_str(&explained(instance, "json", more)).unwrap();
        let mut figures = Vec::new();
        leaves(&json, &mut figures);
        let table = explained(instance, "csv", more);
        let mut lines = csv::Reader::from_reader(table.as_bytes());
        let values: Vec<String> = lines.records().map(|line| line.unwrap()[3].to_owned()).collect();
        assert_eq!(values, figures, "{instance} {more:?}");
        // And what tells one line from all others is told.
        let mut keys: Vec<&str> = table.lines().map(|line| line.rsplit_once(',').unwrap().0).collect();
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all, "{table}");
    }
}

fn leaves(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Array(elements) => elements.iter().for_each(|element| leaves(element, into)),
        Value::Object(fields) => fields.values().for_each(|field| leaves(field, into)),
        Value::String(text) => into.push(text.clone()),
        figure => into.push(figure.to_string()),
    }
}

#[test]
fn a_document_names_the_rules_that_clash_and_every_repair() {
    let json: Value = serde_json::from_str(&explained("instances/tiny/infeasible", "json", &[])).unwrap();
    let document = explained("instances/tiny/infeasible", "markdown", &[]);
    assert!(document.contains("\n## Rules that cannot hold together\n\n- "), "{document}");
    for rule in json["conflict"]["rules"].as_array().unwrap() {
        assert!(document.contains(&format!("\n- {}\n", rule.as_str().unwrap())), "{document}");
    }
    // Every line that a terminal shows below the last heading is there, and no other.
    let shown = explained("instances/tiny/infeasible", "text", &[]);
    let told = shown.split("\nWhat would mend it").nth(1).unwrap_or_else(|| panic!("{shown}"));
    let told: Vec<String> = told.lines().skip(1).map(|line| line.trim().replace('`', "\\`")).collect();
    let written = document.split("\n## What would mend it").nth(1).unwrap_or_else(|| panic!("{document}"));
    let written: Vec<&str> = written.lines().filter_map(|line| line.trim().strip_prefix("- ")).collect();
    assert!(!written.is_empty() && written == told, "{written:#?} is not {told:#?}");
}
