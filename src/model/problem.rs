//! The problem in exact numbers: rows, coefficients per step, curves.

use rayon::prelude::*;

use crate::impact::{Choices, Coverage, Curve, Impact};
use crate::instance::{Allocation, Instance, Sense};
use crate::rule::{Finding, Rule, RuleRow, SECOND_ROW, Scene, Side, Terms, catalog};
use crate::units::{Fraction, Money, Whole};

use super::entries::{ByRow, Entries};

/// *The* program: what bounds, exports and other solvers speak of. Amounts are whole steps.
pub struct Problem<'a> {
    scene: Scene<'a>,
    rules: Vec<Box<dyn Rule>>,
    rows: Vec<StatedRow>,
    per_step: Entries,
    per_recipient: Entries,
    /// The row, and covered members per step.
    coverage: Option<(usize, Fraction)>,
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
        let mut stated = Stated::of(step, instance.cooperatives().len());
        let mut coverage = None;
        let rows: Vec<Vec<RuleRow>> = rules.par_iter().map(|rule| rule.rows(scene)).collect();
        for (rule, rows) in rows.into_iter().enumerate() {
            for row in rows {
                if let Terms::Coverage { full_coverage } = &row.terms {
                    let per_yuan = full_coverage.reciprocal().expect("full_coverage is above 0");
                    coverage = Some((stated.rows.len(), &Fraction::from(step.get()) * &per_yuan));
                }
                stated.take(rule, row.tightened(step.get()));
            }
        }
        let Stated { rows, yuan, recipients } = stated;
        let cooperatives = instance.cooperatives().len();
        let (per_step, per_recipient) = (yuan.by_cooperative(), recipients.by_cooperative());
        let mut by_id: Vec<usize> = (0..cooperatives).collect();
        by_id.par_sort_by_key(|position| instance.cooperatives().id(*position));
        Problem { scene, rules, rows, per_step, per_recipient, coverage, by_id }
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

    /// Puts another limit on a side of a row, if it has one there.
    pub fn set_limit(&mut self, row: usize, sense: Sense, limit: Fraction) {
        let row = &mut self.rows[row];
        let side = match sense {
            Sense::AtLeast => row.lower.as_mut(),
            Sense::AtMost => row.upper.as_mut(),
        };
        if let Some(side) = side {
            side.limit = limit;
        }
    }

    /// Adds the same to every cooperative's coefficient per step in a row of yuan.
    pub fn shift_row(&mut self, row: usize, by: &Fraction) {
        self.per_step.add(row as u32, by);
    }

    /// How many cooperatives.
    pub fn cooperatives(&self) -> usize {
        self.by_id.len()
    }

    /// Positions in the order of ids. Chains stand in it, since solvers prefer the first of equals: so ties are
    /// broken by id, and the table's order changes nothing.
    pub fn by_id(&self) -> &[usize] {
        &self.by_id
    }

    /// What a step for a cooperative adds, by row; the coverage row and rows of recipients have none here. As long as there
    /// are rows to which everyone adds: for walks over all cooperatives take [what is its own](Problem::own_coefficients)
    /// and [what everyone adds](Problem::of_everyone) apart.
    pub fn coefficients(&self, position: usize) -> Vec<(u32, Fraction)> {
        self.per_step.at_with_everyone(position)
    }

    /// The same besides what everyone adds.
    pub fn own_coefficients(
        &self,
        position: usize,
    ) -> impl ExactSizeIterator<Item = (u32, &Fraction)> + Clone {
        self.per_step.at(position)
    }

    /// The same in two: what many cooperatives have alike goes by their shape, a number below [`shapes`](Problem::shapes).
    pub fn shape(&self, position: usize) -> usize {
        self.per_step.shape(position)
    }

    /// How many shapes there are.
    pub fn shapes(&self) -> usize {
        self.per_step.shapes()
    }

    /// What a step for any cooperative of a shape adds, by row.
    pub fn shared_coefficients(&self, shape: usize) -> impl Iterator<Item = (u32, &Fraction)> {
        self.per_step.shared(shape)
    }

    /// What a step for a cooperative adds, by row, beside what its shape says.
    pub fn unshared_coefficients(&self, position: usize) -> impl Iterator<Item = (u32, &Fraction)> {
        self.per_step.unshared(position)
    }

    /// What a step for anyone adds besides, by row: rows that take a share of everything allocated off.
    pub fn of_everyone(&self) -> &[(u32, Fraction)] {
        self.per_step.of_everyone()
    }

    /// What a step for a cooperative adds to one row.
    pub fn coefficient(&self, position: usize, row: usize) -> Fraction {
        let own = self.own_coefficients(position).find(|(own, _)| *own as usize == row).map(|(_, a)| a);
        let everyone = self.of_everyone().iter().find(|(own, _)| *own as usize == row).map(|(_, a)| a);
        own.into_iter().chain(everyone).cloned().sum()
    }

    /// The prices of what everyone adds to rows by a step, all together.
    pub fn price_of_everyone(&self, prices: &[Fraction]) -> Fraction {
        self.of_everyone().iter().map(|(row, a)| &prices[*row as usize] * a).sum()
    }

    /// For every cooperative the sum over all that a step for it adds of what `of` makes of each coefficient; worked out
    /// once for all that share them.
    pub fn sums_of_coefficients<F: Fn(u32, &Fraction) -> Whole + Sync>(
        &self,
        of: F,
    ) -> impl Fn(usize) -> Whole + Sync + use<'_, 'a, F> {
        self.per_step.sums(of)
    }

    /// What a cooperative counts as a recipient, by row: added once, whatever its grant.
    pub fn recipient(&self, position: usize) -> impl ExactSizeIterator<Item = (u32, &Fraction)> + Clone {
        self.per_recipient.at(position)
    }

    /// Which rows count recipients.
    pub fn counts_recipients(&self) -> Vec<bool> {
        let mut counted = vec![false; self.rows.len()];
        self.per_recipient.used_rows().for_each(|row| counted[row as usize] = true);
        counted
    }

    /// The whole steps that a cooperative may get.
    pub fn choices(&self, position: usize) -> &'a Choices {
        self.scene.impact.choices(position)
    }

    /// The choices of a cooperative in runs, first and last of each, rising. Within a run its impact and its coverage
    /// are concave, and it is a recipient throughout or nowhere.
    pub fn runs(&self, position: usize) -> Vec<(u64, u64)> {
        let curve = self.curve(position);
        let mut cuts: Vec<u64> = if curve.jumps() { curve.breakpoints().collect() } else { Vec::new() };
        if self.recipient(position).len() > 0 {
            cuts.push(1);
        }
        cuts.retain(|cut| *cut > 0);
        cuts.sort_unstable();
        let mut runs = Vec::new();
        for (mut first, last) in self.choices(position).runs() {
            for &cut in &cuts {
                if first < cut && cut <= last {
                    runs.push((first, cut - 1));
                    first = cut;
                }
            }
            runs.push((first, last));
        }
        runs
    }

    /// The run of its choices where there is only one.
    pub fn only_run(&self, position: usize) -> Option<(u64, u64)> {
        let is_cut = self.curve(position).jumps() || self.recipient(position).len() > 0;
        self.choices(position).only_run().filter(|_| !is_cut)
    }

    /// Is everything linear: any step up to a limit, no jumps, no recipients counted? Real numbers then say it all.
    pub fn is_linear(&self) -> bool {
        (0..self.cooperatives()).into_par_iter().all(|position| {
            let choices = self.choices(position);
            let smooth = choices.is_every_step() && !self.curve(position).jumps();
            (smooth || choices.fixed().is_some()) && self.recipient(position).len() == 0
        })
    }

    /// The impact curve of a cooperative.
    pub fn curve(&self, position: usize) -> &'a Curve {
        self.scene.impact.curve(position)
    }

    /// The coverage row, if there is one.
    pub fn coverage_row(&self) -> Option<usize> {
        self.coverage.as_ref().map(|(row, _)| *row)
    }

    /// The coverage row, and how many members a step covers as long as not all are.
    pub fn covered_per_step(&self) -> Option<(usize, &Fraction)> {
        self.coverage.as_ref().map(|(row, per_step)| (*row, per_step))
    }

    /// The coverage curve of a cooperative, if there is a coverage row.
    pub fn coverage(&self, position: usize) -> Option<Coverage<'_>> {
        self.coverage.as_ref().map(|(_, per_step)| self.scene.impact.coverage(position, per_step))
    }

    /// The whole steps that a cooperative must get, if that is fixed.
    pub fn fixed(&self, position: usize) -> Option<u64> {
        self.choices(position).fixed()
    }

    /// Does whole money keep every rule by its own audit?
    pub fn is_kept_by(&self, allocation: &Allocation) -> bool {
        let is_kept = |rule: &dyn Rule| rule.audit(self.scene, allocation).iter().all(|finding| finding.kept);
        self.rules.iter().all(|rule| is_kept(&**rule))
    }

    /// Every rule's own audit of whole money, in the rules' order.
    pub fn audit(&self, allocation: &Allocation) -> Vec<Finding> {
        self.rules.iter().flat_map(|rule| rule.audit(self.scene, allocation)).collect()
    }
}

