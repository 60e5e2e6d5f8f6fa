//! Whole yuan.

use std::fmt;

/// Whole yuan, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(u64);

impl Money {
    /// No money.
    pub const ZERO: Money = Money(0);
    /// The most that an instance may speak of: 18 digits, so that sums stay far from overflow.
    pub const MOST: Money = Money(999_999_999_999_999_999);
    /// The most whole steps that a budget may have: solvers count in floats, which hold every whole number up to
    /// 2^53, and one step more than all the money must still be one.
    pub const MOST_STEPS: u64 = (1 << 53) - 1;

    /// Whole yuan.
    pub const fn yuan(amount: u64) -> Money {
        Money(amount)
    }

    /// The number of yuan.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// How many whole steps of `step` fit in, rounded down.
    ///
    /// ```
    /// use allotment::units::Money;
    /// assert_eq!(Money::yuan(2_500).steps(Money::yuan(1_000)), 2);
    /// ```
    pub const fn steps(self, step: Money) -> u64 {
        self.0 / step.0
    }

    /// `count` times this amount.
    pub fn times(self, count: u64) -> Money {
        Money(self.0.checked_mul(count).expect("grants are at most 18 digits"))
    }
}

impl fmt::Display for Money {
    /// Digits in groups of three: `1,234,567`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&in_threes(&self.0.to_string()))
    }
}

/// Digits in groups of three.
pub fn in_threes(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::Money;

    #[test]
    fn money_is_printed_in_groups_of_three() {
        assert_eq!(Money::yuan(0).to_string(), "0");
        assert_eq!(Money::yuan(999).to_string(), "999");
        assert_eq!(Money::yuan(600_000_000).to_string(), "600,000,000");
    }
}
