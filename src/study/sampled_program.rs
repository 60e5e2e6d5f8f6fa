//! The linear program of a sample: the same rows and chains, each chain as often as its cooperative counts.
//!
//! c_i alike cooperatives side by side fill like one with c_i times the lengths, since curves are concave; so
//!   x_i = X_i / c_i   X_i  steps of the longer chain
//! and only lengths and limits differ from one sample to the next. Limits that are sums of a column are the sample's;
//! amounts and shares of the budget stay, since the sample is as large as what it was drawn from. Bent curves are
//! joined by lines in many parts: decisions are off by their bend in a part, figures are not, since they are measured
//! on the curves.

use std::sync::Arc;

use crate::instance::{Clause, Limit, Sense};
use crate::lp::tolerance::MEANT_WHOLE;
use crate::lp::{Outcome, Program, Row};
use crate::model::{Grid, Model, Problem, StatedRow};
use crate::policy::limits;
use crate::solve::Backend;
use crate::units::Decimal;

/// Bent pieces are joined by lines in so many parts.
const PARTS: u64 = 64;

/// What all samples share.
pub(super) struct SampledProgram<'a> {
    problem: &'a Problem<'a>,
    backend: &'a dyn Backend,
    program: Program,
    /// By row, for its floor and its cap.
    sources: Vec<[Option<Source>; 2]>,
    /// Grants that are fixed, above 0: what each uses of every row.
    fixed: Vec<(usize, Vec<(usize, f64)>)>,
    /// Prices of everyone once, to start from.
    prices: Option<Vec<f64>>,
}

/// Where a limit comes from.
#[derive(Clone, Copy)]
enum Source {
    Fixed(f64),
    /// This share of poor members.
    Poor(f64),
    /// A row of one of `[[rules]]` whose limit is a sum of a column.
    Column {
        clause: usize,
        row: usize,
    },
}

impl<'a> SampledProgram<'a> {
    /// Nothing where grants are whole in other ways than steps.
    pub(super) fn of(problem: &'a Problem<'a>, backend: &'a dyn Backend) -> Option<SampledProgram<'a>> {
        if !problem.is_linear() {
            return None;
        }
        let program = Model::write(problem, &Grid::in_parts(PARTS)).program;
        let prices = match backend.solve(&program) {
            Outcome::Point(point) => Some(point.prices),
            _ => None,
        };
        let rows = problem.rows().iter().enumerate();
        let sources = rows.map(|(place, row)| {
            let limits = [(Sense::AtLeast, &row.lower), (Sense::AtMost, &row.upper)];
            limits.map(|(sense, side)| {
                let fixed = Source::Fixed(side.as_ref()?.limit.to_f64());
                Some(moving(problem, place, row, sense).unwrap_or(fixed))
            })
        });
        let sources = sources.collect();
        let fixed = (0..problem.cooperatives()).filter_map(|position| {
            let steps = problem.fixed(position).filter(|steps| *steps > 0)?;
            let terms = problem.coefficients(position).into_iter();
            let mut uses: Vec<(usize, f64)> =
                terms.map(|(row, a)| (row as usize, a.to_f64() * steps as f64)).collect();
            let covered = problem.coverage_row().zip(problem.coverage(position));
            uses.extend(covered.map(|(row, coverage)| (row, coverage.value(steps).to_f64())));
            Some((position, uses))
        });
        let fixed = fixed.collect();
        Some(SampledProgram { problem, backend, program, sources, fixed, prices })
    }

    /// Steps of each of the alike cooperatives, by position; `poor` by position. Nothing where a sample has no optimum.
    pub(super) fn solve(&self, counts: &[f64], poor: &[f64]) -> Option<Vec<f64>> {
        let by_id = self.problem.by_id();
        // Everything allocated is at most as often what it was.
        let most = counts.iter().copied().fold(1.0, f64::max);
        let count = |chain: usize| by_id.get(chain).map_or(most, |position| counts[*position]);
        let program = self.program.counted(self.rows(counts, poor), count);
        let outcome = self.backend.solve_from(&program, self.prices.as_deref());
        let Outcome::Point(point) = outcome else { return None };
        let mut steps = vec![0.0; counts.len()];
        for (&position, amount) in by_id.iter().zip(point.amounts) {
            steps[position] = match self.problem.fixed(position) {
                Some(fixed) => fixed as f64,
                None if counts[position] > 0.0 => meant(amount / counts[position]),
                None => 0.0,
            };
        }
        Some(steps)
    }

    /// The rows with the sample's limits, what fixed grants use taken off.
    fn rows(&self, counts: &[f64], poor: &[f64]) -> Vec<Row> {
        let rules = self.problem.scene().instance.rules();
        let needed = |clause: usize| {
            let is_of = |source: &Option<Source>| matches!(source, Some(Source::Column { clause: own, .. }) if *own == clause);
            self.sources.iter().flatten().any(is_of)
        };
        let of_clause = |(clause, rule): (usize, &Arc<Clause>)| {
            if needed(clause) {
                limits(self.problem.scene().instance, rule, |position| counts[position])
            } else {
                Vec::new()
            }
        };
        let by_clause: Vec<Vec<[Option<f64>; 2]>> = rules.iter().enumerate().map(of_clause).collect();
        let mut used = vec![0.0; self.sources.len()];
        for (position, uses) in &self.fixed {
            for (row, amount) in uses {
                used[*row] += counts[*position] * amount;
            }
        }
        let rows = self.problem.rows().iter().zip(&self.sources).zip(used);
        rows.map(|((row, sources), used)| {
            let side = |side: usize| {
                let limit = match sources[side]? {
                    Source::Fixed(limit) => limit,
                    Source::Poor(share) => share * counts.iter().zip(poor).map(|(c, m)| c * m).sum::<f64>(),
                    Source::Column { clause, row } => by_clause[clause][row][side]?,
                };
                Some(limit - used)
            };
            Row { name: row.name.clone(), lower: side(0), upper: side(1) }
        })
        .chain(self.program.rows().iter().skip(self.problem.rows().len()).cloned())
        .collect()
    }
}

/// Where a limit comes from that is another in every sample.
fn moving(problem: &Problem<'_>, place: usize, row: &StatedRow, sense: Sense) -> Option<Source> {
    let instance = problem.scene().instance;
    if problem.coverage_row() == Some(place) {
        return instance.accuracy().min_coverage.map(Decimal::to_f64).map(Source::Poor);
    }
    // Clauses are the last of the rules.
    let clause = (row.rule + instance.rules().len()).checked_sub(problem.rules().len())?;
    let rule = &instance.rules()[clause];
    let limit = match sense {
        Sense::AtLeast => rule.at_least.as_ref(),
        Sense::AtMost => rule.at_most.as_ref(),
    };
    match limit? {
        Limit::TimesShareOf { .. } | Limit::Per { .. } => {
            let row = rule.rows.iter().position(|own| own.name == row.shown_name())?;
            Some(Source::Column { clause, row })
        }
        Limit::Amount(_) | Limit::ShareOfBudget(_) | Limit::ShareOfAllocated(_) => None,
    }
}

/// Amounts next to a whole step are meant to be it.
fn meant(steps: f64) -> f64 {
    let nearest = steps.round();
    if (steps - nearest).abs() < MEANT_WHOLE { nearest } else { steps }
}

#[cfg(test)]
mod tests {
    use super::SampledProgram;
    use crate::impact::Impact;
    use crate::instance::{Files, Instance, check};
    use crate::model::Problem;
    use crate::pipeline::optimum;
    use crate::policy::Features;
    use crate::solve::catalog;

