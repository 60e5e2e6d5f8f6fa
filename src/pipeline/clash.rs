//! Which rules clash, from a solver's word that all of them cannot hold.
//!
//! Rows that sum plain yuan come first: where these clash alone, a person can add up that they do. What is left is
//! narrowed to rules that all matter.

use crate::lp::{Outcome, Program, Ray};
use crate::model::Problem;
use crate::solve::{Backend, irreducible};

/// Narrows a ray of a problem's program to an irreducible conflict of rules.
pub(crate) fn narrowed(problem: &Problem<'_>, program: &Program, ray: Ray, backend: &dyn Backend) -> Ray {
    let rules: Vec<usize> = problem.rows().iter().map(|row| row.rule).collect();
    let only_plain = program.feasibility(|row| problem.rows()[row].plain);
    let ray = match backend.solve(&only_plain) {
        Outcome::Ray(sum) => sum,
        Outcome::Point(_) | Outcome::GaveUp(_) => ray,
    };
    irreducible(program, ray, &rules, backend)
}
