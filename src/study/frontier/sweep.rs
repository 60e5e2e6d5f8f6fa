//! The program at any number θ of one limit, and what prices prove at other numbers.
//!
//! Where θ stands on the right side (the budget, a floor of coverage, `share_of_budget`, …) every limit is a line
//! b_r(θ), and prices π found at one θ prove everywhere, coefficients being the same,
//!   v(θ) ≤ Σ_r π_r·b_r(θ) + Σ_i max_k ( F_i(k) − Σ_r π_r·G_ri(k) ),   a line of slope Σ_r π_r·b_r′.
//! Rows that sum plain yuan have their limits tightened to whole steps, so that the program's own limits lie up to a
//! step inside these lines; the lines bound it all the same. An *inset* keeps such limits a whole step inside: what
//! keeps it keeps the tightened limits too, and insets mix as lines do.
//! Where θ stands in coefficients (`max_leakage`, `max_shell_exposure`, `share_of_allocated`) the same sum at the
//! coefficients of θ bounds v(θ); as a function of θ it is convex, being a sum of maxima of lines. The price per unit
//! of θ is π·S then, S being all money given out.

use std::collections::BTreeMap;

use crate::certify;
use crate::impact::Impact;
use crate::instance::{Instance, Sense};
use crate::lp::{Outcome, Program};
use crate::model::{Claim, Grid, Model, Problem};
use crate::pipeline::Judged;
use crate::rule::{SECOND_ROW, Scene, catalog, in_whole_steps};
use crate::solve::Backend;
use crate::units::Fraction;

use super::Varied;
use super::contradiction::Contradiction;
use super::reach::furthest;
use super::solved::{Solved, Way};

/// A number is close by within this part of all that were solved.
const CLOSE: u64 = 16;
/// Bent curves are refined at most so often for one number.
const MOST_REFINEMENTS: usize = 60;

/// One limit of one row as a function of θ.
#[derive(Clone, Debug)]
struct Line {
    at_nothing: Fraction,
    per_unit: Fraction,
    /// Is it tightened to whole steps, and does θ take it between them?
    rounded: bool,
}

impl Line {
    fn at(&self, theta: &Fraction) -> Fraction {
        &self.at_nothing + &(&self.per_unit * theta)
    }
}

/// A row's limits as functions of θ; `None` for those that stay.
#[derive(Clone, Debug, Default)]
struct Moving {
    lower: Option<Line>,
    upper: Option<Line>,
}

impl Moving {
    fn side(&self, price: &Fraction) -> Option<&Line> {
        match price.signum() {
            1 => self.upper.as_ref(),
            -1 => self.lower.as_ref(),
            _ => None,
        }
    }
}

/// Which limits a program is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::study) enum Limits {
    Own,
    /// So many whole steps inside.
    Inset(u64),
    /// Before they are tightened.
    Exact,
}

/// What there is at a number.
pub(in crate::study) enum At {
    Found(Box<Solved>),
    /// Nothing keeps every rule, which is proved.
    Nothing,
    Unknown(String),
}

/// The problem with one number in it that moves.
pub(in crate::study) struct Sweep<'a> {
    instance: &'a Instance,
    impact: &'a Impact,
    backend: &'a dyn Backend,
    pub(in crate::study) varied: &'a Varied,
    stage: Stage<'a>,
    grid: Grid,
    /// Prices by row at the numbers solved so far.
    known: BTreeMap<u64, Vec<f64>>,
    /// The same at edges: next to where nothing keeps every rule prices may be of any size.
    at_edges: BTreeMap<u64, Vec<f64>>,
    /// Prices by row at the ends of the ways gone so far: upwards, and downwards.
    ways: [Option<Vec<f64>>; 2],
    /// What ruled out numbers so far, where the number stands on the right side.
    contradictions: Vec<Contradiction>,
    /// Linear programs solved so far.
    pub(in crate::study) solves: usize,
}

