//! Tables as bureaus have them: workbooks with a title, Chinese headings, units, and numbers as people write them.

mod command;

use std::fs;
use std::path::Path;
use std::process::Output;

use allotment::instance::{Files, Instance, check};
use allotment::units::Decimal;
use rust_xlsxwriter::Workbook;
use tempfile::TempDir;

const SETTINGS: &str = "format = 1\n[funds]\nbudget = 100_000\nstep = 1000\n[poverty]\nline = 6000\n\
    [impact]\nreturn = 0.3\nby_trade = 0.6\nby_capital = 0.1\n";

/// A sheet of texts; what reads as a number is one.
fn workbook(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(sheet).unwrap();
    for (line, row) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*row) {
            match cell.parse::<f64>() {
                Ok(number) => page.write_number(line, column, number).unwrap(),
                Err(_) => page.write_string(line, column, *cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

const ROWS: &[&[&str]] = &[
    &["某县农民专业合作社名册（2020年）"],
    &[
        "合作社编码",
        "合作社名称",
        "成员数",
        "贫困成员数",
        "贫困成员人均收入（元/年）",
        "贫困成员交易占比（%）",
        "补助上限（万元）",
        "县",
    ],
    &["甲-1", "茶叶社", "60", "４０", "4,500", "50", "10", "山"],
    &["乙-2", "柑橘\n社", "50", "30", "5,200", "65%", "5.5", "山"],
];

fn read(name: &str, bytes: impl Into<Vec<u8>>) -> Instance {
    let reading = check(&Files::new("f").with("instance.toml", SETTINGS).with(name, bytes));
    let told: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    reading.instance.unwrap_or_else(|| panic!("{}", told.join("\n")))
}

/// What an instance says of each of its cooperatives.
fn said(instance: &Instance) -> Vec<String> {
    let all = instance.cooperatives();
    let one = |at: usize| {
        let groups: Vec<_> = all.groups(at).iter().collect();
        format!(
            "{} {:?} {:?} {groups:?} {}",
            all.id(at),
            all.name(at),
            all.grantable(at),
            all.label("县").is_some()
        )
    };
    (0..all.len()).map(one).collect::<Vec<_>>()
}

#[test]
fn a_chinese_workbook_says_what_a_csv_of_our_own_names_says() {
    let plain = "id,name,members,poor_members,poor_income,poor_trade_share,max_grant,县\n\
        甲-1,茶叶社,60,40,4500,0.5,100000,山\n乙-2,柑橘 社,50,30,5200,0.65,55000,山\n";
    let [ours, theirs] = [read("cooperatives.csv", plain), read("cooperatives.xlsx", workbook("名册", ROWS))];
    assert_eq!(said(&ours), said(&theirs));
}

#[test]
fn a_sheet_of_libre_office_is_read() {
    // Written by LibreOffice 7.4: a title, four headings and two lines, in which 4,500 is a number.
    let instance = read("cooperatives.ods", fs::read("tests/tables/cooperatives.ods").unwrap());
    let all = instance.cooperatives();
    assert_eq!([all.id(0), all.id(1)], ["甲", "乙"]);
    let people: Vec<f64> = all.groups(1).iter().map(|group| group.people.to_f64()).collect();
    assert_eq!(people.iter().sum::<f64>().to_string(), "30");
    let poorest =
        all.groups(1).iter().filter_map(|group| group.income).map(Decimal::to_f64).fold(9e9, f64::min);
    assert_eq!(poorest.to_string(), "4500");
}

#[test]
fn faults_are_placed_by_sheet_and_cell() {
    let rows: Vec<Vec<&str>> = ROWS.iter().map(|row| row.to_vec()).collect();
    let mut wrong = rows.clone();
    wrong[3][6] = "五万";
    let wrong: Vec<&[&str]> = wrong.iter().map(Vec::as_slice).collect();
    let files =
        Files::new("f").with("instance.toml", SETTINGS).with("cooperatives.xlsx", workbook("名册", &wrong));
    let told: Vec<String> = check(&files).diagnostics.iter().map(ToString::to_string).collect();
    let place = "--> cooperatives.xlsx, sheet `名册`, cell G4 (column 补助上限（万元）)";
    assert!(told.iter().any(|one| one.contains("五万") && one.contains(place)), "{told:#?}");
}

#[test]
fn a_heading_of_the_table_that_columns_names_comes_first() {
    let settings = format!("{SETTINGS}[columns]\nmembers = \"户数\"\nid = \"编号\"\n");
    let table = "编号,合作社编码,户数,成员数,贫困成员数,贫困成员人均收入\n甲,x,20,99,10,5000\n";
    let reading = check(&Files::new("f").with("instance.toml", settings).with("cooperatives.csv", table));
    let instance = reading.instance.unwrap();
    assert_eq!(instance.cooperatives().id(0), "甲");
    let people: f64 = instance.cooperatives().groups(0).iter().map(|group| group.people.to_f64()).sum();
    assert_eq!(people.to_string(), "20");
}

fn allotment(arguments: &[&str]) -> Output {
    command::allotment().args(arguments).output().unwrap()
}

#[test]
fn a_workbook_is_solved_and_the_workbook_that_comes_of_it_is_verified() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("instance.toml"), SETTINGS).unwrap();
    fs::write(path("cooperatives.xlsx"), workbook("cooperatives", ROWS)).unwrap();
    let instance = path("");
    let solved = allotment(&["solve", &instance, "-o", &path("out")]);
    assert!(solved.status.success(), "{}", String::from_utf8_lossy(&solved.stderr));
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(path("out/allocation.json")).unwrap()).unwrap();
    // 乙's poor bring 0.3 · (0.6 · 0.65 + 0.1 · 0.6 + 0.3 · 0.6), 甲's less: 乙 gets its limit, 甲 the rest.
    let grants = serde_json::json!([{"id": "甲-1", "grant": 45000}, {"id": "乙-2", "grant": 55000}]);
    assert_eq!(json["allocation"], grants);
    let verified = allotment(&[
        "verify",
        &instance,
        &path("out/allocation.xlsx"),
        "--prices",
        &path("out/allocation.json"),
    ]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    assert!(Path::new(&path("out/report.html")).exists());
}

#[test]
fn an_instance_begun_from_a_spreadsheet_is_solved_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let rows: &[&[&str]] = &[
        &["合作社编码", "县", "成员数", "贫困成员数", "贫困成员人均收入"],
        &["甲", "山", "20", "10", "5000"],
        &["乙", "山", "30", "10", "4000"],
        &["丙", "川", "10", "5", "5500"],
        &["丁", "川", "10", "5", "5500"],
    ];
    fs::write(path("名册.xlsx"), workbook("名册", rows)).unwrap();
    let begun = allotment(&["init", &path("new"), &path("名册.xlsx")]);
    let told = String::from_utf8(begun.stdout).unwrap();
    assert!(begun.status.success() && told.contains("合作社编码 = id, 成员数 = members"), "{told}");
    let settings = fs::read_to_string(path("new/instance.toml")).unwrap();
    assert!(settings.contains("name = \"名册\"\n") && settings.contains("by = \"县\"\n"), "{settings}");
    let checked = allotment(&["check", &path("new")]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    assert!(allotment(&["solve", &path("new")]).status.success());
    // What is there is not written over.
    let again = allotment(&["init", &path("new"), &path("名册.xlsx")]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("error[cli::begun]"));
    assert_eq!(again.status.code(), Some(2));
}

/// Both steps as an officer takes them: a register in, a workbook out, which is then checked.
#[test]
fn a_chinese_register_becomes_an_instance_and_its_answer_a_workbook_that_can_be_verified() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (register, instance, answer) = (path("名册.xlsx"), path("实例"), path("答案"));
    // A cover sheet comes first, as it does in a bureau's files.
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "填报说明").unwrap();
    let page = book.add_worksheet();
    for (line, row) in (0..).zip(ROWS) {
        for (column, cell) in (0..).zip(*row) {
            page.write_string(line, column, *cell).unwrap();
        }
    }
    book.save(&register).unwrap();
    let chinese = |arguments: &[&str]| {
        let run = command::allotment().args(arguments).args(["--lang", "zh"]).output().unwrap();
        let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
        (run.status.code(), said)
    };
    let (code, said) = chinese(&["init", &instance, &register]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = chinese(&["solve", &instance, "-o", &answer]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("最优") && said.contains("获补助"), "{said}");
    let workbook = format!("{answer}/allocation.xlsx");
    let (code, said) = chinese(&["verify", &instance, &workbook]);
    assert_eq!(code, Some(0), "{said}");
    let total = |workbook: &str| {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(workbook).unwrap();
        let sheet = calamine::Reader::worksheet_range(&mut book, "分配表").unwrap();
        let column = sheet.rows().nth(1).unwrap().iter().position(|cell| *cell == *"补助").unwrap();
        sheet.rows().skip(2).filter_map(|row| calamine::DataType::get_float(&row[column])).sum::<f64>()
    };
    let summary: serde_json::Value =
        serde_json::from_slice(&fs::read(format!("{answer}/allocation.json")).unwrap()).unwrap();
    assert_eq!(Some(total(&workbook)), summary["funds"]["allocated"].as_f64());
}

