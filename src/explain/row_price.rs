//! What one unit more, and one unit less, of a limit is worth, and how far each holds.
//!
//! The optimum v(b) as a function of one limit b is concave and made of straight pieces. Where two pieces meet a
//! price is one-sided: one unit more is worth the slope to the right, one unit less costs the slope to the left,
//! and a solver names either, or anything between (Jansen, de Jong, Roos & Terlaky 1997, "Sensitivity analysis in
//! linear programming: just be careful!"; Akgül 1984). So the pieces themselves are found: a solve at b + δ gives
//! a line that lies above v everywhere. If it also meets v at b, its slope is the price on that side, and it holds
//! at least to b + δ. Where it does not, the two lines cross nearer to b, and the next solve is there (Newton's
//! method on v; it ends, since v has finitely many pieces). The crossing that lies on v is where the piece ends.
//!
//! A row for a share s of what is allocated reads Σ (v_i − s)·x_i ≤ b with b = 0, which for allocations of X yuan is
//! the share s + b/X. Where all the money is given out, X is the same all along a piece, so that its price per share
//! is π·X and it reaches to s + b/X. Elsewhere π·X is the slope where the share stands, and how far it holds is open.
//!
//! Limits are those of the program: in whole steps where a row sums plain yuan. `certify` judges what is reported:
//! the line over v by [`certify::bound`], the piece's far end by [`certify::unrounded`].

use rayon::prelude::*;
use serde::Serialize;

use crate::certify;
use crate::impact::Impact;
use crate::instance::{Instance, Sense};
use crate::lp::tolerance::{AT_LIMIT, FIRST_MOVE, LEAST_MOVE, MEANT_WHOLE, OPTIMAL_GAP};
use crate::model::Problem;
use crate::pipeline::Answer;
use crate::solve::Backend;
use crate::units::{Fraction, Money};

use super::nearby::{Base, Direction, Moved};

/// One limit of a row and what it is worth on both sides, in impact per unit of the limit.
#[derive(Clone, Debug, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain`")]
pub struct RowPrice {
    pub rule: String,
    pub row: String,
    pub sense: &'static str,
    /// The limit that the program has; in whole steps where the row sums plain yuan.
    pub limit: f64,
    /// Is the limit a share (0–1) of what is allocated? Prices are then per 1, which is all of it.
    pub is_share: bool,
    /// One unit less; absent if any less leaves nothing that keeps every rule, or could not be found out.
    pub less: Option<OneSide>,
    /// One unit more; absent likewise.
    pub more: Option<OneSide>,
}

/// The price on one side of a limit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OneSide {
    /// Change of the optimum per unit on the limit.
    pub price: f64,
    /// It holds until the limit is this; absent: as far as one likes.
    pub until: Option<f64>,
    /// What is there.
    pub then: Then,
}

/// What is at the end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Then {
    /// Another price begins.
    AnotherPrice,
    /// Beyond it nothing keeps every rule.
    NothingKeepsEveryRule,
    /// The price holds as far as one likes.
    Nothing,
    /// It holds at least so far; the end was not found.
    NotFound,
}

/// Budgets are looked at up to about this many times their size, where no limit of the cooperatives ends them.
const BUDGETS: u64 = 10;
/// Budgets of fewer steps are looked at as if they had so many.
const FEW_STEPS: u64 = 100;
/// The first rule.
const BUDGET: usize = 0;
/// Rows that are looked at, at most: those with a price first.
const MOST_ROWS: usize = 60;
/// Solves for one side of one row, at most.
const MOST_SOLVES: usize = 60;
/// Without an end the move grows by this factor.
const GROWTH: f64 = 8.0;
/// Moves beyond this many times a row's size are not looked at.
const FURTHEST: f64 = 1e3;
/// A breakpoint at the edge of what is feasible is looked at from this share inside it.
const INSIDE: f64 = 1e-9;

