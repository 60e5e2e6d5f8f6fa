//! How far a number can go, by linear programs in which the number itself is one more amount.
//!
//! On the right side: maximise t, 0 ≤ t ≤ T, with every row's limits moved by d_r·t: Σ a_ri·x_i − d_r·t ≤ b_r. A row whose
//! two limits move differently becomes two.
//!
//! In coefficients, rows are Σ_i (v_i − θ)·x_i ≤ 0 (≥ 0), and another θ would move the limit by (θ − θ_k)·S, were the
//! money S = Σ x_i known. So that of the last point is taken, the program solved, and its point x keeps the furthest of
//! Σ_i v_i·x_i / Σ_i x_i over the rows. θ_{k+1} is the last notch before that, and the way ends where it is θ_k: no other
//! notch is asked for, and nearer to where nothing keeps the rows next to nothing is left to choose, and all ties. Where all
//! points give out the same money, one program goes all the way.
//! (Crouzeix, Ferland & Schaible 1985, "An algorithm for generalized fractional programs".)

use crate::lp::tolerance::MEANT_WHOLE;
use crate::lp::{Outcome, Program, Row, Segment};
use crate::model::{Claim, Model};
use crate::solve::Backend;

use super::coefficients::Coefficients;
use super::sweep::{Limits, Place, Sweep};

/// Programs for one way in coefficients.
const MOST_PROGRAMS: usize = 20;

impl Sweep<'_> {
    /// How near to `towards`, from `from`, such limits can be kept, in notches; `None` if no point was found.
    pub(in crate::study) fn reach(&mut self, from: u64, towards: u64, limits: Limits) -> Option<f64> {
        let unit = self.theta(1).to_f64();
        let by = if towards > from { unit } else { -unit };
        match &self.place {
            Place::RightSide(moving) => {
                let moves = moving.moves(by);
                self.put(from, limits);
                self.write();
                let far = from.abs_diff(towards) as f64;
                let found = self.go(&moves, far, towards > from)?;
                if found.notches < far {
                    self.rule_out(Claim::prices(&self.problem, &found.prices));
                }
                Some(if towards > from { from as f64 + found.notches } else { from as f64 - found.notches })
            }
            Place::Coefficients(coefficients) => {
                let coefficients = coefficients.clone();
                self.reach_in(&coefficients, by, from, towards)
            }
        }
    }

    fn reach_in(&mut self, coefficients: &Coefficients, by: f64, from: u64, towards: u64) -> Option<f64> {
        let upwards = towards > from;
        let funds = self.problem.scene().instance.funds();
        let (step, mut money) = (funds.step.get() as f64, funds.budget.get() as f64);
        let (mut at, mut reached) = (from, None);
        for _ in 0..MOST_PROGRAMS {
            self.put(at, Limits::Own);
            self.write();
            let moves = coefficients.moves(self.problem.rows().len(), by * money);
            let Some(found) = self.go(&moves, at.abs_diff(towards) as f64, upwards) else { break };
            let steps = |position: usize, chain: usize| {
                self.problem.fixed(position).map_or(found.amounts[chain], |fixed| fixed as f64)
            };
            let mut sums = vec![0.0; self.problem.rows().len()];
            money = 0.0;
            for (chain, &position) in self.problem.by_id().iter().enumerate() {
                let steps = steps(position, chain);
                money += steps * step;
                for (row, a) in self.problem.own_coefficients(position) {
                    sums[row as usize] += a.to_f64() * steps;
                }
            }
            for (row, a) in self.problem.of_everyone() {
                sums[*row as usize] += a.to_f64() * (money / step);
            }
            if money <= 0.0 {
                return Some(towards as f64);
            }
            let further = coefficients.rows.iter().map(|row| sums[*row] / (by * money));
            let further = further.fold(f64::INFINITY, f64::min).min(at.abs_diff(towards) as f64);
            let end = if upwards { at as f64 + further } else { at as f64 - further };
            reached = Some(end);
            let next = last_notch(end, (at, towards));
            if next == at {
                break;
            }
            at = next;
        }
        reached
    }

    /// The furthest way from where the program stands.
    fn go(&mut self, moves: &Moves, most: f64, upwards: bool) -> Option<Furthest> {
        let way = usize::from(!upwards);
        self.solves += 1;
        let found = furthest(&self.model, moves, most, self.ways[way].as_deref(), self.backend)?;
        self.ways[way] = Some(found.prices.clone());
        Some(found)
    }

    /// Does what stopped the last way prove that nothing keeps every rule at a notch?
    pub(super) fn is_beyond(&mut self, notch: u64, upwards: bool) -> bool {
        let Some(way) = self.ways[usize::from(!upwards)].clone() else { return false };
        if !self.put(notch, Limits::Own) {
            return true;
        }
        let prices = Claim::prices(&self.problem, &way);
        crate::certify::proves_infeasible(&self.problem, &prices).unwrap_or(false)
    }
}

