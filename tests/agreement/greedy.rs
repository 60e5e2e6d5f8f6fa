//! The engine against greedy: with a budget alone, and where thousands are alike.

use allotment::lp::{Outcome, Program, Row, Segment};

use super::dice::Dice;
use super::judge::{Verdict, engine, judge};
use super::programs::program;

#[test]
fn with_a_budget_alone_the_engine_is_greedy() {
    for seed in 3_000_000..3_003_000 {
        let mut dice = Dice(seed);
        let (source, traits) = program(&mut dice, if seed % 10 == 0 { 3000 } else { 20 }, 0);
        let total: f64 = (0..source.chains()).map(|chain| source.chain_length(chain)).sum();
        let budget = total * dice.share();
        let rows = vec![Row { name: "budget".into(), lower: None, upper: Some(budget) }];
        let mut program = Program::new(rows, None);
        let mut steepest = Vec::new();
        for chain in 0..source.chains() {
            program.push_chain([(0, 1.0)], source.segments(chain).iter().copied());
            steepest
                .extend(source.segments(chain).iter().map(|segment| (segment.slope, chain, segment.length)));
        }
        // Steepest first, then the first in the table; nothing for slope 0.
        steepest.sort_by(|one, two| two.0.total_cmp(&one.0).then(one.1.cmp(&two.1)));
        let mut amounts = vec![0.0; program.chains()];
        let mut left = budget;
        for (slope, chain, length) in steepest {
            if slope > 0.0 && left > 0.0 {
                amounts[chain] += length.min(left);
                left -= length.min(left);
            }
        }
        let Outcome::Point(point) = engine(&program) else { panic!("seed {seed}: no point") };
        for (chain, (one, two)) in point.amounts.iter().zip(&amounts).enumerate() {
            assert!(
                (one - two).abs() <= 1e-12 * total,
                "seed {seed} {traits:?}, chain {chain}: {one} and {two}"
            );
        }
    }
}

#[test]
fn thousands_of_identical_cooperatives_are_served_in_the_order_of_the_table() {
    let rows = vec![
        Row { name: "budget".into(), lower: None, upper: Some(1005.0) },
        Row { name: "again, but for 1e-12".into(), lower: None, upper: Some(1005.0 * (1.0 + 1e-12)) },
        Row { name: "leakage".into(), lower: None, upper: Some(0.0) },
    ];
    let mut program = Program::new(rows, None);
    for _ in 0..5000 {
        let segment = Segment { length: 10.0, slope: 0.3, bent: 0.0 };
        program.push_chain([(0, 1.0), (1, 1.0), (2, -0.1)], [segment]);
    }
    let outcome = engine(&program);
    assert!(matches!(judge(&program, &outcome), Verdict::Optimal(worth) if (worth - 301.5).abs() < 1e-9));
    let Outcome::Point(point) = outcome else { panic!("no point") };
    for (chain, amount) in point.amounts.iter().enumerate() {
        let expected = [10.0, 5.0, 0.0][usize::from(chain >= 100) + usize::from(chain >= 101)];
        assert!((amount - expected).abs() < 1e-9, "chain {chain}: {amount}");
    }
}
