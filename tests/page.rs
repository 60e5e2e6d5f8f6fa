//! `report.html`: one file that loads nothing, the same bytes every time, and words of others as text.

mod command;

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

fn report(folder: &Path, more: &[&str]) -> String {
    let run = command::allotment().args(["report", folder.to_str().unwrap()]).args(more).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// Two cooperatives of ten people each, half of them 1,000 yuan below the line; a yuan to `a` reaches twice as many of
/// them as one to `b`. Everything that is a name is made of `word`.
fn instance(word: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let quoted = serde_json::to_string(word).unwrap();
    let rule = serde_json::to_string(&format!("rule {word}")).unwrap();
    let each = serde_json::to_string(&format!("place {word}")).unwrap();
    let settings = format!(
        "format = 1\nname = {quoted}\n[funds]\ncurrency = {quoted}\nbudget = 10000\nstep = 1000\n\
         [poverty]\nline = 6000\n[impact]\nreturn = 0.5\nby_trade = 1\nby_capital = 0\n\
         [[rules]]\nname = {rule}\neach = {each}\nat_least = 2000\n"
    );
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let table = format!(
        "id,name,{},members,poor_members,poor_income,poor_trade_share\n{},{},{},10,5,5000,0.8\nb,{},east,10,5,5000,0.4\n",
        cell(&format!("place {word}")),
        cell(&format!("a{word}")),
        cell(word),
        cell(&format!("west {word}")),
        cell(word),
    );
    fs::write(folder.path().join("instance.toml"), settings).unwrap();
    fs::write(folder.path().join("cooperatives.csv"), table).unwrap();
    let tiles =
        format!("group,row,column,label\n{},1,1,{}\neast,2,3,\n", cell(&format!("west {word}")), cell(word));
    fs::write(folder.path().join("tiles.csv"), tiles).unwrap();
    fs::write(folder.path().join("README.md"), format!("# From {word}\n\nA [link]({word}).\n")).unwrap();
    folder
}

/// The list of cooperatives, as the page's script reads it.
fn list(page: &str) -> Value {
    let begins = "<script type=\"application/json\" id=\"data\">";
    let json = page.split(begins).nth(1).unwrap().split("</script>").next().unwrap();
    serde_json::from_str(json).unwrap()
}

/// The elements of a page, in order.
fn elements(page: &str) -> Vec<&str> {
    let name = |part: &'_ str| part.find([' ', '>', '\n']).map_or(part.len(), |end| end);
    page.split('<').skip(1).map(|part| &part[..name(part)]).collect()
}

#[test]
fn the_page_says_what_can_be_worked_out_by_hand() {
    let page = report(instance("plain").path(), &[]);
    // b gets the 2,000 that the rule asks for, which brings 2,000 · 0.5 · 0.4 = 400 to its poor; a gets the other 8,000,
    // which bring 8,000 · 0.5 · 0.8 = 3,200, of the 5,000 that its five poor lack.
    assert!(
        page.contains(
            "10,000 plain, given to 2 of 2 cooperatives, close 3,600 yuan of poverty gap every year."
        )
    );
    // 3,600 of the 10,000 yuan of gap; 7,200 of 10,000 yuan reach the poor.
    assert!(page.contains("closed <b>3,600 (36.00\u{a0}%)</b>"), "{page}");
    assert!(page.contains("reaches poor members <b>7,200 (72.00\u{a0}%)</b>"));
    let list = list(&page);
    assert_eq!(list["grants"], serde_json::json!([8, 2]));
    assert_eq!(list["impact"], serde_json::json!([3200, 400]));
    assert_eq!(list["members"], serde_json::json!([[10, 10], [5, 5]]));
    // A yuan brings 0.4 at a, and the rule, which holds b at its floor, costs 0.4 − 0.2 there.
    let whole: f64 =
        list["prices"]["sets"][1].as_array().unwrap().iter().map(|part| part[1].as_f64().unwrap()).sum();
    assert!((whole - 0.2).abs() < 1e-3, "{list}");
}

/// Of 10,000 yuan `a` gets all, since each brings more there; nothing or at least 6,000 is given.
#[test]
fn where_grants_are_whole_the_page_speaks_of_the_next_grant() {
    let folder = instance("plain");
    let settings = fs::read_to_string(folder.path().join("instance.toml")).unwrap();
    let (settings, _) = settings.split_once("[[rules]]").unwrap();
    let settings = format!("{settings}[grants]\nmin_grant = 6000\n");
    fs::write(folder.path().join("instance.toml"), settings).unwrap();
    let list = list(&report(folder.path(), &[]));
    assert_eq!(list["grants"], serde_json::json!([10, 0]));
    assert_eq!(list["next_grants"], serde_json::json!([null, 6]));
    let letter = |which: &str| list["words"][which][3].as_str().unwrap().to_owned();
    assert!(list["verdict"].as_str().unwrap().ends_with('3'), "{list}");
    assert!(letter("whole_letters").contains("The next grant that it may receive is {next} yuan"));
    assert!(!letter("letters").contains("{next}"));
}

#[test]
fn what_others_wrote_is_text() {
    let harmless = report(instance("word").path(), &[]);
    let hostile = [
        "<script>alert(1)</script>",
        "</script><img src=x onerror=alert(1)>",
        "<!--\"'><svg/onload=alert(1)>",
        "{{ 7*7 }} {% raw %} ${1}",
        "=HYPERLINK(\"http://x\")",
        "javascript:alert(1)",
        "\u{202e}gpj\u{2066}.exe\u{1b}[2J",
    ];
    for word in hostile {
        let page = report(instance(word).path(), &[]);
        assert_eq!(elements(&page), elements(&harmless), "{word}");
        let visible = word
            .replace('\u{202e}', "\\u{202e}")
            .replace('\u{2066}', "\\u{2066}")
            .replace('\u{1b}', "\\u{1b}");
        assert_eq!(list(&page)["names"][1], visible);
        assert_eq!(list(&page)["ids"][0], format!("a{visible}"));
        assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{1b}']), "{word}");
    }
    let long = report(instance(&"很长".repeat(5_000)).path(), &[]);
    assert_eq!(elements(&long), elements(&harmless));
    assert!(list(&long)["names"][0].as_str().unwrap().ends_with('…'));
    // Settings and README are shown whole, each a few times; nothing else is.
    assert!(long.len() < 400_000, "{}", long.len());
}

/// The part of a page from one text to the next of another.
fn between<'p>(page: &'p str, from: &str, to: &str) -> &'p str {
    page.split(from).nth(1).unwrap_or_default().split(to).next().unwrap()
}

