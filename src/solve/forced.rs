//! Chains that a row leaves no choice, taken out before the search and put back after it.
//!
//! A row whose upper limit is the least it can add up to forces every chain in it to the end that gives the
//! least; likewise a lower limit that is the most. A sector with floor and cap 0 is the common case: the row's
//! size is 0 as well, so that it forgives no rounding error of a solver, and its coefficients would spoil the
//! basis. The search sees such chains without segments and such rows without limits. Afterwards the row's
//! price is the least that keeps its chains where they are:
//!   ρ_r = max over its chains and segments of (c_ik − π·a_i − π_b bent_ik) / a_ri at 0, of the opposite at full
//! and π_r = ρ_r or −ρ_r. It adds nothing to the bound, since b_r is what the forced chains make of the row.
//! (Andersen & Andersen 1995, "Presolving in linear programming": forcing constraints.)

use crate::lp::tolerance::LIFT;
use crate::lp::{Outcome, Program, Row, RowFacts, Segment, Sum};

use super::duality::Objective;

/// Solves a program whose forced chains are settled without the solver.
pub(super) fn around(program: &Program, solver: impl FnOnce(&Program) -> Outcome) -> Outcome {
    let Some(forced) = Forced::of(program) else { return solver(program) };
    match solver(&forced.reduce(program)) {
        Outcome::Point(mut point) => {
            for (amount, forced) in point.amounts.iter_mut().zip(&forced.amounts) {
                *amount = forced.unwrap_or(*amount);
            }
            forced.price(program, &mut point.prices, Objective::Slopes);
            Outcome::Point(point)
        }
        Outcome::Ray(mut ray) => {
            forced.price(program, &mut ray.prices, Objective::Nothing);
            Outcome::Ray(ray)
        }
        gave_up @ Outcome::GaveUp(_) => gave_up,
    }
}

#[derive(Debug)]
struct Forced {
    /// For every row 1 if its chains are forced by its upper limit, −1 by its lower, 0 if it forces none.
    rows: Vec<f64>,
    /// For every chain what it is forced to.
    amounts: Vec<Option<f64>>,
}

impl Forced {
    /// What is forced, if anything is and no two rows force one chain to both ends.
    fn of(program: &Program) -> Option<Forced> {
        let sides = program.rows().iter().enumerate().zip(&program.facts().rows).map(
            |((index, row), &RowFacts { least, most, .. })| match row {
                _ if Some(index) == program.bent_row() => 0.0,
                row if row.upper == Some(least) && least < most => 1.0,
                row if row.lower == Some(most) && least < most => -1.0,
                _ => 0.0,
            },
        );
        let rows: Vec<f64> = sides.collect();
        if rows.iter().all(|side| *side == 0.0) {
            return None;
        }
        let mut amounts = vec![None; program.chains()];
        for (chain, amount) in amounts.iter_mut().enumerate() {
            let mut signs =
                program.coefficients(chain).iter().map(|(row, value)| rows[*row as usize] * value);
            if let Some(sign) = signs.find(|sign| *sign != 0.0) {
                if signs.any(|other| other * sign < 0.0) {
                    return None;
                }
                *amount = Some(if sign > 0.0 { 0.0 } else { program.chain_length(chain) });
            }
        }
        Some(Forced { rows, amounts })
    }

