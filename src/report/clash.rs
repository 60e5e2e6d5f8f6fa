//! A conflict for people: which rules clash, the sum that shows it, and what would mend it.

use crate::explain::{Conflict, NewLimit, Repair, Yuan};
use crate::words::explain::{self as words, heading, repair};
use crate::words::foreign::visible;
use crate::words::summary;

use super::figures::{amount, whole};
use super::one_rule::{limit, number};
use super::sections::Section;

/// All of it.
pub(super) fn clash(conflict: &Conflict) -> Vec<Section> {
    let rules = conflict.rules.iter().map(|rule| visible(rule).into_owned()).collect();
    let proof = match &conflict.sums {
        Some(sums) => {
            let own = (sums.own_limits > 0.0).then(|| amount(sums.own_limits));
            words::sums(&amount(sums.asked), &amount(sums.allowed), own.as_deref())
        }
        None => words::CHECKED.text().to_owned(),
    };
    let new = conflict.repairs.iter().filter(|repair| is_new(repair, conflict));
    let mut repairs: Vec<String> = new.map(in_words).collect();
    if repairs.is_empty() {
        repairs.push(words::NO_REPAIR.text().to_owned());
    }
    vec![
        Section::List { title: summary::heading::CONFLICT.text().to_owned(), lines: rules },
        Section::Words(proof),
        Section::List { title: heading::REPAIRS.text().to_owned(), lines: repairs },
    ]
}

/// Money that gives way in one place only has been said before.
fn is_new(repair: &Repair, conflict: &Conflict) -> bool {
    let Repair::Yuan(yuan) = repair else { return true };
    let said = |row: &str| {
        conflict.repairs.iter().any(|other| matches!(other, Repair::Limit(new) if new.rule == row))
    };
    match &yuan.limits[..] {
        [] => false,
        [one] => yuan.budget.is_some() || !said(&one.row),
        _ => true,
    }
}

fn in_words(repair: &Repair) -> String {
    match repair {
        Repair::Budget(budget) => words::repair_budget(&whole(*budget)),
        Repair::Limit(new) => new_limit(new),
        Repair::Limits(all) => repair::limits(&all.iter().map(new_limit).collect::<Vec<_>>()),
        Repair::Yuan(yuan) => giving_way(yuan),
        Repair::WithoutRules(rules) => {
            let rules: Vec<String> = rules.iter().map(|rule| format!("`{}`", visible(rule))).collect();
            repair::without(&rules)
        }
    }
}

fn new_limit(new: &NewLimit) -> String {
    let covered = new.covered.map(|people| amount(people.floor()));
    repair::limit(&visible(&new.rule), &limit(&new.needed), &number(&new.now), covered.as_deref())
}

fn giving_way(yuan: &Yuan) -> String {
    let budget = yuan.budget.map(|budget| repair::part("budget", "at most", &whole(budget), None));
    let limits = yuan
        .limits
        .iter()
        .map(|one| repair::part(&visible(&one.row), one.sense, &amount(one.needed), Some(&amount(one.now))));
    let parts: Vec<String> = budget.into_iter().chain(limits).collect();
    repair::together(&amount(yuan.yuan), &parts)
}
