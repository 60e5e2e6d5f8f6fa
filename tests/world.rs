//! Made-up worlds: their margins, their bytes, their sizes.
//!
//! The published counts below are typed from the paper's tables 2 and 3, apart from those in the crate.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use allotment::world::{self, Settings};
use tempfile::TempDir;

const FILES: [&str; 4] = ["README.md", "cooperatives.csv", "instance.toml", "members.csv"];
const TILES: &str = "tiles.csv";

/// A table as text, a map from heading to cell for every line.
type Table = Vec<BTreeMap<String, String>>;

fn made(settings: Settings) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    world::write(&settings, folder.path()).unwrap();
    folder
}

fn table(folder: &Path, name: &str) -> Table {
    csv::Reader::from_path(folder.join(name)).unwrap().deserialize().map(Result::unwrap).collect()
}

fn counts(table: &Table, column: &str) -> BTreeMap<String, usize> {
    table.iter().fold(BTreeMap::new(), |mut counts, line| {
        *counts.entry(line[column].clone()).or_default() += 1;
        counts
    })
}

fn expected(counts: &[(&str, usize)]) -> BTreeMap<String, usize> {
    counts.iter().map(|&(name, count)| (name.to_owned(), count)).collect()
}

fn bytes(folder: &Path) -> Vec<Vec<u8>> {
    FILES.iter().map(|name| fs::read(folder.join(name)).unwrap()).collect()
}

fn guangxi_2020() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/instances/guangxi-2020"))
}

fn instances() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/instances"))
}

/// Run with `cargo test --test world rewrite -- --ignored` after a wanted change of the world.
#[test]
#[ignore = "writes instances/guangxi-2020 anew"]
fn rewrite_guangxi_2020() {
    world::write(&Settings::default(), guangxi_2020()).unwrap();
}

#[test]
fn the_defaults_are_guangxi_2020_to_the_byte() {
    let folder = made(Settings::default());
    for (name, (made, kept)) in FILES.iter().zip(bytes(folder.path()).iter().zip(bytes(guangxi_2020()))) {
        assert!(*made == kept, "{name} differs");
    }
    let tiles = |folder: &Path| fs::read_to_string(folder.join(TILES)).unwrap();
    assert_eq!(tiles(folder.path()), tiles(guangxi_2020()));
}

#[test]
fn guangxi_2020_keeps_both_published_margins() {
    let cooperatives = table(guangxi_2020(), "cooperatives.csv");
    assert_eq!(cooperatives.len(), 49_595);
    let prefectures = [
        ("Nanning", 4247),
        ("Liuzhou", 3859),
        ("Guilin", 5795),
        ("Wuzhou", 2145),
        ("Beihai", 976),
        ("Fangchenggang", 964),
        ("Qinzhou", 2654),
        ("Guigang", 4961),
        ("Yulin", 4772),
        ("Baise", 4362),
        ("Hezhou", 1992),
        ("Hechi", 5280),
        ("Laibin", 3825),
        ("Chongzuo", 3763),
    ];
    assert_eq!(counts(&cooperatives, "region"), expected(&prefectures));
    let industries = [
        ("agriculture", 44_513),
        ("trade", 2156),
        ("research", 1394),
        ("business-services", 742),
        ("manufacturing", 522),
        ("environment", 52),
        ("social-organisations", 48),
        ("culture", 36),
        ("information", 31),
        ("transport", 29),
        ("accommodation", 25),
        ("education", 24),
        ("residential-services", 13),
        ("real-estate", 4),
        ("utilities", 3),
        ("mining", 1),
        ("finance", 1),
        ("health", 1),
    ];
    assert_eq!(counts(&cooperatives, "sector"), expected(&industries));
}

#[test]
fn every_cooperative_of_guangxi_2020_has_its_members_and_figures_in_range() {
    let cooperatives = table(guangxi_2020(), "cooperatives.csv");
    let mut bands: BTreeMap<String, usize> = BTreeMap::new();
    for line in table(guangxi_2020(), "members.csv") {
        let whole = |column: &str| line[column].parse::<u32>().unwrap();
        assert!(whole("people") > 0 && whole("income") > 0, "{line:?}");
        let _ = (whole("trade"), whole("capital"));
        *bands.entry(line["cooperative"].clone()).or_default() += 1;
    }
    assert_eq!(bands.len(), cooperatives.len());
    assert!(bands.values().all(|lines| (2..=5).contains(lines)));
    for line in &cooperatives {
        let number = |column: &str| line[column].parse::<f64>().unwrap();
        assert!(bands.contains_key(&line["id"]));
        assert!((0.0..=0.6).contains(&number("shell_risk")), "{line:?}");
        assert!((0.08..=0.9).contains(&number("return")), "{line:?}");
        assert!(number("by_trade") >= 0.6 && number("by_trade") + number("by_capital") < 0.86, "{line:?}");
    }
}

#[test]
fn the_poor_of_a_prefecture_follow_its_share_of_poverty_list_counties() {
    let region: BTreeMap<String, String> = table(guangxi_2020(), "cooperatives.csv")
        .into_iter()
        .map(|line| (line["id"].clone(), line["region"].clone()))
        .collect();
    let mut people: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for line in table(guangxi_2020(), "members.csv") {
        let number = line["people"].parse::<u32>().unwrap();
        let (poor, all) = people.entry(&region[&line["cooperative"]]).or_default();
        *all += number;
        if line["income"].parse::<u32>().unwrap() < 6_000 {
            *poor += number;
        }
    }
    let share = |name: &str| f64::from(people[name].0) / f64::from(people[name].1);
    // 85 %, 66 %, 26 % and none of their rural people (census 2020).
    assert!(share("Baise") > share("Hechi") && share("Hechi") > share("Nanning"));
    assert!(share("Nanning") > share("Yulin") && share("Yulin") > 0.1);
}

