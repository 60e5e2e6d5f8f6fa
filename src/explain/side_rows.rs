//! The rows of a program, one for every limit, so that each limit can give way alone; nothing to gain.
//!
//! A trial leaves rules out, moves limits, moves the share of ratio rows, or adds columns by which limits give way:
//!   maximise −Σ_j c_j·y_j   over grants x and 0 ≤ y_j ≤ most_j,
//!   Σ_i a_ri x_i − d_r Σ_i x_i − Σ_j w_rj y_j ≤ b_r + m_r   (≥ for a lower limit)
//!   b_r, a_ri  as the program has them   m_r  how far the limit moves   d_r  how far the share moves
//!   y_j  how far a limit gives way, w_rj what that adds to limit r, c_j its cost

use crate::instance::Sense;
use crate::lp::tolerance::ROW_FEASIBILITY;
use crate::lp::{Outcome, Program, Row, Segment};
use crate::model::{Grid, Model, Problem, StatedRow};
use crate::solve::Backend;
use crate::units::Fraction;

/// One limit of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SideRow {
    /// Position in [`Problem::rows`].
    pub row: usize,
    pub sense: Sense,
}

impl SideRow {
    /// −1 for a limit that must be raised to give way, 1 for one that must be lowered: what giving way adds to the sum.
    pub(super) fn relief(self) -> f64 {
        match self.sense {
            Sense::AtMost => -1.0,
            Sense::AtLeast => 1.0,
        }
    }
}

/// By what limits give way: an amount, what a unit of it adds to the sums of rows (by position), and its cost.
#[derive(Clone, Debug)]
pub(super) struct GivingWay {
    pub adds: Vec<(usize, f64)>,
    pub most: f64,
    pub cost: f64,
}

/// What is tried.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial {
    /// Rules left out, by position in [`Problem::rules`].
    pub without: Vec<usize>,
    /// Limits moved, by position, and how far.
    pub moved: Vec<(usize, f64)>,
    /// Ratio rows whose share moves, by position, and how far.
    pub shares: Vec<(usize, f64)>,
    /// Columns by which limits give way.
    pub giving_way: Vec<GivingWay>,
}

/// How everything can be kept.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// Grants in steps by chain.
    pub grants: Vec<f64>,
    /// How far limits gave way.
    pub gave_way: Vec<f64>,
    /// By row of the problem: what another unit of its limits would save.
    pub prices: Vec<f64>,
}

/// What came of a trial.
#[derive(Clone, Debug)]
pub(super) enum Tried {
    /// Everything can be kept.
    Kept(Kept),
    /// These rules, by position, cannot hold together.
    Clash(Vec<usize>),
    /// Neither was found.
    Open,
}

/// The rules that clash, by position, if that was found.
pub(super) type Clash = Option<Vec<usize>>;

impl Tried {
    /// How everything can be kept; else the rules that clash, if that was found.
    pub(super) fn kept(self) -> Result<Kept, Clash> {
        match self {
            Tried::Kept(kept) => Ok(kept),
            Tried::Clash(rules) => Err(Some(rules)),
            Tried::Open => Err(None),
        }
    }
}

/// The rows of a problem by limit.
pub(super) struct SideRows<'p, 'a> {
    pub problem: &'p Problem<'a>,
    pub sides: Vec<SideRow>,
    backend: &'p dyn Backend,
    program: Program,
    /// Steps that fixed grants take.
    fixed: f64,
}

impl<'p, 'a> SideRows<'p, 'a> {
    /// Splits the rows of a problem.
    pub(super) fn of(problem: &'p Problem<'a>, backend: &'p dyn Backend) -> SideRows<'p, 'a> {
        let whole = Model::write(problem, &Grid::first()).program.feasibility(|_| true);
        let mut sides = Vec::new();
        let mut rows = Vec::new();
        let mut of_row: Vec<Vec<u32>> = Vec::new();
        for (row, stated) in whole.rows().iter().enumerate() {
            let limits = [(Sense::AtLeast, stated.lower), (Sense::AtMost, stated.upper)];
            let mut own = Vec::new();
            for (sense, limit) in limits {
                let Some(limit) = limit else { continue };
                own.push(sides.len() as u32);
                sides.push(SideRow { row, sense });
                rows.push(match sense {
                    Sense::AtLeast => Row {
                        name: format!("{} {}", stated.name, sense.word()),
                        lower: Some(limit),
                        upper: None,
                    },
                    Sense::AtMost => Row {
                        name: format!("{} {}", stated.name, sense.word()),
                        lower: None,
                        upper: Some(limit),
                    },
                });
            }
            of_row.push(own);
        }
        // Coverage has one side.
        let bent_row = whole.bent_row().and_then(|row| of_row[row].first()).map(|row| *row as usize);
        let mut program = Program::new(rows, bent_row);
        for chain in 0..whole.chains() {
            let entries = whole.coefficients(chain).iter();
            let entries = entries.flat_map(|(row, a)| of_row[*row as usize].iter().map(|side| (*side, *a)));
            program.push_chain(entries, whole.segments(chain).iter().copied());
        }
        let fixed = (0..problem.cooperatives()).filter_map(|position| problem.fixed(position)).sum::<u64>();
        SideRows { problem, sides, backend, program, fixed: fixed as f64 }
    }

    /// The row of a limit as it was stated.
    pub(super) fn stated(&self, side: usize) -> &StatedRow {
        &self.problem.rows()[self.sides[side].row]
    }

