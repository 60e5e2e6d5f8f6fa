//! A row of the linear program in exact numbers.

use crate::instance::Sense;
use crate::units::Fraction;

/// What a row's name ends with where a rule writes two rows of one name.
pub const SECOND_ROW: &str = " (at most)";

/// lower ≤ Σ terms ≤ upper, in the rule's own unit.
#[derive(Clone, Debug)]
pub struct RuleRow {
    /// `NAME` or `NAME/VALUE`.
    pub name: String,
    /// At least this.
    pub lower: Option<Side>,
    /// At most this.
    pub upper: Option<Side>,
    /// What is summed.
    pub terms: Terms,
}

/// A limit, and how it moves with the budget.
#[derive(Clone, Debug)]
pub struct Side {
    /// The right-hand side.
    pub limit: Fraction,
    /// What one more yuan of budget adds to it.
    pub per_budget: Fraction,
}

impl Side {
    /// A limit that does not know the budget.
    pub fn fixed(limit: Fraction) -> Side {
        Side { limit, per_budget: Fraction::ZERO }
    }
}

/// What a row sums over the cooperatives.
#[derive(Clone, Debug)]
pub enum Terms {
    /// Coefficients per yuan by cooperative, positions rising, zeros left out.
    Linear(Vec<(u32, Fraction)>),
    /// The same less a share of everything allocated: what everyone has besides is said once.
    LessShare {
        /// Coefficients per yuan as in [`Terms::Linear`].
        own: Vec<(u32, Fraction)>,
        /// The share, above 0.
        share: Fraction,
    },
    /// What each recipient counts, whatever its grant: likewise, above 0.
    Recipients(Vec<(u32, Fraction)>),
    /// Poor members covered, bent at `full_coverage` yuan for each of them; every cooperative.
    Coverage {
        /// Yuan per poor member that count as covered.
        full_coverage: Fraction,
    },
}

impl Terms {
    /// Are all coefficients 1: a sum of plain yuan?
    pub fn are_plain(&self) -> bool {
        matches!(self, Terms::Linear(terms) if terms.iter().all(|(_, weight)| *weight == Fraction::ONE))
    }
}

/// A limit of a sum of whole steps, tightened to one: a cap down, a floor up.
pub fn in_whole_steps(limit: &Fraction, sense: Sense, step: &Fraction) -> Fraction {
    let steps = limit * &step.reciprocal().expect("a step is above 0");
    let whole = match sense {
        Sense::AtLeast => steps.ceil(),
        Sense::AtMost => steps.floor(),
    };
    &Fraction::from_big(whole, dashu_int::IBig::ONE) * step
}

impl RuleRow {
    /// A row whose coefficients are all 1 sums whole steps, or whole recipients: its limits are tightened to them.
    pub fn tightened(mut self, step: u64) -> RuleRow {
        let plain_count = matches!(&self.terms, Terms::Recipients(terms) if terms.iter().all(|(_, one)| *one == Fraction::ONE));
        if self.terms.are_plain() || plain_count {
            let step = if plain_count { Fraction::ONE } else { Fraction::from(step) };
            if let Some(upper) = &mut self.upper {
                upper.limit = in_whole_steps(&upper.limit, Sense::AtMost, &step);
            }
            if let Some(lower) = &mut self.lower {
                lower.limit = in_whole_steps(&lower.limit, Sense::AtLeast, &step);
            }
        }
        self
    }
}
