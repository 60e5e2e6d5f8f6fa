//! Whole grants: a core around the best choices at the prices, searched in whole numbers, grown until it holds
//! everything that could be better.
//!
//! With prices, a bound B and an allocation of impact A, no choice that loses more than B − A is in a better allocation.
//! So the core of all choices that lose at most w settles it once w ≥ B − A: what it leaves out is worth at most B − w,
//! and for what it holds there is the solver's word. Where few rows are at stake all sets of such choices are listed, which
//! settles it at once; else a solver searches them. (Expanding cores: Balas & Zemel 1980, Pisinger 1997; fixing by
//! reduced cost: Geoffrion 1974.) A core that is too large to be searched to the end seldom gives a better allocation;
//! small cores drawn from it, everyone else held where the best so far has it, do: so between the cores the best is
//! bettered piece by piece. (Large neighbourhoods: Shaw 1998.) Where the first core holds nothing that keeps every rule,
//! exchanges lead there from the best choices. Draws come from a fixed seed and effort is counted in
//! nodes, so answers repeat. Every candidate counts only if each rule's own exact audit says so.

use crate::instance::Allocation;
use crate::lp::WholeOutcome;
use crate::lp::tolerance::{ROW_FEASIBILITY, SUM_NOISE, WORTH_MORE};
use crate::model::{Problem, RealSteps};
use crate::solve::WholeBackend;
use crate::units::Fraction;

use super::draw::Draw;
use super::few_rows::FewRows;
use super::mend::mended;
use super::standing::{Prices, Standing};
use super::window::{Held, Window};
use super::{NearestMiss, allocation};

/// How many cooperatives may move in a core that is to settle things, and the nodes that may be spent on it.
const CORES: [(usize, u64); 5] = [(30, 2_000), (100, 3_000), (300, 3_000), (1_000, 2_000), (3_000, 1_000)];
/// Limits are drawn in by these shares of a row's size, in turn, while the solver's rounding fools the audit.
const MARGINS: [f64; 4] = [0.0, 1e-9, 1e-7, 1e-5];
/// Draws: how many, of how many cooperatives each, out of the nearest so many, with how many nodes each.
const DRAWS: usize = 300;
const DRAWN: usize = 32;
const DRAWN_FROM: usize = 120;
const DRAWN_NODES: u64 = 3_000;
/// So many draws in a row without a better allocation end them; after every so many they look farther.
const PATIENCE: usize = 60;
const FARTHER: usize = 20;
/// Sets of deviations held at a time where few rows are at stake, and how many may be made in one go: seconds.
const SETS: [usize; 3] = [1_000, 10_000, 100_000];
const MOST_SETS: usize = 40_000_000;
/// How many of the nearest may move towards the rules, or deviate.
const MENDED_FROM: usize = 3_000;

/// What a search for whole grants came to.
pub struct Searched {
    /// The best allocation found, or what came closest.
    pub allocation: Result<Allocation, Box<NearestMiss>>,
    /// What the search promises, if anything.
    pub promise: Option<Promise>,
}

/// No allocation has a larger impact, if a solver's word holds for what it searched.
#[derive(Clone, Copy, Debug)]
pub struct Promise {
    /// The impact.
    pub bound: f64,
    /// Whose word it is.
    pub solver: &'static str,
}

/// What the listing of deviations is called: it is the project's own.
const OWN: &str = "engine";

/// Is it enough that the best so far is within this share of the bound? Infinite where there is none so far.
type Enough<'e> = dyn FnMut(f64) -> bool + 'e;

/// Searches for whole grants around a solver's `amounts`; `bound` is what `prices` prove. Between searches `enough` may
/// end it.
pub fn whole_grants(
    problem: &Problem<'_>,
    prices: &[Fraction],
    amounts: &[RealSteps],
    bound: &Fraction,
    backend: &dyn WholeBackend,
    enough: &mut Enough<'_>,
) -> Searched {
    let prices = Prices::of(problem, prices);
    let standings: Vec<Standing<'_>> = amounts
        .iter()
        .enumerate()
        .map(|(position, amount)| Standing::of(problem, &prices, position, amount))
        .collect();
    let at_best = Held::of(problem, standings.iter().map(|standing| standing.best).collect());
    let mut search = Search {
        problem,
        prices: &prices,
        standings: &standings,
        nearest: nearest(problem, &standings),
        proved: bound.to_f64_up(),
        backend,
        enough,
        best: None,
        promise: None,
    };
    search.offer(at_best.clone());
    search.run(&at_best);
    let miss = || {
        let allocation = allocation(problem, at_best.steps.iter().copied());
        let broken = problem.audit(&allocation).into_iter().filter(|finding| !finding.kept).collect();
        Box::new(NearestMiss { allocation, broken })
    };
    Searched {
        allocation: search.best.map(|(_, allocation)| allocation).ok_or_else(miss),
        promise: search.promise,
    }
}

