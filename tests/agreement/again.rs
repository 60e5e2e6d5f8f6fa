//! Programs solved one after another with a memory of the one before: each answer stands before the judge by itself.

use allotment::lp::{Program, Row, Segment};
use allotment::solve::{Memory, by_name};

use super::dice::Dice;
use super::judge::{Verdict, judge};
use super::pivots::{Limits, programme};

/// Every limit is multiplied by a number of its own, near 1 by so much, and the budget by another.
fn moved(rows: &[Row], dice: &mut Dice, by: f64, budget: f64) -> Vec<Row> {
    let mut rows = rows.to_vec();
    for (at, row) in rows.iter_mut().enumerate() {
        let factor = if at == 0 { budget } else { 1.0 + by * (dice.share() - 0.5) };
        (row.lower, row.upper) =
            (row.lower.map(|limit| limit * factor), row.upper.map(|limit| limit * factor));
    }
    rows
}

#[test]
fn a_solver_that_remembers_is_right_each_time() {
    let engine = by_name("engine").expect("the engine is always there");
    let mut dice = Dice(29_000_000);
    let mut optima = 0;
    for limits in [Limits::OfBudget, Limits::Caps, Limits::FloorsAndCaps] {
        for tied in [false, true] {
            let mut program = programme([12_000, 14], limits, tied, 1);
            let first = program.rows().to_vec();
            let mut memory = Memory::default();
            // Little by little, by leaps, and as it was.
            for (by, budget) in
                [(0.0, 1.0), (0.0, 1.01), (0.02, 1.0), (0.1, 1.1), (0.1, 0.2), (0.02, 0.21), (0.0, 1.0)]
            {
                program.set_rows(moved(&first, &mut dice, by, budget));
                let verdict = judge(&program, &engine.solve_again(&program, &mut memory));
                optima += usize::from(matches!(verdict, Verdict::Optimal(_)));
                assert!(
                    !matches!(verdict, Verdict::Wrong(_)),
                    "{limits:?} {tied} {by} {budget}: {verdict:?}"
                );
            }
            // More for one sector than there is for all; then as before.
            let mut rows = first.clone();
            rows[2].lower = first[0].upper.map(|budget| 1.5 * budget);
            program.set_rows(rows);
            let verdict = judge(&program, &engine.solve_again(&program, &mut memory));
            assert_eq!(verdict, Verdict::Infeasible, "{limits:?} {tied}");
            program.set_rows(first);
            let before = judge(&program, &engine.solve_again(&program, &mut memory));
            // Another chain is another program, however little it is.
            program.push_chain([(0, 1.0)], [Segment { length: 1_000.0, slope: 5.0, bent: 0.0 }]);
            let after = judge(&program, &engine.solve_again(&program, &mut memory));
            let (Verdict::Optimal(before), Verdict::Optimal(after)) = (&before, &after) else {
                panic!("{limits:?} {tied}: {before:?}, {after:?}")
            };
            assert!(after > before, "{limits:?} {tied}: {before}, {after}");
        }
    }
    // Limits that move apart may contradict each other; most do not.
    assert!(optima >= 24, "{optima} of 42 are optima");
}

/// The same bytes, whatever was solved before on however many threads.
#[test]
fn what_is_remembered_is_the_same_on_any_number_of_threads() {
    let engine = by_name("engine").expect("the engine is always there");
    let solve = || {
        let mut program: Program = programme([60_000, 14], Limits::OfBudget, false, 1);
        let mut memory = Memory::default();
        engine.solve_again(&program, &mut memory);
        program.set_rows(moved(program.rows(), &mut Dice(7), 0.0, 1.01));
        format!("{:?}", engine.solve_again(&program, &mut memory))
    };
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
        pool.install(solve)
    };
    assert!(on(1) == on(3));
}
