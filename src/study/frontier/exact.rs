//! With the budget as the only rule, every breakpoint: who is funded next, to the last cooperative.
//!
//! Segments of all curves, steepest first, equals by id: greedy is the optimum of a single row (Dantzig 1957), and the
//! curve breaks wherever a segment is full. n log n, no program solved.

use dashu_int::IBig;

use crate::impact::Impact;
use crate::instance::Instance;
use crate::model::Problem;
use crate::units::{Decimal, Fraction, Money, Whole};

use super::along::Holds;
use super::{Frontier, Point, useful};

/// Binary places of the sum of impacts.
const PLACES: usize = 96;

/// Why there are no breakpoints to give.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBreakpoints {
    /// There are rules besides the budget.
    OtherRules,
    /// Curves are bent, or grants whole in other ways than steps.
    NotStraight,
}

/// One straight piece of one curve.
struct Piece {
    slope: Fraction,
    position: usize,
    steps: u64,
    rise: Fraction,
    is_first: bool,
}

/// The curve of impact over the budget, at every breakpoint.
pub fn breakpoints(instance: &Instance) -> Result<Frontier, NoBreakpoints> {
    let step = instance.funds().step;
    let far = Money::MOST_STEPS.min(Money::MOST.steps(step));
    let most = useful(instance, &Impact::of(&instance.with_budget(step.times(far))), far);
    let wide = instance.with_budget(step.times(most.max(1)));
    let impact = Impact::of(&wide);
    let problem = Problem::state(&wide, &impact);
    if problem.rules().len() > 1 {
        return Err(NoBreakpoints::OtherRules);
    }
    let straight = (0..problem.cooperatives()).all(|position| problem.curve(position).is_straight());
    if !straight || !problem.is_linear() {
        return Err(NoBreakpoints::NotStraight);
    }
    let step = instance.funds().step.get();
    let (mut steps, mut sum, mut funded) = (0_u64, Whole::ZERO, Vec::new());
    let mut pieces: Vec<Piece> = Vec::new();
    for &position in problem.by_id() {
        let curve = problem.curve(position);
        if let Some(fixed) = problem.fixed(position) {
            steps += fixed;
            sum += curve.value(fixed).floor_at(PLACES);
            funded.extend((fixed > 0).then(|| wide.cooperatives().id(position).to_owned()));
            continue;
        }
        let marks: Vec<u64> = curve.breakpoints().collect();
        for (index, pair) in marks.windows(2).enumerate().filter(|(_, pair)| pair[0] < pair[1]) {
            let rise = &curve.value(pair[1]) - &curve.value(pair[0]);
            let steps = pair[1] - pair[0];
            let slope = &rise * &Fraction::from(steps).reciprocal().expect("it is above 0");
            if slope.signum() > 0 {
                pieces.push(Piece { slope, position, steps, rise, is_first: index == 0 });
            }
        }
    }
    // Stable: equals stay in the order of ids.
    pieces.sort_by(|one, two| two.slope.cmp(&one.slope));
    let per_yuan = |piece: Option<&Piece>| piece.map_or(0.0, |piece| piece.slope.to_f64() / step as f64);
    let mut points = Vec::with_capacity(pieces.len() + 1);
    let mut recipients = funded.len();
    for (index, piece) in [None].into_iter().chain(pieces.iter().map(Some)).enumerate() {
        let mut enter = Vec::new();
        match piece {
            None => enter = std::mem::take(&mut funded),
            Some(piece) => {
                steps += piece.steps;
                sum += piece.rise.floor_at(PLACES);
                if piece.is_first {
                    recipients += 1;
                    enter.push(wide.cooperatives().id(piece.position).to_owned());
                }
            }
        }
        let impact = Fraction::from_big(sum.big(), IBig::ONE << PLACES).to_f64();
        let price = per_yuan(pieces.get(index));
        points.push(Point {
            limit: Decimal::whole((steps * step) as i64),
            impact,
            bound: impact,
            price,
            money: (steps * step) as f64,
            recipients,
            binding: if price > 0.0 { vec!["budget".to_owned()] } else { Vec::new() },
            groups: Vec::new(),
            enter,
            leave: Vec::new(),
        });
    }
    let ends =
        points.first().zip(points.last()).map(|(first, last)| Holds { from: first.limit, to: last.limit });
    let vary = "budget".to_owned();
    Ok(Frontier { vary, points, error: Some(0.0), error_of_steps: Some(0.0), error_holds: ends, solves: 0 })
}
