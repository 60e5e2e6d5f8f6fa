//! The rows of a program, one for every limit, so that each limit can give way alone; nothing to gain.
//!
//! A trial leaves rules out, moves limits, moves the share of ratio rows, or adds columns by which limits give way:
//!   maximise −Σ_j c_j·y_j   over grants x and 0 ≤ y_j ≤ most_j,
//!   Σ_i a_ri x_i − d_r Σ_i x_i − Σ_j w_rj y_j ≤ b_r + m_r   (≥ for a lower limit)
//!   b_r, a_ri  as the program has them   m_r  how far the limit moves   d_r  how far the share moves
//! Where everything allocated Σ_i x_i has a column of its own, its row comes after those of the limits and is no limit, and
//! d_r stands in that column.
//!   y_j  how far a limit gives way, w_rj what that adds to limit r, c_j its cost

use crate::instance::Sense;
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
    /// By limit: what another unit of it would save.
    pub prices: Vec<f64>,
}

/// What came of a trial.
#[derive(Clone, Debug)]
pub(super) enum Tried {
    /// Everything can be kept.
    Kept(Kept),
    /// It cannot: prices by limit that contradict.
    Clash(Vec<f64>),
    /// Neither was found.
    Open,
}

/// The rows of a problem by limit.
pub(super) struct SideRows<'p, 'a> {
    pub problem: &'p Problem<'a>,
    pub sides: Vec<SideRow>,
    backend: &'p dyn Backend,
    pub program: Program,
    /// The least and the most that every row can add up to.
    pub ranges: Vec<(f64, f64)>,
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
        for (row, stated) in whole.rows().iter().take(problem.rows().len()).enumerate() {
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
        for everything in &whole.rows()[problem.rows().len()..] {
            of_row.push(vec![rows.len() as u32]);
            rows.push(everything.clone());
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
        let ranges = ranges(&program);
        SideRows { problem, sides, backend, program, ranges, fixed: fixed as f64 }
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

    /// The limit that the program has: fixed grants taken off.
    pub(super) fn limit_left(&self, side: usize) -> f64 {
        let row = &self.program.rows()[side];
        row.lower.or(row.upper).expect("a side has a limit")
    }

    /// The rules, by position, whose limits have a price.
    pub(super) fn priced_rules(&self, prices: &[f64]) -> Vec<usize> {
        let priced = (0..self.sides.len()).filter(|side| prices[*side] != 0.0);
        let mut rules: Vec<usize> = priced.map(|side| self.stated(side).rule).collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }

    /// How far a trial moves a limit, the share of what fixed grants take included, and how far it moves a step's share of
    /// everything allocated.
    pub(super) fn moves(&self, trial: &Trial, side: usize) -> (f64, f64) {
        let moved = trial.moved.iter().filter(|(own, _)| *own == side).map(|(_, by)| by).sum::<f64>();
        let share = trial.shares.iter().find(|(own, _)| *own == side).map_or(0.0, |(_, by)| *by);
        let per_step = share * Fraction::from(self.problem.scene().instance.funds().step.get()).to_f64();
        (moved + per_step * self.fixed, per_step)
    }

    /// Solves a trial; `near` are prices by limit of one much like it.
    pub(super) fn solve(&self, trial: &Trial, near: Option<&[f64]>) -> Tried {
        let program = self.program_of(trial);
        let outcome = self.backend.solve_from(&program, near);
        match outcome {
            Outcome::Point(mut point) => {
                let gave_way = point.amounts.split_off(self.program.chains());
                Tried::Kept(Kept { grants: point.amounts, gave_way, prices: point.prices })
            }
            Outcome::Ray(ray) => Tried::Clash(ray.prices),
            Outcome::GaveUp(_) => Tried::Open,
        }
    }

    /// Do shares that move stand in this chain: that of everything allocated, or any where it has none?
    fn falls_in(&self, chain: usize) -> bool {
        self.program.chains() == self.problem.cooperatives() || chain == self.problem.cooperatives()
    }

    fn program_of(&self, trial: &Trial) -> Program {
        let is_kept = |side: usize| !trial.without.contains(&self.stated(side).rule);
        let kept: Vec<bool> = (0..self.sides.len()).map(is_kept).collect();
        let rows = self.program.rows().iter().enumerate().map(|(side, row)| {
            if side >= self.sides.len() {
                return row.clone();
            }
            let (by, _) = self.moves(trial, side);
            let limit = |limit: Option<f64>| limit.filter(|_| kept[side]).map(|limit| limit + by);
            Row { name: row.name.clone(), lower: limit(row.lower), upper: limit(row.upper) }
        });
        let rows: Vec<Row> = rows.collect();
        let falls: Vec<(u32, f64)> = trial
            .shares
            .iter()
            .map(|(side, _)| (*side as u32, self.moves(trial, *side).1))
            .filter(|(side, _)| kept[*side as usize])
            .collect();
        let mut program = if falls.is_empty() && kept.iter().all(|kept| *kept) {
            let mut program = self.program.clone();
            program.set_rows(rows);
            program
        } else {
            let mut program = Program::new(rows, self.program.bent_row());
            let mut entries: Vec<(u32, f64)> = Vec::new();
            let is_kept = |side: u32| kept.get(side as usize).is_none_or(|kept| *kept);
            for chain in 0..self.program.chains() {
                entries.clear();
                entries.extend(self.program.coefficients(chain).iter().filter(|(side, _)| is_kept(*side)));
                let falls = if self.falls_in(chain) { falls.as_slice() } else { &[] };
                for (side, fall) in falls {
                    match entries.iter_mut().find(|(row, _)| row == side) {
                        Some((_, a)) => *a -= fall,
                        None => entries.push((*side, -fall)),
                    }
                }
                entries.retain(|(_, a)| *a != 0.0);
                program.push_chain(entries.iter().copied(), self.program.segments(chain).iter().copied());
            }
            program
        };
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

/// The least and the most that every row can add up to.
fn ranges(program: &Program) -> Vec<(f64, f64)> {
    let mut ranges = vec![(0.0, 0.0); program.rows().len()];
    for chain in 0..program.chains() {
        let length = program.chain_length(chain);
        for (row, a) in program.coefficients(chain) {
            let (least, most) = &mut ranges[*row as usize];
            *least += a.min(0.0) * length;
            *most += a.max(0.0) * length;
        }
        if let Some(row) = program.bent_row() {
            ranges[row].1 += program.segments(chain).iter().map(|part| part.bent * part.length).sum::<f64>();
        }
    }
    ranges
}
