//! Impact as a function of one limit, known everywhere to a proved error.
//!
//! v(θ), the optimum in real numbers when a limit has the number θ, is solved at some θ; each solved point gives its
//! value and prices, which bound the curve between from above, and mixtures of neighbouring points bound it from
//! below. The span whose bounds are furthest from the drawn line is split, so that its halves need whole numbers of
//! parts, until the whole curve is known (the sandwich algorithm; Rote 1992, "The convergence rate of the sandwich
//! algorithm for approximating convex functions"). Mixed prices bound it where two neighbours are nearly enough.
//!
//! ```
//! use std::path::Path;
//!
//! use allotment::study::{Options, Varied, frontier};
//! use allotment::{instance, solve};
//!
//! let instance = instance::read(Path::new("instances/tiny/ties")).instance.unwrap();
//! let engine = solve::by_name("engine").unwrap();
//! let budget = Varied::named(&instance, "budget").unwrap();
//! let curve = frontier(&instance, &budget, &Options::default(), engine).unwrap();
//! assert_eq!(curve.points[0].impact, 0.0);
//! assert!(curve.error.unwrap() <= 1e-4 * curve.points.last().unwrap().impact);
//! ```

mod along;
mod bend;
mod coefficients;
mod contradiction;
mod edges;
mod exact;
mod insets;
mod moving;
mod near;
mod reach;
mod solved;
mod span;
mod sweep;
mod two_way;
mod varied;

use std::collections::{BTreeMap, VecDeque};

use crate::impact::Impact;
use crate::instance::Instance;
use crate::model::Problem;
use crate::solve::Backend;
use crate::units::{Decimal, Fraction, Money};

pub use along::{Frontier, Group, Holds, Point};
pub use exact::{NoBreakpoints, breakpoints};
pub use near::near_budget;
pub use two_way::{Cell, TwoWay, two_way};
pub use varied::Varied;

use along::Proved;
use edges::edges;
pub(super) use edges::{Edge, edge};
use insets::Insets;
pub(super) use solved::Solved;
use span::{Error, Span};
use sweep::Limits;
pub(super) use sweep::{At, Sweep};

/// How a curve is drawn.
#[derive(Clone, Debug)]
pub struct Options {
    /// So many points, evenly spread; otherwise as many as the tolerance asks for.
    pub points: Option<usize>,
    /// Begin here, not at the least number at which anything keeps every rule.
    pub from: Option<Decimal>,
    /// End here, not at the largest number at which anything keeps every rule, or where no cooperative gains from more
    /// (at most ten times the budget that there is).
    pub to: Option<Decimal>,
    /// Largest error, as a share of the curve's range.
    pub tolerance: f64,
}

impl Default for Options {
    fn default() -> Options {
        Options { points: None, from: None, to: None, tolerance: 1e-4 }
    }
}

/// Why there is no curve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFrontier {
    /// Grants must be whole in other ways than steps: impact is no concave function of a limit then.
    WholeGrants,
    /// Nothing keeps every rule at any number in the range.
    Infeasible,
    /// A solver gave up, and says why.
    Unknown(String),
}

/// Without an end to what money can do, budgets are looked at up to so many times the one there is.
const BUDGETS: u64 = 10;
/// Points at most.
const MOST_POINTS: usize = 1_000;

/// Draws the curve.
pub fn frontier(
    instance: &Instance,
    varied: &Varied,
    options: &Options,
    backend: &dyn Backend,
) -> Result<Frontier, NoFrontier> {
    let asked = |number: Option<Decimal>| number.map(|number| varied.notch(number));
    let (from, to) = (asked(options.from).unwrap_or(0), asked(options.to));
    if !varied.is_budget() {
        let impact = Impact::of(instance);
        return drawn(instance, &impact, varied, (from, to.unwrap_or(varied.top())), options, backend);
    }
    let funds = instance.funds();
    let own = funds.budget.steps(funds.step).max(1);
    let far = own.saturating_mul(BUDGETS).min(Money::MOST_STEPS).min(Money::MOST.steps(funds.step));
    let budget = |most: u64| instance.with_budget(funds.step.times(most.max(1)));
    // Curves that go further than the money do say the same of less.
    let impact = Impact::of(&budget(far.max(to.unwrap_or(0))));
    let useful = useful(instance, &impact, far);
    let up_to = |most: u64| drawn(&budget(most), &impact, varied, (from.min(most), most), options, backend);
    match up_to(to.unwrap_or(useful)) {
        // Rules may ask for more than brings anything.
        Err(NoFrontier::Infeasible) if to.is_none() && far > useful => up_to(far),
        found => found,
    }
}