/// What stands in each element of that name, without what it is made of.
fn texts<'p>(part: &'p str, element: &str) -> Vec<&'p str> {
    let begins = format!("<{element}");
    let pieces = part.split(begins.as_str()).skip(1);
    pieces.map(|piece| piece.split_once('>').unwrap().1.split('<').next().unwrap()).collect()
}

#[test]
fn tiles_show_what_the_table_of_groups_says() {
    let folder = instance("plain");
    let page = report(folder.path(), &["--threads", "1"]);
    let money = between(&page, "<section id=\"money\">", "</section>");
    let squares: Vec<&str> =
        between(money, "class=\"grid-of-tiles\"", "</svg></div>").split("<svg").skip(1).collect();
    // Of the 10,000 yuan a, in the west, gets 8,000 and b, in the east, 2,000; each has five poor members.
    assert_eq!(texts(squares[0], "text"), ["plain", "8,000"]);
    assert_eq!(texts(squares[0], "title"), ["west plain: 8,000 (80.00\u{a0}%), 1,600 per poor member"]);
    assert_eq!(texts(squares[1], "text"), ["east", "2,000"]);
    let cells = texts(money, "td");
    for (group, amount, per_head) in [("west plain", "8,000", "1,600"), ("east", "2,000", "400")] {
        let line = &cells[cells.iter().position(|cell| *cell == group).unwrap()..];
        assert_eq!((line[3], line[6]), (amount, per_head), "{line:?}");
    }
    // Two rows and three columns, of which the first begins in the west.
    assert!(
        squares[0].contains("x=\"0.000%\" y=\"0.000%\" width=\"33.333%\" height=\"50.000%\""),
        "{}",
        squares[0]
    );
    assert!(squares[1].contains("x=\"66.667%\" y=\"50.000%\""), "{}", squares[1]);
    // From 400 to 1,600 in round steps: the least is pale, the most dark.
    assert!(squares[0].contains("rect class=\"shade-7\"") && squares[1].contains("rect class=\"shade-1\""));
    assert!(money.contains("400–600") && money.contains("1,400–1,600"), "{money}");
    assert!(page == report(folder.path(), &["--threads", "2"]));
}

