//! `allocation.xlsx`, read back: every part of the answer on a sheet, text as text, totals as formulas.

mod command;

use std::fs;

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use tempfile::TempDir;

type Book = Xlsx<std::io::BufReader<fs::File>>;

/// The workbook of two cooperatives that need a yuan each per yuan of gap; their names are formulas.
fn book() -> (TempDir, Book) {
    let folder = TempDir::new().unwrap();
    let settings = "format = 1\nname = \"=1+1\"\n[funds]\nbudget = 10000\nstep = 1000\n\
        [poverty]\nline = 6000\n[impact]\nreturn = 0.5\nby_trade = 1\nby_capital = 0\nshell_risk = 0\n\
        [[rules]]\nname = \"-floor\"\neach = \"@place\"\nat_least = 2000\n";
    let table = "id,name,@place,members,poor_members,poor_income,poor_trade_share\n\
        +a,\"=HYPERLINK(\"\"http://x\"\")\",=west,10,5,5000,0.8\nb,@SUM(A1),-east,10,5,5000,0.4\n";
    fs::write(folder.path().join("instance.toml"), settings).unwrap();
    fs::write(folder.path().join("cooperatives.csv"), table).unwrap();
    let out = folder.path().join("out");
    let run = command::allotment()
        .args(["solve", folder.path().to_str().unwrap(), "-o", out.to_str().unwrap()])
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let book = open_workbook(out.join("allocation.xlsx")).unwrap();
    (folder, book)
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap()
}

fn texts(line: &[Data]) -> Vec<String> {
    line.iter().map(ToString::to_string).collect()
}

/// The line of a sheet that begins so.
fn line(sheet: &Range<Data>, begins: &str) -> Vec<Data> {
    let found = sheet.rows().find(|row| row[0] == *begins);
    found.unwrap_or_else(|| panic!("no line {begins}")).to_vec()
}

#[test]
fn every_part_of_the_answer_has_a_sheet() {
    let (_folder, book) = book();
    let names = ["summary", "allocation", "by group", "rules and prices", "comparison", "assumptions"];
    assert_eq!(book.sheet_names(), names);
}

#[test]
fn grants_and_totals_are_those_worked_out_by_hand() {
    let (_folder, mut book) = book();
    let all = sheet(&mut book, "allocation");
    let rows: Vec<Vec<String>> = all.rows().map(texts).collect();
    assert_eq!(rows[1], ["id", "name", "@place", "grant", "impact"]);
    // b gets the 2,000 of its floor: 2,000 · 0.5 · 0.4 = 400; a the other 8,000: 8,000 · 0.5 · 0.8 = 3,200.
    assert_eq!(rows[2], ["+a", "=HYPERLINK(\"http://x\")", "=west", "8000", "3200"]);
    assert_eq!(rows[3], ["b", "@SUM(A1)", "-east", "2000", "400"]);
    assert_eq!(rows[0][3..], ["10000", "3600"]);
    let summary = sheet(&mut book, "summary");
    assert_eq!(line(&summary, "impact")[1], Data::Float(3600.0));
    assert_eq!(line(&summary, "recipients")[1], Data::Float(2.0));
    // Ten of twenty are poor, 1,000 of 6,000 short: 1/12 of the line; 3,600 of 10,000 yuan are closed.
    assert_eq!(line(&summary, "poor members before")[1], Data::Float(0.5));
    let after = line(&summary, "poverty gap after")[1].to_string().parse::<f64>().unwrap();
    assert!((after - 0.64 / 12.0).abs() < 1e-12, "{after}");
    let groups = sheet(&mut book, "by group");
    assert_eq!(line(&groups, "=west")[3..5], [Data::Float(8000.0), Data::Float(0.8)]);
    assert_eq!(line(&groups, "total")[3], Data::Float(10_000.0));
    let rules = sheet(&mut book, "rules and prices");
    // Of b's floor: a yuan moved from a, which brings 0.4, to b, which brings 0.2.
    let price = line(&rules, "-floor/-east")[4].to_string().parse::<f64>().unwrap();
    assert!((price + 0.2).abs() < 1e-9, "{price}");
    let comparison = sheet(&mut book, "comparison");
    assert_eq!(line(&comparison, "optimal")[1], Data::Float(3600.0));
    // 5,000 each bring 5,000 · 0.5 · 0.8 + 5,000 · 0.5 · 0.4.
    assert_eq!(line(&comparison, "equal")[1], Data::Float(3000.0));
}

#[test]
fn only_totals_and_shares_are_formulas() {
    let (_folder, mut book) = book();
    let mut found = Vec::new();
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        found.extend(formulas.used_cells().map(|(.., text)| text.clone()).filter(|text| !text.is_empty()));
    }
    let expected = [
        "SUM(allocation!$D$3:$D$4)",
        "COUNTIF(allocation!$D$3:$D$4,\">0\")",
        "SUBTOTAL(109,D3:D4)",
        "SUBTOTAL(109,E3:E4)",
        "IF($D$4=0,0,D2/$D$4)",
        "IF($D$4=0,0,D3/$D$4)",
        "SUM(B2:B3)",
        "SUM(C2:C3)",
        "SUM(D2:D3)",
        "SUM(F2:F3)",
    ];
    assert_eq!(found, expected);
}
