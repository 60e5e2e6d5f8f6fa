//! First prices: Newton's method on the dual with the chains' kinks smoothed, over samples that grow to the whole.
//!
//! minimise D_w(π) = Σ_r max(π_r h_r, π_r l_r) + Σ_i Σ_k u_ik w_i s((c_ik − π·a_i − π_b b_ik) / w_i)
//!   s(t)  (t + 1)²/4 for −1 ≤ t ≤ 1, else max(0, t)        u_ik  length
//!   w_i   w c_i1: the window, a share w of what the chain's first step brings
//! The gradient of the second sum is −A, what the chains take with every segment filled by s′(t); its Hessian is
//! Σ u_ik a_i a_iᵀ / (2 w_i) over the segments in their windows. One pass over the chains gives both; the kinks
//! of the first sum stay as they are in the Newton step ([`kinks`]). Steps that raise D_w are taken back and
//! damped (Levenberg 1944). The window shrinks whenever a step was short of it, until few chains are left in
//! their windows: those are the core. (Smoothing: Pinar & Zenios 1994, "On smoothing exact penalty functions".)
//!
//! Chains that add others up have no kink: they are at no end, so that prices leave them without one, and they take what the
//! others add up to.
//!
//! Prices need not be good: whatever they are, sifting ends at the optimum of the whole.

use std::borrow::Cow;

use crate::lp::{Program, RowFacts};
use crate::units::parts;

use super::curvature::Curvature;
use super::families::Families;
use super::kinks;
use super::settling::Settling;

/// Prices, and how far about they may be off.
#[derive(Clone, Debug)]
pub(super) struct FirstPrices {
    /// By row.
    pub(super) prices: Vec<f64>,
    /// The window w.
    pub(super) window: f64,
}

/// The window shrinks to this share of itself, until that leaves more than half of the chains in it: they tie.
const SHRINK: f64 = 0.25;
/// A step is short of the window when it lowers D_w by less than this share of what smoothing adds to it.
const SHORT: f64 = 0.3;
/// Passes over one sample at most, and with one window: what is short of it after so many stays so.
const MOST_PASSES: usize = 24;
const MOST_IN_A_WINDOW: usize = 6;
/// The first sample is about as large as the core may be, each next one so many times as large; fewer times where no more than
/// that core may be left in the end, for which passes over all are many.
const GROWTH: usize = 16;
const GROWTH_TO_THE_END: usize = 6;
/// After the first, one of every so many at least: a sample of more costs as much as it saves.
const LEAST_STRIDE: usize = 3;
/// Least damping, as a share of [`Sizes::base`].
const DAMPING: f64 = 0.1;
/// It is for rows of at most so many chains, whose few windows say little of their curvature; of more, less is enough, but
/// not less than this share.
const FEW_CHAINS: f64 = 800.0;
const LEAST_SHARE: f64 = 0.02;
/// How damping rises after a bad step, and falls after a good one.
const RISE: f64 = 8.0;
const FALL: f64 = 0.25;
/// With so much damping a step goes nowhere: better prices are not to be had.
const MOST_DAMPING: f64 = 1e3;

/// Works out first prices. `core` is the number of chains that a sample is about as large as, `enough` how many of all may
/// be left in their windows.
pub(super) fn first_prices(
    program: &Program,
    families: &Families,
    core: usize,
    enough: usize,
) -> FirstPrices {
    let mut first = FirstPrices { prices: vec![0.0; program.rows().len()], window: 1.0 };
    let growth = if enough > core { GROWTH } else { GROWTH_TO_THE_END };
    let mut stride = program.chains() / core.max(1);
    while stride > 1 {
        Sample::of(program, families, stride).settle(&mut first, (enough / stride).max(core.div_ceil(2)));
        stride /= growth;
        if stride < LEAST_STRIDE {
            break;
        }
    }
    nearer(program, families, enough, first)
}

/// The same from prices that are near, looking at every chain.
pub(super) fn nearer(
    program: &Program,
    families: &Families,
    core: usize,
    mut first: FirstPrices,
) -> FirstPrices {
    Sample::of(program, families, 1).settle(&mut first, core);
    first
}

/// A single step from prices near which chains were settled: those that are not asked again are taken to stay as they are.
pub(super) fn one_step(
    program: &Program,
    families: &Families,
    settling: &Settling,
    asked: &[usize],
    near: &FirstPrices,
) -> Vec<f64> {
    let all = Sample::of(program, families, 1);
    program.read_ahead(asked.iter().copied());
    let visit = |pass: &mut Pass<'_>, at: usize| all.visit(pass, asked[at], near, settling.steps[asked[at]]);
    let mut pass = parts::sum(asked.len(), || Pass::empty(families), visit, Pass::add);
    pass.activity.iter_mut().zip(&settling.used).for_each(|(sum, used)| *sum += used.value());
    all.add_up(&mut pass);
    all.step(&pass, &near.prices, DAMPING).0
}

/// Every so many a chain, standing for all.
struct Sample<'a> {
    /// Of the sample: passes over one that lies scattered take as long as over all.
    program: Cow<'a, Program>,
    families: &'a Families,
    /// Those that add others up.
    adding_up: Vec<usize>,
    /// Each stands for so many.
    stride: f64,
    sizes: Sizes,
}