/// Those with more than one choice, who minds another least first; of equals by id.
fn nearest(problem: &Problem<'_>, standings: &[Standing<'_>]) -> Vec<usize> {
    let mut nearest: Vec<usize> =
        problem.by_id().iter().copied().filter(|position| standings[*position].next.is_finite()).collect();
    nearest.sort_by(|one, other| standings[*one].next.total_cmp(&standings[*other].next));
    nearest
}

struct Search<'s, 'e> {
    problem: &'s Problem<'s>,
    prices: &'s Prices,
    standings: &'s [Standing<'s>],
    nearest: Vec<usize>,
    /// What the prices prove.
    proved: f64,
    backend: &'s dyn WholeBackend,
    enough: &'s mut Enough<'e>,
    /// The best so far.
    best: Option<(Held, Allocation)>,
    /// What the searches so far promise.
    promise: Option<Promise>,
}

impl Search<'_, '_> {
    fn run(&mut self, at_best: &Held) {
        self.list(at_best);
        for (at, (movers, nodes)) in CORES.into_iter().enumerate() {
            if self.is_settled() || self.is_enough() {
                return;
            }
            // Everything that could be better, if it is no more than this core may hold.
            let loss = |position: &usize| self.standings[*position].next;
            let all = self.nearest.partition_point(|position| loss(position) <= self.gap());
            match self.nearest.get(movers) {
                Some(next) if all > movers => self.settle(at_best, movers, loss(next), nodes),
                _ => {
                    // Larger cores would hold the same: all the effort that is left is for this one.
                    let left = CORES[at..].iter().map(|(_, nodes)| nodes).sum();
                    self.settle(at_best, all, self.gap(), left);
                    if self.best.is_some() || at > 0 {
                        return;
                    }
                }
            }
            if at == 0 && !self.is_settled() {
                if self.best.is_none() {
                    self.mend(at_best);
                }
                self.better_by_draws();
                self.list(at_best);
            }
        }
    }

