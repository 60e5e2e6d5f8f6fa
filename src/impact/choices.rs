//! The whole steps that a cooperative may get: X_i of the proof.
//!
//! X_i is a rising sequence of *runs* of whole steps without a gap. It begins with 0 unless the grant is fixed.
//! No choice is more than one step above all the money: that one is never reached, so it limits nothing, and
//! prices at the last yuan are those of the uncapped curve. Sizes above all the money are left out.

use std::sync::Arc;

use crate::instance::{Funds, Grantable};

/// What a cooperative may get, in whole steps.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Choices {
    /// Every step from 0 to this.
    UpTo(u64),
    /// Nothing, or from the first to the second, which is not below it.
    From(u64, u64),
    /// Nothing, or one of these: rising, above 0.
    OneOf(Arc<[u64]>),
    /// Exactly this.
    Exactly(u64),
}

impl Choices {
    /// The choices of whoever may get this.
    pub(super) fn of(funds: &Funds, grantable: &Grantable) -> Choices {
        let all = funds.budget.steps(funds.step);
        match grantable {
            Grantable::UpTo(None) => Choices::UpTo(all + 1),
            Grantable::UpTo(Some(most)) => Choices::UpTo(most.steps(funds.step).min(all + 1)),
            Grantable::From { least, most } => {
                let least = least.get().div_ceil(funds.step.get());
                let most = most.map_or(all + 1, |most| most.steps(funds.step).min(all + 1));
                if least <= most { Choices::From(least, most) } else { Choices::UpTo(0) }
            }
            Grantable::OneOf(sizes) => {
                let steps = sizes.iter().map(|size| size.steps(funds.step));
                Choices::OneOf(steps.filter(|steps| *steps <= all).collect())
            }
            Grantable::Exactly(grant) => Choices::Exactly(grant.steps(funds.step)),
        }
    }

    /// The most of them.
    pub fn most(&self) -> u64 {
        match self {
            Choices::UpTo(most) | Choices::From(_, most) | Choices::Exactly(most) => *most,
            Choices::OneOf(sizes) => sizes.last().copied().unwrap_or(0),
        }
    }

    /// The only one, if the grant is fixed.
    pub fn fixed(&self) -> Option<u64> {
        match self {
            Choices::Exactly(steps) => Some(*steps),
            _ => None,
        }
    }

    /// Is every step up to the most among them?
    pub fn is_every_step(&self) -> bool {
        matches!(self, Choices::UpTo(_) | Choices::From(1, _))
    }

    /// Is this one of them?
    pub fn allow(&self, steps: u64) -> bool {
        self.runs().any(|(first, last)| (first..=last).contains(&steps))
    }

    /// The smallest that is at least this.
    pub fn at_least(&self, steps: u64) -> Option<u64> {
        self.runs().find(|(_, last)| *last >= steps).map(|(first, _)| first.max(steps))
    }

    /// The largest that is at most this.
    pub fn at_most(&self, steps: u64) -> Option<u64> {
        self.runs().take_while(|(first, _)| *first <= steps).last().map(|(_, last)| last.min(steps))
    }

    /// The run of steps where there is only one.
    pub fn only_run(&self) -> Option<(u64, u64)> {
        match self {
            Choices::UpTo(most) => Some((0, *most)),
            Choices::Exactly(steps) => Some((*steps, *steps)),
            Choices::From(..) | Choices::OneOf(_) => None,
        }
    }

    /// The runs of steps without a gap, rising: first and last of each.
    pub fn runs(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        let (zero, run, sizes): (_, _, &[u64]) = match self {
            Choices::UpTo(most) => (None, Some((0, *most)), &[]),
            Choices::From(least, most) => (Some((0, 0)), Some((*least, *most)), &[]),
            Choices::OneOf(sizes) => (Some((0, 0)), None, sizes),
            Choices::Exactly(steps) => (None, Some((*steps, *steps)), &[]),
        };
        zero.into_iter().chain(run).chain(sizes.iter().map(|size| (*size, *size)))
    }
}

#[cfg(test)]
mod tests {
    use super::Choices;

    #[test]
    fn neighbours_of_a_step_are_found_among_what_may_be_granted() {
        let from = Choices::From(3, 5);
        let allowed: Vec<u64> = (0..8).filter(|steps| from.allow(*steps)).collect();
        assert_eq!(allowed, [0, 3, 4, 5]);
        assert_eq!([from.at_most(2), from.at_most(4), from.at_most(9)], [Some(0), Some(4), Some(5)]);
        assert_eq!([from.at_least(1), from.at_least(4), from.at_least(6)], [Some(3), Some(4), None]);
        let sizes = Choices::OneOf([2, 7].into());
        assert_eq!(sizes.runs().collect::<Vec<_>>(), [(0, 0), (2, 2), (7, 7)]);
        assert_eq!([sizes.at_most(6), sizes.at_least(3)], [Some(2), Some(7)]);
        assert_eq!(Choices::Exactly(4).at_most(3), None);
    }
}
