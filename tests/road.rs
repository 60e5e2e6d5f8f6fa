//! The whole road on real input: every instance, the README, published figures.

mod command;

use std::fs;
use std::path::{Path, PathBuf};

use allotment::impact::Impact;
use allotment::instance::{Allocation, Files, Instance, check, read};
use allotment::measure::poverty;
use allotment::pipeline::{self, Status};
use allotment::report::Summary;
use allotment::solve::by_name;
use allotment::units::{Fraction, Money};

fn allotment(arguments: &[&str]) -> String {
    let output = command::allotment().args(arguments).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

fn folders_with(name: &str, folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(folders_with(name, &path));
        }
    }
    if folder.join(name).is_file() {
        found.push(folder.to_owned());
    }
    found
}

fn valid(folder: &Path) -> Instance {
    let reading = read(folder);
    let faults: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    reading.instance.unwrap_or_else(|| panic!("{}: {}", folder.display(), faults.join("\n")))
}

#[test]
fn every_instance_but_the_broken_ones_is_free_of_faults_and_has_a_readme_and_an_answer() {
    let folders = folders_with("instance.toml", Path::new("instances"));
    let sound: Vec<_> = folders.iter().filter(|folder| !folder.starts_with("instances/broken")).collect();
    assert!(sound.len() >= 20, "only {} instances", sound.len());
    for folder in sound {
        valid(folder);
        for file in ["README.md", "answer.toml"] {
            assert!(folder.join(file).is_file(), "{} has no {file}", folder.display());
        }
    }
}

#[test]
fn every_instance_with_an_answer_gives_that_answer() {
    let output = allotment(&["regress", "instances"]);
    assert!(output.trim_end().ends_with(" as expected, 0 different"), "{output}");
}

#[test]
fn several_rules_bind_in_guangxi_and_the_proof_is_tight() {
    let instance = valid(Path::new("instances/guangxi-2020"));
    let impact = Impact::of(&instance);
    let answer = pipeline::solve(&instance, &impact, by_name("engine").unwrap());
    assert_eq!(answer.status, Status::Optimal);
    let summary = Summary::of(&answer);
    let mut binding: Vec<&str> =
        summary.rules.iter().filter(|rule| rule.binding).map(|rule| rule.rule.as_str()).collect();
    binding.dedup();
    assert!(binding.len() >= 6, "{binding:?}");
    assert!(answer.split <= answer.problem.rows().len(), "at most one split cooperative for every row");
    assert!(summary.impact.relative_gap.unwrap() < 1e-5);
    // What whole money costs: at most one step × the steepest slope for every split cooperative.
    let steepest = (0..answer.problem.cooperatives()).filter_map(|i| answer.problem.curve(i).gain(0)).max();
    let room = &steepest.unwrap() * &Fraction::from(answer.split as u64);
    let (bound, audit) = (answer.bound.as_ref().unwrap(), answer.audit.as_ref().unwrap());
    assert!(bound - &audit.achieved <= room, "{} split", answer.split);
}

#[test]
fn the_readme_shows_what_the_command_prints() {
    let readme = fs::read_to_string("README.md").unwrap();
    let shown =
        readme.split("<!-- solve instances/guangxi-2020 -->\n```text\n").nth(1).expect("a worked run");
    let shown = shown.split("```").next().unwrap();
    assert_eq!(shown, allotment(&["solve", "instances/guangxi-2020"]));
}

#[test]
fn the_readme_shows_what_the_optimum_is_worth() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (command, shown) = readme
        .split("<!-- ")
        .find_map(|part| part.strip_prefix("compare ")?.split_once(" -->\n```text\n"))
        .expect("a comparison");
    let shown = shown.split("```").next().unwrap();
    let arguments: Vec<&str> = ["compare"].into_iter().chain(command.split(' ')).collect();
    let printed = allotment(&arguments);
    assert_eq!(shown, printed);
    // The figures of the text beside it, from the table's own columns.
    let impact = |policy: &str| -> u64 {
        let line = printed.lines().find(|line| line.trim_start().starts_with(policy)).unwrap();
        line.split_whitespace().nth(1).unwrap().replace([',', '*'], "").parse().unwrap()
    };
    let more = impact("optimal") - impact("factor-method");
    let goal = impact("factor-method").to_string();
    let target = allotment(&["target", "instances/guangxi-2020", "--impact", &goal, "--format", "json"]);
    let target: serde_json::Value = serde_json::from_str(&target).unwrap();
    let enough = target["whole_budget"].as_u64().unwrap();
    let said = readme.replace(',', "");
    assert!(said.contains(&format!("{more} yuan a year more")), "{more}");
    assert!(said.contains(&format!("{enough} yuan are enough")), "{enough}");
    assert!(said.contains(&format!("{} yuan are left", 360_000_000 - enough)));
}

#[test]
fn the_readmes_own_instance_is_valid_and_gives_what_it_says() {
    let readme = fs::read_to_string("README.md").unwrap();
    let block = |after: &str| {
        let rest = readme.split(after).nth(1).unwrap_or_else(|| panic!("README has `{after}`"));
        rest.split("```").next().unwrap().to_owned()
    };
    let files = Files::new("readme")
        .with("instance.toml", block("<!-- instance.toml -->\n```toml\n"))
        .with("cooperatives.csv", block("<!-- cooperatives.csv -->\n```csv\n"));
    let reading = check(&files);
    assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
    let instance = reading.instance.unwrap();
    let impact = Impact::of(&instance);
    let answer = pipeline::solve(&instance, &impact, by_name("engine").unwrap());
    let grants: Vec<u64> = answer.allocation.unwrap().grants().iter().map(|grant| grant.get()).collect();
    let said = block("<!-- grants -->\n```text\n");
    let said: Vec<u64> = said.split_whitespace().map(|grant| grant.parse().unwrap()).collect();
    assert_eq!(grants, said);
}

