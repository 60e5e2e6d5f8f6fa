//! The problem in exact numbers: rows, coefficients per step, curves.

use crate::impact::{Curve, Impact};
use crate::instance::{Allocation, Grantable, Instance};
use crate::rule::{Finding, Rule, RuleRow, SECOND_ROW, Scene, Side, Terms, catalog};
use crate::units::Fraction;

/// *The* program: what bounds, exports and other solvers speak of. Amounts are whole steps.
pub struct Problem<'a> {
    scene: Scene<'a>,
    rules: Vec<Box<dyn Rule>>,
    rows: Vec<StatedRow>,
    coefficient_starts: Vec<usize>,
    coefficients: Vec<(u32, Fraction)>,
    coverage: Option<(usize, Vec<Curve>)>,
    by_id: Vec<usize>,
}

/// A row and the rule that wrote it.
#[derive(Clone, Debug)]
pub struct StatedRow {
    /// Position in [`Problem::rules`].
    pub rule: usize,
    /// `NAME` or `NAME/VALUE`.
    pub name: String,
    /// At least this.
    pub lower: Option<Side>,
    /// At most this.
    pub upper: Option<Side>,
    /// Does it sum plain yuan? Then its limits and those of other plain rows can be added up.
    pub plain: bool,
}

impl StatedRow {
    /// The name that users know: the same for both rows where a rule writes two of one name.
    pub fn shown_name(&self) -> &str {
        self.name.strip_suffix(SECOND_ROW).unwrap_or(&self.name)
    }

    /// The limit that a price speaks of: the upper one if it is above 0, the lower one if below.
    pub fn side(&self, price: &Fraction) -> Option<&Side> {
        match price.signum() {
            1 => self.upper.as_ref(),
            -1 => self.lower.as_ref(),
            _ => None,
        }
    }
}

impl<'a> Problem<'a> {
    /// States the rules of an instance as rows, limits of plain sums tightened to whole steps.
    pub fn state(instance: &'a Instance, impact: &'a Impact) -> Problem<'a> {
        let scene = Scene { instance, impact };
        let rules = catalog(instance);
        let step = instance.funds().step;
        let mut rows = Vec::new();
        let mut linear: Vec<Vec<(u32, Fraction)>> = Vec::new();
        let mut coverage = None;
        for (rule, stated) in rules.iter().enumerate() {
            for row in stated.rows(scene) {
                let RuleRow { name, lower, upper, terms } = row.tightened(step.get());
                let plain = terms.are_plain();
                // Whole steps may leave nothing between the two sides; as two rows they contradict each other,
                // which prices can prove, while one row has one price.
                let crossed =
                    lower.as_ref().zip(upper.as_ref()).is_some_and(|(low, high)| low.limit > high.limit);
                let (first_upper, second_upper) = if crossed { (None, upper) } else { (upper, None) };
                if let Terms::Linear(terms) = &terms
                    && let Some(upper) = second_upper
                {
                    linear.push(terms.clone());
                    let name = format!("{name}{SECOND_ROW}");
                    rows.push(StatedRow { rule, name, lower: None, upper: Some(upper), plain });
                }
                match terms {
                    Terms::Linear(terms) => linear.push(terms),
                    Terms::Coverage { full_coverage } => {
                        let everyone = 0..instance.cooperatives().len();
                        let curves = everyone.map(|position| impact.coverage(position, step, &full_coverage));
                        coverage = Some((rows.len(), curves.collect()));
                        linear.push(Vec::new());
                    }
                }
                rows.push(StatedRow { rule, name, lower, upper: first_upper, plain });
            }
        }
        let (coefficient_starts, coefficients) =
            by_cooperative(instance.cooperatives().len(), linear, &Fraction::from(step.get()));
        let mut by_id: Vec<usize> = (0..instance.cooperatives().len()).collect();
        by_id.sort_by_key(|position| instance.cooperatives().id(*position));
        Problem { scene, rules, rows, coefficient_starts, coefficients, coverage, by_id }
    }

    /// The instance and its curves.
    pub fn scene(&self) -> Scene<'a> {
        self.scene
    }

    /// The rules, built-in ones first.
    pub fn rules(&self) -> &[Box<dyn Rule>] {
        &self.rules
    }

    /// The rows, in the rules' order.
    pub fn rows(&self) -> &[StatedRow] {
        &self.rows
    }

    /// Moves the limits of a row, for asking what that would be worth.
    pub fn move_limits(&mut self, row: usize, by: &Fraction) {
        let row = &mut self.rows[row];
        for side in [&mut row.lower, &mut row.upper].into_iter().flatten() {
            side.limit = &side.limit + by;
        }
    }

    /// How many cooperatives.
    pub fn cooperatives(&self) -> usize {
        self.coefficient_starts.len() - 1
    }

    /// Positions in the order of ids. Chains stand in it, since solvers prefer the first of equals: so ties are
    /// broken by id, and the table's order changes nothing.
    pub fn by_id(&self) -> &[usize] {
        &self.by_id
    }

    /// Coefficients per step of a cooperative, by row; the coverage row has none here.
    pub fn coefficients(&self, position: usize) -> &[(u32, Fraction)] {
        &self.coefficients[self.coefficient_starts[position]..self.coefficient_starts[position + 1]]
    }

    /// The impact curve of a cooperative.
    pub fn curve(&self, position: usize) -> &'a Curve {
        self.scene.impact.curve(position)
    }

    /// The coverage row, if there is one.
    pub fn coverage_row(&self) -> Option<usize> {
        self.coverage.as_ref().map(|(row, _)| *row)
    }

    /// The coverage curve of a cooperative, if there is a coverage row.
    pub fn coverage(&self, position: usize) -> Option<&Curve> {
        self.coverage.as_ref().map(|(_, curves)| &curves[position])
    }

    /// The whole steps that a cooperative must get, if that is fixed.
    pub fn fixed(&self, position: usize) -> Option<u64> {
        match self.scene.instance.cooperatives().grantable(position) {
            Grantable::Exactly(grant) => Some(grant.steps(self.scene.instance.funds().step)),
            Grantable::UpTo(_) => None,
        }
    }

    /// Every rule's own audit of whole money, in the rules' order.
    pub fn audit(&self, allocation: &Allocation) -> Vec<Finding> {
        self.rules.iter().flat_map(|rule| rule.audit(self.scene, allocation)).collect()
    }
}

/// Turns rows over cooperatives into cooperatives over rows, per step instead of per yuan.
fn by_cooperative(
    cooperatives: usize,
    rows: Vec<Vec<(u32, Fraction)>>,
    step: &Fraction,
) -> (Vec<usize>, Vec<(u32, Fraction)>) {
    let mut starts = vec![0_usize; cooperatives + 1];
    for (position, _) in rows.iter().flatten() {
        starts[*position as usize + 1] += 1;
    }
    for position in 0..cooperatives {
        starts[position + 1] += starts[position];
    }
    let mut next = starts.clone();
    let mut entries = vec![(0, Fraction::ZERO); starts[cooperatives]];
    for (row, terms) in rows.into_iter().enumerate() {
        for (position, per_yuan) in terms {
            entries[next[position as usize]] = (row as u32, &per_yuan * step);
            next[position as usize] += 1;
        }
    }
    (starts, entries)
}
