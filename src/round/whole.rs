//! Whole grants: a core around the best choices at the prices, searched in whole numbers, grown until it holds
//! everything that could be better.
//!
//! With prices, a bound B and an allocation of impact A, no choice that loses more than B − A is in a better allocation.
//! So the core of all choices that lose at most w settles it once w ≥ B − A: what it leaves out is worth at most B − w,
//! and for what it holds there is the solver's word. (Expanding cores: Balas & Zemel 1980, Pisinger 1997; fixing by
//! reduced cost: Geoffrion 1974.) Every candidate counts only if each rule's own exact audit says so.

use crate::instance::Allocation;
use crate::lp::WholeOutcome;
use crate::lp::tolerance::WORTH_MORE;
use crate::model::Problem;
use crate::solve::WholeBackend;
use crate::units::Fraction;

use super::standing::{Prices, Standing};
use super::window::Window;
use super::{NearestMiss, allocation};

/// How many cooperatives may move, and the nodes that may be spent on it: a core beyond the last is not searched.
const CORES: [(usize, u64); 5] = [(30, 2_000), (100, 3_000), (300, 3_000), (1_000, 2_000), (3_000, 1_000)];
/// Limits are drawn in by these shares of a row's size, in turn, while the solver's rounding fools the audit.
const MARGINS: [f64; 4] = [0.0, 1e-9, 1e-7, 1e-5];

/// What a search for whole grants came to.
pub struct Searched {
    /// The best allocation found, or what came closest.
    pub allocation: Result<Allocation, Box<NearestMiss>>,
    /// No allocation has a larger impact, if the solver's word holds for its cores; `None` where it gave none.
    pub bound: Option<f64>,
}

/// The best allocation so far.
struct Best {
    steps: Vec<u64>,
    allocation: Allocation,
    achieved: f64,
}

/// Searches for whole grants; `bound` is what `prices` prove.
pub fn whole_grants(
    problem: &Problem<'_>,
    prices: &[Fraction],
    bound: &Fraction,
    backend: &dyn WholeBackend,
) -> Searched {
    let prices = Prices::of(prices);
    let standings: Vec<Standing<'_>> =
        (0..problem.cooperatives()).map(|position| Standing::of(problem, &prices, position)).collect();
    let mut search = Search {
        problem,
        standings: &standings,
        proved: bound.to_f64_up(),
        backend,
        best: None,
        bound: None,
    };
    search.offer(standings.iter().map(|standing| standing.best).collect());
    search.run();
    let nearest = || {
        let steps = standings.iter().map(|standing| standing.best);
        let allocation = allocation(problem, steps);
        let broken = problem.audit(&allocation).into_iter().filter(|finding| !finding.kept).collect();
        Box::new(NearestMiss { allocation, broken })
    };
    Searched { allocation: search.best.map(|best| best.allocation).ok_or_else(nearest), bound: search.bound }
}

struct Search<'s> {
    problem: &'s Problem<'s>,
    standings: &'s [Standing<'s>],
    /// What the prices prove.
    proved: f64,
    backend: &'s dyn WholeBackend,
    best: Option<Best>,
    /// What the searches so far promise.
    bound: Option<f64>,
}

impl Search<'_> {
    fn run(&mut self) {
        let mut losses: Vec<f64> =
            self.standings.iter().map(|standing| standing.next).filter(|loss| loss.is_finite()).collect();
        losses.sort_by(f64::total_cmp);
        let mut before = -1.0;
        for (movers, nodes) in CORES {
            // Everything that could be better, if it is no more than this core may hold.
            let gap = self.best.as_ref().map_or(f64::INFINITY, |best| self.proved - best.achieved);
            let all = losses.partition_point(|loss| *loss <= gap);
            let most = if all <= movers { gap } else { losses[movers - 1] };
            if most <= before && all > movers {
                continue;
            }
            before = most;
            self.search(most, nodes);
            if self.is_settled() {
                return;
            }
        }
    }

    /// Is nothing left that could be better?
    fn is_settled(&self) -> bool {
        match (&self.best, self.bound) {
            (Some(best), Some(bound)) => bound <= best.achieved + self.proved.abs() * WORTH_MORE,
            (None, Some(bound)) => bound == f64::NEG_INFINITY,
            _ => false,
        }
    }

    /// Searches the core of all choices that lose at most `most`.
    fn search(&mut self, most: f64, nodes: u64) {
        for margin in MARGINS {
            let window = Window::of(self.problem, self.standings, most, margin);
            // What the core leaves out is worth at most this.
            let outside = if most.is_finite() { self.proved - most } else { f64::NEG_INFINITY };
            if window.movers() == 0 {
                self.promise(outside);
                return;
            }
            let start = self.best.as_ref().and_then(|best| window.amounts(&best.steps));
            let outcome = self.backend.search(&window.program, start.as_deref(), nodes);
            match outcome {
                WholeOutcome::Found { amounts, bound } => {
                    let kept = self.offer(window.steps(&amounts));
                    if margin == 0.0 && window.exact && bound.is_finite() {
                        let finished = bound <= window.program.worth(&amounts);
                        let inside = if finished && kept { f64::NEG_INFINITY } else { window.fixed + bound };
                        self.promise(inside.max(outside));
                    }
                    if kept {
                        return;
                    }
                }
                WholeOutcome::Infeasible => {
                    if margin == 0.0 && window.exact {
                        self.promise(outside);
                    }
                    return;
                }
                WholeOutcome::GaveUp => return,
            }
        }
    }

    /// Takes note that nothing is better than this or the best so far, if the solver's word holds.
    fn promise(&mut self, bound: f64) {
        let achieved = self.best.as_ref().map_or(f64::NEG_INFINITY, |best| best.achieved);
        let bound = bound.max(achieved).min(self.proved);
        self.bound = Some(self.bound.map_or(bound, |known| known.min(bound).max(achieved)));
    }

    /// Keeps an allocation if it keeps every rule and is the best so far. Does it keep every rule?
    fn offer(&mut self, steps: Vec<u64>) -> bool {
        let candidate = allocation(self.problem, steps.iter().copied());
        if !self.problem.audit(&candidate).iter().all(|finding| finding.kept) {
            return false;
        }
        let impacts = steps
            .iter()
            .enumerate()
            .map(|(position, steps)| self.problem.curve(position).value(*steps).to_f64());
        let achieved = impacts.fold(crate::lp::Sum::default(), |mut sum, impact| {
            sum.add(impact);
            sum
        });
        let achieved = achieved.value();
        if self.best.as_ref().is_none_or(|best| achieved > best.achieved) {
            self.best = Some(Best { steps, allocation: candidate, achieved });
        }
        true
    }
}
