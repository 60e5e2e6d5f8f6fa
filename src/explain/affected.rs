//! Whom a broken limit concerns: those whose grants carry the amount above it, or who could still lift it to it.
//!
//! At most:  cooperatives with a_ri·x_i > 0, the largest first.   At least:  those with a_ri·(u_i − x_i) > 0, likewise.
//!   a_ri  what a yuan, or being a recipient, adds to the row   x_i  grant   u_i  the most that i may get
//! For coverage what counts is the poor members covered, and still to be covered.

use serde::Serialize;

use crate::instance::{Allocation, Sense};
use crate::model::Problem;
use crate::units::Fraction;

/// Cooperatives that a broken limit concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "plain figures")]
pub struct Affected {
    pub cooperatives: usize,
    /// Their money, yuan.
    pub yuan: u64,
    /// Those that weigh most.
    pub foremost: Vec<String>,
}

/// Ids named.
const NAMED: usize = 5;

/// Whom the limit of a row concerns; `row` as users know it.
pub fn affected(problem: &Problem<'_>, allocation: &Allocation, row: &str, sense: Sense) -> Affected {
    let has_side = |index: &usize| match sense {
        Sense::AtLeast => problem.rows()[*index].lower.is_some(),
        Sense::AtMost => problem.rows()[*index].upper.is_some(),
    };
    let named = (0..problem.rows().len()).filter(|index| problem.rows()[*index].shown_name() == row);
    let Some(index) = named.into_iter().find(has_side) else { return Affected::default() };
    let instance = problem.scene().instance;
    let mut concerned: Vec<(Fraction, usize)> = Vec::new();
    for &position in problem.by_id() {
        let weight = weight(problem, allocation, index, sense, position);
        if weight.signum() > 0 {
            concerned.push((weight, position));
        }
    }
    // Of equals the first by id comes first.
    concerned.sort_by(|one, other| other.0.cmp(&one.0));
    let id = |(_, position): &(Fraction, usize)| instance.cooperatives().id(*position).to_owned();
    Affected {
        cooperatives: concerned.len(),
        yuan: concerned.iter().map(|(_, position)| allocation.grant(*position).get()).sum(),
        foremost: concerned.iter().take(NAMED).map(id).collect(),
    }
}

fn weight(
    problem: &Problem<'_>,
    allocation: &Allocation,
    row: usize,
    sense: Sense,
    position: usize,
) -> Fraction {
    let step = problem.scene().instance.funds().step;
    let (steps, most) = (allocation.grant(position).steps(step), problem.choices(position).most());
    let counted = match sense {
        Sense::AtMost => steps,
        Sense::AtLeast => most.saturating_sub(steps),
    };
    if problem.coverage_row() == Some(row) {
        let covered =
            |steps| problem.coverage(position).map_or(Fraction::ZERO, |coverage| coverage.value(steps));
        return match sense {
            Sense::AtMost => covered(steps.min(most)),
            Sense::AtLeast => &covered(most) - &covered(steps.min(most)),
        };
    }
    let linear = problem.coefficient(position, row);
    let linear = &linear * &Fraction::from(counted);
    // A recipient counts once, however much it gets.
    let concerns = match sense {
        Sense::AtMost => steps > 0,
        Sense::AtLeast => steps == 0 && most > 0,
    };
    let recipient = problem.recipient(position).find(|(own, _)| *own as usize == row).filter(|_| concerns);
    &linear + &recipient.map_or(Fraction::ZERO, |(_, a)| a.clone())
}
