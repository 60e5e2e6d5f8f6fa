//! Every sentence that a person sees, looked up by code. English only for now.

pub mod fault;
