//! Steps that read well: 1, 2, 2.5 or 5 times a power of ten.

use super::super::figures::grouped;

/// Marks at a round distance from each other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct RoundStep {
    /// The distance.
    pub(super) size: f64,
    /// Places behind the point that a mark needs.
    pub(super) places: usize,
}

impl RoundStep {
    /// The smallest that is no less than `rough`, which is above 0.
    pub(super) fn at_least(rough: f64) -> RoundStep {
        let power = rough.log10().floor() as i32;
        // Each part with the power of its last digit.
        let parts = [(1.0, power), (2.0, power), (2.5, power - 1), (5.0, power), (10.0, power + 1)];
        let sized = parts.map(|(part, last)| (part * 10_f64.powi(power), last));
        let (size, last) = sized.into_iter().find(|(size, _)| *size >= rough).unwrap_or(sized[4]);
        RoundStep { size, places: (-last).max(0) as usize }
    }

    /// So many of them as people read it.
    pub(super) fn mark(self, count: f64) -> String {
        grouped(count * self.size, self.places)
    }
}

#[cfg(test)]
mod tests {
    use super::RoundStep;

    #[test]
    fn a_step_is_round_and_its_marks_have_as_many_places_as_it_needs() {
        let marks = |rough| [1.0, 2.0].map(|count| RoundStep::at_least(rough).mark(count));
        assert_eq!(marks(306.0), ["500", "1,000"]);
        assert_eq!(marks(2.25), ["2.5", "5.0"]);
        assert_eq!(marks(0.03), ["0.05", "0.10"]);
        assert_eq!(marks(0.12), ["0.2", "0.4"]);
        assert_eq!(marks(0.021), ["0.025", "0.050"]);
        assert_eq!(marks(7.0), ["10", "20"]);
    }
}