/// The problem, and the way back to its numbers.
enum Stage<'a> {
    RightSide {
        problem: Box<Problem<'a>>,
        model: Model,
        moving: Vec<Moving>,
    },
    /// Stated anew at every number.
    Coefficients,
}

/// What the road found.
enum Road {
    Found(Claim, Judged),
    Nothing(Contradiction),
    Unknown(String),
}

impl<'a> Sweep<'a> {
    /// Of an instance whose curves go as far as any number asks.
    pub(in crate::study) fn of(
        instance: &'a Instance,
        impact: &'a Impact,
        varied: &'a Varied,
        backend: &'a dyn Backend,
    ) -> Sweep<'a> {
        let problem = Problem::state(instance, impact);
        let grid = Grid::first();
        let stage = if varied.stated.counts.is_ratio() {
            Stage::Coefficients
        } else {
            let moving = moving(&problem, varied);
            Stage::RightSide { model: Model::write(&problem, &grid), problem: Box::new(problem), moving }
        };
        Sweep {
            instance,
            impact,
            backend,
            varied,
            stage,
            grid,
            known: BTreeMap::new(),
            at_edges: BTreeMap::new(),
            ways: [None, None],
            contradictions: Vec::new(),
            solves: 0,
        }
    }

    /// θ at a notch.
    pub(in crate::study) fn theta(&self, notch: u64) -> Fraction {
        self.varied.number(notch).fraction()
    }

    /// Does any limit go between whole steps, so that what lies between two numbers needs insets?
    pub(in crate::study) fn rounds(&self) -> bool {
        let Stage::RightSide { moving, .. } = &self.stage else { return false };
        let rounds = |line: &Option<Line>| line.as_ref().is_some_and(|line| line.rounded);
        moving.iter().any(|row| rounds(&row.lower) || rounds(&row.upper))
    }

    /// On the right side, does every limit that moves leave more room the larger θ is, or the smaller?
    pub(in crate::study) fn only_loosens(&self, upwards: bool) -> bool {
        let tightens = |line: &Option<Line>, loosens: i32| {
            let sign = line.as_ref().map_or(0, |line| line.per_unit.signum());
            sign == if upwards { -loosens } else { loosens }
        };
        !self.moving().iter().any(|row| tightens(&row.lower, -1) || tightens(&row.upper, 1))
    }

    /// Solves at a notch, and has it judged.
    pub(in crate::study) fn solve(&mut self, notch: u64) -> At {
        let theta = self.theta(notch);
        let moving = self.moving();
        let varied = self.varied;
        let near = self.near(notch);
        let mut contradictions = std::mem::take(&mut self.contradictions);
        let mut solves = 0;
        let found = self.with(notch, Limits::Own, |problem, model, grid, backend| {
            if contradictions.iter().any(|known| known.holds(problem)) {
                return At::Nothing;
            }
            solves += 1;
            match road(problem, model, grid, near.as_deref(), backend) {
                Road::Unknown(why) => At::Unknown(why),
                Road::Nothing(contradiction) => {
                    contradictions.push(contradiction);
                    At::Nothing
                }
                Road::Found(claim, judged) => {
                    let way = if moving.is_empty() {
                        Way::Curve { rows: rows_of(problem, varied) }
                    } else {
                        let (excess, slope) = shift(problem, &moving, &judged.prices, &theta);
                        Way::Line { excess, slope }
                    };
                    match Solved::of(problem, notch, &claim, judged, way) {
                        Ok(solved) => At::Found(Box::new(solved)),
                        Err(why) => At::Unknown(why),
                    }
                }
            }
        });
        self.solves += solves;
        if self.is_on_the_right() {
            self.contradictions = contradictions;
        }
        if let Some(At::Found(solved)) = &found {
            self.known.insert(notch, solved.prices.iter().map(Fraction::to_f64).collect());
        }
        found.unwrap_or(At::Nothing)
    }

    /// Impact of a point that keeps limits so many steps inside; `None` if none was found.
    pub(in crate::study) fn inset(&mut self, notch: u64, depth: u64) -> Option<Fraction> {
        let backend = self.backend;
        let near = self.near(notch);
        let contradictions = std::mem::take(&mut self.contradictions);
        let mut solves = 0;
        let found = self.with(notch, Limits::Inset(depth), |problem, model, _, _| {
            if contradictions.iter().any(|known| known.holds(problem)) {
                return None;
            }
            solves += 1;
            let Outcome::Point(point) = found(backend, &model.program, near.as_deref()) else { return None };
            let claim = Claim::of(problem, &point);
            certify::unrounded(problem, &claim.steps).ok()
        });
        (self.solves, self.contradictions) = (self.solves + solves, contradictions);
        found?
    }

    /// What limits that go between whole steps cost at these prices, for each step that they are moved inside.
    pub(in crate::study) fn step_inside(&self, prices: &[Fraction]) -> Fraction {
        let step = Fraction::from(self.instance.funds().step.get());
        let moving = self.moving();
        let rounded = |(moving, price): (&Moving, &Fraction)| {
            let is_rounded = moving.side(price).is_some_and(|line| line.rounded);
            is_rounded.then(|| &(price * &step) * &Fraction::whole(i128::from(price.signum())))
        };
        moving.iter().zip(prices).filter_map(rounded).sum()
    }

    /// What prices prove at a notch.
    pub(in crate::study) fn bound(&mut self, notch: u64, prices: &[Fraction]) -> Option<Fraction> {
        self.with(notch, Limits::Own, |problem, _, _, _| certify::bound(problem, prices).ok())?
    }

    /// Does the number stand on right sides, and not in coefficients?
    pub(in crate::study) fn is_on_the_right(&self) -> bool {
        matches!(self.stage, Stage::RightSide { .. })
    }

    /// How near to `towards`, from `from`, such limits can be kept, in notches; `None` if no point was found.
    pub(in crate::study) fn reach(&mut self, from: u64, towards: u64, limits: Limits) -> Option<f64> {
        let unit = self.theta(1).to_f64();
        let sign = if towards > from { unit } else { -unit };
        let per_notch = |line: &Option<Line>| line.as_ref().map_or(0.0, |line| line.per_unit.to_f64() * sign);
        let moves = self.moving().iter().map(|row| [per_notch(&row.lower), per_notch(&row.upper)]).collect();
        self.solves += 1;
        let most = from.abs_diff(towards);
        let direction = usize::from(towards < from);
        let near = self.ways[direction].clone();
        let (found, beyond) = self.with(from, limits, |problem, model, _, backend| {
            let found = furthest(model, &moves, most, near.as_deref(), backend)?;
            let prices = Claim::prices(problem, &found.prices);
            let left = certify::contradiction(problem, &prices).ok();
            Some((found, left.map(|left| Contradiction::of(problem, prices, &left))))
        })??;
        self.contradictions.extend(beyond.filter(|_| found.notches < most as f64));
        self.ways[direction] = Some(found.prices);
        Some(if towards > from { from as f64 + found.notches } else { from as f64 - found.notches })
    }

    /// Says that a solved number is next to where nothing keeps every rule.
    pub(in crate::study) fn is_edge(&mut self, notch: u64) {
        let prices = self.known.remove(&notch);
        self.at_edges.extend(prices.map(|prices| (notch, prices)));
    }

    /// Prices that may be near those at a notch: what the solved numbers on either side have, mixed as the notch is
    /// between them. Those on one side alone, or of an edge, only close by.
    fn near(&self, notch: u64) -> Option<Vec<f64>> {
        let (below, above) = (self.known.range(..=notch).next_back(), self.known.range(notch..).next());
        if let Some(((from, low), (to, high))) = below.zip(above) {
            let share = if from == to { 0.0 } else { (notch - from) as f64 / (to - from) as f64 };
            return Some(low.iter().zip(high).map(|(low, high)| low + (high - low) * share).collect());
        }
        let far = |known: &u64| known.abs_diff(notch);
        let (nearest, prices) =
            below.into_iter().chain(above).chain(&self.at_edges).min_by_key(|(known, _)| far(known))?;
        let all = || self.known.keys().chain(self.at_edges.keys()).copied();
        let wide = all().max()? - all().min()?;
        (far(nearest) <= wide / CLOSE).then(|| prices.clone())
    }

    fn moving(&self) -> Vec<Moving> {
        match &self.stage {
            Stage::RightSide { moving, .. } => moving.clone(),
            Stage::Coefficients => Vec::new(),
        }
    }

    /// The problem at a notch; `None` where the two limits of a row have crossed.
    fn with<R>(
        &mut self,
        notch: u64,
        limits: Limits,
        work: impl FnOnce(&Problem<'_>, &mut Model, &mut Grid, &dyn Backend) -> R,
    ) -> Option<R> {
        let theta = self.theta(notch);
        match &mut self.stage {
            Stage::RightSide { problem, model, moving } => {
                let step = Fraction::from(self.instance.funds().step.get());
                put(problem, moving, &theta, limits, &step);
                let crossed = problem.rows().iter().any(|row| {
                    let sides = row.lower.as_ref().zip(row.upper.as_ref());
                    sides.is_some_and(|(lower, upper)| lower.limit > upper.limit)
                });
                if crossed {
                    return None;
                }
                model.write_limits(problem);
                Some(work(problem, model, &mut self.grid, self.backend))
            }
            Stage::Coefficients => {
                let instance = self.instance.with_limit(&self.varied.stated, self.varied.number(notch))?;
                let problem = Problem::state(&instance, self.impact);
                let mut model = Model::write(&problem, &self.grid);
                Some(work(&problem, &mut model, &mut self.grid, self.backend))
            }
        }
    }
}

