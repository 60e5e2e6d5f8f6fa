//! Divides public support funds among farmers' cooperatives so that poverty falls as far as the
//! money can make it fall, keeps every rule of the programme, and proves it.
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
pub mod report;
pub mod round;
pub mod rule;
pub mod solve;
pub mod study;
pub mod units;
pub mod words;
pub mod world;
