//! The engine against brute force, greedy and its peers on random programs; duality judges who is right.
//!
//! Programs are made from a seed, at least a tenth of them each infeasible, degenerate (ties, rows that repeat)
//! and badly scaled (slopes 1e-9 … 1e9, budgets 1 … 1e12). The judge is written here from the definition alone:
//!   objective ≤ optimum ≤ Σ_r π_r b_r + Σ_i Σ_k max(0, c_ik − π·a_i − π_b bent_ik) length_ik
//! so where both ends meet, the answer is right whatever a peer says.

use allotment::lp::{Outcome, Program, Row, Segment};
use allotment::solve;

/// Whole numbers from a seed (Steele, Lea & Flood 2014, SplitMix64).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut state = self.0;
        state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        state ^ (state >> 31)
    }

    fn below(&mut self, count: u64) -> u64 {
        self.next() % count
    }

    fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 10^low to 10^high, even in the exponent.
    fn magnitude(&mut self, low: f64, high: f64) -> f64 {
        10.0_f64.powf(low + (high - low) * self.share())
    }
}

/// What kind of program it is.
#[derive(Clone, Copy, Debug, Default)]
struct Traits {
    degenerate: bool,
    badly_scaled: bool,
}

/// A random program with budget, floors, caps, ratio rows, weighted rows, perhaps a bent row.
fn program(dice: &mut Dice, most_chains: u64, most_rows: u64) -> (Program, Traits) {
    let traits = Traits { degenerate: dice.chance(30), badly_scaled: dice.chance(30) };
    let chains = 1 + dice.below(most_chains) as usize;
    let count = dice.below(most_rows + 1) as usize;
    let money = if traits.badly_scaled { dice.magnitude(0.0, 12.0) } else { 1000.0 };
    let value = if traits.badly_scaled { dice.magnitude(-9.0, 9.0) } else { 1.0 };
    let bent = (count > 0 && dice.chance(25)).then(|| dice.below(count as u64) as usize);
    let whole = |number: f64| if traits.degenerate { number.ceil() } else { number };
    let mut parts = Vec::new();
    for _ in 0..chains {
        let segments = 1 + dice.below(3);
        let mut slopes: Vec<f64> = (0..segments)
            .map(|_| match dice.below(8) {
                // Taking part may have a price.
                0 if dice.chance(25) => -value * dice.share(),
                0 => 0.0,
                _ if traits.degenerate => (1 + dice.below(3)) as f64 * value,
                _ if traits.badly_scaled => value * dice.magnitude(-3.0, 3.0),
                _ => value * dice.share(),
            })
            .collect();
        slopes.sort_by(|one, two| two.total_cmp(one));
        let bend = dice.below(segments + 1) as usize;
        let segments = slopes.into_iter().enumerate().map(|(index, slope)| Segment {
            length: (whole(10.0 * dice.share()) / 10.0).max(0.01) * money,
            slope,
            bent: if bent.is_some() && index < bend { 0.5 } else { 0.0 },
        });
        let segments: Vec<Segment> = segments.collect();
        let mut coefficients = Vec::new();
        for row in (0..count).filter(|row| Some(*row) != bent) {
            // Row 0 is a budget, odd rows are ratio rows, the rest floors and caps over some chains.
            let value = match row {
                0 => 1.0,
                _ if row % 2 == 1 => whole(8.0 * (dice.share() - 0.4)) / 8.0,
                _ if dice.chance(50) => 0.0,
                _ if traits.badly_scaled && row % 4 == 0 => dice.magnitude(-6.0, 6.0),
                _ => 1.0,
            };
            if value != 0.0 {
                coefficients.push((row as u32, value));
            }
        }
        parts.push((coefficients, segments));
    }
    if traits.degenerate && chains > 1 && dice.chance(50) {
        // The same cooperative again.
        let twin = dice.below(chains as u64 - 1) as usize;
        parts[chains - 1] = parts[twin].clone();
    }
    let rows = (0..count).map(|row| limits(dice, row, bent, &parts)).collect();
    let mut program = Program::new(rows, bent);
    for (coefficients, segments) in parts {
        program.push_chain(coefficients, segments);
    }
    (program, traits)
}

type Part = (Vec<(u32, f64)>, Vec<Segment>);