/// Both prices of every row that is at its limit and has one, or only of those of one rule; in the rows' order.
pub fn row_prices(answer: &Answer<'_>, only: Option<&str>, backend: &dyn Backend) -> Vec<RowPrice> {
    // With whole grants the optimum is no concave function of a limit.
    if !answer.problem.is_linear() {
        return Vec::new();
    }
    let scene = answer.problem.scene();
    let wide = wider_curves(&answer.problem);
    let most_budget = larger_budget(scene.instance);
    let mut problem = Problem::state(scene.instance, wide.as_ref().unwrap_or(scene.impact));
    let found: Vec<Sides> = {
        let Some(base) = Base::of(answer, &problem, backend) else { return Vec::new() };
        let sides = |(row, side): &(usize, Sense)| {
            let most = wide
                .as_ref()
                .filter(|_| problem.rows()[*row].rule == BUDGET)
                .map(|_| most_budget.get() as f64);
            Sides::of(&mut base.clone(), (*row, *side), most)
        };
        tight_rows(&base, &problem, only).par_iter().map(sides).collect()
    };
    found.iter().filter_map(|sides| sides.judged(answer, &mut problem)).collect()
}

/// Would a larger budget let a cooperative without a limit of its own have more than its curve goes to?
pub(super) fn open_curves(problem: &Problem<'_>) -> bool {
    let funds = problem.scene().instance.funds();
    let all = funds.budget.steps(funds.step);
    (0..problem.cooperatives()).any(|position| problem.curve(position).ceiling() > all)
}

/// How much more budget is looked at.
fn larger_budget(instance: &Instance) -> Money {
    let funds = instance.funds();
    funds.step.times((funds.budget.steps(funds.step) + 1).max(FEW_STEPS)).times(BUDGETS)
}

/// Curves that a larger budget would not cut off, if today's are.
pub(super) fn wider_curves(problem: &Problem<'_>) -> Option<Impact> {
    let instance = problem.scene().instance;
    let more = larger_budget(instance).get() + instance.funds().budget.get();
    open_curves(problem).then(|| Impact::of(&instance.with_budget(Money::yuan(more))))
}

/// Rows at a limit, with the side of it; those with a price first in choice, all in the rows' order.
fn tight_rows(base: &Base<'_, '_>, problem: &Problem<'_>, only: Option<&str>) -> Vec<(usize, Sense)> {
    let activities = base.program().activities(&base.found.amounts);
    let at_limit = |row: &usize| {
        let (limits, activity) = (&base.program().rows()[*row], &activities[*row]);
        let at = |limit: Option<f64>| {
            limit.is_some_and(|limit| (activity.value - limit).abs() <= AT_LIMIT * activity.size)
        };
        let price = base.found.prices[*row];
        match (at(limits.lower), at(limits.upper)) {
            _ if price > 0.0 => Some((*row, Sense::AtMost)),
            _ if price < 0.0 => Some((*row, Sense::AtLeast)),
            (_, true) => Some((*row, Sense::AtMost)),
            (true, false) => Some((*row, Sense::AtLeast)),
            (false, false) => None,
        }
    };
    let asked =
        |row: &usize| only.is_none_or(|only| problem.rules()[problem.rows()[*row].rule].name() == only);
    let rows = (0..problem.rows().len()).filter(asked);
    let mut rows: Vec<(usize, Sense)> = rows.filter_map(|row| at_limit(&row)).collect();
    rows.sort_by_key(|(row, _)| base.found.prices[*row] == 0.0);
    rows.truncate(MOST_ROWS);
    rows.sort_by_key(|(row, _)| *row);
    rows
}

/// What was found out about a row, not yet judged.
struct Sides {
    row: usize,
    sense: Sense,
    /// Room that `certify` is given at a far end, in the row's unit: ends are floats.
    room: f64,
    less: Option<Piece>,
    more: Option<Piece>,
}

/// A straight piece of v, from where the limit stands to `reach`.
#[derive(Clone, Debug)]
struct Piece {
    prices: Vec<f64>,
    slope: f64,
    /// Amounts at `reach`; absent where they are still those of the optimum.
    amounts: Option<Vec<f64>>,
    reach: f64,
    then: Then,
}