/// The last notch on a way that is not beyond a number; a float this close to a notch is meant to be it.
pub(super) fn last_notch(number: f64, (from, towards): (u64, u64)) -> u64 {
    let notch = if towards > from { (number + MEANT_WHOLE).floor() } else { (number - MEANT_WHOLE).ceil() };
    (notch.max(0.0) as u64).clamp(from.min(towards), from.max(towards))
}

/// By row, how far its lower and its upper limit move per notch.
type Moves = Vec<[f64; 2]>;

/// The end of the way.
struct Furthest {
    /// Notches.
    notches: f64,
    /// Steps by chain.
    amounts: Vec<f64>,
    /// By row: beyond the end the limits contradict each other by these, should nothing else have stopped the number.
    prices: Vec<f64>,
}

/// How many of `most` notches the limits can move; `None` if no point was found. Looked for from the prices of another
/// way, if there are any.
fn furthest(
    model: &Model,
    moves: &Moves,
    most: f64,
    near: Option<&[f64]>,
    backend: &dyn Backend,
) -> Option<Furthest> {
    let source = model.program.feasibility(|_| true);
    let mut rows: Vec<Row> = source.rows().to_vec();
    let mut twice = vec![None; rows.len()];
    let mut own: Vec<(u32, f64)> = Vec::new();
    for (row, [lower, upper]) in moves.iter().enumerate() {
        if rows[row].lower.is_some() && rows[row].upper.is_some() && lower.to_bits() != upper.to_bits() {
            twice[row] = Some(rows.len());
            let name = format!("{}{}", rows[row].name, crate::rule::SECOND_ROW);
            let limit = rows[row].upper.take();
            own.push((rows.len() as u32, -upper));
            rows.push(Row { name, lower: None, upper: limit });
            own.push((row as u32, -lower));
        } else {
            own.push((row as u32, -if rows[row].lower.is_some() { *lower } else { *upper }));
        }
    }
    own.retain(|(_, by)| *by != 0.0);
    own.sort_by_key(|(row, _)| *row);
    let mut program = Program::new(rows, source.bent_row());
    for chain in 0..source.chains() {
        let stays = source.coefficients(chain).iter().copied();
        let again = source
            .coefficients(chain)
            .iter()
            .filter_map(|(row, value)| twice[*row as usize].map(|second| (second as u32, *value)));
        let coefficients: Vec<(u32, f64)> = stays.chain(again).collect();
        program.push_chain(coefficients, source.segments(chain).iter().copied());
    }
    program.push_chain(own, [Segment { length: most, slope: 1.0, bent: 0.0 }]);
    let doubled: Vec<usize> = (0..twice.len()).filter(|row| twice[*row].is_some()).collect();
    let near = near.map(|prices| {
        let sides = doubled.iter().map(|row| prices[*row].max(0.0));
        let mut near = prices.to_vec();
        for row in &doubled {
            near[*row] = near[*row].min(0.0);
        }
        near.extend(sides);
        near
    });
    match backend.solve_from(&program, near.as_deref()) {
        Outcome::Point(point) => {
            let (mut prices, mut amounts) = (point.prices, point.amounts);
            let notches = amounts.pop()?;
            for (place, row) in doubled.iter().enumerate() {
                prices[*row] += prices[twice.len() + place];
            }
            prices.truncate(twice.len());
            Some(Furthest { notches, amounts, prices })
        }
        Outcome::Ray(_) | Outcome::GaveUp(_) => None,
    }
}
