//! Why: prices and conflicts as an officer asks about them.
//!
//! Comes in: an instance and its [`Answer`](crate::pipeline::Answer). Goes out: plain figures: what each rule
//! costs, who is next in line, why one cooperative got what it got, which rules clash and what would mend it.
//! Sentences are for `words`.

mod affected;
mod conflict;
mod cooperative;
mod least_move;
mod left_out;
mod loosened;
mod margin;
mod money_left;
mod more_money;
mod nearby;
mod one_rule;
mod precedents;
mod queue;
mod repair;
mod row_price;
mod rule_cost;
mod side_rows;
mod together;
mod what_if;

pub use affected::{Affected, affected};
pub use conflict::{Conflict, Sums, conflict};
pub use cooperative::{
    Cooperative, PricePart, RuleThreshold, Standing, Step, Threshold, Verdict, cooperative, standing,
};
pub use money_left::{MoneyLeft, money_left};
pub use one_rule::{AsWritten, Change, Exception, OneRule, Touched, one_rule};
pub use queue::{Neighbour, Queue, queue};
pub use repair::{MovedLimit, NewLimit, Repair, Yuan};
pub use row_price::{OneSide, RowPrice, Then, row_prices};
pub use rule_cost::{RuleCost, rule_costs};