/// Every linear program of a sweep is solved here, from the prices of a number nearby if there are any.
pub(super) fn found(backend: &dyn Backend, program: &Program, near: Option<&[f64]>) -> Outcome {
    match near {
        Some(prices) => backend.solve_near(program, prices),
        None => backend.solve(program),
    }
}

/// From a problem to a judged point, bent curves refined on the way.
fn road(
    problem: &Problem<'_>,
    model: &mut Model,
    grid: &mut Grid,
    near: Option<&[f64]>,
    backend: &dyn Backend,
) -> Road {
    let mut near = near.map(<[f64]>::to_vec);
    for _ in 0..MOST_REFINEMENTS {
        let point = match found(backend, &model.program, near.as_deref()) {
            Outcome::Point(point) => point,
            Outcome::Ray(ray) => {
                let prices = Claim::prices(problem, &ray.prices);
                return match certify::contradiction(problem, &prices) {
                    Ok(left) if left.signum() < 0 => Road::Nothing(Contradiction::of(problem, prices, &left)),
                    _ => Road::Unknown(crate::words::reason::RAY_REFUSED.text().to_owned()),
                };
            }
            Outcome::GaveUp(why) => return Road::Unknown(why),
        };
        let claim = Claim::of(problem, &point);
        let judged = Judged::of(problem, &claim);
        if judged.is_tight(problem) || !grid.refine(problem, &claim) {
            return Road::Found(claim, judged);
        }
        near = Some(point.prices);
        *model = Model::write(problem, grid);
    }
    Road::Unknown(crate::words::reason::REFINED_OFTEN.text().to_owned())
}