    /// The limit as it was stated, fixed grants included.
    pub(super) fn limit(&self, side: usize) -> &crate::rule::Side {
        let row = self.stated(side);
        let stated = match self.sides[side].sense {
            Sense::AtLeast => &row.lower,
            Sense::AtMost => &row.upper,
        };
        stated.as_ref().expect("a side is there because its limit is")
    }

    /// The limits of a rule on one side, by position.
    pub(super) fn of_rule(&self, rule: usize, sense: Sense) -> Vec<usize> {
        let own = |side: &usize| self.stated(*side).rule == rule && self.sides[*side].sense == sense;
        (0..self.sides.len()).filter(own).collect()
    }

    /// The least and the most that every row can add up to.
    pub(super) fn ranges(&self) -> Vec<(f64, f64)> {
        let mut ranges = vec![(0.0, 0.0); self.sides.len()];
        for chain in 0..self.program.chains() {
            let length = self.program.chain_length(chain);
            for (side, a) in self.program.coefficients(chain) {
                let (least, most) = &mut ranges[*side as usize];
                *least += a.min(0.0) * length;
                *most += a.max(0.0) * length;
            }
            if let Some(side) = self.program.bent_row() {
                ranges[side].1 +=
                    self.program.segments(chain).iter().map(|part| part.bent * part.length).sum::<f64>();
            }
        }
        ranges
    }

    /// The limit that the program has: fixed grants taken off.
    pub(super) fn limit_left(&self, side: usize) -> f64 {
        let row = &self.program.rows()[side];
        row.lower.or(row.upper).expect("a side has a limit")
    }

    /// What grants, in steps by chain, make of a row as it stands.
    pub(super) fn amounts(&self, grants: &[f64]) -> Vec<f64> {
        self.program.activities(grants).iter().map(|activity| activity.value).collect()
    }

    /// All grants together, in steps.
    pub(super) fn total(&self, grants: &[f64]) -> f64 {
        self.fixed + grants.iter().sum::<f64>()
    }

    /// Solves a trial.
    pub(super) fn solve(&self, trial: &Trial) -> Tried {
        match self.backend.solve(&self.program_of(trial)) {
            Outcome::Point(mut point) => {
                let gave_way = point.amounts.split_off(self.program.chains());
                let mut prices = vec![0.0; self.problem.rows().len()];
                for (side, price) in self.sides.iter().zip(&point.prices) {
                    prices[side.row] += price;
                }
                Tried::Kept(Kept { grants: point.amounts, gave_way, prices })
            }
            Outcome::Ray(ray) => {
                let named = ray.prices.iter().enumerate().filter(|(_, price)| **price != 0.0);
                let mut rules: Vec<usize> = named.map(|(side, _)| self.stated(side).rule).collect();
                rules.sort_unstable();
                rules.dedup();
                Tried::Clash(rules)
            }
            Outcome::GaveUp(_) => Tried::Open,
        }
    }

    /// Do these grants keep all rules of a trial in which nothing gives way?
    pub(super) fn are_kept_by(&self, trial: &Trial, grants: &[f64]) -> bool {
        self.program_of(trial).activities(grants).iter().all(|activity| activity.breach <= ROW_FEASIBILITY)
    }

    fn program_of(&self, trial: &Trial) -> Program {
        let share =
            |side: usize| trial.shares.iter().find(|(own, _)| *own == side).map_or(0.0, |(_, by)| *by);
        let step = Fraction::from(self.problem.scene().instance.funds().step.get()).to_f64();
        let rows = self.program.rows().iter().enumerate().map(|(side, row)| {
            let moved = trial.moved.iter().filter(|(own, _)| *own == side).map(|(_, by)| by).sum::<f64>();
            let by = moved + share(side) * step * self.fixed;
            let kept = !trial.without.contains(&self.stated(side).rule);
            let limit = |limit: Option<f64>| limit.filter(|_| kept).map(|limit| limit + by);
            Row { name: row.name.clone(), lower: limit(row.lower), upper: limit(row.upper) }
        });
        let mut program = Program::new(rows.collect(), self.program.bent_row());
        for chain in 0..self.program.chains() {
            let own = self.program.coefficients(chain);
            let segments = self.program.segments(chain).iter().copied();
            let kept =
                own.iter().filter(|(side, _)| !trial.without.contains(&self.stated(*side as usize).rule));
            if trial.shares.is_empty() {
                program.push_chain(kept.copied(), segments);
                continue;
            }
            let mut entries: Vec<(u32, f64)> = kept.copied().collect();
            for (side, by) in &trial.shares {
                let fall = by * step;
                match entries.iter_mut().find(|(row, _)| *row as usize == *side) {
                    Some((_, a)) => *a -= fall,
                    None => entries.push((*side as u32, -fall)),
                }
            }
            entries.retain(|(_, a)| *a != 0.0);
            program.push_chain(entries, segments);
        }
        for column in &trial.giving_way {
            let bent = column.adds.iter().find(|(side, _)| self.program.bent_row() == Some(*side));
            let entries = column.adds.iter().filter(|(side, _)| self.program.bent_row() != Some(*side));
            let bent = bent.map_or(0.0, |(_, add)| *add);
            program.push_chain(
                entries.map(|(side, add)| (*side as u32, *add)),
                [Segment { length: column.most, slope: -column.cost, bent }],
            );
        }
        program
    }
}
