//! Rows that take a share of everything allocated off: as one column and one row for all, and written out.
//!
//! The written-out program is the definition: what the engine says of the other one must be right of it too, by the judge, and
//! a peer that solves it must find the same.

use allotment::lp::{Outcome, Point, Program, Row, Segment};

use super::dice::Dice;
use super::judge::{Tally, Verdict, engine, judge};
use super::peers::find_the_same;
use super::programs::{Part, Scale, Traits};

/// The same program twice: with everything allocated as its last chain and its last row, and written out.
struct Twice {
    apart: Program,
    written_out: Program,
    traits: Traits,
}

/// Every cooperative in a region and a sector; of the regions some with a floor, some with a cap, some with both, as shares of
/// everything allocated.
fn shares(dice: &mut Dice, chains: usize, regions: usize) -> Twice {
    let traits = Traits { degenerate: dice.chance(50), badly_scaled: dice.chance(30) };
    let scale = Scale::of(dice, traits);
    let fair = 1.0 / regions as f64;
    let mut rows: Vec<(Row, f64)> = Vec::new();
    let mut of_region: Vec<Vec<u32>> = vec![Vec::new(); regions];
    let limits = |lower: Option<f64>, upper: Option<f64>, name: String| Row { name, lower, upper };
    rows.push((limits(None, None, "budget".into()), 0.0));
    rows.push((limits(None, Some(0.0), "leakage".into()), 0.0));
    rows.push((limits(Some(0.0), None, "coverage".into()), 0.0));
    let (highest, lowest) = (1.02 + 0.5 * dice.share(), 0.4 + 0.62 * dice.share());
    for (region, own) in of_region.iter_mut().enumerate() {
        let kind = dice.below(4);
        if kind != 0 {
            own.push(rows.len() as u32);
            rows.push((limits(None, Some(0.0), format!("at most {region}")), -fair * highest));
        }
        if kind < 2 {
            own.push(rows.len() as u32);
            rows.push((limits(Some(0.0), None, format!("at least {region}")), -fair * lowest));
        }
    }
    let sectors = rows.len() as u32;
    (0..5).for_each(|sector| rows.push((limits(None, None, format!("sector {sector}")), 0.0)));
    let mut parts: Vec<Part> = Vec::new();
    let (mut total, mut covered) = (0.0, 0.0);
    for _ in 0..chains {
        let segments = scale.segments(dice);
        total += segments.iter().map(|segment| segment.length).sum::<f64>();
        covered += segments.iter().map(|segment| segment.length * segment.bent).sum::<f64>();
        let region = dice.below(regions as u64) as usize;
        let mut own = vec![(0, 1.0), (1, scale.round(0.9 * dice.share()) - 0.5)];
        own.extend(of_region[region].iter().map(|row| (*row, 1.0)));
        own.push((sectors + dice.below(5) as u32, 1.0));
        own.retain(|(_, value)| *value != 0.0);
        parts.push((own, segments));
    }
    // With most of the money of all, a share that some region cannot take up limits everything.
    let budget = (total * if dice.chance(25) { 0.9 } else { 0.1 + 0.3 * dice.share() }).floor();
    rows[0].0.upper = Some(budget);
    rows[2].0.lower = Some(covered * 0.3 * dice.share());
    let clash = if dice.chance(20) { 0.25 } else { 0.1 };
    (0..5).for_each(|sector| rows[sectors as usize + sector].0.lower = Some((budget * clash).floor()));
    Twice::of(&rows, &parts, total, traits)
}

impl Twice {
    fn of(rows: &[(Row, f64)], parts: &[Part], total: f64, traits: Traits) -> Twice {
        let own: Vec<Row> = rows.iter().map(|(row, _)| row.clone()).collect();
        let all = Row { name: "all".into(), lower: Some(0.0), upper: Some(0.0) };
        let last = own.len() as u32;
        let mut apart = Program::new(own.iter().cloned().chain([all]).collect(), Some(2));
        let mut written_out = Program::new(own, Some(2));
        for (entries, segments) in parts {
            apart.push_chain(entries.iter().copied().chain([(last, 1.0)]), segments.iter().copied());
            let full = (0..).zip(rows).map(|(row, (_, share))| {
                let entry = entries.iter().find(|(own, _)| *own == row).map_or(0.0, |(_, value)| *value);
                (row, entry + share)
            });
            written_out.push_chain(full.filter(|(_, value)| *value != 0.0), segments.iter().copied());
        }
        let shares =
            (0..).zip(rows).map(|(row, (_, share))| (row, *share)).filter(|(_, share)| *share != 0.0);
        let everything = Segment { length: 2.0 * total, slope: 0.0, bent: 0.0 };
        apart.push_chain(shares.chain([(last, -1.0)]), [everything]);
        Twice { apart, written_out, traits }
    }
}

/// What an answer about the program with everything as a column says of the one that is written out.
fn of_written_out(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Point(Point { mut amounts, mut prices, iterations }) => {
            amounts.pop();
            prices.pop();
            Outcome::Point(Point { amounts, prices, iterations })
        }
        Outcome::Ray(mut ray) => {
            ray.prices.pop();
            Outcome::Ray(ray)
        }
        gave_up @ Outcome::GaveUp(_) => gave_up,
    }
}

#[test]
fn what_is_found_with_everything_as_a_column_is_proved_of_the_written_out_program() {
    let mut tally = Tally::default();
    for seed in 12_000_000..12_000_360 {
        let mut dice = Dice(seed);
        let (chains, regions) = [(3, 2), (40, 5), (200, 30), (700, 60)][seed as usize % 4];
        let program = shares(&mut dice, chains, regions);
        let found = engine(&program.apart);
        let verdict = judge(&program.apart, &found);
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}");
        let said = judge(&program.written_out, &of_written_out(found));
        assert!(!matches!(said, Verdict::Wrong(_)), "seed {seed}: {said:?}");
        tally.count(program.traits, &said);
    }
    tally.close("shares of everything");
}

#[test]
fn programs_of_shares_large_enough_to_be_sifted_are_proved_written_out() {
    let mut tally = Tally::default();
    for seed in 13_000_000..13_000_024 {
        let mut dice = Dice(seed);
        let regions = [14, 120, 300][seed as usize % 3];
        let program = shares(&mut dice, [7_000, 12_000][seed as usize % 2], regions);
        let said = judge(&program.written_out, &of_written_out(engine(&program.apart)));
        assert!(!matches!(said, Verdict::Wrong(_)), "seed {seed}: {said:?}");
        tally.count(program.traits, &said);
    }
    assert!(tally.infeasible < tally.programs, "{tally:?}");
}

#[test]
fn peers_find_the_same_of_the_written_out_program() {
    find_the_same(14_000_000..14_000_160, |dice| {
        let Twice { apart, written_out, .. } = shares(dice, 40, 12);
        [apart, written_out]
    });
}