/// What offices keep: a cover, a title over all columns, a unit in the corner, broken headings, a blank line, numbers as text
/// in every spelling, totals, a note, and last year's list behind.
fn untidy_workbook() -> Workbook {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("填表说明").unwrap().write_string(0, 0, "填表说明").unwrap();
    let page = book.add_worksheet().set_name("汇总表").unwrap();
    let title = rust_xlsxwriter::Format::new();
    page.merge_range(0, 0, 0, 8, "某县2020年农民专业合作社财政补助申报汇总表", &title).unwrap();
    let rows: &[&[&str]] = &[
        &["填报单位：某县农业农村局", "", "", "", "", "", "", "", "单位：万元"],
        &[
            "序号",
            "合作社名称",
            "统一社会\n信用代码",
            "所在乡镇",
            "成员数（户）",
            "贫困成员数\n（户）",
            "贫困成员\n人均收入（元）",
            "补助上限\n（万元）",
            "贫困成员交易占比（%）",
        ],
        &["1", "茶叶社", "甲-1", "山口乡", "６０", "４０", "4,500", "10", "50％"],
        &[],
        &["2", "柑橘社", "乙-2", "山口乡", "50", "30", " 5,200.00 ", "5.5", "65%"],
        &["合　计", "", "", "", "110", "70", "", "15.5", ""],
        &["注：脱贫户及监测户均计为贫困成员。"],
    ];
    for (line, row) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(*row).filter(|(_, cell)| !cell.is_empty()) {
            page.write_string(line, column, *cell).unwrap();
        }
    }
    let last_year = book.add_worksheet().set_name("上年").unwrap();
    last_year.write_string(0, 0, "合作社编码").unwrap().write_string(1, 0, "丙-3").unwrap();
    book
}