/// Steps of money beyond which no cooperative gains anything, if that is before `far`.
fn useful(instance: &Instance, impact: &Impact, far: u64) -> u64 {
    let mut steps = 0_u64;
    for position in 0..instance.cooperatives().len() {
        let curve = impact.curve(position);
        let own = impact.choices(position).fixed().unwrap_or_else(|| curve.best(&Fraction::ZERO));
        steps = steps.saturating_add(own);
    }
    steps.min(far)
}

fn drawn(
    instance: &Instance,
    impact: &Impact,
    varied: &Varied,
    (from, to): (u64, u64),
    options: &Options,
    backend: &dyn Backend,
) -> Result<Frontier, NoFrontier> {
    if !Problem::state(instance, impact).is_linear() {
        return Err(NoFrontier::WholeGrants);
    }
    let mut sweep = Sweep::of(instance, impact, varied, backend);
    let (first, last) = edges(&mut sweep, (from, to), options)?;
    let (from, to) = (first.notch, last.notch);
    let rise = (&last.impact - &first.impact).to_f64().abs();
    let mut curve = Curve {
        sweep,
        insets: Insets::within(options.tolerance * rise),
        solved: BTreeMap::new(),
        spans: BTreeMap::new(),
        known: (from, to),
    };
    curve.take(first);
    curve.take(last);
    curve.find_room();
    if let Some(points) = options.points {
        let parts = points.saturating_sub(1).max(1) as u128;
        for part in halving(parts) {
            curve.solve((u128::from(from) + u128::from(to - from) * part / parts) as u64, true);
        }
    } else {
        curve.refine(options.tolerance);
    }
    Ok(curve.told(instance))
}

/// Solved numbers and what lies between them.
struct Curve<'a> {
    sweep: Sweep<'a>,
    insets: Insets,
    solved: BTreeMap<u64, Solved>,
    spans: BTreeMap<(u64, u64), Span>,
    /// Where the curve is bounded from below too.
    known: (u64, u64),
}

