//! The limits of an instance as its user wrote them, and the same instance with another number in one of them.
//!
//! A limit here is one number of instance.toml: the budget, a key of `[accuracy]` or `[grants]`, or a side of a clause
//! of `[[rules]]`. One number may stand behind many rows (`each`).

use std::sync::Arc;

use crate::units::{Decimal, Money};

use super::{Accuracy, Clause, Counted, Instance, Limit, Recipients, Weight};

/// Which side of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// The amount may not be below the limit.
    AtLeast,
    /// The amount may not be above it.
    AtMost,
}

impl Sense {
    /// As files and outputs say it.
    pub const fn word(self) -> &'static str {
        match self {
            Sense::AtLeast => "at least",
            Sense::AtMost => "at most",
        }
    }
}

/// What the number of a limit counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Yuan: the budget.
    Budget,
    /// A share of the money given out, from `[accuracy]`.
    ShareOfMoney,
    /// `accuracy.min_coverage`: a share of poor members.
    ShareOfPoor,
    /// Cooperatives that get anything.
    Recipients,
    /// Yuan.
    Yuan,
    /// The rule's own unit: it weighs what it counts.
    Amount,
    /// Times the budget.
    ShareOfBudget,
    /// Times everything allocated.
    ShareOfAllocated,
    /// Times a share of a column, which it names.
    TimesShareOf(String),
    /// Per unit of a column, which it names.
    Per(String),
}

impl Counts {
    /// As outputs call it.
    pub const fn word(&self) -> &'static str {
        match self {
            Counts::Budget => "budget",
            Counts::ShareOfMoney => "share_of_money",
            Counts::ShareOfPoor => "share_of_poor_members",
            Counts::Recipients => "recipients",
            Counts::Yuan => "yuan",
            Counts::Amount => "amount",
            Counts::ShareOfBudget => "share_of_budget",
            Counts::ShareOfAllocated => "share_of_allocated",
            Counts::TimesShareOf(_) => "times_share_of",
            Counts::Per(_) => "per",
        }
    }

    /// Is it a share of what is allocated, so that its rows have only 0 on their right side?
    pub const fn is_ratio(&self) -> bool {
        matches!(self, Counts::ShareOfMoney | Counts::ShareOfAllocated)
    }

    /// Can it not be above 1?
    pub const fn is_share(&self) -> bool {
        matches!(
            self,
            Counts::ShareOfMoney | Counts::ShareOfPoor | Counts::ShareOfBudget | Counts::ShareOfAllocated
        )
    }
}

/// One number of instance.toml that limits something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedLimit {
    /// The rule's name, as [`rule::Rule::name`](crate::rule::Rule::name) says it.
    pub rule: String,
    /// Which side of it.
    pub sense: Sense,
    /// As it was written.
    pub number: Decimal,
    /// What it counts.
    pub counts: Counts,
}

impl StatedLimit {
    /// Could instance.toml have this number there: none below 0, no share above 1?
    pub fn may_be(&self, number: Decimal) -> bool {
        !(number.is_negative() || self.counts.is_share() && number.fraction() > Decimal::ONE.fraction())
    }
}

impl Instance {
    /// Every limit, in the order of the rules, a floor before a cap.
    pub fn stated_limits(&self) -> Vec<StatedLimit> {
        let (accuracy, recipients) = (&self.accuracy, &self.recipients);
        let budget = Decimal::whole(i64::try_from(self.funds.budget.get()).unwrap_or(i64::MAX));
        let single = [
            ("budget", Sense::AtMost, Some(budget), Counts::Budget),
            ("max_leakage", Sense::AtMost, accuracy.max_leakage, Counts::ShareOfMoney),
            ("max_shell_exposure", Sense::AtMost, accuracy.max_shell_exposure, Counts::ShareOfMoney),
            ("min_coverage", Sense::AtLeast, accuracy.min_coverage, Counts::ShareOfPoor),
            ("max_recipients", Sense::AtMost, recipients.at_most, Counts::Recipients),
            ("min_recipients", Sense::AtLeast, recipients.at_least, Counts::Recipients),
        ];
        let single = single.into_iter().filter_map(|(rule, sense, number, counts)| {
            Some(StatedLimit { rule: rule.to_owned(), sense, number: number?, counts })
        });
        let of_clauses = self.rules.iter().flat_map(|clause| {
            let sides = [(Sense::AtLeast, &clause.at_least), (Sense::AtMost, &clause.at_most)];
            sides.into_iter().filter_map(|(sense, limit)| {
                let (number, counts) = limit.as_ref()?.stated(clause);
                Some(StatedLimit { rule: clause.name.clone(), sense, number, counts })
            })
        });
        single.chain(of_clauses).collect()
    }

    /// The limit of a rule on one side.
    pub fn stated_limit(&self, rule: &str, sense: Sense) -> Option<StatedLimit> {
        self.stated_limits().into_iter().find(|limit| limit.rule == rule && limit.sense == sense)
    }

