//! A program in which next to nobody gains: segments in the same rows fill alike, as groups, until prices tell them
//! apart.
//!
//! A group is one column that stands for the sum of its segments, so that a point of the groups is a point of the
//! whole. At the prices that came with it a group is torn if some of its segments gain and others lose; it is taken
//! apart into those, and either side into parts, the finer the nearer. When none is torn, the prices prove of the whole
//! what they prove of the groups. (Iterative aggregation; Rogers, Plante, Wong & Evans 1991, "Aggregation and
//! disaggregation techniques and methodology in optimization".)
//!
//! Groups grow many that way, most of them far from the prices of a later point. So segments far from these come together
//! again, those that gain and those that lose: the point stays within reach, as they are full and empty in it. Only
//! after a better point, so that this ends.
//!
//! Segments of a chain may so fill out of order. In the bent row earlier ones count for more, so that filling in order
//! keeps its lower limit all the better; with an upper one there are no groups.

mod partition;

use crate::lp::tolerance::{REDUCED_COST, ROW_FEASIBILITY};
use crate::lp::{Outcome, Point, Program, Ray};
use crate::solve::duality::{Objective, proves};

use super::simplex;
use partition::Groups;

/// A point is better if what it brings rises by this share.
const BETTER: f64 = 1e-9;
/// Rounds before the whole program is solved at once.
const ROUNDS: usize = 40;

/// Solves a program by its groups; `None` if that did not end.
pub(super) fn solve(program: &Program, near: Option<&[f64]>) -> Option<Outcome> {
    if program.bent_row().is_some_and(|row| program.rows()[row].upper.is_some()) {
        return None;
    }
    let mut groups = Groups::of(program);
    let mut near = near.map(<[f64]>::to_vec);
    if let Some(prices) = &near {
        groups.let_near_stand_alone(&gains(program, prices, Objective::Slopes));
    }
    let mut iterations = 0;
    let mut best: Option<f64> = None;
    for _ in 0..ROUNDS {
        let grouped = groups.program(program);
        match simplex(&grouped, near.as_deref().map(Into::into)) {
            Outcome::Point(point) => {
                iterations += point.iterations;
                if !are_kept(&grouped, &point.amounts) {
                    // A basis near other prices may be a bad one.
                    near.take()?;
                    continue;
                }
                let gains = gains(program, &point.prices, Objective::Slopes);
                if !groups.are_torn(&gains) {
                    let amounts = groups.amounts(program, &point.amounts);
                    let point = Point { amounts, prices: point.prices, iterations };
                    return are_kept(program, &point.amounts).then_some(Outcome::Point(point));
                }
                let worth = grouped.worth(&point.amounts);
                if best.is_none_or(|best| worth > best + BETTER * best.abs()) {
                    best = Some(worth);
                    groups.bring_together(&gains);
                }
                groups.take_apart(&gains);
                near = Some(point.prices);
            }
            Outcome::Ray(Ray { prices }) => {
                if proves(program, &prices) {
                    return Some(Outcome::Ray(Ray { prices }));
                }
                let gains = gains(program, &prices, Objective::Nothing);
                if !groups.are_torn(&gains) {
                    return None;
                }
                groups.take_apart(&gains);
                near = None;
            }
            Outcome::GaveUp(_) => return None,
        }
    }
    None
}

/// Does a point keep the rows as well as a solver's must?
fn are_kept(program: &Program, amounts: &[f64]) -> bool {
    program.activities(amounts).iter().all(|activity| activity.breach <= ROW_FEASIBILITY / 2.0)
}

