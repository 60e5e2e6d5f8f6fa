//! What is wrong with an argument of the command.

/// A share that is none.
pub const SHARE: &str = "write a number from 0 to 1, as 0.001 for a tenth of a per cent";

/// A solver is asked for more than it is meant for.
pub fn large(solver: &str, most: usize, cooperatives: usize) -> String {
    format!(
        "{solver} is meant for up to {most} cooperatives; with {cooperatives} it may take minutes, or give up. `--solver engine` takes any number.\n"
    )
}