    /// The same with another number in a limit; `None` for a number that instance.toml could not have there (below 0,
    /// a share above 1, no whole yuan of budget) and for a limit that is not there.
    ///
    /// Curves end where the budget does: with more money they have to be worked out anew.
    pub fn with_limit(&self, limit: &StatedLimit, number: Decimal) -> Option<Instance> {
        if !limit.may_be(number) {
            return None;
        }
        let mut changed = self.clone();
        let (accuracy, recipients) = (&mut changed.accuracy, &mut changed.recipients);
        match limit.rule.as_str() {
            "budget" => {
                let budget = Money::yuan(u64::try_from(number.as_whole()?).ok()?);
                changed.funds.budget = Some(budget).filter(|budget| *budget <= Money::MOST)?;
            }
            "max_leakage" => *accuracy = Accuracy { max_leakage: Some(number), ..accuracy.clone() },
            "max_shell_exposure" => {
                *accuracy = Accuracy { max_shell_exposure: Some(number), ..accuracy.clone() };
            }
            "min_coverage" => *accuracy = Accuracy { min_coverage: Some(number), ..accuracy.clone() },
            "max_recipients" => *recipients = Recipients { at_most: Some(number), ..recipients.clone() },
            "min_recipients" => *recipients = Recipients { at_least: Some(number), ..recipients.clone() },
            name => {
                let clause = Arc::make_mut(changed.rules.iter_mut().find(|clause| clause.name == name)?);
                let side = match limit.sense {
                    Sense::AtLeast => clause.at_least.as_mut(),
                    Sense::AtMost => clause.at_most.as_mut(),
                };
                *side?.number() = number;
            }
        }
        Some(changed)
    }
}

impl Clause {
    fn unit(&self) -> Counts {
        match (&self.weight, self.counted) {
            (Weight::One, Counted::Yuan) => Counts::Yuan,
            (Weight::One, Counted::Recipients) => Counts::Recipients,
            (Weight::Column { .. }, _) => Counts::Amount,
        }
    }
}

impl Limit {
    fn stated(&self, clause: &Clause) -> (Decimal, Counts) {
        match self {
            Limit::Amount(amount) => (*amount, clause.unit()),
            Limit::ShareOfBudget(share) => (*share, Counts::ShareOfBudget),
            Limit::ShareOfAllocated(share) => (*share, Counts::ShareOfAllocated),
            Limit::TimesShareOf { times, column, .. } => (*times, Counts::TimesShareOf(column.clone())),
            Limit::Per { amount, column, .. } => (*amount, Counts::Per(column.clone())),
        }
    }

    fn number(&mut self) -> &mut Decimal {
        match self {
            Limit::Amount(number)
            | Limit::ShareOfBudget(number)
            | Limit::ShareOfAllocated(number)
            | Limit::TimesShareOf { times: number, .. }
            | Limit::Per { amount: number, .. } => number,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Files, Instance, check};
    use super::Sense;
    use crate::units::Decimal;

    const SETTINGS: &str = "format = 1
[funds]
budget = 100
[poverty]
line = 10
[accuracy]
max_leakage = 0.9
max_shell_exposure = 0.5
min_coverage = 0.2
full_coverage = 3
[grants]
max_recipients = 4
min_recipients = 1
[impact]
return = 0.5
by_trade = 0.6
by_capital = 0.3
shell_risk = 0.1
[[rules]]
name = \"north\"
where = { region = \"north\" }
at_least = { share_of_budget = 0.25 }
at_most = 60
[[rules]]
name = \"fair\"
each = \"region\"
at_most = { times = 1.5, share_of = \"members\" }
[[rules]]
name = \"per head\"
at_most = { per = \"members\", amount = 7 }
[[rules]]
name = \"part\"
where = { region = \"north\" }
at_most = { share_of_allocated = 0.8 }
";

    fn instance(settings: &str) -> Instance {
        let files = Files::new("here").with("instance.toml", settings).with(
            "cooperatives.csv",
            "id,region,members,poor_members,poor_income\na,north,10,5,5\nb,south,20,8,2\n",
        );
        let reading = check(&files);
        reading.instance.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
    }

    /// The file is the outside word: another number in the text must read as the same instance.
    #[test]
    fn another_number_in_a_limit_is_that_number_in_the_file() {
        let base = instance(SETTINGS);
        let other = [
            ("budget = 100", "budget = 90", "90"),
            ("max_leakage = 0.9", "max_leakage = 0.85", "0.85"),
            ("max_shell_exposure = 0.5", "max_shell_exposure = 0.4", "0.4"),
            ("min_coverage = 0.2", "min_coverage = 0.3", "0.3"),
            ("max_recipients = 4", "max_recipients = 2", "2"),
            ("min_recipients = 1", "min_recipients = 2", "2"),
            ("share_of_budget = 0.25", "share_of_budget = 0.3", "0.3"),
            ("at_most = 60", "at_most = 61", "61"),
            ("times = 1.5", "times = 1.25", "1.25"),
            ("amount = 7", "amount = 6.5", "6.5"),
            ("share_of_allocated = 0.8", "share_of_allocated = 0.75", "0.75"),
        ];
        let limits = base.stated_limits();
        assert_eq!(limits.len(), other.len());
        for (limit, (from, to, number)) in limits.iter().zip(other) {
            let changed = base.with_limit(limit, Decimal::parse(number).unwrap()).unwrap();
            let read = instance(&SETTINGS.replace(from, to));
            let said = |one: &Instance| {
                format!("{:?}{:?}{:?}{:?}", one.funds, one.accuracy, one.recipients, one.rules)
            };
            assert_eq!(said(&changed), said(&read), "{limit:?}");
            assert_ne!(said(&changed), said(&base), "{limit:?}");
        }
    }

    #[test]
    fn a_number_that_the_file_could_not_have_is_refused() {
        let base = instance(SETTINGS);
        let refused = |rule: &str, sense, number: &str| {
            let limit = base.stated_limit(rule, sense).unwrap();
            assert!(base.with_limit(&limit, Decimal::parse(number).unwrap()).is_none(), "{rule} {number}");
        };
        refused("budget", Sense::AtMost, "0.5");
        refused("budget", Sense::AtMost, "-1");
        refused("max_leakage", Sense::AtMost, "1.01");
        refused("north", Sense::AtLeast, "1.01");
        assert!(base.stated_limit("fair", Sense::AtLeast).is_none());
    }
}