/// Ten people of World Bank, Revisiting Targeting in Social Assistance (2022), ch. 7; line 20, budget 30.
#[test]
fn the_world_banks_ten_people_come_out_as_published() {
    let instance = valid(Path::new("instances/world-bank-ten"));
    let gap_after = |grants: [u64; 10]| {
        let allocation = Allocation::new(&instance, grants.map(Money::yuan).to_vec());
        poverty(&instance, &allocation).unwrap()
    };
    let before = gap_after([0; 10]).before;
    assert!((before.headcount - 0.40).abs() < 1e-12, "headcount 40 %");
    assert!((before.gap * 10.0 * 20.0 - 40.0).abs() < 1e-9, "total gap 40");
    // Scenario 2 gives 15 each to persons 2 and 3: $21 of $30 closes gap.
    let scenario_2 = gap_after([0, 15, 15, 0, 0, 0, 0, 0, 0, 0]).after;
    assert!(((before.gap - scenario_2.gap) * 200.0 - 21.0).abs() < 1e-9);
    // Scenario 4 gives 3 to all: $12, and the gap falls by 30 %.
    let scenario_4 = gap_after([3; 10]).after;
    assert!(((before.gap - scenario_4.gap) * 200.0 - 12.0).abs() < 1e-9);
    assert!(((before.gap - scenario_4.gap) / before.gap - 0.30).abs() < 1e-9);
}

/// Haughton & Khandker, Handbook on Poverty and Inequality, ch. 4: y = 100, 110, 150, 160; z = 125.
#[test]
fn the_handbooks_poverty_indices_come_out_as_published() {
    let files = Files::new("handbook")
        .with(
            "instance.toml",
            "format = 1\nname = \"handbook\"\n[funds]\nbudget = 0\n[poverty]\nline = 125\nmeasure = \"gap\"\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n",
        )
        .with("cooperatives.csv", "id\na\n")
        .with("members.csv", "cooperative,people,income\na,1,100\na,1,110\na,1,150\na,1,160\n");
    let instance = check(&files).instance.unwrap();
    let indices = poverty(&instance, &Allocation::new(&instance, vec![Money::ZERO])).unwrap().before;
    assert!((indices.gap - 0.08).abs() < 1e-12 && (indices.squared_gap - 0.0136).abs() < 1e-12);
    assert!((indices.headcount - 0.5).abs() < 1e-12);
}

/// A person exactly at the line is not poor: the program puts many people exactly there.
#[test]
fn a_person_lifted_exactly_to_the_line_is_not_poor() {
    let instance = valid(Path::new("instances/tiny/one-group-crossing-the-line"));
    let lifted = Allocation::new(&instance, vec![Money::yuan(160), Money::ZERO]);
    let short = Allocation::new(&instance, vec![Money::yuan(159), Money::ZERO]);
    let poor = |allocation: &Allocation| poverty(&instance, allocation).unwrap();
    // Two of seven people are lifted; one yuan less leaves both poor, a whole step (not less) short of the line.
    assert!((poor(&lifted).before.headcount - 3.0 / 7.0).abs() < 1e-12);
    assert!((poor(&lifted).after.headcount - 1.0 / 7.0).abs() < 1e-12);
    assert!((poor(&short).after.headcount - 3.0 / 7.0).abs() < 1e-12);
    assert!(poor(&short).within_a_step.abs() < 1e-12);
}

/// B stands before A in the table; both bring the same.
#[test]
fn ties_go_by_id_and_are_counted() {
    let instance = valid(Path::new("instances/tiny/ties"));
    let impact = Impact::of(&instance);
    let answer = pipeline::solve(&instance, &impact, by_name("engine").unwrap());
    let grants: Vec<u64> =
        answer.allocation.as_ref().unwrap().grants().iter().map(|grant| grant.get()).collect();
    assert_eq!(grants, [0, 100, 0], "B, A, C");
    assert_eq!(Summary::of(&answer).funds.tied, Some(2));
}

/// A value that no cooperative has is worth a warning, and takes nothing from the rule: 60 to the north by hand.
#[test]
fn a_rule_with_a_warning_is_kept_all_the_same() {
    let settings = "format = 1\nname = \"typo\"\n[funds]\nbudget = 100\n[[rules]]\nname = \"north\"\n\
        where = { region = [\"north\", \"nroth\"] }\nat_least = 60\n";
    let files = Files::new("typo")
        .with("instance.toml", settings)
        .with("cooperatives.csv", "id,region,impact_per_yuan\na,north,0.1\nb,south,0.5\n");
    let reading = check(&files);
    assert_eq!(reading.diagnostics.len(), 1, "the misspelt value is warned about");
    let instance = reading.instance.unwrap();
    assert_eq!(instance.rules().len(), 1);
    let impact = Impact::of(&instance);
    let answer = pipeline::solve(&instance, &impact, by_name("engine").unwrap());
    let grants: Vec<u64> = answer.allocation.unwrap().grants().iter().map(|grant| grant.get()).collect();
    assert_eq!(grants, [60, 40]);
}