impl Sides {
    /// Both pieces of a row; upwards no further than `most`, where that is given.
    fn of(base: &mut Base<'_, '_>, (row, sense): (usize, Sense), most: Option<f64>) -> Sides {
        let size = base.program().activities(&base.found.amounts)[row].size;
        let limits = &base.program().rows()[row];
        // An equation moves as a whole; otherwise the other limit stays where it is.
        let both = limits.lower == limits.upper;
        let parts = match sense {
            _ if both => [1.0, 1.0],
            Sense::AtLeast => [1.0, 0.0],
            Sense::AtMost => [0.0, 1.0],
        };
        let apart = limits.lower.zip(limits.upper).filter(|_| !both).map(|(lower, upper)| upper - lower);
        let direction = Direction { limits: vec![(row, parts)] };
        let scale = if size > 0.0 { size } else { 1.0 };
        let mut side = |sign: f64| {
            let loosens = !both && (sign > 0.0) == (sense == Sense::AtMost);
            let wall = apart.filter(|_| !loosens);
            let most = most.filter(|_| loosens);
            piece(base, &direction, &Search { sign, scale, loosens, wall, most })
        };
        let room = match sense {
            _ if both => 0.0,
            Sense::AtMost => LEAST_MOVE * scale,
            Sense::AtLeast => -LEAST_MOVE * scale,
        };
        Sides { row, sense, room, less: side(-1.0), more: side(1.0) }
    }

    /// What `certify` bears out; `None` for a row that is worth nothing on either side.
    fn judged(&self, answer: &Answer<'_>, problem: &mut Problem<'_>) -> Option<RowPrice> {
        let row = &problem.rows()[self.row];
        let stated = if self.sense == Sense::AtMost { &row.upper } else { &row.lower };
        let limit = stated.as_ref()?.limit.clone();
        let rule = problem.rules()[row.rule].name().to_owned();
        let name = row.shown_name().to_owned();
        let mut one_side = |piece: &Option<Piece>| {
            let piece = piece.as_ref().filter(|piece| self.is_borne_out(piece, answer, problem))?;
            let until = (piece.then != Then::Nothing).then(|| meant(limit.to_f64() + piece.reach));
            Some(OneSide { price: piece.slope, until, then: piece.then })
        };
        let (mut less, mut more) = (one_side(&self.less), one_side(&self.more));
        let mut limit = limit.to_f64();
        let instance = answer.problem.scene().instance;
        let share = instance.stated_limit(&rule, self.sense).filter(|limit| limit.counts.is_ratio());
        if let Some(share) = &share {
            limit = share.number.to_f64();
            let total = allocated(answer);
            for (side, piece) in [(&mut less, &self.less), (&mut more, &self.more)] {
                *side = side.take().and_then(|side| side.by_share(piece.as_ref()?, limit, total));
            }
        }
        let worth = |side: &Option<OneSide>| side.as_ref().is_some_and(|side| side.price != 0.0);
        (worth(&less) || worth(&more)).then(|| RowPrice {
            rule,
            row: name,
            sense: self.sense.word(),
            limit,
            is_share: share.is_some(),
            less,
            more,
        })
    }

    /// Does `certify` see the same: the line meets the optimum here, and a point on it at the far end?
    fn is_borne_out(&self, piece: &Piece, answer: &Answer<'_>, problem: &mut Problem<'_>) -> bool {
        let Some(optimum) = &answer.unrounded else { return false };
        let exact = |price: &f64| Fraction::from_f64(*price).unwrap_or(Fraction::ZERO);
        let prices: Vec<Fraction> = piece.prices.iter().take(problem.rows().len()).map(exact).collect();
        let Ok(bound) = certify::bound(problem, &prices) else { return false };
        let room = &bound * &Fraction::from_f64(OPTIMAL_GAP).expect("a tolerance is finite");
        if &bound - optimum > room {
            return false;
        }
        let Some(amounts) = &piece.amounts else { return true };
        let (row, by) = (self.row, exact(&(piece.reach + self.room)));
        let point =
            crate::lp::Point { amounts: amounts.clone(), prices: piece.prices.clone(), iterations: 0 };
        let claim = crate::model::Claim::of(problem, &point);
        problem.move_limits(row, &by);
        let worth = certify::unrounded(problem, &claim.steps);
        problem.move_limits(row, &-by.clone());
        let on_the_line = &bound + &(&exact(&piece.slope) * &exact(&piece.reach));
        worth.is_ok_and(|worth| &on_the_line - &worth <= &room + &room)
    }
}

/// A limit where a float ended near a whole number: that number.
fn meant(limit: f64) -> f64 {
    if (limit - limit.round()).abs() <= MEANT_WHOLE * limit.abs().max(1.0) { limit.round() } else { limit }
}

