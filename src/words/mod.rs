//! Every sentence that a person sees, in the language spoken.
//!
//! Comes in: a code or a name, and what the sentence speaks of. Goes out: text. The sentences themselves stand in `en/` and
//! `zh/`, a Fluent file for each file here; a new language is a folder beside them and an arm of [`Language`].

pub mod check;
pub mod column;
pub mod command;
pub mod comparison;
mod currency;
pub mod explain;
pub mod fault;
pub mod foreign;
pub mod init;
mod language;
pub mod list;
pub mod meaning;
pub mod measure;
pub mod noise;
pub mod page;
pub mod policy;
pub mod reason;
pub mod sheets;
pub mod study;
pub mod summary;
pub mod title;
pub mod usage;
pub mod verdict;
pub mod world;

pub use currency::currency;
pub use language::{Language, Message, speak, spoken};