/// Rows with their coefficients, rule by rule.
struct Stated {
    rows: Vec<StatedRow>,
    yuan: ByRow,
    recipients: ByRow,
}

impl Stated {
    fn of(step: Money, cooperatives: usize) -> Stated {
        let yuan = ByRow::times(Fraction::from(step.get()), cooperatives);
        Stated { rows: Vec::new(), yuan, recipients: ByRow::times(Fraction::ONE, cooperatives) }
    }

    /// Takes a row; one that counts recipients on both sides, or whose sides have crossed, as two.
    ///
    /// Whole steps may leave nothing between the two sides; as two rows they contradict each other, which prices can
    /// prove, while one row has one price. Recipients are priced side by side too.
    fn take(&mut self, rule: usize, row: RuleRow) {
        let plain = row.terms.are_plain();
        let RuleRow { name, lower, upper, terms } = row;
        let crossed = lower.as_ref().zip(upper.as_ref()).is_some_and(|(low, high)| low.limit > high.limit);
        let counted = matches!(terms, Terms::Recipients(_)) && lower.is_some() && upper.is_some();
        let mut shared = Fraction::ZERO;
        let (yuan, recipients) = match terms {
            Terms::Linear(terms) => (terms, Vec::new()),
            Terms::LessShare { own, share } => {
                shared = -share;
                (own, Vec::new())
            }
            Terms::Recipients(terms) => (Vec::new(), terms),
            Terms::Coverage { .. } => (Vec::new(), Vec::new()),
        };
        let first_upper = if crossed || counted {
            let name = format!("{name}{SECOND_ROW}");
            self.yuan.push(yuan.clone(), &shared);
            self.recipients.push(recipients.clone(), &Fraction::ZERO);
            self.rows.push(StatedRow { rule, name, lower: None, upper, plain });
            None
        } else {
            upper
        };
        self.yuan.push(yuan, &shared);
        self.recipients.push(recipients, &Fraction::ZERO);
        self.rows.push(StatedRow { rule, name, lower, upper: first_upper, plain });
    }
}