/// Limits as shares of what the row can reach, so that they often bind and sometimes clash.
fn limits(dice: &mut Dice, row: usize, bent: Option<usize>, parts: &[Part]) -> Row {
    let most: f64 = parts
        .iter()
        .map(|(coefficients, segments)| {
            let own =
                coefficients.iter().find(|(at, _)| *at as usize == row).map_or(0.0, |(_, value)| *value);
            segments
                .iter()
                .map(|segment| (own.max(0.0) + segment_bent(segment, row, bent)) * segment.length)
                .sum::<f64>()
        })
        .sum();
    let share = (dice.below(if parts.len() < 5 { 13 } else { 8 }) as f64) / 10.0;
    let (lower, upper) = if Some(row) == bent {
        (Some(most * share), None)
    } else if row == 0 {
        (None, Some(most * (0.1 + share)))
    } else if row % 2 == 1 {
        (None, Some(0.0))
    } else {
        let lower = most * share * 0.4;
        match dice.below(5) {
            0 => (Some(lower), None),
            1 => (Some(lower), Some(lower)),
            2 => (Some(lower), Some(lower * (1.0 + 1e-12))),
            3 => (None, Some(most * share)),
            _ => (Some(lower), Some(lower * 1.5)),
        }
    };
    Row { name: format!("row {row}"), lower, upper }
}

fn segment_bent(segment: &Segment, row: usize, bent: Option<usize>) -> f64 {
    if Some(row) == bent { segment.bent } else { 0.0 }
}

/// The bound that prices prove, from the definition; none if a sign is wrong. Slopes count or are all 0.
fn bound(program: &Program, prices: &[f64], slopes: bool) -> Option<f64> {
    let mut sum = 0.0;
    for (row, price) in program.rows().iter().zip(prices).filter(|(_, price)| **price != 0.0) {
        sum += price * if *price > 0.0 { row.upper? } else { row.lower? };
    }
    for chain in 0..program.chains() {
        let own: f64 = program.coefficients(chain).iter().map(|(row, a)| prices[*row as usize] * a).sum();
        for segment in program.segments(chain) {
            let bent = program.bent_row().map_or(0.0, |row| prices[row] * segment.bent);
            sum += ((if slopes { segment.slope } else { 0.0 }) - own - bent).max(0.0) * segment.length;
        }
    }
    Some(sum)
}

/// How an answer stands before the judge.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// Rows kept, and the bound met to 1e-9.
    Optimal(f64),
    /// The ray proves that there is nothing.
    Infeasible,
    /// Anything else.
    Wrong(String),
}

fn judge(program: &Program, outcome: &Outcome) -> Verdict {
    match outcome {
        Outcome::Point(point) => {
            for (chain, amount) in point.amounts.iter().enumerate() {
                if !(0.0..=program.chain_length(chain)).contains(amount) {
                    return Verdict::Wrong(format!("amount {amount} of chain {chain}"));
                }
            }
            for (activity, row) in program.activities(&point.amounts).iter().zip(program.rows()) {
                if activity.breach > 1e-9 {
                    return Verdict::Wrong(format!("{} broken: {activity:?}", row.name));
                }
            }
            let worth = program.worth(&point.amounts);
            match bound(program, &point.prices, true) {
                None => Verdict::Wrong("a price has a sign without a limit".into()),
                // Where next to nothing can be gained, floats tell it from nothing only up to the rounding
                // errors of what could be gained without any row.
                Some(bound) if bound - worth <= 1e-9 * bound.abs() + 1e-14 * freely(program) => {
                    Verdict::Optimal(worth)
                }
                Some(bound) => Verdict::Wrong(format!("worth {worth}, bound {bound}")),
            }
        }
        Outcome::Ray(ray) => match bound(program, &ray.prices, false) {
            Some(value) if value < 0.0 => Verdict::Infeasible,
            value => Verdict::Wrong(format!("a ray that proves {value:?}")),
        },
        Outcome::GaveUp(why) => Verdict::Wrong(format!("gave up: {why}")),
    }
}

/// The objective with everything filled.
fn freely(program: &Program) -> f64 {
    (0..program.chains())
        .flat_map(|chain| program.segments(chain))
        .map(|segment| segment.slope.max(0.0) * segment.length)
        .sum()
}

fn engine(program: &Program) -> Outcome {
    solve::by_name("engine").expect("the engine is always there").solve(program)
}

/// Counts of what was met, printed at the end.
#[derive(Debug, Default)]
struct Tally {
    programs: usize,
    infeasible: usize,
    degenerate: usize,
    badly_scaled: usize,
    peers_gave_up: usize,
    peers_differed: usize,
}

impl Tally {
    fn count(&mut self, traits: Traits, verdict: &Verdict) {
        self.programs += 1;
        self.infeasible += usize::from(*verdict == Verdict::Infeasible);
        self.degenerate += usize::from(traits.degenerate);
        self.badly_scaled += usize::from(traits.badly_scaled);
    }

