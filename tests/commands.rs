//! The command as its users meet it: arguments, streams, files, exit codes.

mod command;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use tempfile::TempDir;

fn allotment(arguments: &[&str]) -> Output {
    command::allotment().args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn exit_codes_say_how_it_ended() {
    for (arguments, code) in [
        (&["solve", "instances/tiny/ties"][..], 0),
        (&["solve", "instances/tiny/ties", "--relative-gap", "0.001"], 0),
        (&["solve", "instances/tiny/infeasible"], 1),
        (&["solve", "instances/tiny/nearest-miss"], 1),
        (&["solve", "instances/tiny/no-such-folder"], 2),
        (&["solve", "instances/tiny/ties", "--solver", "nobody"], 2),
        (&["solve"], 2),
        (&["check", "instances/tiny/ties"], 0),
        (&["check", "instances/tiny/no-such-folder"], 2),
        (&["explain", "instances/tiny/binding-floor"], 0),
        (&["explain", "instances/tiny/infeasible"], 0),
        (&["explain", "instances/tiny/nearest-miss"], 1),
        (&["explain", "instances/tiny/ties", "--cooperative", "nobody"], 2),
        (&["explain", "instances/tiny/ties", "--rule", "none"], 2),
        (&["frontier", "instances/tiny/ties"], 0),
        (&["frontier", "instances/tiny/coverage", "--vary", "accuracy.min_coverage", "--points", "3"], 0),
        (&["frontier", "instances/tiny/ties", "--to", "-1"], 2),
        (&["frontier", "instances/tiny/ties", "--vary", "nothing"], 2),
        (&["frontier", "instances/tiny/few-recipients"], 2),
        (&["frontier", "instances/tiny/ties", "--exact"], 0),
        (&["frontier", "instances/tiny/binding-floor", "--exact"], 2),
        (&["frontier", "instances/tiny/binding-floor", "--by", "budget", "--by", "rule:south"], 0),
        (&["frontier", "instances/tiny/binding-floor", "--by", "budget"], 2),
        (&["frontier", "instances/tiny/binding-floor", "--by", "budget", "--by", "budget"], 2),
        (&["frontier", "instances/tiny/ties", "--from", "50", "--to", "20"], 2),
        (&["frontier", "instances/tiny/coverage", "--vary", "min_coverage", "--to", "1.5"], 2),
        (&["frontier", "instances/tiny/coverage", "--vary", "min_coverage", "--from", "1"], 1),
        (&["target", "instances/tiny/ties", "--impact", "50"], 0),
        (&["target", "instances/tiny/ties", "--impact", "5000"], 1),
        (&["target", "instances/tiny/ties", "--gap-closed", "0.5"], 2),
        (&["target", "instances/tiny/ties"], 2),
        (&["list", "rules"], 0),
        (&["list", "nothing"], 2),
        (&["regress", "instances/tiny"], 0),
        (&["regress", "src"], 2),
    ] {
        let output = allotment(arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{}{}", stdout(&output), stderr(&output));
    }
}

#[test]
fn results_go_to_stdout_and_faults_of_an_instance_to_stderr() {
    let good = allotment(&["solve", "instances/tiny/ties"]);
    assert!(stdout(&good).starts_with("Two alike and money for one\noptimal"));
    assert_eq!(stderr(&good), "");
    // Without money there is no share of it to speak of, and no gap.
    let nothing = allotment(&["solve", "instances/tiny/budget-0"]);
    assert!(!stdout(&nothing).contains("How accurate"), "{}", stdout(&nothing));
    assert!(stdout(&nothing).contains("gap 0\n"), "{}", stdout(&nothing));
    let bad = allotment(&["solve", "instances/tiny/no-such-folder"]);
    assert_eq!(stdout(&bad), "");
    assert!(stderr(&bad).contains("error[instance::"), "{}", stderr(&bad));
    let checked = allotment(&["check", "instances/tiny/no-such-folder"]);
    assert!(stdout(&checked).contains("error[instance::"), "faults are the result of check");
}

#[test]
fn every_command_shows_an_example() {
    let help = allotment(&["--help"]);
    let listed = stdout(&help).split_once("Commands:\n").expect("the commands are listed").1;
    let lines = listed.lines().take_while(|line| !line.is_empty());
    let commands: Vec<&str> = lines.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.len() > 8 && commands.contains(&"solve"), "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        let output = allotment(&[command, "--help"]);
        let example = stdout(&output).split_once("\nExample").map_or("", |(_, example)| example);
        assert!(example.contains(&format!(":\n  allotment {command} ")), "{command}");
        let readme = fs::read_to_string("README.md").unwrap();
        assert!(readme.contains(&format!("\n| `{command} ")), "README has no line for {command}");
    }
}

#[test]
fn shells_and_the_manual_know_every_command() {
    let help = allotment(&["--help"]);
    let listed = stdout(&help).split_once("Commands:\n").expect("the commands are listed").1;
    let lines = listed.lines().take_while(|line| !line.is_empty());
    let commands: Vec<&str> = lines.filter_map(|line| line.split_whitespace().next()).collect();
    for printed in [allotment(&["completions", "bash"]), allotment(&["completions", "fish"])] {
        assert!(commands.iter().all(|command| stdout(&printed).contains(command)), "{}", stdout(&printed));
    }
    // What is said beside them is in the language spoken, and values stay.
    for shell in ["zsh", "fish"] {
        let chinese = allotment(&["completions", shell, "--lang", "zh"]);
        let said: String = stdout(&chinese).lines().filter(|line| !line.starts_with('#')).collect();
        assert!(!said.contains("Print") && said.contains("显示帮助") && said.contains("markdown"), "{said}");
    }
    let man = allotment(&["man"]);
    for command in commands.iter().filter(|command| **command != "help") {
        assert!(stdout(&man).contains(&format!("\n.SH {}\n", command.to_uppercase())), "{command}");
    }
    assert!(stdout(&man).contains("relative\\-gap"), "options are there too");
    assert!(stdout(&man).contains("\n.SH SYNOPSIS\n"), "{}", stdout(&man));
    // In Chinese nothing but commands, arguments and values is English.
    let man = allotment(&["man", "--lang", "zh"]);
    let chinese = stdout(&man);
    let is_name = |title: &str| commands.iter().any(|command| command.to_uppercase() == title);
    let titles = chinese.lines().filter_map(|line| line.split_once(".S")).map(|(_, title)| &title[2..]);
    let foreign: Vec<&str> = titles.filter(|title| title.is_ascii() && !is_name(title)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    for english in ["Print", "Possible", "possible", "default", "Usage", "Example", "[OPTIONS]"] {
        assert!(!chinese.contains(english), "{english}");
    }
}

#[test]
fn lists_name_everything_once() {
    for what in ["policies", "rules", "measures", "solvers", "formats", "faults"] {
        let output = allotment(&["list", what]);
        let names: Vec<&str> = stdout(&output).lines().map(|line| line.split("  ").next().unwrap()).collect();
        assert!(!names.is_empty(), "{what}");
        let mut distinct = names.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(names.len(), distinct.len(), "{what}: {names:?}");
    }
}

#[test]
fn faults_are_json_with_their_places() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("instance.toml"), "format = 1\nname = \"x\"\n[funds]\nbudget = 10\n")
        .unwrap();
    fs::write(folder.path().join("cooperatives.csv"), "id,impact_per_yuan,max_grant\na,0.5,-500\n").unwrap();
    let output = allotment(&["check", folder.path().to_str().unwrap(), "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let found = json(&output);
    assert_eq!(found["status"], "invalid");
    assert_eq!(found["errors"], 1);
    let fault = &found["faults"][0];
    assert_eq!(fault["code"], "instance::money-negative");
    assert_eq!(
        (&fault["file"], &fault["line"], &fault["column"]),
        (&"cooperatives.csv".into(), &2.into(), &7.into())
    );
    assert!(fault["message"].as_str().unwrap().contains("-500"));
}

#[test]
fn every_command_gives_the_faults_of_its_input_as_json_where_json_is_asked_for() {
    let broken = "instances/broken/money-negative";
    let good = "instances/tiny/ties";
    for (arguments, code) in [
        (&["check", broken][..], "instance::money-negative"),
        (&["solve", broken], "instance::money-negative"),
        (&["verify", broken, "nothing.csv"], "instance::money-negative"),
        (&["explain", broken], "instance::money-negative"),
        (&["solve", "instances/tiny/no-such-folder"], "instance::folder-missing"),
        (&["verify", good, "nothing.csv"], "instance::file-unreadable"),
        (&["verify", good, "Cargo.toml"], "instance::column-missing"),
        (&["explain", good, "--cooperative", "nobody"], "cli::cooperative-unknown"),
        (&["explain", good, "--rule", "none"], "cli::rule-unknown"),
        (&["regress", "src"], "cli::no-answers"),
        (&["solve", good, "-o", "Cargo.toml/x"], "cli::unwritable"),
    ] {
        let output = allotment(&[arguments, &["--format", "json"]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let found = json(&output);
        assert_eq!((&found["command"], &found["status"]), (&arguments[0].into(), &"invalid".into()));
        let codes: Vec<&str> =
            found["faults"].as_array().unwrap().iter().map(|fault| fault["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&code), "{arguments:?}: {codes:?}");
        let words = if arguments[0] == "check" { stdout(&output) } else { stderr(&output) };
        assert!(words.contains(code), "{arguments:?}: {words}");
    }
    // A document says what is wrong; a table of faults could be taken for one of grants.
    assert!(
        stdout(&allotment(&["solve", broken, "--format", "markdown"])).starts_with("- **error** `instance::")
    );
    assert_eq!(stdout(&allotment(&["solve", broken, "--format", "csv"])), "");
}

#[test]
fn numbers_among_the_arguments_are_numbers_that_make_sense() {
    for gap in ["nan", "inf", "-inf", "-0.1", "1.5", "1e400", "ten", "", "0,1"] {
        let output = allotment(&["solve", "instances/tiny/ties", "--relative-gap", gap]);
        assert_eq!(output.status.code(), Some(2), "{gap}");
        assert!(stderr(&output).contains("write a number from 0 to 1"), "{gap}: {}", stderr(&output));
    }
    for threads in ["0", "-1", "two"] {
        let output = allotment(&["solve", "instances/tiny/ties", "--threads", threads]);
        assert_eq!(output.status.code(), Some(2), "{threads}");
    }
    for arguments in [["--cooperatives", "0"], ["--cooperatives", "5000000000"], ["--regions", "2000000"]] {
        let output = allotment(&[&["generate", "-o", "target/never"], &arguments[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_solver_for_small_programs_says_so_beforehand_and_gives_up_rather_than_run_for_hours() {
    let begun = std::time::Instant::now();
    let output = allotment(&["solve", "instances/guangxi-2020", "--solver", "microlp"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).starts_with("microlp is meant for up to 2000 cooperatives; with 49595"),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).contains("microlp is given 60000 at most"), "{}", stdout(&output));
    assert!(begun.elapsed().as_secs() < 60);
    assert_eq!(stderr(&allotment(&["solve", "instances/tiny/ties", "--solver", "microlp"])), "");
}

#[test]
fn generate_writes_over_nothing_unless_told_to() {
    let folder = TempDir::new().unwrap();
    let to = folder.path().to_str().unwrap();
    let generate = ["generate", "--cooperatives", "30", "-o", to];
    // What an interrupted run has left is in nobody's way.
    fs::write(folder.path().join(".members.csv.part"), "half").unwrap();
    assert_eq!(allotment(&generate).status.code(), Some(0));
    let written = || fs::read(folder.path().join("cooperatives.csv")).unwrap();
    let before = written();
    let again = allotment(&[&generate[..], &["--seed", "7"]].concat());
    assert_eq!(again.status.code(), Some(2));
    assert!(stderr(&again).contains("error[cli::not-empty]"), "{}", stderr(&again));
    assert_eq!(written(), before);
    assert_eq!(allotment(&[&generate[..], &["--seed", "7", "--force"]].concat()).status.code(), Some(0));
    assert_ne!(written(), before);
}

#[test]
fn verify_accepts_what_solve_wrote_and_refuses_what_breaks_a_rule() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let instance = "instances/tiny/binding-cap";
    assert_eq!(allotment(&["solve", instance, "-o", folder.path().to_str().unwrap()]).status.code(), Some(0));
    let (csv, prices) = (path("allocation.csv"), path("allocation.json"));
    let good = allotment(&["verify", instance, &csv, "--prices", &prices, "--format", "json"]);
    assert_eq!(good.status.code(), Some(0), "{}", stderr(&good));
    assert_eq!(json(&good)["rules_kept"], true);
    assert!(json(&good)["impact"]["relative_gap"].as_f64().unwrap() < 1e-9);
    // Without prices the bound is that of the budget alone: all 100 yuan at 0.5.
    let alone = json(&allotment(&["verify", instance, &csv, "--format", "json"]));
    assert_eq!(alone["bound_from"], "budget alone");
    assert!((alone["impact"]["bound"].as_f64().unwrap() - 50.0).abs() < 1e-9);

    fs::write(path("mine.csv"), "id,grant\nA,80\n").unwrap();
    let bad = allotment(&["verify", instance, &path("mine.csv")]);
    assert_eq!(bad.status.code(), Some(1));
    assert!(stdout(&bad).contains("broken: north: 80 is not at most 70; off by 10"), "{}", stdout(&bad));
    // 100 yuan at 0.5 are 50; what keeps the cap brings at most 70 · 0.5 + 30 · 0.1 = 38.
    fs::write(path("mine.csv"), "id,grant\nA,100\n").unwrap();
    let above = allotment(&["verify", instance, &path("mine.csv"), "--prices", &prices]);
    assert!(stdout(&above).contains("for what keeps every rule"), "{}", stdout(&above));
    assert!(!stdout(&above).contains("reached"), "{}", stdout(&above));
    // Prices of other files prove a bound too, and are said to be of others.
    let others = path("others.json");
    let sha = json(&good)["instance"]["sha256"].as_str().unwrap().to_owned();
    fs::write(&others, fs::read_to_string(&prices).unwrap().replace(&sha, "0")).unwrap();
    let elsewhere = allotment(&["verify", instance, &csv, "--prices", &others]);
    assert_eq!(elsewhere.status.code(), Some(0));
    assert!(stderr(&elsewhere).contains("warning[cli::prices-elsewhere]"), "{}", stderr(&elsewhere));
    assert!(stdout(&elsewhere).contains("from prices of another instance"), "{}", stdout(&elsewhere));

    fs::write(path("unknown.csv"), "id,grant\nZ,80\n").unwrap();
    assert_eq!(allotment(&["verify", instance, &path("unknown.csv")]).status.code(), Some(2));

    let wrong = fs::read_to_string(&prices).unwrap().replace("\"price\": 0.4", "\"price\": -0.4");
    fs::write(path("wrong.json"), wrong).unwrap();
    let refused = allotment(&["verify", instance, &csv, "--prices", &path("wrong.json")]);
    assert_eq!(refused.status.code(), Some(1), "a wrong sign is refused: {}", stderr(&refused));
}

#[test]
fn regress_sees_a_difference_and_rewrites_only_its_own_answers() {
    let folder = TempDir::new().unwrap();
    for (name, origin) in [("ours", "allotment 0.0.1"), ("theirs", "by hand")] {
        let to = folder.path().join(name);
        fs::create_dir(&to).unwrap();
        for file in ["instance.toml", "cooperatives.csv"] {
            fs::copy(Path::new("instances/tiny/ties").join(file), to.join(file)).unwrap();
        }
        fs::write(
            to.join("answer.toml"),
            format!("status = \"optimal\"\nimpact = 49\norigin = \"{origin}\"\n"),
        )
        .unwrap();
    }
    let root = folder.path().to_str().unwrap();
    let differs = allotment(&["regress", root, "--format", "junit"]);
    assert_eq!(differs.status.code(), Some(1));
    assert_eq!(stdout(&differs).matches("<failure").count(), 2);
    let updated = allotment(&["regress", root, "--update"]);
    assert_eq!(updated.status.code(), Some(1), "the answer by hand still differs");
    assert!(fs::read_to_string(folder.path().join("ours/answer.toml")).unwrap().contains("impact = 50"));
    assert!(fs::read_to_string(folder.path().join("theirs/answer.toml")).unwrap().contains("impact = 49"));
}

/// An answer that says less than it seems to would let every difference pass.
#[test]
fn regress_takes_no_answer_that_compares_nothing() {
    let folder = TempDir::new().unwrap();
    for file in ["instance.toml", "cooperatives.csv"] {
        fs::copy(Path::new("instances/tiny/ties").join(file), folder.path().join(file)).unwrap();
    }
    let root = folder.path().to_str().unwrap();
    let right = "status = \"optimal\"\nimpact = 50\norigin = \"by hand\"\n";
    for (answer, said) in [
        (right.to_owned(), "ok"),
        (format!("{right}tolerance = inf\n"), "tolerance of answer.toml should be a number"),
        (format!("{right}tolerance = \"1\"\n"), "tolerance of answer.toml should be a number"),
        (format!("{right}prices = 3\n"), "prices of answer.toml should be a section"),
        (format!("{right}[price]\nbudget = 7\n"), "answer.toml says price, which means nothing"),
        (right.replace("origin", "source"), "answer.toml does not say its origin"),
        (right.replace("status", "state"), "answer.toml has no status"),
        (format!("{right}\u{FFFD}"), "answer.toml is not valid TOML"),
    ] {
        fs::write(folder.path().join("answer.toml"), &answer).unwrap();
        let output = allotment(&["regress", root]);
        assert_eq!(output.status.code(), Some(i32::from(said != "ok")), "{answer}");
        assert!(stdout(&output).contains(said), "{answer}\n{}", stdout(&output));
    }
    fs::write(folder.path().join("answer.toml"), b"status = \"\xFF\"").unwrap();
    assert!(stdout(&allotment(&["regress", root])).contains("answer.toml is not valid TOML"));
}

/// A grant above a cooperative's own limit breaks no row, and every format says so.
#[test]
fn verify_tells_of_a_grant_that_is_not_allowed_in_every_format() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("mine.csv");
    fs::write(&file, "id,grant\nA,101\n").unwrap();
    let of = |format| {
        let output = allotment(&[
            "verify",
            "instances/tiny/budget-above-all-limits",
            file.to_str().unwrap(),
            "--format",
            format,
        ]);
        assert_eq!(output.status.code(), Some(1));
        stdout(&output).to_owned()
    };
    assert!(of("text").contains("not allowed: A gets 101: it may get whole multiples of 1 up to 100"));
    assert!(of("csv").ends_with("\ngrant,grant/A,it may get whole multiples of 1 up to 100,,101\n"));
    let markdown = of("markdown");
    assert!(markdown.contains("| A | 101 | it may get whole multiples of 1 up to 100 |"), "{markdown}");
    assert!(markdown.contains("| allocated | 101 |"), "{markdown}");
}

#[test]
fn the_same_input_gives_the_same_bytes_in_every_format() {
    for format in ["text", "json", "csv", "markdown"] {
        let run = || allotment(&["solve", "instances/tiny/coverage", "--format", format]).stdout;
        assert_eq!(run(), run(), "{format}");
    }
    let folders = [TempDir::new().unwrap(), TempDir::new().unwrap()];
    for folder in &folders {
        allotment(&["solve", "instances/tiny/coverage", "-o", folder.path().to_str().unwrap()]);
    }
    for file in ["report.html", "allocation.csv", "allocation.json", "allocation.xlsx", "proof.json"] {
        let [left, right] = [0, 1].map(|index: usize| fs::read(folders[index].path().join(file)).unwrap());
        assert_eq!(left, right, "{file}");
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    let answers = ["1", "2", "5"].map(|threads| {
        let run = ["solve", "instances/guangxi-2020", "--format", "json", "--threads", threads];
        allotment(&run).stdout
    });
    assert!(!answers[0].is_empty());
    assert!(answers[0] == answers[1] && answers[1] == answers[2]);
}

#[test]
fn an_output_that_cannot_be_written_is_said_so() {
    let folder = TempDir::new().unwrap();
    let taken = folder.path().join("taken");
    fs::write(&taken, "a file").unwrap();
    let output = allotment(&["solve", "instances/tiny/ties", "-o", taken.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("error[cli::unwritable]"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(taken).unwrap(), "a file");
    // A folder where a file should go: it is the file that is named.
    fs::create_dir_all(folder.path().join("to/allocation.json")).unwrap();
    let to = folder.path().join("to");
    let output = allotment(&["solve", "instances/tiny/ties", "-o", to.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("to/allocation.json` cannot be written"), "{}", stderr(&output));
    let left = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.as_encoded_bytes().starts_with(b".")), "something is left");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = command::allotment()
        .args(["list", "faults"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[test]
fn a_run_that_is_killed_leaves_no_file_half_written() {
    let folder = TempDir::new().unwrap();
    let whole = TempDir::new().unwrap();
    let instance = "instances/guangxi-prefectures";
    let begun = std::time::Instant::now();
    allotment(&["solve", instance, "-o", whole.path().to_str().unwrap()]);
    let whole_run = begun.elapsed();
    let expected = |name: &str| fs::read(whole.path().join(name)).unwrap();
    let names = ["report.html", "allocation.csv", "allocation.json", "allocation.xlsx", "proof.json"];
    let (mut absent, mut present) = (0, 0);
    for round in 0..100_u32 {
        let to: PathBuf = folder.path().join(round.to_string());
        let mut child = command::allotment()
            .args(["solve", instance, "-o", to.to_str().unwrap()])
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // From at once to half as long again as a whole run takes.
        std::thread::sleep(whole_run * round / 66);
        child.kill().unwrap();
        child.wait().unwrap();
        for name in names {
            match fs::read(to.join(name)) {
                Ok(bytes) => {
                    assert_eq!(bytes, expected(name), "{name} after {round}");
                    present += 1;
                }
                Err(_) => absent += 1,
            }
        }
    }
    assert!(
        absent > 0 && present > 0,
        "killed {absent} before, {present} after: the delays miss the writing"
    );
}

#[test]
fn a_curve_is_drawn_whole_and_the_same_each_time() {
    let folder = TempDir::new().unwrap();
    let draw = |name: &str| {
        let file = folder.path().join(name);
        let file = file.to_str().unwrap();
        let output =
            allotment(&["frontier", "instances/tiny/squared-gap", "--format", "json", "--plot", file]);
        (json(&output)["points"].as_array().unwrap().len(), fs::read_to_string(file).unwrap())
    };
    let (points, picture) = draw("one.svg");
    assert!(picture.starts_with("<svg") && picture.trim_end().ends_with("</svg>"), "{picture}");
    assert_eq!(picture.matches("<circle").count(), points);
    assert!(picture.contains("The poorest first up to a common floor") && picture.contains("budget"));
    assert_eq!(draw("two.svg").1, picture);
    let nowhere = folder.path().join("no/such/folder.svg");
    let output = allotment(&["frontier", "instances/tiny/ties", "--plot", nowhere.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
}

#[test]
fn curves_over_two_limits_are_drawn_in_both_languages() {
    let folder = TempDir::new().unwrap();
    let draw = |name: &str, language: &str| {
        let file = folder.path().join(name);
        let file = file.to_str().unwrap();
        let table = [
            "frontier",
            "instances/tiny/binding-leakage",
            "--by",
            "max_leakage",
            "--by",
            "budget",
            "--points",
            "3",
        ];
        let output =
            allotment(&[&table[..], &["--plot", file, "--lang", language, "--format", "json"]].concat());
        let cells = json(&output)["cells"].as_array().unwrap().clone();
        let cells =
            cells.iter().flat_map(|row| row.as_array().unwrap()).filter(|cell| !cell.is_null()).count();
        (cells, fs::read_to_string(file).unwrap())
    };
    let (cells, english) = draw("one.svg", "en");
    assert_eq!(english.matches("<circle").count(), cells);
    assert!(english.contains("a curve for each max_leakage") && english.contains("budget"), "{english}");
    assert_eq!(draw("two.svg", "en").1, english);
    let chinese = draw("three.svg", "zh").1;
    assert!(chinese.contains("每条曲线对应一个漏出率上限") && chinese.contains("预算"), "{chinese}");
}
