//! Which number of an instance is varied, and the notches at which it is looked at.
//!
//! A notch is one step of money for the budget, and a power of ten otherwise: a millionth for shares, and about a
//! millionth of the number for amounts. Limits of other notches are not looked at.

use crate::instance::{Counts, Instance, Sense, StatedLimit};
use crate::units::{Decimal, Money};

/// A limit of an instance that can be varied.
#[derive(Clone, Debug)]
pub struct Varied {
    /// As `--vary` calls it.
    pub name: String,
    /// The limit as the instance has it.
    pub stated: StatedLimit,
    /// Yuan of a notch; only for the budget.
    step: Option<Money>,
    /// Places of a notch otherwise.
    places: u8,
}

/// Places of a share's notch, and of any other number's first digit.
const PLACES: u8 = 6;
/// Places at most.
const MOST_PLACES: u8 = 12;

impl Varied {
    /// Every limit that can be varied, as `--vary` calls it; not those that count recipients.
    pub fn all(instance: &Instance) -> Vec<Varied> {
        let limits = instance.stated_limits();
        let name = |limit: &StatedLimit| match limit.counts {
            Counts::Budget => "budget".to_owned(),
            Counts::ShareOfMoney | Counts::ShareOfPoor => format!("accuracy.{}", limit.rule),
            _ => {
                let sides = limits.iter().filter(|other| other.rule == limit.rule).count();
                let side = match limit.sense {
                    _ if sides == 1 => "",
                    Sense::AtLeast => ":at_least",
                    Sense::AtMost => ":at_most",
                };
                format!("rule:{}{side}", limit.rule)
            }
        };
        let counted = |limit: &&StatedLimit| limit.counts != Counts::Recipients;
        let all = limits.iter().filter(counted).map(|limit| {
            let is_budget = limit.counts == Counts::Budget;
            Varied {
                name: name(limit),
                step: is_budget.then(|| instance.funds().step),
                places: places(limit),
                stated: limit.clone(),
            }
        });
        all.collect()
    }

    /// The limit called so; the short forms `max_leakage` and `NAME` do where they say enough.
    pub fn named(instance: &Instance, asked: &str) -> Option<Varied> {
        let all = Varied::all(instance);
        if let Some(exact) = all.iter().find(|varied| varied.name == asked) {
            return Some(exact.clone());
        }
        let mut short = all.into_iter().filter(|varied| varied.stated.rule == asked);
        short.next().filter(|_| short.next().is_none())
    }

    /// Is it the budget?
    pub fn is_budget(&self) -> bool {
        self.step.is_some()
    }

    /// The number at a notch.
    pub fn number(&self, notch: u64) -> Decimal {
        let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        match self.step {
            Some(step) => Decimal::whole(whole(notch.saturating_mul(step.get()))),
            None => Decimal::new(whole(notch), self.places),
        }
    }

    /// The last notch that is not above a number.
    pub fn notch(&self, number: Decimal) -> u64 {
        let at = match self.step {
            Some(step) => {
                &number.fraction()
                    * &Decimal::whole(step.get() as i64).fraction().reciprocal().expect("a step is above 0")
            }
            None => {
                &number.fraction()
                    * &Decimal::new(1, self.places).fraction().reciprocal().expect("it is 1 over something")
            }
        };
        u64::try_from(at.floor()).unwrap_or(0)
    }

    /// Where a share ends, or twice the number as it is.
    pub(super) fn top(&self) -> u64 {
        if self.stated.counts.is_share() {
            return self.notch(Decimal::ONE);
        }
        (2 * self.notch(self.stated.number)).max(1)
    }

    /// Does a higher number allow more?
    pub(super) fn loosens_upwards(&self) -> bool {
        self.stated.sense == Sense::AtMost
    }
}

fn places(limit: &StatedLimit) -> u8 {
    if limit.counts.is_share() {
        return limit.number.scale().max(PLACES);
    }
    let digits = limit.number.fraction().floor().to_string().len() as u8;
    limit.number.scale().max(PLACES.saturating_sub(digits - 1)).min(MOST_PLACES)
}