#[test]
fn other_sizes_add_up_and_stay_in_proportion() {
    for (cooperatives, regions) in [(1, 14), (13, 14), (1_000, 14), (5_000, 40), (300, 1)] {
        let folder = made(Settings { cooperatives, regions, ..Settings::default() });
        let lines = table(folder.path(), "cooperatives.csv");
        assert_eq!(lines.len() as u64, cooperatives);
        let ids: std::collections::BTreeSet<&String> = lines.iter().map(|line| &line["id"]).collect();
        assert_eq!(ids.len() as u64, cooperatives, "ids are unique");
        assert!(counts(&lines, "region").len() <= regions as usize);
    }
    let folder = made(Settings { cooperatives: 1_000, ..Settings::default() });
    let lines = table(folder.path(), "cooperatives.csv");
    // By hand: 1000 · 5795 / 49595 = 116.8, 1000 · 44513 / 49595 = 897.5 (a remainder among the larger ones).
    assert_eq!(counts(&lines, "region")["Guilin"], 117);
    assert!([897, 898].contains(&counts(&lines, "sector")["agriculture"]));
}

#[test]
fn the_same_settings_give_the_same_bytes_and_another_seed_gives_others() {
    let settings = Settings { cooperatives: 700, regions: 9, ..Settings::default() };
    let first = bytes(made(settings).path());
    assert_eq!(first, bytes(made(settings).path()));
    assert_ne!(first, bytes(made(Settings { seed: 2021, ..settings }).path()));
}

#[test]
fn with_ties_every_figure_is_coarse() {
    let folder = made(Settings { cooperatives: 2_000, ties: true, ..Settings::default() });
    let multiple = |text: &str, unit: f64| {
        let times = text.parse::<f64>().unwrap() / unit;
        (times - times.round()).abs() < 1e-9
    };
    for line in table(folder.path(), "cooperatives.csv") {
        assert!(multiple(&line["return"], 0.1), "{line:?}");
        for share in ["shell_risk", "by_trade", "by_capital"] {
            assert!(multiple(&line[share], 0.05), "{line:?}");
        }
    }
    let members = table(folder.path(), "members.csv");
    let mut people: BTreeMap<&str, f64> = BTreeMap::new();
    for line in &members {
        *people.entry(&line["cooperative"]).or_default() += line["people"].parse::<f64>().unwrap();
    }
    for line in &members {
        let share = line["people"].parse::<f64>().unwrap() / people[line["cooperative"].as_str()];
        assert!(multiple(&share.to_string(), 0.05), "{line:?}");
        assert_eq!((&line["trade"], &line["capital"]), (&line["people"], &line["people"]));
        assert!(multiple(&line["income"], 100.0), "{line:?}");
    }
}

#[test]
fn nothing_half_written_is_left_beside_the_files() {
    // Counties lie nowhere: what an older world left of a drawing goes.
    let folder = made(Settings { cooperatives: 50, ..Settings::default() });
    assert!(folder.path().join(TILES).is_file());
    world::write(&Settings { cooperatives: 50, regions: 3, ..Settings::default() }, folder.path()).unwrap();
    let mut names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, FILES);
}

#[test]
fn a_world_of_nothing_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    for settings in
        [Settings { cooperatives: 0, ..Settings::default() }, Settings { regions: 0, ..Settings::default() }]
    {
        let refused = world::write(&settings, folder.path()).unwrap_err();
        assert_eq!(refused.kind(), std::io::ErrorKind::InvalidInput);
    }
}

#[test]
fn the_readme_holds_every_assumption_that_the_command_prints() {
    let settings = Settings { cooperatives: 60, regions: 3, ties: true, ..Settings::default() };
    let readme = fs::read_to_string(made(settings).path().join("README.md")).unwrap();
    for sentence in world::assumptions(&settings) {
        assert!(readme.contains(sentence), "{sentence}");
    }
}

#[test]
fn the_prefectures_hold_the_census_and_the_assumptions_of_their_readme() {
    let prefectures = table(&instances().join("guangxi-prefectures"), "cooperatives.csv");
    let number = |line: &BTreeMap<String, String>, column: &str| line[column].parse::<f64>().unwrap();
    let people: f64 = prefectures.iter().map(|line| number(line, "members")).sum();
    // Census 2020, rural people of Guangxi.
    assert_eq!((prefectures.len(), people.to_string()), (14, "22955848".to_owned()));
    let listed: f64 =
        prefectures.iter().map(|line| number(line, "members") * number(line, "listed_share")).sum();
    // 5,804,267 in the 33 counties; each share was rounded to 0.001.
    assert!((listed - 5_804_267.0).abs() < 0.0005 * people, "{listed}");
    for line in &prefectures {
        let poor_share = 0.08 + 0.20 * number(line, "listed_share");
        assert!(
            (number(line, "poor_members") - number(line, "members") * poor_share).abs() <= 0.51,
            "{line:?}"
        );
        assert!((number(line, "poor_trade_share") - 0.7 * poor_share).abs() <= 0.000_051, "{line:?}");
        assert!((number(line, "poor_capital_share") - 0.3 * poor_share).abs() <= 0.000_051, "{line:?}");
    }
}

#[test]
fn the_ten_people_lack_forty_to_the_line() {
    let people = table(&instances().join("world-bank-ten"), "members.csv");
    let gap: u32 =
        people.iter().map(|line| 20_u32.saturating_sub(line["income"].parse::<u32>().unwrap())).sum();
    // World Bank (2022), ch. 7: headcount 40 %, total gap 40.
    assert_eq!(gap, 40);
    assert_eq!(people.iter().filter(|line| line["income"].parse::<u32>().unwrap() < 20).count(), 4);
}
