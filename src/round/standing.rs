//! Where every cooperative stands at given prices: its best choice, and how little it minds another.
//!
//! v_i(k) = F_i(k) + c·C_i(k) − q_i·k − e_i (the last for k above 0 only)
//!   q_i  price of a step   e_i  price of being a recipient   c  worth of a covered poor member, C_i how many
//! The *loss* of a choice is the best value less its own. By weak duality an allocation is worth at most the bound
//! less the losses of all its choices: one whose loss alone is more than bound − achieved is in no better allocation.

use crate::impact::{Coverage, Curve};
use crate::lp::tolerance::TIED;
use crate::model::{Problem, RealSteps, entry_price, peaks};
use crate::units::Fraction;

/// Prices by row, exact and as floats.
pub(super) struct Prices {
    exact: Vec<Fraction>,
    floats: Vec<f64>,
    /// Of what everyone adds to rows by a step.
    of_everyone: Fraction,
}

impl Prices {
    pub(super) fn of(problem: &Problem<'_>, exact: &[Fraction]) -> Prices {
        let floats = exact.iter().map(Fraction::to_f64).collect();
        Prices { floats, exact: exact.to_vec(), of_everyone: problem.price_of_everyone(exact) }
    }

    pub(super) fn of_row(&self, row: usize) -> f64 {
        self.floats[row]
    }
}

/// One cooperative at its prices.
pub(super) struct Standing<'p> {
    curve: &'p Curve,
    coverage: Option<(Fraction, Coverage<'p>)>,
    price: f64,
    entry: f64,
    /// Its runs of choices, each with its best step and that step's value.
    pub(super) runs: Vec<Run>,
    /// Its best choice: of those that tie the one at or below the amount that the solver gave, else the smallest.
    pub(super) best: u64,
    value: f64,
    /// The least loss of any other choice; infinite if there is none.
    pub(super) next: f64,
}

/// A run of choices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    first: u64,
    last: u64,
    peak: u64,
    value: f64,
}

impl<'p> Standing<'p> {
    pub(super) fn of(
        problem: &'p Problem<'_>,
        prices: &Prices,
        position: usize,
        amount: &RealSteps,
    ) -> Standing<'p> {
        let curve = problem.curve(position);
        let coverage = problem.coverage_row().zip(problem.coverage(position));
        let coverage = coverage
            .filter(|(row, _)| !prices.exact[*row].is_zero())
            .map(|(row, coverage)| (-prices.exact[row].clone(), coverage));
        let coefficients = problem.own_coefficients(position);
        let mut standing = Standing {
            curve,
            coverage,
            price: coefficients
                .clone()
                .map(|(row, a)| prices.floats[row as usize] * a.to_f64())
                .fold(prices.of_everyone.to_f64(), |sum, own| sum + own),
            entry: entry_price(problem, &prices.floats, position),
            runs: Vec::new(),
            best: 0,
            value: f64::NEG_INFINITY,
            next: f64::INFINITY,
        };
        let exact_price = || {
            let own = coefficients.clone().map(|(row, a)| &prices.exact[row as usize] * a);
            own.fold(prices.of_everyone.clone(), |sum, own| &sum + &own)
        };
        for (first, last) in problem.runs(position) {
            let covered = standing.coverage.as_ref().map(|(worth, coverage)| (worth, *coverage));
            let peaks = peaks(Some(curve), covered, exact_price, (first, last));
            let valued = peaks.into_iter().map(|steps| (steps, standing.value_of(steps)));
            let (peak, value) =
                valued.reduce(|one, other| if other.1 > one.1 { other } else { one }).unwrap_or((first, 0.0));
            standing.runs.push(Run { first, last, peak, value });
            if value > standing.value {
                (standing.best, standing.value) = (peak, value);
            }
        }
        let below = problem.choices(position).at_most(amount.whole);
        if let Some(given) = below.filter(|given| standing.loss(*given) <= TIED * standing.turnover(*given)) {
            standing.best = given;
        }
        let besides = standing.runs.iter().flat_map(|run| {
            let inner = (run.first..=run.last).contains(&standing.best);
            let near = if inner { standing.best } else { run.peak };
            let beside = [near.checked_sub(1).filter(|_| inner), Some(near + u64::from(inner))];
            beside.into_iter().flatten().filter(|steps| (run.first..=run.last).contains(steps))
        });
        let losses: Vec<f64> = besides.map(|steps| standing.loss(steps)).collect();
        standing.next = losses.into_iter().fold(f64::INFINITY, f64::min);
        standing
    }

    fn value_of(&self, steps: u64) -> f64 {
        let covered = self
            .coverage
            .as_ref()
            .map_or(0.0, |(worth, coverage)| worth.to_f64() * coverage.value(steps).to_f64());
        let entry = if steps > 0 { self.entry } else { 0.0 };
        self.curve.value(steps).to_f64() + covered - self.price * steps as f64 - entry
    }

    /// The terms that the rounding of a value comes from.
    fn turnover(&self, steps: u64) -> f64 {
        self.curve.value(steps).to_f64() + self.price.abs() * steps as f64 + self.entry.abs()
    }

    /// What a choice is worth less than the best, at least 0.
    pub(super) fn loss(&self, steps: u64) -> f64 {
        (self.value - self.value_of(steps)).max(0.0)
    }

    /// Some choices that span all, rising: the ends and the best of every run, and `here` with steps beside it.
    pub(super) fn options(&self, here: u64) -> Vec<u64> {
        let ends = self.runs.iter().flat_map(|run| [run.first, run.peak, run.last]);
        let strides = (0..u64::BITS).step_by(2).map(|bits| 1_u64 << bits);
        let beside =
            strides.flat_map(|stride| [here.checked_sub(stride), here.checked_add(stride)]).flatten();
        let allowed = |steps: &u64| self.runs.iter().any(|run| (run.first..=run.last).contains(steps));
        let mut options: Vec<u64> = ends.chain(beside.filter(allowed)).chain([here]).collect();
        options.sort_unstable();
        options.dedup();
        options
    }

    /// The choices whose loss is at most `most`: within every run an interval, since its values are concave.
    pub(super) fn within(&self, most: f64) -> Vec<(u64, u64)> {
        let near = self.runs.iter().filter(|run| (self.value - run.value).max(0.0) <= most);
        near.map(|run| (self.farthest(run.peak, run.first, most), self.farthest(run.peak, run.last, most)))
            .collect()
    }

    /// The choice farthest from `near` towards `far` whose loss is at most `most`.
    fn farthest(&self, near: u64, far: u64, most: f64) -> u64 {
        if self.loss(far) <= most {
            return far;
        }
        let (mut inside, mut outside) = (near, far);
        while inside.abs_diff(outside) > 1 {
            let middle = inside.midpoint(outside);
            if self.loss(middle) <= most { inside = middle } else { outside = middle }
        }
        inside
    }
}