    /// The program that is left: the same rows and chains, with nothing in the forced ones.
    fn reduce(&self, program: &Program) -> Program {
        let mut used = vec![Sum::default(); program.rows().len()];
        for (chain, amount) in self.amounts.iter().enumerate() {
            let Some(amount) = amount.filter(|amount| *amount > 0.0) else { continue };
            for &(row, value) in program.coefficients(chain) {
                used[row as usize].add(value * amount);
            }
            if let Some(row) = program.bent_row() {
                program.segments(chain).iter().for_each(|part| used[row].add(part.bent * part.length));
            }
        }
        let rows = program.rows().iter().zip(&self.rows).zip(used).map(|((row, side), used)| {
            let left = |limit: Option<f64>| limit.filter(|_| *side == 0.0).map(|limit| limit - used.value());
            Row { name: row.name.clone(), lower: left(row.lower), upper: left(row.upper) }
        });
        let mut reduced = Program::new(rows.collect(), program.bent_row());
        for (chain, amount) in self.amounts.iter().enumerate() {
            let segments: &[Segment] = if amount.is_some() { &[] } else { program.segments(chain) };
            reduced.push_chain(program.coefficients(chain).iter().copied(), segments.iter().copied());
        }
        reduced
    }

    /// Sets the prices of the forcing rows.
    fn price(&self, program: &Program, prices: &mut [f64], objective: Objective) {
        for (row, &side) in self.rows.iter().enumerate().filter(|(_, side)| **side != 0.0) {
            let mut least = 0.0_f64;
            for chain in (0..program.chains()).filter(|chain| self.amounts[*chain].is_some()) {
                let coefficients = program.coefficients(chain);
                let Some((_, value)) = coefficients.iter().find(|(at, _)| *at as usize == row) else {
                    continue;
                };
                let price: f64 = coefficients.iter().map(|(at, value)| prices[*at as usize] * value).sum();
                for segment in program.segments(chain) {
                    let slope = if objective == Objective::Slopes { segment.slope } else { 0.0 };
                    let bent = program.bent_row().map_or(0.0, |row| prices[row] * segment.bent);
                    least = least.max((slope - price - bent) / (side * value));
                }
            }
            prices[row] = side * least * (1.0 + LIFT);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::Point;

    fn part(length: f64, slope: f64) -> Segment {
        Segment { length, slope, bent: 0.0 }
    }

    #[test]
    fn a_cap_of_nothing_takes_its_chains_out_and_prices_them_out() {
        let rows = vec![
            Row { name: "shut".into(), lower: Some(0.0), upper: Some(0.0) },
            Row { name: "budget".into(), lower: None, upper: Some(3.0) },
        ];
        let mut program = Program::new(rows, None);
        program.push_chain([(0, 2.0), (1, 1.0)], [part(5.0, 7.0)]);
        program.push_chain([(1, 1.0)], [part(5.0, 1.0)]);
        let outcome = around(&program, |reduced| {
            assert!(reduced.segments(0).is_empty() && reduced.rows()[0].upper.is_none());
            Outcome::Point(Point { amounts: vec![0.0, 3.0], prices: vec![0.0, 1.0], iterations: 1 })
        });
        let Outcome::Point(point) = outcome else { panic!("{outcome:?}") };
        // The shut chain would gain 7 − 1 a step, and a step uses 2 of its row.
        assert!((point.prices[0] - 3.0).abs() < 1e-9 && point.prices[0] >= 3.0, "{point:?}");
    }

    #[test]
    fn what_must_be_full_is_taken_off_the_other_limits() {
        let rows = vec![
            Row { name: "all of it".into(), lower: Some(10.0), upper: None },
            Row { name: "budget".into(), lower: None, upper: Some(12.0) },
        ];
        let mut program = Program::new(rows, None);
        program.push_chain([(0, 2.0), (1, 1.0)], [part(5.0, 1.0)]);
        program.push_chain([(1, 1.0)], [part(50.0, 4.0)]);
        let outcome = around(&program, |reduced| {
            assert_eq!(reduced.rows()[1].upper, Some(7.0));
            Outcome::Point(Point { amounts: vec![0.0, 7.0], prices: vec![0.0, 4.0], iterations: 1 })
        });
        let Outcome::Point(point) = outcome else { panic!("{outcome:?}") };
        assert_eq!(point.amounts, [5.0, 7.0]);
        // Each forced step loses 4 − 1, and adds 2 to its row.
        assert!((point.prices[0] + 1.5).abs() < 1e-9, "{point:?}");
    }
}
