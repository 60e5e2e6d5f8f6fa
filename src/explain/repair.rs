//! What would mend a conflict: more money, another number in one limit, several limits in yuan that give way together,
//! or fewer rules. Each is tried before it is offered.

use serde::Serialize;

use super::one_rule::AsWritten;

/// A change that was tried and makes the instance feasible in real numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// The least budget, to a step, with all rules as they are.
    Budget(u64),
    /// Another number in one limit, as near to today's as it can be: a millionth nearer, or a yuan from 1,000 on, and the
    /// rules clash.
    Limit(NewLimit),
    /// Other numbers in the fewest rules that do: each in turn as near to today's as it can be.
    Limits(Vec<NewLimit>),
    /// The least money by which limits in yuan can give way together.
    Yuan(Yuan),
    /// Leave these rules out: no fewer do.
    WithoutRules(Vec<String>),
}

/// A limit with another number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct NewLimit {
    pub rule: String,
    pub now: AsWritten,
    pub needed: AsWritten,
    /// Poor members that the new number covers, where it is coverage.
    pub covered: Option<f64>,
}

/// Limits in yuan that give way together.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Yuan {
    /// All of it, before limits are rounded to whole steps.
    pub yuan: f64,
    pub budget: Option<u64>,
    pub limits: Vec<MovedLimit>,
}

/// One of them: a row's limit, in yuan; limits that follow the budget move with it besides.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct MovedLimit {
    pub row: String,
    pub sense: &'static str,
    pub now: f64,
    pub needed: f64,
}
