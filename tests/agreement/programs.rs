//! Random programs: budgets, floors, caps, ratio rows, weighted rows, bent rows.

use allotment::lp::{Program, Row, Segment};

use super::dice::Dice;

/// What kind of program it is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Traits {
    pub(crate) degenerate: bool,
    pub(crate) badly_scaled: bool,
}

/// How large things are in a programme as a bureau would write it.
pub(crate) struct Scale {
    value: f64,
    money: f64,
    places: f64,
}

impl Scale {
    /// Of a program of these traits.
    pub(crate) fn of(dice: &mut Dice, traits: Traits) -> Scale {
        Scale {
            value: if traits.badly_scaled { dice.magnitude(-9.0, 9.0) } else { 1.0 },
            money: if traits.badly_scaled { dice.magnitude(0.0, 9.0).ceil() } else { 100.0 },
            places: if traits.degenerate { 4.0 } else { 1e6 },
        }
    }

    /// A number with few places, if the program is degenerate.
    pub(crate) fn round(&self, number: f64) -> f64 {
        (number * self.places).ceil() / self.places
    }

    /// The segments of a cooperative: three, of which the first few count as covered.
    pub(crate) fn segments(&self, dice: &mut Dice) -> Vec<Segment> {
        let mut slopes: Vec<f64> =
            (0..3).map(|_| self.value * self.round(dice.share() - 0.2).max(0.0)).collect();
        slopes.sort_by(|one, two| two.total_cmp(one));
        let bend = dice.below(4) as usize;
        let segments = slopes.into_iter().enumerate().map(|(index, slope)| Segment {
            length: self.money * (1 + dice.below(5)) as f64,
            slope,
            bent: if index < bend { 0.01 } else { 0.0 },
        });
        segments.collect()
    }
}

/// A random program with budget, floors, caps, ratio rows, weighted rows, perhaps a bent row.
pub(crate) fn program(dice: &mut Dice, most_chains: u64, most_rows: u64) -> (Program, Traits) {
    let chains = 1 + dice.below(most_chains) as usize;
    of_size(dice, chains, most_rows)
}

/// The same with so many chains.
pub(crate) fn of_size(dice: &mut Dice, chains: usize, most_rows: u64) -> (Program, Traits) {
    let traits = Traits { degenerate: dice.chance(30), badly_scaled: dice.chance(30) };
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

pub(crate) type Part = (Vec<(u32, f64)>, Vec<Segment>);

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

pub(crate) fn segment_bent(segment: &Segment, row: usize, bent: Option<usize>) -> f64 {
    if Some(row) == bent { segment.bent } else { 0.0 }
}