/// Puts the limits of θ into a problem.
fn put(problem: &mut Problem<'_>, moving: &[Moving], theta: &Fraction, limits: Limits, step: &Fraction) {
    for (row, moving) in moving.iter().enumerate() {
        let plain = problem.rows()[row].plain;
        for (sense, line) in [(Sense::AtLeast, &moving.lower), (Sense::AtMost, &moving.upper)] {
            let Some(line) = line else { continue };
            let exact = line.at(theta);
            let limit = match limits {
                Limits::Inset(depth) if line.rounded => {
                    let by = step * &Fraction::from(depth);
                    if sense == Sense::AtMost { &exact - &by } else { &exact + &by }
                }
                Limits::Own if plain => in_whole_steps(&exact, sense, step),
                _ => exact,
            };
            problem.set_limit(row, sense, limit);
        }
    }
}

/// How far the lines of the limits lie above what the problem has, at these prices, and their slope.
fn shift(
    problem: &Problem<'_>,
    moving: &[Moving],
    prices: &[Fraction],
    theta: &Fraction,
) -> (Fraction, Fraction) {
    let (mut excess, mut slope) = (Fraction::ZERO, Fraction::ZERO);
    for ((row, moving), price) in problem.rows().iter().zip(moving).zip(prices) {
        let Some((line, side)) = moving.side(price).zip(row.side(price)) else { continue };
        excess = &excess + &(price * &(&line.at(theta) - &side.limit));
        slope = &slope + &(price * &line.per_unit);
    }
    (excess, slope)
}

