//! Every tolerance of the project, with its unit and its reason.

/// How far a point may break a row, relative to the row's size: what a float sum of n terms can promise.
pub const ROW_FEASIBILITY: f64 = 1e-9;
/// A float sum that thousands of terms have been added to and taken off is exact to this share of its size.
pub const SUM_NOISE: f64 = 1e-12;
/// `bound − unrounded` at most this share of `bound` is called optimal.
pub const OPTIMAL_GAP: f64 = 1e-9;
/// A bound below this share of what everyone could bring without any rule is as good as 0: prices in floats prove
/// no less where the optimum is 0.
pub const NOTHING: f64 = 1e-12;
/// A basic column further outside its bounds than this share of their size leaves the basis: a hundredth of
/// what `ROW_FEASIBILITY` forgives, so that clamping to the bounds afterwards stays within it.
pub const PRIMAL: f64 = 1e-11;
/// Relative error of one solve with the basis: some units in the last place, for amounts near rounding noise.
pub const SOLVE_NOISE: f64 = 1e-14;
/// A reduced cost within this share of its terms is 0: the column may stay at either bound. The bound that the
/// prices prove is loosened by no more than this share of what the tied columns are worth.
pub const REDUCED_COST: f64 = 1e-13;
/// A pivot smaller than this share of its row's largest entry makes a bad basis.
pub const PIVOT: f64 = 1e-7;
/// Without any larger one, a pivot down to this share of its row's largest entry is still taken.
pub const LAST_PIVOT: f64 = 1e-11;
/// An entry of the pivot row below this share of the row's largest is rounding noise, not a number.
pub const ROW_ENTRY: f64 = 1e-14;
/// The pivot worked out by row and by column may differ by this share before the basis is factored afresh.
pub const PIVOT_AGREEMENT: f64 = 1e-7;
/// Costs are perturbed by about this share of themselves from the start, and put back at the end.
pub const PERTURBATION: f64 = 1e-7;
/// Where most costs are 0 they are put back in steps, each to this share of the perturbation before ...
pub const EASED: f64 = 1e-2;
/// ... down to this one: less would be lost among the rounding of prices.
pub const LEAST_PERTURBATION: f64 = 1e-11;
/// A step that improves the dual objective by less than this share of it stalls.
pub const STALL: f64 = 1e-15;
/// A ray's value must be below zero by this share of its terms: their float sum could otherwise be positive.
pub const RAY: f64 = 1e-13;
/// Entries of a ray whose terms are below this share of the largest are noise.
pub const RAY_ENTRY: f64 = 1e-10;
/// A column may be at the wrong bound by rounding when its slope is within this share of the largest price: its
/// own price may be a difference of large terms.
pub const BLUR: f64 = 1e-9;
/// Prices of forced rows are raised by this share: they cost nothing, and must not be too low by rounding.
pub const LIFT: f64 = 1e-12;
/// Amounts this close to a whole step (in steps) are meant to be that step: floats end within 1e-9 of it.
pub const MEANT_WHOLE: f64 = 1e-7;
/// From so many steps of money on, what a point may miss a row by (`PRIMAL`) can be a step or more.
pub const MANY_STEPS: u64 = 1_000_000_000;
/// How far around such a point its whole money is looked for first, as a share of all steps: more than a point
/// misses a row by, and so little that floats count it in full.
pub const NEAR: f64 = 1e-9;
/// While rounding, an amount this close to a whole step (in steps) needs no branch; the exact audit decides.
pub const NEARLY_WHOLE: f64 = 1e-6;
/// A part of the search for whole money must promise more than the best so far by this share of it.
pub const WORTH_MORE: f64 = 1e-10;
/// Worth and price within this share of the price tie: both are rounded floats.
pub const TIED: f64 = 1e-12;
/// A cooperative is said to be at the margin if its worth is within this share of its price, as far as a reader of
/// four digits can see and a solver's prices reach.
pub const AT_MARGIN: f64 = 1e-9;
/// A slope within this share of the terms of its price is at its price, when prices of two programs are compared:
/// what two solves may differ by in their last digits.
pub const SAME_PRICE: f64 = 1e-10;
/// A row within this share of its size of its limit is at its limit.
pub const AT_LIMIT: f64 = 1e-9;
/// A limit is first moved by this share of its row's size to see the price beside it ...
pub const FIRST_MOVE: f64 = 1e-6;
/// ... and a breakpoint nearer than this share counts as where the limit stands.
pub const LEAST_MOVE: f64 = 1e-9;