impl Curve<'_> {
    fn take(&mut self, mut solved: Solved) {
        if self.sweep.rounds() {
            solved.inset = self.insets.at(&mut self.sweep, &solved);
        }
        self.solved.insert(solved.notch, solved);
    }

    /// Solves at a notch; a number at which nothing was found is left out.
    fn solve(&mut self, notch: u64, shown: bool) -> bool {
        if self.solved.contains_key(&notch) {
            return false;
        }
        let At::Found(mut solved) = self.sweep.solve(notch) else { return false };
        solved.shown = shown;
        self.take(*solved);
        true
    }

    /// Splits the span with the largest error until none is above the tolerance, but for those where that is in vain.
    fn refine(&mut self, tolerance: f64) {
        let mut refused = Vec::new();
        while self.solved.len() < MOST_POINTS {
            let allowed = tolerance * self.range();
            let errors = self.errors();
            let stays = largest(&errors, Error::stays);
            let is_wide = |error: &Error| error.gain() > allowed && !error.mostly_stays(stays);
            let is_open = |(span, error): &&((u64, u64), Error)| {
                (is_wide(error) || !self.spans[span].is_proved()) && !refused.contains(span)
            };
            let largest = errors.iter().filter(is_open);
            let Some(&(span, error)) = largest.max_by(|one, two| one.1.gain().total_cmp(&two.1.gain()))
            else {
                break;
            };
            let of_span = &self.spans[&span];
            if !is_wide(&error) || of_span.is_worth_mixing(&error, allowed) {
                let prove = if of_span.is_proved() { Span::mix } else { Span::prove };
                self.look_closer(span, prove);
                continue;
            }
            let at = self.spans[&span].split(&error, allowed);
            if at <= span.0 || at >= span.1 || !self.solve(at, true) {
                refused.push(span);
            }
        }
    }

    /// Asks what prices of both ends of a span prove.
    fn look_closer(
        &mut self,
        (from, to): (u64, u64),
        prove: fn(&mut Span, &mut Sweep<'_>, &Solved, &Solved),
    ) {
        let (one, other) = (&self.solved[&from], &self.solved[&to]);
        let span = self.spans.get_mut(&(from, to)).expect("its error is known");
        prove(span, &mut self.sweep, one, other);
    }

    /// At an edge limits may leave no whole step of room inside: solves where they first do, since from there on the
    /// curve is bounded from below.
    fn find_room(&mut self) {
        let (first, last) = self.known;
        if !self.sweep.rounds() || first == last {
            return;
        }
        for (end, other) in [(first, last), (last, first)] {
            if self.solved[&end].inset.is_some() {
                continue;
            }
            let upwards = other > end;
            let at = self.sweep.reach(other, end, Limits::Inset(1)).map_or(other, |room| {
                let inwards = if upwards { room.ceil() } else { room.floor() };
                (inwards.max(0.0) as u64).clamp(first, last)
            });
            self.solve(at, false);
            self.sweep.is_edge(at);
            let known = if upwards { &mut self.known.0 } else { &mut self.known.1 };
            *known = at;
        }
    }

    /// How much impact changes along the curve.
    fn range(&self) -> f64 {
        let impacts = || self.solved.values().map(|solved| solved.impact.to_f64());
        impacts().fold(f64::NEG_INFINITY, f64::max) - impacts().fold(f64::INFINITY, f64::min)
    }

    /// The error of every span between neighbours where the curve is known.
    fn errors(&mut self) -> Vec<((u64, u64), Error)> {
        let notches: Vec<u64> = self.solved.keys().copied().collect();
        let known = |span: &(u64, u64)| span.0 >= self.known.0 && span.1 <= self.known.1;
        let spans: Vec<(u64, u64)> =
            notches.windows(2).map(|pair| (pair[0], pair[1])).filter(known).collect();
        for &(from, to) in &spans {
            if !self.spans.contains_key(&(from, to)) {
                let span = Span::between(&mut self.sweep, &self.solved[&from], &self.solved[&to]);
                self.spans.insert((from, to), span);
            }
        }
        let shown: Vec<(f64, f64)> =
            self.shown().map(|solved| (solved.notch as f64, solved.impact.to_f64())).collect();
        let error = |(from, to): (u64, u64)| {
            let drawn = (drawn_at(&shown, from as f64), drawn_at(&shown, to as f64));
            ((from, to), self.spans[&(from, to)].error(drawn))
        };
        spans.into_iter().map(error).collect()
    }

    fn shown(&self) -> impl Iterator<Item = &Solved> {
        self.solved.values().filter(|solved| solved.shown)
    }

    fn told(mut self, instance: &Instance) -> Frontier {
        for (span, _) in self.errors() {
            if !self.spans[&span].is_proved() {
                self.look_closer(span, Span::prove);
            }
        }
        let errors = self.errors();
        let (error, stays) = (largest(&errors, Error::whole), largest(&errors, Error::stays));
        let (from, to) = self.known;
        let whole = self.solved.keys().next() == self.solved.keys().next_back();
        let proved = (error.is_finite() && (whole || from < to)).then_some(Proved { error, stays, from, to });
        along::told(
            instance,
            self.sweep.varied,
            &self.shown().collect::<Vec<_>>(),
            proved.as_ref(),
            self.sweep.solves,
        )
    }
}

fn largest(errors: &[((u64, u64), Error)], of: fn(&Error) -> f64) -> f64 {
    errors.iter().map(|(_, error)| of(error)).fold(0.0, f64::max)
}

/// 1 … parts − 1, the middle first and then the middles of both halves: each is solved from neighbours on both sides.
fn halving(parts: u128) -> Vec<u128> {
    let mut order = Vec::new();
    let mut spans = VecDeque::from([(0_u128, parts)]);
    while let Some((from, to)) = spans.pop_front() {
        let middle = from.midpoint(to);
        if middle > from {
            order.push(middle);
            spans.extend([(from, middle), (middle, to)]);
        }
    }
    order
}

/// The drawn line at a notch.
fn drawn_at(shown: &[(f64, f64)], at: f64) -> f64 {
    let after = shown.partition_point(|(notch, _)| *notch <= at).clamp(1, shown.len().max(2) - 1);
    let (from, to) = (shown[after - 1], shown.get(after).copied().unwrap_or(shown[after - 1]));
    if to.0 <= from.0 {
        return from.1;
    }
    from.1 + (to.1 - from.1) * ((at - from.0) / (to.0 - from.0))
}