#[test]
fn groups_without_a_tile_are_left_to_the_table_and_without_tiles_there_is_no_map() {
    let folder = instance("plain");
    fs::write(folder.path().join("tiles.csv"), "group,row,column\neast,7,7\n").unwrap();
    let page = report(folder.path(), &[]);
    assert_eq!(page.matches("<rect class=\"shade").count() + page.matches("<rect class=\"none").count(), 2);
    assert!(page.contains("The other one is in the table."));
    fs::remove_file(folder.path().join("tiles.csv")).unwrap();
    let page = report(folder.path(), &[]);
    assert!(!page.contains("<svg class=\"grid-of-tiles\"") && page.contains("<section id=\"money\">"));
    // Where nobody's poverty is known, money goes by cooperatives.
    let settings = "format = 1\n[funds]\nbudget = 100\n[report]\nby = \"place\"\n";
    fs::write(folder.path().join("instance.toml"), settings).unwrap();
    let table = "id,place,impact_per_yuan,max_grant\na,west,2,60\nb,west,1,\nc,east,0.5,\n";
    fs::write(folder.path().join("cooperatives.csv"), table).unwrap();
    fs::write(folder.path().join("tiles.csv"), "group,row,column\nwest,1,1\neast,1,2\n").unwrap();
    let page = report(folder.path(), &[]);
    assert!(page.contains("west: 100 (100.00\u{a0}%), 50 per cooperative"), "{page}");
}

#[test]
fn the_page_loads_nothing_and_is_the_same_on_any_number_of_threads() {
    let folder = Path::new("instances/tiny/coverage");
    let page = report(folder, &["--threads", "1"]);
    assert_eq!(page, report(folder, &["--threads", "2"]));
    for word in ["http:", "https:", "src=", "url(", "@import", "<link", "<iframe", "fetch(", "XMLHttp"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn solve_writes_the_page_and_where_nothing_keeps_every_rule_it_says_so() {
    let out = TempDir::new().unwrap();
    let run = command::allotment()
        .args(["solve", "instances/tiny/infeasible", "-o", out.path().to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(1));
    let page = fs::read_to_string(out.path().join("report.html")).unwrap();
    assert!(page.contains("infeasible: no division of the money keeps every rule"));
    assert!(page.contains("Rules that cannot hold together"));
    assert!(!page.contains("<script"));
}

#[test]
fn an_instance_chooses_the_policies_that_its_page_compares() {
    let folder = instance("x");
    let settings = fs::read_to_string(folder.path().join("instance.toml")).unwrap();
    let with = |policies: &str| {
        let more = format!("{settings}[report]\npolicies = {policies}\n");
        fs::write(folder.path().join("instance.toml"), more).unwrap();
    };
    with("[\"equal\", \"optimal\"]");
    let page = report(folder.path(), &[]);
    let bars = &page[page.find("<section id=\"policies\">").unwrap()..];
    let bars = &bars[..bars.find("</section>").unwrap()];
    let [equal, optimal] = ["equal", "optimal"].map(|name| bars.find(&format!("<bdi>{name}</bdi>")).unwrap());
    assert!(equal < optimal && !bars.contains("per-member"), "{bars}");
    with("[\"optimal\", \"equl\"]");
    let run = command::allotment().args(["check", folder.path().to_str().unwrap()]).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert_eq!(run.status.code(), Some(2));
    assert!(said.contains("error[cli::policy-unknown]: there is no policy `equl`"), "{said}");
    assert!(said.contains("--> instance.toml:18:24 (report.policies)"), "{said}");
}
