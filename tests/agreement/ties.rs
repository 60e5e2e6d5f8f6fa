//! Programs whose numbers hardly differ: all slopes equal, and rows that are each other but for 1e-12.

use allotment::lp::{Program, Segment};

use super::dice::Dice;
use super::families::bureau;
use super::judge::{Verdict, engine, judge};
use super::programs::of_size;

/// The same with every chain changed.
fn with_chains(
    program: &Program,
    rows: Program,
    change: impl Fn(&[(u32, f64)], &[Segment]) -> (Vec<(u32, f64)>, Vec<Segment>),
) -> Program {
    (0..program.chains()).fold(rows, |mut changed, chain| {
        let (coefficients, segments) = change(program.coefficients(chain), program.segments(chain));
        changed.push_chain(coefficients, segments);
        changed
    })
}

/// Everyone's every step brings 1.
fn all_alike(program: &Program) -> Program {
    let rows = Program::new(program.rows().to_vec(), program.bent_row());
    with_chains(program, rows, |coefficients, segments| {
        let segments = segments.iter().map(|segment| Segment { slope: 1.0, ..*segment });
        (coefficients.to_vec(), segments.collect())
    })
}

/// Every row but the bent one twice, coefficients and limits of the second larger by 1e-12 of themselves.
fn with_near_twins(program: &Program) -> Program {
    const LARGER: f64 = 1.0 + 1e-12;
    let count = program.rows().len() as u32;
    let twins = program.rows().iter().enumerate().map(|(index, row)| {
        let limit = |limit: Option<f64>| limit.map(|limit| limit * LARGER);
        let kept = Some(index) != program.bent_row();
        let mut twin = row.clone();
        twin.name = format!("{} again", row.name);
        (twin.lower, twin.upper) = if kept { (limit(row.lower), limit(row.upper)) } else { (None, None) };
        twin
    });
    let rows = program.rows().iter().cloned().chain(twins).collect();
    with_chains(program, Program::new(rows, program.bent_row()), |coefficients, segments| {
        let twins = coefficients.iter().map(|(row, value)| (row + count, value * LARGER));
        (coefficients.iter().copied().chain(twins).collect(), segments.to_vec())
    })
}

/// Programs as a bureau would write them, small and large enough to be sifted, and random ones.
fn programs(change: fn(&Program) -> Program) -> impl Iterator<Item = (u64, Program)> {
    (8_000_000..8_000_120).map(move |seed| {
        let mut dice = Dice(seed);
        let program = match seed % 4 {
            0 => bureau(&mut dice, 7_000, [14, 20]).0,
            1 => bureau(&mut dice, 400, [30, 20]).0,
            2 => of_size(&mut dice, 300, 12).0,
            // More rows than cooperatives.
            _ => of_size(&mut dice, 1 + (seed % 3) as usize, 30).0,
        };
        (seed, change(&program))
    })
}

/// Every answer is proved; most of them are an optimum.
fn all_are_proved(change: fn(&Program) -> Program) {
    let mut optima = 0;
    for (seed, program) in programs(change) {
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}");
        optima += usize::from(matches!(verdict, Verdict::Optimal(_)));
    }
    assert!(optima > 30, "{optima} optima");
}

#[test]
fn programmes_in_which_every_step_brings_the_same_are_proved() {
    all_are_proved(all_alike);
}

#[test]
fn rows_that_are_each_other_but_for_rounding_are_proved() {
    all_are_proved(with_near_twins);
}