/// The rows in whose coefficients θ stands.
fn rows_of(problem: &Problem<'_>, varied: &Varied) -> Vec<usize> {
    let stated = &varied.stated;
    let of_rule = |row: &usize| {
        let row = &problem.rows()[*row];
        let side = if stated.sense == Sense::AtMost { &row.upper } else { &row.lower };
        problem.rules()[row.rule].name() == stated.rule && side.is_some()
    };
    (0..problem.rows().len()).filter(of_rule).collect()
}

/// Limits before they are tightened, by the row's name: at least, at most.
type Sides = BTreeMap<String, [Option<Fraction>; 2]>;

fn sides(problem: &Problem<'_>, varied: &Varied, notch: u64) -> Option<Sides> {
    let scene = problem.scene();
    let instance = scene.instance.with_limit(&varied.stated, varied.number(notch))?;
    let rules = catalog(&instance);
    let rows = rules.iter().flat_map(|rule| rule.rows(Scene { instance: &instance, impact: scene.impact }));
    Some(rows.map(|row| (row.name, [row.lower, row.upper].map(|side| side.map(|side| side.limit)))).collect())
}

/// The limits that move, as lines through two statements of the rules.
fn moving(problem: &Problem<'_>, varied: &Varied) -> Vec<Moving> {
    let top = varied.top();
    let Some((low, high)) = sides(problem, varied, 0).zip(sides(problem, varied, top)) else {
        return vec![Moving::default(); problem.rows().len()];
    };
    let unit = varied.number(1).fraction();
    let far = varied.number(top).fraction();
    let step = Fraction::from(problem.scene().instance.funds().step.get());
    let whole = |amount: &Fraction| in_whole_steps(amount, Sense::AtMost, &step) == *amount;
    let rows = problem.rows().iter().map(|row| {
        // Sides that had crossed where the problem was stated are two rows of it.
        let name =
            if low.contains_key(&row.name) { &row.name } else { row.name.trim_end_matches(SECOND_ROW) };
        let line = |side: usize| {
            let (from, to) = (low.get(name)?[side].as_ref()?, high.get(name)?[side].as_ref()?);
            let per_unit = &(to - from) * &far.reciprocal()?;
            let rounded = row.plain && !(whole(from) && whole(&(&per_unit * &unit)));
            (!per_unit.is_zero()).then(|| Line { at_nothing: from.clone(), per_unit, rounded })
        };
        Moving {
            lower: row.lower.as_ref().and_then(|_| line(0)),
            upper: row.upper.as_ref().and_then(|_| line(1)),
        }
    });
    rows.collect()
}
