//! Every sentence that a person sees, looked up by code. English only for now.

pub mod check;
pub mod column;
pub mod command;
pub mod comparison;
pub mod explain;
pub mod fault;
pub mod foreign;
pub mod meaning;
pub mod page;
pub mod policy;
pub mod reason;
pub mod sheets;
pub mod study;
pub mod summary;
pub mod verdict;
pub mod world;