/// What every segment gains at these prices, as a share of its terms; 0 within rounding.
fn gains(program: &Program, prices: &[f64], objective: Objective) -> Vec<f64> {
    let mut gains = Vec::with_capacity(program.columns());
    for chain in 0..program.chains() {
        let (mut price, mut size) = (0.0, 0.0);
        for (row, value) in program.coefficients(chain) {
            let term = prices[*row as usize] * value;
            price += term;
            size += term.abs();
        }
        for segment in program.segments(chain) {
            let bent = program.bent_row().map_or(0.0, |row| prices[row] * segment.bent);
            let slope = if objective == Objective::Slopes { segment.slope } else { 0.0 };
            let gain = slope - price - bent;
            let size = slope.abs() + size + bent.abs();
            gains.push(if gain.abs() <= REDUCED_COST * size { 0.0 } else { gain / size });
        }
    }
    gains
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lp::{Row, Segment};
    use crate::solve::duality::dual_value;

    fn row(name: &str, lower: Option<f64>, upper: Option<f64>) -> Row {
        Row { name: name.to_owned(), lower, upper }
    }

    /// 10,000 chains of one step, which weigh 0.0000, 0.0001 … 0.9999; 3,000 steps may be given.
    fn crowd(floor: f64, gives_way: bool) -> Program {
        let mut program =
            Program::new(vec![row("budget", None, Some(3_000.0)), row("floor", Some(floor), None)], None);
        for chain in 0..10_000_u32 {
            let weight = f64::from((chain * 7_919) % 10_000) / 10_000.0;
            program.push_chain([(0, 1.0), (1, weight)], [Segment { length: 1.0, slope: 0.0, bent: 0.0 }]);
        }
        if gives_way {
            program.push_chain([(1, 1.0)], [Segment { length: 1e4, slope: -1.0, bent: 0.0 }]);
        }
        program
    }

    #[test]
    fn a_floor_gives_way_by_what_the_heaviest_lack() {
        // The 3,000 heaviest weigh 3,000 · (0.7000 + 0.9999) / 2 = 2,549.85 together.
        let Some(Outcome::Point(point)) = solve(&crowd(3_000.0, true), None) else { panic!("it gives way") };
        assert!((point.amounts[10_000] - 450.15).abs() < 1e-9, "{}", point.amounts[10_000]);
        assert!(matches!(solve(&crowd(2_549.84, false), None), Some(Outcome::Point(_))));
        assert!(matches!(solve(&crowd(2_549.86, false), None), Some(Outcome::Ray(_))));
    }

    /// Numbers of no meaning, the same in every run.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, count: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % count
        }
    }

    /// Rows of all kinds, among them a bent one, over alike and unlike chains; most floors may give way.
    fn random(dice: &mut Dice) -> Program {
        let chains = 5 + dice.below(60);
        let limit = |dice: &mut Dice, size: u64| Some(dice.below(size * chains + 1) as f64);
        let rows = vec![
            row("budget", None, limit(dice, 3)),
            row("ratio", None, Some(0.0)),
            row("floor", limit(dice, 2), None),
            row("range", Some(0.0), limit(dice, 2)),
            row("bent", limit(dice, 2), None),
        ];
        let mut program = Program::new(rows, Some(4));
        for _ in 0..chains {
            let mut entries = vec![(0, 1.0), (1, dice.below(5) as f64 - 3.0)];
            entries.extend((dice.below(2) > 0).then(|| (2, 1.0 + dice.below(3) as f64)));
            entries.extend((dice.below(3) > 0).then_some((3, 1.0)));
            entries.retain(|(_, value)| *value != 0.0);
            let part =
                |dice: &mut Dice, bent| Segment { length: 1.0 + dice.below(4) as f64, slope: 0.0, bent };
            let bent = dice.below(3) as f64 / 2.0;
            let segments = [part(dice, bent), part(dice, 0.0)];
            program.push_chain(entries, segments);
        }
        for row in [2, 4] {
            if dice.below(3) > 0 {
                let bent = if row == 4 { 1.0 } else { 0.0 };
                let entry = (row != 4).then_some((row, 1.0));
                program.push_chain(entry, [Segment { length: 1e4, slope: -1.0, bent }]);
            }
        }
        program
    }

    /// The whole program, solved at once, is worth the same; from prices of the program before as well.
    #[test]
    fn groups_find_what_the_whole_finds() {
        let mut dice = Dice(7);
        let (mut points, mut rays) = (0, 0);
        let mut near: Option<Vec<f64>> = None;
        for case in 0..4_000 {
            let program = random(&mut dice);
            let found = solve(&program, near.as_deref().filter(|_| case % 2 == 1));
            if let Some(Outcome::Point(found)) = &found {
                near = Some(found.prices.clone());
            }
            match (found, simplex(&program, None)) {
                (Some(Outcome::Point(found)), Outcome::Point(whole)) => {
                    points += 1;
                    let worst =
                        program.activities(&found.amounts).iter().map(|row| row.breach).fold(0.0, f64::max);
                    assert!(worst <= 1e-10, "case {case}: a row is broken by {worst}");
                    let [worth, best] = [&found, &whole].map(|point| program.worth(&point.amounts));
                    assert!(
                        (worth - best).abs() <= 1e-9 * best.abs().max(1.0),
                        "case {case}: {worth}, {best}"
                    );
                    let bound = dual_value(&program, &found.prices, Objective::Slopes).value;
                    assert!(
                        (bound - best).abs() <= 1e-9 * best.abs().max(1.0),
                        "case {case}: {bound}, {best}"
                    );
                }
                (Some(Outcome::Ray(ray)), Outcome::Ray(_)) => {
                    rays += 1;
                    assert!(proves(&program, &ray.prices), "case {case}");
                }
                (found, whole) => panic!("case {case}: {found:?} and {whole:?}"),
            }
        }
        assert!(points > 500 && rays > 200, "{points} points and {rays} rays");
    }
}
