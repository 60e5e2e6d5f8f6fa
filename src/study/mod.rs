//! Many solves: policies compared, with errors too, how impact moves with a limit, and the least budget that reaches a goal.
//!
//! Comes in: an instance, and policies or which of its numbers to vary. Goes out: [`Comparison`], every policy on every
//! measure, by group if asked; curves and goals as plain figures, every upper bound proved by `certify`, every lower one
//! an allocation that it re-worked. Sentences are for `words`.
//!
//! ```
//! use allotment::impact::Impact;
//! use allotment::instance::{Files, check};
//! use allotment::policy::catalog;
//! use allotment::solve;
//! use allotment::study::{Entry, compare};
//!
//! let settings = "format = 1\n[funds]\nbudget = 30\n[poverty]\nline = 20\n[impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n";
//! let members = "cooperative,people,income\na,1,6\nb,1,8\nc,1,40\n";
//! let files = Files::new("three people").with("instance.toml", settings).with("cooperatives.csv", "id\na\nb\nc\n");
//! let instance = check(&files.with("members.csv", members)).instance.unwrap();
//! let impact = Impact::of(&instance);
//!
//! let entries: Vec<Entry> = catalog().iter().map(|policy| Entry::Policy(*policy)).collect();
//! let comparison = compare(&instance, &impact, solve::catalog()[0], &entries, 1);
//! // The gaps are 14 and 12, and 26 of 30 fill them; the same for everybody closes 10 and 10.
//! assert_eq!(comparison.value("optimal", "impact"), Some(26.0));
//! assert_eq!(comparison.value("equal", "impact"), Some(20.0));
//! assert_eq!(comparison.value("equal", "impact_effectiveness"), Some(20.0 / 26.0));
//! ```

mod best;
mod compare;
mod frontier;
mod noise;
mod quantile;
mod replicate;
mod sample;
mod sampled_program;
mod target;

pub use best::Best;
pub use compare::{
    Absent, Comparison, Drawn, Entry, Group, Interval, Judged, Question, compare, judge, measures,
};
pub use frontier::{
    Cell, Frontier, Group as MoneyByGroup, Holds, NoBreakpoints, NoFrontier, Options, Point, TwoWay, Varied,
    breakpoints, frontier, near_budget, two_way,
};
pub use noise::{
    Errors, Figures, Kind as ErrorKind, Level as ErrorLevel, Noise, NoiseMeasure, OfKind, OfLevel, Spread,
    noise,
};
pub use replicate::{Replicates, WholeGrants, replicate};
pub use target::{Goal, NoGoal, Reached, Target, target};