/// A point from which a step was taken.
struct Start<'a> {
    prices: Vec<f64>,
    pass: Pass<'a>,
}

impl<'a> Sample<'a> {
    fn of(program: &'a Program, families: &'a Families, stride: usize) -> Sample<'a> {
        let adding_up = families.adding_up().iter().map(|adding_up| adding_up.chain);
        let (program, adding_up) = if stride > 1 {
            let sample = program.every(stride, families.spread());
            let first = sample.chains() - families.spread().len();
            let place = |chain| families.spread().binary_search(&chain).map(|at| first + at);
            let adding_up = adding_up.flat_map(place).collect();
            (Cow::Owned(sample), adding_up)
        } else {
            (Cow::Borrowed(program), adding_up.collect())
        };
        let stride = stride as f64;
        let sizes = Sizes::of(&program, stride);
        Sample { program, families, adding_up, stride, sizes }
    }

    /// Newton steps until `core` chains of the sample are left in their windows.
    fn settle(&self, first: &mut FirstPrices, core: usize) {
        for chain in self.families.adding_up() {
            first.prices[chain.row] -= chain.price(&first.prices) / chain.entry;
        }
        let mut damping = DAMPING;
        let mut start: Option<Start<'_>> = None;
        let mut fewest = usize::MAX;
        let mut passes = 0;
        for _ in 0..MOST_PASSES {
            passes += 1;
            let pass = self.pass(first);
            match start.take() {
                Some(from) if pass.dual > from.pass.dual => {
                    if damping > MOST_DAMPING {
                        first.prices = from.prices;
                        return;
                    }
                    damping *= RISE;
                    first.prices = self.step(&from.pass, &from.prices, damping).0;
                    start = Some(from);
                }
                _ => {
                    damping = (damping * FALL).max(DAMPING);
                    let before = first.prices.clone();
                    let (prices, promised) = self.step(&pass, &before, damping);
                    first.prices = prices;
                    if promised > SHORT * pass.blur && passes < MOST_IN_A_WINDOW {
                        start = Some(Start { prices: before, pass });
                    } else if pass.near <= core || pass.near > fewest / 2 {
                        return;
                    } else {
                        fewest = pass.near;
                        first.window *= SHRINK;
                        passes = 0;
                    }
                }
            }
        }
    }

    /// The damped step from some prices, and by how much it would lower D_w if that were quadratic.
    fn step(&self, pass: &Pass<'_>, prices: &[f64], damping: f64) -> (Vec<f64>, f64) {
        let curvature = pass.curvature.damped(&self.sizes.base, damping);
        let next = kinks::step(&curvature, prices, &pass.activity, &self.sizes.limits);
        let by: Vec<f64> = next.iter().zip(prices).map(|(to, from)| to - from).collect();
        let bent = curvature.times(&by);
        let smooth: f64 = (0..by.len()).map(|row| by[row] * (0.5 * bent[row] - pass.activity[row])).sum();
        (next.clone(), self.sizes.cost(prices) - self.sizes.cost(&next) - smooth)
    }

    fn pass(&self, first: &FirstPrices) -> Pass<'_> {
        let mut pass = parts::sum(
            self.program.chains(),
            || Pass::empty(self.families),
            |pass, chain| self.visit(pass, chain, first, 0.0),
            Pass::add,
        );
        pass.scale(self.stride);
        pass.dual += self.sizes.cost(&first.prices);
        self.add_up(&mut pass);
        pass
    }

    /// Adds a chain to a pass beyond what it is already counted with there.
    #[inline]
    fn visit(&self, pass: &mut Pass<'_>, chain: usize, first: &FirstPrices, counted: f64) {
        if !self.adding_up.contains(&chain) {
            pass.visit(&self.program, chain, first, self.sizes.usual, counted);
        }
    }

    /// Adds what chains take that add the others up.
    fn add_up(&self, pass: &mut Pass<'_>) {
        for chain in self.families.adding_up() {
            let (_, limit) = self.sizes.limits[chain.row];
            let taken = (limit - pass.activity[chain.row]) / chain.entry;
            chain.entries.iter().for_each(|(row, value)| pass.activity[*row as usize] += value * taken);
        }
    }
}

/// What the chains of a sample take at some prices.
struct Pass<'a> {
    /// A
    activity: Vec<f64>,
    /// The Hessian.
    curvature: Curvature<'a>,
    /// D_w
    dual: f64,
    /// How much smoothing adds to the dual at most.
    blur: f64,
    /// Chains in their windows.
    near: usize,
}