    /// How much better than the best so far an allocation may be.
    fn gap(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |(best, _)| self.proved - best.impact)
    }

    /// Does whoever asked want no more?
    fn is_enough(&mut self) -> bool {
        let gap = self.gap();
        (self.enough)(if gap > 0.0 { gap / self.proved.abs() } else { 0.0 })
    }

    /// Is nothing left that could be better?
    fn is_settled(&self) -> bool {
        match (&self.best, self.promise.map(|promise| promise.bound)) {
            (Some((best, _)), Some(bound)) => bound <= best.impact + self.proved.abs() * WORTH_MORE,
            (None, Some(bound)) => bound == f64::NEG_INFINITY,
            _ => false,
        }
    }

    /// Lists sets of deviations, where few rows are at stake: more and more, until nothing is left that could be better.
    fn list(&mut self, at_best: &Held) {
        for most in SETS {
            if self.is_settled() || self.is_enough() {
                return;
            }
            let loss = |position: &usize| self.standings[*position].next;
            let near = self.nearest.partition_point(|position| loss(position) < self.gap());
            let movers = self.nearest[..near.min(MENDED_FROM)].to_vec();
            // What the others lose at least.
            let beyond = self.nearest.get(movers.len()).map_or(f64::INFINITY, loss);
            let most_loss = beyond.min(self.gap());
            let few = FewRows::of(self.problem, self.standings, self.prices, at_best, &movers, most_loss);
            let Some(few) = few.filter(|few| few.choices() * most <= MOST_SETS) else { return };
            let short = self.gap();
            let mut take = |set: &[(usize, usize)]| self.take(at_best, &few.steps(set)).then(|| self.gap());
            let unseen = few.deviations.search(short, most, &mut take);
            self.promise(self.proved - unseen.min(beyond), OWN);
        }
    }

    /// Searches the core of all choices that lose at most `most`, which are those of the `count` nearest.
    fn settle(&mut self, at_best: &Held, count: usize, most: f64, nodes: u64) {
        let movers = self.nearest[..count].to_vec();
        // What the core leaves out is worth at most this.
        let outside = if most.is_finite() { self.proved - most } else { f64::NEG_INFINITY };
        if movers.is_empty() {
            self.promise(outside, self.backend.name());
            return;
        }
        for margin in MARGINS {
            let window = Window::of(self.problem, self.standings, at_best, &movers, most, margin);
            let start = self.start(&window, at_best, &movers);
            let outcome = self.backend.search(&window.model.program, start.as_deref(), nodes);
            let counts = margin == 0.0 && window.model.exact;
            match outcome {
                WholeOutcome::Found { amounts, bound } => {
                    let kept = self.take(at_best, &window.model.steps(&amounts));
                    if counts && bound.is_finite() {
                        let finished = bound <= window.model.program.worth(&amounts);
                        let inside = if finished && kept { f64::NEG_INFINITY } else { window.fixed + bound };
                        self.promise(inside.max(outside), self.backend.name());
                    }
                    if kept {
                        return;
                    }
                }
                WholeOutcome::Infeasible => {
                    if counts {
                        self.promise(outside, self.backend.name());
                    }
                    return;
                }
                WholeOutcome::GaveUp => return,
            }
        }
    }

    /// The best so far as a start, if it differs from the best choices only in movers.
    fn start(&self, window: &Window, at_best: &Held, movers: &[usize]) -> Option<Vec<f64>> {
        let (best, _) = self.best.as_ref()?;
        let mut steps = at_best.steps.clone();
        for &position in movers {
            steps[position] = best.steps[position];
        }
        (steps == best.steps).then(|| window.model.amounts(&best.steps))
    }

    /// The nearest, as far as anyone moves outside a core.
    fn mendable(&self) -> &[usize] {
        &self.nearest[..self.nearest.len().min(MENDED_FROM)]
    }

    /// Goes from the best choices towards the rules.
    fn mend(&mut self, at_best: &Held) {
        for margin in [-SUM_NOISE, ROW_FEASIBILITY] {
            let steps = mended(self.problem, self.standings, at_best, self.mendable(), margin);
            if steps.is_none_or(|steps| self.offer(Held::of(self.problem, steps))) {
                return;
            }
        }
    }

    /// Betters the best so far by small cores drawn from the nearest.
    fn better_by_draws(&mut self) {
        let mut draw = Draw::new();
        let mut idle = 0;
        for _ in 0..DRAWS {
            let Some((best, _)) = self.best.clone() else { return };
            if idle >= PATIENCE || self.gap() <= self.proved.abs() * WORTH_MORE || self.is_enough() {
                return;
            }
            // Who could not be elsewhere in a better allocation need not move.
            let gap = self.gap();
            let near = self.nearest.partition_point(|position| self.standings[*position].next < gap);
            // Who is not at its best choice already may always move.
            let away = |position: &&usize| best.steps[**position] != self.standings[**position].best;
            let from = DRAWN_FROM * (1 + idle / FARTHER);
            let (nearest, farther) = self.mendable().split_at(near.min(from));
            let pool: Vec<usize> = nearest.iter().chain(farther.iter().filter(away)).copied().collect();
            let movers = draw.some_of(&pool, DRAWN);
            let window = Window::of(self.problem, self.standings, &best, &movers, gap, 0.0);
            let start = window.model.amounts(&best.steps);
            let found = self.backend.search(&window.model.program, Some(&start), DRAWN_NODES);
            idle += 1;
            if let WholeOutcome::Found { amounts, .. } = found {
                let impact = window.fixed + window.model.program.worth(&amounts);
                if impact > best.impact + self.proved.abs() * WORTH_MORE
                    && self.take(&best, &window.model.steps(&amounts))
                {
                    idle = 0;
                }
            }
        }
    }

    /// Takes note that nothing is better than this or the best so far, if the solver's word holds.
    fn promise(&mut self, bound: f64, solver: &'static str) {
        let achieved = self.best.as_ref().map_or(f64::NEG_INFINITY, |(best, _)| best.impact);
        let bound = bound.min(self.proved);
        let promise = self.promise.filter(|known| known.bound <= bound).unwrap_or(Promise { bound, solver });
        self.promise = Some(Promise { bound: promise.bound.max(achieved), ..promise });
    }

    /// Offers what is held, but for the movers.
    fn take(&mut self, held: &Held, movers: &[(usize, u64)]) -> bool {
        let mut steps = held.steps.clone();
        for &(position, own) in movers {
            steps[position] = own;
        }
        self.offer(Held::of(self.problem, steps))
    }

    /// Keeps an allocation if it keeps every rule and is the best so far. Does it keep every rule?
    fn offer(&mut self, held: Held) -> bool {
        let candidate = allocation(self.problem, held.steps.iter().copied());
        if !self.problem.is_kept_by(&candidate) {
            return false;
        }
        if self.best.as_ref().is_none_or(|(best, _)| held.impact > best.impact) {
            self.best = Some((held, candidate));
        }
        true
    }
}