#[test]
fn an_untidy_workbook_is_begun_checked_and_solved_without_being_tidied() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    untidy_workbook().save(path("申报表.xlsx")).unwrap();
    let chinese = |arguments: &[&str]| {
        let run = command::allotment().args(arguments).args(["--lang", "zh"]).output().unwrap();
        let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(0), "{arguments:?}: {said}");
        said
    };
    let begun = chinese(&["init", &path("项目"), &path("申报表.xlsx")]);
    assert!(begun.contains("工作表 `汇总表`，2 家合作社"), "{begun}");
    assert!(begun.contains("其他列（规则和报告可以引用）：序号、所在乡镇\n"), "{begun}");
    let checked = chinese(&["check", &path("项目")]);
    assert!(checked.contains("未读入：2 行，首行为 `合　计`") && checked.contains("单元格 A7"), "{checked}");
    // Examples are not to pass for the programme's figures.
    assert!(checked.contains("仍标有“待填”、可能还是示例的行：6 行，首行为 `budget`"), "{checked}");
    assert!(checked.trim_end().ends_with("2 处警告"), "{checked}");
    let settings = fs::read_to_string(path("项目/instance.toml")).unwrap();
    let filled_in = settings.replace("1_000_000", "100_000").replace("# 待填：", "# ");
    fs::write(path("项目/instance.toml"), filled_in).unwrap();
    let solved = chinese(&["solve", &path("项目"), "-o", &path("结果")]);
    assert!(!solved.contains("待填"), "{solved}");
    let summary: serde_json::Value =
        serde_json::from_slice(&fs::read(path("结果/allocation.json")).unwrap()).unwrap();
    // As in the tidy workbook above: 乙's poor trade more, so 乙 gets its limit and 甲 the rest.
    let grants = serde_json::json!([{"id": "甲-1", "grant": 45000}, {"id": "乙-2", "grant": 55000}]);
    assert_eq!(summary["allocation"], grants);
    chinese(&["verify", &path("项目"), &path("结果/allocation.xlsx")]);
}

#[test]
fn a_unit_in_a_title_is_not_guessed_for_headings_that_say_none() {
    let rows: Vec<Vec<&str>> = ROWS.iter().map(|row| row.to_vec()).collect();
    let mut unclear = rows.clone();
    unclear[0] = vec!["某县名册（单位：万元）"];
    unclear[1][6] = "补助上限";
    let unclear: Vec<&[&str]> = unclear.iter().map(Vec::as_slice).collect();
    let files =
        Files::new("f").with("instance.toml", SETTINGS).with("cooperatives.xlsx", workbook("名册", &unclear));
    let told: Vec<String> = check(&files).diagnostics.iter().map(ToString::to_string).collect();
    let unit = told.iter().find(|one| one.contains("error[instance::unit-in-title]"));
    assert!(unit.is_some_and(|one| one.contains("`补助上限`") && one.contains("cell G2")), "{told:#?}");
}

#[test]
fn a_parquet_file_says_what_a_csv_says() {
    // Written by Arrow 26: texts as a dictionary, whole numbers, floats of both widths, decimals, one cell empty.
    let parquet = read("cooperatives.parquet", fs::read("tests/tables/cooperatives.parquet").unwrap());
    let plain = "id,name,members,poor_members,poor_income,poor_trade_share,max_grant,县\n\
        甲-1,茶叶社,60,40,4500,0.5,100000,山\n乙-2,柑橘 社,50,30,5200,0.65,,山\n";
    assert_eq!(said(&read("cooperatives.csv", plain)), said(&parquet));
    // Faults are placed by row and column.
    let settings = "format = 1\n[funds]\nbudget = 100_000\n[columns]\nmembers = \"合作社名称\"\n";
    let bytes = fs::read("tests/tables/cooperatives.parquet").unwrap();
    let files = Files::new("f").with("instance.toml", settings).with("cooperatives.parquet", bytes);
    let told: Vec<String> = check(&files).diagnostics.iter().map(ToString::to_string).collect();
    let place = "--> cooperatives.parquet:1:2 (column 合作社名称)";
    assert!(told.iter().any(|one| one.contains("茶叶社") && one.contains(place)), "{told:#?}");
}