impl<'a> Pass<'a> {
    fn empty(families: &'a Families) -> Pass<'a> {
        let activity = vec![0.0; families.rows()];
        Pass { activity, curvature: Curvature::new(families), dual: 0.0, blur: 0.0, near: 0 }
    }

    fn visit(&mut self, program: &Program, chain: usize, first: &FirstPrices, usual: f64, held: f64) {
        let coefficients = program.coefficients(chain);
        let price: f64 = coefficients.iter().map(|(row, value)| first.prices[*row as usize] * value).sum();
        let segments = program.segments(chain);
        let gains = segments.first().map_or(0.0, |segment| segment.slope);
        let window = first.window * if gains > 0.0 { gains } else { usual };
        let bent_row = program.bent_row();
        let bent_price = bent_row.map_or(0.0, |row| first.prices[row]);
        let (mut taken, mut counted, mut curved) = (-held, 0.0, 0.0);
        let mut held = held;
        for segment in segments {
            let part = held.min(segment.length);
            held -= part;
            counted -= part * segment.bent;
            let gain = segment.slope - price - bent_price * segment.bent;
            if gain <= -window {
                continue;
            }
            let mut fill = segment.length;
            if gain >= window {
                self.dual += gain * fill;
            } else {
                let share = 0.5 * (gain + window) / window;
                let curve = 0.5 * segment.length / window;
                fill *= share;
                curved += curve;
                self.dual += fill * share * window;
                self.blur += 0.25 * segment.length * window;
                if let Some(row) = bent_row {
                    self.curvature.add_bent(coefficients, row, segment.bent, curve);
                }
            }
            taken += fill;
            counted += fill * segment.bent;
        }
        if taken != 0.0 || counted != 0.0 {
            for &(row, value) in coefficients {
                self.activity[row as usize] += value * taken;
            }
            if let Some(row) = bent_row {
                self.activity[row] += counted;
            }
        }
        if curved > 0.0 {
            self.near += 1;
            self.curvature.add(coefficients, curved);
        }
    }

    fn add(&mut self, other: &Pass<'a>) {
        self.activity.iter_mut().zip(&other.activity).for_each(|(sum, by)| *sum += by);
        self.curvature.add_all(&other.curvature);
        self.dual += other.dual;
        self.blur += other.blur;
        self.near += other.near;
    }

    fn scale(&mut self, factor: f64) {
        self.activity.iter_mut().for_each(|sum| *sum *= factor);
        self.curvature.scale(factor);
        self.dual *= factor;
        self.blur *= factor;
    }
}

/// What is usual in a sample.
struct Sizes {
    /// What a chain's first step brings on average: the window of those whose brings nothing.
    usual: f64,
    /// Curvature by row if every chain were in a window as wide as what its first step brings.
    base: Vec<f64>,
    /// [l, h] by row, no further than the sample reaches.
    limits: Vec<(f64, f64)>,
}

impl Sizes {
    /// Of chains that each stand for `stride`.
    fn of(program: &Program, stride: f64) -> Sizes {
        let facts = program.facts();
        let base = facts.rows.iter().map(|row| {
            let share = (FEW_CHAINS / row.members.max(1.0)).clamp(LEAST_SHARE, 1.0);
            if row.curved > 0.0 { row.curved * stride * share } else { 1.0 }
        });
        let within = |limit: Option<f64>, row: &RowFacts, none: f64| {
            limit.map_or(none, |limit| limit.clamp(row.least * stride, row.most * stride))
        };
        let limits = program.rows().iter().zip(&facts.rows).map(|(row, reach)| {
            (within(row.lower, reach, reach.least * stride), within(row.upper, reach, reach.most * stride))
        });
        let usual = facts.first_slopes / facts.with_segments.max(1) as f64;
        Sizes { usual: if usual > 0.0 { usual } else { 1.0 }, base: base.collect(), limits: limits.collect() }
    }

    /// Σ_r max(π_r h_r, π_r l_r)
    fn cost(&self, prices: &[f64]) -> f64 {
        prices.iter().zip(&self.limits).map(|(price, (low, high))| (price * low).max(price * high)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};

    #[test]
    fn prices_of_an_even_crowd_are_where_its_limits_cut_it() {
        // 10,000 chains of one step, slopes spread evenly over 0 … 1: a budget for 3,000 cuts at 0.7, and a cap
        // of 500 on every fifth, evenly spread too, at 0.75 for those.
        let row = |name: &str, upper| Row { name: name.into(), lower: None, upper: Some(upper) };
        let mut program = Program::new(vec![row("budget", 3_000.0), row("cap", 500.0)], None);
        for chain in 0..10_000_u32 {
            let slope = f64::from((chain * 7_919) % 10_000) / 10_000.0;
            let cap = (chain % 5 == 0).then_some((1, 1.0));
            program
                .push_chain([(0, 1.0)].into_iter().chain(cap), [Segment { length: 1.0, slope, bent: 0.0 }]);
        }
        let families = Families::of(&program, 1);
        let first = first_prices(&program, &families, 100, 1_000);
        let coarse = first.window;
        assert!((first.prices[0] - 0.6875).abs() < coarse && coarse < 0.3, "{first:?}");
        let first = nearer(&program, &families, 100, first);
        // 8,000 free ones share 2,500: 1 − 2,500 / 8,000 = 0.6875. The cap adds 0.75 − 0.6875.
        assert!((first.prices[0] - 0.6875).abs() < 2e-3, "{first:?}");
        assert!((first.prices[1] - 0.0625).abs() < 2e-3, "{first:?}");
        assert!(first.window < 0.05, "{first:?}");
    }
}
