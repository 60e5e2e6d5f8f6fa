//! What policies look at: the problem, and a few figures of every cooperative as floats.

use std::sync::OnceLock;

use crate::instance::{Instance, Label};
use crate::lp::Segment;
use crate::model::{Grid, Problem, segments};
use crate::solve::Backend;
use crate::words::policy as words;

/// What money is to be divided among whom.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The rules and the curves.
    pub problem: &'a Problem<'a>,
    /// The figures of every cooperative.
    pub features: &'a Features,
    /// How often each cooperative counts, by position; none: once each.
    pub counts: Option<&'a [f64]>,
    /// Whoever finds the optimum.
    pub backend: &'a dyn Backend,
    /// Where chance starts.
    pub seed: u64,
}

impl<'a> Case<'a> {
    /// The input.
    pub fn instance(&self) -> &'a Instance {
        self.problem.scene().instance
    }

    /// How often a cooperative counts.
    pub fn count(&self, position: usize) -> f64 {
        self.counts.map_or(1.0, |counts| counts[position])
    }

    /// Positions of those that count, in the order of ids.
    pub fn everyone(&self) -> impl Iterator<Item = usize> + '_ {
        self.problem.by_id().iter().copied().filter(|position| self.count(*position) > 0.0)
    }

    /// The most steps that it may get.
    pub fn most(&self, position: usize) -> f64 {
        self.problem.choices(position).most() as f64
    }

    /// The same for those who are paid one after another: where there is no limit of its own, it ends where more
    /// brings nothing.
    pub fn enough(&self, position: usize) -> f64 {
        self.features.enough[position].min(self.most(position))
    }

    /// Figures of members, which only poverty data give.
    pub fn members(&self) -> Result<&'a Features, String> {
        if self.instance().poverty().is_some() {
            Ok(self.features)
        } else {
            Err(words::NO_MEMBERS.text().to_owned())
        }
    }

    /// A column of text.
    pub fn label(&self, name: &str) -> Result<&'a Label, String> {
        self.instance().cooperatives().label(name).ok_or_else(|| words::no_column(name))
    }

    /// One stage of everyone, in proportion to weights; those of weight 0 get nothing.
    pub(super) fn in_proportion(&self, weight: impl Fn(usize) -> f64) -> super::Plan {
        let part = |position: usize| super::Part {
            position: position as u32,
            weight: weight(position),
            up_to: self.most(position),
        };
        let parts = self.everyone().map(part).filter(|part| part.weight > 0.0);
        super::Plan::Stages(super::Stages::together(parts))
    }

    /// One after another, those first who rank highest; equals by id.
    pub(super) fn in_order(&self, rank: impl Fn(usize) -> f64) -> super::Plan {
        let mut order: Vec<(f64, usize)> =
            self.everyone().map(|position| (rank(position), position)).collect();
        order.sort_by(|left, right| right.0.total_cmp(&left.0));
        let part = |(_, position): (f64, usize)| super::Part {
            position: position as u32,
            weight: 1.0,
            up_to: self.enough(position),
        };
        super::Plan::Stages(super::Stages::in_turn(order.into_iter().map(part)))
    }
}

/// Figures by cooperative.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Members.
    pub people: Vec<f64>,
    /// Poor members: income below the line, strictly.
    pub poor: Vec<f64>,
    /// What the poor members together lack to the line, in yuan a year.
    pub gap: Vec<f64>,
    /// Mean income of the members whose income is known, in yuan a year; `None` without any.
    pub income: Vec<Option<f64>>,
    /// The share of a yuan that reaches poor members, shells counted.
    pub reaching: Vec<f64>,
    /// Steps after which more brings nothing; none where it has a limit of its own.
    enough: Vec<f64>,
    /// See [`Features::falling`].
    falling: OnceLock<Vec<Piece>>,
}

/// A straight piece of a cooperative's curve that brings something.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The cooperative.
    pub position: u32,
    /// Impact per step.
    pub slope: f64,
    /// Steps.
    pub length: f64,
    /// Steps from nothing to its end.
    pub up_to: f64,
}

impl Features {
    /// Pieces of all curves by falling slope, equals by id. Worked out when first asked for, since exact curves take time.
    pub fn falling(&self, problem: &Problem<'_>) -> &[Piece] {
        self.falling.get_or_init(|| {
            let grid = Grid::first();
            let mut pieces = Vec::new();
            for &position in problem.by_id() {
                let mut up_to = 0.0;
                for Segment { slope, length, .. } in
                    segments(problem, position, &grid.marks(problem, position))
                {
                    up_to += length;
                    if slope > 0.0 {
                        pieces.push(Piece { position: position as u32, slope, length, up_to });
                    }
                }
            }
            pieces.sort_by(|left, right| right.slope.total_cmp(&left.slope));
            pieces
        })
    }

    /// Works them out.
    pub fn of(problem: &Problem<'_>) -> Features {
        let instance = problem.scene().instance;
        let cooperatives = instance.cooperatives();
        let line = instance.poverty().map_or(0.0, |poverty| poverty.line.to_f64());
        let all = instance.funds().budget.steps(instance.funds().step);
        let mut features = Features::default();
        for position in 0..cooperatives.len() {
            let (mut people, mut poor, mut gap, mut known, mut income) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for group in cooperatives.groups(position).iter() {
                let count = group.people.to_f64();
                people += count;
                if let Some(own) = group.income.map(crate::units::Decimal::to_f64) {
                    known += count;
                    income += count * own;
                    if own < line {
                        poor += count;
                        gap += count * (line - own);
                    }
                }
            }
            features.people.push(people);
            features.poor.push(poor);
            features.gap.push(gap);
            features.income.push((known > 0.0).then(|| income / known));
            let leakage = problem.scene().impact.leakage(position).to_f64();
            features.reaching.push(if poor > 0.0 { (1.0 - leakage).max(0.0) } else { 0.0 });
            let curve = problem.curve(position);
            let unlimited = problem.choices(position).most() > all;
            let last = || {
                let marks: Vec<u64> = curve.breakpoints().collect();
                let top = curve.value(curve.ceiling());
                marks.into_iter().find(|mark| curve.value(*mark) == top).unwrap_or(curve.ceiling())
            };
            features.enough.push(if unlimited { last() as f64 } else { f64::INFINITY });
        }
        features
    }
}
