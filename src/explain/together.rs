//! New numbers in several rules, where no change of one does.
//!
//! For rules that, left out together, leave nothing that clashes, each number in turn is as near to today's as it can
//! be: the earlier ones have theirs, the later ones do not limit yet.

use crate::model::Problem;
use crate::solve::Backend;

use super::repair::{NewLimit, loosened};
use super::side_rows::SideRows;

/// Numbers for rules by position; `None` if one has none.
pub(super) fn new_numbers(
    problem: &Problem<'_>,
    rules: &[usize],
    backend: &dyn Backend,
) -> Option<Vec<NewLimit>> {
    let scene = problem.scene();
    let names: Vec<&str> = rules.iter().map(|rule| problem.rules()[*rule].name()).collect();
    let mut changed = scene.instance.clone();
    let mut numbers = Vec::with_capacity(names.len());
    for (at, name) in names.iter().enumerate() {
        let later = &names[at + 1..];
        let trial = later.iter().fold(changed.clone(), |trial, later| trial.without_rule(later));
        let problem = Problem::state(&trial, scene.impact);
        let rows = SideRows::of(&problem, backend);
        let rule = problem.rules().iter().position(|rule| rule.name() == *name)?;
        // Where a rule has two limits, the first that does by itself.
        let limits = trial.stated_limits().into_iter().filter(|limit| limit.rule == *name);
        let found = limits.into_iter().find_map(|limit| {
            let (new, number) = loosened(&rows, rule, &limit).repair?;
            Some((changed.with_limit(&limit, number)?, new))
        });
        let (instance, new) = found?;
        changed = instance;
        numbers.push(new);
    }
    Some(numbers)
}
