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
use crate::instance::Instance;
use crate::lp::Outcome;
use crate::model::{Claim, Grid, Model, Problem};
use crate::pipeline::Judged;
use crate::solve::{Backend, along};
use crate::units::Fraction;

use super::Varied;
use super::bend::Bend;
use super::coefficients::Coefficients;
use super::contradiction::Contradiction;
use super::moving::Moving;
use super::solved::{Solved, Way};

/// A number is close by within this part of all that were solved.
const CLOSE: u64 = 16;
/// Bent curves are refined at most so often for one number.
const MOST_REFINEMENTS: usize = 60;

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
    pub(super) backend: &'a dyn Backend,
    pub(in crate::study) varied: &'a Varied,
    pub(super) problem: Problem<'a>,
    pub(super) model: Model,
    grid: Grid,
    pub(super) place: Place,
    /// What the numbers solved so far tell of those between.
    known: BTreeMap<u64, Known>,
    /// The same at edges: next to where nothing keeps every rule prices may be of any size.
    at_edges: BTreeMap<u64, Known>,
    /// Prices by row at the ends of the ways gone so far: upwards, and downwards.
    pub(super) ways: [Option<Vec<f64>>; 2],
    /// What ruled out numbers so far, where the number stands on the right side.
    contradictions: Vec<Contradiction>,
    /// Linear programs solved so far.
    pub(in crate::study) solves: usize,
}

/// Where the number stands.
pub(super) enum Place {
    RightSide(Moving),
    Coefficients(Coefficients),
}

