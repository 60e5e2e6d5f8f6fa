//! What is wrong with an argument of the command.

/// A share that is none.
pub const SHARE: &str = "write a number from 0 to 1, as 0.001 for a tenth of a per cent";
