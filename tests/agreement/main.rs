//! The engine against brute force, greedy and its peers on random programs; duality judges who is right.
//!
//! Programs are made from a seed, at least a tenth of them each infeasible, degenerate (ties, rows that repeat)
//! and badly scaled (slopes 1e-9 … 1e9, budgets 1 … 1e12).

mod again;
mod brute_force;
mod dice;
mod families;
mod greedy;
mod judge;
mod peers;
mod pivots;
mod programs;
mod shares;
mod stacks;
mod ties;
