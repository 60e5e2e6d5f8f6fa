//! One program, solved by our engine or written for a peer; `peers.py` calls this and compares.
//!
//! `cargo bench --bench peers -- solve COOPERATIVES REGIONS fine|tied [REPEATS]` prints one JSON line;
//! `… -- write COOPERATIVES REGIONS fine|tied FILE.mps` writes the program for other solvers.

mod shape;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Instant;

use allotment::lp::{Outcome, Title, mps};
use allotment::solve::{Memory, by_name};

use shape::{Shape, program};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [what, cooperatives, regions, data, rest @ ..] = words.as_slice() else {
        // `cargo bench` runs every bench without arguments: nothing to compare with then.
        return;
    };
    let number = |word: &str| word.parse().expect("a whole number");
    let shape = Shape::new(number(cooperatives), number(regions), *data == "tied");
    let program = program(shape);
    match (*what, rest) {
        ("solve", rest) => {
            let repeats = rest.first().map_or(5, |word| number(word));
            let engine = by_name("engine").expect("the engine is always there");
            let (mut cold, mut near, mut again) = (Vec::new(), Vec::new(), Vec::new());
            let mut last = None;
            for _ in 0..repeats {
                // What is known of a program's chains once they were looked at is not to be known yet.
                let mut program = program.clone();
                let start = Instant::now();
                let outcome = engine.solve(&program);
                cold.push(start.elapsed().as_secs_f64());
                let Outcome::Point(point) = outcome else { panic!("no point: {outcome:?}") };
                let mut memory = Memory::default();
                engine.solve_again(&program, &mut memory);
                // The budget is the first row: a hundredth more of it.
                let mut rows = program.rows().to_vec();
                rows[0].upper = rows[0].upper.map(|budget| (budget * 1.01).floor());
                program.set_rows(rows);
                for (seconds, memory) in [(&mut near, None), (&mut again, Some(&mut memory))] {
                    let start = Instant::now();
                    let outcome = match memory {
                        None => engine.solve_near(&program, &point.prices),
                        Some(memory) => engine.solve_again(&program, memory),
                    };
                    seconds.push(start.elapsed().as_secs_f64());
                    assert!(matches!(outcome, Outcome::Point(_)), "no point: {outcome:?}");
                }
                last = Some(point);
            }
            for seconds in [&mut cold, &mut near, &mut again] {
                seconds.sort_by(f64::total_cmp);
            }
            let point = last.expect("one repeat at least");
            println!(
                "{{\"seconds\": {}, \"fastest\": {}, \"near\": {}, \"again\": {}, \"objective\": {:?}, \"iterations\": {}}}",
                cold[cold.len() / 2],
                cold[0],
                near[near.len() / 2],
                again[again.len() / 2],
                program.worth(&point.amounts),
                point.iterations
            );
        }
        ("write", [file]) => {
            let mut out = BufWriter::new(File::create(file).expect("the file can be made"));
            mps::write(&mut out, &program, &Title::default()).expect("the file can be written");
            out.flush().expect("the file can be written");
        }
        _ => panic!("see the first lines of benches/peers.rs"),
    }
}
