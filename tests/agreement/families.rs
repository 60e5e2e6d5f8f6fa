//! The engine on programmes as a bureau would write them, at any size.

use allotment::lp::{Program, Row};

use super::dice::Dice;
use super::judge::{Tally, Verdict, engine, judge};
use super::programs::{Part, Scale, Traits, of_size};

/// A programme as a bureau would write it: every cooperative in a region and a sector, each with floor and cap.
pub(crate) fn bureau(dice: &mut Dice, chains: usize, [regions, sectors]: [usize; 2]) -> (Program, Traits) {
    let traits = Traits { degenerate: dice.chance(50), badly_scaled: dice.chance(30) };
    let scale = Scale::of(dice, traits);
    let mut parts: Vec<Part> = Vec::new();
    let mut totals = vec![0.0; regions + sectors];
    for _ in 0..chains {
        let segments = scale.segments(dice);
        let (region, sector) = (dice.below(regions as u64) as usize, dice.below(sectors as u64) as usize);
        let length: f64 = segments.iter().map(|segment| segment.length).sum();
        totals[region] += length;
        totals[regions + sector] += length;
        let leakage = scale.round(0.9 * dice.share()) - 0.5;
        let own = [(0, 1.0), (1, leakage), (3 + region as u32, 1.0), ((3 + regions + sector) as u32, 1.0)];
        parts.push((own.into_iter().filter(|(_, value)| *value != 0.0).collect(), segments));
    }
    let total: f64 = totals[..regions].iter().sum();
    let budget = (total * (0.1 + 0.3 * dice.share())).floor();
    let coverage: f64 =
        parts.iter().flat_map(|(_, segments)| segments).map(|part| part.bent * part.length).sum();
    let tight = 0.6 + 0.45 * dice.share();
    let row = |name: String, lower: Option<f64>, upper: Option<f64>| Row { name, lower, upper };
    let mut rows = vec![
        row("budget".into(), None, Some(budget)),
        row("leakage".into(), None, Some(0.0)),
        row("coverage".into(), Some(coverage * 0.35 * dice.share()), None),
    ];
    for (index, part) in totals.iter().enumerate() {
        let fair = budget * part / total;
        rows.push(row(format!("family {index}"), Some((fair * tight).floor()), Some((fair * 1.2).ceil())));
    }
    let mut program = Program::new(rows, Some(2));
    for (coefficients, segments) in parts {
        program.push_chain(coefficients, segments);
    }
    (program, traits)
}

#[test]
fn programmes_with_families_of_floors_and_caps_are_proved_at_any_size() {
    let mut tally = Tally::default();
    for seed in 4_000_000..4_000_400 {
        let mut dice = Dice(seed);
        let chains = [3, 40, 400, 3000][seed as usize % 4];
        let (program, traits) = bureau(&mut dice, chains, [14, 20]);
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}");
        tally.count(traits, &verdict);
    }
    tally.close("bureau");
}

#[test]
fn programmes_large_enough_to_be_sifted_are_proved() {
    let mut tally = Tally::default();
    for seed in 5_000_000..5_000_090 {
        let mut dice = Dice(seed);
        let chains = [7_000, 12_000, 30_000][seed as usize % 3];
        // Few regions, many, and so many that most hold a handful of cooperatives.
        let regions = [14, 120, 700][dice.below(3) as usize];
        let (program, traits) = bureau(&mut dice, chains, [regions, 20]);
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}");
        tally.count(traits, &verdict);
    }
    tally.close("sifted");
}

#[test]
fn random_programs_large_enough_to_be_sifted_are_proved() {
    let mut tally = Tally::default();
    for seed in 6_000_000..6_000_150 {
        let mut dice = Dice(seed);
        let (program, traits) = of_size(&mut dice, 6_000, 12);
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}");
        tally.count(traits, &verdict);
    }
    tally.close("sifted at random");
}
