//! Divides public support funds among farmers' cooperatives so that poverty falls as far as the
//! money can make it fall, keeps every rule of the programme, and proves it.
//!
//! Policies compared, with 95 % intervals, from a folder of one's own:
//!
//! ```
//! use allotment::impact::Impact;
//! use allotment::policy::catalog;
//! use allotment::study::{Entry, Question, Replicates, judge, measures, replicate};
//! use allotment::{instance, solve};
//!
//! let reading = instance::read("instances/world-bank-ten".as_ref());
//! let instance = reading.instance.expect("the files have no fault: reading.diagnostics would say which");
//! let impact = Impact::of(&instance);
//!
//! let wanted = |name: String| ["optimal", "equal"].contains(&name.as_str());
//! let policies = catalog().iter().filter(|policy| wanted(policy.name()));
//! let entries: Vec<Entry> = policies.map(|policy| Entry::Policy(*policy)).collect();
//! let backend = solve::by_name("engine").expect("the engine is always there");
//! // Members of another survey may stand in the second place, to judge by.
//! let question =
//!     Question { decided: (&instance, &impact), truth: (&instance, &impact), backend, entries: &entries, seed: 1 };
//! let comparison = judge(&question);
//! // World Bank (2022), ch. 7: 30 for ten people; the same for all closes 12 of the gap, the best use 30.
//! assert_eq!(comparison.value("optimal", "impact"), Some(30.0));
//! assert_eq!(comparison.value("equal", "impact"), Some(12.0));
//!
//! let place = measures().position(|measure| measure.name == "impact").unwrap();
//! let samples = Replicates { count: 200, measures: &[place], done: &|| () };
//! let comparison = replicate(&question, comparison, &samples).expect("grants are any whole steps");
//! let (difference, interval) = comparison.judged[1].differences[place].unwrap();
//! assert_eq!(difference, -18.0);
//! assert!(interval.low < difference && difference < interval.high);
//! ```
//!
//! The rooms, in the order in which data walks through them.

pub mod certify;
pub mod chance;
pub mod diagnostic;
pub mod explain;
pub mod impact;
pub mod instance;
pub mod lp;
pub mod measure;
pub mod model;
pub mod pipeline;
pub mod policy;
pub mod report;
pub mod round;
pub mod rule;
pub mod solve;
pub mod study;
pub mod units;
pub mod words;
pub mod world;