/// Yuan that the optimum gives out, before rounding.
fn allocated(answer: &Answer<'_>) -> f64 {
    let steps: Fraction = answer.steps.iter().map(|steps| &Fraction::from(steps.whole) + &steps.part).sum();
    (&steps * &Fraction::from(answer.problem.scene().instance.funds().step.get())).to_f64()
}

impl OneSide {
    /// The same by share of `total` yuan; `None` where nothing is given out.
    fn by_share(self, piece: &Piece, share: f64, total: f64) -> Option<OneSide> {
        if total <= 0.0 {
            return None;
        }
        let price = self.price * total;
        let ends = piece.prices[BUDGET] > 0.0 || self.then == Then::Nothing;
        Some(if ends {
            OneSide { price, until: self.until.map(|_| share + piece.reach / total), ..self }
        } else {
            OneSide { price, until: None, then: Then::NotFound }
        })
    }
}

/// One side of a limit.
struct Search {
    sign: f64,
    scale: f64,
    /// Does a move to this side allow more?
    loosens: bool,
    /// How far the other limit of the row lets it move: beyond it nothing keeps every rule.
    wall: Option<f64>,
    /// How far it is looked at.
    most: Option<f64>,
}

/// A line that lies above v, and above its value here.
struct Beyond {
    by: f64,
    offset: f64,
    slope: f64,
}

/// The straight piece of v on one side; `None` if v has none there, or it could not be found.
fn piece(base: &mut Base<'_, '_>, direction: &Direction, search: &Search) -> Option<Piece> {
    let Search { sign, scale, loosens, .. } = *search;
    let still = Direction::default();
    let mut wall = search.wall;
    if wall == Some(0.0) {
        return None;
    }
    let prices = base.found.prices.clone();
    let slope = direction.worth(&prices);
    let mut known = Piece { prices, slope, amounts: None, reach: 0.0, then: Then::NotFound };
    let mut beyond: Option<Beyond> = None;
    let mut size = FIRST_MOVE * scale;
    for _ in 0..MOST_SOLVES {
        let by = match &beyond {
            Some(far) => far.offset / (known.slope - far.slope),
            None => sign * [wall, search.most].into_iter().flatten().fold(size, f64::min),
        };
        if let Some(far) = &beyond {
            let inside = by.is_finite() && by * sign > known.reach.abs() && by.abs() < far.by.abs();
            if !inside || by.abs() < LEAST_MOVE * scale {
                return (known.reach != 0.0).then_some(known);
            }
        }
        match base.moved(direction, by) {
            Moved::Found(found) => {
                let on_known = base.gap(&found.amounts, &known.prices, direction, by) == 0.0;
                let here = base.found.amounts.clone();
                let offset = if on_known { 0.0 } else { base.gap(&here, &found.prices, &still, 0.0) };
                if offset > 0.0 {
                    let slope = direction.worth(&found.prices);
                    beyond = Some(Beyond { by, offset, slope });
                    continue;
                }
                if !on_known {
                    known.slope = direction.worth(&found.prices);
                    known.prices.clone_from(&found.prices);
                }
                (known.reach, known.amounts) = (by, Some(found.amounts));
                if on_known && beyond.is_some() {
                    return Some(Piece { then: Then::AnotherPrice, ..known });
                }
                if wall.is_some_and(|wall| by.abs() >= wall) {
                    return Some(Piece { then: Then::NothingKeepsEveryRule, ..known });
                }
                if loosens && known.slope == 0.0 {
                    return Some(Piece { then: Then::Nothing, ..known });
                }
                size *= GROWTH;
                let far = size > FURTHEST * scale || search.most.is_some_and(|most| by.abs() >= most);
                if far {
                    return Some(known);
                }
            }
            Moved::Nothing(ray) => {
                let left = base.contradiction(&ray, &still, 0.0);
                let there = base.contradiction(&ray, direction, by);
                let edge = by * left / (left - there) * (1.0 - INSIDE);
                if left.is_nan() || left <= 0.0 || edge.abs() < LEAST_MOVE * scale || edge.abs() >= by.abs() {
                    return None;
                }
                wall = Some(edge.abs());
            }
            Moved::GaveUp => return (known.reach != 0.0).then_some(known),
        }
    }
    (known.reach != 0.0).then_some(known)
}
