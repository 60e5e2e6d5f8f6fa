//! Sums of floats that carry their rounding error along (Neumaier 1974), so that n terms cost no more than one.

/// A sum that keeps the low part of every addition.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum {
    high: f64,
    low: f64,
}

impl Sum {
    /// Adds a term.
    #[inline]
    pub fn add(&mut self, term: f64) {
        let high = self.high + term;
        self.low +=
            if self.high.abs() >= term.abs() { (self.high - high) + term } else { (term - high) + self.high };
        self.high = high;
    }

    /// The sum so far.
    #[inline]
    pub fn value(self) -> f64 {
        self.high + self.low
    }
}

#[cfg(test)]
mod tests {
    use super::Sum;

    #[test]
    fn small_terms_are_not_lost_beside_large_ones() {
        let mut sum = Sum::default();
        for term in [1e16, 1.0, -1e16] {
            sum.add(term);
        }
        assert!((sum.value() - 1.0).abs() < 1e-15);
    }
}