    /// Cooperatives, each so often.
    fn instance(measure: &str, counts: [usize; 4]) -> Instance {
        let settings = format!(
            "format = 1\n[funds]\nbudget = 1200\n[poverty]\nline = 100\nmeasure = \"{measure}\"\n\
             [impact]\nreturn = 1\nby_trade = 0\nby_capital = 0\n\
             [accuracy]\nmax_leakage = 0.6\nmin_coverage = 0.5\nfull_coverage = 20\n\
             [[rules]]\nname = \"by heads\"\neach = \"region\"\nat_least = {{ times = 0.3, share_of = \"members\" }}\n\
             [[rules]]\nname = \"staff\"\nwhere = {{ region = \"b\" }}\nat_most = {{ per = \"staff\", amount = 80 }}\n\
             [[rules]]\nname = \"a\"\nwhere = {{ region = \"a\" }}\nat_most = {{ share_of_allocated = 0.75 }}\n"
        );
        let lines = ["a,2,700,", "a,1,500,", "b,3,300,", "b,2,,100"];
        let groups = [[(8, 60), (2, 150)], [(5, 80), (5, 120)], [(10, 30), (10, 200)], [(4, 90), (6, 101)]];
        let (mut table, mut members) =
            ("id,region,staff,max_grant,locked\n".to_owned(), "cooperative,people,income\n".to_owned());
        for (kind, count) in counts.into_iter().enumerate() {
            for copy in 0..count {
                table += &format!("{kind}-{copy},{}\n", lines[kind]);
                for (people, income) in groups[kind] {
                    members += &format!("{kind}-{copy},{people},{income}\n");
                }
            }
        }
        let files = Files::new("samples").with("instance.toml", settings).with("cooperatives.csv", table);
        let reading = check(&files.with("members.csv", members));
        let faults: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
        reading.instance.unwrap_or_else(|| panic!("{}", faults.join("\n")))
    }

    /// The instance with copies is another way to the same optimum.
    #[test]
    fn a_sample_has_the_optimum_of_the_instance_with_cooperatives_repeated() {
        for measure in ["gap", "squared-gap"] {
            let once = instance(measure, [1; 4]);
            let impact = Impact::of(&once);
            let problem = Problem::state(&once, &impact);
            let features = Features::of(&problem);
            let sampled = SampledProgram::of(&problem, catalog()[0]).expect("grants are whole steps");
            for counts in [[1, 1, 1, 1], [2, 1, 1, 0], [0, 2, 1, 1], [1, 0, 2, 1], [2, 0, 1, 1]] {
                let repeated = instance(measure, counts);
                let expected = optimum(&repeated, &Impact::of(&repeated), catalog()[0]).unwrap().to_f64();
                let steps = sampled.solve(&counts.map(|count| count as f64), &features.poor).unwrap();
                let found: f64 = (0..4)
                    .map(|kind| {
                        let whole = crate::units::Fraction::from_f64(steps[kind].fract()).unwrap();
                        let curve = problem.curve(kind);
                        counts[kind] as f64 * curve.value_between(steps[kind] as u64, &whole).to_f64()
                    })
                    .sum();
                // Bent curves stand for lines in 64 parts while deciding.
                let within = if measure == "gap" { 1e-9 } else { 2e-4 };
                assert!(
                    (found - expected).abs() <= within * expected,
                    "{measure} {counts:?}: {found} {expected}"
                );
            }
        }
    }
}