    fn close(&self, title: &str) {
        println!("{title}: {self:?}");
        for count in [self.infeasible, self.degenerate, self.badly_scaled] {
            assert!(count * 10 >= self.programs, "less than a tenth: {self:?}");
        }
    }
}

#[test]
fn every_answer_of_the_engine_is_proved_by_its_own_prices() {
    let mut tally = Tally::default();
    for seed in 0..60_000 {
        let mut dice = Dice(seed);
        let most = if seed % 50 == 0 { 400 } else { 12 };
        let (program, traits) = program(&mut dice, most, 9);
        let verdict = judge(&program, &engine(&program));
        assert!(!matches!(verdict, Verdict::Wrong(_)), "seed {seed}: {verdict:?}\n{program:?}");
        tally.count(traits, &verdict);
    }
    tally.close("engine against its own proof");
}

#[test]
fn peers_find_what_the_engine_finds() {
    for peer in solve::catalog().iter().filter(|peer| peer.name() != "engine") {
        let mut tally = Tally::default();
        for seed in 1_000_000..1_004_000 {
            let (program, traits) = program(&mut Dice(seed), 12, 8);
            let own = judge(&program, &engine(&program));
            assert!(!matches!(own, Verdict::Wrong(_)), "seed {seed}: {own:?}\n{program:?}");
            tally.count(traits, &own);
            match (judge(&program, &peer.solve(&program)), &own) {
                (Verdict::Optimal(theirs), Verdict::Optimal(ours)) => {
                    assert!(
                        (theirs - ours).abs() <= 2e-9 * ours.abs() + 1e-12 * freely(&program),
                        "seed {seed}: {theirs} and {ours}"
                    );
                }
                (Verdict::Infeasible, Verdict::Infeasible) => {}
                (Verdict::Wrong(why), _) if why.starts_with("gave up") => tally.peers_gave_up += 1,
                // The judge has found the engine right; the peer's answer proves itself wrong or nothing.
                (Verdict::Wrong(_), _) => tally.peers_differed += 1,
                (theirs, _) => panic!("seed {seed}: {} proves {theirs:?}, the engine {own:?}", peer.name()),
            }
        }
        tally.close(peer.name());
        let lost = tally.peers_gave_up + tally.peers_differed;
        assert!(lost * 10 <= tally.programs, "a peer that fails so often is no check: {tally:?}");
    }
}

/// The optimum of a program of a few columns: the best of all basic points, found without any pivoting rule.
fn by_brute_force(program: &Program) -> Option<f64> {
    let columns: Vec<(usize, Segment)> = (0..program.chains())
        .flat_map(|chain| program.segments(chain).iter().map(move |segment| (chain, *segment)))
        .collect();
    let entry = |row: usize, (chain, segment): &(usize, Segment)| {
        let own = program.coefficients(*chain).iter().find(|(at, _)| *at as usize == row);
        own.map_or(0.0, |(_, value)| *value) + segment_bent(segment, row, program.bent_row())
    };
    // At a basic point every column is at a bound but as many as there are rows at a limit.
    let sides: Vec<(usize, f64)> = program
        .rows()
        .iter()
        .enumerate()
        .flat_map(|(row, limits)| [limits.lower, limits.upper].into_iter().flatten().map(move |b| (row, b)))
        .collect();
    let mut best: Option<f64> = None;
    for held in 0..1_usize << sides.len() {
        let held: Vec<(usize, f64)> =
            (0..sides.len()).filter(|side| held >> side & 1 == 1).map(|side| sides[side]).collect();
        let mut rows: Vec<usize> = held.iter().map(|(row, _)| *row).collect();
        rows.dedup();
        if rows.len() < held.len() || held.len() > columns.len() {
            continue;
        }
        // 0: empty, 1: full, 2: free.
        for code in 0..3_usize.pow(columns.len() as u32) {
            let state = |column: usize| code / 3_usize.pow(column as u32) % 3;
            let free: Vec<usize> = (0..columns.len()).filter(|column| state(*column) == 2).collect();
            if free.len() != held.len() {
                continue;
            }
            let mut values: Vec<f64> = (0..columns.len())
                .map(|column| if state(column) == 1 { columns[column].1.length } else { 0.0 })
                .collect();
            let system = held.iter().map(|(row, limit)| {
                let fixed: f64 =
                    columns.iter().zip(&values).map(|(column, value)| entry(*row, column) * value).sum();
                let mut line: Vec<f64> = free.iter().map(|at| entry(*row, &columns[*at])).collect();
                line.push(limit - fixed);
                line
            });
            let Some(solution) = solve_square(system.collect()) else { continue };
            for (column, value) in free.iter().zip(solution) {
                values[*column] = value;
            }
            let inside = columns.iter().zip(&values).all(|((_, segment), value)| {
                (-1e-9 * segment.length..=segment.length * (1.0 + 1e-9)).contains(value)
            });
            let kept = program.rows().iter().enumerate().all(|(row, limits)| {
                let terms = columns.iter().zip(&values).map(|(column, value)| entry(row, column) * value);
                let (sum, size) = terms.fold((0.0, 0.0), |(sum, size), term| (sum + term, size + term.abs()));
                let size = limits.lower.unwrap_or(0.0).abs().max(limits.upper.unwrap_or(0.0).abs()).max(size);
                limits.lower.is_none_or(|lower| sum >= lower - 1e-9 * size)
                    && limits.upper.is_none_or(|upper| sum <= upper + 1e-9 * size)
            });
            if inside && kept {
                let worth =
                    columns.iter().zip(&values).map(|((_, segment), value)| segment.slope * value).sum();
                best = Some(best.map_or(worth, |most: f64| most.max(worth)));
            }
        }
    }
    best
}

