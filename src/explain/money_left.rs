//! What stops the next yuan where money is left: how everybody stands who could have had it.

use serde::Serialize;

use crate::pipeline::Answer;

use super::cooperative::{Verdict, standing};
use super::rule_cost::binds;

/// Money that nobody gets, and why: cooperatives by how they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "the keys are those of the JSON of `explain`")]
pub struct MoneyLeft {
    pub yuan: u64,
    /// Their grant is fixed.
    pub fixed: usize,
    /// They have all that they may get.
    pub at_their_limit: usize,
    /// A further yuan to them brings nothing.
    pub nothing_more: usize,
    /// A further yuan to them brings something, but less than these rules make it cost.
    pub held_by_rules: usize,
    /// A further yuan to them brings enough, but these rules leave no room for a whole step.
    pub no_room: usize,
    /// Rules that bind, the budget left out.
    pub rules: Vec<String>,
}

/// Why money is left; `None` where less than a step is, and without an allocation.
pub fn money_left(answer: &Answer<'_>) -> Option<MoneyLeft> {
    let funds = answer.problem.scene().instance.funds();
    let allocation = answer.allocation.as_ref()?;
    let yuan = funds.budget.get().checked_sub(allocation.total().get())?;
    if yuan < funds.step.get() {
        return None;
    }
    let rules = answer.problem.rules().iter().enumerate().skip(1);
    let rules = rules.filter(|(index, _)| binds(answer, *index)).map(|(_, rule)| rule.name().to_owned());
    let mut left = MoneyLeft { yuan, rules: rules.collect(), ..MoneyLeft::default() };
    for position in 0..answer.problem.cooperatives() {
        let count = match standing(answer, allocation, position).verdict {
            Verdict::Fixed => &mut left.fixed,
            Verdict::AtItsLimit => &mut left.at_their_limit,
            Verdict::NothingMoreToBring => &mut left.nothing_more,
            Verdict::CostsMore => &mut left.held_by_rules,
            Verdict::AtTheMargin | Verdict::NoRoomForAStep => &mut left.no_room,
        };
        *count += 1;
    }
    Some(left)
}
