//! The floor below the whole command: the tables of an instance read by the csv crate alone, into numbers.
//!
//! `cargo bench --bench reading -- INSTANCE [REPEATS]` prints one JSON line.

use std::path::Path;
use std::time::Instant;

use csv::{ReaderBuilder, StringRecord};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    // `cargo bench` runs every bench without arguments: nothing to read then.
    let [instance, rest @ ..] = arguments.as_slice() else { return };
    let repeats: usize = rest.first().map_or(3, |repeats| repeats.parse().expect("a whole number"));
    let mut seconds = Vec::new();
    let mut numbers = 0;
    for _ in 0..repeats {
        let start = Instant::now();
        let tables =
            ["cooperatives.csv", "members.csv", "curves.csv"].map(|name| Path::new(instance).join(name));
        numbers = tables.iter().filter(|table| table.exists()).map(|table| read(table)).sum::<usize>();
        seconds.push(start.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    println!(
        "{{\"seconds\": {}, \"fastest\": {}, \"numbers\": {numbers}}}",
        seconds[repeats / 2],
        seconds[0]
    );
}

/// How many numbers are in a table, each held in a column.
fn read(table: &Path) -> usize {
    let mut reader = ReaderBuilder::new().from_path(table).expect("the table can be read");
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); reader.headers().expect("there are headings").len()];
    let mut record = StringRecord::new();
    while reader.read_record(&mut record).expect("the table is whole") {
        for (cell, column) in record.iter().zip(&mut columns) {
            column.push(cell.parse().unwrap_or(f64::NAN));
        }
    }
    columns.iter().flatten().filter(|number| !number.is_nan()).count()
}