/// Gauss with row exchanges; none if singular. Each line ends with its right-hand side.
fn solve_square(mut lines: Vec<Vec<f64>>) -> Option<Vec<f64>> {
    let count = lines.len();
    for step in 0..count {
        let pivot = (step..count)
            .max_by(|one, two| lines[*one][step].abs().total_cmp(&lines[*two][step].abs()))
            .filter(|pivot| lines[*pivot][step].abs() > 1e-11)?;
        lines.swap(step, pivot);
        let own = lines[step].clone();
        for (_, line) in lines.iter_mut().enumerate().filter(|(at, _)| *at != step) {
            let factor = line[step] / own[step];
            for (entry, own) in line.iter_mut().zip(&own) {
                *entry -= factor * own;
            }
        }
    }
    Some((0..count).map(|step| lines[step][count] / lines[step][step]).collect())
}

#[test]
fn brute_force_finds_no_better_point_and_none_where_there_is_none() {
    let mut tally = Tally::default();
    for seed in 2_000_000..2_006_000 {
        let (program, traits) = program(&mut Dice(seed), 4, 3);
        if program.columns() > 6 {
            continue;
        }
        let verdict = judge(&program, &engine(&program));
        match (by_brute_force(&program), &verdict) {
            (Some(best), Verdict::Optimal(worth)) => {
                assert!(
                    (best - worth).abs() <= 1e-8 * best.abs(),
                    "seed {seed}: {best} and {worth}\n{program:?}"
                );
            }
            (None, Verdict::Infeasible) => {}
            (best, _) => panic!("seed {seed}: brute force {best:?}, engine {verdict:?}\n{program:?}"),
        }
        tally.count(traits, &verdict);
    }
    tally.close("brute force");
}

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

/// A programme as a bureau would write it: every cooperative in a region and a sector, each with floor and cap.
fn bureau(dice: &mut Dice, chains: usize, [regions, sectors]: [usize; 2]) -> (Program, Traits) {
    let traits = Traits { degenerate: dice.chance(50), badly_scaled: dice.chance(30) };
    let value = if traits.badly_scaled { dice.magnitude(-9.0, 9.0) } else { 1.0 };
    let money = if traits.badly_scaled { dice.magnitude(0.0, 9.0).ceil() } else { 100.0 };
    let places = if traits.degenerate { 4.0 } else { 1e6 };
    let round = |number: f64| (number * places).ceil() / places;
    let mut parts: Vec<Part> = Vec::new();
    let mut totals = vec![0.0; regions + sectors];
    for _ in 0..chains {
        let mut slopes: Vec<f64> = (0..3).map(|_| value * round(dice.share() - 0.2).max(0.0)).collect();
        slopes.sort_by(|one, two| two.total_cmp(one));
        let bend = dice.below(4) as usize;
        let segments = slopes.into_iter().enumerate().map(|(index, slope)| Segment {
            length: money * (1 + dice.below(5)) as f64,
            slope,
            bent: if index < bend { 0.01 } else { 0.0 },
        });
        let segments: Vec<Segment> = segments.collect();
        let (region, sector) = (dice.below(regions as u64) as usize, dice.below(sectors as u64) as usize);
        let length: f64 = segments.iter().map(|segment| segment.length).sum();
        totals[region] += length;
        totals[regions + sector] += length;
        let leakage = round(0.9 * dice.share()) - 0.5;
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
