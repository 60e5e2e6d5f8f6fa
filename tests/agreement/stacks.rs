//! Several rows for every region: floor and cap as different shares of everything allocated, and rows of a part of the region
//! beside one of the whole of it, so that the rows of one region share cooperatives and those of two do not.

use allotment::lp::{Program, Row, Segment};

use super::dice::Dice;
use super::judge::{Tally, Verdict, engine, judge};
use super::peers::find_the_same;
use super::programs::{Part, Scale, Traits};

/// What a row of a region asks of whom.
struct Stated {
    /// Which of four kinds of cooperatives stand in it, and with what weight; 0 for those that do not.
    weights: [f64; 4],
    lower: Option<f64>,
    upper: Option<f64>,
    /// Of everything allocated, off the row.
    share: f64,
}

/// The rows of a region that should get `fair` of the budget.
fn rows_of_region(dice: &mut Dice, budget: f64, fair: f64) -> Vec<Stated> {
    let all = [1.0; 4];
    let part = |dice: &mut Dice| {
        let from = dice.below(4) as usize;
        let mut weights = [0.0; 4];
        weights[from] = 1.0;
        weights[(from + 1) % 4] = if dice.chance(50) { 1.0 } else { 0.5 };
        weights
    };
    let low = fair * (0.3 + 0.75 * dice.share());
    let high = if dice.chance(15) { low } else { low.max(fair * (0.8 + 0.6 * dice.share())) };
    let floor = |weights, share: f64| Stated { weights, lower: Some(0.0), upper: None, share: -share };
    let cap = |weights, share: f64| Stated { weights, lower: None, upper: Some(0.0), share: -share };
    let mut rows = Vec::new();
    match dice.below(5) {
        0 => {}
        1 => rows.push(cap(all, high)),
        2 => rows.push(Stated {
            weights: all,
            lower: Some((budget * low).floor()),
            upper: Some((budget * high).ceil()),
            share: 0.0,
        }),
        _ => rows.extend([floor(all, low), cap(all, high)]),
    }
    for _ in 0..dice.below(3) {
        let weights = part(dice);
        let of_part = low * (0.1 + 0.3 * dice.share());
        rows.push(match dice.below(4) {
            0 => floor(weights, of_part),
            1 => cap(weights, 2.0 * of_part),
            2 => Stated { weights, lower: Some((budget * of_part).floor()), upper: None, share: 0.0 },
            _ => Stated { weights, lower: None, upper: Some((budget * 2.0 * of_part).ceil()), share: 0.0 },
        });
    }
    rows
}

/// So many cooperatives in so many regions, each of one of four kinds.
fn stacks(dice: &mut Dice, chains: usize, regions: usize) -> (Program, Traits) {
    let traits = Traits { degenerate: dice.chance(50), badly_scaled: dice.chance(30) };
    let scale = Scale::of(dice, traits);
    let mut parts: Vec<(usize, usize, f64, Vec<Segment>)> = Vec::new();
    let (mut total, mut covered) = (0.0, 0.0);
    for _ in 0..chains {
        let segments = scale.segments(dice);
        total += segments.iter().map(|segment| segment.length).sum::<f64>();
        covered += segments.iter().map(|segment| segment.length * segment.bent).sum::<f64>();
        let (region, kind) = (dice.below(regions as u64) as usize, dice.below(4) as usize);
        parts.push((region, kind, scale.round(0.9 * dice.share()) - 0.5, segments));
    }
    let budget = (total * if dice.chance(20) { 0.9 } else { 0.1 + 0.3 * dice.share() }).floor();
    let row = |name: String, lower: Option<f64>, upper: Option<f64>| Row { name, lower, upper };
    let bent = dice.chance(50).then_some(2);
    let coverage = bent.map(|_| covered * 0.3 * dice.share());
    let mut rows = vec![
        row("budget".into(), None, Some(budget)),
        row("leakage".into(), None, Some(0.0)),
        row("coverage".into(), coverage, None),
    ];
    let mut shares: Vec<(u32, f64)> = Vec::new();
    let mut of_region: Vec<Vec<(u32, [f64; 4])>> = vec![Vec::new(); regions];
    for (region, own) in of_region.iter_mut().enumerate() {
        for Stated { weights, lower, upper, share } in rows_of_region(dice, budget, 1.0 / regions as f64) {
            let at = rows.len() as u32;
            rows.push(row(format!("row {at} of region {region}"), lower, upper));
            shares.extend((share != 0.0).then_some((at, share)));
            own.push((at, weights));
        }
    }
    let everything = rows.len() as u32;
    rows.push(row("everything".into(), Some(0.0), Some(0.0)));
    let mut program = Program::new(rows, bent);
    for (region, kind, leakage, segments) in parts {
        let own = of_region[region].iter().map(|(row, weights)| (*row, weights[kind]));
        let entries = [(0, 1.0), (1, leakage)].into_iter().chain(own).chain([(everything, 1.0)]);
        let segments = segments
            .into_iter()
            .map(|segment| Segment { bent: if bent.is_some() { segment.bent } else { 0.0 }, ..segment });
        let entries: Part = (entries.filter(|(_, value)| *value != 0.0).collect(), segments.collect());
        program.push_chain(entries.0, entries.1);
    }
    let all = Segment { length: 2.0 * total, slope: 0.0, bent: 0.0 };
    program.push_chain(shares.into_iter().chain([(everything, -1.0)]), [all]);
    (program, traits)
}

#[test]
fn programs_with_several_rows_for_every_region_are_proved_at_any_size() {
    let mut tally = Tally::default();
    for seed in 15_000_000..15_000_400 {
        let mut dice = Dice(seed);
        let (chains, regions) = [(4, 2), (60, 9), (300, 40), (900, 80)][seed as usize % 4];
        let (program, traits) = stacks(&mut dice, chains, regions);
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}");
        tally.count(traits, &verdict);
    }
    tally.close("stacks");
}

#[test]
fn those_large_enough_to_be_sifted_are_proved() {
    let mut optima = 0;
    for seed in 16_000_000..16_000_030 {
        let mut dice = Dice(seed);
        let (chains, regions) = [(7_000, 60), (9_000, 250), (14_000, 500)][seed as usize % 3];
        let (program, _) = stacks(&mut dice, chains, regions);
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}");
        optima += usize::from(matches!(verdict, Verdict::Optimal(_)));
    }
    assert!(optima > 8, "{optima} optima");
}

#[test]
fn peers_find_the_same_of_several_rows_for_every_region() {
    find_the_same(17_000_000..17_000_160, |dice| {
        let (program, _) = stacks(dice, 40, 7);
        [program.clone(), program]
    });
}
