//! An irreducible conflict: groups of rows that cannot hold together, and can without any one of them.
//!
//! A deletion filter (Chinneck & Dravnieks 1991) over the groups that a ray names: leave one out, solve for
//! feasibility, and keep it out if the rest still clashes. Later groups are left out first.

use std::collections::BTreeSet;

use crate::lp::{Outcome, Program, Ray};

use super::Backend;

/// Narrows a ray to an irreducible set of groups; `group_of` names the group of every row. Rows after those belong to none,
/// and always hold.
pub fn irreducible(program: &Program, ray: Ray, group_of: &[usize], backend: &dyn Backend) -> Ray {
    let groups = |ray: &Ray| -> BTreeSet<usize> {
        let named = ray.prices.iter().zip(group_of).filter(|(price, _)| **price != 0.0);
        named.map(|(_, group)| *group).collect()
    };
    let mut ray = ray;
    let mut kept = groups(&ray);
    for group in kept.clone().into_iter().rev() {
        if kept.len() == 1 || !kept.contains(&group) {
            continue;
        }
        let without = |row: usize| group_of.get(row).is_none_or(|own| *own != group && kept.contains(own));
        if let Outcome::Ray(narrower) = backend.solve(&program.feasibility(without)) {
            kept = groups(&narrower);
            ray = narrower;
        }
    }
    ray
}

#[cfg(test)]
mod tests {
    use super::irreducible;
    use crate::lp::{Outcome, Program, Row, Segment};
    use crate::solve::by_name;

    /// x + y ≤ 6, x ≥ 4, y ≥ 3, and y ≥ 1, which adds nothing: by hand the first three clash, no two of them do.
    #[test]
    fn a_conflict_is_narrowed_to_rows_that_all_matter() {
        let row = |name: &str, lower, upper| Row { name: name.to_owned(), lower, upper };
        let rows = vec![
            row("budget", None, Some(6.0)),
            row("x", Some(4.0), None),
            row("y", Some(3.0), None),
            row("y again", Some(1.0), None),
        ];
        let mut program = Program::new(rows, None);
        let segment = Segment { length: 10.0, slope: 1.0, bent: 0.0 };
        program.push_chain([(0, 1.0), (1, 1.0)], [segment]);
        program.push_chain([(0, 1.0), (2, 1.0), (3, 1.0)], [segment]);
        let engine = by_name("engine").unwrap();
        let Outcome::Ray(ray) = engine.solve(&program) else { panic!("4 + 3 > 6") };
        let narrow = irreducible(&program, ray, &[0, 1, 2, 3], engine);
        let named: Vec<bool> = narrow.prices.iter().map(|price| *price != 0.0).collect();
        assert_eq!(named, [true, true, true, false]);
    }
}