/// A solved number.
#[derive(Clone, Debug)]
struct Known {
    /// By row of the program.
    prices: Vec<f64>,
    /// What the limits before they are tightened allow, and its change per notch.
    value: f64,
    slope: f64,
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
        let place = if varied.stated.counts.is_ratio() {
            Place::Coefficients(Coefficients::of(&problem, varied))
        } else {
            Place::RightSide(Moving::of(&problem, varied))
        };
        Sweep {
            backend,
            varied,
            model: Model::write(&problem, &grid),
            problem,
            grid,
            place,
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

    /// The limits that move; `None` where the number stands in coefficients.
    pub(super) fn moving(&self) -> Option<&Moving> {
        match &self.place {
            Place::RightSide(moving) => Some(moving),
            Place::Coefficients(_) => None,
        }
    }

    /// Does any limit go between whole steps, so that what lies between two numbers needs insets?
    pub(in crate::study) fn rounds(&self) -> bool {
        self.moving().is_some_and(Moving::rounds)
    }

    /// On the right side, does every limit that moves leave more room the larger θ is, or the smaller?
    pub(super) fn only_loosens(&self, upwards: bool) -> bool {
        self.moving().is_none_or(|moving| moving.only_loosens(upwards))
    }

    /// Does the number stand on right sides, and not in coefficients?
    pub(super) fn is_on_the_right(&self) -> bool {
        self.moving().is_some()
    }

    /// What limits that go between whole steps cost at these prices, for each step that they are moved inside.
    pub(super) fn step_inside(&self, prices: &[Fraction]) -> Fraction {
        self.moving().map_or(Fraction::ZERO, |moving| moving.step_inside(prices))
    }

    /// Solves at a notch, and has it judged.
    pub(in crate::study) fn solve(&mut self, notch: u64) -> At {
        if !self.put(notch, Limits::Own) || self.is_ruled_out() {
            return At::Nothing;
        }
        self.write();
        self.solve_written(notch, self.near(notch))
    }

    /// The same near the end of a way upwards or downwards, if one was gone: from what stopped it there.
    pub(super) fn solve_at_end(&mut self, notch: u64, upwards: bool) -> At {
        let Some(way) = self.ways[usize::from(!upwards)].clone() else { return self.solve(notch) };
        if !self.put(notch, Limits::Own) || self.is_ruled_out() {
            return At::Nothing;
        }
        self.write();
        let near = along(&self.model.program, &vec![0.0; way.len()], &way);
        self.solve_written(notch, Some(near))
    }

    /// The program stands written for this notch.
    fn solve_written(&mut self, notch: u64, near: Option<Vec<f64>>) -> At {
        let (claim, judged) = match self.road(near) {
            Road::Unknown(why) => return At::Unknown(why),
            Road::Nothing(contradiction) => {
                if self.moving().is_some() {
                    self.contradictions.push(contradiction);
                }
                return At::Nothing;
            }
            Road::Found(claim, judged) => (claim, judged),
        };
        let way = match &self.place {
            Place::RightSide(moving) => {
                let (excess, slope) = moving.excess(&self.problem, &judged.prices, &self.theta(notch));
                Way::Line { excess, slope }
            }
            Place::Coefficients(coefficients) => Way::Curve { rows: coefficients.rows.clone() },
        };
        match Solved::of(&self.problem, notch, &claim, judged, way) {
            Ok(solved) => {
                let prices: Vec<f64> = solved.prices.iter().map(Fraction::to_f64).collect();
                let known = Known {
                    prices: Model::prices(&self.problem, &prices),
                    value: solved.above.to_f64(),
                    slope: (&solved.price * &self.theta(1)).to_f64(),
                };
                self.known.insert(notch, known);
                At::Found(Box::new(solved))
            }
            Err(why) => At::Unknown(why),
        }
    }

    /// Is it not known that nothing keeps limits so many steps inside?
    pub(super) fn may_be_inset(&mut self, notch: u64, depth: u64) -> bool {
        self.put(notch, Limits::Inset(depth)) && !self.is_ruled_out()
    }

    /// Impact of a point that keeps limits so many steps inside; `None` if none was found.
    pub(super) fn inset(&mut self, notch: u64, depth: u64) -> Option<Fraction> {
        let near = self.near(notch);
        if !self.may_be_inset(notch, depth) {
            return None;
        }
        self.write();
        let Outcome::Point(point) = self.found(near.as_deref()) else { return None };
        let claim = Claim::of(&self.problem, &point);
        certify::unrounded(&self.problem, &claim.steps).ok()
    }

    /// What prices prove at a notch, each on their own.
    pub(in crate::study) fn bounds<const N: usize>(
        &mut self,
        notch: u64,
        prices: [&[Fraction]; N],
    ) -> [Option<Fraction>; N] {
        let is_possible = self.put(notch, Limits::Own);
        prices.map(|prices| certify::bound(&self.problem, prices).ok().filter(|_| is_possible))
    }

    /// Prices mixed from those of two solved numbers. `share`: how much of the way they go from the first to the other.
    pub(super) fn mixed(&self, [from, to]: [&Solved; 2], share: f64) -> Vec<Fraction> {
        let [one, other] = [from, to].map(|solved| solved.prices.iter().map(Fraction::to_f64));
        let prices: Vec<f64> = one.zip(other).map(|(one, other)| between(one, other, share)).collect();
        Claim::prices(&self.problem, &prices)
    }

    /// What prices prove at two notches and between them: a line. `None` where the number stands in coefficients, since it is
    /// no line there.
    pub(super) fn line(&mut self, (from, to): (u64, u64), prices: &[Fraction]) -> Option<[Fraction; 2]> {
        self.moving()?;
        self.put(from, Limits::Own);
        let bound = certify::bound(&self.problem, prices).ok()?;
        let (excess, slope) = self.moving()?.excess(&self.problem, prices, &self.theta(from));
        let above = &bound + &excess;
        let there = &above + &(&slope * &self.theta(to - from));
        Some([above, there])
    }

    /// Remembers by which prices the rows contradict each other, if they do at these limits.
    pub(super) fn rule_out(&mut self, prices: Vec<Fraction>) {
        if let Ok(left) = certify::contradiction(&self.problem, &prices) {
            self.contradictions.push(Contradiction::of(&self.problem, prices, &left));
        }
    }

    /// Says that a solved number is next to where nothing keeps every rule.
    pub(in crate::study) fn is_edge(&mut self, notch: u64) {
        let prices = self.known.remove(&notch);
        self.at_edges.extend(prices.map(|prices| (notch, prices)));
    }

    /// Prices that may be near those at a notch: what the solved numbers on either side have, mixed as the curve bends
    /// between them, or those on one side alone, or of an edge. Only close by: from prices far off the way is longer than
    /// from none.
    fn near(&self, notch: u64) -> Option<Vec<f64>> {
        let all = || self.known.keys().chain(self.at_edges.keys()).copied();
        let close = (all().max()? - all().min()?) / CLOSE;
        let (below, above) = (self.known.range(..=notch).next_back(), self.known.range(notch..).next());
        if let Some(((from, low), (to, high))) = below.zip(above)
            && to - from <= close
        {
            let share = if from == to { 0.0 } else { mixed_at(notch, (*from, low), (*to, high)) };
            let pairs = low.prices.iter().zip(&high.prices);
            return Some(pairs.map(|(low, high)| between(*low, *high, share)).collect());
        }
        let far = |known: &u64| known.abs_diff(notch);
        let (nearest, known) =
            below.into_iter().chain(above).chain(&self.at_edges).min_by_key(|(known, _)| far(known))?;
        (far(nearest) <= close).then(|| known.prices.clone())
    }

    /// Puts the number at a notch into the problem; not where the two limits of a row have crossed.
    pub(super) fn put(&mut self, notch: u64, limits: Limits) -> bool {
        let theta = self.theta(notch);
        match &mut self.place {
            Place::RightSide(moving) => moving.put(&mut self.problem, &theta, limits),
            Place::Coefficients(coefficients) => coefficients.put(&mut self.problem, &theta),
        }
        self.problem.rows().iter().all(|row| {
            let sides = row.lower.as_ref().zip(row.upper.as_ref());
            sides.is_none_or(|(lower, upper)| lower.limit <= upper.limit)
        })
    }

    /// Writes the program of the problem as it stands.
    pub(super) fn write(&mut self) {
        match self.place {
            Place::RightSide(_) => self.model.write_limits(&self.problem),
            Place::Coefficients(_) => self.model.write_rows(&self.problem),
        }
    }

    /// Is it known that nothing keeps the limits of the problem as it stands?
    fn is_ruled_out(&self) -> bool {
        self.contradictions.iter().any(|known| known.holds(&self.problem))
    }

    /// Solves the program as it stands, from the prices of a number nearby if there are any.
    fn found(&mut self, near: Option<&[f64]>) -> Outcome {
        self.solves += 1;
        self.backend.solve_from(&self.model.program, near)
    }

    /// From the problem as it stands to a judged point, bent curves refined on the way.
    fn road(&mut self, mut near: Option<Vec<f64>>) -> Road {
        for _ in 0..MOST_REFINEMENTS {
            let point = match self.found(near.as_deref()) {
                Outcome::Point(point) => point,
                Outcome::Ray(ray) => {
                    let prices = Claim::prices(&self.problem, &ray.prices);
                    return match certify::contradiction(&self.problem, &prices) {
                        Ok(left) if left.signum() < 0 => {
                            Road::Nothing(Contradiction::of(&self.problem, prices, &left))
                        }
                        _ => Road::Unknown(crate::words::reason::RAY_REFUSED.text().to_owned()),
                    };
                }
                Outcome::GaveUp(why) => return Road::Unknown(why),
            };
            let claim = Claim::of(&self.problem, &point);
            let judged = Judged::of(&self.problem, &claim);
            if judged.is_tight(&self.problem) || !self.grid.refine(&self.problem, &claim) {
                return Road::Found(claim, judged);
            }
            near = Some(point.prices);
            self.model = Model::write(&self.problem, &self.grid);
        }
        Road::Unknown(crate::words::reason::REFINED_OFTEN.text().to_owned())
    }
}

/// How far prices have gone from those of one number to those of another at a notch between.
fn mixed_at(notch: u64, (from, low): (u64, &Known), (to, high): (u64, &Known)) -> f64 {
    let (way, rise) = ((to - from) as f64, high.value - low.value);
    let bend = Bend::of(low.slope * way - rise, rise - high.slope * way);
    bend.drop_before((notch - from) as f64 / way)
}

fn between(one: f64, other: f64, share: f64) -> f64 {
    one + (other - one) * share
}
